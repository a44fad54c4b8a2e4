//! Probability without sales: counts and the stages that thin them, sums, clients who come back, delays, draws.
//!
//! | module | answers |
//! |---|---|
//! | [`counts`] | how many? a distribution of a whole number |
//! | [`thinning`] | how many get through a stage, and how many must enter it |
//! | [`purchases`] | how often do regular clients buy, if they are all alike |
//! | [`sums`] | what is the chance that all of it together reaches a sum |
//! | [`beta`], [`gamma`] | intervals for a share and for a rate that were observed |
//! | [`average`] | the interval of an average of skewed amounts |
//! | [`bgnbd`], [`gamma_gamma`] | which client is still there, how often will he buy, how much will he spend |
//! | [`repeat_purchases`] | how much will all of them buy, and how sure is that |
//! | [`aalen_johansen`] | what share has come by an age, while others are still open |
//! | [`lag`] | how long does it take |
//! | [`ets`] | where does a series stand and drift, and how sure is that |
//! | [`concentration`] | how likely is it that the next value is a new one |
//! | [`shrinkage`] | rates of many alike: how far is each its own |
//! | [`quantiles`] | a distribution as it is published: averaged, recalibrated, imposed on joint draws |
//! | [`outcomes`] | what do many bets bring, drawn |
//! | [`preview`] | the same without draws, at once |
//! | [`crps`] | how far was a distribution from what came |
//! | [`stream`] | random numbers, the same on any number of threads |
//!
//! Never: what a deal is, a clock, a seed of its own, input or output.

pub mod aalen_johansen;
pub mod average;
pub mod beta;
pub mod bgnbd;
pub mod concentration;
pub mod counts;
pub mod crps;
pub mod ets;
#[cfg(test)]
mod few;
pub mod gamma;
pub mod gamma_gamma;
pub mod lag;
mod optimum;
pub mod outcomes;
pub mod preview;
pub mod purchases;
mod quantile;
pub mod quantiles;
pub mod repeat_purchases;
pub mod shrinkage;
pub mod stream;
pub mod sums;
pub mod thinning;

/// A probability, whatever was given: what is outside of 0 to 1 is brought to the nearer end, and what is no number to 0.
fn probability(p: f64) -> f64 {
    if p.is_nan() { 0.0 } else { p.clamp(0.0, 1.0) }
}

/// A closed interval of probabilities, rates or amounts, low end first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
}
