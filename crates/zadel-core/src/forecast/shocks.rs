//! What all deals of a company share in a month, for better or worse: without it a band is too narrow.

use zadel_stats::shrinkage::{Seen, Strength, draw_factor};
use zadel_stats::stream::Stream;

use super::day::Day;
use super::span::Span;

/// How much months have differed from what was expected of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Shocks {
    strength: Strength,
    /// The month that has begun.
    current: (i32, Seen),
    /// On so many months the level rests.
    n_months: f64,
}

/// What moves more slowly than months cannot be told from them in a short history: a level that rests on one month is wrong by a
/// quarter on top of its shocks, one that rests on a year by a fourteenth. Found with the simulator's companies.
const DRIFT: f64 = 16.0;
/// Before anything is seen, a month differs by so much.
const PRIOR: f64 = 0.2;

impl Shocks {
    /// What counts of days say, beside what was expected on them.
    ///
    /// # Formula
    /// ```text
    /// n_month ~ Poisson(s e_month),   s ~ Gamma(k, k),   k by its posterior (`Strength`)
    /// ```
    #[must_use]
    pub fn learn(span: Span, events: &[f64], expected: &[f64], weights: &[f64]) -> Self {
        let mut months: Vec<(i32, Seen, f64)> = Vec::new();
        for (place, day) in span.days().enumerate() {
            if months.last().is_none_or(|(month, ..)| *month != day.month()) {
                months.push((day.month(), Seen::default(), 0.0));
            }
            if let Some((_, seen, weighted)) = months.last_mut() {
                seen.events += events[place];
                seen.expected += expected[place];
                *weighted += expected[place] * weights[place];
            }
        }
        let seen: Vec<Seen> = months.iter().map(|(_, seen, _)| *seen).collect();
        let current = months.last().filter(|(month, ..)| *month == span.today.month());
        let (sum, squares) =
            months.iter().fold((0.0, 0.0), |(sum, squares), (.., weight)| (sum + weight, squares + weight * weight));
        Self {
            strength: Strength::of(&seen, PRIOR),
            current: current.map_or((span.today.month(), Seen::default()), |(month, seen, _)| (*month, *seen)),
            n_months: if 0.0 < squares { (sum * sum / squares).max(1.0) } else { 1.0 },
        }
    }

    /// A factor for each day after `today`, `n_days` of them: one for each month.
    ///
    /// The month that has begun has shown a part of its own: Gamma(k + n, k + e). The level was learned from months that had shocks
    /// too, and is as wrong as their average: a factor Gamma(k m, k m) that stays, with m months behind it.
    #[must_use]
    pub fn draw(&self, today: Day, n_days: usize, stream: &mut Stream) -> Vec<f64> {
        let k = self.strength.draw(stream);
        let level = draw_factor(Seen::default(), k * self.n_months, stream)
            * draw_factor(Seen::default(), DRIFT * self.n_months, stream);
        let (mut month, mut factor) = (None, level);
        let days = (1_i32..).map(|ahead| today.plus(ahead)).take(n_days);
        days.map(|day| {
            if month != Some(day.month()) {
                month = Some(day.month());
                let seen = if day.month() == self.current.0 { self.current.1 } else { Seen::default() };
                factor = level * draw_factor(seen, k, stream);
            }
            factor
        })
        .collect()
    }

    /// The expected variance of a month's factor.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.strength.variance()
    }
}
