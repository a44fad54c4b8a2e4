//! `PATCH /api/v1/members/{member}`: what somebody does.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::members;
use zadel_store::MemberId;

use super::{Member, role};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, seen_version};

/// What is to change.
#[derive(Deserialize, ToSchema)]
pub(crate) struct MemberChange {
    /// `owner`, `head`, `rep`, `marketing` or `observer`.
    role: String,
}

/// Changes what somebody does. It acts with the person's next request.
#[utoipa::path(patch, path = "/api/v1/members/{member}", tag = "members", request_body = MemberChange,
    params(("member" = i64, Path), ("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = Member),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn change_role(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(member): Path<i64>,
    headers: HeaderMap,
    Body(change): Body<MemberChange>,
) -> Result<Json<Member>, Problem> {
    let seen = seen_version(&headers)?;
    let member = members::change_role(&server.app, &who, MemberId::new(member), seen, role(&change.role)?).await?;
    Ok(Json(member.into()))
}
