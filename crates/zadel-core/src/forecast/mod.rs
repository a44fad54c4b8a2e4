//! A sum calculated from facts: what will be won by a day, as a distribution.
pub mod amounts;
pub mod arrivals;
pub mod backtest;
pub mod cold_start;
pub mod day;
pub mod deal;
pub mod forecaster;
pub mod hazard;
pub mod pipeline;
pub mod pool;
pub mod published;
pub mod record;
pub mod rhythm;
pub mod series;
pub mod shocks;
pub mod simulator;
pub mod span;
pub mod tree;

#[cfg(test)]
mod tests;
