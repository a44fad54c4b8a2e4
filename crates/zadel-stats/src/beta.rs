//! The beta distribution: what is known of a share after `s` of `n` were seen to pass.

use statrs::function::erf::erfc_inv;
use statrs::function::gamma::ln_gamma;

use crate::Interval;
use crate::quantile::invert;

/// The 95 % equal-tailed Jeffreys interval of a share of which `passed` of `entered` were observed.
///
/// # Formula
/// ```text
/// Beta(s + 1/2, n - s + 1/2), quantiles 2.5 % and 97.5 %;  low = 0 if s = 0,  high = 1 if s = n
/// ```
/// The two corrections at the ends are Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion",
/// Statistical Science 16 (2001): without them the interval of 0 of n could not hold a true 0.
///
/// # Examples
/// ```
/// let interval = zadel_stats::beta::jeffreys_interval(35, 73);
/// assert!((interval.low - 0.367_516).abs() < 1e-6 && (interval.high - 0.592_982).abs() < 1e-6);
/// ```
#[must_use]
pub fn jeffreys_interval(passed: u32, entered: u32) -> Interval {
    let (alpha, beta) = jeffreys_posterior(passed, entered);
    Interval {
        low: if passed == 0 { 0.0 } else { quantile(0.025, alpha, beta) },
        high: if entered <= passed { 1.0 } else { quantile(0.975, alpha, beta) },
    }
}

/// The two parameters of the posterior under the Jeffreys prior Beta(1/2, 1/2).
///
/// `passed` beyond `entered` counts as all of them.
#[must_use]
pub fn jeffreys_posterior(passed: u32, entered: u32) -> (f64, f64) {
    (f64::from(passed) + 0.5, f64::from(entered.saturating_sub(passed)) + 0.5)
}

/// P(X <= x) for X of Beta(alpha, beta), both parameters positive.
///
/// # Formula
/// The continued fraction DLMF 8.17.22, evaluated by Lentz's method on the side of the mean where it converges fast.
#[must_use]
pub fn cdf(x: f64, alpha: f64, beta: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if 1.0 <= x {
        1.0
    } else if x <= (alpha + 1.0) / (alpha + beta + 2.0) {
        x * density(x, alpha, beta) * (1.0 - x) / alpha * continued_fraction(x, alpha, beta)
    } else {
        1.0 - (1.0 - x) * density(x, alpha, beta) * x / beta * continued_fraction(1.0 - x, beta, alpha)
    }
}

/// The x at which [`cdf`] reaches `p`.
///
/// With millions of items on both sides the distribution is normal but for its skewness, and the first term of
/// Cornish and Fisher ("Moments and Cumulants in the Specification of Distributions", 1938) is exact to far more digits
/// than anybody reads; the continued fraction would take thousands of steps.
#[must_use]
pub fn quantile(p: f64, alpha: f64, beta: f64) -> f64 {
    const MILLIONS: f64 = 1e6;
    if MILLIONS < alpha.min(beta) {
        let sum = alpha + beta;
        let spread = (alpha / sum * (beta / sum) / (sum + 1.0)).sqrt();
        let skewness = 2.0 * (beta - alpha) * (sum + 1.0).sqrt() / ((sum + 2.0) * (alpha * beta).sqrt());
        let z = -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p);
        return alpha / sum + spread * (z + skewness * (z * z - 1.0) / 6.0);
    }
    // Nearly all of the mass lies within a few spreads of the mean: starting there saves the halving from 0 to 1.
    let mean = alpha / (alpha + beta);
    let spread = (mean * (1.0 - mean) / (alpha + beta + 1.0)).sqrt();
    let (mut low, mut high) = ((mean - 8.0 * spread).max(0.0), (mean + 8.0 * spread).min(1.0));
    if p < cdf(low, alpha, beta) {
        low = 0.0;
    }
    if cdf(high, alpha, beta) < p {
        high = 1.0;
    }
    invert(p, low, high, |x| cdf(x, alpha, beta), |x| density(x, alpha, beta))
}

fn density(x: f64, alpha: f64, beta: f64) -> f64 {
    let ln_beta = ln_gamma(alpha) + ln_gamma(beta) - ln_gamma(alpha + beta);
    ((alpha - 1.0) * x.ln() + (beta - 1.0) * (-x).ln_1p() - ln_beta).exp()
}

fn continued_fraction(x: f64, alpha: f64, beta: f64) -> f64 {
    // About sqrt(max(alpha, beta)) steps are needed; evidence is counted in u32, so this bound is generous.
    const STEPS: u32 = 1_000_000;
    const TINY: f64 = 1e-300;
    let away_from_zero = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (alpha + beta) * x / (alpha + 1.0));
    let mut fraction = d;
    for step in 1..=STEPS {
        let m = f64::from(step);
        let twice = 2.0 * m;
        for numerator in [
            m * (beta - m) * x / ((alpha + twice - 1.0) * (alpha + twice)),
            -(alpha + m) * (alpha + beta + m) * x / ((alpha + twice) * (alpha + twice + 1.0)),
        ] {
            d = 1.0 / away_from_zero(1.0 + numerator * d);
            c = away_from_zero(1.0 + numerator / c);
            fraction *= c * d;
        }
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Beta(1, n) and Beta(n, 1) have closed forms.
    #[test]
    fn the_distribution_function_agrees_with_closed_forms() {
        for n in [1.0, 2.0, 7.5, 40.0, 3000.0] {
            for x in [1e-6, 0.003, 0.1, 0.5, 0.77, 0.999] {
                assert!((cdf(x, 1.0, n) - (1.0 - (n * f64::ln_1p(-x)).exp())).abs() < 1e-13);
                assert!((cdf(x, n, 1.0) - x.powf(n)).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn a_quantile_is_the_inverse_of_the_distribution_function() {
        for (a, b) in [(0.5, 0.5), (3.5, 17.5), (0.5, 1e6), (96.5, 21.5), (2e9, 1e9), (0.5, 4.2e9)] {
            for p in [1e-9, 0.025, 0.5, 0.975] {
                let x = quantile(p, a, b);
                // Logarithms of huge factorials leave the distribution function four digits, the quantile all it needs.
                let tolerance = if 1e6 < a.min(b) { 1e-4 } else { 1e-6 };
                assert!((cdf(x, a, b) - p).abs() < tolerance, "cdf(quantile({p})) of Beta({a}, {b}) at {x}");
            }
        }
    }

    /// Where the two methods meet, they agree far beyond what is printed.
    #[test]
    fn the_quantile_of_millions_continues_that_of_thousands() {
        for p in [0.025, 0.5, 0.975] {
            let (below, above) = (quantile(p, 0.999_999e6, 3e6), quantile(p, 1.000_001e6, 3e6));
            assert!((above - below).abs() < 1e-6, "{below} {above}");
        }
    }

    #[test]
    fn nothing_seen_to_pass_leaves_a_true_zero_possible() {
        assert_eq!(jeffreys_interval(0, 12).low.to_bits(), 0.0_f64.to_bits());
        assert_eq!(jeffreys_interval(12, 12).high.to_bits(), 1.0_f64.to_bits());
    }
}
