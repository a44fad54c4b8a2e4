//! `POST /api/v1/employees/{employee}/placements`: a move to another team.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::staff::{self, EmployeeId, TeamId};

use super::Employee;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, seen_version};

/// Where somebody goes, and when.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewPlacement {
    /// Null directly under the company.
    team: Option<i64>,
    /// The first day there, such as `01.12.2026`.
    from: String,
}

/// Moves somebody to a team from a day on. What was before stays, and so do later moves.
#[utoipa::path(post, path = "/api/v1/employees/{employee}/placements", tag = "staff", request_body = NewPlacement,
    params(("employee" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = Employee),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn place_employee(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(employee): Path<i64>,
    headers: HeaderMap,
    Body(placement): Body<NewPlacement>,
) -> Result<Json<Employee>, Problem> {
    let (id, seen) = (EmployeeId::new(employee), seen_version(&headers)?);
    let team = placement.team.map(TeamId::new);
    let employee = staff::place_employee(&server.app, &who, id, seen, team, &placement.from).await?;
    Ok(Json(Employee::on(server.app.today(), &employee)))
}
