//! The probability integral transform: where in its forecast a value lay, and what many of them say about the spread.

use std::sync::LazyLock;

use statrs::function::erf::erfc_inv;

use super::{N_LEVELS, level};

/// The part of a forecast's probability that lies at a value: from what is below it to what is up to it.
///
/// Of a forecast without lumps it is a point, or as much of one as 199 quantiles can tell; where a fifth of the probability lies
/// on 0 and 0 comes, it is that fifth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pit {
    /// Probability below the value.
    pub below: f64,
    /// Probability up to the value; more than `below`.
    pub up_to: f64,
}

impl Pit {
    /// Which share of the probability at the value lies between two levels: 1 or 0 if there is no lump.
    ///
    /// # Formula
    /// ```text
    /// |[below, up to] and [low, high]| / (up to - below)
    /// ```
    #[must_use]
    pub fn share_within(self, low: f64, high: f64) -> f64 {
        ((self.up_to.min(high) - self.below.max(low)) / (self.up_to - self.below)).clamp(0.0, 1.0)
    }

    /// The expected square of the normal score of a level drawn evenly from the lump.
    ///
    /// # Formula
    /// ```text
    /// integral of z^2 phi(z) dz / (Phi(b) - Phi(a)) = 1 - (b phi(b) - a phi(a)) / (Phi(b) - Phi(a))
    /// ```
    #[must_use]
    pub fn squared_score(self) -> f64 {
        let part = |p: f64| {
            if p <= 0.0 || 1.0 <= p {
                return 0.0;
            }
            let z = normal_quantile(p);
            z * (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
        };
        let (below, up_to) = (self.below.clamp(0.0, 1.0), self.up_to.clamp(0.0, 1.0));
        let width = up_to - below;
        if width < 1e-9 { 1.0 } else { (1.0 - (part(up_to) - part(below)) / width).max(0.0) }
    }
}

/// By how much a forecaster's spreads have been too narrow (above 1) or too wide (below 1).
///
/// # Formula
/// ```text
/// log factor = n / (n + strength) * 1/2 log(mean of z^2),   within 1/2 to 2
/// ```
/// z is the normal score of where the value lay: of an honest forecaster its square is 1 on average. `n` is how many independent
/// windows the values come from: of many people in one window, one. Few windows leave the spread as it is.
#[must_use]
pub fn spread_factor(resolved: &[Pit], n: f64, strength: f64) -> f64 {
    const MOST: f64 = 2.0;
    let count = f64::from(u32::try_from(resolved.len()).unwrap_or(u32::MAX));
    if resolved.is_empty() || n <= 0.0 {
        return 1.0;
    }
    let mean = resolved.iter().map(|pit| pit.squared_score()).sum::<f64>() / count;
    let trust = n / (n + strength.max(0.0));
    (trust * 0.5 * mean.max(1e-6).ln()).exp().clamp(1.0 / MOST, MOST)
}

/// The x at which a standard normal reaches `p`.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p)
}

/// The normal scores of the levels.
pub(super) fn level_scores() -> &'static [f64; N_LEVELS] {
    static SCORES: LazyLock<[f64; N_LEVELS]> = LazyLock::new(|| std::array::from_fn(|i| normal_quantile(level(i))));
    &SCORES
}
