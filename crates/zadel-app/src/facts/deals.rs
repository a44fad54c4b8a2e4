//! Deals as people look at them: the list, and one with its history.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::facts::fact::{FactKey, in_force};
use zadel_core::facts::{Fact, FactKind, Stage};
use zadel_store::deal_list::During;
pub use zadel_store::deal_list::{DealCount, DealFilter, DealKey, DealOrder, DealValue, NamedDeal};
pub use zadel_store::deals::LastFact;
use zadel_store::deals::{FactsVersion, Reach};
use zadel_store::facts::CardFactRow;
use zadel_store::{CompanyId, FeedId, Scope};

use crate::facts::booking::Books;
use crate::facts::names::small;
use crate::facts::rows::fact_of;
use crate::facts::whose::scope;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Which deals, in which order.
#[derive(Clone, Debug, Default)]
pub struct DealQuestion {
    /// Which ones.
    pub filter: DealFilter,
    /// Of these, those to which something happened within days.
    pub days: Option<DealDays>,
    /// What comes first.
    pub order: DealOrder,
}

/// Something that happens to deals, and when.
#[derive(Clone, Copy, Debug)]
pub struct DealDays {
    /// What.
    pub what: DealEvent,
    /// The first day; none: from the beginning.
    pub from: Option<Date>,
    /// The last day; none: to the end.
    pub to: Option<Date>,
}

/// What happens to deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealEvent {
    /// They come into being.
    Created,
    /// They enter a stage of the funnel for the first time.
    Entered(Stage),
    /// They are lost.
    Lost,
    /// They are won or lost.
    Closed,
    /// Something is paid for them.
    Paid,
    /// They are won, and not paid in full today.
    Unpaid,
    /// They are expected to close.
    Expected,
    /// Something was heard of them last.
    Last,
}

/// A page of deals.
#[derive(Debug)]
pub struct DealPage {
    /// In the order that was asked for.
    pub deals: Vec<NamedDeal>,
    /// How many there are on all pages; only with the first.
    pub count: Option<DealCount>,
    /// How far the facts reach.
    pub last: LastFact,
}

/// A page of deals behind another deal: of those that the person may see.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_deals(
    app: &App,
    who: &Who,
    question: &DealQuestion,
    after: Option<&DealKey>,
    limit: u32,
) -> Result<DealPage, Refused> {
    who.may(Right::ReadFacts)?;
    let company = who.company;
    let Some(Reach { ledger, last, facts }) = zadel_store::deals::find_last_fact(&app.db, company).await? else {
        return Ok(DealPage { deals: Vec::new(), count: Some(DealCount::default()), last: LastFact::default() });
    };
    let search = question.filter.search.as_deref().map(|text| small(text.trim()));
    let mut filter = question.filter.clone();
    filter.search = search.filter(|text| !text.is_empty());
    if let Some(days) = question.days {
        days.narrow(&mut filter, &Books::of(app, &ledger)?);
    }
    let deals =
        zadel_store::deal_list::list_deals(&app.db, company, scope(who), &filter, question.order, after, limit).await?;
    let count = match after {
        Some(_) => None,
        None => Some(count_of(app, who.company, scope(who), facts, filter).await?),
    };
    Ok(DealPage { deals, count, last })
}

/// How many deals a list has. All of them are looked at for it, so it is kept until the facts are others; not of somebody's own and not
/// of one person's, which are others as soon as a name is tied.
pub(super) async fn count_of(
    app: &App,
    company: CompanyId,
    scope: Scope,
    facts: FactsVersion,
    filter: DealFilter,
) -> Result<DealCount, Refused> {
    let count = zadel_store::deal_list::count_deals(&app.db, company, scope, &filter);
    if scope != Scope::All || filter.person.is_some() {
        return Ok(count.await?);
    }
    let kept = || app.counted.lock().map_err(|_| Refused::Broken("counted"));
    if let Some(count) = kept()?.find(company, filter.clone(), &facts) {
        return Ok(count);
    }
    let count = count.await?;
    kept()?.keep(company, filter, facts, count, 1);
    Ok(count)
}

impl DealDays {
    fn narrow(self, filter: &mut DealFilter, books: &Books) {
        if self.what == DealEvent::Expected {
            filter.expected = (self.from.map(|day| day.to_string()), self.to.map(|day| day.to_string()));
            return;
        }
        let from = self.from.map_or(i64::MIN, |day| books.begin(day).millis());
        let after = self.to.and_then(|day| day.tomorrow().ok()).map(|day| books.begin(day).millis());
        let to = after.map_or(i64::MAX, |after| after - 1);
        filter.during = Some(During { what: self.what.code(), from, to });
    }
}

impl DealEvent {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Created,
        Self::Entered(Stage::Lead),
        Self::Entered(Stage::Qualified),
        Self::Entered(Stage::Meeting),
        Self::Entered(Stage::Quote),
        Self::Entered(Stage::Contract),
        Self::Entered(Stage::Won),
        Self::Lost,
        Self::Closed,
        Self::Paid,
        Self::Unpaid,
        Self::Expected,
        Self::Last,
    ];

    /// The word in statements and on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Entered(stage) => stage.code(),
            Self::Lost => "lost",
            Self::Closed => "closed",
            Self::Paid => "paid",
            Self::Unpaid => "unpaid",
            Self::Expected => "expected",
            Self::Last => "last",
        }
    }
}

/// A deal, and everything the ledger says of it.
#[derive(Debug)]
pub struct DealCard {
    /// How it stands.
    pub deal: NamedDeal,
    /// What happened to it, in order of time.
    pub history: Vec<DealFact>,
    /// What was paid for it and done about it, in order of time.
    pub belonging: Vec<DealFact>,
    /// What was paid for it, in minor units; none if no payment names it.
    pub paid_minor: Option<i64>,
    /// What was invoiced for it; none if no invoice names it.
    pub invoiced_minor: Option<i64>,
}

/// A fact with its names and where it comes from.
#[derive(Debug)]
pub struct DealFact {
    /// Whose.
    pub feed: FeedId,
    /// What it is about.
    pub object: String,
    /// Its name within that.
    pub key: FactKey,
    /// What happened.
    pub kind: FactKind,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Does it hold, or was it taken back?
    pub holds: bool,
    /// Who.
    pub person: Option<String>,
    /// The stage that was entered, or why it was lost.
    pub label: Option<String>,
    /// The sum, in minor units.
    pub amount_minor: Option<i64>,
    /// As it was told in another currency: `1200.50 USD`.
    pub original: Option<String>,
    /// A day that belongs to it.
    pub day: Option<String>,
    /// A text that belongs to it.
    pub note: Option<String>,
    /// The import that brought it.
    pub import: i64,
    /// What its file was called.
    pub file_name: String,
    /// The line of its file; 0 if it was not a file.
    pub line: i64,
    /// Who brought or wrote it; nobody: the machine.
    pub by: Option<String>,
}

/// A deal with its history.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NotFound`] also if it is somebody else's; [`Refused::Store`].
pub async fn open_deal(app: &App, who: &Who, feed: i64, object: &str) -> Result<DealCard, Refused> {
    who.may(Right::ReadFacts)?;
    let feed = FeedId::new(feed);
    let deal = zadel_store::deal_list::find_deal(&app.db, who.company, scope(who), feed, object).await?;
    let deal = deal.ok_or(Refused::NotFound)?;
    let rows = zadel_store::facts::list_card_facts(&app.db, who.company, feed, object).await?;
    let names = zadel_store::ledger::list_names(&app.db, who.company).await?;
    let names: BTreeMap<(String, i64), String> =
        names.into_iter().map(|name| ((name.kind.clone(), name.id), name.called().to_owned())).collect();
    let (mut history, mut belonging) = (Vec::new(), Vec::new());
    // Two payments of one day are two objects: only what is told of one object corrects itself.
    for rows in rows.chunk_by(|one, other| (one.fact.feed, &one.fact.object) == (other.fact.feed, &other.fact.object)) {
        let is_own = rows.first().is_some_and(|row| (row.fact.feed, row.fact.object.as_str()) == (feed, object));
        let place = if is_own { &mut history } else { &mut belonging };
        place.extend(told(rows, &names)?);
    }
    for facts in [&mut history, &mut belonging] {
        facts.sort_by_key(|fact| (fact.at, fact.kind));
    }
    let sum = |kind: FactKind| {
        let held = belonging.iter().filter(|fact| fact.kind == kind && fact.holds);
        held.filter_map(|fact| fact.amount_minor).reduce(i64::saturating_add)
    };
    let (paid_minor, invoiced_minor) = (sum(FactKind::Paid), sum(FactKind::Invoiced));
    Ok(DealCard { deal, history, belonging, paid_minor, invoiced_minor })
}

fn told(rows: &[CardFactRow], names: &BTreeMap<(String, i64), String>) -> Result<Vec<DealFact>, Refused> {
    let name = |kind: &str, id: Option<i64>| id.and_then(|id| names.get(&(kind.to_owned(), id)).cloned());
    let facts: Vec<Fact> = rows.iter().map(|row| fact_of(&row.fact)).collect::<Result<_, _>>()?;
    let in_force = in_force(&facts);
    let holds = |fact: &Fact| in_force.iter().any(|held| std::ptr::eq(*held, fact));
    // A reversal says only that the telling before it does not hold, and that is said there.
    let shown = rows.iter().zip(&facts).filter(|(_, fact)| !fact.is_reversal());
    Ok(shown
        .map(|(CardFactRow { fact: row, file_name, by }, fact)| DealFact {
            feed: row.feed,
            object: row.object.clone(),
            key: fact.key(),
            kind: fact.kind,
            at: row.at,
            holds: holds(fact),
            person: name("person", row.person_id),
            label: name("stage", Some(row.stage_id).filter(|id| *id != 0)).or_else(|| name("reason", row.reason_id)),
            amount_minor: row.amount_minor,
            original: row.original.clone(),
            day: row.day.clone(),
            note: row.note.clone(),
            import: row.batch.get(),
            file_name: file_name.clone(),
            line: row.line,
            by: by.clone(),
        })
        .collect())
}
