//! `PATCH /api/v1/teams/{team}`: another name, another place, closed or open.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use zadel_app::staff::{self, TeamChange, TeamId};

use super::Team;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, seen_version};

/// What is to be different; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TeamEdit {
    name: Option<String>,
    /// The team above; null directly under the company.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<i64>)]
    parent: Above,
    /// Does it take nobody in any more?
    closed: Option<bool>,
}

/// Null is something to say here, unlike nothing.
#[derive(Clone, Copy, Default)]
enum Above {
    #[default]
    AsBefore,
    Company,
    Team(i64),
}

fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Above, D::Error> {
    let said: Option<i64> = Option::deserialize(deserializer)?;
    Ok(said.map_or(Above::Company, Above::Team))
}

/// Renames a team, puts it below another one, closes it or opens it again. One with people in it, now or later, stays open.
#[utoipa::path(patch, path = "/api/v1/teams/{team}", tag = "staff", request_body = TeamEdit,
    params(("team" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = Team),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn change_team(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(team): Path<i64>,
    headers: HeaderMap,
    Body(edit): Body<TeamEdit>,
) -> Result<Json<Team>, Problem> {
    let seen = seen_version(&headers)?;
    let parent = match edit.parent {
        Above::AsBefore => None,
        Above::Company => Some(None),
        Above::Team(team) => Some(Some(TeamId::new(team))),
    };
    let change = TeamChange { name: edit.name.as_deref(), parent, closed: edit.closed };
    let team = staff::change_team(&server.app, &who, TeamId::new(team), seen, change).await?;
    Ok(Json((&team).into()))
}
