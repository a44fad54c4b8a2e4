use num_integer::Integer;

use super::SplitError;
use crate::fraction::Fraction;

/// Weights of a split, as whole numbers in their own proportion.
///
/// # Invariants
/// Never negative, without a common divisor. Their sum fits 64 bits, so a total of 63 bits times a weight fits 128.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    parts: Vec<u64>,
    total: u64,
}

impl Weights {
    /// Weights that are whole numbers already, such as working days.
    ///
    /// # Errors
    /// [`SplitError::WeightTooFine`] if their sum leaves 64 bits.
    pub fn from_whole(parts: Vec<u64>) -> Result<Self, SplitError> {
        // In their lowest terms, so that common denominators of many columns stay small.
        let divisor = parts.iter().fold(0_u64, |gcd, part| gcd.gcd(part)).max(1);
        let parts: Vec<u64> = parts.into_iter().map(|part| part / divisor).collect();
        let total = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(*part));
        total.map(|total| Self { parts, total }).ok_or(SplitError::WeightTooFine)
    }

    /// Products of weights, which may be wider than the weights they are in lowest terms.
    ///
    /// # Errors
    /// [`SplitError::WeightTooFine`] if even those leave 64 bits.
    pub(crate) fn from_wide(parts: &[u128]) -> Result<Self, SplitError> {
        let divisor = parts.iter().fold(0_u128, |gcd, part| gcd.gcd(part)).max(1);
        let narrow = parts.iter().map(|part| u64::try_from(part / divisor).map_err(|_| SplitError::WeightTooFine));
        Self::from_whole(narrow.collect::<Result<_, _>>()?)
    }

    /// Exact fractions, brought to their common denominator.
    ///
    /// # Errors
    /// [`SplitError::WeightTooFine`] if that leaves 64 bits.
    pub fn from_fractions(fractions: &[Fraction]) -> Result<Self, SplitError> {
        let common = common_denominator(fractions.iter().copied())?;
        let scaled = |fraction: &Fraction| fraction.numerator().checked_mul(common / fraction.denominator());
        let parts: Option<Vec<u64>> = fractions.iter().map(scaled).collect();
        Self::from_whole(parts.ok_or(SplitError::WeightTooFine)?)
    }

    /// The weights in lowest terms, in the order given.
    #[must_use]
    pub fn parts(&self) -> &[u64] {
        &self.parts
    }

    /// Their sum.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }
}

/// The least common multiple of the denominators.
///
/// # Errors
/// [`SplitError::WeightTooFine`] if it leaves 64 bits.
fn common_denominator(mut fractions: impl Iterator<Item = Fraction>) -> Result<u64, SplitError> {
    let lcm = |common: u64, fraction: Fraction| {
        let denominator = fraction.denominator();
        (common / common.gcd(&denominator)).checked_mul(denominator)
    };
    fractions.try_fold(1, lcm).ok_or(SplitError::WeightTooFine)
}
