//! A share of the goal, or of anything else, in whole basis points.

use crate::fraction::Fraction;

/// A share of a whole in basis points: 6000 is 60 %.
///
/// # Invariants
/// At most 10000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u16);

/// More than the whole, or finer than a basis point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out_of_range")]
pub struct ShareOutOfRange;

impl Share {
    /// The whole, in basis points.
    pub const WHOLE_BP: u16 = 10_000;
    /// The whole.
    pub const WHOLE: Self = Self(Self::WHOLE_BP);

    /// So many basis points.
    ///
    /// # Errors
    /// [`ShareOutOfRange`] above 10000.
    pub fn from_bp(bp: u16) -> Result<Self, ShareOutOfRange> {
        if bp <= Self::WHOLE_BP { Ok(Self(bp)) } else { Err(ShareOutOfRange) }
    }

    /// The share in basis points.
    #[must_use]
    pub fn bp(self) -> u16 {
        self.0
    }
}

impl TryFrom<Fraction> for Share {
    type Error = ShareOutOfRange;

    fn try_from(part: Fraction) -> Result<Self, ShareOutOfRange> {
        let bp = u128::from(part.numerator()) * u128::from(Self::WHOLE_BP);
        let denominator = u128::from(part.denominator());
        if bp % denominator != 0 {
            return Err(ShareOutOfRange);
        }
        u16::try_from(bp / denominator).map_err(|_| ShareOutOfRange).and_then(Self::from_bp)
    }
}
