//! Everything that `zadel solve` finds out, before it is printed in one form or the other.

use zadel_core::availability::Availability;
use zadel_core::calendar::Period;
use zadel_core::split::Table;
use zadel_core::step2_decomposition::{
    Line, Outcome, PlanChance, SolveError, Solved, Variable, WeeklyError, WeeklyLine, by_rep, chances, solve,
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

impl SolvedAnswer {
    /// Does any stage take time to pass, so that some of the plan must be in hand already?
    pub(super) fn has_lags(&self) -> bool {
        let stages = self.lines.iter().flatten().flat_map(|line| &line.weekly.stages);
        stages.into_iter().any(|stage| stage.lagged.is_some())
    }
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
        let supply = weigh_supply(&supply_question(file, &solved, lines.as_deref(), &reps, &working_days));
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

fn rep_shares(weekly: &WeeklyLine, reps: &[Availability], working_days: &[u32]) -> Result<Vec<RepShare>, WeeklyError> {
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
    planned: Option<&[PlannedLine]>,
    reps: &'a [Availability],
    working_days: &'a [u32],
) -> SupplyQuestion<'a> {
    // With lags, the period begins fewer items than the plan counts: the others are in hand already.
    let items = |i: usize, j: usize| match planned {
        Some(lines) => lines[i].weekly.stages[j].weekly.iter().sum(),
        None => solved.decomposition.lines[i].stages[j].count.map_or(0, u64::from),
    };
    let leads = |(i, line): (usize, &Line)| {
        let own = file.supply.sources.iter().filter(|source| source.line == i);
        let sources = own.map(|source| LeadSource { capacity: u64::from(source.leads), unit_cost: source.price });
        (if line.stages.is_empty() { 0 } else { items(i, 0) }, sources.collect())
    };
    let minutes = |(i, line): (usize, &Line)| -> u64 {
        let stages = line.stages.iter().enumerate();
        let work = stages.flat_map(|(j, stage)| stage.actions.iter().map(move |action| action.work_for(items(i, j))));
        work.flatten().filter_map(|work| work.minutes).sum()
    };
    let lines = || file.plan.lines().iter().enumerate();
    SupplyQuestion {
        leads: lines().map(leads).collect(),
        minutes: lines().map(minutes).sum(),
        reps,
        working_days,
        day: file.supply.working_day,
        budget: file.supply.budget,
    }
}
