//! One transaction that brings facts: everything, or nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use zadel_core::facts::deal::Reading;
use zadel_core::facts::{StageMeaning, Week};
use zadel_store::ledger::{LedgerRow, NewBatch, RejectRow};
use zadel_store::{BatchId, CompanyId, FeedId, MemberId, Tx};

use crate::audit::{Act, record};
use crate::facts::booking::Books;
use crate::facts::incoming::Incoming;
use crate::facts::ingest::take_in as take_in_rows;
use crate::facts::names::{Clients, Names};
use crate::facts::resolve::Resolver;
use crate::facts::work::{Counts, Readings, Work};
use crate::live::{About, Told};
use crate::{App, Refused};

/// What brings facts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brought<'a> {
    pub(super) company: CompanyId,
    /// The company's currency.
    pub(super) currency: &'a str,
    /// Who brings it; nobody: the machine.
    pub(super) member: Option<MemberId>,
    /// Whose facts.
    pub(super) feed: &'a str,
    /// The file, and its hash.
    pub(super) file_name: &'a str,
    pub(super) file_sha256: Option<&'a str>,
    /// How the file is read.
    pub(super) map: &'a str,
}

/// Is it to be kept?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Yes.
    Keep,
    /// No: everything is done, told, and forgotten.
    Try,
}

/// Rows that were read, with their names as numbers.
pub(super) struct Read {
    pub(super) incoming: Incoming,
    pub(super) names: Names,
    pub(super) clients: Clients,
    pub(super) n_rows: u64,
    pub(super) n_rejected: u64,
    pub(super) rejects: Vec<RejectRow>,
}

/// The ledger of a company, its feed and its dictionary, while nobody else writes.
pub(super) struct Open {
    pub(super) tx: Tx,
    pub(super) books: Books,
    pub(super) feed: FeedId,
    pub(super) names: Names,
    pub(super) clients: Clients,
}

/// Opens the ledger to write; a company without one, and a feed that is new, get theirs.
pub(super) async fn open(app: &App, brought: &Brought<'_>) -> Result<Open, Refused> {
    let mut tx = app.db.begin().await?;
    let ledger = ledger(&mut tx, brought.company, brought.currency).await?;
    let feeds = zadel_store::ledger::lock_feeds(&mut tx, brought.company).await?;
    let feed = match feeds.iter().find(|feed| feed.name == brought.feed) {
        Some(feed) => feed.feed,
        None => zadel_store::ledger::create_feed(&mut tx, brought.company, brought.feed, None, app.now()).await?,
    };
    let names = Names::locked(&mut tx, brought.company).await?;
    let clients = Clients::locked(&mut tx, brought.company).await?;
    Ok(Open { tx, books: Books::of(app, &ledger)?, feed, names, clients })
}

/// The company's ledger; a new one knows its time zone by the currency, until somebody says better.
async fn ledger(tx: &mut Tx, company: CompanyId, currency: &str) -> Result<LedgerRow, Refused> {
    const DORMANT_MONTHS: i64 = 12;
    if let Some(ledger) = zadel_store::ledger::lock_ledger(tx, company).await? {
        return Ok(ledger);
    }
    let time_zone = if currency == "RUB" { "Europe/Moscow" } else { "UTC" };
    zadel_store::ledger::create_ledger(tx, company, time_zone, DORMANT_MONTHS).await?;
    let ledger = zadel_store::ledger::lock_ledger(tx, company).await?;
    ledger.ok_or(Refused::Broken("ledger"))
}

/// Takes in what was read, and writes what brought it.
///
/// # Errors
/// [`Refused::Store`], [`Refused::Broken`]; then nothing was kept.
pub(super) async fn take_in(
    app: &App,
    mut tx: Tx,
    books: &Books,
    feed: FeedId,
    brought: &Brought<'_>,
    mut read: Read,
    mode: Mode,
) -> Result<(Option<BatchId>, Counts), Refused> {
    let company = brought.company;
    let batch = zadel_store::ledger::next_batch(&mut tx, company).await?;
    read.names.save(&mut tx, company).await?;
    read.clients.save(&mut tx, company).await?;
    let readings = readings(&mut tx, company, &read.names).await?;
    let work = Work { company, feed, batch, books: books.clone(), readings, clients: read.clients };
    let counts = take_in_rows(&mut tx, &Arc::new(work), read.incoming).await?.counts;
    if mode == Mode::Try {
        return Ok((None, counts));
    }
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let new = NewBatch {
        id: batch,
        feed,
        file_name: brought.file_name,
        file_sha256: brought.file_sha256,
        map: brought.map,
        at: app.now(),
        member: brought.member,
        n_rows: count(read.n_rows),
        n_imported: count(counts.n_imported),
        n_unchanged: count(counts.n_unchanged),
        n_rejected: count(read.n_rejected),
        n_facts: count(counts.n_facts),
        first_week: counts.first_week.map(|week: Week| i64::from(week.number())),
    };
    zadel_store::ledger::create_batch(&mut tx, company, &new).await?;
    zadel_store::ledger::add_rejects(&mut tx, company, batch, &read.rejects).await?;
    let act = Act::FactsBrought { batch, n_facts: count(counts.n_facts) };
    record(app, &mut tx, company, brought.member, &act).await?;
    app.commit_and_tell(tx, Told::about(company, About::Facts)).await?;
    Ok((Some(batch), counts))
}

/// How the stages of every feed are to be read.
pub(super) async fn readings(tx: &mut Tx, company: CompanyId, names: &Names) -> Result<Readings, Refused> {
    let mut readings = BTreeMap::new();
    for row in zadel_store::ledger::lock_feeds(tx, company).await? {
        let reading: Reading = names.reading(row.feed);
        let born = row.deals_born.as_deref().map(str::parse).transpose().map_err(|_| Refused::Broken("feeds"))?;
        readings.insert(row.feed, born.map_or(reading.clone(), |born| reading.with_deals_born(born)));
    }
    Ok(Readings::new(readings))
}

impl Open {
    /// Reads names and times of rows, by what stages stand for.
    pub(super) fn resolver<'a>(
        &'a mut self,
        currency: &'a str,
        meaning: &'a (dyn Fn(Option<&str>, &str) -> StageMeaning + Sync),
    ) -> Resolver<'a> {
        Resolver {
            feed: self.feed,
            names: &mut self.names,
            clients: &mut self.clients,
            books: &self.books,
            currency,
            meaning,
        }
    }
}
