//! `GET /api/v1/members`: who is here?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::MemberId;
use zadel_app::members;

use super::Member;
use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Query;

/// A page of people.
#[derive(Serialize, ToSchema)]
pub(crate) struct Members {
    members: Vec<Member>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// The people of the company, in the order in which they came.
#[utoipa::path(get, path = "/api/v1/members", tag = "members", params(Page), responses(
    (status = 200, body = Members),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_members(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(page): Query<Page>,
) -> Result<Json<Members>, Problem> {
    let after = page.from.map(MemberId::new);
    let mut rows = members::list_members(&server.app, &who, after, page.limit_and_next()).await?;
    let next = page.cut(&mut rows, |row| row.member.get());
    Ok(Json(Members { members: rows.into_iter().map(Member::from).collect(), next }))
}
