use crate::fraction::Fraction;
use crate::money::{Money, MoneyOutOfRange};

/// Profit as a share of revenue (маржинальность).
///
/// # Invariants
/// `0 < m <= 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Margin(Fraction);

/// Not above 0, or above the whole revenue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out_of_range")]
pub struct MarginOutOfRange;

impl Margin {
    /// A margin of so much.
    ///
    /// # Errors
    /// [`MarginOutOfRange`] unless `0 < m <= 1`.
    pub fn new(share: Fraction) -> Result<Self, MarginOutOfRange> {
        if share.is_zero() || Fraction::ONE < share { Err(MarginOutOfRange) } else { Ok(Self(share)) }
    }

    /// The margin of a mark-up (наценка): profit as a share of cost.
    ///
    /// # Formula
    /// ```text
    /// m = markup / (1 + markup)
    /// ```
    ///
    /// # Errors
    /// [`MarginOutOfRange`] for a mark-up of 0, or one too fine to be exact in 64 bits.
    ///
    /// # Examples
    /// 30 % mark-up is 23.1 % margin:
    /// ```
    /// # use zadel_core::step1_goal::Margin;
    /// assert_eq!(Margin::from_markup("30%".parse()?)?.fraction().to_string(), "3/13");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_markup(markup: Fraction) -> Result<Self, MarginOutOfRange> {
        let price = markup.denominator().checked_add(markup.numerator()).ok_or(MarginOutOfRange)?;
        Self::new(Fraction::new(markup.numerator(), price).ok_or(MarginOutOfRange)?)
    }

    /// The exact value.
    #[must_use]
    pub fn fraction(self) -> Fraction {
        self.0
    }
}

/// The revenue that a profit takes at one margin.
///
/// # Formula
/// ```text
/// revenue = ceil(P / m)
/// ```
///
/// # Errors
/// [`MoneyOutOfRange`] if that leaves the range of money, the profit is negative or the margin is 0.
pub fn revenue_for(profit: Money, margin: Fraction) -> Result<Money, MoneyOutOfRange> {
    if profit < Money::ZERO {
        return Err(MoneyOutOfRange);
    }
    // A revenue is to its profit as what enters a stage is to what passes it.
    Money::from_minor(crate::count::entering(profit.non_negative(), margin))
}
