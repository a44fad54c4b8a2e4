//! `DELETE /api/v1/employees/{employee}/absences/{day}`: an absence that never was.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use zadel_app::staff::{self, EmployeeId};

use super::Employee;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, seen_version};

/// Takes the absence back that begins on a day.
#[utoipa::path(delete, path = "/api/v1/employees/{employee}/absences/{day}", tag = "staff",
    params(("employee" = i64, Path), ("day" = String, Path, description = "Its first day"), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = Employee),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn remove_absence(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path((employee, day)): Path<(i64, String)>,
    headers: HeaderMap,
) -> Result<Json<Employee>, Problem> {
    let (id, seen) = (EmployeeId::new(employee), seen_version(&headers)?);
    let employee = staff::remove_absence(&server.app, &who, id, seen, &day).await?;
    Ok(Json(Employee::on(server.app.today(), &employee)))
}
