//! `PATCH /api/v1/technologies/{technology}`: putting a way of selling away, and taking it back.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::TechnologyId;
use zadel_app::technologies::{self, Use};

use super::Technology;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, seen_version};

/// Whether it is offered to plans.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TechnologyOffer {
    /// False puts it away: plans that name it keep it. True takes it back.
    offered: bool,
}

/// Puts a way of selling away, or takes it back. That makes no version.
#[utoipa::path(patch, path = "/api/v1/technologies/{technology}", tag = "technologies", request_body = TechnologyOffer,
    params(("technology" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = Technology),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json", description = "The name is taken"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn offer_technology(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(technology): Path<i64>,
    headers: HeaderMap,
    Body(offer): Body<TechnologyOffer>,
) -> Result<Json<Technology>, Problem> {
    let (seen, technology) = (seen_version(&headers)?, TechnologyId::new(technology));
    let to = if offer.offered { Use::Offered } else { Use::PutAway };
    let found = technologies::offer_technology(&server.app, &who, technology, seen, to).await?;
    Ok(Json(Technology::of(found, &who)))
}
