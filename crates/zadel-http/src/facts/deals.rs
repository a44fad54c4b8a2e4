//! `/api/v1/deals`: what is sold to whom, and how that came.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::{self, DealFact, DealFilter, DealKey, FeedId, LastFact, NamedDeal};

use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, Query, moment};

/// Rows of a page.
const USUAL: u32 = 50;
const MOST: u32 = 200;

/// Which deals, and from where on.
#[derive(Deserialize)]
pub(crate) struct Asked {
    outcome: Option<String>,
    person: Option<i64>,
    source: Option<i64>,
    client: Option<i64>,
    search: Option<String>,
    from: Option<String>,
    limit: Option<u32>,
}

/// A page of deals, what was heard of last first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Deals)]
pub(crate) struct DealsView {
    deals: Vec<DealView>,
    /// From where the next page goes on.
    next: Option<String>,
    facts: FactsView,
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
struct DealView {
    feed: i64,
    /// With the feed it names the deal: `deal:17`.
    object: String,
    /// The CRM's own number.
    number: String,
    title: Option<String>,
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
    /// Minor units.
    amount: Option<i64>,
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
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DealFact)]
struct DealFactView {
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
    day: Option<String>,
    note: Option<String>,
    /// The import that brought it.
    import: i64,
    /// The line of its file; 0 if it was not a file.
    line: i64,
}

/// Deals, what was heard of last first.
#[utoipa::path(get, path = "/api/v1/deals", tag = "facts",
    params(
        ("outcome" = Option<String>, Query, description = "`open`, `won` or `lost`"),
        ("person" = Option<i64>, Query), ("source" = Option<i64>, Query), ("client" = Option<i64>, Query),
        ("search" = Option<String>, Query, description = "A part of number, title or client"),
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
    let from = asked.from.as_deref().map(|text| key_of(text).ok_or_else(|| Cause::BadQuery("from".to_owned())));
    let from = from.transpose()?;
    let limit = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    let Asked { outcome, person, source, client, search, .. } = asked;
    let filter = DealFilter { outcome, person, source, client, search };
    let (mut deals, last) = facts::list_deals(&server.app, &who, &filter, from.as_ref(), limit + 1).await?;
    let has_next = usize::try_from(limit).unwrap_or(usize::MAX) < deals.len();
    deals.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = deals.last().filter(|_| has_next).map(key_text);
    Ok(Json(DealsView { deals: deals.into_iter().map(DealView::from).collect(), next, facts: last.into() }))
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
    Ok(Json(CardView { deal: card.deal.into(), history: view(card.history), belonging: view(card.belonging) }))
}

/// A place in the list, as it stands in an address.
fn key_text(deal: &NamedDeal) -> String {
    format!("{}.{}.{}", deal.last_at, deal.feed.get(), deal.object)
}

fn key_of(text: &str) -> Option<DealKey> {
    let mut parts = text.splitn(3, '.');
    let (last_at, feed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(DealKey { last_at, feed: FeedId::new(feed), object: parts.next()?.to_owned() })
}

impl From<LastFact> for FactsView {
    fn from(last: LastFact) -> Self {
        Self { last_at: last.last_at.map(moment), brought_at: last.brought_at.map(moment) }
    }
}

impl From<NamedDeal> for DealView {
    fn from(deal: NamedDeal) -> Self {
        let number = deal.object.split_once(':').map_or(deal.object.as_str(), |(_, number)| number).to_owned();
        Self {
            feed: deal.feed.get(),
            number,
            object: deal.object,
            title: deal.title,
            client: deal.client,
            person: deal.person,
            source: deal.source,
            line: deal.line,
            pipeline: deal.pipeline.filter(|pipeline| !pipeline.is_empty()),
            stage: deal.stage,
            outcome: deal.outcome,
            reason: deal.reason,
            amount: deal.amount_minor,
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
            kind: told.kind.code(),
            at: moment(told.at),
            holds: told.holds,
            person: told.person,
            label: told.label,
            amount: told.amount_minor,
            day: told.day,
            note: told.note,
            import: told.import,
            line: told.line,
        }
    }
}
