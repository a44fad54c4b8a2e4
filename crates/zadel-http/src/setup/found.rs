//! `POST /api/v1/setup`: founding the company.

use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::sessions;
use zadel_app::setup::{self, Founding};
use zadel_app::{FieldError, Refused};
use zadel_texts::Language;

use crate::problem::{Problem, ProblemDetails};
use crate::session::Session;
use crate::state::Server;
use crate::wire::Body;

/// The company and its owner.
#[derive(Deserialize, ToSchema)]
#[schema(as = Setup)]
pub(crate) struct FoundingForm {
    /// From the link that the server printed. Nothing, where the owner of an example sets up a company of their own beside it.
    token: String,
    /// What the company is called.
    company: String,
    /// Three capital letters.
    currency: String,
    #[schema(value_type = crate::session::Language)]
    language: String,
    /// What the owner is called.
    name: String,
    /// The owner's address.
    email: String,
    /// At least 8 characters.
    password: String,
    /// The goal of a first plan, as somebody types it: `1 млн`. Without one, no plan is made.
    goal: Option<String>,
}

/// Founds the company and signs its owner in.
#[utoipa::path(post, path = "/api/v1/setup", tag = "setup", request_body = FoundingForm, responses(
    (status = 201, body = Session, description = "With a cookie"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn found_company(
    State(server): State<Server>,
    headers: HeaderMap,
    Body(form): Body<FoundingForm>,
) -> Result<impl IntoResponse, Problem> {
    let language = Language::ALL.into_iter().find(|language| language.code() == form.language);
    let founding = Founding {
        company: form.company,
        currency: form.currency,
        language: language.ok_or(Refused::Field { path: "language", code: FieldError::Language })?,
        name: form.name,
        email: form.email,
        password: form.password,
        goal: form.goal,
    };
    let signed_in = match server.session_in(&headers) {
        Some(session) if server.settings.demo && form.token.is_empty() => {
            let who = sessions::find_who(&server.app, session).await?;
            setup::found_beside_example(&server.app, &who, founding).await?
        }
        _ => setup::found(&server.app, &form.token, founding).await?,
    };
    let session = Session::of(&signed_in.who, &server);
    Ok((StatusCode::CREATED, [(SET_COOKIE, server.cookie(&signed_in.cookie))], Json(session)))
}
