//! Who may do what. The only place that knows.

mod scope;

use std::str::FromStr;

pub use scope::{Scope, UnknownScope, may_by_token};

/// What somebody does in the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Approves, sees everything.
    Owner,
    /// Head of sales: owns the plan.
    Head,
    /// Sells.
    Rep,
    /// Supplies leads.
    Marketing,
    /// Reads.
    Observer,
}

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// See plans with all their numbers, and ways of selling.
    ReadPlans,
    /// Make plans and ways of selling, and change them.
    EditPlans,
    /// See who is in the company.
    ReadMembers,
    /// Invite people and change what they do.
    ManageMembers,
    /// Let programs in, and end that.
    ManageTokens,
    /// See who changed what.
    ReadAudit,
    /// See who sells, in which team, and which days the company works.
    ReadStaff,
    /// Change teams and the people who sell.
    ManageStaff,
    /// Change which days the company works.
    ManageCalendar,
    /// See what happened: deals, conversions, imports.
    ReadFacts,
    /// See everybody's deals, clients and payments, and not only one's own.
    ReadAllFacts,
    /// Write facts of one's own deals and weeks, and take back what one wrote.
    WriteFacts,
    /// Bring facts, write and correct everybody's, and take them back; close weeks.
    BringFacts,
}

/// May somebody of this role do this?
#[must_use]
pub fn may(role: Role, right: Right) -> bool {
    match right {
        Right::ReadPlans | Right::ReadMembers | Right::ReadStaff | Right::ReadFacts => true,
        Right::EditPlans | Right::ManageStaff | Right::ManageCalendar | Right::BringFacts => {
            matches!(role, Role::Owner | Role::Head)
        }
        Right::WriteFacts => matches!(role, Role::Owner | Role::Head | Role::Rep),
        Right::ReadAllFacts => role != Role::Rep,
        Right::ManageMembers | Right::ManageTokens | Right::ReadAudit => role == Role::Owner,
    }
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Owner, Self::Head, Self::Rep, Self::Marketing, Self::Observer];

    /// The word in the database and on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Head => "head",
            Self::Rep => "rep",
            Self::Marketing => "marketing",
            Self::Observer => "observer",
        }
    }
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::ReadPlans,
        Self::EditPlans,
        Self::ReadMembers,
        Self::ManageMembers,
        Self::ManageTokens,
        Self::ReadAudit,
        Self::ReadStaff,
        Self::ManageStaff,
        Self::ManageCalendar,
        Self::ReadFacts,
        Self::ReadAllFacts,
        Self::WriteFacts,
        Self::BringFacts,
    ];

    /// The word on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ReadPlans => "read_plans",
            Self::EditPlans => "edit_plans",
            Self::ReadMembers => "read_members",
            Self::ManageMembers => "manage_members",
            Self::ManageTokens => "manage_tokens",
            Self::ReadAudit => "read_audit",
            Self::ReadStaff => "read_staff",
            Self::ManageStaff => "manage_staff",
            Self::ManageCalendar => "manage_calendar",
            Self::ReadFacts => "read_facts",
            Self::ReadAllFacts => "read_all_facts",
            Self::WriteFacts => "write_facts",
            Self::BringFacts => "bring_facts",
        }
    }
}

/// A word that is no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(code: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.code() == code).ok_or(UnknownRole)
    }
}
