//! Forecasts: of a plan's period, and how accurate those of before were.

pub(crate) mod accuracy;
pub(crate) mod by_line;
pub(crate) mod of_plan;
