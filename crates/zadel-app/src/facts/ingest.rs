//! From what came in to the ledger, and to what is computed from it.
//!
//! Everything is done object by object, in the order of the key: what is known of an object is read once, what is new about it is
//! told, and the difference that makes to deals and cube is written. So rows reach both engines in the order in which they lie, a
//! second telling is found without a search, and what is computed is always the same function of the facts.
//!
//! One chunk is written while the next is computed and put together: the database and this program each keep a processor busy.

use std::collections::BTreeMap;
use std::sync::Arc;

use zadel_core::facts::cube::{Cell, Key, ObjectKind, Total, cells};
use zadel_core::facts::deal::Deal;
use zadel_core::facts::fact::in_force;
use zadel_core::facts::{Fact, Moment, Nature, Week};
use zadel_store::facts::{FactRow, Loads, Writing};
use zadel_store::{CompanyId, FeedId, Tx};

use crate::Refused;
use crate::facts::histories::{Touched, first_wins, history_of};
use crate::facts::incoming::{Arrival, Incoming};
use crate::facts::names::client_of;
use crate::facts::rows::{Place, cell_row, deal_row, fact_of};
use crate::facts::work::{Sums, Work};

/// Objects that are looked up together.
const CHUNK: usize = 1_000;
/// Objects of which nothing is known, and that are written together: the server is asked more rarely. Of 4,000 the values of SQLite's
/// statements took some forty megabytes.
const CHUNK_OF_NEW: usize = 2_000;

/// Takes in everything, each object once.
///
/// # Errors
/// [`Refused::Store`], [`Refused::Broken`].
pub(super) async fn take_in(tx: &mut Tx, work: &Arc<Work>, incoming: Incoming) -> Result<Sums, Refused> {
    let is_first = !zadel_store::facts::has_facts(tx, work.company, work.feed).await?;
    let writing = Writing::begin(tx, work.company);
    let touched = Touched::by(tx, work.company, work.feed, &incoming).await?;
    let sums = Sums::before(tx, work.company, &incoming, touched).await?;
    let n_together = if is_first { CHUNK_OF_NEW } else { CHUNK };
    let begun = tokio::task::spawn_blocking(move || {
        let mut arrivals = incoming.into_arrivals();
        let next = arrivals.by_ref().take(n_together).collect();
        Underway { arrivals, next, sums, writing, ready: Loads::default() }
    });
    let mut underway = begun.await.map_err(|_| Refused::Broken("facts"))?;
    while !underway.next.is_empty() {
        let known = if is_first { Vec::new() } else { known(tx, work, &underway.next).await? };
        let (ready, work) = (std::mem::take(&mut underway.ready), Arc::clone(work));
        let computed = tokio::task::spawn_blocking(move || {
            underway.go_on(&work, &known, n_together)?;
            Ok::<_, Refused>(underway)
        });
        ready.write(tx).await?;
        underway = computed.await.map_err(|_| Refused::Broken("facts"))??;
    }
    let Underway { mut sums, mut writing, ready, .. } = underway;
    ready.write(tx).await?;
    finish(tx, &mut writing, &mut sums).await?;
    settle(tx, work, &mut writing, &mut sums).await?;
    Ok(sums)
}

/// What is computed while the database writes what was computed before.
struct Underway {
    arrivals: Box<dyn Iterator<Item = Arrival> + Send>,
    /// The next chunk.
    next: Vec<Arrival>,
    sums: Sums,
    writing: Writing,
    ready: Loads,
}

impl Underway {
    /// Computes the next chunk, puts together what is to be written, and takes the one after it.
    fn go_on(&mut self, work: &Work, known: &[FactRow], n_together: usize) -> Result<(), Refused> {
        work.compute(&mut self.sums, &mut self.writing, std::mem::take(&mut self.next), known)?;
        self.ready = self.writing.ready();
        self.next = self.arrivals.by_ref().take(n_together).collect();
        Ok(())
    }
}

/// What is known of the objects of a chunk, and perhaps of others between them.
async fn known(tx: &mut Tx, work: &Work, chunk: &[Arrival]) -> Result<Vec<FactRow>, Refused> {
    let objects: Vec<&str> = chunk.iter().map(|arrival| &*arrival.object).collect();
    Ok(zadel_store::facts::list_facts_of_all(tx, work.company, work.feed, &objects).await?)
}

/// Writes what waits, and what the cube has more or less.
pub(super) async fn finish(tx: &mut Tx, writing: &mut Writing, sums: &mut Sums) -> Result<(), Refused> {
    for ((week, key), total) in std::mem::take(&mut sums.cells) {
        if total != Total::default() {
            writing.add_cell(&cell_row(&Cell { week, key, total }));
        }
    }
    Ok(writing.finish(tx).await?)
}

/// Deals whose client turns out to have bought before, or not, because of another deal.
pub(super) async fn settle(tx: &mut Tx, work: &Work, writing: &mut Writing, sums: &mut Sums) -> Result<(), Refused> {
    let rows = sums.touched.histories(tx, work.company).await?;
    let wins = first_wins(&rows)?;
    for row in rows {
        let Some(client) = client_of(row.client_id)? else { continue };
        let after = history_of(wins.get(&client).copied(), row.created_at.map(Moment::from_millis));
        let before: Nature = row.history.parse().map_err(|_| Refused::Broken("deals"))?;
        if before != after {
            settle_one(tx, work, writing, &mut sums.cells, (row.feed, &row.object), (before, after)).await?;
        }
    }
    finish(tx, writing, sums).await
}

async fn settle_one(
    tx: &mut Tx,
    work: &Work,
    writing: &mut Writing,
    sums: &mut BTreeMap<(Week, Key), Total>,
    (feed, object): (FeedId, &str),
    (before, after): (Nature, Nature),
) -> Result<(), Refused> {
    let Some(kind) = super::objects::deal_kind(object) else { return Err(Refused::Broken("deals")) };
    let facts = facts_of(tx, work.company, feed, object).await?;
    let reading = work.readings.of(feed);
    let deal = Deal::of(kind, in_force(&facts), reading);
    let place = Place { feed, object, batch: work.batch, line: 0 };
    super::work::add(sums, &cells(ObjectKind::Deal(kind), &facts, reading, before), -1);
    super::work::add(sums, &cells(ObjectKind::Deal(kind), &facts, reading, after), 1);
    writing.save_deal(&deal_row(place, &deal, work.search(object, &deal), after));
    Ok(())
}

/// Everything the ledger says of an object.
pub(super) async fn facts_of(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    object: &str,
) -> Result<Vec<Fact>, Refused> {
    let rows = zadel_store::facts::lock_facts_of(tx, company, feed, object).await?;
    rows.iter().map(fact_of).collect()
}
