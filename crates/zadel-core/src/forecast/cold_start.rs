//! What is believed before anything is seen: the plan's own assumptions, with as much weight as their evidence has.

use super::hazard::Prior;

/// The plan's assumptions, as far as the forecast can use them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumptions {
    /// The share of deals that is won: won, of how many.
    pub conversion: (f64, f64),
    /// The average time from opening to the end of a deal, in days.
    pub cycle_days: f64,
    /// How many ended deals stand behind both.
    pub n_ends: f64,
    /// The average sale, in minor units; none if the plan does not say.
    pub sale_minor: Option<i64>,
}

impl Default for Assumptions {
    /// Nobody has said anything: a deal in five is won, it takes two months, and one ended deal counts as much as that.
    fn default() -> Self {
        Self { conversion: (1.0, 5.0), cycle_days: 60.0, n_ends: 1.0, sale_minor: None }
    }
}

impl Assumptions {
    /// The chance of a day to be won.
    ///
    /// # Formula
    /// share won / cycle, worth `n_ends` times that share of ends
    #[must_use]
    pub fn won(&self) -> Prior {
        self.prior(self.share())
    }

    /// The chance of a day to be lost.
    #[must_use]
    pub fn lost(&self) -> Prior {
        self.prior(1.0 - self.share())
    }

    /// All of it, to tell whether two are the same.
    #[must_use]
    pub fn bits(&self) -> ([u64; 4], Option<i64>) {
        let (won, of) = self.conversion;
        ([won, of, self.cycle_days, self.n_ends].map(f64::to_bits), self.sale_minor)
    }

    fn share(&self) -> f64 {
        let (won, of) = self.conversion;
        let share = won / of;
        if share.is_finite() { share.clamp(0.001, 0.999) } else { 0.2 }
    }

    fn prior(&self, share: f64) -> Prior {
        let within = |value: f64, low: f64, high: f64| if value.is_finite() { value.clamp(low, high) } else { low };
        Prior { daily: share / within(self.cycle_days, 0.5, 3650.0), n_ends: share * within(self.n_ends, 0.1, 1e6) }
    }
}
