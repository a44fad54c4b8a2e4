//! The average of skewed amounts: where it lies, as far as so many of them tell.

use crate::Interval;
use crate::beta;

/// The 95 % interval of the average that amounts are drawn with; nothing of fewer than two.
///
/// # Formula
/// ```text
/// m, s: average and standard deviation (n - 1);  g: skewness, third central moment / second^(3/2);  t: 97.5 % of Student's t, n - 1
/// h(y) = 3/g ((1 + g (y - g / (6 n)))^(1/3) - 1),  y without skewness
/// low = m - s h(t / sqrt n),  high = m - s h(-t / sqrt n)
/// ```
/// Hall, "On the Removal of Skewness by Transformation", Journal of the Royal Statistical Society B 54 (1992).
///
/// Sums of sales are skewed, and their average is more often too low than too high: Student's own interval misses a true average
/// above it twice to ten times as often as one below it. Cox's interval of a log-normal average is better while sums are log-normal,
/// and does not hold the truth in half of the cases where they come of two prices. Coverage in `docs/decisions/0043`.
///
/// # Examples
/// One large sale of 480 beside sales of about 100, 180 on average: it may be much higher, and not so much lower.
/// ```
/// let interval = zadel_stats::average::interval(&[90.0, 100.0, 110.0, 120.0, 480.0]).expect("five amounts");
/// assert!((interval.low - 42.62).abs() < 0.01 && (interval.high - 849.93).abs() < 0.01, "{interval:?}");
/// ```
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 sales")]
pub fn interval(amounts: &[f64]) -> Option<Interval> {
    const TAIL: f64 = 0.025;
    let n = amounts.len() as f64;
    if n < 2.0 {
        return None;
    }
    let average = amounts.iter().sum::<f64>() / n;
    let moment = |k: i32| amounts.iter().map(|amount| (amount - average).powi(k)).sum::<f64>() / n;
    let second = moment(2);
    if second <= 0.0 {
        return Some(Interval { low: average, high: average });
    }
    let skewness = moment(3) / second.powf(1.5);
    let spread = (second * n / (n - 1.0)).sqrt();
    let y = student_t(TAIL, n - 1.0) / n.sqrt();
    let end = |y: f64| average - spread * unskewed(y, skewness, n);
    Some(Interval { low: end(y), high: end(-y) })
}

/// The inverse of Hall's transformation.
fn unskewed(y: f64, skewness: f64, n: f64) -> f64 {
    let shifted = y - skewness / (6.0 * n);
    let z = skewness * shifted;
    if z.abs() < 1e-9 {
        return shifted;
    }
    let root = if -1.0 < z { (z.ln_1p() / 3.0).exp_m1() } else { (1.0 + z).cbrt() - 1.0 };
    3.0 / skewness * root
}

/// The value that Student's t exceeds with a chance below a half.
///
/// # Formula
/// ```text
/// x: quantile 2 tail of Beta(f / 2, 1 / 2);  t = sqrt(f (1 - x) / x)
/// ```
fn student_t(tail: f64, freedom: f64) -> f64 {
    let x = beta::quantile(2.0 * tail, freedom / 2.0, 0.5);
    (freedom * (1.0 - x) / x).sqrt()
}

#[cfg(test)]
mod tests;
