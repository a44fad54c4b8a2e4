//! The series model: what a trend of weekly money says, of a company or of one rep.

use zadel_stats::ets::{Doubt, Step};
use zadel_stats::quantiles::Quantiles;
use zadel_stats::stream::Stream;

use super::deal::KnownDeal;
use super::span::Span;
use super::window::Ahead;

/// Weeks of money that end today, the oldest first, in minor units.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
pub fn weekly(deals: &[KnownDeal], span: Span, rep: Option<u32>) -> Vec<f64> {
    let n_weeks = span.n_days() / 7;
    let mut weeks = vec![0.0; n_weeks];
    for deal in deals.iter().filter(|deal| rep.is_none_or(|rep| deal.rep == rep)) {
        for (on, minor) in deal.money() {
            let ago = usize::try_from(on.days_until(span.today)).map(|days| days / 7);
            let week = ago.ok().and_then(|ago| n_weeks.checked_sub(ago + 1));
            if let Some(week) = week.and_then(|week| weeks.get_mut(week)) {
                *week += minor as f64;
            }
        }
    }
    weeks
}

/// Sales of one rep come and go more wildly than any level that errors push: of the simulator's companies, spreads of this model are
/// too narrow by a fifth, so that is where they start from.
const SPREAD: f64 = 1.2;
/// The smallest shape of a forecast.
const LEAST_SHAPE: f64 = 0.02;

/// What is won within some days to come, counted from the last week; nothing is said of fewer than five weeks, nor where no path brings
/// anything: weeks without a sale do not tell how large one would be.
///
/// # Formula
/// ```text
/// 0 with the chance that no week brings a sale, otherwise gamma, with the mean and the variance of the sums of simulated paths
/// ```
/// ([`Doubt`]), from stream `number` of the seed. Money won is not negative and lopsided, which paths with added errors are not: they give the
/// first two moments, the sum of each brought to 0 or above, and the gamma distribution the form. A week of which only a part is in brings its share, with the spread of a
/// share: that of q of a week is sqrt(q) of the week's.
#[must_use]
pub fn forecast(weeks: &[f64], ahead: Ahead, n_draws: u32, seed: u64, number: u64) -> Option<Quantiles> {
    let doubt = Doubt::of(weeks)?;
    let mut stream = Stream::new(seed, number);
    let sums = paths(&doubt, ahead, n_draws, &mut stream);
    let n = f64::from(n_draws.max(1));
    let mean = sums.iter().sum::<f64>() / n;
    let variance = sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / n;
    if mean <= 0.0 || !variance.is_finite() {
        return None;
    }
    let none = chance_of_nothing(weeks, ahead.n_days());
    let some = 1.0 - none;
    let own = mean / some;
    let spread = ((SPREAD * SPREAD * variance + mean * mean) / some - own * own).max(1e-6 * own * own);
    let shape = (own * own / spread).max(LEAST_SHAPE);
    let mut draws: Vec<f64> =
        (0..n_draws).map(|_| if stream.uniform() < none { 0.0 } else { own * stream.gamma(shape) / shape }).collect();
    Quantiles::of_draws(&mut draws)
}

/// The chance that nothing is won at all.
///
/// # Formula
/// ```text
/// ((z + 1/2) / (n + 1))^(days / 7),   z of the last n weeks without a sale, at most 26
/// ```
/// and none if there is no such week among them.
fn chance_of_nothing(weeks: &[f64], n_days: i32) -> f64 {
    const MOST_WEEKS: usize = 26;
    let recent = &weeks[weeks.len().saturating_sub(MOST_WEEKS)..];
    let n_empty = recent.iter().filter(|week| **week <= 0.0).count();
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let share = (count(n_empty) + 0.5) / (count(recent.len()) + 1.0);
    if n_empty == 0 { 0.0 } else { share.powf(f64::from(n_days) / 7.0).min(0.98) }
}

fn paths(doubt: &Doubt, ahead: Ahead, n_draws: u32, stream: &mut Stream) -> Vec<f64> {
    let parts: Vec<f64> = parts_of_weeks(ahead).collect();
    let mut steps = vec![Step::default(); parts.len()];
    (0..n_draws)
        .map(|_| {
            doubt.draw_path(stream, &mut steps);
            let within = parts.iter().zip(&steps).map(|(part, Step { expected, value })| match *part {
                0.0 => 0.0,
                1.0 => *value,
                part => part * expected + part.sqrt() * (value - expected),
            });
            within.sum::<f64>().max(0.0)
        })
        .collect()
}

/// How much of each week to come is within, from the first week on to the last that is.
fn parts_of_weeks(ahead: Ahead) -> impl Iterator<Item = f64> {
    let weeks = (0..ahead.until).step_by(7);
    weeks.map(move |begins| f64::from(((begins + 7).min(ahead.until) - begins.max(ahead.after)).max(0)) / 7.0)
}
