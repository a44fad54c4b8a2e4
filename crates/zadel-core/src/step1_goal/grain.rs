use crate::money::{Currency, Money};
use crate::split::SplitError;

/// The smallest sum that is handed down: nobody is asked for kopecks of a goal in whole roubles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grain(i64);

impl Grain {
    /// The currency's smallest unit.
    pub const MINOR: Self = Self(1);

    /// A whole unit of the currency.
    #[must_use]
    pub fn whole(currency: Currency) -> Self {
        Self(10_i64.pow(currency.n_digits()))
    }

    /// Splits a sum in grains if it is made of whole ones, and in minor units otherwise: the parts always sum to it.
    pub(super) fn split(
        self,
        sum: Money,
        split: impl FnOnce(i64) -> Result<Vec<i64>, SplitError>,
    ) -> Result<Vec<i64>, SplitError> {
        let grain = if sum.minor() % self.0 == 0 { self.0 } else { 1 };
        // Parts are not larger than the sum, which is in minor units.
        Ok(split(sum.minor() / grain)?.into_iter().map(|part| part * grain).collect())
    }
}
