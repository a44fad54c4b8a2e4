//! What all deals of a company share in a month, for better or worse: without it a band is too narrow.

use zadel_stats::shrinkage::{Seen, Strength};
use zadel_stats::stream::Stream;

use super::day::Day;
use super::span::Span;

/// How much months have differed from what was expected of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Shocks {
    strength: Strength,
    /// The month that has begun.
    current: (i32, Seen),
}

/// Before anything is seen, a month differs by so much.
const PRIOR: f64 = 0.15;

impl Shocks {
    /// What counts of days say, beside what was expected on them.
    ///
    /// # Formula
    /// ```text
    /// n_month ~ Poisson(s e_month),   s ~ Gamma(k, k),   k by its posterior (`Strength`)
    /// ```
    #[must_use]
    pub fn learn(span: Span, events: &[f64], expected: &[f64]) -> Self {
        let mut months: Vec<(i32, Seen)> = Vec::new();
        for (place, day) in span.days().enumerate() {
            if months.last().is_none_or(|(month, _)| *month != day.month()) {
                months.push((day.month(), Seen::default()));
            }
            if let Some((_, seen)) = months.last_mut() {
                seen.events += events[place];
                seen.expected += expected[place];
            }
        }
        Self::of_months(&months, span.today)
    }

    /// Of months, by number.
    #[must_use]
    pub fn of_months(months: &[(i32, Seen)], today: Day) -> Self {
        let seen: Vec<Seen> = months.iter().map(|(_, seen)| *seen).collect();
        let current = months.last().copied().filter(|(month, _)| *month == today.month());
        Self { strength: Strength::of(&seen, PRIOR), current: current.unwrap_or((today.month(), Seen::default())) }
    }

    /// A factor for each day after `today`, `n_days` of them: one for each month.
    ///
    /// The month that has begun has shown a part of its own: Gamma(k + n, k + e).
    #[must_use]
    pub fn draw(&self, today: Day, n_days: usize, stream: &mut Stream) -> Vec<f64> {
        let k = self.strength.draw(stream);
        let mut month = None;
        let mut factor = 1.0;
        let days = (1_i32..).map(|ahead| today.plus(ahead)).take(n_days);
        days.map(|day| {
            if month != Some(day.month()) {
                month = Some(day.month());
                let seen = if day.month() == self.current.0 { self.current.1 } else { Seen::default() };
                factor = zadel_stats::shrinkage::draw_factor(seen, k, stream);
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
