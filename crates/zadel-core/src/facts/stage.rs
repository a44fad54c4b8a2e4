//! The stages that every company's funnel is compared in, and what a stage of a CRM stands for.

use std::str::FromStr;

/// A stage of the funnel, in the order in which a sale passes them.
///
/// A CRM has stages of its own; each [stands for](StageMeaning) one of these or for none, and only these are compared between
/// people, sources, months and plans.
///
/// The order is the order of the funnel: whoever is further has passed what lies before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Somebody with a contact showed interest.
    Lead,
    /// It was found out that need, budget, decision maker and time fit.
    Qualified,
    /// A meeting or a demonstration took place.
    Meeting,
    /// An offer with a sum was sent.
    Quote,
    /// A contract was signed or an invoice issued.
    Contract,
    /// The sale is made.
    Won,
}

/// What a stage of a CRM stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StageMeaning {
    /// A stage of the funnel; [`Stage::Won`] ends the deal.
    Stage(Stage),
    /// The deal is lost.
    Lost,
    /// The deal is open, and being here proves nothing: "postponed", "thinking".
    Open,
}

/// How a deal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It may still be won.
    #[default]
    Open,
    /// It was won.
    Won,
    /// It was lost.
    Lost,
}

/// A word that is no stage, no meaning, or no outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown_word")]
pub struct UnknownWord;

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Lead, Self::Qualified, Self::Meeting, Self::Quote, Self::Contract, Self::Won];

    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Qualified => "qualified",
            Self::Meeting => "meeting",
            Self::Quote => "quote",
            Self::Contract => "contract",
            Self::Won => "won",
        }
    }

    /// The place in the order, from 0.
    #[must_use]
    pub fn rank(self) -> usize {
        self as usize
    }
}

impl StageMeaning {
    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stage(stage) => stage.code(),
            Self::Lost => "lost",
            Self::Open => "open",
        }
    }

    /// How a deal stands that is here.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Stage(Stage::Won) => Outcome::Won,
            Self::Stage(_) | Self::Open => Outcome::Open,
            Self::Lost => Outcome::Lost,
        }
    }
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Won, Self::Lost];

    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

impl FromStr for Stage {
    type Err = UnknownWord;

    fn from_str(code: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|stage| stage.code() == code).ok_or(UnknownWord)
    }
}

impl FromStr for StageMeaning {
    type Err = UnknownWord;

    fn from_str(code: &str) -> Result<Self, UnknownWord> {
        match code {
            "lost" => Ok(Self::Lost),
            "open" => Ok(Self::Open),
            stage => stage.parse().map(Self::Stage),
        }
    }
}

impl FromStr for Outcome {
    type Err = UnknownWord;

    fn from_str(code: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code).ok_or(UnknownWord)
    }
}
