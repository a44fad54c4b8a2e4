//! `GET /api/v1/technologies/{technology}`: one way of selling.

use axum::Json;
use axum::extract::State;
use axum::http::header::ETAG;
use axum::response::IntoResponse;
use zadel_app::{TechnologyId, technologies};

use super::Technology;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, etag};

/// A way of selling, with its steps.
#[utoipa::path(get, path = "/api/v1/technologies/{technology}", tag = "technologies", params(("technology" = i64, Path)),
    responses(
        (status = 200, body = Technology, description = "With `ETag`"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn open_technology(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(technology): Path<i64>,
) -> Result<impl IntoResponse, Problem> {
    let found = technologies::open_technology(&server.app, &who, TechnologyId::new(technology)).await?;
    let found = Technology::of(found, &who);
    Ok(([(ETAG, etag(found.version))], Json(found)))
}
