//! `GET /api/v1/audit`: who changed what?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::audit;

use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Query, moment};

/// A page of the log.
#[derive(Serialize, ToSchema)]
pub(crate) struct Audit {
    entries: Vec<AuditLine>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// Something that was done.
#[derive(Serialize, ToSchema)]
struct AuditLine {
    /// The line's number: no number is missing.
    seq: i64,
    at: String,
    by: Option<String>,
    /// What, in a word for programs.
    action: String,
    /// To what: `plan/1`.
    subject: String,
    /// JSON.
    details: String,
}

/// The log of the company, newest first.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit", params(Page), responses(
    (status = 200, body = Audit),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_audit(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(page): Query<Page>,
) -> Result<Json<Audit>, Problem> {
    let mut rows = audit::list_audit(&server.app, &who, page.from, page.limit_and_next()).await?;
    let next = page.cut(&mut rows, |row| row.seq);
    let line = |row: audit::AuditRow| AuditLine {
        seq: row.seq,
        at: moment(row.at.get()),
        by: row.member_name,
        action: row.action,
        subject: row.subject,
        details: row.details,
    };
    Ok(Json(Audit { entries: rows.into_iter().map(line).collect(), next }))
}
