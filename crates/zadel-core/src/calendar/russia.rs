//! The Russian production calendar: public holidays by the Labour Code, and days off that the government moves each year.
//!
//! Article 112 of the Labour Code names the holidays and the rule for those that fall on a weekend. What cannot be computed
//! stands in `DECREES`, as the decrees say it: a day off goes from one date to another. Holidays of regions are not here;
//! neither are the shorter days before holidays, because a plan counts days.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{Period, WorkCalendar, is_weekend};

/// Which days of a period are worked in Russia.
///
/// # Examples
/// The last day of 2026 is off, and so is the Friday after the New Year holidays of that year:
/// ```
/// # use jiff::civil::date;
/// # use zadel_core::calendar::{Period, russia};
/// let december = Period::new(date(2026, 12, 1), date(2026, 12, 31))?;
/// assert_eq!(russia::work_calendar(december).working_days_by_week(december), [4, 5, 5, 5, 3]);
/// let january = Period::new(date(2026, 1, 1), date(2026, 1, 31))?;
/// assert_eq!(russia::work_calendar(january).working_days_by_week(january), [0, 0, 5, 5, 5]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn work_calendar(period: Period) -> WorkCalendar {
    let differs = |day: &Date| is_worked(*day) == is_weekend(*day);
    let (days_on, days_off) = period.days().filter(differs).partition(|day| is_weekend(*day));
    WorkCalendar::new(days_off, days_on)
}

/// Is the day worked in Russia? Outside of [`published_years`] by the law alone: nobody knows yet, or this table does not,
/// what the government moves.
///
/// # Examples
/// ```
/// # use jiff::civil::date;
/// # use zadel_core::calendar::russia::is_worked;
/// assert!(!is_worked(date(2026, 1, 9)), "a Friday: the day off of Saturday the 3rd");
/// assert!(!is_worked(date(2026, 3, 9)), "a Monday, because 8 March is a Sunday");
/// assert!(!is_worked(date(2026, 12, 31)), "a Thursday: the day off of Sunday, 4 January");
/// assert!(is_worked(date(2024, 12, 28)), "a Saturday: its day off went to Monday the 30th");
/// ```
#[must_use]
pub fn is_worked(day: Date) -> bool {
    let transfers = transfers(day.year());
    if is_public_holiday(day) || transfers.iter().any(|(_, to)| *to == month_and_day(day)) {
        return false;
    }
    let is_worked_weekend = transfers.iter().any(|(from, _)| *from == month_and_day(day));
    if is_weekend(day) { is_worked_weekend } else { !is_day_off_of_a_weekend_holiday(day) }
}

/// The years whose moved days off are known. In later ones the government has not moved any yet; earlier ones were not
/// collected.
///
/// # Examples
/// ```
/// # use zadel_core::calendar::russia::published_years;
/// assert_eq!(published_years(), 2024..=2027);
/// assert!(!published_years().contains(&2028));
/// ```
#[must_use]
pub fn published_years() -> RangeInclusive<i16> {
    let [(first, _), .., (last, _)] = DECREES;
    first..=last
}

/// Month and day.
type Day = (i8, i8);

/// From which weekend, to which day. A weekend that is a public holiday stays one; any other is worked instead.
type Transfer = (Day, Day);

/// What the government moved, by years without a gap.
const DECREES: [(i16, &[Transfer]); 4] = [
    // Decree 1314 of 10 August 2023.
    (
        2024,
        &[
            ((1, 6), (5, 10)),    // a Saturday of the New Year holidays: four days in a row with Victory Day
            ((1, 7), (12, 31)),   // Christmas, a Sunday: no work on the last day of the year
            ((4, 27), (4, 29)),   // a worked Saturday: the Monday before 1 May
            ((11, 2), (4, 30)),   // a worked Saturday: the Tuesday before 1 May
            ((12, 28), (12, 30)), // a worked Saturday: the Monday before the last day of the year
        ],
    ),
    // Decree 1335 of 4 October 2024.
    (
        2025,
        &[
            ((1, 4), (5, 2)),   // a Saturday of the New Year holidays: the Friday after 1 May
            ((1, 5), (12, 31)), // a Sunday of the New Year holidays: no work on the last day of the year
            ((2, 23), (5, 8)),  // 23 February, a Sunday: the day before Victory Day, not the Monday after
            ((3, 8), (6, 13)),  // 8 March, a Saturday: the day after 12 June, not the Monday after
            ((11, 1), (11, 3)), // a worked Saturday: the Monday before 4 November
        ],
    ),
    // Decree 1466 of 24 September 2025.
    (
        2026,
        &[
            ((1, 3), (1, 9)),   // a Saturday of the New Year holidays: the Friday after them
            ((1, 4), (12, 31)), // a Sunday of the New Year holidays: no work on the last day of the year
        ],
    ),
    // The decree on 2027, document 544706 of ConsultantPlus, as release 0.109 of PyPI's `holidays` quotes it.
    (
        2027,
        &[
            ((1, 2), (11, 5)),  // a Saturday of the New Year holidays: four days in a row with 4 November
            ((1, 3), (12, 31)), // a Sunday of the New Year holidays: no work on the last day of the year
            ((2, 20), (2, 22)), // a worked Saturday: the Monday before 23 February
        ],
    ),
];

fn transfers(year: i16) -> &'static [Transfer] {
    DECREES.iter().find(|(of, _)| *of == year).map_or(&[], |(_, transfers)| transfers)
}

fn month_and_day(day: Date) -> Day {
    (day.month(), day.day())
}

/// Is the day one of the holidays of article 112? They are told from the days off that were moved because of them.
///
/// # Examples
/// ```
/// # use jiff::civil::date;
/// # use zadel_core::calendar::russia::is_public_holiday;
/// assert!(is_public_holiday(date(2026, 3, 8)), "a Sunday");
/// assert!(!is_public_holiday(date(2026, 3, 9)), "the Monday after it is off, and no holiday");
/// ```
#[must_use]
pub fn is_public_holiday(day: Date) -> bool {
    const BESIDE_NEW_YEAR: [Day; 6] = [
        (2, 23), // Defender of the Fatherland
        (3, 8),  // Women's Day
        (5, 1),  // Spring and Labour
        (5, 9),  // Victory Day
        (6, 12), // Russia Day
        (11, 4), // Unity Day
    ];
    is_new_year_holiday(day) || BESIDE_NEW_YEAR.contains(&month_and_day(day))
}

/// With Christmas, the 7th.
fn is_new_year_holiday(day: Date) -> bool {
    matches!(month_and_day(day), (1, 1..=8))
}

/// A holiday on a weekend has its day off on the next working day, unless a decree moved it elsewhere. Weekends among the
/// New Year holidays are left to the decrees alone.
///
/// That day is always a Monday: the other holidays are a week and more apart, and no decree gives a Monday away that a
/// holiday needs.
fn is_day_off_of_a_weekend_holiday(day: Date) -> bool {
    let moves = |holiday: Date| {
        let moved_by_decree = || transfers(holiday.year()).iter().any(|(from, _)| *from == month_and_day(holiday));
        is_public_holiday(holiday) && !is_new_year_holiday(holiday) && !moved_by_decree()
    };
    day.weekday() == Weekday::Monday && [2, 1].into_iter().any(|n| day.checked_sub(n.days()).is_ok_and(moves))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn n_worked(from: Date, to: Date) -> u32 {
        let period = Period::new(from, to).expect("in order");
        work_calendar(period).n_working_days(period)
    }

    /// Counted month by month on paper: 2026 has 15 + 19 + 21 days in its first quarter.
    #[test]
    fn years_and_quarters_have_their_working_days() {
        for (year, of_year, of_quarters) in [
            (2024, 248, [57, 60, 66, 65]),
            (2025, 247, [58, 59, 66, 64]),
            (2026, 247, [55, 62, 66, 64]),
            (2027, 247, [56, 62, 66, 63]),
        ] {
            assert_eq!(n_worked(date(year, 1, 1), date(year, 12, 31)), of_year, "{year}");
            let quarters = [(1, 3, 31), (4, 6, 30), (7, 9, 30), (10, 12, 31)];
            let n = quarters.map(|(first, last, end)| n_worked(date(year, first, 1), date(year, last, end)));
            assert_eq!(n, of_quarters, "{year}");
        }
    }

    #[test]
    fn a_decree_moves_a_weekend_to_a_day_that_would_be_worked() {
        let mut years = published_years();
        for (year, transfers) in DECREES {
            assert_eq!(years.next(), Some(year), "there is no gap");
            for ((from_month, from_day), (to_month, to_day)) in transfers {
                let (from, to) = (date(year, *from_month, *from_day), date(year, *to_month, *to_day));
                assert!(is_weekend(from), "{from}");
                assert!(!is_weekend(to) && !is_public_holiday(to) && !is_day_off_of_a_weekend_holiday(to), "{to}");
            }
        }
    }

    #[test]
    fn a_period_ends_with_the_calendar() {
        assert_eq!(n_worked(date(-9999, 1, 1), date(-9999, 1, 9)), 1);
        assert_eq!(n_worked(date(9999, 12, 31), date(9999, 12, 31)), 1);
    }

    proptest! {
        /// Six holidays take a working day each, wherever they fall; those of January only where they fall on one.
        #[test]
        fn without_a_decree_no_holiday_is_lost_but_weekends_in_january(year in 2028_i16..=9999) {
            let days = || Period::new(date(year, 1, 1), date(year, 12, 31)).expect("in order").days();
            let weekdays = days().filter(|day| !is_weekend(*day)).count();
            let january = days().take(8).filter(|day| !is_weekend(*day)).count();
            prop_assert_eq!(days().filter(|day| is_worked(*day)).count(), weekdays - january - 6);
        }

        #[test]
        fn the_calendar_of_a_period_says_the_same_of_each_day(start in 0_i32..4_000, n_days in 0_i32..900) {
            let from = date(2022, 1, 1).checked_add(start.days()).expect("within the calendar");
            let period = Period::new(from, from.checked_add(n_days.days()).expect("within it")).expect("in order");
            let calendar = work_calendar(period);
            for day in period.days() {
                prop_assert_eq!(calendar.is_worked(day), is_worked(day), "{}", day);
            }
        }
    }
}
