//! Numbers that must not be mistaken for one another.

/// A whole number with a meaning of its own.
macro_rules! number {
    ($(#[$doc:meta])* $Name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
        #[sqlx(transparent)]
        pub struct $Name(i64);

        impl $Name {
            /// From what was kept outside: an address, a cookie, a clock. Whether it stands for anything is another question.
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
    };
}

number! {
    /// A company: the first column of every key. What follows is numbered from 1 in each.
    CompanyId
}

number! {
    /// Somebody with an account.
    MemberId
}

number! {
    /// A plan.
    PlanId
}

number! {
    /// A team.
    TeamId
}

number! {
    /// Somebody who sells.
    EmployeeId
}

number! {
    /// A way of selling.
    TechnologyId
}

number! {
    /// How deals stood at the end of a week.
    SnapshotId
}

number! {
    /// Where facts come from.
    FeedId
}

number! {
    /// A file that was read, or whatever else brought facts.
    BatchId
}

number! {
    /// What a program comes in by.
    TokenId
}

number! {
    /// A moment, in milliseconds UTC since 1970. The store never asks for the time.
    Millis
}
