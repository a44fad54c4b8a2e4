//! A sum calculated from facts: what will be won by a day, as a distribution.
//!
//! | module | answers |
//! |---|---|
//! | [`deal`], [`day`], [`span`] | what is known of a deal on a day, and from when on ends of deals are known |
//! | [`window`] | which days are forecast |
//! | [`hazard`] | what is the chance of a day that an open deal is won, or lost |
//! | [`rhythm`], [`shocks`] | how do weekdays and months of a quarter differ, and what do all deals share in a month |
//! | [`arrivals`], [`amounts`] | how many deals come, and what do they bring |
//! | [`payments`] | when is a won deal paid for, and is it ever |
//! | [`pipeline`] | what may everybody win: joint draws |
//! | [`series`] | what does the trend of weekly money say |
//! | [`forecaster`] | both models on one history |
//! | [`remade`], [`record`], [`pool`] | what would have been said earlier, what came of it, and how far is each model to be believed |
//! | [`earlier`], [`judged`] | what was to be expected of a period week by week, and how did forecasts do |
//! | [`tree`], [`published`] | one forecast of reps and company, chances of a goal, and what if a deal falls through |
//! | [`band`] | how is a distribution shown |
//! | [`backtest`] | what would have been forecast, week by week |
//! | [`cold_start`] | what is believed before anything is seen |
//! | [`simulator`] | companies of which the truth is known |
//!
//! Why it is as it is, and what was tried: `docs/decisions/0044`.
//!
//! Never: a clock, a random source of its own, a step, input or output, a sentence.

pub mod amounts;
pub mod arrivals;
pub mod backtest;
pub mod band;
pub mod cold_start;
pub mod day;
pub mod deal;
pub mod earlier;
pub mod forecaster;
pub mod hazard;
pub mod judged;
pub mod payments;
pub mod pipeline;
pub mod pool;
pub mod published;
pub mod record;
pub mod remade;
pub mod rhythm;
pub mod series;
pub mod shocks;
pub mod simulator;
pub mod span;
pub mod tree;
pub mod window;

pub use zadel_stats::quantiles::Quantiles;

#[cfg(test)]
mod tests;
