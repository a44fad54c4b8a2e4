//! A series with what is not known of it: its form, how fast it forgets, where it stands, how large its errors are.

use super::fitting::{fit, fit_at, residuals};
use super::{Fit, Form};
use crate::stream::Stream;

/// Fits that a series could have come from, each with its weight and the errors that it leaves.
///
/// A fit taken for true is far too sure of itself: with thirty weeks of sales the likeliest speed of forgetting is little better than
/// many others, and each of them stands at another level.
///
/// # Invariants
/// At least one fit; weights are positive and ascend to 1 as sums.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt(Vec<Candidate>);

#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    fit: Fit,
    /// The sum of the weights so far.
    up_to: f64,
    residuals: Vec<f64>,
    /// Degrees of freedom that are left for the errors.
    free: f64,
    /// The standard deviation of the level, in units of one error's.
    level_deviation: f64,
}

/// One step of a course.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// What was to be expected of it, after the errors of the steps before.
    pub expected: f64,
    /// What it comes to.
    pub value: f64,
}

/// Speeds of forgetting that are tried.
const ALPHAS: [f64; 13] = [1e-4, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 0.9999];

impl Doubt {
    /// What a series leaves open; `None` as [`select`](super::select).
    ///
    /// # Formula
    /// ```text
    /// weight ~ exp(-AICc / 2)                      of forms with a trend, at their likeliest
    /// weight ~ (1 - alpha)^3 exp(log L(alpha) - log L - AICc / 2)    of forms without, at each of 13 speeds alpha
    /// ```
    /// Burnham and Anderson, "Model Selection and Multimodel Inference" (Springer 2002), chapter 2; within a form by the profile
    /// likelihood. Before anything is seen, slow forgetting is likelier than fast: what is sold in a week is mostly chance.
    #[must_use]
    pub fn of(series: &[f64]) -> Option<Self> {
        let mut found: Vec<(f64, Fit)> = Vec::new();
        for form in Form::ALL {
            let Some(best) = fit(form, series) else { continue };
            if matches!(form, Form::Aan | Form::Aadn) {
                found.push((-0.5 * best.aicc, best));
                continue;
            }
            let prior = |alpha: f64| (1.0 - alpha).powi(3);
            let total: f64 = ALPHAS.iter().map(|alpha| prior(*alpha)).sum();
            let at = ALPHAS.iter().filter_map(|alpha| fit_at(form, series, *alpha));
            let score = |fit: &Fit| fit.log_likelihood - best.log_likelihood + (prior(fit.alpha) / total).ln();
            found.extend(at.map(|fit| (score(&fit) - 0.5 * best.aicc, fit)));
        }
        let highest = found.iter().map(|(score, _)| *score).fold(f64::NEG_INFINITY, f64::max);
        let weight = |score: f64| (score - highest).exp();
        let total: f64 = found.iter().map(|(score, _)| weight(*score)).sum();
        let n = f64::from(u32::try_from(series.len()).ok()?);
        let mut up_to = 0.0;
        let mut candidates = Vec::new();
        for (score, fit) in found {
            // What is a thousandth as likely is drawn twice in two thousand draws, and costs as much as the others.
            if weight(score) < 1e-3 * total {
                continue;
            }
            up_to += weight(score) / total;
            candidates.push(Candidate {
                fit,
                up_to,
                residuals: residuals(&fit, series),
                free: (n - f64::from(fit.form.n_parameters()) - 1.0).max(1.0),
                level_deviation: level_deviation(fit.alpha, series.len()),
            });
        }
        (!candidates.is_empty()).then_some(Self(candidates))
    }

    /// One course that the next steps may take, written into `steps`: of a fit, a level and a size of errors that could be as well,
    /// with errors drawn from those that were seen.
    ///
    /// Sums of sales are lopsided, and normal errors are not: the errors seen are.
    pub fn draw_path(&self, stream: &mut Stream, steps: &mut [Step]) {
        let place = stream.uniform();
        let last = self.0.len() - 1;
        let candidate = &self.0[self.0.partition_point(|candidate| candidate.up_to < place).min(last)];
        let Candidate { fit, residuals, free, level_deviation, .. } = candidate;
        // The variance is known from `free` errors only: scaled inverse chi-square.
        let size = (0.5 * free / stream.gamma(0.5 * free)).sqrt();
        let n = f64::from(u32::try_from(residuals.len()).unwrap_or(u32::MAX));
        let stretch = size * (n / free).sqrt();
        let deviation = size * fit.variance.sqrt() * level_deviation;
        let is_relative = fit.form == Form::Mnn;
        let moved = deviation * stream.normal();
        let mut level = if is_relative { fit.level * (1.0 + moved).max(0.05) } else { fit.level + moved };
        let mut trend = fit.trend;
        for step in steps {
            let error = stretch * picked(residuals, stream);
            trend *= fit.phi;
            let expected = level + trend;
            let kept = if is_relative { level * error } else { error };
            *step = Step { expected, value: expected + kept };
            level = expected + fit.alpha * kept;
            trend += fit.beta * kept;
        }
    }
}

/// How well the last level is known, of errors of deviation 1.
///
/// # Formula
/// ```text
/// (1 - a)^n / sqrt(sum over t < n of (1 - a)^(2 t))
/// ```
/// The first level comes from least squares and is forgotten step by step; without forgetting this is 1 / sqrt(n).
fn level_deviation(alpha: f64, n: usize) -> f64 {
    let keep = 1.0 - alpha;
    let (mut power, mut sum) = (1.0, 0.0);
    for _ in 0..n {
        sum += power * power;
        power *= keep;
    }
    if 0.0 < sum { power / sum.sqrt() } else { 0.0 }
}

fn picked(values: &[f64], stream: &mut Stream) -> f64 {
    let product = u128::from(stream.bits()) * u128::from(u64::try_from(values.len()).unwrap_or(0));
    values.get(usize::try_from(product >> 64).unwrap_or(0)).copied().unwrap_or(0.0)
}
