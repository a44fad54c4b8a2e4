//! The days of a company, counted, and moments as seconds from the first of them.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use zadel_core::calendar::russia;

/// Seconds from the beginning of the first day.
pub(super) type At = i64;

pub(super) const DAY: At = 86_400;
pub(super) const HOUR: At = 3_600;
/// Nobody begins earlier.
pub(super) const MORNING: At = 9 * HOUR;
/// Nobody begins anything later; what was begun is over by 18:00.
pub(super) const EVENING: At = 17 * HOUR + 1_800;

/// A row of days.
#[derive(Clone, Debug)]
pub(super) struct Days {
    dates: Vec<Date>,
    is_worked: Vec<bool>,
    /// The first day that is told.
    pub(super) from: usize,
    /// The first day that is not known any more.
    pub(super) today: usize,
}

impl Days {
    /// Before the months that are told: what regular clients bought last.
    pub(super) const BEFORE: usize = 200;
    /// Behind today: days on which deals are expected to close.
    const BEHIND: i32 = 800;

    pub(super) fn new(today: Date, n_months: i32) -> Self {
        let from = today.saturating_sub(n_months.months());
        let first = from.saturating_sub(i32::try_from(Self::BEFORE).unwrap_or(0).days());
        let last = today.saturating_add(Self::BEHIND.days());
        let dates: Vec<Date> =
            std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last).collect();
        let is_worked = dates.iter().map(|day| russia::is_worked(*day)).collect();
        let place = |day: Date| dates.binary_search(&day).unwrap_or(0);
        Self { from: place(from), today: place(today), is_worked, dates }
    }

    /// The day of a number; the last one for any later.
    pub(super) fn date(&self, day: usize) -> Date {
        self.dates[day.min(self.dates.len() - 1)]
    }

    pub(super) fn moment(&self, at: At) -> DateTime {
        let second = at.rem_euclid(DAY);
        let part = |n: At| i8::try_from(n).expect("below 60");
        self.date(day_of(at)).at(part(second / HOUR), part(second / 60 % 60), part(second % 60), 0)
    }

    pub(super) fn is_worked(&self, day: usize) -> bool {
        self.is_worked.get(day).copied().unwrap_or(true)
    }

    /// The month of a day, from 0.
    pub(super) fn month(&self, day: usize) -> usize {
        usize::try_from(self.date(day).month() - 1).unwrap_or(0)
    }

    /// Working days in their order, from one on.
    pub(super) fn worked_from(&self, day: usize) -> impl Iterator<Item = usize> {
        (day..).filter(|day| self.is_worked(*day))
    }

    /// Every day that is told.
    pub(super) fn told(&self) -> std::ops::Range<usize> {
        self.from..self.today
    }
}

/// The number of a moment's day.
pub(super) fn day_of(at: At) -> usize {
    usize::try_from(at / DAY).unwrap_or(0)
}

/// The first second of a day.
pub(super) fn start_of(day: usize) -> At {
    At::try_from(day).unwrap_or(0) * DAY
}
