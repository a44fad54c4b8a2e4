//! One transaction that brings facts: everything, or nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use zadel_core::facts::Week;
use zadel_store::batches::{NewBatch, RejectRow};
use zadel_store::ledger::{ClientRow, FeedRow, LedgerRow, NameRow};
use zadel_store::payments::{NewPayment, Summed};
use zadel_store::{BatchId, CompanyId, FeedId, MemberId, TokenId, Tx};

use crate::audit::{Act, record};
use crate::facts::Bringer;
use crate::facts::booking::Books;
use crate::facts::difference::Difference;
use crate::facts::import_file::Progress;
use crate::facts::incoming::Incoming;
use crate::facts::matches::{Lookup, tie_incoming};
use crate::facts::missing::Table;
use crate::facts::names::{Clients, Names};
use crate::facts::papers::keep_papers;
use crate::facts::work::{Counts, Readings, Sums, Work};
use crate::live::{About, Told};
use crate::{App, Refused};

/// What brings facts.
#[derive(Clone, Debug)]
pub(super) struct Brought {
    pub(super) company: CompanyId,
    /// The company's currency.
    pub(super) currency: String,
    /// Who brings it; nobody: the machine.
    pub(super) member: Option<MemberId>,
    /// The token by which a program brings it.
    pub(super) token: Option<TokenId>,
    /// Whose facts.
    pub(super) feed: String,
    /// The file, and its hash.
    pub(super) file_name: String,
    pub(super) file_sha256: Option<String>,
    /// How the file is read; empty if it was no file.
    pub(super) map: String,
    /// What was done, if somebody wrote it.
    pub(super) by_hand: Option<&'static str>,
    /// What about.
    pub(super) object: Option<Box<str>>,
    /// What whoever wrote it calls it.
    pub(super) request_key: Option<String>,
}

impl Brought {
    /// What somebody writes into a feed.
    pub(super) fn by_hand(bringer: &Bringer, feed: String, what: &'static str, request_key: Option<&str>) -> Self {
        Self {
            company: bringer.company,
            currency: bringer.currency.clone(),
            member: bringer.member,
            token: bringer.token,
            feed,
            file_name: String::new(),
            file_sha256: None,
            map: String::new(),
            by_hand: Some(what),
            object: None,
            request_key: request_key.map(str::to_owned),
        }
    }
}

/// Is it to be kept?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Yes.
    Keep,
    /// No: everything is done, told, and forgotten.
    Try,
}

/// What names and times of a company mean.
pub(super) struct Dictionary {
    ledger: Option<LedgerRow>,
    feeds: Vec<FeedRow>,
    /// The names as they were; and how many clients, and clients with a number: both only ever become more.
    known: (Vec<NameRow>, (usize, usize)),
    pub(super) feed: FeedId,
    pub(super) books: Books,
    pub(super) names: Names,
    pub(super) clients: Clients,
}

/// Rows that were read, with their names as numbers.
pub(super) struct Read {
    pub(super) dictionary: Dictionary,
    pub(super) incoming: Incoming,
    /// What is said of payments that are told again; their batch is not known yet.
    pub(super) payments: Vec<NewPayment>,
    pub(super) n_rows: u64,
    pub(super) n_rejected: u64,
    pub(super) rejects: Vec<RejectRow>,
    /// Deals that the file has in rows which were rejected, by what it calls them.
    pub(super) rejected_deals: Vec<String>,
}

impl Dictionary {
    /// As it is now. A long file is read with it before anybody has to wait, and [`Self::is_as_read`] tells whether it still held.
    pub(super) async fn read(app: &App, brought: &Brought) -> Result<Self, Refused> {
        let company = brought.company;
        let ledger = zadel_store::ledger::find_ledger(&app.db, company).await?;
        let feeds = zadel_store::ledger::list_feeds(&app.db, company).await?;
        let names = zadel_store::ledger::list_names(&app.db, company).await?;
        let clients = zadel_store::ledger::list_clients(&app.db, company).await?;
        Self::of(app, brought, (ledger, feeds), (names, clients))
    }

    /// As it is in the transaction.
    pub(super) async fn locked(app: &App, tx: &mut Tx, brought: &Brought) -> Result<Self, Refused> {
        let company = brought.company;
        let ledger = zadel_store::ledger::lock_ledger(tx, company).await?;
        let feeds = zadel_store::ledger::lock_feeds(tx, company).await?;
        let names = zadel_store::ledger::lock_names(tx, company).await?;
        let clients = zadel_store::ledger::lock_clients(tx, company).await?;
        Self::of(app, brought, (ledger, feeds), (names, clients))
    }

    fn of(
        app: &App,
        brought: &Brought,
        (ledger, feeds): (Option<LedgerRow>, Vec<FeedRow>),
        (names, clients): (Vec<NameRow>, Vec<ClientRow>),
    ) -> Result<Self, Refused> {
        let n_numbered = clients.iter().filter(|client| client.tax_number.is_some()).count();
        let known = (names.clone(), (clients.len(), n_numbered));
        let books = Books::of(app, ledger.as_ref().unwrap_or(&new_ledger(&brought.currency)))?;
        let next = FeedId::new(i64::try_from(feeds.len()).unwrap_or(i64::MAX).saturating_add(1));
        let feed = feeds.iter().find(|feed| feed.name == brought.feed).map_or(next, |feed| feed.feed);
        Ok(Self { ledger, feeds, known, feed, books, names: Names::of(names)?, clients: Clients::of(clients)? })
    }

    /// Whose facts there are.
    pub(super) fn feed_ids(&self) -> Vec<FeedId> {
        self.feeds.iter().map(|row| row.feed).collect()
    }

    /// Has nobody added anything since it was read, or said what a stage means or who somebody is?
    async fn is_as_read(&self, tx: &mut Tx, company: CompanyId) -> Result<bool, Refused> {
        let ledger = zadel_store::ledger::lock_ledger(tx, company).await?;
        let feeds = zadel_store::ledger::lock_feeds(tx, company).await?;
        let names = zadel_store::ledger::lock_names(tx, company).await?;
        let n_clients = zadel_store::ledger::count_clients(tx, company).await?;
        Ok(ledger == self.ledger && feeds == self.feeds && (names, n_clients) == self.known)
    }
}

/// The ledger of a company without one: its time zone follows from the currency, until somebody says better.
pub(super) fn new_ledger(currency: &str) -> LedgerRow {
    let time_zone = if currency == "RUB" { "Europe/Moscow" } else { "UTC" }.to_owned();
    LedgerRow { time_zone, closed_week: None, dormant_months: 12, key_percent: 10, version: 1 }
}

/// What came of it.
pub(super) struct Recorded {
    /// The number under which it can be found; none of what was only tried.
    pub(super) batch: Option<BatchId>,
    pub(super) counts: Counts,
    /// Payments of it of which nobody knows yet which deal they are for.
    pub(super) open: Summed,
    /// Payments of it that are for a deal.
    pub(super) n_tied: u64,
    pub(super) difference: Difference,
}

/// Takes in what was read, and writes what brought it. `None`, and nothing done, if somebody else was faster: what was read is then
/// to be read again.
///
/// # Errors
/// [`Refused::Store`], [`Refused::Broken`], [`Refused::Cancelled`]; then nothing was kept.
pub(super) async fn take_in(
    app: &App,
    brought: &Brought,
    read: Read,
    mode: Mode,
    progress: &Progress,
) -> Result<Option<Recorded>, Refused> {
    let company = brought.company;
    let mut tx = app.db.begin().await?;
    if !read.dictionary.is_as_read(&mut tx, company).await? {
        return Ok(None);
    }
    // The same request came while the file was being read: what it brought is told by whoever reads again.
    if let (Some(member), Some(key)) = (brought.member, &brought.request_key)
        && zadel_store::batches::lock_request(&mut tx, company, member, key).await?.is_some()
    {
        return Ok(None);
    }
    let recorded = write(app, &mut tx, brought, read, mode).await?;
    if mode == Mode::Keep {
        progress.keep()?;
        app.commit_and_tell(tx, Told::about(company, About::Facts)).await?;
    }
    Ok(Some(recorded))
}

/// Takes in what was read with the dictionary as it is in the transaction, and writes what brought it; with [`Mode::Try`] whoever began
/// the transaction must not commit it.
///
/// # Errors
/// [`Refused::Store`], [`Refused::Broken`].
pub(super) async fn write(
    app: &App,
    tx: &mut Tx,
    brought: &Brought,
    read: Read,
    mode: Mode,
) -> Result<Recorded, Refused> {
    let company = brought.company;
    let Read { dictionary, mut incoming, payments, n_rows, n_rejected, rejects, rejected_deals } = read;
    let Dictionary { feed, books, mut names, mut clients, .. } = dictionary;
    if dictionary.ledger.is_none() {
        let new = new_ledger(&brought.currency);
        zadel_store::ledger::create_ledger(tx, company, &new).await?;
    }
    if dictionary.feeds.iter().all(|known| known.feed != feed) {
        zadel_store::ledger::create_feed(tx, company, &brought.feed, app.now()).await?;
    }
    let batch = zadel_store::batches::next_batch(tx, company).await?;
    let has_changed_meanings = names.has_changed_meanings();
    recognise_people(app, tx, brought, &mut names).await?;
    names.save(tx, company).await?;
    clients.save(tx, company).await?;
    // The first leads of a feed: from now on its deals begin where leads end, also those that came before.
    let known = dictionary.feeds.iter().find(|known| known.feed == feed);
    let begins_leads = incoming.has_leads() && known.is_none_or(|known| known.tells_leads == 0);
    let moves_deals = begins_leads && known.is_some();
    let mut readings = readings(tx, company, &names).await?;
    if begins_leads {
        readings.keep_leads_apart(feed);
    }
    let feeds: Vec<FeedId> = dictionary.feeds.iter().map(|row| row.feed).chain([feed]).collect();
    let lookup = Lookup { company, feeds: &feeds, clients: &clients, books: &books };
    let ties = tie_incoming(tx, &lookup, &mut incoming).await?;
    let missing = match Table::of(&incoming, &rejected_deals) {
        Some(table) if mode == Mode::Try => table.missing(tx, company, feed).await?,
        _ => Vec::new(),
    };
    let papers = std::mem::take(&mut incoming.papers);
    let work = Arc::new(Work { company, feed, batch, books, readings, clients });
    let Sums { counts, differing, .. } = super::ingest::take_in(tx, &work, incoming).await?;
    let payments: Vec<NewPayment> = payments.into_iter().map(|payment| NewPayment { batch, ..payment }).collect();
    zadel_store::payments::add_papers(tx, company, &payments, &[]).await?;
    let n_tied = keep_papers(tx, &work, &papers, &ties).await?;
    let open = zadel_store::payments::lock_open_sum(tx, company, batch).await?;
    if has_changed_meanings || moves_deals {
        // A stage stands for something else now, for deals of former files too.
        super::rebuild::rebuild_in(tx, &work).await?;
    }
    if mode == Mode::Try {
        let difference = Difference::read(app, tx, (company, feed), &differing, &missing).await?;
        return Ok(Recorded { batch: None, counts, open, n_tied, difference });
    }
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let new = NewBatch {
        id: batch,
        feed,
        file_name: &brought.file_name,
        file_sha256: brought.file_sha256.as_deref(),
        map: &brought.map,
        at: app.now(),
        member: brought.member,
        n_rows: count(n_rows),
        n_imported: count(counts.n_imported),
        n_unchanged: count(counts.n_unchanged),
        n_rejected: count(n_rejected),
        n_facts: count(counts.n_facts),
        first_week: counts.first_week.map(|week: Week| i64::from(week.number())),
        by_hand: brought.by_hand,
        request_key: brought.request_key.as_deref(),
        object: brought.object.as_deref(),
    };
    zadel_store::batches::create_batch(tx, company, &new).await?;
    zadel_store::batches::add_rejects(tx, company, batch, &rejects).await?;
    let act = Act::FactsBrought { batch, n_facts: count(counts.n_facts), token: brought.token };
    record(app, tx, company, brought.member, &act).await?;
    let difference = Difference::counted(&differing);
    Ok(Recorded { batch: Some(batch), counts, open, n_tied, difference })
}

/// Ties people of whom the company knows already who they are. Only names that are new: who was untied by hand stays so.
async fn recognise_people(app: &App, tx: &mut Tx, brought: &Brought, names: &mut Names) -> Result<(), Refused> {
    if !names.has_new_people() {
        return Ok(());
    }
    let employees = zadel_store::staff::list_employees_in(tx, brought.company).await?;
    for name in names.recognise(&employees) {
        let act = Act::PersonTied { person: name.id, name: &name.name, before: None, after: name.employee };
        record(app, tx, brought.company, brought.member, &act).await?;
    }
    Ok(())
}

/// How the stages of every feed are to be read, as they are in the transaction.
pub(super) async fn readings(tx: &mut Tx, company: CompanyId, names: &Names) -> Result<Readings, Refused> {
    Ok(readings_of(&zadel_store::ledger::lock_feeds(tx, company).await?, names))
}

/// How the stages of every feed are to be read.
pub(super) fn readings_of(feeds: &[FeedRow], names: &Names) -> Readings {
    let mut readings = BTreeMap::new();
    for row in feeds {
        readings.insert(row.feed, names.reading(row.feed));
    }
    let mut readings = Readings::new(readings);
    feeds.iter().filter(|row| row.tells_leads != 0).for_each(|row| readings.keep_leads_apart(row.feed));
    readings
}
