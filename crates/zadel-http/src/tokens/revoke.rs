//! `DELETE /api/v1/tokens/{token}`: a program comes in no more.

use axum::extract::State;
use axum::http::StatusCode;
use zadel_app::api_tokens::{self, TokenId};

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

/// Makes a token worth nothing, at once and for good.
#[utoipa::path(delete, path = "/api/v1/tokens/{token}", tag = "tokens", params(("token" = i64, Path)), responses(
    (status = 204),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn revoke_token(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(token): Path<i64>,
) -> Result<StatusCode, Problem> {
    api_tokens::revoke_token(&server.app, &who, TokenId::new(token)).await?;
    Ok(StatusCode::NO_CONTENT)
}
