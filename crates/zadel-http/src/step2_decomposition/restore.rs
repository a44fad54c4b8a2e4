//! `POST /api/v1/plans/{plan}/restorations`: going back.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ETAG;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::step2_decomposition;

use crate::plans::Plan;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, etag, seen_version};

/// Where to go back to.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Restoration {
    /// The version whose numbers are wanted.
    version: i64,
}

/// Puts a plan back to what it was, as a new version.
#[utoipa::path(post, path = "/api/v1/plans/{plan}/restorations", tag = "plans", request_body = Restoration,
    params(("plan" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = Plan, description = "With `ETag`"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn restore_version(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
    headers: HeaderMap,
    Body(restoration): Body<Restoration>,
) -> Result<impl IntoResponse, Problem> {
    let (seen, version) = (seen_version(&headers)?, restoration.version);
    let open = step2_decomposition::restore_version(&server.app, &who, PlanId::new(plan), seen, version).await?;
    Ok(([(ETAG, etag(open.row.brief.version))], Json(Plan::of(&open, &who))))
}
