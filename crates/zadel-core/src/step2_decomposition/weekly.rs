//! A solved line week by week and rep by rep.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::outcome::LineResult;
use super::plan::{Line, Link};
use super::schedule::{Exact, Lag, ScheduleError, ScheduledStage, schedule};
use crate::availability::Availability;
use crate::fraction::Fraction;
use crate::split::{SplitError, Table, Weights, children, cumulative};

/// A line by week.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeklyLine {
    /// Deals; they sum to the line's deals.
    pub deals: Vec<u64>,
    /// Money in minor units: the week's deals times the check.
    pub amount_minor: Vec<u64>,
    /// The stages, top to bottom.
    pub stages: Vec<WeeklyStage>,
}

/// A stage by week.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeklyStage {
    /// Items to begin each week.
    pub weekly: Vec<u64>,
    /// What the lags say, if there are any.
    pub lagged: Option<Lagged>,
}

/// What follows from items taking time to pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Lagged {
    /// Items of the level below that must come from what is in hand before the period (задел).
    pub in_hand: Exact,
    /// The last week, from 1, whose items still become deals in a half, 80 % and 90 % of cases.
    pub last_useful: [Option<u32>; 3],
}

impl Lagged {
    /// What must come from what is in hand, to a tenth of an item, for a person to read.
    #[must_use]
    pub fn in_hand_rounded(&self) -> f64 {
        let tenths = (&self.in_hand * BigInt::from(10)).round().to_integer();
        tenths.to_f64().unwrap_or(f64::INFINITY) / 10.0
    }
}

/// Why a line has no weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeeklyError {
    /// Nobody works in any week.
    #[error(transparent)]
    Split(#[from] SplitError),
    /// The lags ask for the impossible.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// The line is not solved yet.
    #[error("underdetermined")]
    Open,
}

/// Splits a solved line over weeks.
///
/// Deals are split cumulatively by the weeks' weights. Without lags the stages are too. With lags, the stages follow from
/// the deals of each week: they are due earlier, and what would be due before the period must be in hand already, so the
/// period's own items can be fewer than the plan's.
///
/// # Errors
/// [`WeeklyError`].
pub fn weekly_line(
    line: &Line,
    result: &LineResult,
    weights: &Weights,
    lags: &[Option<Lag>],
) -> Result<WeeklyLine, WeeklyError> {
    let split = |total: u32| -> Result<Vec<u64>, WeeklyError> {
        Ok(cumulative(i64::from(total), weights)?.into_iter().map(i64::unsigned_abs).collect())
    };
    let deals = split(result.deals.ok_or(WeeklyError::Open)?)?;
    let check = result.check.ok_or(WeeklyError::Open)?.minor().unsigned_abs();
    let has_conversions = line.stages.iter().all(|stage| matches!(stage.link, Link::Conversion(_)));
    let stages = if has_conversions && lags.iter().any(Option::is_some) {
        lagged_stages(result, &deals, lags)?
    } else {
        let stage =
            |count: Option<u32>| Ok(WeeklyStage { weekly: split(count.ok_or(WeeklyError::Open)?)?, lagged: None });
        result.stages.iter().map(|stage_result| stage(stage_result.count)).collect::<Result<_, WeeklyError>>()?
    };
    Ok(WeeklyLine { amount_minor: deals.iter().map(|n| n * check).collect(), deals, stages })
}

fn lagged_stages(result: &LineResult, deals: &[u64], lags: &[Option<Lag>]) -> Result<Vec<WeeklyStage>, WeeklyError> {
    let bottom_up = result.stages.iter().zip(lags).rev().map(|(stage, lag)| {
        let lag = lag.clone().unwrap_or_else(Lag::none);
        Ok(ScheduledStage { conversion: stage.link.ok_or(WeeklyError::Open)?, lag })
    });
    let bottom_up: Vec<ScheduledStage> = bottom_up.collect::<Result<_, WeeklyError>>()?;
    let deals: Vec<u32> = deals.iter().map(|n| u32::try_from(*n).expect("part of a 32-bit count")).collect();
    if deals.iter().all(|n| *n == 0) {
        let nothing = WeeklyStage { weekly: vec![0; deals.len()], lagged: None };
        return Ok(vec![nothing; result.stages.len()]);
    }
    let scheduled = schedule(&deals, &bottom_up)?;
    let stage = |plan: super::schedule::StageSchedule| WeeklyStage {
        lagged: Some(Lagged { in_hand: plan.groundwork.iter().sum(), last_useful: plan.last_useful }),
        weekly: plan.weekly,
    };
    Ok(scheduled.into_iter().rev().map(stage).collect())
}

/// Weights of weeks: what all reps together can work in each.
///
/// # Errors
/// [`SplitError::WeightTooFine`] for more people and weeks than 64 bits can weigh.
pub fn week_weights(reps: &[Availability], working_days: &[u32]) -> Result<Weights, SplitError> {
    if reps.is_empty() {
        return Weights::from_whole(working_days.iter().map(|days| u64::from(*days)).collect());
    }
    let of_week = |(week, days): (usize, &u32)| {
        reps.iter().try_fold(0_u64, |sum, rep| sum.checked_add(rep.day_parts(week, *days)))
    };
    let weeks: Option<Vec<u64>> = working_days.iter().enumerate().map(of_week).collect();
    Weights::from_whole(weeks.ok_or(SplitError::WeightTooFine)?)
}

/// Splits a row of weekly totals over reps by what each can work in each week; the weeks stay exact.
///
/// A week in which something is due and nobody is there (a lag can ask for that) is split by what the reps can work in the
/// whole period: somebody has to stand in.
///
/// # Errors
/// [`SplitError`] if nobody is ever there.
pub fn by_rep(weekly: &[u64], reps: &[Availability], working_days: &[u32]) -> Result<Table, SplitError> {
    let parts = |rep: &Availability, week: usize| rep.day_parts(week, working_days[week]);
    let is_manned = |week: usize| reps.iter().any(|rep| 0 < parts(rep, week));
    let of_rep = |rep: &Availability| {
        let whole_period: u64 = (0..working_days.len()).map(|week| parts(rep, week)).sum();
        let weight = |week: usize| Fraction::whole(if is_manned(week) { parts(rep, week) } else { whole_period });
        (0..weekly.len()).map(weight).collect()
    };
    children(weekly, &reps.iter().map(of_rep).collect::<Vec<Vec<_>>>())
}
