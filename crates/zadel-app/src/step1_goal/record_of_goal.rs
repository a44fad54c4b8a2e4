//! What periods like the plan's brought before.

use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::Track;
use zadel_core::facts::{Moment, Outcome, Stage};
use zadel_core::money::Money;
use zadel_core::step1_goal::{Basis, Measure, Record};
use zadel_exchange::plan_file::PlanFile;
use zadel_store::payments::PaidRow;

use crate::Refused;
use crate::by_facts::{Lines, PlanRead};
use crate::facts::Told;
use crate::step1_goal::goal_amount;
use crate::step2_decomposition::Decomposed;

/// A plan's goal beside what was.
#[derive(Debug)]
pub struct GoalRecord {
    /// What earlier periods brought.
    pub record: Record,
    /// What was summed up.
    pub counted: CountedBy,
    /// What the plan's period is to bring, in money of sales; `None` while it is open.
    pub needed: Option<Money>,
}

/// What an amount of a period is the sum of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountedBy {
    /// Payments, on the days on which they came.
    Payments,
    /// Deals by the day of their contract.
    Contracts,
    /// Deals by the day on which they were won.
    Sales,
    /// What goals in shipments are counted by. No facts tell of those yet: sales stand in for them.
    Shipments,
}

impl CountedBy {
    /// The word in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::Contracts => "contracts",
            Self::Sales => "sales",
            Self::Shipments => "shipments",
        }
    }
}

/// What earlier periods brought of what the plan's lines are about.
///
/// # Errors
/// [`Refused::Broken`] for sums that no currency has.
pub(crate) fn record_of_goal(told: &Told, payments: &[PaidRow], plan: &PlanRead<'_>) -> Result<GoalRecord, Refused> {
    const BROKEN: Refused = Refused::Broken("facts");
    let goal = plan.file.plan.goal();
    let only = Lines::of(told, &plan.file.facts);
    let counted = match goal.basis {
        // Payments do not say what they are for: of some lines, sales have to stand in for them.
        Basis::Payments if only == Lines::All && !payments.is_empty() => CountedBy::Payments,
        Basis::Contracts => CountedBy::Contracts,
        Basis::Payments | Basis::Shipments => CountedBy::Sales,
    };
    let came: Vec<(Date, Money)> = match counted {
        CountedBy::Payments => {
            let sum = |row: &PaidRow| Money::from_minor(row.amount_minor).map_err(|_| BROKEN);
            let day = |row: &PaidRow| told.books.day(Moment::from_millis(row.at));
            payments.iter().map(|row| Ok((day(row), sum(row)?))).collect::<Result<_, Refused>>()?
        }
        CountedBy::Contracts => sales(told, &only, |track| track.reached(Stage::Contract)),
        CountedBy::Sales | CountedBy::Shipments => {
            sales(told, &only, |track| track.closed().filter(|_| track.outcome() == Outcome::Won))
        }
    };
    let record = match known(told, &came) {
        Some(known) => Record::of(goal.period, known, came).map_err(|_| BROKEN)?,
        None => Record::default(),
    };
    Ok(GoalRecord { record, counted, needed: needed(plan.file, plan.decomposed) })
}

/// What a plan's period is to bring, in money of sales; nothing while it is open.
pub(crate) fn needed(file: &PlanFile, decomposed: &Decomposed) -> Option<Money> {
    match (file.plan.goal().measure, decomposed) {
        (Measure::Revenue, decomposed) => goal_amount(file, decomposed),
        // Facts know what was sold for, and not what was left of it.
        (_, Decomposed::Solved(plan)) => Some(plan.solved.totals.amount),
        (_, Decomposed::Underdetermined(_) | Decomposed::Conflict(_)) => None,
    }
}

fn sales(told: &Told, only: &Lines, at: impl Fn(&Track) -> Option<Moment>) -> Vec<(Date, Money)> {
    let deals = told.tracks.iter().filter(|track| track.kind() == DealKind::Deal && only.takes(track));
    deals.filter_map(|track| Some((told.books.day(at(track)?), track.amount()?))).collect()
}

/// From the first day of which anything is known to the last that was over when the facts came.
fn known(told: &Told, came: &[(Date, Money)]) -> Option<Period> {
    let entered = told.tracks.iter().filter_map(|track| Stage::ALL.into_iter().find_map(|stage| track.reached(stage)));
    let first = entered.min().map(|at| told.books.day(at)).into_iter().chain(came.iter().map(|(day, _)| *day)).min()?;
    let last = told.books.day(told.as_of).yesterday().ok()?;
    // A period has ten years at most.
    let longest = last.saturating_sub(jiff::Span::new().years(9));
    Period::new(first.max(longest), last).ok()
}
