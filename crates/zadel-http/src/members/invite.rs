//! `POST /api/v1/members`: inviting somebody.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::members;

use super::{Member, role};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Body;

/// Whom to invite.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Invitation {
    /// What the person is called.
    name: String,
    /// The person's address.
    email: String,
    #[schema(value_type = crate::session::Role)]
    role: String,
}

/// Somebody who was invited.
#[derive(Serialize, ToSchema)]
pub(crate) struct Invited {
    member: Member,
    /// The path of the one-time link, good for seven days: hand it over.
    link: String,
}

/// Invites somebody into the company.
#[utoipa::path(post, path = "/api/v1/members", tag = "members", request_body = Invitation, responses(
    (status = 201, body = Invited),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn invite_member(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Body(invitation): Body<Invitation>,
) -> Result<(StatusCode, Json<Invited>), Problem> {
    let role = role(&invitation.role)?;
    let invited = members::invite_member(&server.app, &who, &invitation.name, &invitation.email, role).await?;
    let (member, link) = invited;
    Ok((StatusCode::CREATED, Json(Invited { member: member.into(), link: format!("/enter#{link}") })))
}
