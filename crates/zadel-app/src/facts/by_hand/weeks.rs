//! The numbers of somebody's week: what stands in no file.
//!
//! Whoever has no CRM writes them all; whoever has one, what it does not know. Each number is a fact of the week's Monday that is
//! told again when it changes.

use zadel_core::facts::cube::{Metric, ObjectKind, Total, cells};
use zadel_core::facts::deal::Reading;
use zadel_core::facts::fact::in_force;
use zadel_core::facts::ids::PersonId;
use zadel_core::facts::said::Change;
use zadel_core::facts::seen::Action;
use zadel_core::facts::{Booking as _, Fact, FactKind, Nature, Stage, Week};
use zadel_core::money::Money;
use zadel_exchange::plan_document::SetError;
use zadel_store::ledger::NameRow;

use super::page::{Opened, Page, Request};
use super::pen::Pen;
use super::{FEED, Written, fields};
use crate::facts::booking::Books;
use crate::facts::incoming::{Incoming, Word};
use crate::facts::names::{NameKind, find_name};
use crate::facts::objects;
use crate::facts::record::new_ledger;
use crate::facts::rows::fact_of;
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// More than that nobody has of anything in a week.
const MOST: u32 = 100_000;

/// A number of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WeekNumber {
    /// Leads that came.
    Leads,
    /// Calls that were made.
    Calls,
    /// Meetings that took place.
    Meetings,
    /// Offers that were sent.
    Quotes,
    /// Deals that were won, with their sum.
    Won,
    /// Money that came in.
    Paid,
}

/// The numbers of a week.
#[derive(Debug)]
pub struct WeekForm {
    /// Which week.
    pub week: Week,
    /// In which one what is written counts: the first open one, if the week is closed.
    pub counts_in: Week,
    /// Is there a week after it that has begun?
    pub has_next: bool,
    /// Each number, in the order of [`WeekNumber::ALL`].
    pub lines: Vec<WeekLine>,
}

/// A number of a week.
#[derive(Clone, Copy, Debug)]
pub struct WeekLine {
    /// Which one.
    pub number: WeekNumber,
    /// What files tell.
    pub told: Total,
    /// What was written beside them.
    pub written: Total,
}

impl WeekLine {
    /// Both together.
    #[must_use]
    pub fn all(&self) -> Total {
        Total {
            n: self.told.n + self.written.n,
            amount_minor: self.told.amount_minor.saturating_add(self.written.amount_minor),
        }
    }
}

/// What somebody writes.
#[derive(Clone, Debug)]
pub struct WeekSaid {
    /// Which number.
    pub number: WeekNumber,
    /// How many, as it is typed; empty: none. Of [`WeekNumber::Paid`] it is not asked.
    pub n: String,
    /// Their sum, where the number has one, as it is typed; empty: none.
    pub amount: String,
}

impl WeekNumber {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Leads, Self::Calls, Self::Meetings, Self::Quotes, Self::Won, Self::Paid];

    /// The word on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Leads => "leads",
            Self::Calls => "calls",
            Self::Meetings => "meetings",
            Self::Quotes => "quotes",
            Self::Won => "won",
            Self::Paid => "paid",
        }
    }

    /// Does it have a sum?
    #[must_use]
    pub fn has_sum(self) -> bool {
        matches!(self, Self::Won | Self::Paid)
    }

    fn kind(self) -> FactKind {
        match self {
            Self::Leads => FactKind::Counted(Stage::Lead),
            Self::Calls => FactKind::Done(Action::Call),
            Self::Meetings => FactKind::Counted(Stage::Meeting),
            Self::Quotes => FactKind::Counted(Stage::Quote),
            Self::Won => FactKind::Counted(Stage::Won),
            Self::Paid => FactKind::Paid,
        }
    }

    fn metric(self) -> Metric {
        match self {
            Self::Leads => Metric::Reached(Stage::Lead),
            Self::Calls => Metric::Done(Action::Call),
            Self::Meetings => Metric::Reached(Stage::Meeting),
            Self::Quotes => Metric::Reached(Stage::Quote),
            Self::Won => Metric::Reached(Stage::Won),
            Self::Paid => Metric::Paid,
        }
    }
}

/// The numbers of somebody's week; of this week, if none is asked for.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] with the field; [`Refused::Store`].
pub async fn show_week(app: &App, who: &Who, person: &str, week: Option<Week>) -> Result<WeekForm, Refused> {
    who.may(Right::ReadFacts)?;
    let person = crate::fields::name("person", person)?;
    let ledger = zadel_store::ledger::find_ledger(&app.db, who.company).await?;
    let books = Books::of(app, &ledger.unwrap_or_else(|| new_ledger(&who.currency)))?;
    let this = Week::of(books.day(books.now()));
    let week = week.unwrap_or(this);
    let nothing = |number| WeekLine { number, told: Total::default(), written: Total::default() };
    let counts_in = books.week_of(week.monday().at(0, 0, 0, 0));
    let mut form = WeekForm { week, counts_in, has_next: week < this, lines: WeekNumber::ALL.map(nothing).into() };
    let names = zadel_store::ledger::list_names(&app.db, who.company).await?;
    // What is written stands under the very name; files may call the same employee otherwise.
    let own = find_name(&names, NameKind::Person, &person).and_then(PersonId::new);
    let Some(id) = own.or_else(|| name_of_employee(&names, &person)) else { return Ok(form) };
    if who.may(Right::ReadAllFacts).is_err() {
        Pen::of(app, who).await?.writes_for(&person, id)?;
    }
    let written = match own {
        Some(own) => written(app, who, own, week).await?,
        None => Vec::new(),
    };
    let holding = in_force(&written);
    // What was written of a closed week counts in a later one: it is taken off only where it was added.
    let written_cells = cells(ObjectKind::Other, &written, &Reading::default(), Nature::New);
    let (asked, metrics) =
        ((i64::from(id.get()), i64::from(week.number())), WeekNumber::ALL.map(|number| number.metric().code()));
    let all = zadel_store::cube::list_week_of_person(&app.db, who.company, asked, metrics).await?;
    for line in &mut form.lines {
        let fact = holding.iter().find(|fact| fact.kind == line.number.kind());
        line.written = fact.map_or(Total::default(), |fact| Total {
            n: i64::from(fact.n),
            amount_minor: fact.amount.map_or(0, Money::minor),
        });
        let metric = line.number.metric();
        if let Some(all) = all.iter().find(|row| row.metric == metric.code()) {
            let within = written_cells.iter().filter(|cell| cell.week == week && cell.key.metric == metric);
            line.told = within.fold(Total { n: all.n, amount_minor: all.amount_minor }, |rest, cell| Total {
                n: rest.n - cell.total.n,
                amount_minor: rest.amount_minor - cell.total.amount_minor,
            });
        }
    }
    Ok(form)
}

/// Any name under which files know an employee.
fn name_of_employee(names: &[NameRow], employee: &str) -> Option<PersonId> {
    let is_his = |row: &&NameRow| row.kind == NameKind::Person.code() && row.employee_name.as_deref() == Some(employee);
    names.iter().find(is_his).and_then(|row| PersonId::new(u32::try_from(row.id).ok()?))
}

/// What was written of somebody's week, with what was taken back.
async fn written(app: &App, who: &Who, person: PersonId, week: Week) -> Result<Vec<Fact>, Refused> {
    let feeds = zadel_store::ledger::list_feeds(&app.db, who.company).await?;
    let Some(feed) = feeds.iter().find(|row| row.name == FEED) else { return Ok(Vec::new()) };
    let object = objects::week(person, week);
    let rows = zadel_store::facts::list_facts_of(&app.db, who.company, feed.feed, &object).await?;
    rows.iter().map(fact_of).collect()
}

/// Writes numbers of somebody's week; those that are not said stay.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] with the field; [`Refused::Store`].
pub async fn write_week(
    app: &App,
    who: &Who,
    (person, week): (&str, Week),
    said: &[WeekSaid],
    request_key: Option<&str>,
) -> Result<Written, Refused> {
    let request = Request::new("week", request_key, &(person, week, said));
    let pen = Pen::of(app, who).await?;
    let person = crate::fields::name("person", person)?;
    let mut page = match Page::open(app, who, None, request).await? {
        Opened::New(page) => page,
        Opened::Before(written) => return Ok(written),
    };
    if page.today() < week.monday() {
        return Err(Refused::Field { path: "week", code: FieldError::DayToCome });
    }
    let id = page.person(&pen, Change::Set(person)).await?.after(None).ok_or(Refused::Broken("names"))?;
    let object: Box<str> = objects::week(id, week).into();
    let at = page.begin(week.monday());
    let mut words = Vec::new();
    for one in said {
        let fact = page.fact(one.number.kind(), at);
        let typed = Some(one.amount.trim()).filter(|typed| one.number.has_sum() && !typed.is_empty());
        let amount = typed.map(|typed| fields::sum(one.number.code(), typed, &who.currency)).transpose()?;
        let n = match one.number {
            WeekNumber::Paid => u32::from(amount.is_some()),
            number => count(number, &one.n)?,
        };
        if n == 0 && amount.is_some_and(|amount| amount != Money::ZERO) {
            return Err(Refused::Field { path: one.number.code(), code: FieldError::SumWithoutNumber });
        }
        words.push(if n == 0 {
            Word::NotSo(fact.key())
        } else {
            Word::So(Box::new(Fact { person: Some(id), n, amount, ..fact }))
        });
    }
    let mut incoming = Incoming::default();
    incoming.add_by_hand(object.clone(), words);
    page.close(incoming, object).await
}

/// How many, as it is typed.
fn count(number: WeekNumber, typed: &str) -> Result<u32, Refused> {
    let path = number.code();
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(0);
    }
    let refused =
        |error| Refused::Value { path: path.to_owned(), typed: typed.to_owned(), error: SetError::Count(error) };
    let n = zadel_exchange::typed::count(typed).map_err(refused)?;
    if n <= MOST { Ok(n) } else { Err(Refused::Field { path, code: FieldError::TooMany }) }
}
