//! `PATCH /api/v1/session`: the language of the interface.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::{FieldError, Refused, sessions};
use zadel_texts::Language;

use super::Session;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Person, Server};
use crate::wire::Body;

/// What is to change.
#[derive(Deserialize, ToSchema)]
pub(crate) struct SessionChange {
    #[schema(value_type = crate::session::Language)]
    language: String,
}

/// Changes the language of whoever is signed in.
#[utoipa::path(patch, path = "/api/v1/session", tag = "session", request_body = SessionChange, responses(
    (status = 200, body = Session),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn choose_language(
    State(server): State<Server>,
    Person(who): Person,
    Body(change): Body<SessionChange>,
) -> Result<Json<Session>, Problem> {
    let language = Language::ALL.into_iter().find(|language| language.code() == change.language);
    let language = language.ok_or(Refused::Field { path: "language", code: FieldError::Language })?;
    let who = sessions::choose_language(&server.app, &who, language).await?;
    Ok(Json(Session::of(&who, &server)))
}
