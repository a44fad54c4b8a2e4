//! `PUT /api/v1/session/password`: one's own password.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::sessions;

use super::Session;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Person, Server};
use crate::wire::Body;

/// A password to be.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewPassword {
    /// The one there is; empty for whoever has none.
    current: String,
    /// The one there shall be.
    password: String,
}

/// Chooses the password of whoever is signed in. Other browsers of the same person are signed out.
#[utoipa::path(put, path = "/api/v1/session/password", tag = "session", request_body = NewPassword, responses(
    (status = 200, body = Session),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 429, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn choose_password(
    State(server): State<Server>,
    Person(who): Person,
    Body(new): Body<NewPassword>,
) -> Result<Json<Session>, Problem> {
    let who = sessions::choose_password(&server.app, &who, new.current, new.password).await?;
    Ok(Json(Session::of(&who, &server)))
}
