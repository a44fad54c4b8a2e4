//! How good the forecasts were, beside what simple rules would have said.

use std::collections::BTreeMap;

use super::{Horizon, Row};
use crate::forecast::record::Level;

/// Who forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// What is published: both models, pooled and recalibrated.
    Pool,
    /// The pipeline model alone.
    Pipeline,
    /// The series model alone.
    Series,
    /// As much a day as in the last quarter of a year.
    RunRate,
    /// As much as in the same window a quarter before.
    LastQuarter,
    /// Open deals times share won.
    OpenPipeline,
}

/// The scores of one method.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Forecasts.
    pub n: u32,
    crps: f64,
    within_80: f64,
    within_95: f64,
    bias: f64,
}

/// Scores by window, level and method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary(BTreeMap<(Horizon, Level), BTreeMap<Method, Score>>);

impl Method {
    /// All of them, in the order of a table.
    pub const ALL: [Self; 6] =
        [Self::Pool, Self::Pipeline, Self::Series, Self::RunRate, Self::LastQuarter, Self::OpenPipeline];

    /// The word in the names of texts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pool => "pool",
            Self::Pipeline => "pipeline",
            Self::Series => "series",
            Self::RunRate => "run-rate",
            Self::LastQuarter => "last-quarter",
            Self::OpenPipeline => "open-pipeline",
        }
    }
}

impl Score {
    /// The average score, in minor units; lower is better.
    #[must_use]
    pub fn crps(&self) -> f64 {
        self.crps / f64::from(self.n.max(1))
    }

    /// The shares of what came that lay within the central 80 % and 95 %, lumps counted by their share; for one number none.
    #[must_use]
    pub fn coverage(&self) -> (f64, f64) {
        (self.within_80 / f64::from(self.n.max(1)), self.within_95 / f64::from(self.n.max(1)))
    }

    /// By how much the middle of the forecasts was above what came, on average, in minor units.
    #[must_use]
    pub fn bias(&self) -> f64 {
        self.bias / f64::from(self.n.max(1))
    }
}

impl Summary {
    /// Counts a row.
    pub fn add(&mut self, row: &Row) {
        let level = if row.rep.is_none() { Level::Company } else { Level::Reps };
        let scores = self.0.entry((row.horizon, level)).or_default();
        #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
        let actual = row.actual_minor as f64;
        let distributions = [
            (Method::Pool, Some(&row.forecast)),
            (Method::Pipeline, Some(&row.said.pipeline)),
            (Method::Series, row.said.series.as_ref()),
        ];
        for (method, quantiles) in distributions {
            let Some(quantiles) = quantiles else { continue };
            let score = scores.entry(method).or_default();
            let pit = quantiles.pit(actual);
            score.n += 1;
            score.crps += quantiles.crps(actual);
            score.within_80 += pit.share_within(0.1, 0.9);
            score.within_95 += pit.share_within(0.025, 0.975);
            score.bias += quantiles.at(0.5) - actual;
        }
        let numbers = [
            (Method::RunRate, row.naive.run_rate),
            (Method::LastQuarter, row.naive.last_quarter),
            (Method::OpenPipeline, row.naive.open_pipeline),
        ];
        for (method, number) in numbers {
            let score = scores.entry(method).or_default();
            score.n += 1;
            score.crps += (number - actual).abs();
            score.bias += number - actual;
        }
    }

    /// By window and level, then by method.
    pub fn scores(&self) -> impl Iterator<Item = (Horizon, Level, &BTreeMap<Method, Score>)> {
        self.0.iter().map(|((horizon, level), scores)| (*horizon, *level, scores))
    }
}
