//! `PATCH /api/v1/plans/{plan}`: changing numbers.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ETAG;
use axum::response::IntoResponse;
use zadel_app::PlanId;
use zadel_app::step2_decomposition::{self, PlanRequest};

use super::PlanChange;
use crate::plans::Plan;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, etag, request_key, seen_version};

/// Changes numbers of a plan whose version was seen. Numbers that contradict each other are saved too, and explained.
#[utoipa::path(patch, path = "/api/v1/plans/{plan}", tag = "plans", request_body = PlanChange,
    params(("plan" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this edit, at most 64 characters of ASCII: \
            sent again under it, it is not made twice")),
    responses(
        (status = 200, body = Plan, description = "With `ETag`"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json", description = "Something else stands there"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json", description = "With what others changed"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn edit_plan(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
    headers: HeaderMap,
    Body(change): Body<PlanChange>,
) -> Result<impl IntoResponse, Problem> {
    let (seen_version, key) = (seen_version(&headers)?, request_key(&headers)?);
    let (edits, expects) = change.parts()?;
    let request = PlanRequest { seen_version, edits: &edits, expects: &expects, key };
    let open = step2_decomposition::edit_plan(&server.app, &who, PlanId::new(plan), request).await?;
    Ok(([(ETAG, etag(open.row.brief.version))], Json(Plan::of(&open, &who))))
}
