use crate::availability::{Availability, PARTS_OF_A_DAY};
use crate::fraction::Fraction;

/// How a working day is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingDay {
    /// Its length in minutes.
    pub minutes: u32,
    /// The part of it that goes into selling.
    pub selling: Fraction,
}

/// Minutes that a rep can sell in the period.
///
/// # Formula
/// ```text
/// floor(sum_w ramp_w * max(0, days_w - absent_w) * minutes a day * selling share)
/// ```
/// Rounded once, on the sum. Saturates at `u64::MAX`, beyond any calendar.
///
/// # Examples
/// ```
/// # use zadel_core::{availability::Availability, share::Share, step3_resources::*};
/// let newcomer = Availability {
///     capacity: Share::WHOLE,
///     ramp: vec![Share::from_bp(2500)?, Share::from_bp(5000)?],
///     absent_days: vec![0, 1],
/// };
/// let day = WorkingDay { minutes: 480, selling: "65%".parse()? };
/// assert_eq!(capacity(&[5, 5, 5], &newcomer, day), 2574);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn capacity(working_days: &[u32], rep: &Availability, day: WorkingDay) -> u64 {
    let weeks = working_days.iter().enumerate();
    minutes_of(weeks.map(|(week, days)| u128::from(rep.day_parts(week, *days))).sum(), day)
}

/// Minutes of selling in so many parts of a day, rounded down.
pub(super) fn minutes_of(day_parts: u128, day: WorkingDay) -> u64 {
    let minutes = day_parts.checked_mul(u128::from(day.minutes));
    let selling = minutes.and_then(|minutes| minutes.checked_mul(u128::from(day.selling.numerator())));
    let whole = u128::from(PARTS_OF_A_DAY) * u128::from(day.selling.denominator());
    selling.map_or(u64::MAX, |selling| u64::try_from(selling / whole).unwrap_or(u64::MAX))
}
