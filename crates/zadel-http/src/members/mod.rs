//! Who is in the company.

pub(crate) mod change_role;
pub(crate) mod invite;
pub(crate) mod list;

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
    /// `owner`, `head`, `rep`, `marketing` or `observer`.
    role: String,
    /// For `If-Match`.
    version: i64,
}

impl From<zadel_store::members::Member> for Member {
    fn from(member: zadel_store::members::Member) -> Self {
        Self {
            id: member.member.get(),
            name: member.name,
            email: member.email,
            role: member.role,
            version: member.version,
        }
    }
}

fn role(code: &str) -> Result<Role, Refused> {
    code.parse().map_err(|_| Refused::Field { path: "role", code: FieldError::Role })
}
