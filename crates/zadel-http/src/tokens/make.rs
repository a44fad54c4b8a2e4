//! `POST /api/v1/tokens`: letting a program in.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::api_tokens::{self, TokenDraft};

use super::ApiToken;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Body;

/// A token that is to be.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewToken {
    /// The program that has it.
    name: String,
    /// What it is good for: one at least.
    #[schema(value_type = Vec<super::Scope>)]
    scopes: Vec<String>,
    /// The last day on which it is good, as it would be typed, in UTC. Without one it does not expire.
    until: Option<String>,
}

/// A token that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeToken {
    token: ApiToken,
    /// What the program sends as `Authorization: Bearer`. It is shown this once, and is kept nowhere.
    secret: String,
}

/// Makes a token that acts for whoever asks, within its scopes.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "tokens", request_body = NewToken, responses(
    (status = 201, body = MadeToken),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn make_token(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Body(new): Body<NewToken>,
) -> Result<(StatusCode, Json<MadeToken>), Problem> {
    let draft = TokenDraft { name: &new.name, scopes: &new.scopes, until: new.until.as_deref() };
    let (token, secret) = api_tokens::make_token(&server.app, &who, draft).await?;
    Ok((StatusCode::CREATED, Json(MadeToken { token: token.into(), secret })))
}
