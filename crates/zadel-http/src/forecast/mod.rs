//! Forecasts: of a plan's period, and how those of before did.

pub(crate) mod of_plan;
pub(crate) mod record;
