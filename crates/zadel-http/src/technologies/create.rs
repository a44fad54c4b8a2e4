//! `POST /api/v1/technologies`: a new way of selling.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{ETAG, LOCATION};
use axum::response::IntoResponse;
use zadel_app::technologies;

use super::{Technology, TechnologyForm};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, etag};

/// A new way of selling.
#[utoipa::path(post, path = "/api/v1/technologies", tag = "technologies", request_body = TechnologyForm, responses(
    (status = 201, body = Technology, description = "With `Location` and `ETag`"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 409, body = ProblemDetails, content_type = "application/problem+json", description = "The name is taken"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json", description = "With the field's path"),
))]
pub(crate) async fn create_technology(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Body(form): Body<TechnologyForm>,
) -> Result<impl IntoResponse, Problem> {
    let made = technologies::create_technology(&server.app, &who, &form.into()).await?;
    let made = Technology::of(made, &who);
    let headers = [(LOCATION, format!("/api/v1/technologies/{}", made.id)), (ETAG, etag(made.version))];
    Ok((StatusCode::CREATED, headers, Json(made)))
}
