//! Both models on one history: what they say of a window.

use std::collections::BTreeMap;

use super::cold_start::Assumptions;
use super::day::Day;
use super::deal::KnownDeal;
use super::pipeline::{Drawing, Draws, Pipeline, Which, draw, draw_deal, quantiles_of};
use super::record::{Past, Said};
use super::rhythm::Season;
use super::series;
use super::span::Span;
use super::window::Window;

/// Models that have learned from what is known at the end of a day.
#[derive(Clone, Debug)]
pub struct Forecaster {
    /// The day whose end it knows.
    pub today: Day,
    /// The pipeline model that takes all months for alike, and the one that knows those of the quarter apart.
    pub pipelines: [Pipeline; 2],
    /// The first rep's place is 0: those who have a deal by today.
    known_reps: Vec<u32>,
    weeks_of_company: Vec<f64>,
    weeks_of_reps: BTreeMap<u32, Vec<f64>>,
}

/// What both models say, and the joint draws.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// What each said of whom.
    pub said: Past,
    /// The pipeline model's joint draws.
    pub draws: Draws,
}

/// Streams of the series model are far from those of the pipeline.
const OF_SERIES: u64 = 3 << 62;
/// Paths of a series.
const N_PATHS: u32 = 1_000;

impl Forecaster {
    /// Learns from a history, of which only what is known at the end of `today` is looked at.
    #[must_use]
    pub fn learn(deals: &[KnownDeal], today: Day, assumed: &Assumptions) -> Self {
        let known: Vec<KnownDeal> = deals.iter().filter_map(|deal| deal.as_of(today)).collect();
        // Where nobody is known, somebody will come.
        let n_reps = known.iter().map(|deal| deal.rep.saturating_add(1)).max().unwrap_or(1);
        let mut known_reps: Vec<u32> = known.iter().map(|deal| deal.rep).collect();
        known_reps.sort_unstable();
        known_reps.dedup();
        let span = Span::of(&known, today);
        let pipelines =
            [Season::Without, Season::OfQuarter].map(|season| Pipeline::learn(&known, n_reps, today, season, assumed));
        Self {
            today,
            pipelines,
            weeks_of_company: series::weekly(&known, span, None),
            weeks_of_reps: known_reps.iter().map(|rep| (*rep, series::weekly(&known, span, Some(*rep)))).collect(),
            known_reps,
        }
    }

    /// What both models say of the time after today, up to and including `until`.
    #[must_use]
    pub fn forecast(&self, until: Day, drawing: Drawing) -> Forecast {
        self.forecast_within(Window { after: self.today, until }, drawing)
    }

    /// What both models say of a window to come.
    ///
    /// Half of the worlds of the pipeline model are drawn from each of its variants.
    #[must_use]
    pub fn forecast_within(&self, window: Window, drawing: Drawing) -> Forecast {
        let draws = self.draw(Which::All, window, drawing);
        let ahead = window.ahead(self.today);
        let of_series =
            |weeks: &[f64], number: u64| series::forecast(weeks, ahead, N_PATHS, drawing.seed, OF_SERIES | number);
        let company = Said { pipeline: quantiles_of(&draws.company()), series: of_series(&self.weeks_of_company, 0) };
        let reps = self.weeks_of_reps.iter().map(|(rep, weeks)| {
            let series = of_series(weeks, u64::from(*rep) + 1);
            (*rep, Said { pipeline: quantiles_of(draws.rep(*rep)), series })
        });
        Forecast { said: Past { origin: self.today, window, company, reps: reps.collect() }, draws }
    }

    /// The joint draws of all deals, or of some: of the same drawing, these are a part of those, draw by draw.
    #[must_use]
    pub fn draw(&self, which: Which, window: Window, drawing: Drawing) -> Draws {
        let [without, with] = &self.pipelines;
        let [first, second] = halves(drawing);
        let mut draws = draw(without, which, window, first);
        draws.append(draw(with, which, window, second));
        draws
    }

    /// The reps who have a deal by today.
    #[must_use]
    pub fn reps(&self) -> &[u32] {
        &self.known_reps
    }
}

/// What one open deal brings in each of the joint draws, given by its place among the deals that were known.
#[must_use]
pub fn deal_draws(forecaster: &Forecaster, place: u64, window: Window, drawing: Drawing) -> Vec<i64> {
    let parts = forecaster.pipelines.iter().zip(halves(drawing));
    parts.flat_map(|(pipeline, drawing)| draw_deal(pipeline, place, window, drawing)).collect()
}

/// Half of the worlds for each variant, each with chance of its own.
fn halves(drawing: Drawing) -> [Drawing; 2] {
    let half = Drawing { n_worlds: drawing.n_worlds.div_ceil(2), ..drawing };
    [half, Drawing { seed: drawing.seed ^ 0x5EA5_0000_0000_0000, ..half }]
}
