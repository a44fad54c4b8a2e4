//! `POST /api/v1/teams`: a new team.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::staff::{self, TeamId};

use super::Team;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Body;

/// A team to be.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewTeam {
    name: String,
    /// The team above; null directly under the company.
    parent: Option<i64>,
}

/// A new team, with a name that no open team has.
#[utoipa::path(post, path = "/api/v1/teams", tag = "staff", request_body = NewTeam, responses(
    (status = 201, body = Team),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn add_team(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Body(team): Body<NewTeam>,
) -> Result<(StatusCode, Json<Team>), Problem> {
    let team = staff::add_team(&server.app, &who, &team.name, team.parent.map(TeamId::new)).await?;
    Ok((StatusCode::CREATED, Json((&team).into())))
}
