//! Days as whole numbers, and what part of the week, month and quarter they are.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A civil day, as days since 1970-01-01.
///
/// # Invariants
/// Within the years -9999 to 9999: a day beyond them is brought to the nearer end wherever it becomes a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Days before 1970 to 0000-03-01, from which the civil calendar counts evenly.
const TO_MARCH_OF_YEAR_0: i64 = 719_468;

impl Day {
    /// The day of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let (mut year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
        year -= i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_MARCH_OF_YEAR_0;
        Self(i32::try_from(days).unwrap_or(0))
    }

    /// The date of it.
    #[must_use]
    pub fn date(self) -> Date {
        date(1970, 1, 1).saturating_add(self.0.days())
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from here to a later day; below 0 to an earlier one.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        later.0.saturating_sub(self.0)
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        usize::try_from((i64::from(self.0) + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// The first day on or after it that is such a weekday (0 for Monday), and the same weekday of every week after.
    pub fn each_week_on(self, weekday: usize) -> impl Iterator<Item = Self> {
        const WEEK: usize = 7;
        let wait = (weekday + WEEK - self.weekday()) % WEEK;
        let first = self.plus(i32::try_from(wait).unwrap_or(0));
        (0..).step_by(WEEK).map(move |days| first.plus(days))
    }

    /// A number of its month: months of different years differ, and neighbours differ by 1.
    #[must_use]
    pub fn month(self) -> i32 {
        let days = i64::from(self.0) + TO_MARCH_OF_YEAR_0;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        // March of year 0 is month 2.
        i32::try_from((year + era * 400) * 12 + month + 2).unwrap_or(0)
    }

    /// The place of its month in the quarter: 0, 1 or 2.
    #[must_use]
    pub fn month_of_quarter(self) -> usize {
        usize::try_from(self.month().rem_euclid(3)).unwrap_or(0)
    }

    /// The last day of its month.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        Self::of(self.date().last_of_month())
    }

    /// The last day of its quarter.
    #[must_use]
    pub fn end_of_quarter(self) -> Self {
        let date = self.date();
        let months_left = (2 - (date.month() - 1) % 3).months();
        Self::of(date.first_of_month().saturating_add(months_left).last_of_month())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quarters_end_with_their_last_month() {
        let end = |year, month, day| Day::of(date(year, month, day)).end_of_quarter().date();
        assert_eq!(end(2024, 1, 31), date(2024, 3, 31));
        assert_eq!(end(2023, 11, 6), date(2023, 12, 31));
        assert_eq!(Day::of(date(2024, 2, 3)).end_of_month().date(), date(2024, 2, 29));
    }

    #[test]
    fn weeks_begin_on_the_day_itself() {
        let sunday = Day::of(date(2026, 11, 29));
        let firsts = |from: Day| from.each_week_on(6).take(2).map(Day::date).collect::<Vec<_>>();
        let wanted = vec![date(2026, 11, 29), date(2026, 12, 6)];
        assert_eq!((firsts(sunday), firsts(sunday.plus(-6))), (wanted.clone(), wanted));
    }

    proptest! {
        #[test]
        fn a_day_is_its_date(days in -700_000..700_000_i32) {
            let (day, date) = (Day(days), Day(days).date());
            prop_assert_eq!(Day::of(date), day);
            prop_assert_eq!(day.month().rem_euclid(12), i32::from(date.month()) - 1);
            prop_assert_eq!(day.month().div_euclid(12), i32::from(date.year()));
            prop_assert_eq!(day.month_of_quarter(), usize::try_from((date.month() - 1) % 3).expect("0 to 2"));
            prop_assert_eq!(i32::from(date.weekday().to_monday_zero_offset()), i32::try_from(day.weekday()).expect("0 to 6"));
        }
    }
}
