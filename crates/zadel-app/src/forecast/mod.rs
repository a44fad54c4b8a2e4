//! Forecasts: of a file of deals, without a database, and of a plan's period by the facts; and those of every week, which are kept.

mod again;
mod assumed;
mod deal_file;
mod honesty;
mod known_deals;
mod made;
mod of_plan;
mod packed;
mod path;
mod said;
mod snapshot;
mod weekly;

use std::num::NonZeroUsize;

pub use again::{MadeAgain, make_forecasts_again};
pub use deal_file::{DealFile, read_deal_file};
pub use honesty::{ForecastRecord, RecordGroup, RecordedForecast, show_forecast_record};
pub(crate) use made::Made;
pub(crate) use of_plan::Asked;
pub use of_plan::{DealEffect, PlanForecast, RepForecast, Step, ToCome, show_plan_forecast};
pub use path::EarlierChance;
pub use weekly::keep_weekly;
pub use zadel_core::forecast::band::Band;
pub use zadel_core::forecast::judged::Promise;

/// As many threads as the machine has cores.
#[must_use]
pub fn n_threads() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
