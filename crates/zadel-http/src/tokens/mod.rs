//! Access for programs.

pub(crate) mod list;
pub(crate) mod make;
pub(crate) mod revoke;

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::api_tokens;
use zadel_app::rights;

use crate::wire::moment;

/// A program's access. The secret is not here: it was shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApiToken {
    id: i64,
    /// The program that has it.
    name: String,
    /// What it is good for.
    #[schema(value_type = Vec<Scope>)]
    scopes: Vec<&'static str>,
    /// For whom it acts: it may never more than this person may now.
    made_by: String,
    made_at: String,
    /// To the minute; null if it was never used.
    used_at: Option<String>,
    /// The last day on which it is good, in UTC; null if it does not expire.
    until: Option<String>,
    #[schema(value_type = TokenState)]
    state: &'static str,
}

/// What a token is good for. For the document only: the wire has its code.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the document names the words, the code has them from zadel-app")]
pub(crate) enum Scope {
    /// See what happened.
    #[schema(rename = "facts:read")]
    FactsRead,
    /// Bring facts, correct them, take them back.
    #[schema(rename = "facts:write")]
    FactsWrite,
    /// See plans.
    #[schema(rename = "plans:read")]
    PlansRead,
}

/// Is a token good? `stopped`: whoever made it has left, or may nothing of it any more.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "the document names the words, the code has them from zadel-app")]
pub(crate) enum TokenState {
    Works,
    Expired,
    Stopped,
}

impl From<api_tokens::ApiToken> for ApiToken {
    fn from(token: api_tokens::ApiToken) -> Self {
        Self {
            id: token.id.get(),
            name: token.name,
            scopes: token.scopes.into_iter().map(rights::Scope::code).collect(),
            made_by: token.made_by,
            made_at: moment(token.made_at.get()),
            used_at: token.used_at.map(|at| moment(at.get())),
            until: token.until.map(|day| day.to_string()),
            state: token.state.code(),
        }
    }
}
