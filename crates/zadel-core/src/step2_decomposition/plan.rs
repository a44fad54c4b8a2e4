//! What a plan file, a form or a program says: a goal, and the lines that are to bring it.

use std::collections::BTreeSet;

use crate::conversion::{Conversion, PurchaseRate};
use crate::evidence::{Evidence, EvidenceOf};
use crate::fraction::Fraction;
use crate::money::Money;
use crate::share::Share;
use crate::step1_goal::{Goal, GoalError};

/// A goal and its decomposition into lines, with some numbers pinned and the others free.
///
/// # Invariants
/// The goal holds its own; 1 to 200 lines with different names, each with at most 10 differently named stages; a purchase
/// rate stands alone in a line of regular clients; weights and checks are above 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    goal: Goal,
    lines: Vec<Line>,
}

/// One way in which money comes: a product, a segment, a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is called; unique in the plan.
    pub name: String,
    /// Whose money it is.
    pub clients: Clients,
    /// How much of its money counts towards the goal: the margin for a profit, all of it for a revenue.
    pub weight: Fraction,
    /// What it is to bring.
    pub target: Target,
    /// Pinned number of deals.
    pub deals: Option<u32>,
    /// Pinned average sale.
    pub check: Option<Money>,
    /// The way to a deal, top (leads) to bottom. Without stages the deals are simply promised.
    pub stages: Vec<Stage>,
    /// Who answers for the promise of a line without stages.
    pub expert: Option<String>,
}

/// New clients or those who bought before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clients {
    /// No won deal before.
    New,
    /// At least one won deal.
    Repeat,
}

/// What a line is to bring, if that is pinned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Not pinned: what the goal leaves, or what its own pins supply.
    #[default]
    Free,
    /// So much money.
    Amount(Money),
    /// So much of the goal, in the goal's own measure.
    Share(Share),
}

/// One stage of the way to a deal.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What it is called; unique in the line.
    pub name: String,
    /// Pinned number of items: what there will be.
    pub count: Option<u32>,
    /// What passes on to the next stage, the last one's to the deal.
    pub link: Link,
    /// What that assumption rests on.
    pub evidence: Evidence,
    /// What is done for each item.
    pub actions: Vec<Action>,
}

/// What passes from a stage to the next; `None` is free, to be solved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// A share of the items.
    Conversion(Option<Conversion>),
    /// Purchases of each regular client.
    Rate(Option<PurchaseRate>),
}

/// Work that a stage takes: 5 calls of 12 minutes a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it is called.
    pub name: String,
    /// How many for each item of the stage, above 0.
    pub per_item: Fraction,
    /// Minutes of one action.
    pub minutes: u32,
}

/// Why goal and lines are not a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The goal does not hold together.
    #[error(transparent)]
    Goal(#[from] GoalError),
    /// Nothing is to bring the goal.
    #[error("no_lines")]
    NoLines,
    /// More than [`Plan::MOST_LINES`].
    #[error("too_many")]
    TooManyLines,
    /// Two lines of one name; the index of the second.
    #[error("duplicate_name")]
    DuplicateLine(usize),
    /// A line that does not hold together, by its index.
    #[error("{1}")]
    Line(usize, LineError),
}

/// Why a line does not hold together. Stages by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// The weight is 0 or above 1.
    #[error("out_of_range")]
    Weight,
    /// A pinned amount below 0.
    #[error("out_of_range")]
    Amount,
    /// A pinned check below one minor unit.
    #[error("out_of_range")]
    Check,
    /// More than [`Line::MOST_STAGES`].
    #[error("too_many")]
    TooManyStages,
    /// Two stages of one name; the index of the second.
    #[error("duplicate_name")]
    DuplicateStage(usize),
    /// A purchase rate beside other stages, or in a line of new clients.
    #[error("rate_stage_not_alone")]
    RateNotAlone(usize),
    /// A conversion of which more were seen to pass than to enter.
    #[error("out_of_range")]
    Observed(usize),
    /// An action that is done 0 times an item.
    #[error("out_of_range")]
    ActionPerItem(usize),
}

impl Plan {
    /// More lines than this are refused.
    pub const MOST_LINES: usize = 200;

    /// Checks that goal and lines are a plan.
    ///
    /// # Errors
    /// The first [`PlanError`], goal before lines, lines in order.
    pub fn new(goal: Goal, lines: Vec<Line>) -> Result<Self, PlanError> {
        goal.check()?;
        if lines.is_empty() {
            return Err(PlanError::NoLines);
        }
        if Self::MOST_LINES < lines.len() {
            return Err(PlanError::TooManyLines);
        }
        let mut names = BTreeSet::new();
        for (i, line) in lines.iter().enumerate() {
            if !names.insert(line.name.as_str()) {
                return Err(PlanError::DuplicateLine(i));
            }
            line.check().map_err(|error| PlanError::Line(i, error))?;
        }
        Ok(Self { goal, lines })
    }

    /// The goal.
    #[must_use]
    pub fn goal(&self) -> &Goal {
        &self.goal
    }

    /// The lines, in the order given.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

impl Line {
    /// More stages than this are refused.
    pub const MOST_STAGES: usize = 10;

    /// Checks what a plan promises of each line.
    ///
    /// # Errors
    /// The first [`LineError`], in the order of the fields.
    pub fn check(&self) -> Result<(), LineError> {
        if self.weight.is_zero() || Fraction::ONE < self.weight {
            return Err(LineError::Weight);
        }
        if matches!(self.target, Target::Amount(amount) if amount < Money::ZERO) {
            return Err(LineError::Amount);
        }
        if self.check.is_some_and(|check| check <= Money::ZERO) {
            return Err(LineError::Check);
        }
        if Self::MOST_STAGES < self.stages.len() {
            return Err(LineError::TooManyStages);
        }
        let mut names = BTreeSet::new();
        for (j, stage) in self.stages.iter().enumerate() {
            if !names.insert(stage.name.as_str()) {
                return Err(LineError::DuplicateStage(j));
            }
            let is_conversion = matches!(stage.link, Link::Conversion(_));
            if is_conversion && stage.evidence.observed.is_some_and(|observed| observed.entered() < observed.passed()) {
                return Err(LineError::Observed(j));
            }
            if stage.actions.iter().any(|action| action.per_item.is_zero()) {
                return Err(LineError::ActionPerItem(j));
            }
        }
        match self.stages.iter().position(|stage| matches!(stage.link, Link::Rate(_))) {
            Some(j) if 1 < self.stages.len() || self.clients == Clients::New => Err(LineError::RateNotAlone(j)),
            _ => Ok(()),
        }
    }
}

impl Link {
    /// The pinned value.
    #[must_use]
    pub fn pinned(self) -> Option<Fraction> {
        match self {
            Self::Conversion(conversion) => conversion.map(Conversion::fraction),
            Self::Rate(rate) => rate.map(PurchaseRate::fraction),
        }
    }

    /// What observed counts of this link are counts of.
    #[must_use]
    pub fn evidence_of(self) -> EvidenceOf {
        match self {
            Self::Conversion(_) => EvidenceOf::Conversion,
            Self::Rate(_) => EvidenceOf::PurchaseRate,
        }
    }
}
