/// A new rep would not sell a minute in the period, so no number of them helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no_capacity")]
pub struct NoCapacity;

/// How many people are missing.
///
/// # Formula
/// ```text
/// ceil(deficit minutes / minutes of a new rep over the period, ramp included)
/// ```
///
/// # Errors
/// [`NoCapacity`] if minutes are missing and a new rep has none.
///
/// # Examples
/// ```
/// # use zadel_core::step3_resources::headcount_to_add;
/// assert_eq!(headcount_to_add(2000, 1500)?, 2);
/// # Ok::<(), zadel_core::step3_resources::NoCapacity>(())
/// ```
pub fn headcount_to_add(deficit_minutes: u64, minutes_of_new_rep: u64) -> Result<u64, NoCapacity> {
    match (deficit_minutes, minutes_of_new_rep) {
        (0, _) => Ok(0),
        (_, 0) => Err(NoCapacity),
        (deficit, of_new_rep) => Ok(deficit.div_ceil(of_new_rep)),
    }
}
