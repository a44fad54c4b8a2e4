//! Forecasts: of a file of deals, without a database, and of a plan's period by the facts; and those of every week, which are kept.

mod accuracy;
mod again;
mod assumed;
mod by_line;
mod by_team;
mod deal_file;
mod known_deals;
mod made;
mod made_once;
mod of_plan;
mod packed;
mod paid;
mod path;
mod said;
mod snapshot;
mod subject;
mod weekly;

use std::num::NonZeroUsize;

pub use accuracy::{AccuracyGroup, ForecastAccuracy, JudgedForecast, When, show_forecast_accuracy};
pub use again::{MadeAgain, Otherwise, make_forecasts_again};
pub(crate) use by_line::{AskedLines, MadeLine};
pub use by_line::{LineForecast, show_line_forecasts};
pub use by_team::TeamForecast;
pub use deal_file::{DealFile, read_deal_file};
pub(crate) use made::Made;
pub(crate) use made_once::MadeBefore;
pub(crate) use of_plan::{Asked, Divided};
pub use of_plan::{DealEffect, DealsPart, GoalOf, MadeOf, PlanForecast, RepForecast, Step, ToCome, show_plan_forecast};
pub use path::EarlierChance;
pub use weekly::keep_weekly;
pub use zadel_core::forecast::band::Band;
pub use zadel_core::forecast::judged::Promise;

/// As many threads as the machine has cores.
#[must_use]
pub fn n_threads() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
