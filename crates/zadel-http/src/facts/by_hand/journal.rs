//! `GET /api/v1/written`: what people wrote, so that each of it is found and can be taken back.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::facts::by_hand::{list_written, week_of};
use zadel_app::facts::{BatchId, WrittenRow};

use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Query, moment};

/// A page of what people wrote, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Journal)]
pub(crate) struct JournalView {
    written: Vec<EntryView>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// Something that somebody wrote.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JournalEntry)]
struct EntryView {
    /// The number under which it is taken back, as an import is.
    import: i64,
    at: String,
    by: Option<String>,
    /// `deal`, `payment`, `action`, `tie` (which deal a payment is for), `week` or `correction` (a fact that was taken back).
    what: String,
    feed: i64,
    /// What about: `deal:17`; null of what was written before that was kept.
    object: Option<String>,
    /// What the deal is called.
    title: Option<String>,
    /// Who buys, who paid, or with whom something was done.
    client: Option<String>,
    /// What was done: `call`, `meeting`, `quote`, `letter` or `other`.
    action: Option<String>,
    /// Who did it, or whose numbers of a week they are.
    person: Option<String>,
    /// The Monday of that week.
    week: Option<String>,
    /// What was paid, in minor units.
    amount: Option<i64>,
    /// When it was taken back.
    withdrawn_at: Option<String>,
}

/// What people wrote, newest first. Whoever may bring facts sees everybody's, the others their own.
#[utoipa::path(get, path = "/api/v1/written", tag = "facts", params(Page), responses(
    (status = 200, body = JournalView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_journal(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(page): Query<Page>,
) -> Result<Json<JournalView>, Problem> {
    let before = page.from.map(BatchId::new);
    let mut rows = list_written(&server.app, &who, before, page.limit_and_next()).await?;
    let next = page.cut(&mut rows, |row| row.batch.get());
    Ok(Json(JournalView { written: rows.into_iter().map(EntryView::from).collect(), next }))
}

impl From<WrittenRow> for EntryView {
    fn from(row: WrittenRow) -> Self {
        let week = week_of(&row).map(|week| week.monday().to_string());
        Self {
            import: row.batch.get(),
            at: moment(row.at.get()),
            by: row.by_whom,
            what: row.by_hand,
            feed: row.feed.get(),
            object: row.object,
            title: row.title,
            week,
            client: row.client,
            action: row.kind.filter(|kind| kind != "paid"),
            person: row.person,
            amount: row.amount_minor,
            withdrawn_at: row.withdrawn_at.map(|at| moment(at.get())),
        }
    }
}
