//! Deals that a newer table does not have any more: deleted, merged with others, or out of sight of whoever exported it.

use std::collections::BTreeSet;

use zadel_core::facts::seen::DealKind;
use zadel_core::facts::{Moment, Outcome};
use zadel_store::deal_checks::list_deals_made;
use zadel_store::{CompanyId, FeedId, Tx};

use crate::Refused;
use crate::facts::incoming::Incoming;
use crate::facts::objects;

/// The deals of a table, and the time from which they are.
pub(super) struct Table {
    objects: BTreeSet<Box<str>>,
    kinds: BTreeSet<DealKind>,
    made: (Moment, Moment),
}

impl Table {
    /// What came in, if it is a table of deals. Those whose rows were rejected are there, too.
    pub(super) fn of(incoming: &Incoming, rejected: &[String]) -> Option<Self> {
        let made = || incoming.states().map(|(_, state)| state.created);
        let made = (made().min()?, made().max()?);
        let kinds: BTreeSet<DealKind> = incoming.states().map(|(_, state)| state.kind).collect();
        let rejected = rejected.iter().flat_map(|id| kinds.iter().map(|kind| objects::deal(*kind, id)));
        let objects = incoming.states().map(|(object, _)| object.into()).chain(rejected).collect();
        Some(Self { objects, kinds, made })
    }

    /// Open deals of its time that it does not have, as they were before it. None if it has too few of that time's deals to be whole:
    /// then it is one person's, or one pipeline's, and what it lacks says nothing.
    pub(super) async fn missing(&self, tx: &mut Tx, company: CompanyId, feed: FeedId) -> Result<Vec<String>, Refused> {
        let made = (self.made.0.millis(), self.made.1.millis());
        let mut known = list_deals_made(tx, company, feed, made).await?;
        known.retain(|(object, _)| objects::deal_kind(object).is_some_and(|kind| self.kinds.contains(&kind)));
        let n_known = known.len();
        let (here, missing): (Vec<_>, Vec<_>) =
            known.into_iter().partition(|(object, _)| self.objects.contains(object.as_str()));
        if !is_whole(here.len(), n_known) {
            return Ok(Vec::new());
        }
        let open = missing.into_iter().filter(|(_, outcome)| *outcome == Outcome::Open.code());
        Ok(open.map(|(object, _)| object).collect())
    }
}

/// Has a table so many deals of its time that it was meant to have all?
fn is_whole(n_here: usize, n_known: usize) -> bool {
    n_known * 4 <= n_here * 5
}
