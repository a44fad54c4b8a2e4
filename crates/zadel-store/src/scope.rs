//! Whose rows a question is about.

use crate::MemberId;

/// Whose rows. Every question that answers with rows of the ledger takes one, so that none can forget to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The company's.
    All,
    /// Those of the employee whose account it is, under every name that is tied to him. An account that is nobody's has none.
    Own(MemberId),
}

impl Scope {
    /// Whose only; none: everybody's.
    pub(crate) fn member(self) -> Option<MemberId> {
        match self {
            Self::All => None,
            Self::Own(member) => Some(member),
        }
    }
}
