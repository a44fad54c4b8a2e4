//! Rates of many alike: each has counts of its own, and all together say how different they are.
//!
//! Empirical Bayes with the gamma-Poisson pair (Robbins 1956; Carlin and Louis, "Bayes and Empirical Bayes Methods for Data
//! Analysis", chapter 3). Counts need not be whole: old ones may weigh less.

use statrs::function::gamma::ln_gamma;

use crate::stream::Stream;

/// What was seen of one of many: events, and how many were to be expected if it were like the others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    /// Events; not negative.
    pub events: f64,
    /// Expected events; not negative.
    pub expected: f64,
}

/// How alike the many are, with the doubt about it: the strength k of Gamma(k, k), on a grid.
///
/// # Invariants
/// Weights are not negative and sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Strength {
    grid: Vec<f64>,
    weights: Vec<f64>,
}

/// From "a hundred times or never" to "within a twentieth of one another".
const GRID: [f64; 17] = [0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 35.0, 60.0, 120.0, 250.0, 500.0];

impl Strength {
    /// What the counts say about it.
    ///
    /// # Formula
    /// ```text
    /// weight(k) ~ prior(k) * product over i of NegBin(n_i; size k, mean e_i)
    /// log NegBin(n; k, e) = lnG(n + k) - lnG(k) + k log(k / (k + e)) + n log(e / (k + e))       (a constant left out)
    /// prior(k) ~ exp(-d / s) d w(k),  d = 1 / sqrt(k),  s = `scale`,  w(k) the part of the logarithms of the grid that k stands for
    /// ```
    /// d is the standard deviation of the factors, and the prior takes it for exponential with mean `scale`; d w(k) is the part of all
    /// deviations that k stands for.
    #[must_use]
    pub fn of(seen: &[Seen], scale: f64) -> Self {
        let score = |at: usize| {
            let k = GRID[at];
            let likelihood: f64 = seen.iter().map(|one| log_negative_binomial(*one, k)).sum();
            let deviation = 1.0 / k.sqrt();
            likelihood - deviation / scale.max(1e-9) + (deviation * part_of_grid(at)).ln()
        };
        Self::of_scores(&GRID, &std::array::from_fn::<f64, { GRID.len() }, _>(score))
    }

    fn of_scores(grid: &[f64], scores: &[f64]) -> Self {
        let highest = scores.iter().copied().filter(|score| score.is_finite()).fold(f64::NEG_INFINITY, f64::max);
        let raw: Vec<f64> = scores
            .iter()
            .map(|score| if score.is_finite() && highest.is_finite() { (score - highest).exp() } else { 0.0 })
            .collect();
        let total: f64 = raw.iter().sum();
        let even = 1.0 / f64::from(u32::try_from(grid.len().max(1)).unwrap_or(1));
        let weights = raw.iter().map(|weight| if 0.0 < total { weight / total } else { even }).collect();
        Self { grid: grid.to_vec(), weights }
    }

    /// One strength that it could be as well.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        self.quantile(stream.uniform())
    }

    /// The strength at which the weights reach `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let mut sum = 0.0;
        for (k, weight) in self.grid.iter().zip(&self.weights) {
            sum += weight;
            if p < sum {
                return *k;
            }
        }
        self.grid.last().copied().unwrap_or(1.0)
    }

    /// The likeliest strength.
    #[must_use]
    pub fn likeliest(&self) -> f64 {
        let pairs = self.grid.iter().zip(&self.weights);
        pairs.max_by(|one, other| one.1.total_cmp(other.1)).map_or(1.0, |(k, _)| *k)
    }

    /// The expected variance of the factors, 1 / k.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.grid.iter().zip(&self.weights).map(|(k, weight)| weight / k).sum()
    }

    /// The expected factor of one, whatever the strength.
    ///
    /// # Formula
    /// ```text
    /// sum over k of weight(k) (k + n) / (k + e)
    /// ```
    #[must_use]
    pub fn factor(&self, seen: Seen) -> f64 {
        let factors = self.grid.iter().zip(&self.weights).map(|(k, weight)| weight * posterior_mean(seen, *k));
        factors.sum()
    }
}

/// How much of the logarithms a strength of the grid stands for, twice: half way to both neighbours; the outermost two as far outwards.
fn part_of_grid(at: usize) -> f64 {
    let part = |one: usize, other: usize| (GRID[other] / GRID[one]).ln();
    let last = GRID.len() - 1;
    match at {
        0 => 2.0 * part(0, 1),
        _ if at == last => 2.0 * part(last - 1, last),
        _ => part(at - 1, at + 1),
    }
}

/// (k + n) / (k + e).
#[must_use]
pub fn posterior_mean(seen: Seen, strength: f64) -> f64 {
    (strength + seen.events) / (strength + seen.expected)
}

/// One factor that it could be as well: Gamma(k + n, rate k + e).
pub fn draw_factor(seen: Seen, strength: f64, stream: &mut Stream) -> f64 {
    stream.gamma(strength + seen.events) / (strength + seen.expected)
}

/// Brings the factors of many to 1 on average, each counting for as much as was expected of it: what they have in common is their
/// level's to tell.
///
/// ```
/// # use zadel_stats::shrinkage::{Seen, centre};
/// let seen = [Seen { events: 3.0, expected: 2.0 }, Seen { events: 5.0, expected: 4.0 }];
/// let mut factors = [1.5, 1.2];
/// centre(&mut factors, &seen);
/// assert!((2.0 * factors[0] + 4.0 * factors[1] - 6.0).abs() < 1e-12);
/// ```
pub fn centre(factors: &mut [f64], seen: &[Seen]) {
    let expected: f64 = seen.iter().map(|seen| seen.expected).sum();
    let explained: f64 = seen.iter().zip(&*factors).map(|(seen, factor)| seen.expected * factor).sum();
    if 0.0 < expected && 0.0 < explained {
        factors.iter_mut().for_each(|factor| *factor *= expected / explained);
    }
}

/// The logarithm of the chance of these events if the factor is Gamma(k, k), up to what does not depend on k.
fn log_negative_binomial(seen: Seen, k: f64) -> f64 {
    let Seen { events, expected } = seen;
    if expected <= 0.0 {
        return 0.0;
    }
    ln_gamma(events + k) - ln_gamma(k) + k * (k / (k + expected)).ln() + events * (expected / (k + expected)).ln()
}

#[cfg(test)]
mod tests;
