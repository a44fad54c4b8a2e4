//! When: a moment, and the week in which it counts.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

const MILLIS_A_DAY: i64 = 86_400_000;

/// A moment.
///
/// # Units
/// Milliseconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// Before all others.
    pub const FIRST: Self = Self(i64::MIN);
    /// After all others.
    pub const LAST: Self = Self(i64::MAX);

    /// So many milliseconds after the beginning of 1970.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Days from here to a later moment; below 0 to an earlier one.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a delay of 2^53 milliseconds is 285,000 years")]
    pub fn days_until(self, later: Self) -> f64 {
        const MILLIS_A_DAY: f64 = 86_400_000.0;
        later.0.saturating_sub(self.0) as f64 / MILLIS_A_DAY
    }

    /// Whole days from here to a later moment, the one begun last left out; none to an earlier one.
    ///
    /// A day is 24 hours.
    #[must_use]
    pub fn whole_days_until(self, later: Self) -> Option<u32> {
        let millis = later.0.checked_sub(self.0).unwrap_or(i64::MAX);
        (self <= later).then(|| u32::try_from(millis / MILLIS_A_DAY).unwrap_or(u32::MAX))
    }

    /// The smallest number of whole days within which a later moment lies; none for an earlier one.
    #[must_use]
    pub fn days_to_reach(self, later: Self) -> Option<u32> {
        let millis = later.0.checked_sub(self.0).unwrap_or(i64::MAX);
        let days = millis / MILLIS_A_DAY + i64::from(millis % MILLIS_A_DAY != 0);
        (self <= later).then(|| u32::try_from(days).unwrap_or(u32::MAX))
    }

    /// The moment after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The moment so many whole days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(i64::from(days).saturating_mul(MILLIS_A_DAY)))
    }
}

/// An ISO week: of 2026 the 53rd begins on 28 December.
///
/// # Invariants
/// A week that there is, of the years -9999 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(i32);

impl Week {
    /// The week of a day.
    ///
    /// # Examples
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::facts::Week;
    /// assert_eq!(Week::of(date(2027, 1, 3)).number(), 202_653);
    /// assert_eq!(Week::of(date(2027, 1, 3)).monday(), date(2026, 12, 28));
    /// ```
    #[must_use]
    pub fn of(day: Date) -> Self {
        let week = day.iso_week_date();
        Self(i32::from(week.year()) * 100 + i32::from(week.week()))
    }

    /// Year and week as one number that sorts as weeks do: 202653.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// The week of such a number; `None` if there is none.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        let (year, week) = (i16::try_from(number.div_euclid(100)).ok()?, i8::try_from(number.rem_euclid(100)).ok()?);
        ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|_| Self(number))
    }

    /// The first day.
    #[must_use]
    pub fn monday(self) -> Date {
        let (year, week) = (self.0.div_euclid(100), self.0.rem_euclid(100));
        let of_year = i16::try_from(year).ok().zip(i8::try_from(week).ok());
        let monday = of_year.and_then(|(year, week)| ISOWeekDate::new(year, week, Weekday::Monday).ok());
        monday.expect("only weeks that there are become a Week").date()
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.monday().saturating_add(7.days()))
    }
}
