//! The goal handed down to teams and people.

use zadel_core::availability::Availability;
use zadel_core::money::Money;
use zadel_core::step1_goal::{CascadeError, HandedDown, Unit, hand_down};
use zadel_core::step2_decomposition::Variable;
use zadel_exchange::plan_file::{PlanFile, Problem};

use crate::step2_decomposition::{Decomposed, DecomposedPlan, overflow};

/// Who gets which part of the goal: teams first, then people, each in the order of the plan.
///
/// People weigh what they can work in the period; a team weighs its people. `None` while the goal is not known, or if nobody is
/// named.
///
/// # Errors
/// The [`Problem`] of sums that leave their range.
pub fn hand_goal_down(file: &PlanFile, decomposed: &Decomposed) -> Result<Option<HandedDown>, Problem> {
    let supply = &file.supply;
    let Some(goal) = goal_amount(file, decomposed) else { return Ok(None) };
    if supply.teams.is_empty() && supply.reps.is_empty() {
        return Ok(None);
    }
    // A plan that works out at a loss hands nothing down.
    let goal = goal.max(Money::ZERO);
    let team = |team: &zadel_exchange::plan_file::Team| Unit { parent: team.parent, target: team.target, weight: 0 };
    let weights = match decomposed {
        Decomposed::Solved(plan) => Some(weights_of(plan)),
        // Weeks are cut when the plan is whole; until then a full rep counts as a full rep.
        Decomposed::Underdetermined(_) | Decomposed::Conflict(_) => None,
    };
    let rep = |(i, rep): (usize, &zadel_exchange::plan_file::Rep)| Unit {
        parent: rep.team,
        target: rep.target,
        weight: weights.as_ref().map_or_else(|| u64::from(rep.capacity.bp()), |weights| weights[i]),
    };
    let units: Vec<Unit> = supply.teams.iter().map(team).chain(supply.reps.iter().enumerate().map(rep)).collect();
    match hand_down(goal, &units) {
        Ok(handed) => Ok(Some(handed)),
        Err(CascadeError::OutOfRange(_) | CascadeError::Split(_)) => Err(overflow(file, Variable::Goal)),
    }
}

/// The goal as it was given, or as the rest of the plan gives it; `None` while neither is known.
#[must_use]
pub fn goal_amount(file: &PlanFile, decomposed: &Decomposed) -> Option<Money> {
    let found = match decomposed {
        Decomposed::Solved(plan) => plan.solved.decomposition.goal,
        Decomposed::Underdetermined(open) => open.decomposition.goal,
        Decomposed::Conflict(_) => None,
    };
    found.or(file.plan.goal().amount)
}

/// What each can work in the period, in parts of a day.
fn weights_of(plan: &DecomposedPlan) -> Vec<u64> {
    let of = |rep: &Availability| {
        let weeks = plan.working_days.iter().enumerate();
        weeks.map(|(week, days)| rep.day_parts(week, *days)).fold(0, u64::saturating_add)
    };
    plan.reps.iter().map(of).collect()
}
