use crate::calendar::Period;
use crate::money::{Money, MoneyOutOfRange};

/// What the goal's amount is an amount of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Money from clients.
    #[default]
    Revenue,
    /// Revenue less the cost of what was sold.
    GrossProfit,
    /// Gross profit less fixed costs.
    NetProfit,
}

/// The dated fact by which the goal is counted. It changes no arithmetic; it decides which facts count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The day the money came.
    #[default]
    Payments,
    /// The day the contract was signed.
    Contracts,
    /// The day the goods were shipped.
    Shipments,
}

/// Are the sums with value added tax? It changes no arithmetic: all money of a plan is treated alike, and says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vat {
    /// As the client pays them.
    Included,
    /// As the seller keeps them.
    Excluded,
}

/// An amount for a period.
///
/// # Invariants
/// [`Goal::check`] holds for every goal inside a plan: `minimum <= amount <= stretch`, nothing below 0, and fixed costs
/// for a net profit only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What the amount is an amount of.
    pub measure: Measure,
    /// By which fact it is counted.
    pub basis: Basis,
    /// How much; `None` asks what the rest of the plan can give.
    pub amount: Option<Money>,
    /// The lowest acceptable level: it gets a probability, the plan is not solved for it.
    pub minimum: Option<Money>,
    /// The level to hope for: likewise.
    pub stretch: Option<Money>,
    /// The days it is for.
    pub period: Period,
    /// What is to be earned before there is any net profit.
    pub fixed_costs: Money,
}

/// Why a goal is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoalError {
    /// The amount is below 0.
    #[error("out_of_range")]
    Amount,
    /// The minimum is above the amount or the stretch, or below 0.
    #[error("out_of_range")]
    Minimum,
    /// The stretch is below the amount.
    #[error("out_of_range")]
    Stretch,
    /// Fixed costs below 0, or with a measure that they do not belong to.
    #[error("out_of_range")]
    FixedCosts,
}

impl Goal {
    /// So much revenue by payments in a period, without further levels.
    #[must_use]
    pub fn revenue(amount: Money, period: Period) -> Self {
        Self {
            measure: Measure::Revenue,
            basis: Basis::Payments,
            amount: Some(amount),
            minimum: None,
            stretch: None,
            period,
            fixed_costs: Money::ZERO,
        }
    }

    /// Checks what [`Goal`] promises.
    ///
    /// # Errors
    /// The first [`GoalError`], in the order of the fields.
    pub fn check(&self) -> Result<(), GoalError> {
        let negative = |level: Option<Money>| level.is_some_and(|level| level < Money::ZERO);
        let above = |low: Option<Money>, high: Option<Money>| low.zip(high).is_some_and(|(low, high)| high < low);
        if negative(self.amount) {
            Err(GoalError::Amount)
        } else if negative(self.minimum) || above(self.minimum, self.amount) {
            Err(GoalError::Minimum)
        } else if negative(self.stretch) || above(self.amount, self.stretch) || above(self.minimum, self.stretch) {
            Err(GoalError::Stretch)
        } else if self.fixed_costs < Money::ZERO
            || (self.measure != Measure::NetProfit && self.fixed_costs != Money::ZERO)
        {
            Err(GoalError::FixedCosts)
        } else {
            Ok(())
        }
    }

    /// What the lines must bring, each counted with its weight: the amount, and the fixed costs before a net profit.
    /// `None` while the goal is free.
    ///
    /// # Errors
    /// [`MoneyOutOfRange`] if amount and fixed costs together leave the range of money.
    pub fn requirement(&self) -> Result<Option<Money>, MoneyOutOfRange> {
        self.amount.map(|amount| self.requirement_for(amount)).transpose()
    }

    /// What the lines must bring for another level of the same goal: the minimum, the stretch.
    ///
    /// # Errors
    /// [`MoneyOutOfRange`] if level and fixed costs together leave the range of money.
    pub fn requirement_for(&self, level: Money) -> Result<Money, MoneyOutOfRange> {
        Money::from_minor(level.minor() + self.fixed_costs.minor())
    }
}
