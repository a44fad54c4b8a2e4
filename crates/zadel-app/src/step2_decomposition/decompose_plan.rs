//! A plan decomposed: goal, lines, chances and weeks.

use zadel_core::availability::Availability;
use zadel_core::calendar::Period;
use zadel_core::step2_decomposition::schedule::ScheduleError;
use zadel_core::step2_decomposition::{
    ConflictingPin, Decomposition, LineResult, Outcome, PlanChance, SolveError, Solved, Underdetermined, Variable,
    WeeklyError, WeeklyLine, chances, solve, week_weights, weekly_line,
};
use zadel_exchange::plan_file::{Kind, PlanFile, Problem, Rep};

/// What became of a plan.
pub enum Decomposed {
    /// It is whole.
    Solved(Box<DecomposedPlan>),
    /// Some numbers are open.
    Underdetermined(Underdetermined),
    /// Some numbers cannot all be true.
    Conflict(Vec<ConflictingPin>),
}

impl Decomposed {
    /// Goal and lines, as far as they are determined; nothing of a conflict.
    #[must_use]
    pub fn decomposition(&self) -> Option<&Decomposition> {
        match self {
            Self::Solved(plan) => Some(&plan.solved.decomposition),
            Self::Underdetermined(open) => Some(&open.decomposition),
            Self::Conflict(_) => None,
        }
    }

    /// The lines of that, in the plan's order.
    #[must_use]
    pub fn lines(&self) -> &[LineResult] {
        self.decomposition().map_or(&[], |found| &found.lines)
    }
}

/// A plan that is whole.
pub struct DecomposedPlan {
    /// Goal and lines.
    pub solved: Solved,
    /// Of each line and of the whole plan.
    pub chance: PlanChance,
    /// Of the period.
    pub weeks: Vec<Period>,
    /// In each week.
    pub working_days: Vec<u32>,
    /// Who is there when.
    pub reps: Vec<Availability>,
    /// The lines by week; `None` if nobody works in the period.
    pub weekly: Option<Vec<WeeklyLine>>,
}

/// Solves a plan, says how likely it is, and cuts it into weeks.
///
/// # Errors
/// The [`Problem`] of a number that leaves its range.
pub fn decompose_plan(file: &PlanFile) -> Result<Decomposed, Problem> {
    let outcome = solve(&file.plan).map_err(|error| match error {
        SolveError::Overflow(variable) => overflow(file, variable),
        SolveError::ShareWithoutBase => {
            Kind::ShareWithoutBase.at(Variable::Goal.to_string(), file.place_of(Variable::Goal))
        }
    })?;
    let solved = match outcome {
        Outcome::Solved(solved) => solved,
        Outcome::Underdetermined(open) => return Ok(Decomposed::Underdetermined(open)),
        Outcome::Conflict(pins) => return Ok(Decomposed::Conflict(pins)),
    };
    let chance = chances(&file.plan, &solved);
    let weeks = file.plan.goal().period.weeks();
    let working_days: Vec<u32> = weeks.iter().map(|week| file.calendar.n_working_days(*week)).collect();
    let available = |rep: &Rep| rep.availability(&weeks, &file.calendar);
    let reps: Vec<Availability> = file.supply.reps.iter().map(available).collect();
    let weekly = weekly_lines(file, &solved, &reps, &weeks, &working_days)?;
    Ok(Decomposed::Solved(Box::new(DecomposedPlan { solved, chance, weeks, working_days, reps, weekly })))
}

fn weekly_lines(
    file: &PlanFile,
    solved: &Solved,
    reps: &[Availability],
    weeks: &[Period],
    working_days: &[u32],
) -> Result<Option<Vec<WeeklyLine>>, Problem> {
    let weights =
        week_weights(reps, working_days).and_then(|weights| file.season.weigh(&weights, weeks, &file.calendar));
    let Ok(weights) = weights else { return Err(overflow(file, Variable::Goal)) };
    if weights.total() == 0 {
        return Ok(None);
    }
    let lines = file.plan.lines().iter().zip(&solved.decomposition.lines).zip(&file.lags).enumerate();
    let weekly = lines.map(|(i, ((line, result), lags))| {
        let weekly = weekly_line(line, result, &weights, lags);
        weekly.map_err(|error| overflow(file, place_of(error, i, line.stages.len())))
    });
    weekly.collect::<Result<_, _>>().map(Some)
}

pub(crate) fn overflow(file: &PlanFile, variable: Variable) -> Problem {
    Kind::Overflow.at(variable.to_string(), file.place_of(variable))
}

/// The number that does not fit; a schedule counts its stages from the deal upwards.
pub(crate) fn place_of(error: WeeklyError, line: usize, n_stages: usize) -> Variable {
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
