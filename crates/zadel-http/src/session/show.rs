//! `GET /api/v1/session`: who am I?

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse};

use super::Session;
use crate::problem::ProblemDetails;
use crate::state::{Person, Server};

/// Who is signed in.
#[utoipa::path(get, path = "/api/v1/session", tag = "session", responses(
    (status = 200, body = Session, description = "Prolongs the cookie"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_session(
    State(server): State<Server>,
    headers: HeaderMap,
    Person(who): Person,
) -> impl IntoResponse {
    // The browser's copy is prolonged with the session, or it would end in the middle of work.
    let cookie = server.session_in(&headers).map(|session| server.cookie(session));
    (AppendHeaders(cookie.map(|cookie| (SET_COOKIE, cookie))), Json(Session::of(&who, &server)))
}
