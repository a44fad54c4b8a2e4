//! `POST /api/v1/members/{member}/links`: another way in.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::MemberId;
use zadel_app::members;

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

/// A way in for somebody.
#[derive(Serialize, ToSchema)]
pub(crate) struct MemberLink {
    /// The path of the one-time link, good for seven days: hand it over.
    link: String,
}

/// A new one-time link for somebody whose invitation is too old, or who forgot the password: whoever uses it chooses a new one.
#[utoipa::path(post, path = "/api/v1/members/{member}/links", tag = "members", params(("member" = i64, Path)), responses(
    (status = 201, body = MemberLink),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn make_link(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(member): Path<i64>,
) -> Result<(StatusCode, Json<MemberLink>), Problem> {
    let link = members::make_link(&server.app, &who, MemberId::new(member)).await?;
    Ok((StatusCode::CREATED, Json(MemberLink { link: format!("/enter#{link}") })))
}
