//! How likely is it that the next value is none of those that were seen?

use statrs::function::gamma::ln_gamma;

const GRID: [f64; 8] = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
/// Before anything is seen.
const MEAN: f64 = 20.0;

/// The concentration a of a Dirichlet process of which `n` values were seen, `n_different` of them different: the next value is a new
/// one with chance a / (n + a).
///
/// Prices of a list repeat, and then the next one is on the list; the more of them differ, the likelier the next is a new one. a is at most
/// 64: of thousands of values that all differ the next one is near one of them.
///
/// # Formula
/// ```text
/// weight(a) ~ prior(a) a^D G(a) / G(a + n),   prior(a) ~ a exp(-a / 20) on a grid even in log a
/// ```
/// with D different ones; the mean of a by these weights (Escobar and West, "Bayesian density estimation and inference using
/// mixtures", Journal of the American Statistical Association 90, 1995).
///
/// # Examples
/// ```
/// use zadel_stats::concentration::concentration;
/// assert!(concentration(100, 5) < 2.0);
/// assert!(20.0 < concentration(100, 100));
/// ```
#[must_use]
pub fn concentration(n: usize, n_different: usize) -> f64 {
    let counted = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let (n, n_different) = (counted(n), counted(n_different));
    let score = |a: f64| n_different * a.ln() + ln_gamma(a) - ln_gamma(a + n) + a.ln() - a / MEAN;
    let scores = GRID.map(score);
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights = scores.map(|score| (score - highest).exp());
    GRID.iter().zip(&weights).map(|(a, weight)| a * weight).sum::<f64>() / weights.iter().sum::<f64>()
}
