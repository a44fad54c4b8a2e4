//! Inverting a continuous distribution function.

/// The point at which an increasing `cdf` reaches `p`, between `low` and `high`.
///
/// Newton's step wherever it stays inside the bracket, halving otherwise, so that it ends for any increasing function.
/// `density` need not be exact: a wrong slope costs steps, never correctness.
pub(crate) fn invert(
    p: f64,
    mut low: f64,
    mut high: f64,
    cdf: impl Fn(f64) -> f64,
    density: impl Fn(f64) -> f64,
) -> f64 {
    const STEPS: usize = 200;
    let mut x = f64::midpoint(low, high);
    for _ in 0..STEPS {
        let miss = cdf(x) - p;
        if miss < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let newton = x - miss / density(x);
        let next = if low < newton && newton < high { newton } else { f64::midpoint(low, high) };
        // Two neighbouring floats, or a step far below any printed digit.
        if (next - x).abs() <= 4.0 * f64::EPSILON * x.abs() {
            return next;
        }
        x = next;
    }
    x
}
