//! What was counted, as people type it: so many of so many, perhaps up to a day.

use jiff::civil::Date;

use super::vocabulary::{self, BETWEEN};
use super::{TypedError, count, date, squeezed};

/// The word for counts that are the facts' own, in the plan file and behind what is typed.
pub const BY_FACTS: &str = "facts";

/// So many of so many, and the day of the last observation if it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// How many passed.
    pub passed: u32,
    /// How many entered.
    pub entered: u32,
    /// The last day that was counted.
    pub to: Option<Date>,
    /// Are they counted from the company's facts, and again when these change?
    pub is_by_facts: bool,
}

/// Two counts with a word or a stroke between them, perhaps a day after them, and [`BY_FACTS`] behind those of the facts.
///
/// # Errors
/// [`TypedError`].
///
/// # Examples
/// ```
/// # use zadel_exchange::typed::counts;
/// let counted = counts("9 of 32, 22.11.2026")?;
/// assert_eq!((counted.passed, counted.entered), (9, 32));
/// assert_eq!(counted.to.map(|day| day.to_string()).as_deref(), Some("2026-11-22"));
/// assert_eq!(counts("9/32")?.to, None);
/// assert!(counts("9/32, 22.11.2026, facts")?.is_by_facts);
/// # Ok::<(), zadel_exchange::typed::TypedError>(())
/// ```
pub fn counts(text: &str) -> Result<Counts, TypedError> {
    let Told { what, to, is_by_facts } = told(text);
    let both = squeezed(what)?;
    let parts = BETWEEN.iter().find_map(|between| both.split_once(between));
    let (passed, entered) = parts.ok_or(TypedError::Unreadable)?;
    Ok(Counts { passed: count(passed)?, entered: count(entered)?, to, is_by_facts })
}

/// What was observed, up to which day, and whether the facts say so.
pub(super) struct Told<'t> {
    pub(super) what: &'t str,
    pub(super) to: Option<Date>,
    pub(super) is_by_facts: bool,
}

/// Takes day and [`BY_FACTS`] off.
pub(super) fn told(text: &str) -> Told<'_> {
    const AROUND: [char; 3] = [' ', ',', ';'];
    let text = text.trim();
    let words = vocabulary::BY_FACTS.iter().chain([&BY_FACTS]);
    let by_facts = words.filter_map(|word| text.strip_suffix(word)).find(|before| before.ends_with(AROUND));
    let text = by_facts.map_or(text, |before| before.trim_end_matches(AROUND));
    let dated = text.rsplit_once(AROUND).and_then(|(before, last)| Some((before, date(last).ok()?)));
    let (what, to) = dated.map_or((text, None), |(before, day)| (before.trim_end_matches(AROUND), Some(day)));
    Told { what, to, is_by_facts: by_facts.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_two_and_a_day() {
        let counted = |text: &str| counts(text).map(|counted| (counted.passed, counted.entered, counted.to.is_some()));
        for text in ["1 000 из 2 000; 2026-11-22", "1000/2000 22.11.26", " 1 000 of 2 000 , 22.11.2026 "] {
            assert_eq!(counted(text), Ok((1000, 2000, true)), "{text}");
        }
        for text in
            ["", "9", "9 32", "9 of", "9/32/40", "9 of 32, 31.02.2026", "half", "22.11.2026", "facts", "9/32facts"]
        {
            assert!(counted(text).is_err(), "{text}");
        }
    }
}
