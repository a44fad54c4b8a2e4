//! Takes back everything that a file brought: as if it had never come.

use std::sync::Arc;

use zadel_core::facts::seen::DealKind;
use zadel_core::facts::{Fact, Stage};
use zadel_store::batches::BatchRow;
use zadel_store::facts::{FactRow, Writing};
use zadel_store::{BatchId, CompanyId, FeedId, MemberId, Tx};

use crate::audit::{Act, record};
use crate::facts::Bringer;
use crate::facts::booking::Books;
use crate::facts::histories::Touched;
use crate::facts::incoming::Incoming;
use crate::facts::ingest::{finish, settle};
use crate::facts::names::{Clients, Names};
use crate::facts::objects;
use crate::facts::rebuild::rebuild_in;
use crate::facts::record::readings;
use crate::facts::rows::fact_of;
use crate::facts::work::{Change, Sums, Work};
use crate::live::{About, Told};
use crate::refused::FieldError;
use crate::{App, Refused};

/// Objects that are looked up together.
const CHUNK: usize = 500;

/// What somebody may take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takeable {
    /// Whatever anybody brought.
    All,
    /// What he wrote himself.
    Own,
}

impl Takeable {
    fn covers(self, bringer: &Bringer, (by_hand, member): (bool, Option<MemberId>)) -> bool {
        self == Self::All || (by_hand && member.is_some() && member == bringer.member)
    }
}

/// Takes a batch back as a whole. Its facts leave the ledger, and stay where they can be looked up; deals and cube are what they would
/// be without it.
///
/// # Errors
/// [`Refused::NotFound`] if there is no such batch, or if it was taken back; [`Refused::Field`] with [`FieldError::LaterBatch`] if
/// the same feed told more since, which rests on it or may not be taken back with it, or with [`FieldError::ClosedWeek`] if a week in
/// which any of it counts was closed; [`Refused::Forbidden`] if it may not be taken back.
pub async fn withdraw_batch(app: &App, bringer: &Bringer, batch: BatchId, takeable: Takeable) -> Result<(), Refused> {
    let company = bringer.company;
    let mut tx = app.db.begin().await?;
    let row = zadel_store::batches::lock_batch(&mut tx, company, batch).await?;
    let whose = row.as_ref().map_or((false, None), |row| (row.by_hand.is_some(), row.member));
    if !takeable.covers(bringer, whose) {
        // Nor is it told whether there is one.
        return Err(Refused::Forbidden);
    }
    let row = row.filter(|row| row.withdrawn_at.is_none()).ok_or(Refused::NotFound)?;
    // What people said of it goes with it, the last first.
    for batch in what_goes_with_it(&mut tx, bringer, &row, takeable).await?.into_iter().chain([batch]) {
        withdraw_one(app, &mut tx, bringer, row.feed, batch).await?;
    }
    app.commit_and_tell(tx, Told::about(company, About::Facts)).await
}

async fn withdraw_one(app: &App, tx: &mut Tx, bringer: &Bringer, feed: FeedId, batch: BatchId) -> Result<(), Refused> {
    let company = bringer.company;
    let row = zadel_store::batches::lock_batch(tx, company, batch).await?.ok_or(Refused::NotFound)?;
    let work = work(app, tx, bringer, feed, batch).await?;
    let touched = zadel_store::facts::list_objects_of_batch(tx, company, feed, batch).await?;
    let clients = Touched::by_objects(tx, company, feed, &touched).await?;
    let mut sums = Sums::before(tx, company, &Incoming::default(), clients).await?;
    let mut writing = Writing::begin(tx, company);
    for chunk in touched.chunks(CHUNK) {
        take_out(tx, &work, &mut writing, &mut sums, chunk).await?;
    }
    zadel_store::facts::withdraw_facts(tx, company, feed, batch).await?;
    zadel_store::payments::delete_papers(tx, company, feed, batch).await?;
    finish(tx, &mut writing, &mut sums).await?;
    settle(tx, &work, &mut writing, &mut sums).await?;
    let kept_leads_apart = work.readings.of(feed).born(DealKind::Deal) != Stage::Lead;
    if kept_leads_apart && !tells_leads(tx, company, feed).await? {
        // The last leads are gone: its deals begin at the beginning again.
        let work = self::work(app, tx, bringer, feed, batch).await?;
        rebuild_in(tx, &work).await?;
    }
    let by: Option<MemberId> = bringer.member;
    if !zadel_store::batches::withdraw_batch(tx, company, batch, app.now(), by).await? {
        return Err(Refused::NotFound);
    }
    record(app, tx, company, by, &Act::FactsWithdrawn { batch, n_facts: row.n_facts, token: bringer.token }).await
}

async fn tells_leads(tx: &mut Tx, company: CompanyId, feed: FeedId) -> Result<bool, Refused> {
    let feeds = zadel_store::ledger::lock_feeds(tx, company).await?;
    Ok(feeds.iter().any(|row| row.feed == feed && row.tells_leads != 0))
}

/// Refuses if anything rests on it but what people said of what only it brought.
async fn what_goes_with_it(
    tx: &mut Tx,
    bringer: &Bringer,
    row: &BatchRow,
    takeable: Takeable,
) -> Result<Vec<BatchId>, Refused> {
    let mut later = zadel_store::batches::list_later_batches(tx, bringer.company, row.feed, row.id).await?;
    if row.n_facts == 0 {
        later.clear();
    }
    later.retain(|later| later.stands != "beside");
    // Those that stand of it were all written by hand.
    if later.iter().any(|later| later.stands == "on" || !takeable.covers(bringer, (true, later.member))) {
        return Err(Refused::Field { path: "batch", code: FieldError::LaterBatch });
    }
    let ledger = zadel_store::ledger::lock_ledger(tx, bringer.company).await?.ok_or(Refused::NotFound)?;
    let weeks = later.iter().map(|later| later.first_week).chain([row.first_week]);
    match (weeks.flatten().min(), ledger.closed_week) {
        (Some(first), Some(closed)) if first <= closed => {
            Err(Refused::Field { path: "batch", code: FieldError::ClosedWeek })
        }
        _ => Ok(later.into_iter().map(|later| later.batch).collect()),
    }
}

/// What is needed to compute anything of the company.
pub(super) async fn work(
    app: &App,
    tx: &mut Tx,
    bringer: &Bringer,
    feed: FeedId,
    batch: BatchId,
) -> Result<Arc<Work>, Refused> {
    let company = bringer.company;
    let ledger = zadel_store::ledger::lock_ledger(tx, company).await?.ok_or(Refused::NotFound)?;
    let names = Names::of(zadel_store::ledger::lock_names(tx, company).await?)?;
    let clients = Clients::of(zadel_store::ledger::lock_clients(tx, company).await?)?;
    let readings = readings(tx, company, &names).await?;
    Ok(Arc::new(Work { company, feed, batch, books: Books::of(app, &ledger)?, readings, clients }))
}

async fn take_out(
    tx: &mut Tx,
    work: &Work,
    writing: &mut Writing,
    sums: &mut Sums,
    chunk: &[String],
) -> Result<(), Refused> {
    let objects: Vec<&str> = chunk.iter().map(String::as_str).collect();
    let rows = zadel_store::facts::list_facts_of_all(tx, work.company, work.feed, &objects).await?;
    for of_one in rows.chunk_by(|one, other| one.object == other.object) {
        let object = of_one[0].object.as_str();
        let stays = |row: &&FactRow| row.batch != work.batch;
        if of_one.iter().all(|row| stays(&row)) {
            continue;
        }
        let before: Vec<Fact> = of_one.iter().map(fact_of).collect::<Result<_, _>>()?;
        let after: Vec<Fact> = of_one.iter().filter(stays).map(fact_of).collect::<Result<_, _>>()?;
        match work.change(sums, (work.feed, object), objects::kind(object), (&before, &after)) {
            Change::Add(row) | Change::Save(row) => writing.save_deal(&row),
            Change::Delete => {
                zadel_store::deals::delete_deal(tx, work.company, work.feed, object).await?;
                zadel_store::payments::release_payments(tx, work.company, work.feed, object).await?;
            }
            Change::Nothing => {}
        }
    }
    Ok(writing.ready().write(tx).await?)
}
