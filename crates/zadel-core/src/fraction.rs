//! Exact fractions that are never negative.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use num_integer::Integer;

/// A fraction, kept as two whole numbers without a common divisor.
///
/// It is not an `f64` because plans round up, and `f64` can ask for an eleventh meeting: `3.0 / 0.3` is above 10.
///
/// # Invariants
/// Never negative, never with a zero denominator, always reduced; so equal fractions are equal field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u64,
    denominator: NonZeroU64,
}

/// Why a text is not a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FractionError {
    /// Not of one of the forms `3`, `3/10`, `30%`, `12.5%`, `0.25`.
    #[error("bad_fraction")]
    Malformed,
    /// More than 10 digits before or 9 after the point.
    #[error("bad_fraction")]
    TooManyDigits,
    /// Something divided by nothing.
    #[error("bad_fraction")]
    ZeroDenominator,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: NonZeroU64::MIN };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: NonZeroU64::MIN };

    /// `numerator / denominator`, reduced; `None` if the denominator is 0.
    #[must_use]
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        let divisor = numerator.gcd(&denominator);
        let denominator = NonZeroU64::new(denominator.checked_div(divisor)?)?;
        Some(Self { numerator: numerator / divisor, denominator })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: u64) -> Self {
        Self { numerator: number, ..Self::ONE }
    }

    /// The upper number of the reduced fraction.
    #[must_use]
    pub fn numerator(self) -> u64 {
        self.numerator
    }

    /// The lower number of the reduced fraction.
    #[must_use]
    pub fn denominator(self) -> u64 {
        self.denominator.get()
    }

    /// Is there nothing of it?
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The nearest `f64`, for chances and grades; never for the plan's arithmetic.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "rounding to the nearest f64 is what is asked for")]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator.get() as f64
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: &Self, b: &Self| u128::from(a.numerator) * u128::from(b.denominator.get());
        cross(self, other).cmp(&cross(other, self))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    /// Always as `p/q`, also `1/1`: one form for programs to read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    /// Reads `3`, `3/10`, `30%`, `12.5%` or `0.25`: no sign, no spaces.
    fn from_str(text: &str) -> Result<Self, FractionError> {
        if let Some((numerator, denominator)) = text.split_once('/') {
            let (numerator, denominator) = (digits(numerator, 10)?, digits(denominator, 10)?);
            return Self::new(numerator, denominator).ok_or(FractionError::ZeroDenominator);
        }
        let (decimal, parts) = text.strip_suffix('%').map_or((text, 1), |decimal| (decimal, 100));
        let Some((whole, after_point)) = decimal.split_once('.') else {
            return Ok(Self::new(digits(decimal, 10)?, parts).expect("1 and 100 are not 0"));
        };
        let scale = 10_u64.pow(u32::try_from(after_point.len().min(9)).expect("at most 9"));
        let numerator = digits(whole, 10)? * scale + digits(after_point, 9)?;
        Ok(Self::new(numerator, scale * parts).expect("powers of ten are not 0"))
    }
}

/// At least one and at most `n_most` digits; 10 digits and 9 more fit u64 together.
fn digits(text: &str, n_most: usize) -> Result<u64, FractionError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FractionError::Malformed);
    }
    if n_most < text.len() {
        return Err(FractionError::TooManyDigits);
    }
    text.parse().map_err(|_| FractionError::Malformed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_way_to_write_three_tenths_is_three_tenths() {
        for text in ["3/10", "30%", "0.3", "0.30", "6/20", "30.0%", "000.3"] {
            assert_eq!(text.parse(), Ok(Fraction::new(3, 10).expect("a fraction")), "{text}");
        }
        assert_eq!("12.5%".parse(), Ok(Fraction::new(1, 8).expect("a fraction")));
        assert_eq!("5".parse(), Ok(Fraction::whole(5)));
    }

    #[test]
    fn what_is_no_fraction_is_refused_with_its_reason() {
        for text in ["", " 1/2", "1/ 2", "-1/2", "+1", ".5", "5.", "1/2%", "30 %", "1/2/3", "a", "½", "1e-1", "%"] {
            assert_eq!(text.parse::<Fraction>(), Err(FractionError::Malformed), "{text}");
        }
        for text in ["12345678901", "1/12345678901", "0.1234567891"] {
            assert_eq!(text.parse::<Fraction>(), Err(FractionError::TooManyDigits), "{text}");
        }
        assert_eq!("1/0".parse::<Fraction>(), Err(FractionError::ZeroDenominator));
        assert_eq!("0/0".parse::<Fraction>(), Err(FractionError::ZeroDenominator));
    }

    proptest! {
        #[test]
        fn any_text_is_a_fraction_or_an_error(text in "[0-9./% a]{0,24}") {
            if let Ok(fraction) = text.parse::<Fraction>() {
                prop_assert_eq!(fraction.numerator().gcd(&fraction.denominator()), 1);
            }
        }
    }
}
