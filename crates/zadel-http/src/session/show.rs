//! `GET /api/v1/session`: who am I?

use axum::Json;
use axum::extract::State;

use super::Session;
use crate::problem::ProblemDetails;
use crate::state::{Server, SignedIn};

/// Who is signed in.
#[utoipa::path(get, path = "/api/v1/session", tag = "session", responses(
    (status = 200, body = Session),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_session(State(server): State<Server>, SignedIn(who): SignedIn) -> Json<Session> {
    Json(Session::of(&who, &server))
}
