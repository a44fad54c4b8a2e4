//! Forecasts: of a file of deals, without a database, and of a plan's period by the facts.

mod deal_file;
mod known_deals;
mod made;
mod of_plan;

use std::num::NonZeroUsize;

pub use deal_file::{DealFile, read_deal_file};
pub(crate) use made::Made;
pub(crate) use of_plan::Asked;
pub use of_plan::{DealEffect, PlanForecast, Step, ToCome, show_plan_forecast};
pub use zadel_core::forecast::band::Band;

/// As many threads as the machine has cores.
#[must_use]
pub fn n_threads() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
