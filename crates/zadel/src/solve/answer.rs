//! Everything that `zadel solve` finds out, before it is printed in one form or the other.

use zadel_core::availability::Availability;
use zadel_core::calendar::Period;
use zadel_core::step2_decomposition::schedule::ScheduleError;
use zadel_core::step2_decomposition::{
    ConflictingPin, Line, LineResult, Outcome, PlanChance, SolveError, Solved, Underdetermined, Variable, WeeklyError,
    WeeklyLine, by_rep, chances, minutes_by_part, solve, week_weights, weekly_line,
};
use zadel_core::step3_resources::{LeadSource, LineSource, SupplyAnswer, SupplyQuestion, weigh_supply};

use crate::plan_file::problem::{Kind, Problem};
use crate::plan_file::{PlanFile, Rep};

/// What became of a plan file.
pub(super) enum Answer {
    /// Goal and lines, chances, weeks and supply.
    Solved(Box<SolvedAnswer>),
    /// Some numbers are open.
    Underdetermined(Underdetermined),
    /// Some numbers cannot all be true.
    Conflict(Vec<ConflictingPin>),
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
    /// Empty without reps.
    pub(super) reps: Vec<RepShare>,
}

/// What one rep does for a line.
pub(super) struct RepShare {
    /// Items of each stage by week, top to bottom.
    pub(super) stages: Vec<Vec<u64>>,
    pub(super) deals: Vec<u64>,
    /// Minutes of work in the whole period.
    pub(super) minutes: u64,
}

impl SolvedAnswer {
    /// Does any stage take time to pass, so that some of the plan must be in hand already?
    pub(super) fn has_lags(&self) -> bool {
        let mut stages = self.lines.iter().flatten().flat_map(|line| &line.weekly.stages);
        stages.any(|stage| stage.lagged.is_some())
    }
}

impl Answer {
    pub(super) fn of(file: &PlanFile) -> Result<Self, Problem> {
        let outcome = solve(&file.plan).map_err(|error| match error {
            SolveError::Overflow(variable) => overflow(file, variable),
            SolveError::ShareWithoutBase => {
                Kind::ShareWithoutBase.at(Variable::Goal.to_string(), file.place_of(Variable::Goal))
            }
        })?;
        let solved = match outcome {
            Outcome::Solved(solved) => solved,
            Outcome::Underdetermined(open) => return Ok(Self::Underdetermined(open)),
            Outcome::Conflict(pins) => return Ok(Self::Conflict(pins)),
        };
        let chance = chances(&file.plan, &solved);
        let weeks = file.plan.goal().period.weeks();
        let working_days: Vec<u32> = weeks.iter().map(|week| file.calendar.n_working_days(*week)).collect();
        let available = |rep: &Rep| rep.availability(&weeks, &file.calendar);
        let reps: Vec<Availability> = file.supply.reps.iter().map(available).collect();
        let lines = planned_lines(file, &solved, &reps, &working_days)?;
        let supply = weigh_supply(&supply_question(file, &solved, lines.as_deref(), &reps, &working_days));
        Ok(Self::Solved(Box::new(SolvedAnswer { solved, chance, weeks, working_days, lines, supply })))
    }
}

fn overflow(file: &PlanFile, variable: Variable) -> Problem {
    Kind::Overflow.at(variable.to_string(), file.place_of(variable))
}

/// The lines by week and rep; `None` if nobody works in the period.
fn planned_lines(
    file: &PlanFile,
    solved: &Solved,
    reps: &[Availability],
    working_days: &[u32],
) -> Result<Option<Vec<PlannedLine>>, Problem> {
    let Ok(weights) = week_weights(reps, working_days) else { return Err(overflow(file, Variable::Goal)) };
    if weights.total() == 0 {
        return Ok(None);
    }
    let lines = file.plan.lines().iter().zip(&solved.decomposition.lines).zip(&file.lags).enumerate();
    let planned = lines.map(|(i, ((line, result), lags))| {
        let weekly = weekly_line(line, result, &weights, lags);
        let planned = weekly.and_then(|weekly| {
            let reps = rep_shares(line, &weekly, reps, working_days)?;
            Ok(PlannedLine { weekly, reps })
        });
        planned.map_err(|error| overflow(file, place_of(error, i, line.stages.len())))
    });
    planned.collect::<Result<_, _>>().map(Some)
}

/// The number that does not fit; a schedule counts its stages from the deal upwards.
fn place_of(error: WeeklyError, line: usize, n_stages: usize) -> Variable {
    match error {
        WeeklyError::Overflow(j) => Variable::Count(line, j),
        WeeklyError::Schedule(ScheduleError::Overflow(above) | ScheduleError::NothingPasses(above)) => {
            Variable::Count(line, n_stages - 1 - above)
        }
        WeeklyError::Schedule(ScheduleError::BadLag) | WeeklyError::Split(_) | WeeklyError::Open => {
            Variable::Deals(line)
        }
    }
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

fn supply_question<'a>(
    file: &PlanFile,
    solved: &Solved,
    planned: Option<&[PlannedLine]>,
    reps: &'a [Availability],
    working_days: &'a [u32],
) -> SupplyQuestion<'a> {
    let planned = planned.unwrap_or_default();
    // With lags, the period begins fewer items than the plan counts: the others are in hand already.
    let leads = |(i, result): (usize, &LineResult)| match planned.get(i).map(|line| line.weekly.stages.first()) {
        Some(top) => top.map_or(0, |top| top.weekly.iter().sum()),
        None => result.stages.first().and_then(|stage| stage.count).map_or(0, u64::from),
    };
    let in_week = |week: usize| {
        let stages = planned.iter().flat_map(|line| &line.weekly.stages);
        stages.map(|stage| stage.minutes[week]).fold(0, u64::saturating_add)
    };
    let of_rep = |rep: usize| planned.iter().map(|line| line.reps[rep].minutes).fold(0, u64::saturating_add);
    let source = |source: &crate::plan_file::Source| LineSource {
        line: source.line,
        source: LeadSource { capacity: u64::from(source.leads), unit_cost: source.price },
    };
    SupplyQuestion {
        leads: solved.decomposition.lines.iter().enumerate().map(leads).collect(),
        sources: file.supply.sources.iter().map(source).collect(),
        budget: file.supply.budget,
        minutes_by_week: (0..working_days.len()).map(in_week).collect(),
        minutes_by_rep: (0..reps.len()).map(of_rep).collect(),
        reps,
        working_days,
        day: file.supply.working_day,
    }
}
