//! What passes from one stage to the next: conversions, purchase rates, and the counts they were observed from.

use crate::fraction::Fraction;

/// The share of items that pass a stage, as the plan assumes it.
///
/// # Invariants
/// `0 < k <= 1`: a stage that nothing passes cannot be planned through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Conversion(Fraction);

/// Purchases of one regular client in the period, as the plan assumes them.
///
/// # Invariants
/// `0 < r <= 1000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PurchaseRate(Fraction);

/// Counts from facts: the evidence behind a conversion or a purchase rate.
///
/// # Units
/// `passed` of `entered` items; for a rate, `passed` purchases of `entered` clients.
///
/// # Invariants
/// At least one entered. 0 of n is evidence and is kept, but nothing can be planned through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Observed {
    passed: u32,
    entered: u32,
}

/// Why a value is not a conversion, a rate or evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConversionError {
    /// Outside of the range that the type states.
    #[error("out_of_range")]
    OutOfRange,
    /// None of the observed items passed: evidence, but no value to plan with.
    #[error("zero_conversion")]
    NothingPassed,
}

impl Conversion {
    /// A conversion of so much.
    ///
    /// # Errors
    /// [`ConversionError::OutOfRange`] unless `0 < k <= 1`.
    pub fn new(share: Fraction) -> Result<Self, ConversionError> {
        if share.is_zero() || Fraction::ONE < share { Err(ConversionError::OutOfRange) } else { Ok(Self(share)) }
    }

    /// The exact value.
    #[must_use]
    pub fn fraction(self) -> Fraction {
        self.0
    }
}

impl PurchaseRate {
    /// So many purchases a client.
    ///
    /// # Errors
    /// [`ConversionError::OutOfRange`] unless `0 < r <= 1000`.
    pub fn new(rate: Fraction) -> Result<Self, ConversionError> {
        if rate.is_zero() || Fraction::whole(1000) < rate { Err(ConversionError::OutOfRange) } else { Ok(Self(rate)) }
    }

    /// The exact value.
    #[must_use]
    pub fn fraction(self) -> Fraction {
        self.0
    }
}

impl Observed {
    /// `passed` of `entered` items went on to the next stage.
    ///
    /// # Errors
    /// [`ConversionError::OutOfRange`] if none entered or more passed than entered.
    pub fn passing(passed: u32, entered: u32) -> Result<Self, ConversionError> {
        if entered < passed { Err(ConversionError::OutOfRange) } else { Self::purchases(passed, entered) }
    }

    /// `n_clients` clients made `n_purchases` purchases.
    ///
    /// # Errors
    /// [`ConversionError::OutOfRange`] if there were no clients.
    pub fn purchases(n_purchases: u32, n_clients: u32) -> Result<Self, ConversionError> {
        if n_clients == 0 {
            return Err(ConversionError::OutOfRange);
        }
        Ok(Self { passed: n_purchases, entered: n_clients })
    }

    /// Items that passed, or purchases.
    #[must_use]
    pub fn passed(self) -> u32 {
        self.passed
    }

    /// Items that entered, or clients; at least 1.
    #[must_use]
    pub fn entered(self) -> u32 {
        self.entered
    }

    /// The value to plan with: passed / entered.
    ///
    /// # Errors
    /// [`ConversionError::NothingPassed`] for 0 of n.
    ///
    /// # Examples
    /// ```
    /// # use zadel_core::conversion::*;
    /// assert_eq!(Observed::passing(10, 20)?.share()?.to_string(), "1/2");
    /// assert_eq!(Observed::passing(0, 12)?.share(), Err(ConversionError::NothingPassed));
    /// # Ok::<(), ConversionError>(())
    /// ```
    pub fn share(self) -> Result<Fraction, ConversionError> {
        let share = Fraction::new(u64::from(self.passed), u64::from(self.entered)).expect("at least one entered");
        if share.is_zero() { Err(ConversionError::NothingPassed) } else { Ok(share) }
    }
}
