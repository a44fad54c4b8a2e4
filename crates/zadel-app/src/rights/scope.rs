//! What a program may that comes in by a token.

use std::str::FromStr;

use super::{Right, Role, may};

/// One thing that a token is good for. The list is short and closed: there is no scope for members, tokens, sessions or the log, so
/// that no program ever lets somebody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// See what happened: deals, conversions, imports.
    FactsRead,
    /// Bring facts, correct them and take them back.
    FactsWrite,
    /// See plans with all their numbers, and ways of selling.
    PlansRead,
}

/// A word that is no scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownScope;

impl Scope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::FactsRead, Self::FactsWrite, Self::PlansRead];

    /// The word in the database and on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FactsRead => "facts:read",
            Self::FactsWrite => "facts:write",
            Self::PlansRead => "plans:read",
        }
    }

    /// The rights that it gives to a program, as far as the person behind it has them: a program sees whose rows the person sees.
    #[must_use]
    pub fn rights(self) -> &'static [Right] {
        match self {
            Self::FactsRead => &[Right::ReadFacts, Right::ReadAllFacts],
            Self::FactsWrite => &[Right::BringFacts, Right::WriteFacts],
            Self::PlansRead => &[Right::ReadPlans],
        }
    }
}

/// May a program with these scopes do this, for somebody who now has this role? Never more than the person may.
#[must_use]
pub fn may_by_token(role: Role, scopes: &[Scope], right: Right) -> bool {
    may(role, right) && scopes.iter().any(|scope| scope.rights().contains(&right))
}

impl FromStr for Scope {
    type Err = UnknownScope;

    fn from_str(code: &str) -> Result<Self, UnknownScope> {
        Self::ALL.into_iter().find(|scope| scope.code() == code).ok_or(UnknownScope)
    }
}
