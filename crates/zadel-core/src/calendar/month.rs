use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::Period;

/// A calendar month of a year.
///
/// # Invariants
/// The year is from 1 to 9999, the month from 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

/// A text or two numbers that are no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out_of_range")]
pub struct UnknownMonth;

impl Month {
    /// The month of a year, both counted from 1.
    ///
    /// # Errors
    /// [`UnknownMonth`] outside of a year's twelve, or of four digits of a year.
    pub fn new(year: i16, month: i8) -> Result<Self, UnknownMonth> {
        let fits = (1..=9999).contains(&year) && (1..=12).contains(&month);
        if fits { Ok(Self { year, month }) } else { Err(UnknownMonth) }
    }

    /// The month that a day is in; days before our era are in its first month.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self::new(day.year(), day.month()).unwrap_or(Self { year: 1, month: 1 })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, from 1.
    #[must_use]
    pub fn number(self) -> i8 {
        self.month
    }

    /// The month after it; none after the last one of the calendar.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let (year, month) = if self.month < 12 { (self.year, self.month + 1) } else { (self.year + 1, 1) };
        Self::new(year, month).ok()
    }

    /// All of its days.
    ///
    /// # Panics
    /// Never: a month of the calendar has a first and a last day.
    #[must_use]
    pub fn days(self) -> Period {
        let from = Date::new(self.year, self.month, 1).expect("a month has a first day");
        Period::new(from, from.last_of_month()).expect("a month is shorter than ten years")
    }
}

/// As the plan file writes it: `2026-10`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = UnknownMonth;

    /// Four digits, a dash, two digits.
    fn from_str(text: &str) -> Result<Self, UnknownMonth> {
        let (year, month) = text.split_once('-').ok_or(UnknownMonth)?;
        let is_plain = |digits: &str, n: usize| digits.len() == n && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_plain(year, 4) || !is_plain(month, 2) {
            return Err(UnknownMonth);
        }
        let (year, month) = (year.parse(), month.parse());
        Self::new(year.map_err(|_| UnknownMonth)?, month.map_err(|_| UnknownMonth)?)
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_month_is_written_in_one_way() {
        for text in ["", "2026", "2026-13", "2026-00", "0000-01", "2026-1", "26-10", "2026-10-01", "+026-10", "2026/10"]
        {
            assert_eq!(text.parse::<Month>(), Err(UnknownMonth), "{text}");
        }
        assert_eq!("9999-12".parse::<Month>().map(Month::next), Ok(None));
        assert_eq!(Month::of(date(-44, 3, 15)).to_string(), "0001-01");
    }

    proptest! {
        #[test]
        fn months_of_a_period_tile_it(start in 0_i32..40_000, n_days in 0_i32..3_600) {
            let from = date(1990, 1, 1).checked_add(start.days()).expect("within the calendar");
            let to = from.checked_add(n_days.days()).expect("within the calendar");
            let period = Period::new(from, to).expect("in order");
            let tiled: Vec<Date> = period
                .months()
                .filter_map(|month| month.days().common(period))
                .flat_map(Period::days)
                .collect();
            prop_assert_eq!(tiled, period.days().collect::<Vec<_>>());
            for month in period.months() {
                prop_assert_eq!(month.to_string().parse::<Month>(), Ok(month));
            }
        }
    }
}
