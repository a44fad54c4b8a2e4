//! "Does the team have a plan?": how far each of the eight steps has come.

use zadel_core::step3_resources::SupplyAnswer;
use zadel_exchange::plan_file::PlanFile;

use crate::plans::Meaning;
use crate::step1_goal::goal_amount;
use crate::step2_decomposition::Decomposed;
use crate::step3_resources::{all_leads, debts, n_wishes, time_of};

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is missing.
    Done,
    /// Something is there, and something is missing.
    Part,
    /// What is there cannot hold, or nothing is there at all.
    Lacking,
    /// An earlier step has to come first.
    Waiting,
}

/// The states of the eight steps, in order.
///
/// # Rules
/// 1. goal: there is an amount, given or found, and teams and people are handed exactly that.
/// 2. decomposition: the plan is whole.
/// 3. resources: every lead is promised, every promise has an owner and a day, and the team's time suffices, in every week.
/// 4. to 8. wait: these rooms are not there yet.
#[must_use]
pub fn readiness(meaning: &Meaning) -> [StepState; 8] {
    let decomposition = match &meaning.decomposed {
        Decomposed::Solved(_) => StepState::Done,
        Decomposed::Underdetermined(_) => StepState::Part,
        Decomposed::Conflict(_) => StepState::Lacking,
    };
    let has_goal = goal_amount(&meaning.file, &meaning.decomposed).is_some();
    let adds_up = meaning.handed_down.as_ref().is_none_or(|handed| (handed.mismatch, handed.mismatch_below) == (0, 0));
    let goal = match (has_goal, adds_up) {
        (true, true) => StepState::Done,
        (true, false) => StepState::Part,
        (false, _) => StepState::Lacking,
    };
    let resources = meaning.supply.as_ref().map_or(StepState::Waiting, |supply| supplied(&meaning.file, supply));
    let mut states = [StepState::Waiting; 8];
    [states[0], states[1], states[2]] = [goal, decomposition, resources];
    states
}

fn supplied(file: &PlanFile, supply: &SupplyAnswer) -> StepState {
    let time_suffices = supply.tight_weeks.is_empty() && time_of(supply).is_none_or(|time| time.deficit() == 0);
    if all_leads(file, supply).unpromised == 0 && time_suffices && n_wishes(file) == 0 {
        StepState::Done
    } else if debts(file).next().is_none() {
        StepState::Lacking
    } else {
        StepState::Part
    }
}

/// Days until the period begins, from the day the plan is looked at; 0 once it has begun.
#[must_use]
pub fn days_to_start(file: &PlanFile) -> u32 {
    let days = file.as_of.and_then(|today| today.until(file.plan.goal().period.from()).ok());
    days.map_or(0, |days| u32::try_from(days.get_days()).unwrap_or(0))
}
