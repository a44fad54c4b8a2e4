//! The plan's period, its weeks and its working days.

mod month;
pub mod russia;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

pub use month::{Month, UnknownMonth};

/// The days a plan is for, both ends included.
///
/// # Invariants
/// `from <= to`, and at most ten years: no sales plan is longer, and every week of it is a row somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    from: Date,
    to: Date,
}

/// The dates are turned round, or more than ten years apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out_of_range")]
pub struct PeriodOutOfRange;

impl Period {
    /// From the first to the last day.
    ///
    /// # Errors
    /// [`PeriodOutOfRange`] if `to` is before `from` or more than ten years after it.
    pub fn new(from: Date, to: Date) -> Result<Self, PeriodOutOfRange> {
        let last = from.saturating_add(10.years());
        if from <= to && to <= last { Ok(Self { from, to }) } else { Err(PeriodOutOfRange) }
    }

    /// The first day.
    #[must_use]
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day.
    #[must_use]
    pub fn to(self) -> Date {
        self.to
    }

    /// Is the day one of the period's?
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Every day, first to last.
    pub fn days(self) -> impl Iterator<Item = Date> {
        std::iter::successors(Some(self.from), |day| day.tomorrow().ok()).take_while(move |day| *day <= self.to)
    }

    /// The calendar months that the period touches, in order.
    ///
    /// # Examples
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::calendar::Period;
    /// let winter = Period::new(date(2026, 11, 23), date(2027, 1, 10))?;
    /// let months: Vec<String> = winter.months().map(|month| month.to_string()).collect();
    /// assert_eq!(months, ["2026-11", "2026-12", "2027-01"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn months(self) -> impl Iterator<Item = Month> {
        let last = Month::of(self.to);
        std::iter::successors(Some(Month::of(self.from)), |month| month.next()).take_while(move |month| *month <= last)
    }

    /// How many months it is, if it is whole ones: from the 5th to the 4th is one too.
    #[must_use]
    pub fn whole_months(self) -> Option<u32> {
        let end = self.to.tomorrow().ok()?;
        let (years, months) = (end.year() - self.from.year(), end.month() - self.from.month());
        let months = i32::from(years) * 12 + i32::from(months);
        let reached = self.from.checked_add(months.months()).ok()?;
        u32::try_from(months).ok().filter(|months| reached == end && 0 < *months)
    }

    /// A period as long, so many times earlier: a month before a month, a quarter before a quarter, otherwise as many days.
    ///
    /// # Examples
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::calendar::Period;
    /// let march = Period::new(date(2026, 3, 1), date(2026, 3, 31))?;
    /// assert_eq!(march.earlier(1), Period::new(date(2026, 2, 1), date(2026, 2, 28)).ok());
    /// let week = Period::new(date(2026, 3, 2), date(2026, 3, 8))?;
    /// assert_eq!(week.earlier(2), Period::new(date(2026, 2, 16), date(2026, 2, 22)).ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn earlier(self, times: u32) -> Option<Self> {
        let n = i32::try_from(times).ok()?;
        let end = self.to.tomorrow().ok()?;
        let months = self.whole_months().and_then(|months| i32::try_from(months).ok());
        let days = self.from.until(end).ok()?.get_days();
        let back = |day: Date, times: i32| {
            let span = match months {
                Some(months) => Span::new().try_months(months.checked_mul(times)?),
                None => Span::new().try_days(days.checked_mul(times)?),
            };
            day.checked_sub(span.ok()?).ok()
        };
        Self::new(back(self.from, n)?, back(self.from, n - 1)?.yesterday().ok()?).ok()
    }

    /// The days that the period and another have in common.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from <= to).then_some(Self { from, to })
    }

    /// The ISO weeks (Monday to Sunday) of the period, the first and the last clipped to it.
    ///
    /// # Examples
    /// The article's December 2026 begins on a Tuesday and has five weeks:
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::calendar::Period;
    /// let december = Period::new(date(2026, 12, 1), date(2026, 12, 31))?;
    /// let weeks = december.weeks();
    /// assert_eq!(weeks.len(), 5);
    /// assert_eq!((weeks[0].from(), weeks[0].to()), (date(2026, 12, 1), date(2026, 12, 6)));
    /// assert_eq!((weeks[4].from(), weeks[4].to()), (date(2026, 12, 28), date(2026, 12, 31)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn weeks(self) -> Vec<Self> {
        let mut weeks = Vec::new();
        let mut from = self.from;
        loop {
            let days_to_sunday = 6 - i32::from(from.weekday().to_monday_zero_offset());
            let to = from.checked_add(days_to_sunday.days()).map_or(self.to, |sunday| sunday.min(self.to));
            weeks.push(Self { from, to });
            match to.tomorrow() {
                Ok(monday) if monday <= self.to => from = monday,
                _ => return weeks,
            }
        }
    }
}

/// Which days are worked: Monday to Friday, with the exceptions that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    days_off: Vec<Date>,
    days_on: Vec<Date>,
}

impl WorkCalendar {
    /// Monday to Friday, but for `days_off` (holidays), and with `days_on` (weekends that are worked). A day that is
    /// in both lists is off.
    #[must_use]
    pub fn new(days_off: Vec<Date>, days_on: Vec<Date>) -> Self {
        Self::default().with_exceptions(days_off, days_on)
    }

    /// The same days but for a company's own: `days_off` are not worked, `days_on` are, whatever they were before. A day
    /// that is in both lists is off.
    #[must_use]
    pub fn with_exceptions(mut self, mut days_off: Vec<Date>, mut days_on: Vec<Date>) -> Self {
        days_on.sort_unstable();
        // What was off stays off unless it is worked after all: only then is the later word the stronger one.
        self.days_off.retain(|day| days_on.binary_search(day).is_err());
        self.days_off.append(&mut days_off);
        self.days_on.append(&mut days_on);
        self.days_off.sort_unstable();
        self.days_on.sort_unstable();
        self
    }

    /// Is the day worked?
    #[must_use]
    pub fn is_worked(&self, day: Date) -> bool {
        let listed = |days: &[Date]| days.binary_search(&day).is_ok();
        !listed(&self.days_off) && (!is_weekend(day) || listed(&self.days_on))
    }

    /// How many days of a period are worked.
    #[must_use]
    pub fn n_working_days(&self, period: Period) -> u32 {
        let n = period.days().filter(|day| self.is_worked(*day)).count();
        u32::try_from(n).expect("a period has at most ten years of days")
    }

    /// Working days of each week of the period; a week without any gets nothing of any split.
    ///
    /// # Examples
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::calendar::{Period, WorkCalendar};
    /// let december = Period::new(date(2026, 12, 1), date(2026, 12, 31))?;
    /// assert_eq!(WorkCalendar::default().working_days_by_week(december), [4, 5, 5, 5, 4]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn working_days_by_week(&self, period: Period) -> Vec<u32> {
        period.weeks().into_iter().map(|week| self.n_working_days(week)).collect()
    }
}

/// Is the day a Saturday or a Sunday?
#[must_use]
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn weeks_tile_the_period_and_none_crosses_a_monday(start in 0_i32..40_000, n_days in 0_i32..900) {
            let from = date(1990, 1, 1).checked_add(start.days()).expect("within the calendar");
            let to = from.checked_add(n_days.days()).expect("within the calendar");
            let period = Period::new(from, to).expect("in order");
            let weeks = period.weeks();
            let tiled: Vec<Date> = weeks.iter().flat_map(|week| week.days()).collect();
            prop_assert_eq!(tiled, period.days().collect::<Vec<_>>());
            for week in &weeks[1..] {
                prop_assert_eq!(week.from().weekday(), Weekday::Monday);
            }
        }
    }

    #[test]
    fn a_moved_holiday_moves_a_working_day() {
        let new_year = Period::new(date(2026, 12, 28), date(2027, 1, 3)).expect("in order");
        let calendar = WorkCalendar::new(vec![date(2026, 12, 31), date(2027, 1, 1)], vec![date(2027, 1, 2)]);
        assert_eq!(calendar.n_working_days(new_year), 4);
    }

    #[test]
    fn what_a_company_says_later_is_stronger() {
        let [friday, saturday] = [date(2027, 1, 1), date(2027, 1, 2)];
        let calendar = WorkCalendar::new(vec![friday], vec![saturday]);
        let turned = calendar.clone().with_exceptions(vec![saturday], vec![friday]);
        assert_eq!([friday, saturday].map(|day| turned.is_worked(day)), [true, false]);
        let both = calendar.with_exceptions(vec![friday, saturday], vec![friday, saturday]);
        assert_eq!([friday, saturday].map(|day| both.is_worked(day)), [false, false]);
    }

    #[test]
    fn ten_years_to_the_day_are_the_longest_period() {
        for year in [2026, 2027, 2028] {
            let from = date(year, 1, 1);
            assert!(Period::new(from, date(year + 10, 1, 1)).is_ok());
            assert_eq!(Period::new(from, date(year + 10, 1, 2)), Err(PeriodOutOfRange));
        }
    }

    #[test]
    fn dates_turned_round_and_centuries_are_refused() {
        assert_eq!(Period::new(date(2027, 1, 2), date(2027, 1, 1)), Err(PeriodOutOfRange));
        assert_eq!(Period::new(date(-9999, 1, 1), date(9999, 12, 31)), Err(PeriodOutOfRange));
        assert!(Period::new(date(9999, 12, 31), date(9999, 12, 31)).is_ok_and(|day| day.weeks().len() == 1));
    }
}
