//! The numbers of somebody's week: what stands in no file.
//!
//! Whoever has no CRM writes them all; whoever has one, what it does not know. Each number is a fact of the week's Monday that is
//! told again when it changes.

use jiff::civil::Date;
use zadel_core::facts::cube::Metric;
use zadel_core::facts::fact::in_force;
use zadel_core::facts::ids::PersonId;
use zadel_core::facts::said::Change;
use zadel_core::facts::seen::Action;
use zadel_core::facts::{Fact, FactKind, Stage, Week};

use super::page::{Page, earlier};
use super::pen::Pen;
use super::{FEED, Written, fields};
use crate::facts::booking::Books;
use crate::facts::incoming::{Incoming, Word};
use crate::facts::names::{NameKind, find_name};
use crate::facts::objects;
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
    /// The first day of the week.
    pub monday: Date,
    /// Is the week closed, so that what is written counts in the first open one?
    pub counts_in: Week,
    /// Each number, in the order of [`WeekNumber::ALL`].
    pub lines: Vec<WeekLine>,
}

/// A number of a week.
#[derive(Clone, Copy, Debug)]
pub struct WeekLine {
    /// Which one.
    pub number: WeekNumber,
    /// What files tell: how many, and their sum in minor units.
    pub told: (i64, i64),
    /// What was written beside them.
    pub written: (u32, i64),
}

/// What somebody writes.
#[derive(Clone, Debug)]
pub struct WeekSaid {
    /// Which number.
    pub number: WeekNumber,
    /// How many; of [`WeekNumber::Paid`] it is not asked.
    pub n: u32,
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

/// The numbers of somebody's week.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] with the field; [`Refused::Store`].
pub async fn show_week(app: &App, who: &Who, person: &str, week: Week) -> Result<WeekForm, Refused> {
    who.may(Right::ReadFacts)?;
    let person = crate::fields::name("person", person)?;
    let empty = |counts_in: Week| WeekForm {
        monday: week.monday(),
        counts_in,
        lines: WeekNumber::ALL.map(|number| WeekLine { number, told: (0, 0), written: (0, 0) }).into(),
    };
    let Some(ledger) = zadel_store::ledger::find_ledger(&app.db, who.company).await? else { return Ok(empty(week)) };
    let books = Books::of(app, &ledger)?;
    let mut form = empty(books.week_of(week.monday().at(0, 0, 0, 0)));
    let names = zadel_store::ledger::list_names(&app.db, who.company).await?;
    let Some(id) = find_name(&names, NameKind::Person, &person).and_then(PersonId::new) else { return Ok(form) };
    if who.may(Right::ReadAllFacts).is_err() {
        Pen::of(app, who).await?.writes_for(&person, id)?;
    }
    let feeds = zadel_store::ledger::list_feeds(&app.db, who.company).await?;
    let mut written = Vec::new();
    if let Some(feed) = feeds.iter().find(|row| row.name == FEED) {
        let rows = zadel_store::facts::list_facts_of(&app.db, who.company, feed.feed, &objects::week(id, week)).await?;
        written = rows.iter().map(fact_of).collect::<Result<_, _>>()?;
    }
    let written: Vec<&Fact> = in_force(&written);
    for line in &mut form.lines {
        let own = written.iter().find(|fact| fact.kind == line.number.kind());
        line.written = own.map_or((0, 0), |fact| (fact.n, fact.amount.map_or(0, zadel_core::money::Money::minor)));
        let number = i64::from(week.number());
        let metric = line.number.metric().code();
        let weeks = zadel_store::cube::list_person_weeks(&app.db, who.company, metric, (number, number)).await?;
        let all = weeks.into_iter().find(|row| row.person_id == i64::from(id.get()));
        // What was written after the week was closed counts in a later one, and is not in it.
        let within = own.filter(|fact| fact.week == week).map_or((0, 0), |_| line.written);
        line.told = all.map_or((0, 0), |all| (all.n - i64::from(within.0), all.amount_minor - within.1));
    }
    Ok(form)
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
    let pen = Pen::of(app, who).await?;
    if let Some(written) = earlier(app, who, request_key).await? {
        return Ok(written);
    }
    let person = crate::fields::name("person", person)?;
    let mut page = Page::open(app, who, None, "week", request_key).await?;
    if page.today() < week.monday() {
        return Err(Refused::Field { path: "week", code: FieldError::DayToCome });
    }
    let id = page.person(&pen, Change::Set(person)).await?.after(None).ok_or(Refused::Broken("names"))?;
    let object: Box<str> = objects::week(id, week).into();
    let at = page.begin(week.monday());
    let mut words = Vec::new();
    for one in said {
        let fact = page.fact(one.number.kind(), at);
        if MOST < one.n {
            return Err(Refused::Field { path: one.number.code(), code: FieldError::TooMany });
        }
        let typed = Some(one.amount.trim()).filter(|typed| one.number.has_sum() && !typed.is_empty());
        let amount = typed.map(|typed| fields::sum(one.number.code(), typed, &who.currency)).transpose()?;
        let n = if one.number == WeekNumber::Paid { u32::from(amount.is_some()) } else { one.n };
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
