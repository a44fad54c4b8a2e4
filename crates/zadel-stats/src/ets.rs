//! Exponential smoothing with an error of its own: where a series stands, where it drifts, and how sure that is.
//!
//! The state space forms of Hyndman, Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (Springer 2008),
//! chosen by the corrected information criterion of Akaike as in Hyndman and Khandakar, "Automatic Time Series Forecasting",
//! Journal of Statistical Software 27 (2008). Four of them, without seasons:
//!
//! | form | error | trend |
//! |---|---|---|
//! | [`Form::Ann`] | added | none |
//! | [`Form::Aan`] | added | added |
//! | [`Form::Aadn`] | added | added, damped |
//! | [`Form::Mnn`] | in proportion to the level | none |
//!
//! The other programs look for the best parameters of smoothing and the first states together, by a method that may stop on the
//! way. Of the additive forms the errors are linear in the first states, so here these come from least squares, exactly, and only
//! the one to three parameters of smoothing are searched.

mod doubt;
mod fitting;
mod search;

use crate::stream::Stream;

pub use doubt::{Doubt, Step};
pub use fitting::{fit, select};

/// How a series moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A level that errors push: additive, no trend.
    Ann,
    /// The same with a trend.
    Aan,
    /// The same with a trend that fades.
    Aadn,
    /// A level whose errors are shares of it; of series above 0 only.
    Mnn,
}

impl Form {
    /// All of them, the simplest first.
    pub const ALL: [Self; 4] = [Self::Ann, Self::Mnn, Self::Aan, Self::Aadn];

    /// Parameters that are estimated, the variance among them.
    fn n_parameters(self) -> u32 {
        match self {
            Self::Ann | Self::Mnn => 3,
            Self::Aan => 5,
            Self::Aadn => 6,
        }
    }
}

/// What a series has taught.
///
/// # Invariants
/// Every number is finite; `variance` is not negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Its form.
    pub form: Form,
    /// How much of an error the level keeps: 0.0001 to 0.9999.
    pub alpha: f64,
    /// How much of an error the trend keeps; 0 where there is none.
    pub beta: f64,
    /// What is left of the trend after a step: 0.8 to 0.98 if damped, 1 otherwise.
    pub phi: f64,
    /// The level after the last observation.
    pub level: f64,
    /// The trend after the last observation, a step.
    pub trend: f64,
    /// Level and trend before the first observation.
    first: [f64; 2],
    /// Of one step's error: squared units of the series, or of shares of the level for [`Form::Mnn`].
    pub variance: f64,
    /// Up to the constant that all forms share.
    pub log_likelihood: f64,
    /// The corrected criterion of Akaike: lower is better.
    pub aicc: f64,
}

impl Fit {
    /// The expected values of the next `n` steps.
    ///
    /// # Formula
    /// ```text
    /// level + (phi + phi^2 + ... + phi^h) trend
    /// ```
    #[must_use]
    pub fn means(&self, n: usize) -> Vec<f64> {
        let (mut level, mut trend) = (self.level, self.trend);
        (0..n)
            .map(|_| {
                trend *= self.phi;
                level += trend;
                level
            })
            .collect()
    }

    /// The standard deviation of the value `h` steps ahead, of the additive forms exactly; of [`Form::Mnn`] likewise.
    ///
    /// # Formula
    /// ```text
    /// additive:  variance (1 + sum over j < h of c_j^2),   c_j = alpha + beta (phi + ... + phi^j)
    /// MNN:       level^2 ((1 + alpha^2 variance)^(h-1) (1 + variance) - 1)
    /// ```
    /// Tables 6.1 and 6.2 of the book.
    #[must_use]
    pub fn standard_deviation(&self, h: usize) -> f64 {
        if self.form == Form::Mnn {
            let growth = 1.0 + self.alpha * self.alpha * self.variance;
            let steps = i32::try_from(h.saturating_sub(1)).unwrap_or(i32::MAX);
            let variance = self.level * self.level * (growth.powi(steps) * (1.0 + self.variance) - 1.0);
            // Errors of a thousand times the level grow beyond all numbers within twenty steps.
            return variance.clamp(0.0, f64::MAX).sqrt();
        }
        let (mut sum, mut power, mut powers) = (1.0, 1.0, 0.0);
        for _ in 1..h {
            power *= self.phi;
            powers += power;
            sum += (self.alpha + self.beta * powers).powi(2);
        }
        (self.variance * sum).sqrt()
    }

    /// One course that the next steps may take, written into `steps`.
    ///
    /// Values may fall below 0: a series that cannot is cut off by whoever knows it.
    pub fn draw_path(&self, stream: &mut Stream, steps: &mut [f64]) {
        let deviation = self.variance.sqrt();
        let (mut level, mut trend) = (self.level, self.trend);
        for step in steps {
            let error = deviation * stream.normal();
            if self.form == Form::Mnn {
                *step = level * (1.0 + error);
                level *= 1.0 + self.alpha * error;
            } else {
                trend *= self.phi;
                *step = level + trend + error;
                level += trend + self.alpha * error;
                trend += self.beta * error;
            }
        }
    }
}

#[cfg(test)]
mod tests;
