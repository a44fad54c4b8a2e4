//! Days as people type them, and lists of anything.

use jiff::civil::Date;
use zadel_core::calendar::Period;

use super::TypedError;

/// A day: `2026-12-31`, `31.12.2026`, `31.12.26`.
///
/// Slashes are refused: half of the world reads 3/4 as the fourth of March.
///
/// # Errors
/// [`TypedError`].
///
/// # Examples
/// ```
/// # use zadel_exchange::typed::date;
/// assert_eq!(date("5.12.26")?.to_string(), "2026-12-05");
/// assert_eq!(date("2026-12-05"), date("05.12.2026"));
/// # Ok::<(), zadel_exchange::typed::TypedError>(())
/// ```
pub fn date(text: &str) -> Result<Date, TypedError> {
    let text = text.trim();
    let words: Vec<&str> = text.split(['.', '-']).map(str::trim).collect();
    let &[first, month, last] = words.as_slice() else { return Err(TypedError::Unreadable) };
    let (year, day) = if text.contains('-') { (first, last) } else { (last, first) };
    let is_plain = |word: &str| !word.is_empty() && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let has_one_sign = text.contains('-') != text.contains('.');
    if !has_one_sign || ![year, month, day].into_iter().all(is_plain) || !matches!(year.len(), 2 | 4) {
        return Err(TypedError::Unreadable);
    }
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = year.parse::<i16>().map_err(|_| TypedError::Unreadable)? + century;
    let (month, day) = (month.parse::<i8>(), day.parse::<i8>());
    let (Ok(month), Ok(day)) = (month, day) else { return Err(TypedError::Unreadable) };
    Date::new(year, month, day).map_err(|_| TypedError::OutOfRange)
}

/// A day as in [`date`], or without its year: that of the period then, or else the one nearest to its first day.
///
/// # Errors
/// [`TypedError`].
///
/// # Examples
/// ```
/// # use jiff::civil::date as day;
/// # use zadel_core::calendar::Period;
/// # use zadel_exchange::typed::date_about;
/// let quarter = Period::new(day(2027, 1, 1), day(2027, 3, 31))?;
/// assert_eq!(date_about("5.2", quarter), Ok(day(2027, 2, 5)));
/// assert_eq!(date_about("20.12", quarter), Ok(day(2026, 12, 20)));
/// assert_eq!(date_about("20.12.25", quarter), Ok(day(2025, 12, 20)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn date_about(text: &str, period: Period) -> Result<Date, TypedError> {
    let text = text.trim();
    let two = |text: &str| text.split_once('.').map(|(day, month)| (day.parse::<i8>(), month.parse::<i8>()));
    let Some((Ok(day), Ok(month))) = two(text.strip_suffix('.').unwrap_or(text)) else { return date(text) };
    let years = period.from().year().saturating_sub(1)..=period.to().year().saturating_add(1);
    let days = years.filter_map(|year| Date::new(year, month, day).ok());
    let distance = |day: &Date| (!period.contains(*day), (*day - period.from()).get_days().unsigned_abs());
    days.min_by_key(distance).ok_or(TypedError::OutOfRange)
}

/// The items of a list: divided by semicolons, line breaks, or else by spaces, with or without a comma or a stroke beside them.
#[must_use]
pub fn list(text: &str) -> Vec<&str> {
    let divided: Vec<&str> = text.split([';', '\n']).collect();
    let items = if divided.len() == 1 { text.split_whitespace().collect() } else { divided };
    let bare = items.into_iter().map(|item| item.trim().trim_end_matches(',').trim());
    bare.filter(|item| !matches!(*item, "" | "/")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_none_is_refused() {
        for text in ["", "31.12", "1/2/2026", "2026.12.31.1", "31-12.2026", "a.b.c", "1.2.026", "١.٢.٢٠٢٦"] {
            assert_eq!(date(text), Err(TypedError::Unreadable), "{text}");
        }
        for text in ["31.02.2026", "2026-13-01", "00.01.2026"] {
            assert_eq!(date(text), Err(TypedError::OutOfRange), "{text}");
        }
    }

    #[test]
    fn a_list_has_no_empty_items() {
        assert_eq!(list(" 50 50 "), ["50", "50"]);
        assert_eq!(list("33,3 %; 66,7 %;"), ["33,3 %", "66,7 %"]);
        assert_eq!(list("50, 30, 20"), ["50", "30", "20"]);
        assert_eq!(list("50 / 30 / 20"), ["50", "30", "20"]);
        assert_eq!(list("1/2 1/2"), ["1/2", "1/2"]);
        assert!(list(" \n ; ").is_empty());
    }
}
