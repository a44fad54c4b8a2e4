//! The lowest point of a function of one to three numbers, each between 0 and 1.

/// Looks at a grid, then at ever finer ones around the best point; where `f` is no number it counts as high.
///
/// The valleys of a likelihood are wide, but there may be several of them: a grid finds the right one, and what follows is exact
/// to a millionth. Deterministic.
pub(super) fn lowest<const N: usize>(n_points: u32, f: impl Fn(&[f64; N]) -> f64) -> ([f64; N], f64) {
    const FINEST: f64 = 1e-6;
    const ROUNDS: u32 = 300;
    let value = |at: &[f64; N]| {
        let value = f(at);
        if value.is_finite() { value } else { f64::INFINITY }
    };
    let step = 1.0 / f64::from(n_points.max(2) - 1);
    let mut best = ([0.5; N], f64::INFINITY);
    for number in 0..n_points.max(2).pow(u32::try_from(N).unwrap_or(1)) {
        let mut rest = number;
        let at = std::array::from_fn(|_| {
            let place = rest % n_points;
            rest /= n_points;
            f64::from(place) * step
        });
        keep_lower(&mut best, at, &value);
    }
    let mut reach = step / 2.0;
    // A bent valley is walked in short steps; what is left after so many is below any printed digit.
    for _ in 0..ROUNDS {
        if reach <= FINEST {
            break;
        }
        let (centre, before) = best;
        for number in 0..3_u32.pow(u32::try_from(N).unwrap_or(1)) {
            let mut rest = number;
            let at = std::array::from_fn(|i| {
                let side = f64::from(rest % 3) - 1.0;
                rest /= 3;
                (centre[i] + side * reach).clamp(0.0, 1.0)
            });
            keep_lower(&mut best, at, &value);
        }
        // Downhill with the same step as long as that leads lower; then a finer one.
        if before <= best.1 {
            reach /= 2.0;
        }
    }
    best
}

fn keep_lower<const N: usize>(best: &mut ([f64; N], f64), at: [f64; N], value: &impl Fn(&[f64; N]) -> f64) {
    let there = value(&at);
    if there < best.1 {
        *best = (at, there);
    }
}
