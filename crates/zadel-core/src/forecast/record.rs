//! Forecasts that were made, and what came of them.

use std::collections::BTreeMap;

use zadel_stats::quantiles::Quantiles;

use super::day::Day;
use super::deal::{KnownDeal, came_within};
use super::window::Window;

/// What both models said of one unit, the company or a rep.
///
/// # Units
/// Minor units of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The pipeline model's word.
    pub pipeline: Quantiles,
    /// The series model's; none of a history of fewer than five weeks.
    pub series: Option<Quantiles>,
}

/// What was said on a day of a window to come.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// All that happened on this day was known.
    pub origin: Day,
    /// Of which days.
    pub window: Window,
    /// Of the company.
    pub company: Said,
    /// Of the reps who had deals then, by their places.
    pub reps: BTreeMap<u32, Said>,
}

/// A forecast beside what came.
#[derive(Clone, Copy, Debug)]
pub struct Resolved<'a> {
    /// What was said.
    pub said: &'a Said,
    /// What came.
    pub actual: f64,
}

/// Whose forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The company's.
    Company,
    /// Those of all reps.
    Reps,
}

/// Forecasts of a level that are like one to be made, resolved.
#[derive(Clone, Debug, Default)]
pub struct Alike<'a> {
    /// Each with what came.
    pub resolved: Vec<Resolved<'a>>,
    /// From how many windows: many reps in one window share what the window brought.
    pub n_windows: u32,
}

/// A lead time counts as alike from half to twice of it.
const ALIKE: i32 = 2;

/// Forecasts teach from so many days before.
pub(super) const YEAR_DAYS: i32 = 364;

/// The forecasts of the year before `today` whose windows are over by then and whose lead time was like `lead_days`: of each window the one
/// that was likest, because weekly forecasts of one window share its end and are one piece of evidence.
#[must_use]
pub fn alike<'a>(past: &'a [Past], deals: &[KnownDeal], today: Day, lead_days: i32, level: Level) -> Alike<'a> {
    let mut by_window: BTreeMap<Day, &Past> = BTreeMap::new();
    let lead = |past: &Past| past.origin.days_until(past.window.until).max(1);
    let distance = |past: &Past| (f64::from(lead(past)) / f64::from(lead_days.max(1))).ln().abs();
    let is_over = |past: &&Past| today.plus(-YEAR_DAYS) <= past.origin && past.window.until <= today;
    for one in past.iter().filter(is_over) {
        if lead(one) * ALIKE < lead_days || lead_days * ALIKE < lead(one) {
            continue;
        }
        let best = by_window.entry(one.window.until).or_insert(one);
        if distance(one) < distance(best) {
            *best = one;
        }
    }
    let mut alike = Alike { resolved: Vec::new(), n_windows: u32::try_from(by_window.len()).unwrap_or(u32::MAX) };
    for past in by_window.into_values() {
        let actual = |rep| money(came_within(deals, past.window, rep));
        match level {
            Level::Company => alike.resolved.push(Resolved { said: &past.company, actual: actual(None) }),
            Level::Reps => {
                let reps = past.reps.iter();
                alike.resolved.extend(reps.map(|(rep, said)| Resolved { said, actual: actual(Some(*rep)) }));
            }
        }
    }
    alike
}

#[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
fn money(minor: i64) -> f64 {
    minor as f64
}
