//! `POST /api/v1/employees`: somebody more.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::staff::{self, NewEmployee, TeamId};

use super::Employee;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Body;

/// Somebody to be added, as it was typed.
#[derive(Deserialize, ToSchema)]
pub(crate) struct EmployeeDraft {
    name: String,
    /// Null directly under the company.
    team: Option<i64>,
    /// The first day, such as `01.12.2026`.
    starts_on: String,
    /// A week; nothing is a full week of 40.
    #[serde(default)]
    hours: String,
    /// The parts of a newcomer, week by week from the first, such as `25 50 75`.
    #[serde(default)]
    ramp: String,
}

/// Adds somebody who sells or helps to sell, with an account or without.
#[utoipa::path(post, path = "/api/v1/employees", tag = "staff", request_body = EmployeeDraft, responses(
    (status = 201, body = Employee),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn add_employee(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Body(draft): Body<EmployeeDraft>,
) -> Result<(StatusCode, Json<Employee>), Problem> {
    let new = NewEmployee {
        name: &draft.name,
        team: draft.team.map(TeamId::new),
        starts_on: &draft.starts_on,
        hours: &draft.hours,
        ramp: &draft.ramp,
    };
    let employee = staff::add_employee(&server.app, &who, new).await?;
    Ok((StatusCode::CREATED, Json(Employee::on(server.app.today(), &employee))))
}
