//! Days as people type them, and lists of anything.

use jiff::civil::Date;

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

/// The items of a list: divided by semicolons, line breaks, or else by spaces.
#[must_use]
pub fn list(text: &str) -> Vec<&str> {
    let divided: Vec<&str> = text.split([';', '\n']).collect();
    let items = if divided.len() == 1 { text.split_whitespace().collect() } else { divided };
    items.into_iter().map(str::trim).filter(|item| !item.is_empty()).collect()
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
        assert!(list(" \n ; ").is_empty());
    }
}
