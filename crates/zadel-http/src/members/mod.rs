//! Who is in the company.

pub(crate) mod change;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod make_link;

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::rights::Role;
use zadel_app::{FieldError, Refused};

/// Somebody in the company.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Member {
    id: i64,
    name: String,
    email: String,
    #[schema(value_type = crate::session::Role)]
    role: String,
    /// Has the person chosen a password? Whoever has not comes in by a link.
    has_password: bool,
    /// Is the access closed?
    left: bool,
    /// For `If-Match`.
    version: i64,
}

impl From<zadel_app::members::Member> for Member {
    fn from(member: zadel_app::members::Member) -> Self {
        Self {
            id: member.member.get(),
            name: member.name,
            email: member.email,
            role: member.role,
            has_password: member.has_password,
            left: member.left_at.is_some(),
            version: member.version,
        }
    }
}

fn role(code: &str) -> Result<Role, Refused> {
    code.parse().map_err(|_| Refused::Field { path: "role", code: FieldError::Role })
}
