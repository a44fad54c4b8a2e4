//! Which form and which parameters suit a series best.

use super::search::lowest;
use super::{Fit, Form};

/// Parameters of smoothing stay this far from 0 and 1, as in other programs.
const EDGE: f64 = 1e-4;
/// How fast a damped trend may fade.
const DAMPING: (f64, f64) = (0.8, 0.98);

/// The form with the lowest corrected criterion of Akaike; `None` if there are fewer than five observations or one is no number.
///
/// # Examples
/// ```
/// use zadel_stats::ets::{Form, select};
/// let rising: Vec<f64> = (0..20).map(|week| 100.0 + 5.0 * f64::from(week) + f64::from(week * 7 % 3)).collect();
/// let fit = select(&rising).expect("twenty observations");
/// assert_eq!(fit.form, Form::Aan);
/// assert!((fit.means(1)[0] - 201.0).abs() < 2.0);
/// assert!(select(&[1.0, 2.0]).is_none());
/// ```
#[must_use]
pub fn select(series: &[f64]) -> Option<Fit> {
    let fits = Form::ALL.into_iter().filter_map(|form| fit(form, series));
    fits.min_by(|one, other| one.aicc.total_cmp(&other.aicc))
}

/// One form at its likeliest; `None` if there are too few observations for it, one is no number, or, for [`Form::Mnn`], one is
/// not above 0.
///
/// # Formula
/// ```text
/// -2 log L = n log(sum of e_t^2) + 2 sum of log |r_t|        (r_t = the level before for MNN, 1 otherwise)
/// AICc     = -2 log L + 2 k + 2 k (k + 1) / (n - k - 1)
/// variance = (sum of e_t^2) / (n - k - 1)
/// ```
/// with k parameters, the variance among them.
#[must_use]
pub fn fit(form: Form, series: &[f64]) -> Option<Fit> {
    let n_free = free(form, series)?;
    let smoothed = match form {
        Form::Ann => {
            let (at, _) = lowest(33, |at: &[f64; 1]| additive(series, form, within(at[0]), 0.0, 1.0).squares);
            additive(series, form, within(at[0]), 0.0, 1.0)
        }
        Form::Aan => {
            let run = |at: &[f64; 2]| additive(series, form, within(at[0]), beta(at[1], within(at[0])), 1.0);
            run(&lowest(9, |at| run(at).squares).0)
        }
        Form::Aadn => {
            let run = |at: &[f64; 3]| {
                let phi = DAMPING.0 + at[2] * (DAMPING.1 - DAMPING.0);
                additive(series, form, within(at[0]), beta(at[1], within(at[0])), phi)
            };
            run(&lowest(6, |at| run(at).squares).0)
        }
        Form::Mnn => {
            let range = range(series)?;
            let run = |at: &[f64; 2]| relative(series, within(at[0]), first_level(range, at[1]));
            run(&lowest(13, |at| run(at).double(series.len(), form)).0)
        }
    };
    judged(form, series, &smoothed, n_free)
}

/// A form without trend at its likeliest for one speed of forgetting; `None` as [`fit`], and of forms with a trend.
pub(super) fn fit_at(form: Form, series: &[f64], alpha: f64) -> Option<Fit> {
    let n_free = free(form, series)?;
    let smoothed = match form {
        Form::Ann => additive(series, form, alpha, 0.0, 1.0),
        Form::Mnn => {
            let range = range(series)?;
            let run = |at: &[f64; 1]| relative(series, alpha, first_level(range, at[0]));
            run(&lowest(13, |at| run(at).double(series.len(), form)).0)
        }
        Form::Aan | Form::Aadn => return None,
    };
    judged(form, series, &smoothed, n_free)
}

/// The errors that a fit leaves, in order.
pub(super) fn residuals(fit: &Fit, series: &[f64]) -> Vec<f64> {
    let [mut level, mut trend] = fit.first;
    let errors = series.iter().map(|value| {
        trend *= fit.phi;
        let expected = level + trend;
        let error = value - expected;
        level = expected + fit.alpha * error;
        trend += fit.beta * error;
        if fit.form == Form::Mnn { error / expected } else { error }
    });
    errors.collect()
}

/// Degrees of freedom for the errors; `None` if there are none, or an observation is no number.
fn free(form: Form, series: &[f64]) -> Option<f64> {
    let free = f64::from(u32::try_from(series.len()).ok()?) - f64::from(form.n_parameters()) - 1.0;
    (0.0 < free && series.iter().all(|value| value.is_finite())).then_some(free)
}

fn judged(form: Form, series: &[f64], smoothed: &Smoothed, free: f64) -> Option<Fit> {
    let n_parameters = f64::from(form.n_parameters());
    // A series without any error would be infinitely likely: what is left of its digits is rounding.
    let size: f64 = if form == Form::Mnn { 1.0 } else { series.iter().map(|value| value * value).sum() };
    let double = Smoothed { squares: smoothed.squares.max(1e-24 * size), ..*smoothed }.double(series.len(), form);
    let fit = Fit {
        form,
        alpha: smoothed.alpha,
        beta: smoothed.beta,
        phi: smoothed.phi,
        level: smoothed.level,
        trend: smoothed.trend,
        first: smoothed.first,
        variance: smoothed.squares / free,
        log_likelihood: -0.5 * double,
        aicc: double + 2.0 * n_parameters + 2.0 * n_parameters * (n_parameters + 1.0) / free,
    };
    [fit.level, fit.trend, fit.variance, fit.aicc].iter().all(|number| number.is_finite()).then_some(fit)
}

/// A series run through.
#[derive(Clone, Copy)]
struct Smoothed {
    alpha: f64,
    beta: f64,
    phi: f64,
    level: f64,
    trend: f64,
    /// Level and trend before the first observation.
    first: [f64; 2],
    squares: f64,
    /// The second part of -2 log L.
    scales: f64,
}

impl Smoothed {
    /// -2 log L.
    fn double(&self, n: usize, form: Form) -> f64 {
        let scales = if form == Form::Mnn { self.scales } else { 0.0 };
        f64::from(u32::try_from(n).unwrap_or(u32::MAX)) * self.squares.max(1e-200).ln() + scales
    }
}

fn within(place: f64) -> f64 {
    EDGE + place * (1.0 - 2.0 * EDGE)
}

/// Never more than the level keeps: the usual region of the book.
fn beta(place: f64, alpha: f64) -> f64 {
    EDGE + place * (alpha - EDGE)
}

/// Errors, level and trend as linear functions of the first level and trend: a constant and two slopes.
type Linear = [f64; 3];

/// The additive forms, with the first states that leave the smallest errors.
///
/// # Formula
/// ```text
/// e_t = y_t - l - phi b,   l' = l + phi b + alpha e,   b' = phi b + beta e
/// ```
/// Each is linear in the first l and b, so the best ones solve two equations.
fn additive(series: &[f64], form: Form, alpha: f64, beta: f64, phi: f64) -> Smoothed {
    let has_trend = form != Form::Ann;
    let slope = if has_trend { 1.0 } else { 0.0 };
    let (mut level, mut trend): (Linear, Linear) = ([0.0, 1.0, 0.0], [0.0, 0.0, slope]);
    // Sums of products of the three parts of the errors.
    let mut products = [[0.0; 3]; 3];
    for value in series {
        let before: Linear = std::array::from_fn(|i| level[i] + phi * trend[i]);
        let error: Linear = [value - before[0], -before[1], -before[2]];
        for i in 0..3 {
            for j in 0..3 {
                products[i][j] += error[i] * error[j];
            }
            level[i] = before[i] + alpha * error[i];
            trend[i] = phi * trend[i] + beta * error[i];
        }
    }
    let first = best_states(&products, has_trend);
    let at = |part: &Linear| part[0] + part[1] * first[0] + part[2] * first[1];
    let weights = [1.0, first[0], first[1]];
    let squares: f64 =
        (0..3).map(|i| (0..3).map(|j| weights[i] * products[i][j] * weights[j]).sum::<f64>()).sum::<f64>();
    Smoothed {
        alpha,
        beta: if has_trend { beta } else { 0.0 },
        phi,
        level: at(&level),
        trend: at(&trend),
        first,
        squares: squares.max(0.0),
        scales: 0.0,
    }
}

/// The first level and trend with the least sum of squared errors.
fn best_states(products: &[[f64; 3]; 3], has_trend: bool) -> [f64; 2] {
    let [constant, level, trend] = products;
    let alone = [if 0.0 < level[1] { -constant[1] / level[1] } else { 0.0 }, 0.0];
    if !has_trend {
        return alone;
    }
    let determinant = level[1] * trend[2] - level[2] * level[2];
    if determinant <= 1e-12 * level[1] * trend[2] {
        return alone;
    }
    [
        (-constant[1] * trend[2] + constant[2] * level[2]) / determinant,
        (-constant[2] * level[1] + constant[1] * level[2]) / determinant,
    ]
}

/// The smallest and the largest value; `None` of a series that is not above 0 throughout.
fn range(series: &[f64]) -> Option<(f64, f64)> {
    let ends = series.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
    (0.0 < ends.0 && ends.0.is_finite()).then_some(ends)
}

/// The first level lies among the values, or everything else would have to make up for it.
fn first_level((low, high): (f64, f64), place: f64) -> f64 {
    low * (high / low).powf(place)
}

/// The multiplicative form.
///
/// # Formula
/// ```text
/// e_t = y_t / l - 1,   l' = l (1 + alpha e)
/// ```
fn relative(series: &[f64], alpha: f64, first: f64) -> Smoothed {
    let (mut level, mut squares, mut scales) = (first, 0.0, 0.0);
    for value in series {
        let error = value / level - 1.0;
        squares += error * error;
        scales += 2.0 * level.abs().ln();
        level *= 1.0 + alpha * error;
    }
    Smoothed { alpha, beta: 0.0, phi: 1.0, level, trend: 0.0, first: [first, 0.0], squares, scales }
}
