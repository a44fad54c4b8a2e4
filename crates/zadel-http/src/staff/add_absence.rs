//! `POST /api/v1/employees/{employee}/absences`: days away.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::staff::{self, EmployeeId};

use super::Employee;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, seen_version};

/// Days away, as they were typed.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewAbsence {
    /// The first day, such as `01.12.2026`.
    from: String,
    /// The last day; nothing is a single day.
    #[serde(default)]
    to: String,
    /// What for, if anybody says.
    #[serde(default)]
    reason: String,
}

/// Notes that somebody is away, on days on which the person would be there.
#[utoipa::path(post, path = "/api/v1/employees/{employee}/absences", tag = "staff", request_body = NewAbsence,
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
pub(crate) async fn add_absence(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(employee): Path<i64>,
    headers: HeaderMap,
    Body(absence): Body<NewAbsence>,
) -> Result<Json<Employee>, Problem> {
    let (id, seen) = (EmployeeId::new(employee), seen_version(&headers)?);
    let typed = [&*absence.from, &*absence.to, &*absence.reason];
    let employee = staff::add_absence(&server.app, &who, id, seen, typed).await?;
    Ok(Json(Employee::on(server.app.today(), &employee)))
}
