//! What was to be expected of a period, week by week: made again for days that are over.

use zadel_stats::quantiles::Quantiles;

use super::cold_start::Assumptions;
use super::day::Day;
use super::deal::{KnownDeal, came_within};
use super::pipeline::Drawing;
use super::published::pool;
use super::record::{Level, Past};
use super::remade::{PAST_WORLDS, Remade};
use super::tree;
use super::window::Window;

/// What was to be expected of a period at the end of a day.
///
/// # Units
/// Minor units of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// All of this day was known.
    pub origin: Day,
    /// What the period had brought by then.
    pub won_minor: i64,
    /// What was to come, as it was or would have been published.
    pub published: Quantiles,
    /// From so many draws.
    pub n_draws: usize,
}

/// The same of a whole period at the ends of earlier days, in order, which are before both its end and today.
pub fn earlier(
    deals: &[KnownDeal],
    today: Day,
    (period, origins): (Window, &[Day]),
    drawing: Drawing,
    assumed: &Assumptions,
    remade: &mut Remade,
) -> Vec<Earlier> {
    let Some(first) = origins.first() else { return Vec::new() };
    let past = remade.record(deals, *first, today, drawing);
    let said = remade.of_company(deals, (period, origins), drawing, assumed);
    let n_draws = Drawing { n_worlds: PAST_WORLDS, ..drawing }.n_draws();
    let of = |said: Past| Earlier {
        origin: said.origin,
        won_minor: came_within(deals, period.so_far(said.origin), None),
        published: pool(&past, deals, said.origin, said.window, Level::Company).of(&said.company),
        n_draws,
    };
    said.into_iter().map(of).collect()
}

impl Earlier {
    /// The chance that the whole period brings so much.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    pub fn chance(&self, needed_minor: i64) -> f64 {
        tree::chance(&self.published, self.n_draws, needed_minor.saturating_sub(self.won_minor) as f64)
    }
}
