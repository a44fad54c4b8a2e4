//! `PATCH /api/v1/members/{member}`: what somebody does, and whether at all.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::MemberId;
use zadel_app::Refused;
use zadel_app::members;

use super::{Member, role};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, seen_version};

/// What is to change: one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum MemberChange {
    /// What the person does.
    Role {
        #[schema(value_type = crate::session::Role)]
        role: String,
    },
    /// Whether the person comes in at all.
    Access {
        /// True closes the access and ends all sessions, false opens it again.
        left: bool,
    },
}

impl TryFrom<MemberChange> for members::MemberChange {
    type Error = Refused;

    fn try_from(change: MemberChange) -> Result<Self, Refused> {
        Ok(match change {
            MemberChange::Role { role: code } => Self::Role(role(&code)?),
            MemberChange::Access { left: true } => Self::Leave,
            MemberChange::Access { left: false } => Self::Return,
        })
    }
}

/// Changes what somebody does, or closes or opens the access. It acts with the person's next request.
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
pub(crate) async fn change_member(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(member): Path<i64>,
    headers: HeaderMap,
    Body(change): Body<MemberChange>,
) -> Result<Json<Member>, Problem> {
    let seen = seen_version(&headers)?;
    let change = change.try_into()?;
    let member = members::change_member(&server.app, &who, MemberId::new(member), seen, change).await?;
    Ok(Json(member.into()))
}
