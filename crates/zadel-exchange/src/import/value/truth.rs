//! Yes and no.

use super::vocabulary::{NO, YES};

/// Yes or no, in the words and signs that programs write.
///
/// # Examples
/// ```
/// # use zadel_exchange::import::value::yes_or_no;
/// assert_eq!([" Да", "N", "1", "возможно"].map(yes_or_no), [Some(true), Some(false), Some(true), None]);
/// ```
#[must_use]
pub fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    if YES.contains(&text.as_str()) { Some(true) } else { NO.contains(&text.as_str()).then_some(false) }
}
