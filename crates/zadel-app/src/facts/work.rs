//! What becomes of an object when something is told of it. Computed without the database.

use std::collections::{BTreeMap, BTreeSet};

use zadel_core::facts::cube::{Cell, Key, ObjectKind, Total, cells};
use zadel_core::facts::deal::{Deal, Reading};
use zadel_core::facts::fact::{FactKey, in_force};
use zadel_core::facts::news::news;
use zadel_core::facts::said::{said, taken_back, told_again, told_so};
use zadel_core::facts::{Fact, Nature, Stage, Week};
use zadel_store::deals::DealRow;
use zadel_store::facts::{FactRow, Writing};
use zadel_store::{BatchId, CompanyId, FeedId, Tx};

use crate::Refused;
use crate::facts::booking::Books;
use crate::facts::histories::{Touched, Wins, history};
use crate::facts::incoming::{Arrival, Incoming, Told, Word};
use crate::facts::names::{Clients, small};
use crate::facts::rows::{Place, deal_row, fact_of, row_of};

/// What is needed to compute it.
pub(super) struct Work {
    pub(super) company: CompanyId,
    pub(super) feed: FeedId,
    pub(super) batch: BatchId,
    pub(super) books: Books,
    pub(super) readings: Readings,
    pub(super) clients: Clients,
}

/// How the stages of each feed are to be read.
#[derive(Debug, Default)]
pub(super) struct Readings {
    of: BTreeMap<FeedId, Reading>,
    /// For a feed that has no stages.
    plain: Reading,
}

/// What is added up over all objects.
#[derive(Debug)]
pub(super) struct Sums {
    /// What the cube has more or less.
    pub(super) cells: BTreeMap<(Week, Key), Total>,
    pub(super) counts: Counts,
    wins: Wins,
    /// Whose deals are settled at the end.
    pub(super) touched: Touched,
    /// What is told of deals that is new.
    pub(super) differing: Differing,
}

/// How many rows had news, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Rows with news.
    pub(super) n_imported: u64,
    /// Rows that told nothing new.
    pub(super) n_unchanged: u64,
    /// Facts.
    pub(super) n_facts: u64,
    /// The first week in which they count.
    pub(super) first_week: Option<Week>,
}

/// Deals of which something new is told.
#[derive(Debug, Default)]
pub(super) struct Differing {
    /// Those that nobody knew.
    pub(super) n_new: u64,
    /// The others.
    pub(super) n_changed: u64,
    /// The first of the others, in the order of the key.
    pub(super) first: Vec<Box<str>>,
}

/// What a change of an object's facts means for the list of deals.
#[derive(Debug)]
pub(super) enum Change {
    /// It is not a deal.
    Nothing,
    /// A deal that was not there.
    Add(DealRow),
    /// A deal that stands otherwise.
    Save(DealRow),
    /// A deal of which nothing is known any more.
    Delete,
}

impl Readings {
    pub(super) fn new(of: BTreeMap<FeedId, Reading>) -> Self {
        Self { of, plain: Reading::default() }
    }

    /// Deals of this feed begin where leads end.
    pub(super) fn keep_leads_apart(&mut self, feed: FeedId) {
        let reading = self.of.remove(&feed).unwrap_or_default();
        self.of.insert(feed, reading.with_deals_born(Stage::Qualified));
    }

    pub(super) fn of(&self, feed: FeedId) -> &Reading {
        self.of.get(&feed).unwrap_or(&self.plain)
    }
}

impl Differing {
    /// Whoever looks at what a file would change reads no more of them.
    const MOST: usize = 50;

    fn note(&mut self, object: &str) {
        self.n_changed += 1;
        if self.first.len() < Self::MOST {
            self.first.push(object.into());
        }
    }
}

impl Sums {
    /// Nothing yet, beside what clients bought before.
    pub(super) async fn before(
        tx: &mut Tx,
        company: CompanyId,
        incoming: &Incoming,
        touched: Touched,
    ) -> Result<Self, Refused> {
        let wins = Wins::read(tx, company, incoming, &touched).await?;
        Ok(Self { cells: BTreeMap::new(), counts: Counts::default(), wins, touched, differing: Differing::default() })
    }
}

impl Work {
    /// What becomes of a chunk of objects. `known` is what the ledger says of them, and perhaps of others, in order.
    pub(super) fn compute(
        &self,
        sums: &mut Sums,
        writing: &mut Writing,
        chunk: Vec<Arrival>,
        known: &[FactRow],
    ) -> Result<(), Refused> {
        let mut rows = known;
        for arrival in chunk {
            // Both lists are in order of the objects, byte by byte.
            let before = rows.partition_point(|row| *row.object < *arrival.object);
            let n = rows[before..].partition_point(|row| *row.object == *arrival.object);
            let known: Vec<Fact> = rows[before..before + n].iter().map(fact_of).collect::<Result<_, _>>()?;
            rows = &rows[before + n..];
            self.compute_one(sums, writing, arrival, known);
        }
        Ok(())
    }

    fn compute_one(&self, sums: &mut Sums, writing: &mut Writing, arrival: Arrival, known: Vec<Fact>) {
        let Arrival { object, kind, told } = arrival;
        let new = self.new_facts(&known, told, &mut sums.counts);
        if new.is_empty() {
            return;
        }
        let place = |line| Place { feed: self.feed, object: &object, batch: self.batch, line };
        for (line, fact) in &new {
            writing.add_fact(&row_of(fact, place(*line)));
        }
        let weeks = new.iter().map(|(_, fact)| fact.week).chain(sums.counts.first_week);
        sums.counts.first_week = weeks.min();
        let (n_known, mut all) = (known.len(), known);
        all.extend(new.into_iter().map(|(_, fact)| fact));
        match self.change(sums, (self.feed, &object), kind, (&all[..n_known], &all)) {
            Change::Add(row) => {
                writing.add_deal(&row);
                sums.differing.n_new += 1;
            }
            Change::Save(row) => {
                writing.save_deal(&row);
                sums.differing.note(&object);
            }
            Change::Delete | Change::Nothing => {}
        }
    }

    /// What it means for deals and cube that these facts are known of an object, and not those before.
    pub(super) fn change(
        &self,
        sums: &mut Sums,
        (feed, object): (FeedId, &str),
        kind: ObjectKind,
        (before, after): (&[Fact], &[Fact]),
    ) -> Change {
        let reading = self.readings.of(feed);
        let ObjectKind::Deal(deal_kind) = kind else {
            add(&mut sums.cells, &cells(kind, before, reading, Nature::New), -1);
            add(&mut sums.cells, &cells(kind, after, reading, Nature::New), 1);
            return Change::Nothing;
        };
        if !before.is_empty() {
            let history = history(&sums.wins.before, &Deal::of(deal_kind, in_force(before), reading));
            add(&mut sums.cells, &cells(kind, before, reading, history), -1);
        }
        if after.is_empty() {
            return if before.is_empty() { Change::Nothing } else { Change::Delete };
        }
        let deal = Deal::of(deal_kind, in_force(after), reading);
        sums.wins.note(&deal);
        let history = history(&sums.wins.after, &deal);
        add(&mut sums.cells, &cells(kind, after, reading, history), 1);
        let place = Place { feed, object, batch: self.batch, line: 0 };
        let row = deal_row(place, &deal, self.search(object, &deal), history);
        if before.is_empty() { Change::Add(row) } else { Change::Save(row) }
    }

    fn new_facts(&self, known: &[Fact], told: Told, counts: &mut Counts) -> Vec<(u64, Fact)> {
        match told {
            Told::State { line, n_rows, state } => {
                let new = news(known, &state, self.readings.of(self.feed), &self.books);
                let rows = if new.is_empty() { &mut counts.n_unchanged } else { &mut counts.n_imported };
                *rows += n_rows;
                counts.n_facts += new.len() as u64;
                new.into_iter().map(|fact| (line, fact)).collect()
            }
            Told::ByHand(words) => {
                let new = self.said(known, words);
                let rows = if new.is_empty() { &mut counts.n_unchanged } else { &mut counts.n_imported };
                *rows += 1;
                counts.n_facts += new.len() as u64;
                new.into_iter().map(|fact| (0, fact)).collect()
            }
            Told::Events(mut events) => {
                let n_told = events.len();
                events.sort_by_key(|(line, fact)| (fact.key(), *line));
                events.dedup_by_key(|(_, fact)| fact.key());
                let keys: BTreeSet<FactKey> = known.iter().map(Fact::key).collect();
                events.retain(|(_, fact)| !keys.contains(&fact.key()));
                counts.n_imported += events.len() as u64;
                counts.n_unchanged += (n_told - events.len()) as u64;
                counts.n_facts += events.len() as u64;
                events
            }
        }
    }

    /// What becomes of what somebody says, one thing after another.
    fn said(&self, known: &[Fact], words: Vec<Word>) -> Vec<Fact> {
        let mut all = known.to_vec();
        for word in words {
            let new = match word {
                Word::Deal(deal) => said(&all, &deal, self.readings.of(self.feed), &self.books),
                Word::So(fact) => told_so(&all, *fact, &self.books),
                Word::Again(fact) => told_again(&all, *fact, &self.books),
                Word::NotSo(key) => taken_back(&all, |fact| fact.key() == key, &self.books),
            };
            all.extend(new);
        }
        all.split_off(known.len())
    }

    /// What a deal can be found by.
    pub(super) fn search(&self, object: &str, deal: &Deal) -> String {
        let id = object.split_once(':').map_or(object, |(_, id)| id);
        let client = deal.client.map_or("", |client| self.clients.name(client));
        small(&[id, deal.title.as_deref().unwrap_or_default(), client].join(" "))
    }
}

/// Adds what cells hold to the sums, so many times.
pub(super) fn add(sums: &mut BTreeMap<(Week, Key), Total>, cells: &[Cell], times: i64) {
    for cell in cells {
        let total = sums.entry((cell.week, cell.key)).or_default();
        total.n += times * cell.total.n;
        total.amount_minor += times * cell.total.amount_minor;
    }
}
