//! A random company.

use zadel_stats::stream::Stream;

use super::Stages;
use crate::forecast::day::Day;
use crate::forecast::deal::KnownDeal;

/// What is true of a company.
///
/// # Units
/// Days, major units of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// New deals a day, of the whole company, before season and shocks.
    pub arrivals: f64,
    /// The share of each rep of the new deals; they sum to 1.
    pub shares: Vec<f64>,
    /// How much more each rep wins than the average.
    pub rep_factors: Vec<f64>,
    /// The share of deals that anybody will ever close.
    pub closing: f64,
    /// The share of wins among the closing ones, of an average rep.
    pub winning: f64,
    /// Shape and scale of the time until a win, and of that until a loss: Weibull.
    pub until_won: (f64, f64),
    /// See `until_won`.
    pub until_lost: (f64, f64),
    /// Factors of the months of the quarter on the speed of winning.
    pub season: [f64; 3],
    /// Standard deviations of the logarithms of the monthly shocks: on wins, on arrivals.
    pub shocks: (f64, f64),
    /// Of the weekly walk of the logarithm of arrivals.
    pub drift: f64,
    /// Of the monthly walk of the logarithm of each rep's own arrivals.
    pub rep_drift: f64,
    /// Mean and standard deviation of the logarithm of a sale.
    pub sale: (f64, f64),
    /// Of the logarithm of each rep's average sale.
    pub rep_sale: Vec<f64>,
    /// Nothing is done at weekends.
    pub has_weekends: bool,
    /// Of deals that ended before the history was exported first nothing is known.
    pub is_cut_off: bool,
    /// How far deals are seen to have come.
    pub stages: Stages,
}

/// A company with its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    /// What is true of it.
    pub truth: Truth,
    /// All that happened to it.
    pub deals: Vec<KnownDeal>,
    /// The first day of its history.
    pub first: Day,
    /// The last day of it.
    pub last: Day,
}

impl Truth {
    /// A company by chance: from five deals a quarter to hundreds, one to twelve reps.
    #[must_use]
    pub fn random(stream: &mut Stream, of_stages: &mut Stream) -> Self {
        let mut between = |low: f64, high: f64| low + (high - low) * stream.uniform();
        let n_reps = between(1.0, 13.0);
        let per_quarter = between(5.0_f64.ln(), 600.0_f64.ln()).exp();
        let (winning, closing) = (between(0.1, 0.7), between(0.6, 1.0));
        let mean_days = between(8.0_f64.ln(), 100.0_f64.ln()).exp();
        let until_won = (between(0.8, 2.2), mean_days * between(0.7, 1.4));
        let until_lost = (between(0.6, 1.8), mean_days * between(0.5, 1.5));
        let season =
            if between(0.0, 1.0) < 0.4 { [between(0.6, 1.4), between(0.6, 1.4), between(0.6, 1.4)] } else { [1.0; 3] };
        let shocks = (between(0.0, 0.3), between(0.0, 0.3));
        let (drift, rep_drift) = (between(0.0, 0.04), between(0.0, 0.12));
        let sale = (between(5.0, 10.0), between(0.2, 1.2));
        let (has_weekends, is_cut_off) = (between(0.0, 1.0) < 0.5, between(0.0, 1.0) < 0.25);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 12")]
        let n_reps = n_reps as usize;
        let raw: Vec<f64> = (0..n_reps).map(|_| stream.gamma(3.0) + 0.05).collect();
        let total: f64 = raw.iter().sum();
        let spread = 0.35 * stream.uniform();
        Self {
            arrivals: per_quarter / 91.0,
            shares: raw.iter().map(|share| share / total).collect(),
            rep_factors: (0..n_reps).map(|_| (spread * stream.normal()).exp()).collect(),
            closing,
            winning,
            until_won,
            until_lost,
            season,
            shocks,
            drift,
            rep_drift,
            sale,
            rep_sale: (0..n_reps).map(|_| 0.25 * stream.normal()).collect(),
            has_weekends,
            is_cut_off,
            stages: Stages::random(of_stages),
        }
    }
}
