//! `GET /api/v1/plans/{plan}`: one plan.

use axum::Json;
use axum::extract::State;
use axum::http::header::ETAG;
use axum::response::IntoResponse;
use zadel_app::plans;
use zadel_store::PlanId;

use super::Plan;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, etag};

/// A plan, solved.
#[utoipa::path(get, path = "/api/v1/plans/{plan}", tag = "plans", params(("plan" = i64, Path)), responses(
    (status = 200, body = Plan, description = "With `ETag`"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn open_plan(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<impl IntoResponse, Problem> {
    let open = plans::open_plan(&server.app, &who, PlanId::new(plan)).await?;
    Ok(([(ETAG, etag(open.row.brief.version))], Json(Plan::of(&open, &who))))
}
