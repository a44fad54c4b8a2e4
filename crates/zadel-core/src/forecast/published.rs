//! A forecast as it is published: both models pooled, recalibrated by what came of earlier ones, in one tree.

use std::collections::BTreeMap;

use zadel_stats::quantiles::Quantiles;

use super::backtest::Horizon;
use super::cold_start::Assumptions;
use super::day::Day;
use super::deal::KnownDeal;
use super::forecaster::{Forecast, Forecaster, deal_draws};
use super::pipeline::{Drawing, Which};
use super::pool::Pool;
use super::record::{Level, Past, alike};
use super::remade::Remade;
use super::tree::Tree;
use super::window::Window;

/// The version of what makes a forecast of facts. It grows with every change after which the same facts and seed give other bits
/// (`tests/golden.rs` tells), so that a stored forecast names what made it.
pub const MODEL: u32 = 4;

/// A forecast of a window to come.
#[derive(Clone, Debug)]
pub struct Published {
    /// What both models said.
    pub said: Past,
    /// How they were pooled for the company, and for the reps.
    pub pools: [Pool; 2],
    /// Of the company.
    pub company: Quantiles,
    /// Of the reps.
    pub reps: BTreeMap<u32, Quantiles>,
    /// All of them as joint draws.
    pub tree: Tree,
    forecaster: Forecaster,
    sums: Vec<i64>,
    drawing: Drawing,
}

/// What learns from the record of forecasts: those of months and quarters.
pub const RECORDED: [Horizon; 2] = [Horizon::Month, Horizon::Quarter];

/// Makes the forecast, after making again those of the year before it, from which the pool learns. It is a function of what is known,
/// the seed, what is assumed and this program alone: what was remembered changes no bit.
#[must_use]
pub fn forecast(
    deals: &[KnownDeal],
    today: Day,
    window: Window,
    drawing: Drawing,
    assumed: &Assumptions,
    remade: &mut Remade,
) -> Published {
    let past = remade.record(deals, today, today, drawing);
    let drawing = drawing.of_day(today);
    let forecaster = Forecaster::learn(deals, today, assumed);
    let Forecast { said, draws } = forecaster.forecast_within(window, drawing);
    let pools = [Level::Company, Level::Reps].map(|level| pool(&past, deals, today, window, level));
    let company = pools[0].of(&said.company);
    let reps: BTreeMap<u32, Quantiles> = said.reps.iter().map(|(rep, said)| (*rep, pools[1].of(said))).collect();
    let tree = Tree::of(&draws, &reps, &company, drawing.seed);
    Published { said, pools, company, reps, tree, sums: draws.company(), forecaster, drawing }
}

/// The pool of a level for a window, by the windows that were over on a day.
#[must_use]
pub fn pool(past: &[Past], deals: &[KnownDeal], today: Day, window: Window, level: Level) -> Pool {
    Pool::learn(&alike(past, deals, today, today.days_until(window.until), level), level)
}

impl Published {
    /// The chance of `goal` without one deal, given by its place among those that were known on the day: what if it falls through? The same
    /// as with it for a deal that is not open.
    #[must_use]
    pub fn chance_without(&self, place: u64, goal: f64) -> f64 {
        let own = self.of_deal(place);
        let without: Vec<i64> = self.sums.iter().zip(own).map(|(sum, own)| sum.saturating_sub(own)).collect();
        self.tree.chance_of(&without, goal)
    }

    /// What comes of one deal that is open or owes, in each of the pipeline's draws.
    #[must_use]
    pub fn of_deal(&self, place: u64) -> Vec<i64> {
        deal_draws(&self.forecaster, place, self.said.window, self.drawing)
    }

    /// What the company will have won of the window by a day within it: pooled as the whole window is.
    #[must_use]
    pub fn by(&self, day: Day) -> Quantiles {
        let window = Window { until: day.min(self.said.window.until), ..self.said.window };
        self.pools[0].of(&self.forecaster.forecast_within(window, self.drawing).said.company)
    }

    /// What comes of some of the deals, in each of the pipeline's draws.
    #[must_use]
    pub fn of(&self, which: Which) -> Vec<i64> {
        self.forecaster.draw(which, self.said.window, self.drawing).company()
    }

    /// Deals that are won and not paid in full, by their places, and what is left to be paid of each; none where money counts on the day of winning.
    pub fn owing(&self) -> impl Iterator<Item = (u64, i64)> {
        self.forecaster.pipelines[0].owing().iter().map(|owing| (owing.place, owing.left.minor))
    }

    /// How many deals are open, of all or of some.
    #[must_use]
    pub fn n_open(&self, which: Which) -> usize {
        self.forecaster.pipelines[0].n_open(which)
    }

    /// What the pipeline draws for the company.
    #[must_use]
    pub fn sums(&self) -> &[i64] {
        &self.sums
    }

    /// How many sums of sales are known.
    #[must_use]
    pub fn n_sums(&self) -> usize {
        self.forecaster.pipelines[0].amounts.n_known()
    }

    /// Their average, in minor units.
    #[must_use]
    pub fn mean_sale_minor(&self) -> i64 {
        self.forecaster.pipelines[0].amounts.mean_minor()
    }

    /// How many new deals are to be expected in an average week.
    #[must_use]
    pub fn arrivals_a_week(&self) -> f64 {
        self.forecaster.pipelines[0].arrivals_a_week()
    }
}
