//! `PUT /api/v1/technologies/{technology}`: the next version of a way of selling.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ETAG;
use axum::response::IntoResponse;
use zadel_app::{TechnologyId, technologies};

use super::{Technology, TechnologyForm};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, etag, seen_version};

/// Changes a way of selling whose version was seen: what is sent is all of it, and the next version. The same again is none.
#[utoipa::path(put, path = "/api/v1/technologies/{technology}", tag = "technologies", request_body = TechnologyForm,
    params(("technology" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = Technology, description = "With `ETag`"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json", description = "The name is taken"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json", description = "With the field's path"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn change_technology(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(technology): Path<i64>,
    headers: HeaderMap,
    Body(form): Body<TechnologyForm>,
) -> Result<impl IntoResponse, Problem> {
    let (seen, technology) = (seen_version(&headers)?, TechnologyId::new(technology));
    let changed = technologies::change_technology(&server.app, &who, technology, seen, &form.into()).await?;
    let changed = Technology::of(changed, &who);
    Ok(([(ETAG, etag(changed.version))], Json(changed)))
}
