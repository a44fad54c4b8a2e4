//! `GET /api/v1/plans/{plan}/edits`: the versions of a plan.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::plans::EditRecord;
use zadel_app::step2_decomposition;

use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{ChangeBy, Path, Query, moment};

/// A page of versions.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanEdits {
    edits: Vec<PlanVersion>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// One version, and what made it.
#[derive(Serialize, ToSchema)]
#[schema(as = PastEdit)]
struct PlanVersion {
    version: i64,
    at: String,
    by: String,
    changes: Vec<ChangeBy>,
}

/// The versions of a plan, newest first. The first version, which nobody edited, is not among them.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/edits", tag = "plans", params(("plan" = i64, Path), Page), responses(
    (status = 200, body = PlanEdits),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_edits(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
    Query(page): Query<Page>,
) -> Result<Json<PlanEdits>, Problem> {
    let limit = page.limit_and_next();
    let mut rows = step2_decomposition::list_edits(&server.app, &who, PlanId::new(plan), page.from, limit).await?;
    let next = page.cut(&mut rows, |row| row.version);
    let version = |row: EditRecord| PlanVersion {
        version: row.version,
        at: moment(row.at),
        changes: ChangeBy::all_of(&row).collect(),
        by: row.by,
    };
    Ok(Json(PlanEdits { edits: rows.into_iter().map(version).collect(), next }))
}
