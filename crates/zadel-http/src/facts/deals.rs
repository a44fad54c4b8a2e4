//! `/api/v1/deals`: what is sold to whom, and how that came.

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::{
    self, BatchId, DealCount, DealDays, DealEvent, DealFact, DealFilter, DealKey, DealOrder, DealQuestion, DealValue,
    FeedId, LastFact, NamedDeal,
};

use crate::facts::by_hand::corrections::key_text;
use crate::facts::original::OriginalView;
use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, Query, moment};

/// Rows of a page.
const USUAL: u32 = 50;
const MOST: u32 = 200;

/// Which deals, and from where on.
#[derive(Deserialize)]
pub(crate) struct Asked {
    kind: Option<String>,
    outcome: Option<String>,
    person: Option<i64>,
    source: Option<i64>,
    line: Option<i64>,
    client: Option<i64>,
    stage: Option<i64>,
    reason: Option<i64>,
    nature: Option<String>,
    search: Option<String>,
    import: Option<i64>,
    event: Option<String>,
    since: Option<String>,
    until: Option<String>,
    sort: Option<String>,
    from: Option<String>,
    limit: Option<u32>,
}

/// A page of deals.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Deals)]
pub(crate) struct DealsView {
    deals: Vec<DealView>,
    /// From where the next page goes on.
    next: Option<String>,
    /// How many there are on all pages; null behind the first.
    total: Option<TotalView>,
    facts: FactsView,
}

/// How many deals a list has.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DealTotal)]
struct TotalView {
    n: i64,
    /// Of them, deals.
    n_deals: i64,
    /// Of them, leads that are kept apart.
    n_leads: i64,
    /// Those with a sum.
    n_with_amount: i64,
    /// Their sums in minor units.
    amount: i64,
}

/// How far the facts reach.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FactsAsOf)]
pub(crate) struct FactsView {
    /// When the last fact happened; null without facts.
    last_at: Option<String>,
    /// When the last facts came in; null without any.
    brought_at: Option<String>,
}

/// How a deal stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Deal)]
pub(super) struct DealView {
    /// `deal`, or `lead`: one that is kept apart until it becomes a deal.
    kind: &'static str,
    feed: i64,
    /// With the feed it names the deal: `deal:17`.
    object: String,
    /// The CRM's own number.
    number: String,
    title: Option<String>,
    client_id: Option<i64>,
    client: Option<String>,
    person: Option<String>,
    source: Option<String>,
    line: Option<String>,
    pipeline: Option<String>,
    stage: Option<String>,
    /// `open`, `won` or `lost`.
    outcome: String,
    /// Why it was lost.
    reason: Option<String>,
    /// Minor units; null with an `original` in a currency that has no rate.
    amount: Option<i64>,
    /// The sum as it was told, if it was in another currency than the company's.
    original: Option<OriginalView>,
    created_at: Option<String>,
    /// `2026-12-31`.
    expected_on: Option<String>,
    /// How often that was put off.
    n_moves: i64,
    closed_at: Option<String>,
    /// `new` or `repeat`.
    nature: String,
    last_at: String,
}

/// A deal with its history.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DealCard)]
pub(crate) struct CardView {
    deal: DealView,
    /// What happened to it, in order of time.
    history: Vec<DealFactView>,
    /// What was paid for it and done about it.
    belonging: Vec<DealFactView>,
    /// What was paid for it, in minor units; null if no payment names it.
    paid: Option<i64>,
    /// What was invoiced for it; null if no invoice names it.
    invoiced: Option<i64>,
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DealFact)]
struct DealFactView {
    /// Whose it is, and what it is about: the deal, or a payment, an invoice or an action that belongs to it.
    feed: i64,
    object: String,
    /// With feed and object it names the fact, also when it is taken back.
    fact: String,
    /// `created`, `stage`, `amount`, `person`, `expected`, `won`, `lost`, `reopened`, `paid`, `invoiced`, `call`, `meeting`, `quote`,
    /// `letter`, `other`.
    kind: &'static str,
    at: String,
    /// False: it was corrected since.
    holds: bool,
    person: Option<String>,
    /// The stage that was entered, or why it was lost.
    label: Option<String>,
    /// Minor units.
    amount: Option<i64>,
    /// The sum as it was told, if it was in another currency than the company's.
    original: Option<OriginalView>,
    day: Option<String>,
    note: Option<String>,
    /// The import that brought it.
    import: i64,
    /// What its file was called; empty if somebody wrote it.
    file: String,
    /// The line of its file; 0 if it was not a file.
    line: i64,
    /// Who brought or wrote it; null: the machine.
    by: Option<String>,
}

/// Deals, what was heard of last first unless asked otherwise. Of people, sources, lines, stages and reasons 0 asks for deals of
/// which nobody says it.
#[utoipa::path(get, path = "/api/v1/deals", tag = "facts",
    params(
        ("kind" = Option<String>, Query, description = "`deal`, or `lead`: those that are kept apart"),
        ("outcome" = Option<String>, Query, description = "`open`, `won` or `lost`"),
        ("person" = Option<i64>, Query, description = "Whose they are; with a stage as `event`, whose they were then"),
        ("source" = Option<i64>, Query), ("line" = Option<i64>, Query), ("client" = Option<i64>, Query),
        ("stage" = Option<i64>, Query, description = "The stage of the CRM in which they are"),
        ("reason" = Option<i64>, Query, description = "Why they were lost"),
        ("nature" = Option<String>, Query, description = "`new` or `repeat`"),
        ("search" = Option<String>, Query, description = "Words or parts of them, all of which stand in number, title or client"),
        ("import" = Option<i64>, Query, description = "The import that told something of them"),
        ("event" = Option<String>, Query, description = "What happened between `since` and `until`: `created` (also if left out), \
            `lead`, `qualified`, `meeting`, `quote`, `contract`, `won`, `lost`, `closed`, `expected`, `last`"),
        ("since" = Option<String>, Query, description = "The first day, `2026-01-01`"),
        ("until" = Option<String>, Query, description = "The last day"),
        ("sort" = Option<String>, Query, description = "`last`, `amount`, `created`, `closed`, `expected`, the least first; with a \
            minus in front, the greatest first"),
        ("from" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<u32>, Query, description = "Rows, at most 200"),
    ),
    responses(
        (status = 200, body = DealsView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn list_deals(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Json<DealsView>, Problem> {
    let from = asked.from.as_deref().map(|text| deal_key_of(text).ok_or_else(|| bad("from"))).transpose()?;
    let limit = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    let question = asked.question()?;
    let mut page = facts::list_deals(&server.app, &who, &question, from.as_ref(), limit + 1).await?;
    let has_next = usize::try_from(limit).unwrap_or(usize::MAX) < page.deals.len();
    page.deals.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = page.deals.last().filter(|_| has_next).map(|deal| deal_key_text(deal, question.order));
    let deals = page.deals.into_iter().map(DealView::from).collect();
    Ok(Json(DealsView { deals, next, total: page.count.map(TotalView::from), facts: page.last.into() }))
}

fn bad(name: &str) -> Problem {
    Cause::BadQuery(name.to_owned()).into()
}

/// A day of an address.
pub(super) fn day(name: &str, text: Option<&str>) -> Result<Option<Date>, Problem> {
    text.map(str::parse::<Date>).transpose().map_err(|_| bad(name))
}

impl Asked {
    fn question(self) -> Result<DealQuestion, Problem> {
        let is_event = |event: &DealEvent| event.code() == self.event.as_deref().unwrap_or("created");
        let what = DealEvent::ALL.into_iter().find(is_event).ok_or_else(|| bad("event"))?;
        let (from, to) = (day("since", self.since.as_deref())?, day("until", self.until.as_deref())?);
        // An event without days asks for those to which it ever happened.
        let is_asked = from.is_some() || to.is_some() || self.event.is_some();
        let kind = match self.kind.as_deref() {
            None => None,
            Some(kind @ ("deal" | "lead")) => Some(format!("{kind}:")),
            Some(_) => return Err(bad("kind")),
        };
        let order = self.sort.as_deref().map(|text| order_of(text).ok_or_else(|| bad("sort"))).transpose()?;
        let filter = DealFilter {
            outcome: self.outcome,
            person: self.person,
            source: self.source,
            line: self.line,
            client: self.client,
            stage: self.stage,
            reason: self.reason,
            nature: self.nature,
            kind,
            search: self.search,
            batch: self.import.map(BatchId::new),
            ..DealFilter::default()
        };
        let days = is_asked.then_some(DealDays { what, from, to });
        Ok(DealQuestion { filter, days, order: order.unwrap_or_default() })
    }
}

fn order_of(text: &str) -> Option<DealOrder> {
    let name = text.strip_prefix('-').unwrap_or(text);
    let by = DealValue::ALL.into_iter().find(|value| value.code() == name)?;
    Some(DealOrder { by, is_ascending: name == text })
}

/// A deal, and everything that is known of it.
#[utoipa::path(get, path = "/api/v1/deals/{feed}/{object}", tag = "facts",
    params(("feed" = i64, Path), ("object" = String, Path, description = "Such as `deal:17`")),
    responses(
        (status = 200, body = CardView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn open_deal(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path((feed, object)): Path<(i64, String)>,
) -> Result<Json<CardView>, Problem> {
    let card = facts::open_deal(&server.app, &who, feed, &object).await?;
    let view = |told: Vec<DealFact>| told.into_iter().map(DealFactView::from).collect();
    Ok(Json(CardView {
        deal: card.deal.into(),
        history: view(card.history),
        belonging: view(card.belonging),
        paid: card.paid_minor,
        invoiced: card.invoiced_minor,
    }))
}

/// A place in the list, as it stands in an address.
fn deal_key_text(deal: &NamedDeal, order: DealOrder) -> String {
    format!("{}.{}.{}", order.key(deal), deal.feed.get(), deal.object)
}

fn deal_key_of(text: &str) -> Option<DealKey> {
    let mut parts = text.splitn(3, '.');
    let (key, feed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(DealKey { key, feed: FeedId::new(feed), object: parts.next()?.to_owned() })
}

impl From<LastFact> for FactsView {
    fn from(last: LastFact) -> Self {
        Self { last_at: last.last_at.map(moment), brought_at: last.brought_at.map(moment) }
    }
}

impl From<DealCount> for TotalView {
    fn from(count: DealCount) -> Self {
        Self {
            n: count.n,
            n_deals: count.n - count.n_leads,
            n_leads: count.n_leads,
            n_with_amount: count.n_with_amount,
            amount: count.amount_minor,
        }
    }
}

impl From<NamedDeal> for DealView {
    fn from(deal: NamedDeal) -> Self {
        let (kind, number) = deal.object.split_once(':').unwrap_or(("deal", &deal.object));
        let (kind, number) = (if kind == "lead" { "lead" } else { "deal" }, number.to_owned());
        Self {
            kind,
            feed: deal.feed.get(),
            number,
            object: deal.object,
            title: deal.title,
            client_id: deal.client_id,
            client: deal.client,
            person: deal.person,
            source: deal.source,
            line: deal.line,
            pipeline: deal.pipeline.filter(|pipeline| !pipeline.is_empty()),
            stage: deal.stage,
            outcome: deal.outcome,
            reason: deal.reason,
            amount: deal.amount_minor,
            original: deal.original.as_deref().and_then(OriginalView::of),
            created_at: deal.created_at.map(moment),
            expected_on: deal.expected_on,
            n_moves: deal.n_moves,
            closed_at: deal.closed_at.map(moment),
            nature: deal.nature,
            last_at: moment(deal.last_at),
        }
    }
}

impl From<DealFact> for DealFactView {
    fn from(told: DealFact) -> Self {
        Self {
            feed: told.feed.get(),
            object: told.object,
            fact: key_text(told.key),
            kind: told.kind.code(),
            at: moment(told.at),
            holds: told.holds,
            person: told.person,
            label: told.label,
            amount: told.amount_minor,
            original: told.original.as_deref().and_then(OriginalView::of),
            day: told.day,
            note: told.note,
            import: told.import,
            file: told.file_name,
            line: told.line,
            by: told.by,
        }
    }
}
