//! What a file would change, deal by deal, before it is imported.

use zadel_store::deal_list::{NamedDeal, find_deal, lock_deal};
use zadel_store::{CompanyId, FeedId, Scope, Tx};

use crate::facts::work::Differing;
use crate::{App, Refused};

/// Deals of which a file tells something new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Those that nobody knew.
    pub n_new: u64,
    /// Those that stand otherwise, or of which something earlier became known.
    pub n_changed: u64,
    /// How they stand and how they would stand. The first of them, and only of a file that is tried.
    pub changes: Vec<(NamedDeal, NamedDeal)>,
}

impl Difference {
    pub(super) fn counted(differing: &Differing) -> Self {
        Self { n_new: differing.n_new, n_changed: differing.n_changed, changes: Vec::new() }
    }

    /// As everybody sees the deals, beside as they are in the transaction.
    pub(super) async fn read(
        app: &App,
        tx: &mut Tx,
        company: CompanyId,
        feed: FeedId,
        differing: &Differing,
    ) -> Result<Self, Refused> {
        let mut changes = Vec::new();
        for object in &differing.first {
            let before = find_deal(&app.db, company, Scope::All, feed, object).await?;
            changes.extend(before.zip(lock_deal(tx, company, feed, object).await?));
        }
        Ok(Self { changes, ..Self::counted(differing) })
    }
}
