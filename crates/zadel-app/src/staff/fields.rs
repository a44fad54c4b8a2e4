//! What people type about people.

use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_core::fraction::Fraction;
use zadel_core::share::Share;
use zadel_exchange::name::read_name;
use zadel_exchange::typed::{self, Bare};

use crate::Refused;
use crate::refused::FieldError;

/// A day as it is typed: `31.12.2026`; without its year, the one nearest to today.
pub(crate) fn day(today: Date, path: &'static str, text: &str) -> Result<Date, Refused> {
    const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
    let about = Period::new(today, today).expect("a day is no longer than a period");
    let day = typed::date_about(text, about).ok().filter(|day| YEARS.contains(&day.year()));
    day.ok_or(Refused::Field { path, code: FieldError::Day })
}

/// Hours a week, as minutes: `40`, `37,5`. Nothing typed is a full week.
pub(super) fn minutes(text: &str) -> Result<u32, Refused> {
    const FULL: u32 = 40 * 60;
    const MOST: u64 = 7 * 24 * 60;
    if text.trim().is_empty() {
        return Ok(FULL);
    }
    let read = || {
        let hours: Fraction = typed::fraction(text, Bare::Number).ok()?.parse().ok()?;
        let minutes = hours.numerator().checked_mul(60)? / hours.denominator();
        u32::try_from(minutes).ok().filter(|_| 0 < minutes && minutes <= MOST)
    };
    read().ok_or(Refused::Field { path: "hours", code: FieldError::Hours })
}

/// Minutes a week as hours are typed: `37.5`.
#[must_use]
pub fn hours_text(minutes: u32) -> String {
    // Two digits are as fine as anybody agrees upon; what is finer was typed as a fraction and is shown rounded down.
    let hundredths = minutes % 60 * 100 / 60;
    let text = format!("{}.{hundredths:02}", minutes / 60);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Parts of a full rep, week by week: `25 50 75`, `25 %; 50 %`, `25/50/75`.
pub(super) fn ramp(text: &str) -> Result<Vec<Share>, Refused> {
    const MOST: usize = 104;
    let refused = Refused::Field { path: "ramp", code: FieldError::Ramp };
    // `25/50` are two weeks, `1/2` is one.
    let divided: Vec<&str> = text.split('/').map(str::trim).collect();
    let are_percents = divided.iter().all(|item| item.parse::<u32>().is_ok_and(|percent| 10 <= percent));
    let are_weeks = 1 < divided.len() && !text.contains(';') && (2 < divided.len() || are_percents);
    let items: Vec<&str> = if are_weeks && !text.trim().contains(' ') { divided } else { typed::list(text) };
    let part = |item: &&str| {
        let item = item.trim_end_matches(',');
        let part: Fraction = typed::fraction(item, Bare::Percent).ok()?.parse().ok()?;
        Share::try_from(part).ok().filter(|part| 0 < part.bp())
    };
    let parts: Option<Vec<Share>> = items.iter().map(part).collect();
    parts.filter(|parts| parts.len() <= MOST).ok_or(refused)
}

/// A part as it is typed: `92.5%`.
#[must_use]
pub fn part_text(part: Share) -> String {
    let (whole, hundredths) = (part.bp() / 100, part.bp() % 100);
    let text = format!("{whole}.{hundredths:02}");
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// What somebody is away for; nothing if nothing was typed.
pub(crate) fn note(path: &'static str, text: &str) -> Result<Option<String>, Refused> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let note = read_name(text).ok_or(Refused::Field { path, code: FieldError::Name })?;
    Ok(Some(note.to_owned()))
}

/// In ten-thousandths, as JSON.
pub(super) fn ramp_to_store(ramp: &[Share]) -> String {
    let parts: Vec<u16> = ramp.iter().map(|part| part.bp()).collect();
    serde_json::to_string(&parts).expect("numbers are JSON")
}

/// What [`ramp_to_store`] wrote.
pub(super) fn stored_ramp(text: &str) -> Option<Vec<Share>> {
    let parts: Vec<u16> = serde_json::from_str(text).ok()?;
    parts.into_iter().map(|bp| Share::from_bp(bp).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_they_are_shown() {
        for (text, minutes_read) in [("40", 2400), ("37,5", 2250), ("0.5", 30), ("", 2400), ("168", 10_080)] {
            assert_eq!(minutes(text).ok(), Some(minutes_read), "{text}");
        }
        for text in ["0", "-1", "169", "forty", "0,001", "999999999999"] {
            assert!(minutes(text).is_err(), "{text}");
        }
        assert_eq!([2400, 2250, 2265, 30].map(hours_text), ["40", "37.5", "37.75", "0.5"]);
    }

    #[test]
    fn a_ramp_is_read_however_it_is_divided() {
        let quarters: Vec<Share> = [2500, 5000, 7500].map(|bp| Share::from_bp(bp).expect("at most the whole")).to_vec();
        for text in ["25 50 75", "25%; 50%; 75%", "25/50/75", "25, 50, 75", "1/4 1/2 3/4"] {
            assert_eq!(ramp(text).ok(), Some(quarters.clone()), "{text}");
        }
        assert_eq!(ramp("25/50").ok().map(|parts| parts.len()), Some(2));
        assert_eq!(ramp("1/2").ok().map(|parts| parts.len()), Some(1));
        assert_eq!(ramp(" ").ok(), Some(Vec::new()));
        for text in ["0", "101", "25 x", "25;;50/", "1/3"] {
            assert!(ramp(text).is_err(), "{text}");
        }
        assert_eq!(quarters.into_iter().map(part_text).collect::<Vec<_>>(), ["25%", "50%", "75%"]);
        assert_eq!(part_text(Share::from_bp(9250).expect("below the whole")), "92.5%");
    }

    const TODAY: Date = Date::constant(2026, 11, 29);

    #[test]
    fn days_of_another_age_are_slips() {
        assert!(day(TODAY, "from", "01.12.2026").is_ok());
        assert_eq!(day(TODAY, "from", "5.1").ok(), Some(Date::constant(2027, 1, 5)));
        for text in ["01.12.0026", "1.1.2200", "tomorrow", ""] {
            assert!(day(TODAY, "from", text).is_err(), "{text}");
        }
    }
}
