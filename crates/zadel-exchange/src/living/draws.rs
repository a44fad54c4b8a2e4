//! Choices of one story: draws from a stream of its own.

use zadel_stats::stream::Stream;

/// A stream with the choices that a story needs.
#[derive(Clone, Debug)]
pub(super) struct Draws(Stream);

impl Draws {
    /// Streams with different numbers have nothing in common.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        Self(Stream::new(seed, number))
    }

    /// Does it happen, that happens with this probability?
    pub(super) fn happens(&mut self, p: f64) -> bool {
        self.0.uniform() < p
    }

    /// Between 0 and 1.
    pub(super) fn share(&mut self) -> f64 {
        self.0.uniform()
    }

    /// A whole number from `from` to `to`, both included.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        let n = to.abs_diff(from) + 1;
        from + i64::try_from(self.0.bits() % n).expect("below the difference of two such numbers")
    }

    /// A place in a list, by weights; never one whose weight is 0 unless all are.
    pub(super) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.0.uniform() * weights.iter().sum::<f64>();
        for (place, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return place;
            }
        }
        // A rest of rounding belongs to the last one that can be meant.
        weights.iter().rposition(|weight| 0.0 < *weight).unwrap_or(0)
    }

    /// A log-normal number with this mean; `sigma` is the standard deviation of its logarithm.
    ///
    /// # Formula
    /// mean * exp(sigma * z - sigma^2 / 2) with z standard normal
    pub(super) fn about(&mut self, mean: f64, sigma: f64) -> f64 {
        mean * (sigma * self.0.normal() - sigma * sigma / 2.0).exp()
    }

    /// An exponential number with this mean.
    pub(super) fn wait(&mut self, mean: f64) -> f64 {
        -mean * self.0.uniform().ln()
    }

    /// A gamma number with this mean.
    pub(super) fn gamma(&mut self, mean: f64, shape: f64) -> f64 {
        self.0.gamma(shape) * mean / shape
    }

    /// How often something happens that happens so often in the mean.
    pub(super) fn times(&mut self, mean: f64) -> u64 {
        self.0.poisson(mean)
    }
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "days, seconds and roubles are far below 2^53")]
pub(super) fn whole(x: f64) -> i64 {
    x.round() as i64
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of a company are far below 2^53")]
pub(super) fn float(n: usize) -> f64 {
    n as f64
}
