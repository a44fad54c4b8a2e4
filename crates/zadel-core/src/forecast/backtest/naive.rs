//! What simple rules say: the least that a forecast must be better than.

use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal, came_within};
use crate::forecast::span::Span;
use crate::forecast::window::Window;

/// One number from each rule, in minor units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Naive {
    /// As much a day as in the last quarter of a year, or since ends are known.
    pub run_rate: f64,
    /// As much as in the same window 91 days before.
    pub last_quarter: f64,
    /// Open deals times average sale times share won: what a CRM shows.
    pub open_pipeline: f64,
}

/// A quarter of a year, in whole weeks.
const QUARTER_DAYS: i32 = 91;

impl Naive {
    /// Of deals as they are known at the end of `today`.
    #[must_use]
    pub fn of(known: &[KnownDeal], today: Day, until: Day, rep: Option<u32>) -> Self {
        let days = f64::from(today.days_until(until));
        let before = came_within(known, Window { after: today.plus(-QUARTER_DAYS), until: today }, rep);
        let last_quarter = came_within(
            known,
            Window { after: today.plus(-QUARTER_DAYS), until: until.plus(-QUARTER_DAYS).min(today) },
            rep,
        );
        Self {
            run_rate: money(before) / f64::from(known_days(known, today)) * days,
            last_quarter: money(last_quarter),
            open_pipeline: open_pipeline(known, rep),
        }
    }
}

/// How many days of the last quarter of a year a history tells of.
fn known_days(known: &[KnownDeal], today: Day) -> i32 {
    let first = Span::of(known, today).first;
    (first.days_until(today) + 1).clamp(1, QUARTER_DAYS)
}

/// Of the rep's open deals, with the company's average sale and share won.
fn open_pipeline(known: &[KnownDeal], rep: Option<u32>) -> f64 {
    let (mut n_won, mut n_lost, mut sum, mut open) = (0.0, 0.0, 0.0, 0.0);
    let mut quoted = 0.0;
    for deal in known {
        match deal.end.map(|end| end.how) {
            Some(How::Won) => {
                n_won += 1.0;
                sum += deal.won().map_or(0.0, |(_, minor)| money(minor));
            }
            Some(How::Lost) => n_lost += 1.0,
            None if rep.is_none_or(|rep| rep == deal.rep) => match deal.quoted_minor {
                Some(minor) => quoted += money(minor.max(0)),
                None => open += 1.0,
            },
            None => {}
        }
    }
    if n_won <= 0.0 { 0.0 } else { n_won / (n_won + n_lost) * (open * sum / n_won + quoted) }
}

#[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
fn money(minor: i64) -> f64 {
    minor as f64
}
