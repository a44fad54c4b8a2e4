//! `DELETE /api/v1/session`: signing out.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::IntoResponse;
use zadel_app::sessions;

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Person, Server};

/// Ends the session, at once and everywhere that it is used.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", responses(
    (status = 204, description = "Signed out"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn sign_out(State(server): State<Server>, Person(who): Person) -> Result<impl IntoResponse, Problem> {
    sessions::sign_out(&server.app, &who).await?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, server.cookie(""))]))
}
