//! A fact: a dated event with a source and an author, never edited.

use std::str::FromStr;

use crate::facts::seen::Action;
use crate::facts::stage::UnknownWord;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A deal came into being.
    Created,
    /// A deal entered a stage of its CRM.
    Stage,
    /// A deal has another sum.
    Amount,
    /// Somebody else is responsible for a deal.
    Person,
    /// A deal is expected to close on another day.
    Expected,
    /// A deal was won.
    Won,
    /// A deal was lost.
    Lost,
    /// A deal that was won or lost is open again.
    Reopened,
    /// Money came in, or went back.
    Paid,
    /// Money is owed from now on.
    Invoiced,
    /// Somebody did something.
    Done(Action),
    /// A source of leads cost something.
    Spent,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Call, Self::Meeting, Self::Quote, Self::Letter, Self::Other];

    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Quote => "quote",
            Self::Letter => "letter",
            Self::Other => "other",
        }
    }
}

impl FactKind {
    /// Those that stand alone; [`FactKind::Done`] has a word for each action.
    const PLAIN: [(Self, &'static str); 11] = [
        (Self::Created, "created"),
        (Self::Stage, "stage"),
        (Self::Amount, "amount"),
        (Self::Person, "person"),
        (Self::Expected, "expected"),
        (Self::Won, "won"),
        (Self::Lost, "lost"),
        (Self::Reopened, "reopened"),
        (Self::Paid, "paid"),
        (Self::Invoiced, "invoiced"),
        (Self::Spent, "spent"),
    ];

    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Done(action) => action.code(),
            plain => Self::PLAIN.iter().find(|(kind, _)| *kind == plain).map_or("", |(_, code)| code),
        }
    }
}

impl FromStr for FactKind {
    type Err = UnknownWord;

    fn from_str(code: &str) -> Result<Self, UnknownWord> {
        let plain = Self::PLAIN.iter().find(|(_, word)| *word == code).map(|(kind, _)| *kind);
        let done = || Action::ALL.into_iter().find(|action| action.code() == code).map(Self::Done);
        plain.or_else(done).ok_or(UnknownWord)
    }
}
