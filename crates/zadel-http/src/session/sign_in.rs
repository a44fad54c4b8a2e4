//! `POST /api/v1/session`: signing in.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::sessions;

use super::Session;
use crate::problem::{Problem, ProblemDetails};
use crate::state::Server;
use crate::wire::Body;

/// What proves who somebody is.
#[derive(Deserialize, ToSchema)]
#[schema(as = SignIn)]
#[serde(untagged)]
pub(crate) enum Proof {
    /// The one-time link of an invitation.
    Link {
        /// What stands behind the `#`.
        link: String,
    },
    /// E-mail and password.
    Password {
        /// The address.
        email: String,
        /// The password.
        password: String,
    },
}

/// Signs in with a password or a one-time link. Gives a new session each time.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = Proof, responses(
    (status = 201, body = Session, description = "With a cookie"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 429, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn sign_in(
    State(server): State<Server>,
    Body(proof): Body<Proof>,
) -> Result<impl IntoResponse, Problem> {
    let signed_in = match proof {
        Proof::Link { link } => sessions::sign_in_by_link(&server.app, &link).await?,
        Proof::Password { email, password } => sessions::sign_in(&server.app, &email, password).await?,
    };
    let session = Session::of(&signed_in.who, &server);
    Ok((StatusCode::CREATED, [(SET_COOKIE, server.cookie(&signed_in.cookie))], Json(session)))
}
