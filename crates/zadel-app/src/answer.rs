//! Everything that `zadel solve` finds out, before it is printed in one form or the other.

use zadel_core::calendar::Period;
use zadel_core::split::{SplitError, Table};
use zadel_core::step2_decomposition::{
    ConflictingPin, Line, LineResult, PlanChance, RepWeights, Solved, Stage, Underdetermined, WeeklyError, WeeklyLine,
    WeeklyStage, minutes_by_part,
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
        let supply = weigh_plan(file, &decomposed, minutes_of_shares(&decomposed, &split));
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
    let weights = RepWeights::of(&plan.reps, &plan.working_days);
    (0..n_lines(plan)).map(|line| shares_of_line(file, plan, line, &weights)).collect()
}

/// Who does how much of one line, by its index; nobody if nobody works in the period, or nobody was named.
///
/// # Errors
/// The [`Problem`] of a number that leaves its range.
pub fn split_line_among_reps(file: &PlanFile, plan: &DecomposedPlan, line: usize) -> Result<Vec<RepShare>, Problem> {
    shares_of_line(file, plan, line, &RepWeights::of(&plan.reps, &plan.working_days))
}

/// How many minutes the plan takes of each rep: all that a page needs of who does what. What takes no time is not split.
///
/// # Errors
/// The [`Problem`] of a number that leaves its range.
pub fn minutes_by_rep(file: &PlanFile, plan: &DecomposedPlan) -> Result<Vec<u64>, Problem> {
    let mut minutes = vec![0_u64; plan.reps.len()];
    let lines = file.plan.lines().iter().zip(plan.weekly.iter().flatten());
    let takes_time = |weekly: &WeeklyStage| weekly.minutes.iter().any(|minutes| *minutes != 0);
    if minutes.is_empty() || !lines.clone().any(|(_, weekly)| weekly.stages.iter().any(takes_time)) {
        return Ok(minutes);
    }
    let weights = RepWeights::of(&plan.reps, &plan.working_days);
    for (i, (line, weekly)) in lines.enumerate() {
        let of_line = line_minutes(line, weekly, &weights, takes_time);
        let of_line = of_line.map_err(|error| overflow(file, place_of(error, i, line.stages.len())))?;
        minutes.iter_mut().zip(of_line).for_each(|(sum, more)| *sum = sum.saturating_add(more));
    }
    Ok(minutes)
}

/// Whether the resources suffice, given how many minutes each rep's part of the plan takes.
#[must_use]
pub fn weigh_plan(file: &PlanFile, plan: &DecomposedPlan, minutes_by_rep: Vec<u64>) -> SupplyAnswer {
    weigh_supply(&supply_question(file, plan, minutes_by_rep))
}

fn n_lines(plan: &DecomposedPlan) -> usize {
    plan.weekly.as_ref().map_or(0, Vec::len)
}

/// A plan's weeks by rep, or why there are none: nobody needs to know before something is split.
type Weighed = Result<RepWeights, SplitError>;

fn shares_of_line(
    file: &PlanFile,
    plan: &DecomposedPlan,
    line: usize,
    weights: &Weighed,
) -> Result<Vec<RepShare>, Problem> {
    let weekly = plan.weekly.as_ref().and_then(|lines| lines.get(line));
    let Some((of, weekly)) = file.plan.lines().get(line).zip(weekly) else { return Ok(Vec::new()) };
    if plan.reps.is_empty() {
        return Ok(Vec::new());
    }
    rep_shares(of, weekly, weights).map_err(|error| overflow(file, place_of(error, line, of.stages.len())))
}

fn rep_shares(line: &Line, weekly: &WeeklyLine, weights: &Weighed) -> Result<Vec<RepShare>, WeeklyError> {
    let deals = split(&weekly.deals, weights)?.into_iter();
    let mut shares: Vec<RepShare> = deals.map(|deals| RepShare { stages: Vec::new(), deals, minutes: 0 }).collect();
    for (j, (stage, weekly)) in line.stages.iter().zip(&weekly.stages).enumerate() {
        let (table, minutes) = stage_by_rep(j, stage, weekly, weights)?;
        for ((share, weeks), minutes) in shares.iter_mut().zip(table).zip(minutes) {
            share.stages.push(weeks);
            share.minutes = share.minutes.checked_add(minutes).ok_or(WeeklyError::Overflow(j))?;
        }
    }
    Ok(shares)
}

/// Minutes of a line by rep.
fn line_minutes(
    line: &Line,
    weekly: &WeeklyLine,
    weights: &Weighed,
    takes_time: impl Fn(&WeeklyStage) -> bool,
) -> Result<Vec<u64>, WeeklyError> {
    let mut sums = Vec::new();
    let stages = line.stages.iter().zip(&weekly.stages).enumerate();
    for (j, (stage, weekly)) in stages.filter(|(_, (_, weekly))| takes_time(weekly)) {
        let (_, minutes) = stage_by_rep(j, stage, weekly, weights)?;
        sums.resize(minutes.len(), 0_u64);
        for (sum, minutes) in sums.iter_mut().zip(minutes) {
            *sum = sum.checked_add(minutes).ok_or(WeeklyError::Overflow(j))?;
        }
    }
    Ok(sums)
}

/// A stage by rep and week, and each rep's minutes of it.
fn stage_by_rep(
    j: usize,
    stage: &Stage,
    weekly: &WeeklyStage,
    weights: &Weighed,
) -> Result<(Table, Vec<u64>), WeeklyError> {
    let table = split(&weekly.weekly, weights)?;
    let items: Vec<u64> = table.iter().map(|weeks| weeks.iter().sum()).collect();
    let minutes = minutes_by_part(stage, &items).ok_or(WeeklyError::Overflow(j))?;
    Ok((table, minutes))
}

fn split(weekly: &[u64], weights: &Weighed) -> Result<Table, WeeklyError> {
    Ok(weights.as_ref().map_err(|error| *error)?.split(weekly)?)
}

fn minutes_of_shares(plan: &DecomposedPlan, split: &[Vec<RepShare>]) -> Vec<u64> {
    let of_rep = |rep: usize| split.iter().map(|line| line[rep].minutes).fold(0, u64::saturating_add);
    (0..plan.reps.len()).map(of_rep).collect()
}

fn supply_question<'a>(file: &PlanFile, plan: &'a DecomposedPlan, minutes_by_rep: Vec<u64>) -> SupplyQuestion<'a> {
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
    let source = |source: &zadel_exchange::plan_file::Source| LineSource {
        line: source.line,
        source: LeadSource { capacity: u64::from(source.leads), unit_cost: source.price },
    };
    SupplyQuestion {
        leads: plan.solved.decomposition.lines.iter().enumerate().map(leads).collect(),
        sources: file.supply.sources.iter().map(source).collect(),
        budget: file.supply.budget,
        minutes_by_week: (0..plan.working_days.len()).map(in_week).collect(),
        minutes_by_rep,
        reps: &plan.reps,
        working_days: &plan.working_days,
        day: file.supply.working_day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_a_split_take_the_same_minutes_of_everybody() {
        let example = include_str!("../../../examples/team.toml");
        // A part of a line that takes no time is not split for a page, and nothing is if no part takes any.
        for (without, is_work_left) in
            [("no such", true), ("actions = [{ name = \"Встреча\"", true), ("actions", false)]
        {
            let text: String =
                example.lines().filter(|line| !line.contains(without)).flat_map(|line| [line, "\n"]).collect();
            let file = zadel_exchange::plan_file::read(&text).expect("an example can be read");
            let Ok(Decomposed::Solved(plan)) = decompose_plan(&file) else { panic!("the example is whole") };
            let split = split_among_reps(&file, &plan).expect("few items");
            let minutes = minutes_by_rep(&file, &plan).expect("few minutes");
            assert_eq!(minutes, minutes_of_shares(&plan, &split));
            assert_eq!(minutes.len(), 3);
            assert_eq!(minutes.iter().all(|minutes| 0 < *minutes), is_work_left);
        }
    }
}
