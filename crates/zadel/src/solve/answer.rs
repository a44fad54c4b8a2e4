//! Everything that `zadel solve` finds out, before it is printed in one form or the other.

use zadel_core::availability::Availability;
use zadel_core::calendar::Period;
use zadel_core::split::Table;
use zadel_core::step2_decomposition::{
    LineResult, Outcome, PlanChance, SolveError, Solved, Variable, WeeklyError, WeeklyLine, by_rep, chances, solve,
    week_weights, weekly_line,
};
use zadel_core::step3_resources::{LeadSource, SupplyAnswer, SupplyQuestion, weigh_supply};

use crate::plan_file::PlanFile;
use crate::plan_file::problem::{Kind, Problem};

/// What became of a plan file.
pub(super) enum Answer {
    /// Goal and lines, chances, weeks and supply.
    Solved(Box<SolvedAnswer>),
    /// Anything that has no weeks yet: open numbers, or a conflict.
    Unsolved(Outcome),
}

pub(super) struct SolvedAnswer {
    pub(super) solved: Solved,
    pub(super) chance: PlanChance,
    pub(super) weeks: Vec<Period>,
    pub(super) working_days: Vec<u32>,
    /// `None` if nobody works in the period.
    pub(super) lines: Option<Vec<PlannedLine>>,
    pub(super) supply: SupplyAnswer,
}

/// A line by week and by rep.
pub(super) struct PlannedLine {
    pub(super) weekly: WeeklyLine,
    /// Of each rep: items of each stage and deals by week; empty without reps.
    pub(super) reps: Vec<RepShare>,
}

/// What one rep does for a line.
pub(super) struct RepShare {
    /// Items of each stage by week, top to bottom.
    pub(super) stages: Vec<Vec<u64>>,
    pub(super) deals: Vec<u64>,
}

impl Answer {
    pub(super) fn of(file: &PlanFile) -> Result<Self, Problem> {
        let outcome = solve(&file.plan).map_err(|error| {
            let (kind, variable) = match error {
                SolveError::Overflow(variable) => (Kind::Overflow, variable),
                SolveError::ShareWithoutBase => (Kind::ShareWithoutBase, Variable::Goal),
            };
            kind.at(variable.to_string(), file.place_of(variable))
        })?;
        let Outcome::Solved(solved) = outcome else { return Ok(Self::Unsolved(outcome)) };
        let chance = chances(&file.plan, &solved);
        let weeks = file.plan.goal().period.weeks();
        let working_days: Vec<u32> = weeks.iter().map(|week| file.calendar.n_working_days(*week)).collect();
        let available = |rep: &crate::plan_file::Rep| rep.availability(&weeks, &file.calendar);
        let reps: Vec<Availability> = file.supply.reps.iter().map(available).collect();
        let lines = planned_lines(file, &solved, &reps, &working_days).ok();
        let supply = weigh_supply(&supply_question(file, &solved, &reps, &working_days));
        Ok(Self::Solved(Box::new(SolvedAnswer { solved, chance, weeks, working_days, lines, supply })))
    }
}

fn planned_lines(
    file: &PlanFile,
    solved: &Solved,
    reps: &[Availability],
    working_days: &[u32],
) -> Result<Vec<PlannedLine>, WeeklyError> {
    let weights = week_weights(reps, working_days)?;
    let lines = file.plan.lines().iter().zip(&solved.decomposition.lines).zip(&file.lags);
    lines
        .map(|((line, result), lags)| {
            let weekly = weekly_line(line, result, &weights, lags)?;
            let reps = rep_shares(&weekly, reps, working_days)?;
            Ok(PlannedLine { weekly, reps })
        })
        .collect()
}

fn rep_shares(
    weekly: &WeeklyLine,
    reps: &[Availability],
    working_days: &[u32],
) -> Result<Vec<RepShare>, WeeklyError> {
    if reps.is_empty() {
        return Ok(Vec::new());
    }
    let stages = weekly.stages.iter().map(|stage| by_rep(&stage.weekly, reps, working_days));
    let mut stages: Vec<Table> = stages.collect::<Result<_, _>>()?;
    let deals = by_rep(&weekly.deals, reps, working_days)?;
    let share = |(rep, deals): (usize, Vec<u64>)| RepShare {
        stages: stages.iter_mut().map(|table| std::mem::take(&mut table[rep])).collect(),
        deals,
    };
    Ok(deals.into_iter().enumerate().map(share).collect())
}

fn supply_question<'a>(
    file: &PlanFile,
    solved: &Solved,
    reps: &'a [Availability],
    working_days: &'a [u32],
) -> SupplyQuestion<'a> {
    let results = &solved.decomposition.lines;
    let leads = |(i, result): (usize, &LineResult)| {
        let top = result.stages.first().and_then(|stage| stage.count).unwrap_or(0);
        let own = file.supply.sources.iter().filter(|source| source.line == i);
        let sources = own.map(|source| LeadSource { capacity: u64::from(source.leads), unit_cost: source.price });
        (u64::from(top), sources.collect())
    };
    SupplyQuestion {
        leads: results.iter().enumerate().map(leads).collect(),
        minutes: results.iter().map(minutes_of).sum(),
        reps,
        working_days,
        day: file.supply.working_day,
        budget: file.supply.budget,
    }
}

/// Minutes of all actions of a line.
pub(super) fn minutes_of(result: &LineResult) -> u64 {
    result.stages.iter().flat_map(|stage| &stage.actions).filter_map(|action| action.minutes).sum()
}
