//! What solving a plan gives.

use crate::evidence::{Grade, Graded};
use crate::fraction::Fraction;
use crate::money::Money;

use super::variable::{Value, Variable};

/// What became of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Everything is determined and fits.
    Solved(Solved),
    /// It fits, but some numbers are still open.
    Underdetermined(Underdetermined),
    /// The pins cannot all hold.
    Conflict(Vec<ConflictingPin>),
}

/// The goal and the lines, as far as they are determined; `None` is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    /// The goal's amount. A computed net profit can be negative.
    pub goal: Option<Money>,
    /// What the lines must bring: the goal, and fixed costs before a net profit.
    pub requirement: Option<Money>,
    /// The lines, in the plan's order.
    pub lines: Vec<LineResult>,
}

/// One line, as far as it is determined.
#[derive(Clone, Debug, PartialEq)]
pub struct LineResult {
    /// What it is to bring.
    pub target: Option<Money>,
    /// What it brings: deals x check.
    pub amount: Option<Money>,
    /// Amount less target: never hidden, although it excuses no other line.
    pub surplus: Option<Money>,
    /// Deals there will be.
    pub deals: Option<u32>,
    /// Deals that the target takes.
    pub deals_needed: Option<u32>,
    /// Average sale.
    pub check: Option<Money>,
    /// The stages, top to bottom.
    pub stages: Vec<StageResult>,
    /// The worst grade of its assumptions.
    pub grade: Option<Grade>,
}

/// One stage, as far as it is determined.
#[derive(Clone, Debug, PartialEq)]
pub struct StageResult {
    /// Items there will be.
    pub count: Option<u32>,
    /// Items that the line's target takes.
    pub needed: Option<u32>,
    /// Items beyond what is needed.
    pub slack: Option<u32>,
    /// Conversion or rate.
    pub link: Option<Fraction>,
    /// How well that is supported.
    pub graded: Option<Graded>,
    /// Work, in the order of the stage's actions.
    pub actions: Vec<ActionResult>,
}

/// The work of one kind that a stage takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionResult {
    /// How many actions.
    pub count: Option<u32>,
    /// Minutes of all of them.
    pub minutes: Option<u64>,
}

/// A plan that is whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// Goal and lines; nothing in them is open.
    pub decomposition: Decomposition,
    /// The lines together.
    pub totals: Totals,
    /// What each line brings in the goal's own measure, rounded down: all of its money, or the margin of it.
    pub contributions: Vec<Money>,
    /// Each line's share of the goal in basis points; they sum to 10000, or to 0 where nothing is to be brought.
    pub shares_bp: Vec<u16>,
    /// What the goal rests on in basis points: facts, estimates, fantasies.
    pub grades_bp: GradesBp,
}

/// The lines together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// What they are to bring.
    pub target: Money,
    /// What they bring.
    pub amount: Money,
    /// What that is in the goal's own measure.
    pub result: Money,
    /// Result less goal.
    pub surplus: Money,
}

/// What a goal rests on, in basis points of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GradesBp {
    /// On facts.
    pub fact: u16,
    /// On estimates.
    pub estimate: u16,
    /// On fantasies.
    pub fantasy: u16,
}

/// A plan with open numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Underdetermined {
    /// Goal and lines, as far as they are determined.
    pub decomposition: Decomposition,
    /// How many numbers are missing.
    pub n_missing: usize,
    /// Numbers of which any one brings the plan a step closer. By their place: a candidate can still be given a bad value.
    pub candidates: Vec<Variable>,
}

/// One of a smallest set of pins that cannot hold together: without it, the others of the set could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConflictingPin {
    /// Which.
    pub pin: Variable,
    /// What it is pinned to.
    pub value: Value,
    /// The nearest value with which the whole plan would fit; `None` if changing this pin alone is not enough.
    pub nearest: Option<Value>,
    /// The nearest value with which this set would fit.
    pub nearest_in_set: Option<Value>,
}

/// Why a plan that fits has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SolveError {
    /// A number leaves its range.
    #[error("overflow")]
    Overflow(Variable),
    /// The goal is free, and every line is a share of it: there is nothing to take a share of.
    #[error("share_without_base")]
    ShareWithoutBase,
}
