//! Who of the regular clients is still there, and how often will they buy? The BG/NBD model.
//!
//! While a client is there he buys as a Poisson process of a rate of his own, and after each purchase he leaves for good
//! with a chance of his own. Nobody says that he has left, so a long silence means either: of somebody who used to buy
//! weekly more likely that he is gone, of somebody who buys once a year nothing at all. Rates are gamma-distributed over
//! the clients, chances to leave beta-distributed; four numbers describe them all. Fader, Hardie, Lee, "'Counting Your
//! Customers' the Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science 24 (2005).
//!
//! Good for totals and for ranking who is due; never a promise of one client.

use crate::optimum::Doubt;
use crate::stream::Stream;

mod fit;
mod likelihood;
mod outlook;

pub use fit::{FitError, Penalty, fit, fit_penalised};
pub use likelihood::log_likelihood;
pub use outlook::{expected_purchases, probability_alive, purchases_within};

/// What is known of one client's purchases.
///
/// # Units
/// Times are in any one unit (days, weeks), the same for all clients and for the horizon asked about.
///
/// # Invariants
/// `0 <= recency <= age <= 1e15`, all of them numbers; the recency of a client who never came back is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Customer {
    frequency: u32,
    recency: f64,
    age: f64,
}

/// Why a client's purchases cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerError {
    /// A time is negative, beyond 1e15 or no number.
    NotATime,
    /// The last purchase is said to lie beyond the time watched.
    RecencyBeyondAge,
}

/// No time is longer: 30 million years in seconds.
pub(crate) const LONGEST: f64 = 1e15;

impl Customer {
    /// A client who came back `frequency` times, last of all `recency` after the first purchase, which is `age` ago.
    ///
    /// The first purchase is not counted: the model begins with it. Of a client who never came back the recency is not
    /// looked at.
    ///
    /// # Errors
    /// [`CustomerError`] if a time is none, or the last purchase lies beyond the time watched.
    pub fn new(frequency: u32, recency: f64, age: f64) -> Result<Self, CustomerError> {
        let recency = if frequency == 0 { 0.0 } else { recency };
        if !(0.0..=LONGEST).contains(&recency) || !(0.0..=LONGEST).contains(&age) {
            return Err(CustomerError::NotATime);
        }
        if age < recency {
            return Err(CustomerError::RecencyBeyondAge);
        }
        Ok(Self { frequency, recency, age })
    }

    /// Purchases after the first.
    #[must_use]
    pub fn frequency(&self) -> u32 {
        self.frequency
    }

    /// Time from the first purchase to the last; 0 if that is the same.
    #[must_use]
    pub fn recency(&self) -> f64 {
        self.recency
    }

    /// Time from the first purchase to the end of the time watched.
    #[must_use]
    pub fn age(&self) -> f64 {
        self.age
    }
}

/// The four numbers that describe all clients.
///
/// # Formula
/// ```text
/// rate of purchases ~ Gamma(r, rate alpha),   chance to leave after a purchase ~ Beta(a, b)
/// ```
///
/// # Units
/// `alpha` is a time, in the unit of the clients' times; the others have none.
///
/// # Invariants
/// Each lies between 1e-30 and 1e30: never zero, negative, infinite or NaN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    r: f64,
    alpha: f64,
    a: f64,
    b: f64,
}

/// Between these a parameter may lie: far enough for a distribution that is a point, near enough for products of four.
const RANGE: (f64, f64) = (1e-30, 1e30);

impl Params {
    /// These four; `None` unless each is a number between 1e-30 and 1e30.
    #[must_use]
    pub fn new(r: f64, alpha: f64, a: f64, b: f64) -> Option<Self> {
        let is_within = |value: &f64| (RANGE.0..=RANGE.1).contains(value);
        [r, alpha, a, b].iter().all(is_within).then_some(Self { r, alpha, a, b })
    }

    /// How alike the clients' rates are: their coefficient of variation is 1 / sqrt(r).
    #[must_use]
    pub fn r(&self) -> f64 {
        self.r
    }

    /// The time in which clients make `r` purchases on average, while they are there.
    #[must_use]
    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    /// First parameter of the chance to leave.
    #[must_use]
    pub fn a(&self) -> f64 {
        self.a
    }

    /// Second parameter of the chance to leave, whose mean is a / (a + b).
    #[must_use]
    pub fn b(&self) -> f64 {
        self.b
    }

    /// The nearest parameters of which these are the logarithms.
    fn from_logarithms(logarithms: [f64; 4]) -> Self {
        let [r, alpha, a, b] = logarithms.map(|logarithm| logarithm.exp().clamp(RANGE.0, RANGE.1));
        Self { r, alpha, a, b }
    }
}

/// What the purchases of many clients say about all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    params: Params,
    log_likelihood: f64,
    n_customers: usize,
    doubt: Doubt<4>,
    /// The logarithm of the scaled unit of time in the clients' own.
    ln_unit: f64,
}

impl Fit {
    /// The likeliest parameters.
    #[must_use]
    pub fn params(&self) -> Params {
        self.params
    }

    /// Sum of [`log_likelihood`] over the clients, without the penalty.
    #[must_use]
    pub fn log_likelihood(&self) -> f64 {
        self.log_likelihood
    }

    /// How many clients it was learned from.
    #[must_use]
    pub fn n_customers(&self) -> usize {
        self.n_customers
    }

    /// Standard errors of the logarithms of r, alpha, a, b.
    ///
    /// # Formula
    /// ```text
    /// sqrt(diagonal((observed information + 1 / 2²)^-1))
    /// ```
    /// An error near 2 means that the clients say nothing about this parameter: that of `a` and `b` where nobody seems to
    /// leave, for one. Forecasts are then still bounded, because what is not known there hardly matters for them.
    #[must_use]
    pub fn log_errors(&self) -> [f64; 4] {
        self.doubt.spread()
    }

    /// Parameters that it could be as well: the logarithms' normal distribution around the likeliest (Laplace's method).
    #[must_use]
    pub fn draw(&self, stream: &mut Stream) -> Params {
        self.unscaled(self.doubt.draw(stream))
    }

    fn unscaled(&self, [r, alpha, a, b]: [f64; 4]) -> Params {
        Params::from_logarithms([r, alpha + self.ln_unit, a, b])
    }
}

#[cfg(test)]
pub(crate) mod tests;
