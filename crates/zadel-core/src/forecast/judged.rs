//! How forecasts did: what was said of a window, beside what came of it.

use std::collections::BTreeMap;

use zadel_stats::quantiles::Quantiles;

use super::backtest::{Horizon, Naive};
use super::day::Day;
use super::deal::{KnownDeal, came_within};
use super::published::pool;
use super::record::{Level, Past};
use super::window::Window;

/// A forecast of the company whose window is over, and what came.
///
/// # Units
/// Minor units of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// All that happened on this day was known.
    pub origin: Day,
    /// Of which days.
    pub window: Window,
    /// What was said.
    pub published: Quantiles,
    /// What came.
    pub actual_minor: i64,
    /// What a simple rule would have said: as much a day as in the quarter of a year before.
    pub run_rate: f64,
}

/// How often it came true that at least so much would come. That nothing at all would come is no promise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise {
    /// The chance that was told.
    pub chance: f64,
    /// How often it was told of more than nothing.
    pub n: u32,
    /// How often that came true.
    pub n_true: u32,
}

/// What many forecasts of one kind come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Windows, with one forecast each: forecasts of one window share what came of it.
    pub n: u32,
    /// How many of them were within 8 cases of 10, and within 19 of 20; of a lump of probability its part.
    pub within_80: f64,
    /// See `within_80`.
    pub within_95: f64,
    /// The average score in minor units, less is better: by how much they missed, with how sure they were of it
    /// ([`Quantiles::crps`]).
    pub crps: f64,
    /// The same score of the simple rule, one number: by how much it missed on average.
    ///
    /// # Formula
    /// mean of |run rate - what came|
    pub run_rate: f64,
    /// Chances that were told, the highest first.
    pub promises: [Promise; 5],
}

/// The chances that are looked at.
const CHANCES: [f64; 5] = [0.9, 0.7, 0.5, 0.3, 0.1];
/// A forecast stands for a lead time if it was made so many days nearer or farther.
const NEAR_DAYS: i32 = 5;

impl Judged {
    /// What was said on a day of a window that is over.
    #[must_use]
    pub fn of(published: Quantiles, origin: Day, window: Window, deals: &[KnownDeal]) -> Self {
        let known: Vec<KnownDeal> = deals.iter().filter_map(|deal| deal.as_of(origin)).collect();
        Self {
            run_rate: Naive::of(&known, origin, window.until, None).run_rate,
            actual_minor: came_within(deals, window, None),
            origin,
            window,
            published,
        }
    }

    /// Which part of the probability was below what came: from 0 to 1, in the middle of a lump.
    #[must_use]
    pub fn place(&self) -> f64 {
        let pit = self.published.pit(self.actual());
        f64::midpoint(pit.below, pit.up_to)
    }

    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    fn actual(&self) -> f64 {
        self.actual_minor as f64
    }
}

/// What would have been published from a day on of windows that are over, each by the pool of its own day.
#[must_use]
pub fn judged(past: &[Past], since: Day, deals: &[KnownDeal]) -> Vec<Judged> {
    let published = |one: &Past| pool(past, deals, one.origin, one.window, Level::Company).of(&one.company);
    let from = past.iter().filter(|one| since <= one.origin);
    from.map(|one| Judged::of(published(one), one.origin, one.window, deals)).collect()
}

/// Of each window that ends a horizon the forecast that was made about so many days before its end.
#[must_use]
pub fn made_before(judged: &[Judged], horizon: Horizon, lead_days: i32) -> Vec<&Judged> {
    let off = |one: &Judged| (one.origin.days_until(one.window.until) - lead_days).abs();
    let mut by_end: BTreeMap<Day, &Judged> = BTreeMap::new();
    let of_horizon = judged.iter().filter(|one| horizon.end(one.origin) == Some(one.window.until));
    for one in of_horizon.filter(|one| off(one) <= NEAR_DAYS) {
        let nearest = by_end.entry(one.window.until).or_insert(one);
        if off(one) < off(nearest) {
            *nearest = one;
        }
    }
    by_end.into_values().collect()
}

impl Verdict {
    /// Of forecasts of different windows; none of none.
    #[must_use]
    pub fn of(judged: &[&Judged]) -> Option<Self> {
        let n = u32::try_from(judged.len()).ok().filter(|n| 0 < *n)?;
        let share = |low, high| judged.iter().map(|one| one.published.pit(one.actual()).share_within(low, high)).sum();
        let average = |of: fn(&Judged) -> f64| judged.iter().map(|one| of(one)).sum::<f64>() / f64::from(n);
        Some(Self {
            n,
            within_80: share(0.1, 0.9),
            within_95: share(0.025, 0.975),
            crps: average(|one| one.published.crps(one.actual())),
            run_rate: average(|one| (one.run_rate - one.actual()).abs()),
            promises: CHANCES.map(|chance| {
                let told = || judged.iter().map(|one| (one.published.at(1.0 - chance), one.actual()));
                let counted = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                Promise {
                    chance,
                    n: counted(told().filter(|(least, _)| 0.0 < *least).count()),
                    n_true: counted(told().filter(|(least, came)| 0.0 < *least && least <= came).count()),
                }
            }),
        })
    }
}
