//! Everything that `zadel solve` finds out, before it is printed in one form or the other.

use zadel_core::availability::Availability;
use zadel_core::calendar::Period;
use zadel_core::step2_decomposition::{
    ConflictingPin, Line, LineResult, PlanChance, Solved, Underdetermined, WeeklyError, WeeklyLine, by_rep,
    minutes_by_part,
};
use zadel_core::step3_resources::{LeadSource, LineSource, SupplyAnswer, SupplyQuestion, weigh_supply};
use zadel_exchange::plan_file::{PlanFile, Problem};

use crate::step2_decomposition::{Decomposed, DecomposedPlan, decompose_plan, overflow, place_of};

/// What became of a plan file.
pub enum Answer {
    /// Goal and lines, chances, weeks and supply.
    Solved(Box<SolvedAnswer>),
    /// Some numbers are open.
    Underdetermined(Underdetermined),
    /// Some numbers cannot all be true.
    Conflict(Vec<ConflictingPin>),
}

/// A plan that is whole, with who does what when.
pub struct SolvedAnswer {
    /// Goal and lines.
    pub solved: Solved,
    /// Of each line and of the whole plan.
    pub chance: PlanChance,
    /// Of the period.
    pub weeks: Vec<Period>,
    /// In each week.
    pub working_days: Vec<u32>,
    /// `None` if nobody works in the period.
    pub lines: Option<Vec<PlannedLine>>,
    /// Whether the resources suffice.
    pub supply: SupplyAnswer,
}

/// A line by week and by rep.
pub struct PlannedLine {
    /// By week.
    pub weekly: WeeklyLine,
    /// Empty without reps.
    pub reps: Vec<RepShare>,
}

/// What one rep does for a line.
pub struct RepShare {
    /// Items of each stage by week, top to bottom.
    pub stages: Vec<Vec<u64>>,
    /// Deals by week.
    pub deals: Vec<u64>,
    /// Minutes of work in the whole period.
    pub minutes: u64,
}

impl SolvedAnswer {
    /// Does any stage take time to pass, so that some of the plan must be in hand already?
    #[must_use]
    pub fn has_lags(&self) -> bool {
        let mut stages = self.lines.iter().flatten().flat_map(|line| &line.weekly.stages);
        stages.any(|stage| stage.lagged.is_some())
    }
}

impl Answer {
    /// Solves a plan and works out who does what when, and whether the resources suffice.
    ///
    /// # Errors
    /// The [`Problem`] of a number that leaves its range.
    pub fn of(file: &PlanFile) -> Result<Self, Problem> {
        let decomposed = match decompose_plan(file)? {
            Decomposed::Solved(decomposed) => *decomposed,
            Decomposed::Underdetermined(open) => return Ok(Self::Underdetermined(open)),
            Decomposed::Conflict(pins) => return Ok(Self::Conflict(pins)),
        };
        let split = split_among_reps(file, &decomposed)?;
        let supply = weigh_plan(file, &decomposed, &split);
        let DecomposedPlan { solved, chance, weeks, working_days, weekly, .. } = decomposed;
        let planned = |(weekly, reps)| PlannedLine { weekly, reps };
        let lines = weekly.map(|weekly| weekly.into_iter().zip(split).map(planned).collect());
        Ok(Self::Solved(Box::new(SolvedAnswer { solved, chance, weeks, working_days, lines, supply })))
    }
}

/// Who does how much of each line; no lines if nobody works in the period, nobody in them if nobody was named.
///
/// # Errors
/// The [`Problem`] of a number that leaves its range.
pub fn split_among_reps(file: &PlanFile, plan: &DecomposedPlan) -> Result<Vec<Vec<RepShare>>, Problem> {
    let n_lines = plan.weekly.as_ref().map_or(0, Vec::len);
    (0..n_lines).map(|line| split_line_among_reps(file, plan, line)).collect()
}

/// Who does how much of one line, by its index; nobody if nobody works in the period, or nobody was named.
///
/// # Errors
/// The [`Problem`] of a number that leaves its range.
pub fn split_line_among_reps(file: &PlanFile, plan: &DecomposedPlan, line: usize) -> Result<Vec<RepShare>, Problem> {
    let weekly = plan.weekly.as_ref().and_then(|lines| lines.get(line));
    let Some((of, weekly)) = file.plan.lines().get(line).zip(weekly) else { return Ok(Vec::new()) };
    let shares = rep_shares(of, weekly, &plan.reps, &plan.working_days);
    shares.map_err(|error| overflow(file, place_of(error, line, of.stages.len())))
}

/// Whether the resources suffice, given who does how much.
#[must_use]
pub fn weigh_plan(file: &PlanFile, plan: &DecomposedPlan, split: &[Vec<RepShare>]) -> SupplyAnswer {
    weigh_supply(&supply_question(file, plan, split))
}

fn rep_shares(
    line: &Line,
    weekly: &WeeklyLine,
    reps: &[Availability],
    working_days: &[u32],
) -> Result<Vec<RepShare>, WeeklyError> {
    if reps.is_empty() {
        return Ok(Vec::new());
    }
    let deals = by_rep(&weekly.deals, reps, working_days)?.into_iter();
    let mut shares: Vec<RepShare> = deals.map(|deals| RepShare { stages: Vec::new(), deals, minutes: 0 }).collect();
    for (j, (stage, weekly)) in line.stages.iter().zip(&weekly.stages).enumerate() {
        let table = by_rep(&weekly.weekly, reps, working_days)?;
        let items: Vec<u64> = table.iter().map(|weeks| weeks.iter().sum()).collect();
        let minutes = minutes_by_part(stage, &items).ok_or(WeeklyError::Overflow(j))?;
        for ((share, weeks), minutes) in shares.iter_mut().zip(table).zip(minutes) {
            share.stages.push(weeks);
            share.minutes = share.minutes.checked_add(minutes).ok_or(WeeklyError::Overflow(j))?;
        }
    }
    Ok(shares)
}

fn supply_question<'a>(file: &PlanFile, plan: &'a DecomposedPlan, split: &[Vec<RepShare>]) -> SupplyQuestion<'a> {
    let weekly: &[WeeklyLine] = plan.weekly.as_deref().unwrap_or_default();
    // With lags, the period begins fewer items than the plan counts: the others are in hand already.
    let leads = |(i, result): (usize, &LineResult)| match weekly.get(i).map(|line| line.stages.first()) {
        Some(top) => top.map_or(0, |top| top.weekly.iter().sum()),
        None => result.stages.first().and_then(|stage| stage.count).map_or(0, u64::from),
    };
    let in_week = |week: usize| {
        let stages = weekly.iter().flat_map(|line| &line.stages);
        stages.map(|stage| stage.minutes[week]).fold(0, u64::saturating_add)
    };
    let of_rep = |rep: usize| split.iter().map(|line| line[rep].minutes).fold(0, u64::saturating_add);
    let source = |source: &zadel_exchange::plan_file::Source| LineSource {
        line: source.line,
        source: LeadSource { capacity: u64::from(source.leads), unit_cost: source.price },
    };
    SupplyQuestion {
        leads: plan.solved.decomposition.lines.iter().enumerate().map(leads).collect(),
        sources: file.supply.sources.iter().map(source).collect(),
        budget: file.supply.budget,
        minutes_by_week: (0..plan.working_days.len()).map(in_week).collect(),
        minutes_by_rep: (0..plan.reps.len()).map(of_rep).collect(),
        reps: &plan.reps,
        working_days: &plan.working_days,
        day: file.supply.working_day,
    }
}
