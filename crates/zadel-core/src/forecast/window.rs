//! The days that are forecast.

use super::day::Day;

/// A forecast reaches three years: beyond that a history says nothing.
pub const MOST_DAYS: i32 = 3 * 366;

/// The days after one day up to and including another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// The day before the first one.
    pub after: Day,
    /// The last one.
    pub until: Day,
}

/// A window as days to come, counted from today: the first of them is 1.
///
/// # Invariants
/// `0 <= after <= until <= 3 years`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Days that pass before it begins.
    pub after: i32,
    /// Days until it is over.
    pub until: i32,
}

impl Window {
    /// Is a day in it?
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        self.after < day && day <= self.until
    }

    /// The part of it that is over at the end of a day.
    #[must_use]
    pub fn so_far(self, today: Day) -> Self {
        Self { until: self.until.min(today), ..self }
    }

    /// The part of it that is still to come then.
    #[must_use]
    pub fn rest(self, today: Day) -> Self {
        Self { after: self.after.max(today), ..self }
    }

    /// Does it end too far ahead of a day for a forecast?
    #[must_use]
    pub fn is_beyond(self, today: Day) -> bool {
        MOST_DAYS < today.days_until(self.until)
    }

    /// What of it is still to come after a day, within reach of a forecast: whoever asks looks first whether it [is beyond](Self::is_beyond).
    #[must_use]
    pub fn ahead(self, today: Day) -> Ahead {
        let until = today.days_until(self.until).clamp(0, MOST_DAYS);
        Ahead { after: today.days_until(self.after).clamp(0, until), until }
    }
}

impl Ahead {
    /// How many days it has.
    #[must_use]
    pub fn n_days(self) -> i32 {
        self.until - self.after
    }
}
