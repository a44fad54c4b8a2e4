//! `GET /api/v1/plans/{plan}`: one plan.

use axum::Json;
use axum::extract::State;
use axum::http::header::ETAG;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use zadel_app::PlanId;
use zadel_app::plans;

use super::Plan;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, etag, known_version};

/// A plan, solved.
#[utoipa::path(get, path = "/api/v1/plans/{plan}", tag = "plans", params(
    ("plan" = i64, Path),
    ("If-None-Match" = Option<String>, Header, description = "The version that is known already"),
), responses(
    (status = 200, body = Plan, description = "With `ETag`"),
    (status = 304, description = "Nobody changed it since that version"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn open_plan(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let open = plans::open_plan(&server.app, &who, PlanId::new(plan)).await?;
    let version = open.row.brief.version;
    let tag = [(ETAG, etag(version))];
    if known_version(&headers) == Some(version) {
        return Ok((StatusCode::NOT_MODIFIED, tag).into_response());
    }
    Ok((tag, Json(Plan::of(&open, &who))).into_response())
}
