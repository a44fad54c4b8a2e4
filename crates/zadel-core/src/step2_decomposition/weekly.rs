//! A solved line week by week and rep by rep.

use num_traits::ToPrimitive;

use super::outcome::LineResult;
use super::plan::{Line, Link, Stage};
use super::schedule::{Exact, Lag, ScheduleError, ScheduledStage, schedule};
use crate::availability::Availability;
use crate::fraction::Fraction;
use crate::split::{SplitError, Table, Weights, by_columns, cumulative};

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
    /// Minutes of work on them.
    pub minutes: Vec<u64>,
    /// What the lags say, if there are any.
    pub lagged: Option<Lagged>,
}

/// What follows from items taking time to pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Lagged {
    /// Items that the line's deals come from, whenever those begin: by the conversions alone.
    pub by_conversions: u64,
    /// Items of the level below that must come from what is in hand before the period (задел), rounded up.
    pub in_hand: u64,
    /// The last week, from 1, whose items still become deals in a half, 80 % and 90 % of cases.
    pub last_useful: [Option<u32>; 3],
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
    /// A stage's items or minutes leave their range, by the stage's index.
    #[error("overflow")]
    Overflow(usize),
    /// The line is not solved yet.
    #[error("underdetermined")]
    Open,
}

/// Splits a solved line over weeks.
///
/// Deals are split cumulatively by the weeks' weights. Without lags the stages are too. With lags, the stages follow from
/// the deals of each week: they are due earlier, and what would be due before the first week of work must be in hand
/// already, so the period's own items can be fewer than the plan's. They can be more as well: of what is begun in the last
/// weeks, a part passes after the period.
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
    let items: Vec<StageItems> = if has_conversions && lags.iter().any(Option::is_some) {
        lagged_items(result, &deals, weights, lags)?
    } else {
        let items = |count: Option<u32>| Ok((split(count.ok_or(WeeklyError::Open)?)?, None));
        result.stages.iter().map(|stage| items(stage.count)).collect::<Result<_, WeeklyError>>()?
    };
    let stages = line.stages.iter().zip(items).enumerate().map(|(j, (stage, (weekly, lagged)))| {
        let minutes = minutes_by_part(stage, &weekly).ok_or(WeeklyError::Overflow(j))?;
        Ok(WeeklyStage { weekly, minutes, lagged })
    });
    let stages = stages.collect::<Result<_, WeeklyError>>()?;
    Ok(WeeklyLine { amount_minor: deals.iter().map(|n| n * check).collect(), deals, stages })
}

/// Minutes of a stage's actions on all of its items, split by where the items are: over weeks, or over people.
///
/// `None` if items or minutes leave their range.
#[must_use]
pub fn minutes_by_part(stage: &Stage, items: &[u64]) -> Option<Vec<u64>> {
    let n_items = items.iter().try_fold(0_u64, |sum, n| sum.checked_add(*n))?;
    u32::try_from(n_items).ok()?;
    let work = stage.actions.iter().map(|action| action.work_for(n_items)?.minutes);
    let minutes = work.into_iter().try_fold(0_u64, |sum, minutes| sum.checked_add(minutes?))?;
    let minutes = i64::try_from(minutes).ok()?;
    if minutes == 0 {
        return Some(vec![0; items.len()]);
    }
    let parts = cumulative(minutes, &Weights::from_whole(items.to_vec()).ok()?).ok()?;
    Some(parts.into_iter().map(i64::unsigned_abs).collect())
}

/// Items of a stage by week, and what its lag says.
type StageItems = (Vec<u64>, Option<Lagged>);

fn lagged_items(
    result: &LineResult,
    deals: &[u64],
    weights: &Weights,
    lags: &[Option<Lag>],
) -> Result<Vec<StageItems>, WeeklyError> {
    let bottom_up = result.stages.iter().zip(lags).rev().map(|(stage, lag)| {
        let lag = lag.clone().unwrap_or_else(Lag::none);
        Ok(ScheduledStage { conversion: stage.link.ok_or(WeeklyError::Open)?, lag })
    });
    let bottom_up: Vec<ScheduledStage> = bottom_up.collect::<Result<_, WeeklyError>>()?;
    let deals: Vec<u32> = deals.iter().map(|n| u32::try_from(*n).expect("part of a 32-bit count")).collect();
    if deals.iter().all(|n| *n == 0) {
        return Ok(vec![(vec![0; deals.len()], None); result.stages.len()]);
    }
    // The schedule begins when work does: what is due of weeks off before that must be in hand as well, and is not moved to
    // a week that is too late for it.
    let n_off = weights.parts().iter().take_while(|weight| **weight == 0).count();
    let scheduled = schedule(&deals[n_off..], &bottom_up)?;
    let mut by_conversions = u64::from(deals.iter().sum::<u32>());
    let mut items = Vec::with_capacity(scheduled.len());
    for (above, (plan, stage)) in scheduled.into_iter().zip(&bottom_up).enumerate() {
        by_conversions = needed(by_conversions, stage.conversion).ok_or(ScheduleError::Overflow(above))?;
        let in_hand: Exact = plan.groundwork.iter().sum();
        let in_hand = in_hand.ceil().to_integer().to_u64().ok_or(ScheduleError::Overflow(above))?;
        let weekly = std::iter::repeat_n(0, n_off).chain(plan.weekly).collect();
        let n_off = u32::try_from(n_off).expect("a period has fewer weeks than days");
        let last_useful = plan.last_useful.map(|week| week.map(|week| week + n_off));
        items.push((in_working_weeks(weekly, weights), Some(Lagged { by_conversions, in_hand, last_useful })));
    }
    items.reverse();
    Ok(items)
}

/// The fewest items of which so many pass; `None` if they cannot be counted.
fn needed(items: u64, conversion: Fraction) -> Option<u64> {
    let exact = u128::from(items) * u128::from(conversion.denominator());
    exact.div_ceil(u128::from(conversion.numerator())).try_into().ok()
}

/// Moves what is due in a week that nobody works to the last week before it that is worked: a lag knows nothing of holidays.
fn in_working_weeks(mut weekly: Vec<u64>, weights: &Weights) -> Vec<u64> {
    let mut worked = None;
    for (week, weight) in weights.parts().iter().enumerate() {
        match worked {
            _ if 0 < *weight => worked = Some(week),
            Some(before) => weekly[before] += std::mem::take(&mut weekly[week]),
            None => {}
        }
    }
    weekly
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
/// # Errors
/// [`SplitError::NoWeight`] if something is due in a week in which nobody is there.
pub fn by_rep(weekly: &[u64], reps: &[Availability], working_days: &[u32]) -> Result<Table, SplitError> {
    RepWeights::of(reps, working_days)?.split(weekly)
}

/// What each rep weighs in each week, worked out once for all rows of a plan.
#[derive(Clone, Debug)]
pub struct RepWeights {
    n_reps: usize,
    by_week: Vec<Weights>,
}

impl RepWeights {
    /// Weights of what each can work.
    ///
    /// # Errors
    /// [`SplitError::WeightTooFine`] for more people than 64 bits can weigh.
    pub fn of(reps: &[Availability], working_days: &[u32]) -> Result<Self, SplitError> {
        let of_week = |(week, days): (usize, &u32)| {
            Weights::from_whole(reps.iter().map(|rep| rep.day_parts(week, *days)).collect())
        };
        let by_week = working_days.iter().enumerate().map(of_week).collect::<Result<_, _>>()?;
        Ok(Self { n_reps: reps.len(), by_week })
    }

    /// Splits a row of weekly totals over the reps; the weeks stay exact.
    ///
    /// # Errors
    /// [`SplitError::NoWeight`] if something is due in a week in which nobody is there; [`SplitError::Ragged`] for another
    /// number of weeks.
    pub fn split(&self, weekly: &[u64]) -> Result<Table, SplitError> {
        by_columns(weekly, self.n_reps, &self.by_week)
    }
}
