//! Counting through a stage: how many come out, how many must go in.
//!
//! Nobody holds half a meeting, so every stage rounds on its own: what passes rounds down, what must enter rounds up.
//! Counts are `u128` here, although a plan's counts end at `u32`: a result is first computed and then found too large,
//! never wrapped.

use crate::fraction::Fraction;

/// More than any plan can hold: what an overflow of the exact arithmetic becomes.
///
/// Every number of a plan is below 2^53, so a saturated count is always refused as too large, never taken for a value.
pub const BEYOND_COUNTING: u128 = u128::MAX;

/// How many of `n_in` items come out of a stage.
///
/// # Formula
/// ```text
/// n_out = floor(n_in * k)
/// ```
///
/// # Examples
/// ```
/// # use zadel_core::{count::passing, fraction::Fraction};
/// assert_eq!(passing(20, "1/2".parse::<Fraction>().unwrap()), 10);
/// assert_eq!(passing(10, "3/10".parse::<Fraction>().unwrap()), 3);
/// ```
#[must_use]
pub fn passing(n_in: u128, link: Fraction) -> u128 {
    let product = n_in.checked_mul(u128::from(link.numerator()));
    product.map_or(BEYOND_COUNTING, |product| product / u128::from(link.denominator()))
}

/// How many items must enter a stage so that `n_out` come out.
///
/// # Formula
/// ```text
/// n_in = ceil(n_out / k), and 0 for 0
/// ```
/// Where nothing passes (k = 0), no number is enough: [`BEYOND_COUNTING`].
///
/// # Examples
/// ```
/// # use zadel_core::{count::entering, fraction::Fraction};
/// assert_eq!(entering(3, "3/10".parse::<Fraction>().unwrap()), 10);
/// assert_eq!(entering(10, "1/2".parse::<Fraction>().unwrap()), 20);
/// ```
#[must_use]
pub fn entering(n_out: u128, link: Fraction) -> u128 {
    if n_out == 0 {
        return 0;
    }
    let product = n_out.checked_mul(u128::from(link.denominator()));
    match product {
        Some(product) if !link.is_zero() => product.div_ceil(u128::from(link.numerator())),
        _ => BEYOND_COUNTING,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Enough is enough and one fewer is not: the definition of the ceiling.
        #[test]
        fn entering_is_the_smallest_sufficient_number(
            n_out in 1_u128..=u128::from(u32::MAX), numerator in 1_u64..=10_000_000_000, denominator in 1_u64..=10_000_000_000,
        ) {
            let link = Fraction::new(numerator, denominator).expect("not 0");
            let n_in = entering(n_out, link);
            prop_assert!(n_out <= passing(n_in, link));
            prop_assert!(passing(n_in - 1, link) < n_out);
        }

        /// Going down and up again never asks for more than there was.
        #[test]
        fn what_passes_needs_no_more_than_what_entered(
            n_in in 0_u128..=u128::from(u32::MAX), numerator in 0_u64..=1_000, denominator in 1_u64..=1_000,
        ) {
            let link = Fraction::new(numerator, denominator).expect("not 0");
            prop_assert!(entering(passing(n_in, link), link) <= n_in);
        }
    }

    #[test]
    fn too_large_saturates_and_never_wraps() {
        let tiny = Fraction::new(1, u64::MAX).expect("not 0");
        assert_eq!(entering(u128::MAX / 2, tiny), BEYOND_COUNTING);
        assert_eq!(entering(1, Fraction::ZERO), BEYOND_COUNTING);
        assert_eq!(passing(BEYOND_COUNTING, Fraction::whole(2)), BEYOND_COUNTING);
    }
}
