//! Both models' words in one: averaged by how well each has done, and as wide as experience says.

use zadel_stats::quantiles::{Pit, Quantiles, spread_factor};

use super::record::{Alike, Level, Said};

/// How much the series model counts, and by how much the spread is changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pool {
    /// From 0, the pipeline model alone, to 1, the series model alone.
    pub series_weight: f64,
    /// Above 1 if forecasts have been too narrow.
    pub spread: f64,
    /// On so many windows both rest.
    pub n_windows: u32,
}

/// So many windows weigh as much as the belief that both models are equally good and their spread is right.
const STRENGTH: f64 = 8.0;
/// An average of quantiles is a little sharper than what it averages: the totals of the simulator's companies need so much more, so
/// that is where their spread starts from. Those of reps, who often win nothing at all, do not.
const SPREAD_OF_COMPANY: f64 = 1.06;
/// Weights that are tried.
const N_WEIGHTS: u32 = 21;

impl Pool {
    /// Both alike, as wide as they say.
    #[must_use]
    pub fn equal() -> Self {
        Self { series_weight: 0.5, spread: 1.0, n_windows: 0 }
    }

    /// Learns from forecasts that were like the one to be made.
    ///
    /// # Formula
    /// ```text
    /// w = (n w* + 8 / 2) / (n + 8),   w* = the weight with the least CRPS over n windows
    /// ```
    /// and the spread by [`spread_factor`] of the pooled forecasts, times 1.06 for the company.
    #[must_use]
    pub fn learn(alike: &Alike<'_>, level: Level) -> Self {
        let usual = if level == Level::Company { SPREAD_OF_COMPANY } else { 1.0 };
        let n = f64::from(alike.n_windows);
        let both = || alike.resolved.iter().filter_map(|one| Some((one.said.series.as_ref()?, one)));
        let score = |weight: f64| -> f64 {
            both()
                .filter_map(|(series, one)| {
                    average(weight, &one.said.pipeline, series).map(|pool| pool.crps(one.actual))
                })
                .sum()
        };
        let has_both = both().next().is_some();
        let weights = (0..N_WEIGHTS).map(|step| f64::from(step) / f64::from(N_WEIGHTS - 1));
        let best = weights.map(|weight| (weight, score(weight))).min_by(|one, other| one.1.total_cmp(&other.1));
        let best = best.filter(|_| has_both).map_or(0.5, |(weight, _)| weight);
        let series_weight = (n * best + STRENGTH / 2.0) / (n + STRENGTH);
        let pool = Self { series_weight, spread: usual, n_windows: alike.n_windows };
        let pits: Vec<Pit> = alike.resolved.iter().map(|one| pool.of(one.said).pit(one.actual)).collect();
        Self { spread: usual * spread_factor(&pits, n, STRENGTH), ..pool }
    }

    /// What is published of a unit.
    #[must_use]
    pub fn of(&self, said: &Said) -> Quantiles {
        let pooled = said.series.as_ref().and_then(|series| average(self.series_weight, &said.pipeline, series));
        pooled.as_ref().unwrap_or(&said.pipeline).spread(self.spread)
    }
}

fn average(series_weight: f64, pipeline: &Quantiles, series: &Quantiles) -> Option<Quantiles> {
    Quantiles::average(&[(1.0 - series_weight, pipeline), (series_weight, series)])
}
