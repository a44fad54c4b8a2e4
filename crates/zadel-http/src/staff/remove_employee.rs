//! `DELETE /api/v1/employees/{employee}`: somebody who was added by mistake.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use zadel_app::staff::{self, EmployeeId};

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, seen_version};

/// Takes somebody out who was added by mistake, with moves and absences. Who was there leaves on a day instead.
#[utoipa::path(delete, path = "/api/v1/employees/{employee}", tag = "staff",
    params(("employee" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 204),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn remove_employee(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(employee): Path<i64>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let seen = seen_version(&headers)?;
    staff::remove_employee(&server.app, &who, EmployeeId::new(employee), seen).await?;
    Ok(StatusCode::NO_CONTENT)
}
