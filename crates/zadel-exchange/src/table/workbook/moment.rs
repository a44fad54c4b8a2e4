//! Days as workbooks keep them: numbers since an epoch.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span};

/// Which day a workbook counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Day 1 is 1900-01-01, and there was a 1900-02-29.
    Of1900,
    /// Day 0 is 1904-01-01, as on old Macs.
    Of1904,
}

impl Epoch {
    /// The moment of a number, to the millisecond.
    ///
    /// Nothing for a time without a day, for the day that never was, and beyond the year 9999.
    pub(super) fn moment(self, days: f64) -> Option<DateTime> {
        const MS_PER_DAY: i64 = 86_400_000;
        const MOST_DAYS: f64 = 2_958_466.0;
        const NEVER: i64 = 60;
        if !(1.0..MOST_DAYS).contains(&days) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "days are few")]
        let ms = (days * 86_400_000.0).round() as i64;
        let (day, ms) = (ms / MS_PER_DAY, ms % MS_PER_DAY);
        let start = match self {
            Self::Of1904 => Date::constant(1904, 1, 1),
            Self::Of1900 if day < NEVER => Date::constant(1899, 12, 31),
            Self::Of1900 if day == NEVER => return None,
            Self::Of1900 => Date::constant(1899, 12, 30),
        };
        let date = start.checked_add(Span::new().try_days(day).ok()?).ok()?;
        let time = Time::midnight().checked_add(SignedDuration::from_millis(ms)).ok()?;
        Some(date.to_datetime(time))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn both_epochs_count_as_excel_does() {
        let at = |epoch: Epoch, days| epoch.moment(days);
        assert_eq!(at(Epoch::Of1900, 1.0), Some(date(1900, 1, 1).at(0, 0, 0, 0)));
        assert_eq!(at(Epoch::Of1900, 59.0), Some(date(1900, 2, 28).at(0, 0, 0, 0)));
        assert_eq!(at(Epoch::Of1900, 60.5), None);
        assert_eq!(at(Epoch::Of1900, 61.0), Some(date(1900, 3, 1).at(0, 0, 0, 0)));
        assert_eq!(at(Epoch::Of1900, 46_300.395_833_333_34), Some(date(2026, 10, 5).at(9, 30, 0, 0)));
        assert_eq!(at(Epoch::Of1904, 44_838.0), Some(date(2026, 10, 5).at(0, 0, 0, 0)));
        assert_eq!(at(Epoch::Of1900, 2_958_465.0), Some(date(9999, 12, 31).at(0, 0, 0, 0)));
    }

    #[test]
    fn a_time_of_day_is_no_moment_and_nothing_is_beyond_the_calendar() {
        for days in [0.0, 0.5, -1.0, 2_958_466.0, f64::MAX, f64::NAN] {
            assert_eq!(Epoch::Of1900.moment(days), None);
        }
        assert_eq!(Epoch::Of1904.moment(2_958_465.0), None);
    }

    #[test]
    fn the_last_half_millisecond_of_a_day_is_the_next_day() {
        assert_eq!(Epoch::Of1900.moment(46_300.999_999_999_9), Some(date(2026, 10, 6).at(0, 0, 0, 0)));
    }
}
