//! From what came in to the ledger, and to what is computed from it.
//!
//! Everything is done object by object, in the order of the key: what is known of an object is read once, what is new about it is
//! told, and the difference that makes to deals and cube is written. So rows reach both engines in the order in which they lie, a
//! second telling is found without a search, and what is computed is always the same function of the facts.
//!
//! One chunk is written while the next is computed: the database and this program each keep a processor busy.

use std::collections::BTreeMap;
use std::sync::Arc;

use zadel_core::facts::cube::{Cell, Key, ObjectKind, Total, cells};
use zadel_core::facts::deal::Deal;
use zadel_core::facts::fact::in_force;
use zadel_core::facts::{Fact, Moment, Nature, Week};
use zadel_store::facts::{FactRow, Writing};
use zadel_store::{CompanyId, FeedId, Tx};

use crate::Refused;
use crate::facts::histories::{Touched, first_wins, history_of};
use crate::facts::incoming::{Arrival, Incoming};
use crate::facts::names::client_of;
use crate::facts::rows::{Place, cell_row, deal_row, fact_of};
use crate::facts::work::{Done, Sums, Work};

/// Objects that are looked up together.
const CHUNK: usize = 1_000;
/// Fewer objects than this are looked up one by one: between them may lie any number of others.
const FEW: usize = 40;

/// Takes in everything, each object once.
///
/// # Errors
/// [`Refused::Store`], [`Refused::Broken`].
pub(super) async fn take_in(tx: &mut Tx, work: &Arc<Work>, incoming: Incoming) -> Result<Sums, Refused> {
    let is_first = !zadel_store::facts::has_facts(tx, work.company, work.feed).await?;
    let mut writing = Writing::begin(tx, work.company);
    let touched = Touched::by(tx, work.company, work.feed, &incoming).await?;
    let mut sums = Sums::before(tx, work.company, &incoming, touched).await?;
    let mut waiting = Done::default();
    let mut arrivals = incoming.into_arrivals();
    loop {
        let chunk: Vec<Arrival> = arrivals.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        let known = if is_first { Vec::new() } else { known(tx, work, &chunk).await? };
        let work = Arc::clone(work);
        let computed = tokio::task::spawn_blocking(move || {
            let done = work.compute(&mut sums, chunk, &known);
            (sums, done)
        });
        write(tx, &mut writing, &waiting).await?;
        let (kept, done) = computed.await.map_err(|_| Refused::Broken("facts"))?;
        (sums, waiting) = (kept, done?);
    }
    write(tx, &mut writing, &waiting).await?;
    finish(tx, &mut writing, &mut sums).await?;
    settle(tx, work, &mut writing, &mut sums).await?;
    Ok(sums)
}

/// What is known of the objects of a chunk, and perhaps of others between them.
async fn known(tx: &mut Tx, work: &Work, chunk: &[Arrival]) -> Result<Vec<FactRow>, Refused> {
    let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else { return Ok(Vec::new()) };
    if FEW < chunk.len() {
        let ends = (&*first.object, &*last.object);
        return Ok(zadel_store::facts::list_facts_between(tx, work.company, work.feed, ends).await?);
    }
    let mut known = Vec::new();
    for arrival in chunk {
        known.extend(zadel_store::facts::lock_facts_of(tx, work.company, work.feed, &arrival.object).await?);
    }
    Ok(known)
}

async fn write(tx: &mut Tx, writing: &mut Writing, done: &Done) -> Result<(), Refused> {
    for fact in &done.facts {
        writing.add_fact(tx, fact).await?;
    }
    for deal in &done.new_deals {
        writing.add_deal(tx, deal).await?;
    }
    for deal in &done.deals {
        writing.save_deal(tx, deal).await?;
    }
    Ok(())
}

/// Writes what waits, and what the cube has more or less.
pub(super) async fn finish(tx: &mut Tx, writing: &mut Writing, sums: &mut Sums) -> Result<(), Refused> {
    for ((week, key), total) in std::mem::take(&mut sums.cells) {
        if total != Total::default() {
            writing.add_cell(tx, &cell_row(&Cell { week, key, total })).await?;
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
    writing.save_deal(tx, &deal_row(place, &deal, work.search(object, &deal), after)).await?;
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
