//! `/api/v1/facts`: how far the facts reach, and what they call things.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::facts::{self, FactNames, FactsAsOf, NameKind, Sees, Twins};

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::moment;

/// How far the facts reach.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Facts)]
pub(crate) struct ReachView {
    /// When the last of them happened; null without facts.
    last_at: Option<String>,
    /// When the last file was read; null if there is none, or all were taken back.
    brought_at: Option<String>,
    /// Deals and leads.
    n_deals: i64,
    /// The last of them happened more than three days ago.
    is_old: bool,
    /// A file was read during these days: it is the file that is old, or nothing happened.
    is_brought_lately: bool,
    /// Where they come from.
    feeds: Vec<FeedView>,
    /// Deals that seem to stand in two of these, and count twice.
    twins: Vec<TwinsView>,
    /// Whose rows whoever asks sees: `all`, `own`; `no_employee` if only his own and the account is no employee's yet, `no_name` if no
    /// name in the facts is tied to that employee yet.
    sees: &'static str,
    /// Where days begin: `Europe/Moscow`; null while the company never had facts.
    time_zone: Option<String>,
}

/// Where facts come from.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Feed)]
struct FeedView {
    name: String,
    /// When its last file was read; null if all were taken back, or people write it.
    brought_at: Option<String>,
}

/// Deals of a feed that seem to stand in another one: with the same number, made within a day or called the
/// same, or called the same for the same sum and made within a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Twins)]
pub(super) struct TwinsView {
    /// Whose they are; null: people wrote them.
    feed: Option<String>,
    /// Where else they stand; null: people wrote them there.
    other: Option<String>,
    /// How many.
    deals: u64,
}

/// What deals are called by, to choose from.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = FactNames)]
pub(crate) struct NamesView {
    people: Vec<NameView>,
    sources: Vec<NameView>,
    lines: Vec<NameView>,
    reasons: Vec<NameView>,
    /// Of the CRM.
    stages: Vec<StageNameView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FactName)]
struct NameView {
    id: i64,
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FactStage)]
struct StageNameView {
    id: i64,
    name: String,
    pipeline: Option<String>,
    /// Whose stage it is; null: everybody's.
    feed: Option<String>,
    /// `lead`, `qualified`, `meeting`, `quote`, `contract`, `won`, `lost`, `open`.
    meaning: Option<String>,
}

/// How far the facts reach.
#[utoipa::path(get, path = "/api/v1/facts", tag = "facts",
    responses(
        (status = 200, body = ReachView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn show_facts(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<ReachView>, Problem> {
    Ok(Json(facts::show_facts(&server.app, &who).await?.into()))
}

/// People, sources, lines, reasons and stages, as the facts call them.
#[utoipa::path(get, path = "/api/v1/facts/names", tag = "facts",
    responses(
        (status = 200, body = NamesView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn list_fact_names(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<NamesView>, Problem> {
    Ok(Json(NamesView::of(facts::list_fact_names(&server.app, &who).await?)))
}

impl From<FactsAsOf> for ReachView {
    fn from(facts: FactsAsOf) -> Self {
        let feed = |feed: facts::FeedReach| FeedView { name: feed.name, brought_at: feed.brought_at.map(moment) };
        Self {
            last_at: facts.last_at.map(moment),
            brought_at: facts.brought_at.map(moment),
            n_deals: facts.n_deals,
            is_old: facts.is_old,
            is_brought_lately: facts.is_brought_lately,
            feeds: facts.feeds.into_iter().map(feed).collect(),
            twins: facts.twins.iter().map(TwinsView::from).collect(),
            sees: match facts.sees {
                Sees::All => "all",
                Sees::Own => "own",
                Sees::NoEmployee => "no_employee",
                Sees::NoName => "no_name",
            },
            time_zone: facts.time_zone,
        }
    }
}

impl From<&Twins> for TwinsView {
    fn from(twins: &Twins) -> Self {
        Self { feed: twins.feed.clone(), other: twins.other.clone(), deals: twins.n }
    }
}

impl NamesView {
    fn of(FactNames { names: rows, feeds }: FactNames) -> Self {
        let mut names = Self::default();
        for row in rows {
            let place = match row.kind.as_str() {
                kind if kind == NameKind::Person.code() => &mut names.people,
                kind if kind == NameKind::Source.code() => &mut names.sources,
                kind if kind == NameKind::Line.code() => &mut names.lines,
                kind if kind == NameKind::Reason.code() => &mut names.reasons,
                _ => {
                    let pipeline = Some(row.pipeline).filter(|pipeline| !pipeline.is_empty());
                    let feed = feeds.iter().find(|feed| feed.feed == row.feed).map(|feed| feed.name.clone());
                    let stage = StageNameView { id: row.id, name: row.name, pipeline, feed, meaning: row.meaning };
                    names.stages.push(stage);
                    continue;
                }
            };
            place.push(NameView { id: row.id, name: row.called().to_owned() });
        }
        names
    }
}
