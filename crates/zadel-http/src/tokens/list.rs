//! `GET /api/v1/tokens`: which programs come in?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::api_tokens;

use super::ApiToken;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};

/// All tokens that were not revoked; a company has at most 50.
#[derive(Serialize, ToSchema)]
pub(crate) struct ApiTokens {
    tokens: Vec<ApiToken>,
}

/// The tokens that were not revoked, also those that expired, the newest first.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "tokens", responses(
    (status = 200, body = ApiTokens),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_tokens(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<ApiTokens>, Problem> {
    let tokens = api_tokens::list_tokens(&server.app, &who).await?;
    Ok(Json(ApiTokens { tokens: tokens.into_iter().map(ApiToken::from).collect() }))
}
