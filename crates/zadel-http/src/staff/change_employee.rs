//! `PATCH /api/v1/employees/{employee}`: another name, other days, other hours.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::MemberId;
use zadel_app::staff::{self, Account, EmployeeChange, EmployeeId};

use super::Employee;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, seen_version};

/// What is to be different, as it was typed; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmployeeEdit {
    name: Option<String>,
    /// The first day.
    starts_on: Option<String>,
    /// The last day; empty: nobody knows of one.
    leaves_on: Option<String>,
    /// The day on which somebody who left is back: what lies between is an absence.
    returns_on: Option<String>,
    /// A week.
    hours: Option<String>,
    /// The parts of a newcomer, week by week from the first; empty: none.
    ramp: Option<String>,
    /// The account; 0: nobody's.
    member: Option<i64>,
}

/// Changes what is written of somebody. Moves and absences stay where they are.
#[utoipa::path(patch, path = "/api/v1/employees/{employee}", tag = "staff", request_body = EmployeeEdit,
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
pub(crate) async fn change_employee(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(employee): Path<i64>,
    headers: HeaderMap,
    Body(edit): Body<EmployeeEdit>,
) -> Result<Json<Employee>, Problem> {
    let seen = seen_version(&headers)?;
    let change = EmployeeChange {
        name: edit.name.as_deref(),
        starts_on: edit.starts_on.as_deref(),
        leaves_on: edit.leaves_on.as_deref(),
        returns_on: edit.returns_on.as_deref(),
        hours: edit.hours.as_deref(),
        ramp: edit.ramp.as_deref(),
        account: edit
            .member
            .map(|member| if member == 0 { Account::Nobodys } else { Account::Of(MemberId::new(member)) }),
    };
    let employee = staff::change_employee(&server.app, &who, EmployeeId::new(employee), seen, change).await?;
    Ok(Json(Employee::on(server.app.today(), &employee)))
}
