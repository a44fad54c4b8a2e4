use crate::fraction::Fraction;
use crate::money::{Currency, Money, MoneyOutOfRange};
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

    /// A part of a sum, in grains if the sum is made of whole ones, and in minor units otherwise; halves go up.
    ///
    /// # Formula
    /// ```text
    /// part = g floor(S p / g + 1/2)
    /// ```
    ///
    /// # Errors
    /// [`MoneyOutOfRange`].
    ///
    /// # Examples
    /// A third of the article's million:
    /// ```
    /// # use zadel_core::{money::Currency, step1_goal::Grain};
    /// let rub = Currency::RUB;
    /// let third = Grain::whole(rub).part(rub.whole(1_000_000)?, "1/3".parse()?)?;
    /// assert_eq!(third, rub.whole(333_333)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn part(self, sum: Money, part: Fraction) -> Result<Money, MoneyOutOfRange> {
        let grain = self.of(sum);
        let (numerator, denominator) = (i128::from(part.numerator()), i128::from(part.denominator()));
        let (twice, unit) = (2 * i128::from(sum.minor() / grain) * numerator, 2 * denominator);
        Money::from_minor((twice + denominator).div_euclid(unit) * i128::from(grain))
    }

    /// Splits a sum in grains if it is made of whole ones, and in minor units otherwise: the parts always sum to it.
    pub(super) fn split(
        self,
        sum: Money,
        split: impl FnOnce(i64) -> Result<Vec<i64>, SplitError>,
    ) -> Result<Vec<i64>, SplitError> {
        let grain = self.of(sum);
        // Parts are not larger than the sum, which is in minor units.
        Ok(split(sum.minor() / grain)?.into_iter().map(|part| part * grain).collect())
    }

    fn of(self, sum: Money) -> i64 {
        if sum.minor() % self.0 == 0 { self.0 } else { 1 }
    }
}
