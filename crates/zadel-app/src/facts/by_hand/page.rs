//! A transaction in which somebody writes.

use std::fmt::Debug;

use jiff::civil::Date;
use zadel_core::facts::ids::PersonId;
use zadel_core::facts::said::Change;
use zadel_core::facts::{Booking as _, Fact, FactKind, Moment, StageMeaning};
use zadel_store::payments::{NewPayment, PayableDeal, PaymentRow};
use zadel_store::{BatchId, EmployeeId, FeedId, Tx};

use super::pen::Pen;
use super::{DealOf, FEED, FactOf, Written};
use crate::audit::{Act, record};
use crate::by_facts::count_again;
use crate::facts::Bringer;
use crate::facts::incoming::{Incoming, Word};
use crate::facts::names::NameKind;
use crate::facts::objects;
use crate::facts::payments::{Again, match_open};
use crate::facts::rates::Rates;
use crate::facts::record::{Brought, Dictionary, Mode, Read, write};
use crate::facts::resolve::Resolver;
use crate::facts::rows::fact_of;
use crate::live::{About, Told};
use crate::tokens::hash;
use crate::{App, Refused, Who};

/// What is to be written, and under which name whoever writes it sends it again if the answer is lost.
pub(super) struct Page<'a> {
    app: &'a App,
    who: &'a Who,
    tx: Tx,
    brought: Brought,
    rates: Rates,
    dictionary: Dictionary,
    batch: BatchId,
    /// Payments that are told again.
    payments: Vec<NewPayment>,
    /// A name that is to be an employee's.
    own: Option<(PersonId, String, EmployeeId)>,
}

/// What whoever writes asks for.
pub(super) struct Request<'a> {
    what: &'static str,
    key: Option<&'a str>,
    digest: String,
}

impl<'a> Request<'a> {
    /// What is done, as the list of batches has it; the name under which it is sent again if its answer was lost; and everything that
    /// is said, to tell what is sent again from something else under the same name.
    pub(super) fn new(what: &'static str, key: Option<&'a str>, said: &impl Debug) -> Self {
        Self { what, key, digest: hash(&format!("{what} {said:?}")) }
    }
}

/// A page, or what stands on the one that was written under the same name before.
pub(super) enum Opened<'a> {
    New(Box<Page<'a>>),
    Before(Written),
}

impl<'a> Page<'a> {
    /// A new one about something of a feed; none: of what people write. From here on nobody else of the company writes.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if there is no such feed; [`Refused::KeyReused`]; [`Refused::Store`].
    pub(super) async fn open(
        app: &'a App,
        who: &'a Who,
        feed: Option<FeedId>,
        request: Request<'_>,
    ) -> Result<Opened<'a>, Refused> {
        let Request { what, key, digest } = request;
        let mut tx = app.db.begin().await?;
        zadel_store::audit::lock_audit(&mut tx, who.company).await?;
        if let Some(written) = before(who, &mut tx, key, &digest).await? {
            return Ok(Opened::Before(written));
        }
        let feed = match feed {
            Some(feed) => {
                let feeds = zadel_store::ledger::lock_feeds(&mut tx, who.company).await?;
                feeds.into_iter().find(|row| row.feed == feed).ok_or(Refused::NotFound)?.name
            }
            None => FEED.to_owned(),
        };
        let brought = Brought { file_sha256: Some(digest), ..Brought::by_hand(&Bringer::of(who), feed, what, key) };
        let rates = Rates::none(&brought.currency);
        let dictionary = Dictionary::locked(app, &mut tx, &brought).await?;
        let batch = zadel_store::batches::next_batch(&mut tx, who.company).await?;
        Ok(Opened::New(Box::new(Self {
            app,
            who,
            tx,
            brought,
            rates,
            dictionary,
            batch,
            payments: Vec::new(),
            own: None,
        })))
    }

    /// Did whoever writes write this fact, too?
    pub(super) async fn wrote(&mut self, fact: FactOf<'_>) -> Result<bool, Refused> {
        let (company, feed) = (self.who.company, self.dictionary.feed);
        let rows = zadel_store::facts::lock_facts_of(&mut self.tx, company, feed, fact.object).await?;
        let mut told = Vec::new();
        for row in &rows {
            let known = fact_of(row)?;
            if known.key() == fact.key {
                told.push((known.turn, row.batch));
            }
        }
        let Some((_, batch)) = told.into_iter().max() else { return Ok(false) };
        let row = zadel_store::batches::lock_batch(&mut self.tx, company, batch).await?;
        Ok(row.is_some_and(|row| row.by_hand.is_some() && row.member == Some(self.who.member)))
    }

    /// What an object that begins here is called by people: beside the numbers of CRMs.
    pub(super) fn number(&self) -> String {
        format!("Z-{}", self.batch.get())
    }

    /// A deal that something is written about.
    pub(super) async fn deal(&mut self, deal: DealOf<'_>) -> Result<PayableDeal, Refused> {
        let company = self.who.company;
        let found = zadel_store::payments::find_payable_deal(&mut self.tx, company, deal.feed, deal.object).await?;
        found.ok_or(Refused::NotFound)
    }

    /// A payment of the feed.
    pub(super) async fn payment(&mut self, object: &str) -> Result<PaymentRow, Refused> {
        let (company, feed) = (self.who.company, self.dictionary.feed);
        let found = zadel_store::payments::lock_payment(&mut self.tx, company, feed, object).await?;
        found.ok_or(Refused::NotFound)
    }

    /// What is said of a payment that is told again; what is to be kept of it goes with the rest.
    pub(super) fn say_again(&mut self, again: &Again, known: &[Fact]) -> Result<Word, Refused> {
        let (payment, word) = again.say(known, &self.dictionary.books)?.ok_or(Refused::Broken("payments"))?;
        self.payments.push(payment);
        Ok(word)
    }

    /// Everything that is known of an object.
    pub(super) async fn known(&mut self, object: &str) -> Result<Vec<Fact>, Refused> {
        let feed = self.dictionary.feed;
        let rows = zadel_store::facts::lock_facts_of(&mut self.tx, self.who.company, feed, object).await?;
        rows.iter().map(fact_of).collect()
    }

    /// Names as numbers.
    pub(super) fn resolver(&mut self) -> Resolver<'_> {
        let dictionary = &mut self.dictionary;
        Resolver {
            feed: dictionary.feed,
            names: &mut dictionary.names,
            clients: &mut dictionary.clients,
            books: &dictionary.books,
            rates: &mut self.rates,
            meaning: &|_, _| StageMeaning::Open,
        }
    }

    /// The number of a name that somebody may write for; the own one is the employee's from now on, unless it is a namesake's.
    pub(super) async fn person(&mut self, pen: &Pen, said: Change<String>) -> Result<Change<PersonId>, Refused> {
        let Change::Set(name) = said else { return Ok(said.and_then(|_| None)) };
        let Some(person) = self.resolver().person(Some(&name)) else { return Ok(Change::Keep) };
        pen.writes_for(&name, person)?;
        if let Some(employee) = pen.employee(person) {
            let names = zadel_store::ledger::lock_names(&mut self.tx, self.who.company).await?;
            let number = i64::from(person.get());
            let mut known = names.iter().filter(|row| row.kind == NameKind::Person.code() && row.id == number);
            if known.any(|row| row.employee.is_some()) {
                return Err(Refused::Forbidden);
            }
            self.own = Some((person, name, employee));
        }
        Ok(Change::Set(person))
    }

    /// A fact of a moment.
    pub(super) fn fact(&self, kind: FactKind, at: Moment) -> Fact {
        Fact::new(kind, at, self.dictionary.books.week(at))
    }

    /// The moment that a day stands for: now, if it is today; else its beginning, behind what is known of that day already.
    pub(super) fn moment(&self, day: Date, known: &[Fact]) -> Moment {
        let books = &self.dictionary.books;
        if books.day(books.now()) <= day {
            return books.now();
        }
        let last = known.iter().map(|fact| fact.at).filter(|at| books.day(*at) == day).max();
        let behind = last.map(|last| Moment::from_millis(last.millis() + 1_000));
        behind.filter(|at| books.day(*at) == day).or(last).unwrap_or_else(|| books.begin(day))
    }

    /// The company's currency.
    pub(super) fn currency(&self) -> &str {
        &self.brought.currency
    }

    /// The first moment of a day.
    pub(super) fn begin(&self, day: Date) -> Moment {
        self.dictionary.books.begin(day)
    }

    /// The day on which it is written, where the company is.
    pub(super) fn today(&self) -> Date {
        self.dictionary.books.day(self.dictionary.books.now())
    }

    /// Keeps what was written of an object, and tells whoever watches.
    pub(super) async fn close(self, incoming: Incoming, object: Box<str>) -> Result<Written, Refused> {
        let Self { app, who, mut tx, mut brought, dictionary, batch, payments, own, rates: _ } = self;
        let feed = dictionary.feed;
        brought.object = Some(object.clone());
        let read = Read {
            dictionary,
            incoming,
            payments,
            n_rows: 1,
            n_rejected: 0,
            rejects: Vec::new(),
            rejected_deals: Vec::new(),
        };
        write(app, &mut tx, &brought, read, Mode::Keep).await?;
        if let Some((person, name, employee)) = own {
            let person = i64::from(person.get());
            zadel_store::ledger::tie_person(&mut tx, who.company, person, Some(employee)).await?;
            let act = Act::PersonTied { person, name: &name, before: None, after: Some(employee) };
            record(app, &mut tx, who.company, Some(who.member), &act).await?;
        }
        app.commit_and_tell(tx, Told::about(who.company, About::Facts)).await?;
        // It is kept by now: payments that do not find their deal stand in the list from which they are tried again.
        let may_be_paid = objects::deal_kind(&object).is_some();
        if may_be_paid && let Err(refused) = match_open(app, &Bringer::of(who)).await {
            tracing::error!(company = who.company.get(), %refused, "payments_not_matched");
        }
        count_again(app, who).await;
        Ok(Written { batch, feed, object: object.into() })
    }
}

/// What came of it when it was sent before under this name.
async fn before(who: &Who, tx: &mut Tx, key: Option<&str>, digest: &str) -> Result<Option<Written>, Refused> {
    let Some(key) = key else { return Ok(None) };
    // Whoever had the name before has ended: the company's lock is held.
    let Some(found) = zadel_store::batches::lock_request(tx, who.company, who.member, key).await? else {
        return Ok(None);
    };
    if found.file_sha256.as_deref() != Some(digest) {
        return Err(Refused::KeyReused);
    }
    let (batch, feed) = (found.row.id, found.row.feed);
    let objects = zadel_store::facts::list_objects_of_batch(tx, who.company, feed, batch).await?;
    Ok(Some(Written { batch, feed, object: objects.into_iter().next().unwrap_or_default() }))
}
