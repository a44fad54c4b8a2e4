//! Is the server there, and can it work? For supervisors and proxies.

use axum::extract::State;
use axum::http::StatusCode;

use crate::problem::{Problem, ProblemDetails};
use crate::state::Server;

/// The process answers.
#[utoipa::path(get, path = "/health", tag = "health", responses((status = 204, description = "It is there")))]
pub(crate) async fn show_health() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The database answers too.
#[utoipa::path(get, path = "/ready", tag = "health", responses(
    (status = 204, description = "It can work"),
    (status = 503, description = "The database does not answer", body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_readiness(State(server): State<Server>) -> Result<StatusCode, Problem> {
    server.app.db().is_ready().await.map_err(zadel_app::Refused::from)?;
    Ok(StatusCode::NO_CONTENT)
}
