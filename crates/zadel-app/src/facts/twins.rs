//! Deals that seem to stand in two feeds: they count twice.

use std::sync::Arc;

use zadel_store::deal_checks::{TwinFeeds, list_all_twins, list_twins};
use zadel_store::deals::FactsVersion;
use zadel_store::{CompanyId, FeedId, Tx};

use crate::facts::by_hand;
use crate::{App, Refused};

/// Deals of a feed that seem to stand in another one: with the same number, made within a day or called the
/// same, or called the same for the same sum and made within a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twins {
    /// Whose; nobody's: people wrote them.
    pub feed: Option<String>,
    /// Where else they stand.
    pub other: Option<String>,
    /// How many deals.
    pub n: u64,
}

impl From<TwinFeeds> for Twins {
    fn from(twins: TwinFeeds) -> Self {
        let told = |feed: String| (feed != by_hand::FEED).then_some(feed);
        Self { feed: told(twins.feed), other: told(twins.other), n: u64::try_from(twins.n).unwrap_or(0) }
    }
}

/// Those of a feed, as they are in the transaction.
pub(super) async fn twins_of(tx: &mut Tx, company: CompanyId, feed: FeedId) -> Result<Vec<Twins>, Refused> {
    Ok(list_twins(tx, company, feed).await?.into_iter().map(Twins::from).collect())
}

/// Those of every two feeds. All deals are looked at for it, so it is kept until the facts are others.
pub(super) async fn all_twins(app: &App, company: CompanyId, facts: FactsVersion) -> Result<Arc<[Twins]>, Refused> {
    let kept = || app.twins.lock().map_err(|_| Refused::Broken("twins"));
    if let Some(twins) = kept()?.find(company, (), &facts) {
        return Ok(twins);
    }
    let twins: Arc<[Twins]> = list_all_twins(&app.db, company).await?.into_iter().map(Twins::from).collect();
    kept()?.keep(company, (), facts, Arc::clone(&twins), 1);
    Ok(twins)
}
