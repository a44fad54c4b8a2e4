//! The goal handed down to teams and people.

use zadel_core::availability::Availability;
use zadel_core::money::Money;
use zadel_core::step1_goal::{CascadeError, Grain, HandedDown, SetMonths, Unit, hand_down};
use zadel_core::step2_decomposition::Variable;
use zadel_exchange::plan_file::{Months, PlanFile, Problem, Rep, Team};

use crate::step2_decomposition::{Decomposed, overflow};

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
    let unit = |parent, target: Option<Money>, months: &Months, weight| {
        let set = set_in_period(file, months)?;
        // Where every month is set, their sum is what is asked; otherwise at least that.
        let target = target.or_else(|| set.are_all.then_some(set.sum));
        Ok(Unit { parent, target, least: set.sum, weight })
    };
    let team = |team: &Team| unit(team.parent, team.target, &team.months, 0);
    let weights = working_times(file, decomposed);
    let rep = |(i, rep): (usize, &Rep)| unit(rep.team, rep.target, &rep.months, weights[i]);
    let units = supply.teams.iter().map(team).chain(supply.reps.iter().enumerate().map(rep));
    let units: Vec<Unit> = units.collect::<Result<_, Problem>>()?;
    match hand_down(goal, &units, Grain::whole(file.currency)) {
        Ok(handed) => Ok(Some(handed)),
        Err(CascadeError::OutOfRange(_) | CascadeError::Split(_)) => Err(overflow(file, Variable::Goal)),
    }
}

/// What was set by hand of the months of the period.
pub(super) fn set_in_period(file: &PlanFile, months: &Months) -> Result<SetMonths, Problem> {
    let of_period = file.plan.goal().period.months().map(|month| months.get(&month).copied());
    SetMonths::of(of_period).map_err(|_| overflow(file, Variable::Goal))
}

/// The goal as it was given, or as the rest of the plan gives it; `None` while neither is known.
#[must_use]
pub fn goal_amount(file: &PlanFile, decomposed: &Decomposed) -> Option<Money> {
    let found = decomposed.decomposition().and_then(|found| found.goal);
    found.or(file.plan.goal().amount)
}

/// Who of teams and people has no time for anything in the period: away all of it, or nobody below. Teams first.
#[must_use]
pub fn without_time(file: &PlanFile, decomposed: &Decomposed) -> Vec<bool> {
    let (teams, reps) = (&file.supply.teams, &file.supply.reps);
    let times = working_times(file, decomposed);
    let mut works = vec![false; teams.len()];
    for (rep, _) in reps.iter().zip(&times).filter(|(_, time)| 0 < **time) {
        let mut above = rep.team;
        while let Some(team) = above.filter(|team| !works[*team]) {
            works[team] = true;
            above = teams[team].parent;
        }
    }
    works.into_iter().map(|works| !works).chain(times.into_iter().map(|time| time == 0)).collect()
}

/// What each person can work in the period, in parts of a day.
fn working_times(file: &PlanFile, decomposed: &Decomposed) -> Vec<u64> {
    let time = |rep: &Availability, working_days: &[u32]| {
        let weeks = working_days.iter().enumerate();
        weeks.map(|(week, days)| rep.day_parts(week, *days)).fold(0, u64::saturating_add)
    };
    if let Decomposed::Solved(plan) = decomposed {
        return plan.reps.iter().map(|rep| time(rep, &plan.working_days)).collect();
    }
    let weeks = file.plan.goal().period.weeks();
    let working_days: Vec<u32> = weeks.iter().map(|week| file.calendar.n_working_days(*week)).collect();
    file.supply.reps.iter().map(|rep| time(&rep.availability(&weeks, &file.calendar), &working_days)).collect()
}
