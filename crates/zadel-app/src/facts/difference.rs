//! What a file would change, deal by deal, before it is imported.

use zadel_store::deal_list::{NamedDeal, find_deal, lock_deal};
use zadel_store::{CompanyId, FeedId, Scope, Tx};

use crate::facts::twins::{Twins, twins_of};
use crate::facts::work::Differing;
use crate::{App, Refused};

/// Deals of which a file tells something new, and what is strange about its deals. All but the numbers only of a file that is tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Those that nobody knew.
    pub n_new: u64,
    /// Those that stand otherwise, or of which something earlier became known.
    pub n_changed: u64,
    /// How they stand and how they would stand. The first of them.
    pub changes: Vec<(NamedDeal, NamedDeal)>,
    /// Open deals that a whole table of its feed does not have any more.
    pub n_missing: u64,
    /// The first of them.
    pub missing: Vec<NamedDeal>,
    /// Where its deals seem to stand already: they would count twice.
    pub twins: Vec<Twins>,
}

/// Whoever looks at deals that a file lacks reads no more of them.
const MOST_MISSING: usize = 20;

impl Difference {
    pub(super) fn counted(differing: &Differing) -> Self {
        Self { n_new: differing.n_new, n_changed: differing.n_changed, ..Self::default() }
    }

    /// As everybody sees the deals, beside as they are in the transaction.
    pub(super) async fn read(
        app: &App,
        tx: &mut Tx,
        (company, feed): (CompanyId, FeedId),
        differing: &Differing,
        objects_missing: &[String],
    ) -> Result<Self, Refused> {
        let mut changes = Vec::new();
        for object in &differing.first {
            let before = find_deal(&app.db, company, Scope::All, feed, object).await?;
            changes.extend(before.zip(lock_deal(tx, company, feed, object).await?));
        }
        let mut missing = Vec::new();
        for object in objects_missing.iter().take(MOST_MISSING) {
            missing.extend(lock_deal(tx, company, feed, object).await?);
        }
        // Without new deals nothing more counts twice than did before.
        let twins = if differing.n_new == 0 { Vec::new() } else { twins_of(tx, company, feed).await? };
        Ok(Self { changes, n_missing: objects_missing.len() as u64, missing, twins, ..Self::counted(differing) })
    }
}
