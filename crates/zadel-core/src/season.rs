//! How sales rise and fall over the year.

use crate::calendar::{Month, Period, WorkCalendar};
use crate::split::{SplitError, Weights};

/// What a working day of each month brings, compared with an ordinary day.
///
/// # Units
/// Whole percent, January first: 100 is an ordinary day, 150 one that brings half as much again.
///
/// # Invariants
/// Each is at most [`Season::MOST_PERCENT`]. 0 is a month in which nothing is sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    percent: [u16; 12],
}

/// A month of more than [`Season::MOST_PERCENT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out_of_range")]
pub struct SeasonOutOfRange;

impl Season {
    /// Ten ordinary days in one: more is a typing error, or a business with one day a year.
    pub const MOST_PERCENT: u16 = 1000;

    /// No month differs from another.
    pub const EVEN: Self = Self { percent: [100; 12] };

    /// From the twelve months.
    ///
    /// # Errors
    /// [`SeasonOutOfRange`].
    pub fn new(percent: [u16; 12]) -> Result<Self, SeasonOutOfRange> {
        if percent.iter().all(|month| *month <= Self::MOST_PERCENT) {
            Ok(Self { percent })
        } else {
            Err(SeasonOutOfRange)
        }
    }

    /// The twelve months, January first.
    #[must_use]
    pub fn percent(self) -> [u16; 12] {
        self.percent
    }

    /// What a working day of a month brings.
    #[must_use]
    pub fn percent_in(self, month: Month) -> u16 {
        self.percent[usize::from(month.number().unsigned_abs()) - 1]
    }

    /// Weights of weeks as the season has them.
    ///
    /// # Formula
    /// ```text
    /// weight'_w = weight_w * mean of the season over the working days of week w
    /// ```
    /// A week of two months counts the days of each. A week without working days has no weight to begin with.
    ///
    /// # Errors
    /// [`SplitError::WeightTooFine`] for more people and weeks than 64 bits can weigh.
    ///
    /// # Examples
    /// December brings twice as much a day as November: of 30 deals, the two weeks at the turn of the months get 5 and 10 for
    /// full weeks, and in between one that has a day of November.
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::{calendar::*, season::Season, split::*};
    /// let mut percent = [100; 12];
    /// percent[11] = 200;
    /// let period = Period::new(date(2026, 11, 23), date(2026, 12, 13))?;
    /// let calendar = WorkCalendar::default();
    /// let days = Weights::from_whole(vec![5, 5, 5])?;
    /// let weights = Season::new(percent)?.weigh(&days, &period.weeks(), &calendar)?;
    /// assert_eq!(weights.parts(), [5, 9, 10]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn weigh(self, weights: &Weights, weeks: &[Period], calendar: &WorkCalendar) -> Result<Weights, SplitError> {
        /// Divisible by every number of days that a week can have, so that means over them are whole numbers.
        const ALL_DAYS: u128 = 420;
        let seasonal = weights.parts().iter().zip(weeks).map(|(weight, week)| {
            let worked = week.days().filter(|day| calendar.is_worked(*day));
            let (n_days, percent) = worked
                .fold((0_u128, 0_u128), |(n, sum), day| (n + 1, sum + u128::from(self.percent_in(Month::of(day)))));
            u128::from(*weight) * percent * (ALL_DAYS / n_days.max(1))
        });
        Weights::from_wide(&seasonal.collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::split::cumulative;

    fn any_season() -> impl Strategy<Value = Season> {
        prop::array::uniform12(0..=Season::MOST_PERCENT).prop_map(|percent| Season::new(percent).expect("within range"))
    }

    proptest! {
        /// Weeks of one month keep their proportion, and a month of twice the season weighs twice as much.
        #[test]
        fn a_day_weighs_what_its_month_says(season in any_season(), start in 0_i32..3_000, n_days in 0_i32..400) {
            let from = date(2024, 1, 1).checked_add(start.days()).expect("within the calendar");
            let period = Period::new(from, from.checked_add(n_days.days()).expect("within the calendar")).expect("in order");
            let (weeks, calendar) = (period.weeks(), WorkCalendar::default());
            let days: Vec<u64> = calendar.working_days_by_week(period).into_iter().map(u64::from).collect();
            let weights = season.weigh(&Weights::from_whole(days).expect("small"), &weeks, &calendar).expect("small");
            // Twice over, in another way: what each day brings, added up.
            let percent_of = |week: &Period| -> u64 {
                let worked = week.days().filter(|day| calendar.is_worked(*day));
                worked.map(|day| u64::from(season.percent()[usize::from(day.month().unsigned_abs()) - 1])).sum()
            };
            let by_day = Weights::from_whole(weeks.iter().map(percent_of).collect()).expect("small");
            prop_assert_eq!(weights, by_day);
        }

        #[test]
        fn an_even_season_changes_nothing(days in prop::collection::vec(0_u64..=5, 1..60), total in 0_i64..10_000) {
            let from = date(2026, 1, 5);
            let last = from.checked_add((7 * i32::try_from(days.len()).expect("few") - 1).days()).expect("within the calendar");
            let weeks = Period::new(from, last).expect("in order").weeks();
            let weights = Weights::from_whole(days).expect("small");
            let even = Season::EVEN.weigh(&weights, &weeks, &WorkCalendar::default()).expect("small");
            prop_assert_eq!(cumulative(total, &even), cumulative(total, &weights));
        }
    }

    #[test]
    fn more_than_ten_ordinary_days_in_one_are_refused() {
        assert_eq!(Season::new([1001; 12]), Err(SeasonOutOfRange));
        assert!(Season::new([0; 12]).is_ok());
    }
}
