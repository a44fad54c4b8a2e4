//! A distribution as 199 quantiles: what is published, stored, averaged, recalibrated and scored.

mod pit;
mod reorder;

use crate::crps;

pub(crate) use pit::normal_quantile;
pub use pit::{Pit, spread_factor};
pub use reorder::reorder;

/// How many quantiles there are: at the levels 1/200 to 199/200.
pub const N_LEVELS: usize = 199;
/// One level is this much from the next.
const STEP: f64 = 1.0 / 200.0;

/// The quantiles at the levels k/200, k from 1 to 199.
///
/// # Units
/// Those of what is forecast.
///
/// # Invariants
/// Finite, in ascending order.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantiles([f64; N_LEVELS]);

impl Quantiles {
    /// Always this.
    #[must_use]
    pub fn certain(value: f64) -> Self {
        Self([if value.is_finite() { value } else { 0.0 }; N_LEVELS])
    }

    /// Of numbers in any order, one for each level; `None` if one is not finite.
    #[must_use]
    pub fn of_levels(mut values: [f64; N_LEVELS]) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        values.iter().all(|value| value.is_finite()).then_some(Self(values))
    }

    /// Of equally likely draws, which are put in order; `None` of none, or if one is not finite.
    ///
    /// # Formula
    /// Type 5 of Hyndman and Fan: the i-th of n draws is the quantile at (i - 1/2) / n, linear between. It is the one of which
    /// the middle of the draws is the middle of the quantiles.
    #[must_use]
    pub fn of_draws(draws: &mut [f64]) -> Option<Self> {
        draws.sort_unstable_by(f64::total_cmp);
        if draws.is_empty() || draws.iter().any(|draw| !draw.is_finite()) {
            return None;
        }
        Some(Self(std::array::from_fn(|i| between(draws, level(i)))))
    }

    /// The quantiles, in order.
    #[must_use]
    pub fn values(&self) -> &[f64; N_LEVELS] {
        &self.0
    }

    /// The quantile at a level; linear in the normal score between the given ones and beyond them.
    ///
    /// Beyond the outermost two it goes on as steeply as it did over the outer twentieth, but never past 0 from the positive
    /// side: money won is not negative.
    #[must_use]
    pub fn at(&self, p: f64) -> f64 {
        self.at_score(normal_quantile(crate::probability(p).clamp(1e-12, 1.0 - 1e-12)))
    }

    /// What a draw gets that so many of `n` are below of: the quantile at (rank + 1/2) / n.
    #[must_use]
    pub fn of_rank(&self, rank: u32, n: u32) -> f64 {
        self.at_score(normal_quantile((f64::from(rank) + 0.5) / f64::from(n.max(1))))
    }

    fn at_score(&self, score: f64) -> f64 {
        // Slopes of the last two quantiles alone would follow the accidents of single draws.
        const OUTER: usize = 9;
        let scores = pit::level_scores();
        let last = N_LEVELS - 1;
        let slope = |from: usize, to: usize| (self.0[to] - self.0[from]) / (scores[to] - scores[from]);
        if score <= scores[0] {
            let beyond = self.0[0] + (score - scores[0]) * slope(0, OUTER);
            return if 0.0 <= self.0[0] { beyond.max(0.0) } else { beyond };
        }
        if scores[last] <= score {
            return self.0[last] + (score - scores[last]) * slope(last - OUTER, last);
        }
        let above = scores.partition_point(|level| *level <= score).clamp(1, last);
        let share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        self.0[above - 1] + share * (self.0[above] - self.0[above - 1])
    }

    /// Wider or narrower around its middle: the quantile at p becomes that at Phi(factor Phi^-1(p)).
    ///
    /// The levels are moved, not the values: what cannot be stays impossible, and a lump of probability at 0 stays at 0.
    #[must_use]
    pub fn spread(&self, factor: f64) -> Self {
        let factor = if factor.is_finite() { factor.max(0.0) } else { 1.0 };
        let scores = pit::level_scores();
        let mut values: [f64; N_LEVELS] = std::array::from_fn(|i| self.at_score(factor * scores[i]));
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The average quantile by quantile; `None` of none, or if no weight is above 0.
    ///
    /// # Formula
    /// ```text
    /// q(p) = sum of w_m q_m(p) / sum of w_m
    /// ```
    /// Lichtendahl, Grushka-Cockayne and Winkler, "Is It Better to Average Probabilities or Quantiles?", Management Science 59
    /// (2013): sharper than averaging probabilities, and no wider than its parts.
    #[must_use]
    pub fn average(parts: &[(f64, &Self)]) -> Option<Self> {
        let usable = || parts.iter().filter(|(weight, _)| weight.is_finite() && 0.0 < *weight);
        let total: f64 = usable().map(|(weight, _)| weight).sum();
        if total <= 0.0 || !total.is_finite() {
            return None;
        }
        Some(Self(std::array::from_fn(|i| usable().map(|(weight, part)| weight / total * part.0[i]).sum())))
    }

    /// The average value.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() * (1.0 / 199.0)
    }

    /// The score of what came; lower is better ([`crps::of_quantiles`]).
    #[must_use]
    pub fn crps(&self, actual: f64) -> f64 {
        crps::of_quantiles(&self.0, actual)
    }

    /// The chance of at least `goal`; falls as the goal rises.
    ///
    /// # Formula
    /// 1 - p where the quantile at p is the goal, linear between the levels; beyond the outermost 1/400 or 399/400.
    #[must_use]
    pub fn at_least(&self, goal: f64) -> f64 {
        let below = self.0.partition_point(|value| *value < goal);
        if below == 0 {
            return 1.0 - STEP / 2.0;
        }
        if below == N_LEVELS {
            return STEP / 2.0;
        }
        let (low, high) = (self.0[below - 1], self.0[below]);
        1.0 - level(below - 1) - STEP * (goal - low) / (high - low)
    }

    /// Where in the distribution a value lies.
    #[must_use]
    pub fn pit(&self, actual: f64) -> Pit {
        let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        let below = self.0.partition_point(|value| *value < actual);
        let up_to = self.0.partition_point(|value| *value <= actual);
        Pit { below: count(below) * STEP, up_to: (count(up_to) + 1.0) * STEP }
    }
}

/// The level of the i-th quantile, from 0.
fn level(i: usize) -> f64 {
    f64::from(u32::try_from(i + 1).unwrap_or(u32::MAX)) * STEP
}

/// Type 5 of Hyndman and Fan.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a list that fits in memory"
)]
fn between(sorted: &[f64], p: f64) -> f64 {
    let last = sorted.len() - 1;
    let place = (p * sorted.len() as f64 - 0.5).clamp(0.0, last as f64);
    let below = place.floor() as usize;
    let (low, high) = (sorted[below], sorted[last.min(below + 1)]);
    low + (place - place.floor()) * (high - low)
}

#[cfg(test)]
mod tests;
