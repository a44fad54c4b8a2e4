//! Numbers that must not be mistaken for one another.

/// A company: the first column of every key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct CompanyId(i64);

impl CompanyId {
    /// From what was kept outside, in an address or a cookie; whether there is such a company is another question.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// As a plain number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A person within a company: numbers start at 1 in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct MemberId(i64);

impl MemberId {
    /// From what was kept outside, in an address or a cookie; whether there is such a member is another question.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// As a plain number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A plan within a company: numbers start at 1 in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct PlanId(i64);

impl PlanId {
    /// From what was kept outside, in an address or a cookie; whether there is such a plan is another question.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// As a plain number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A way of selling within a company: numbers start at 1 in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct TechnologyId(i64);

impl TechnologyId {
    /// From what was kept outside, in an address; whether there is such a technology is another question.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// As a plain number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A moment, in milliseconds UTC since 1970. The store never asks for the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Millis(i64);

impl Millis {
    /// From what a clock has told.
    #[must_use]
    pub const fn new(millis: i64) -> Self {
        Self(millis)
    }

    /// As a plain number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}
