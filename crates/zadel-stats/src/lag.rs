//! How long does it take? Quantiles of delays.
//!
//! Of delays that have all ended, [`quantile`]. Where some items are still open these would be too short, because the
//! long ones are those still missing; [`quantile_with_open`] takes them into account.

use crate::aalen_johansen::Incidence;

/// The quantile `p` of values that have all been observed; `None` of no values, or if one is no number.
///
/// `p` outside of 0 to 1 is brought to the nearer end, and what is no number to 0.
///
/// # Formula
/// With the values in ascending order, the first of them `x_0`, and h = (n - 1) p,
/// ```text
/// x_floor(h) + (h - floor(h)) (x_(floor(h)+1) - x_floor(h))
/// ```
/// Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996): the usual one
/// of spreadsheets.
///
/// # Examples
/// ```
/// use zadel_stats::lag::quantile;
/// assert_eq!(quantile(&[9.0, 1.0, 3.0, 5.0], 0.5), Some(4.0));
/// assert_eq!(quantile(&[], 0.5), None);
/// ```
#[must_use]
pub fn quantile(values: &[f64], p: f64) -> Option<f64> {
    if values.iter().any(|value| value.is_nan()) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted_quantile(&sorted, p)
}

/// The same of values in ascending order.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a list that fits in memory"
)]
pub(crate) fn sorted_quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = last as f64 * crate::probability(p);
    let below = place.floor() as usize;
    let (low, high) = (sorted[below], sorted[last.min(below + 1)]);
    let between = place - place.floor();
    // Two equal infinities would give no number.
    Some(if between <= 0.0 || high <= low { low } else { low + between * (high - low) })
}

/// The quantile `p` of the delays of those items to which `cause` ever comes, some of them still open; `None` if it came
/// to none.
///
/// # Formula
/// ```text
/// min { t : p F(end) <= F(t) }
/// ```
/// with F the cumulative incidence of the cause (`aalen_johansen`), as far as anybody has watched: delays longer than the
/// oldest open item's age are beyond what can be known, and the quantile is then too short by them.
#[must_use]
pub fn quantile_with_open(curves: &Incidence, cause: u8, p: f64) -> Option<f64> {
    let ever = curves.ever(cause).value;
    let first = curves.curve(cause).iter().find(|share| 0.0 < share.value)?.value;
    // Even the quantile 0 is a delay that came.
    curves.quantile(cause, (ever * crate::probability(p)).max(first))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::aalen_johansen::{Outcome, Record, incidence};

    /// Table 1 of a spreadsheet: PERCENTILE.INC({1, 2, 3, 4}, p).
    #[test]
    fn quantiles_are_those_of_a_spreadsheet() {
        for (p, expected) in [(0.0, 1.0), (0.25, 1.75), (0.5, 2.5), (0.9, 3.7), (1.0, 4.0), (7.0, 4.0), (f64::NAN, 1.0)]
        {
            let found = quantile(&[4.0, 2.0, 3.0, 1.0], p).expect("four values");
            assert!((found - expected).abs() < 1e-12, "{p}: {found}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_quantile() {
        assert_eq!(quantile(&[1.0, f64::NAN], 0.5), None);
        assert_eq!(quantile(&[f64::INFINITY; 3], 0.3), Some(f64::INFINITY));
    }

    fn ended(age: f64) -> Record {
        Record::from_start(age, Outcome::Cause(0)).expect("a finite age")
    }

    /// Ten items took a day to ten days; of ten more, as slow, begun five days ago, the five fastest have ended.
    #[test]
    fn open_items_make_delays_longer_than_those_seen() {
        let days = || (1..=10).map(f64::from);
        let mut records: Vec<Record> = days().map(ended).collect();
        let seen: Vec<f64> = days().chain(days().filter(|day| *day <= 5.0)).collect();
        records.extend(days().map(|day| {
            let outcome = if day <= 5.0 { Outcome::Cause(0) } else { Outcome::Censored };
            Record::from_start(day.min(5.0), outcome).expect("a finite age")
        }));
        let seen = quantile(&seen, 0.5).expect("fifteen values");
        assert!((seen - 4.0).abs() < 1e-12);
        assert_eq!(quantile_with_open(&incidence(&records), 0, 0.5), Some(5.0));
    }

    proptest! {
        /// Nothing open, one cause: the first value that so many have reached, next to type 7.
        #[test]
        fn with_nothing_open_it_is_a_value_next_to_the_observed_quantile(
            days in prop::collection::vec(0_u32..50, 1..60), p in 0.0..=1.0,
        ) {
            let mut days: Vec<f64> = days.into_iter().map(f64::from).collect();
            let records: Vec<Record> = days.iter().copied().map(ended).collect();
            let found = quantile_with_open(&incidence(&records), 0, p).expect("all ended");
            let observed = quantile(&days, p).expect("values");
            days.sort_by(f64::total_cmp);
            let below = days.iter().rfind(|day| **day <= observed).expect("the smallest is");
            let above = days.iter().find(|day| observed <= **day).expect("the largest is");
            prop_assert!(*below <= found && found <= *above, "{found} {observed}");
        }

        #[test]
        fn a_quantile_lies_among_the_values_and_grows_with_p(
            values in prop::collection::vec(-1e9..1e9, 1..40), p in 0.0..=1.0, more in 0.0..=1.0,
        ) {
            let of = |p| quantile(&values, p).expect("values");
            prop_assert!(of(0.0) <= of(p) && of(p) <= of(1.0));
            prop_assert!(of(p) <= of(f64::max(p, more)));
        }
    }
}
