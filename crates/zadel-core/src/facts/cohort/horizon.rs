//! How old an item must be before it says anything.

use super::tally::Tally;
use crate::facts::delays::{Delays, LONGEST};

/// The longest time that is given by measurement.
///
/// A year: with more, a conversion says what was true before the last season, and few funnels are slower. Whoever sells more slowly
/// names the days.
pub const MOST_HORIZON_DAYS: u32 = 365;

/// The part of the delays that end within the horizon.
const PART: f64 = 0.9;

/// How old an item must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Horizon {
    /// As long as nine of ten that ever pass take, on all tracks.
    #[default]
    Measured,
    /// So many days, at most ten years.
    Days(u32),
}

/// Where the horizon is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HorizonIs {
    /// The question says it.
    Given,
    /// The 90 % quantile of the delay.
    Measured,
    /// The delay is longer than [`MOST_HORIZON_DAYS`]: some that have not passed still will, and the share is too low by them.
    Capped,
    /// Nobody has ever passed, so nobody knows how long it takes: [`MOST_HORIZON_DAYS`].
    NobodyPassed,
    /// One of the last three, but nothing is so old. It is the age of the oldest item, in whole days: some of those that have not
    /// passed still will, and the share is too low by them.
    Shortened,
}

/// The horizon for counting these.
pub(super) fn settle(horizon: Horizon, delays: &Delays, tally: &Tally) -> (u32, HorizonIs) {
    let (days, is) = match (horizon, delays.quantiles([PART])) {
        (Horizon::Days(days), _) => return (days.min(LONGEST), HorizonIs::Given),
        (Horizon::Measured, None) => (MOST_HORIZON_DAYS, HorizonIs::NobodyPassed),
        (Horizon::Measured, Some([days])) if MOST_HORIZON_DAYS < days => (MOST_HORIZON_DAYS, HorizonIs::Capped),
        (Horizon::Measured, Some([days])) => (days.max(1), HorizonIs::Measured),
    };
    match tally.oldest_days() {
        Some(oldest) if 0 < oldest && oldest < days => (oldest, HorizonIs::Shortened),
        _ => (days, is),
    }
}
