//! The gamma distribution: what is known of a rate after `events` were seen over an `exposure`.

use statrs::function::gamma::{gamma_lr, ln_gamma};

use crate::Interval;
use crate::quantile::invert;

/// The 95 % equal-tailed Jeffreys interval of a rate: `events` seen over `exposure` units.
///
/// # Formula
/// ```text
/// Gamma(s + 1/2, rate n), quantiles 2.5 % and 97.5 %;  low = 0 if s = 0
/// ```
/// `exposure` counts the units watched (clients); at least 1.
///
/// # Examples
/// ```
/// let interval = zadel_stats::gamma::jeffreys_rate_interval(16, 26);
/// assert!(interval.low < 16.0 / 26.0 && 16.0 / 26.0 < interval.high);
/// ```
#[must_use]
pub fn jeffreys_rate_interval(events: u32, exposure: u32) -> Interval {
    let shape = f64::from(events) + 0.5;
    let exposure = f64::from(exposure.max(1));
    Interval {
        low: if events == 0 { 0.0 } else { quantile(0.025, shape) / exposure },
        high: quantile(0.975, shape) / exposure,
    }
}

/// The x at which P(X <= x) reaches `p` for X of Gamma(shape, rate 1).
#[must_use]
pub fn quantile(p: f64, shape: f64) -> f64 {
    let density = |x: f64| ((shape - 1.0) * x.ln() - x - ln_gamma(shape)).exp();
    let reach = 8.0 * shape.sqrt() + 40.0;
    invert(p, (shape - reach).max(0.0), shape + reach, |x| gamma_lr(shape, x), density)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gamma(1/2, 1) is half a squared normal: the 95 % point of |Z| is 1.959963984540054.
    #[test]
    fn a_half_is_half_a_squared_normal() {
        let squared = 1.959_963_984_540_054_f64.powi(2) / 2.0;
        assert!((quantile(0.95, 0.5) - squared).abs() < 1e-10);
    }

    /// Gamma(1, 1) is the exponential distribution.
    #[test]
    fn one_is_exponential() {
        for p in [0.001, 0.025, 0.5, 0.975, 0.9999] {
            assert!((quantile(p, 1.0) + f64::ln_1p(-p)).abs() < 1e-10);
        }
    }

    #[test]
    fn a_quantile_is_the_inverse_of_the_distribution_function_for_large_shapes_too() {
        for shape in [0.5, 16.5, 4000.5, 1e6] {
            for p in [0.025, 0.5, 0.975] {
                assert!((gamma_lr(shape, quantile(p, shape)) - p).abs() < 1e-8, "shape {shape}, p {p}");
            }
        }
    }
}
