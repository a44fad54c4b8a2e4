//! The continuous ranked probability score: how far a distribution was from what came. Lower is better.
//!
//! Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", Journal of the American Statistical
//! Association 102 (2007). In the units of what is forecast; of one number it is the absolute error.

/// Of quantiles at the levels k / (n + 1), in ascending order; 0 of none.
///
/// # Formula
/// ```text
/// 2 / n * sum over k of (p_k - [y < q_k]) (y - q_k),   p_k = k / (n + 1)
/// ```
/// Twice the mean pinball loss.
///
/// # Examples
/// ```
/// use zadel_stats::crps::of_quantiles;
/// assert_eq!(of_quantiles(&[3.0; 199], 5.0), 2.0);
/// ```
#[must_use]
pub fn of_quantiles(quantiles: &[f64], actual: f64) -> f64 {
    if quantiles.is_empty() {
        return 0.0;
    }
    let n = counted(quantiles.len());
    let losses = quantiles.iter().zip(1_u32..).map(|(quantile, k)| {
        let level = f64::from(k) / (n + 1.0);
        (level - if actual < *quantile { 1.0 } else { 0.0 }) * (actual - quantile)
    });
    2.0 * losses.sum::<f64>() / n
}

/// Of equally likely draws in ascending order, exactly; 0 of none.
///
/// # Formula
/// ```text
/// mean |x_i - y| - 1/2 mean |x_i - x_j| = mean |x_i - y| - sum over i of (2 i - n - 1) x_i / n^2
/// ```
#[must_use]
pub fn of_draws(sorted: &[f64], actual: f64) -> f64 {
    if sorted.is_empty() {
        return 0.0;
    }
    let n = counted(sorted.len());
    let distance = sorted.iter().map(|draw| (draw - actual).abs()).sum::<f64>() / n;
    let places = sorted.iter().zip(1_u32..).map(|(draw, i)| (2.0 * f64::from(i) - n - 1.0) * draw);
    distance - places.sum::<f64>() / (n * n)
}

fn counted(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a standard normal at 0: 2 phi(0) - 1 / sqrt(pi) = 0.233695 (the paper, equation 21).
    #[test]
    fn a_normal_has_the_published_score() {
        use statrs::function::erf::erfc_inv;
        let normal = |p: f64| -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p);
        let quantiles: Vec<f64> = (1..=1999).map(|k| normal(f64::from(k) / 2000.0)).collect();
        assert!((of_quantiles(&quantiles, 0.0) - 0.233_695).abs() < 1e-3);
        let draws: Vec<f64> = (0..2000).map(|k| normal((f64::from(k) + 0.5) / 2000.0)).collect();
        assert!((of_draws(&draws, 0.0) - 0.233_695).abs() < 1e-3);
    }

    #[test]
    fn of_one_number_it_is_the_absolute_error() {
        assert!((of_draws(&[3.0], 5.0) - 2.0).abs() < 1e-15);
        assert!((of_draws(&[1.0, 3.0], 2.0) - 0.5).abs() < 1e-15);
    }
}
