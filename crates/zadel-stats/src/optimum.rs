//! The highest point of a smooth surface in a box, and how sharply it is known.
//!
//! Newton's method with Levenberg's damping ("A Method for the Solution of Certain Non-Linear Problems in Least Squares",
//! Quarterly of Applied Mathematics 2, 1944): far from the peak it climbs along the gradient, near it every step doubles
//! the right digits. Deterministic: no step depends on chance.

use crate::stream::Stream;

/// The height at a point, and the slope in each direction. Heights are averages: of the order of 1, whatever the sample.
pub(crate) type Height<const N: usize> = (f64, [f64; N]);

/// Symmetric, or lower triangular.
type Matrix<const N: usize> = [[f64; N]; N];

/// The highest point.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Peak<const N: usize> {
    /// Where it is.
    pub(crate) at: [f64; N],
    /// How high it is.
    pub(crate) height: f64,
    /// Second derivatives of the height, negated.
    curvature: Matrix<N>,
}

/// Climbs from `start` to a point from which no way leads up inside of the box; `None` if that takes too long.
pub(crate) fn climb<const N: usize>(
    start: [f64; N],
    limits: &[(f64, f64); N],
    surface: impl Fn(&[f64; N]) -> Height<N>,
) -> Option<Peak<N>> {
    const STEPS: usize = 300;
    const FLAT: f64 = 1e-10;
    // Where rounding hides whether a step leads up, this flat is flat enough: far below any printed digit.
    const NEARLY_FLAT: f64 = 1e-6;
    let mut at = start;
    let (mut height, mut slope) = surface(&at);
    let mut damping = 1e-2;
    for step in 0..=STEPS {
        let curvature = curvature(&at, &surface);
        let (held, steepest) = held_and_steepest(&at, &slope, limits);
        if steepest < FLAT {
            return Some(Peak { at, height, curvature });
        }
        let next = loop {
            let next = damped_step(&at, &slope, &curvature, held, damping).map(|next| clamped(next, limits));
            let candidate = next.map(|next| (next, surface(&next)));
            match candidate {
                Some((next, there)) if is_better((height, steepest), &next, &there, limits) => {
                    break Some((next, there));
                }
                _ if damping < 1e12 => damping *= 6.0,
                _ => break None,
            }
        };
        let Some((next, there)) = next.filter(|_| step < STEPS) else {
            return (steepest < NEARLY_FLAT).then_some(Peak { at, height, curvature });
        };
        (at, (height, slope)) = (next, there);
        damping = (damping * 0.2).max(1e-9);
    }
    None
}

/// Is it higher there, or, where rounding hides that, flatter?
fn is_better<const N: usize>(
    (height, steepest): (f64, f64),
    next: &[f64; N],
    there: &Height<N>,
    limits: &[(f64, f64); N],
) -> bool {
    // Slopes have far more right digits than differences of heights: large terms cancel in these.
    const ROUNDING: f64 = 1e-8;
    let is_number = there.1.iter().all(|slope| slope.is_finite());
    let is_flatter = || held_and_steepest(next, &there.1, limits).1 < 0.7 * steepest;
    is_number && (height < there.0 || (height - there.0 < ROUNDING * (1.0 + height.abs()) && is_flatter()))
}

/// Which coordinates lie at a wall that the slope pushes against, and the steepest slope of the others.
fn held_and_steepest<const N: usize>(at: &[f64; N], slope: &[f64; N], limits: &[(f64, f64); N]) -> ([bool; N], f64) {
    let held = std::array::from_fn(|i| {
        let (low, high) = limits[i];
        (at[i] <= low && slope[i] < 0.0) || (high <= at[i] && 0.0 < slope[i])
    });
    let steepest = (0..N).filter(|i| !held[*i]).map(|i| slope[i].abs()).fold(0.0, f64::max);
    (held, steepest)
}

/// Negated second derivatives by central differences of the slope.
fn curvature<const N: usize>(at: &[f64; N], surface: &impl Fn(&[f64; N]) -> Height<N>) -> Matrix<N> {
    // Balances rounding against the curve of the slope; coordinates are logarithms, of the order of 1.
    const REACH: f64 = 1e-4;
    let mut matrix = [[0.0; N]; N];
    for (i, row) in matrix.iter_mut().enumerate() {
        let slope_at = |by: f64| {
            let mut point = *at;
            point[i] += by;
            surface(&point).1
        };
        let (ahead, behind) = (slope_at(REACH), slope_at(-REACH));
        *row = std::array::from_fn(|j| (behind[j] - ahead[j]) / (2.0 * REACH));
    }
    std::array::from_fn(|i| std::array::from_fn(|j| f64::midpoint(matrix[i][j], matrix[j][i])))
}

/// `at` + (curvature + damping)^-1 slope, but for what is held; `None` where that is no way up.
fn damped_step<const N: usize>(
    at: &[f64; N],
    slope: &[f64; N],
    curvature: &Matrix<N>,
    held: [bool; N],
    damping: f64,
) -> Option<[f64; N]> {
    // A factor of e^2 in one step is far enough: the surface is not a parabola further away.
    const LONGEST: f64 = 2.0;
    let damped: Matrix<N> = std::array::from_fn(|i| {
        std::array::from_fn(|j| match (i == j, held[i] || held[j]) {
            (true, true) => 1.0,
            (false, true) => 0.0,
            // Damped in proportion to the curve of each direction, so that a nearly flat one is walked with long steps.
            (true, false) => curvature[i][i] + damping * (curvature[i][i].abs() + 1e-9),
            (false, false) => curvature[i][j],
        })
    });
    let root = cholesky(&damped)?;
    let free = std::array::from_fn(|i| if held[i] { 0.0 } else { slope[i] });
    let step = backward(&root, forward(&root, free));
    let longest = step.iter().fold(LONGEST, |longest, part| longest.max(part.abs()));
    Some(std::array::from_fn(|i| at[i] + step[i] * LONGEST / longest))
}

fn clamped<const N: usize>(point: [f64; N], limits: &[(f64, f64); N]) -> [f64; N] {
    std::array::from_fn(|i| point[i].clamp(limits[i].0, limits[i].1))
}

/// What the sample leaves open about a point: a normal distribution around it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Doubt<const N: usize> {
    centre: [f64; N],
    /// L of the precision matrix L Lᵀ.
    root: Matrix<N>,
}

impl<const N: usize> Doubt<N> {
    /// Laplace's approximation for a sample of `n`.
    ///
    /// # Formula
    /// ```text
    /// Normal(peak, (n * curvature + 1 / s²)^-1),  s = 2
    /// ```
    /// The second term is a prior around the peak for directions that the sample says nothing about: within a factor of
    /// 50 either way in 95 of 100. Where the peak lies at a wall the curvature may even be negative; it then counts as 0.
    pub(crate) fn of(peak: &Peak<N>, n: f64) -> Self {
        const PRIOR: f64 = 0.25;
        let with = |added: f64| -> Matrix<N> {
            std::array::from_fn(|i| {
                std::array::from_fn(|j| n * peak.curvature[i][j] + if i == j { added } else { 0.0 })
            })
        };
        let size = (0..N).map(|i| (n * peak.curvature[i][i]).abs()).fold(PRIOR, f64::max);
        // What must be added for no direction to curve upwards; the prior comes on top.
        let ridges = std::iter::once(0.0).chain((0..12).map(|power| size * 1e-9 * 10.0_f64.powi(power)));
        let root = ridges
            .filter(|ridge| cholesky(&with(*ridge)).is_some())
            .find_map(|ridge| cholesky(&with(ridge + PRIOR)))
            .unwrap_or_else(|| diagonal((PRIOR + size).sqrt()));
        Self { centre: peak.at, root }
    }

    /// One point that it could be as well.
    pub(crate) fn draw(&self, stream: &mut Stream) -> [f64; N] {
        // With precision L Lᵀ, the solution of Lᵀ x = z has covariance (L Lᵀ)^-1.
        let step = backward(&self.root, std::array::from_fn(|_| stream.normal()));
        std::array::from_fn(|i| self.centre[i] + step[i])
    }

    /// The standard deviation of each coordinate.
    pub(crate) fn spread(&self) -> [f64; N] {
        std::array::from_fn(|i| {
            let unit = std::array::from_fn(|j| if i == j { 1.0 } else { 0.0 });
            forward(&self.root, unit).iter().map(|part| part * part).sum::<f64>().sqrt()
        })
    }
}

fn diagonal<const N: usize>(value: f64) -> Matrix<N> {
    std::array::from_fn(|i| std::array::from_fn(|j| if i == j { value } else { 0.0 }))
}

/// L with L Lᵀ = `matrix`; `None` unless that is positive definite.
fn cholesky<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let mut root = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let rest = matrix[i][j] - (0..j).map(|k| root[i][k] * root[j][k]).sum::<f64>();
            if i == j {
                // What is left of a singular matrix is rounding.
                let is_positive = 1e-14 * matrix[i][i].abs() < rest && rest.is_finite();
                root[i][i] = if is_positive { rest.sqrt() } else { return None };
            } else {
                root[i][j] = rest / root[j][j];
            }
        }
    }
    Some(root)
}

/// x of L x = `y`.
fn forward<const N: usize>(root: &Matrix<N>, y: [f64; N]) -> [f64; N] {
    let mut x = y;
    for i in 0..N {
        x[i] = (y[i] - (0..i).map(|k| root[i][k] * x[k]).sum::<f64>()) / root[i][i];
    }
    x
}

/// x of Lᵀ x = `y`.
fn backward<const N: usize>(root: &Matrix<N>, y: [f64; N]) -> [f64; N] {
    let mut x = y;
    for i in (0..N).rev() {
        x[i] = (y[i] - (i + 1..N).map(|k| root[k][i] * x[k]).sum::<f64>()) / root[i][i];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: [(f64, f64); 2] = [(-9.0, 9.0); 2];

    /// Rosenbrock's valley, upside down: its peak is at 1, 1, behind a bend.
    fn valley(at: &[f64; 2]) -> Height<2> {
        let [x, y] = *at;
        let height = -(1.0 - x).powi(2) - 100.0 * (y - x * x).powi(2);
        (height, [2.0 * (1.0 - x) + 400.0 * x * (y - x * x), -200.0 * (y - x * x)])
    }

    #[test]
    fn the_peak_behind_a_bend_is_found() {
        let peak = climb([-1.9, 2.0], &WIDE, valley).expect("there is a peak");
        assert!(peak.at.iter().all(|x| (x - 1.0).abs() < 1e-7), "{peak:?}");
    }

    #[test]
    fn a_peak_outside_of_the_box_is_looked_for_at_its_wall() {
        let peak = climb([0.0, 0.0], &[(-1.0, 0.5), (-1.0, 1.0)], valley).expect("there is a wall");
        assert!((peak.at[0] - 0.5).abs() < 1e-9 && (peak.at[1] - 0.25).abs() < 1e-7, "{peak:?}");
    }

    #[test]
    fn a_slope_without_end_stops_at_the_wall() {
        let peak = climb([0.0], &[(-3.0, 4.0)], |at| (at[0], [1.0])).expect("there is a wall");
        assert!((peak.at[0] - 4.0).abs() < 1e-12);
    }

    /// Of a parabola, the doubt is its own covariance: [[2, 1], [1, 2]] / 3 for the curvature [[2, -1], [-1, 2]].
    #[test]
    fn doubt_is_the_inverse_of_the_curvature() {
        let bowl = |at: &[f64; 2]| {
            let [x, y] = *at;
            (-x * x - y * y + x * y, [y - 2.0 * x, x - 2.0 * y])
        };
        let peak = climb([1.0, -2.0], &WIDE, bowl).expect("a bowl has a peak");
        let doubt = Doubt::of(&peak, 1e6);
        assert!(doubt.spread().iter().all(|spread| (spread * 1e3 - (2.0_f64 / 3.0).sqrt()).abs() < 1e-5));
        let mut stream = Stream::new(3, 0);
        let products = (0..20_000).map(|_| doubt.draw(&mut stream)).map(|[x, y]| x * y * 1e6);
        let covariance = products.sum::<f64>() / 20_000.0;
        assert!((covariance - 1.0 / 3.0).abs() < 0.02, "{covariance}");
    }

    #[test]
    fn a_direction_that_nothing_is_known_of_keeps_a_bounded_doubt() {
        let flat = |at: &[f64; 2]| (-at[0] * at[0], [-2.0 * at[0], 0.0]);
        let doubt = Doubt::of(&climb([0.5, 0.0], &WIDE, flat).expect("a ridge is a peak"), 50.0);
        assert!((doubt.spread()[1] - 2.0).abs() < 1e-6 && doubt.spread()[0] < 0.11);
    }
}
