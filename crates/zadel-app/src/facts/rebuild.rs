//! Computes deals and cube from the facts once more, and compares: what is computed can be thrown away.

use std::collections::BTreeMap;
use std::sync::Arc;

use zadel_core::facts::cube::{Cell, Key, ObjectKind, Total, cells};
use zadel_core::facts::deal::Deal;
use zadel_core::facts::fact::in_force;
use zadel_core::facts::{Fact, Nature, Week};
use zadel_store::deals::{CellRow, DealRow};
use zadel_store::facts::Writing;
use zadel_store::{BatchId, CompanyId, FeedId, Tx};

use crate::facts::Bringer;
use crate::facts::histories::{Wins, history};
use crate::facts::objects;
use crate::facts::rows::{Place, cell_row, deal_row, fact_of};
use crate::facts::withdraw::work;
use crate::facts::work::{Work, add};
use crate::{App, Refused};

/// Facts that are read together.
const PAGE: u32 = 20_000;

/// What was computed again, and what of it was stored otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Facts that were read.
    pub n_facts: u64,
    /// Deals that they make.
    pub n_deals: u64,
    /// Cells of the cube that they make.
    pub n_cells: u64,
    /// Deals that stood otherwise, were missing, or were too many.
    pub n_deals_mended: u64,
    /// Cells that stood otherwise, were missing, or were too many.
    pub n_cells_mended: u64,
}

/// Computes everything that follows from a company's facts, and mends what is stored otherwise. A company without facts has nothing.
///
/// # Errors
/// [`Refused::Store`]; [`Refused::Broken`] if a fact cannot be read.
pub async fn rebuild(app: &App, company: CompanyId) -> Result<Rebuilt, Refused> {
    let bringer = Bringer { company, currency: String::new(), member: None, token: None };
    let mut tx = app.db.begin().await?;
    if zadel_store::ledger::lock_ledger(&mut tx, company).await?.is_none() {
        return Ok(Rebuilt::default());
    }
    let work = work(app, &mut tx, &bringer, FeedId::new(0), BatchId::new(0)).await?;
    let rebuilt = rebuild_in(&mut tx, &work).await?;
    tx.commit().await?;
    Ok(rebuilt)
}

/// The same, in a transaction.
pub(super) async fn rebuild_in(tx: &mut Tx, work: &Arc<Work>) -> Result<Rebuilt, Refused> {
    let feeds = zadel_store::ledger::lock_feeds(tx, work.company).await?;
    let feeds: Vec<FeedId> = feeds.iter().map(|feed| feed.feed).collect();
    let wins = wins(tx, work, &feeds).await?;
    let mut again = Again { work: Arc::clone(work), wins, rebuilt: Rebuilt::default(), cells: BTreeMap::new() };
    let mut writing = Writing::begin(tx, work.company);
    for feed in feeds {
        again.feed(tx, &mut writing, feed).await?;
    }
    again.compare_cells(tx, &mut writing).await?;
    writing.finish(tx).await?;
    Ok(again.rebuilt)
}

struct Again {
    work: Arc<Work>,
    wins: Wins,
    rebuilt: Rebuilt,
    cells: BTreeMap<(Week, Key), Total>,
}

/// One page of whole objects, and where the next begins.
struct Page {
    objects: Vec<(String, Vec<Fact>)>,
    next: Option<String>,
}

async fn page(tx: &mut Tx, company: CompanyId, feed: FeedId, after: &str) -> Result<Page, Refused> {
    let mut limit = PAGE;
    loop {
        let rows = zadel_store::facts::list_facts_after(tx, company, feed, after, limit).await?;
        let is_last = rows.len() < limit as usize;
        let mut objects: Vec<(String, Vec<Fact>)> = Vec::new();
        for of_one in rows.chunk_by(|one, other| one.object == other.object) {
            objects.push((of_one[0].object.clone(), of_one.iter().map(fact_of).collect::<Result<_, _>>()?));
        }
        if is_last {
            return Ok(Page { objects, next: None });
        }
        objects.pop();
        if let Some((last, _)) = objects.last() {
            let next = Some(last.clone());
            return Ok(Page { objects, next });
        }
        // One object with more facts than a page has: it needs a larger one.
        limit = limit.saturating_mul(2);
    }
}

async fn wins(tx: &mut Tx, work: &Work, feeds: &[FeedId]) -> Result<Wins, Refused> {
    let mut wins = Wins::default();
    for feed in feeds {
        let mut after = String::new();
        loop {
            let page = page(tx, work.company, *feed, &after).await?;
            for (object, facts) in &page.objects {
                if let ObjectKind::Deal(kind) = objects::kind(object) {
                    wins.note(&Deal::of(kind, in_force(facts), work.readings.of(*feed)));
                }
            }
            let Some(next) = page.next else { break };
            after = next;
        }
    }
    Ok(wins)
}

impl Again {
    async fn feed(&mut self, tx: &mut Tx, writing: &mut Writing, feed: FeedId) -> Result<(), Refused> {
        /// Behind every object: no text of the ledger begins with it.
        const END: &str = "\u{10ffff}";
        let company = self.work.company;
        let mut after = String::new();
        loop {
            let page = page(tx, company, feed, &after).await?;
            let last = page.next.as_deref().unwrap_or(END);
            let stored = zadel_store::deals::list_deals_between(tx, company, feed, (&after, last)).await?;
            let mut stored: BTreeMap<String, DealRow> =
                stored.into_iter().map(|row| (row.object.clone(), row)).collect();
            for (object, facts) in &page.objects {
                self.rebuilt.n_facts += facts.len() as u64;
                let Some(row) = self.one(feed, object, facts) else { continue };
                self.rebuilt.n_deals += 1;
                if stored.remove(object).as_ref() != Some(&row) {
                    self.rebuilt.n_deals_mended += 1;
                    writing.save_deal(&row);
                }
            }
            for object in stored.into_keys() {
                self.rebuilt.n_deals_mended += 1;
                zadel_store::deals::delete_deal(tx, company, feed, &object).await?;
            }
            writing.ready().write(tx).await?;
            let Some(next) = page.next else { return Ok(()) };
            after = next;
        }
    }

    /// Counts what an object adds to the cube; how it stands, if it is a deal.
    fn one(&mut self, feed: FeedId, object: &str, facts: &[Fact]) -> Option<DealRow> {
        let (kind, reading) = (objects::kind(object), self.work.readings.of(feed));
        let ObjectKind::Deal(deal_kind) = kind else {
            add(&mut self.cells, &cells(kind, facts, reading, Nature::New), 1);
            return None;
        };
        let deal = Deal::of(deal_kind, in_force(facts), reading);
        let history = history(&self.wins.after, &deal);
        add(&mut self.cells, &cells(kind, facts, reading, history), 1);
        let place = Place { feed, object, batch: BatchId::new(0), line: 0 };
        Some(deal_row(place, &deal, self.work.search(object, &deal), history))
    }

    async fn compare_cells(&mut self, tx: &mut Tx, writing: &mut Writing) -> Result<(), Refused> {
        let key = |row: &CellRow| {
            (row.metric.clone(), row.week, row.person_id, row.source_id, row.line_id, row.nature.clone())
        };
        let stored = zadel_store::deals::list_cells(tx, self.work.company).await?;
        let mut stored: BTreeMap<_, CellRow> = stored.into_iter().map(|row| (key(&row), row)).collect();
        for ((week, cell), total) in std::mem::take(&mut self.cells) {
            if total == Total::default() {
                continue;
            }
            self.rebuilt.n_cells += 1;
            let row = cell_row(&Cell { week, key: cell, total });
            let before = stored.remove(&key(&row));
            if before.as_ref() != Some(&row) {
                self.rebuilt.n_cells_mended += 1;
                let (n, amount) = before.map_or((0, 0), |before| (before.n, before.amount_minor));
                let more = CellRow { n: row.n - n, amount_minor: row.amount_minor - amount, ..row };
                writing.add_cell(&more);
            }
        }
        for surplus in stored.into_values() {
            self.rebuilt.n_cells_mended += 1;
            let less = CellRow { n: -surplus.n, amount_minor: -surplus.amount_minor, ..surplus };
            writing.add_cell(&less);
        }
        Ok(())
    }
}
