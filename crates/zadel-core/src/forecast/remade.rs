//! Forecasts of days that are over, made again as they would have been made then: each once, whatever comes later.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::thread;

use super::cold_start::Assumptions;
use super::day::Day;
use super::deal::{KnownDeal, unquoted};
use super::forecaster::Forecaster;
use super::pipeline::Drawing;
use super::published::RECORDED;
use super::record::{Level, Past, YEAR_DAYS};
use super::window::Window;

/// What was made again, by what it was made of. A fact of today changes nothing that was known last month, so that of a year of Sundays
/// only those are made anew of which something else is known now.
///
/// # Invariants
/// What it gives is what would be made without it, bit by bit.
#[derive(Debug, Default)]
pub struct Remade {
    of: BTreeMap<Key, Kept>,
    /// How often it was asked.
    round: u64,
}

/// What it was made of, of which days, and whether reps are asked for.
type Key = (u64, Window, Level);

#[derive(Debug)]
struct Kept {
    past: Past,
    /// When it was asked for last.
    round: u64,
}

/// What nobody asked for in so many rounds is forgotten.
const ROUNDS: u64 = 8;
/// They begin when deals have ended for two weeks.
pub(super) const FIRST_DAYS: i32 = 14;
/// Past forecasts only choose weights: fewer draws of parameters will do.
pub(super) const PAST_WORLDS: u32 = 40;
const SUNDAY: usize = 6;

impl Remade {
    /// What both models would have said, at the ends of days, of windows that were to come then; in the order in which it is asked.
    ///
    /// The sums of open deals are not looked at: what is quoted today was not known then.
    fn said(
        &mut self,
        deals: &[KnownDeal],
        wanted: &[(Day, Window)],
        drawing: Drawing,
        assumed: &Assumptions,
        level: Level,
    ) -> Vec<Past> {
        let deals = unquoted(deals);
        let few = Drawing { n_worlds: PAST_WORLDS, ..drawing };
        let mut digests: BTreeMap<Day, u64> = BTreeMap::new();
        let mut key = |(origin, window): &(Day, Window)| {
            let digest = digests.entry(*origin).or_insert_with(|| digest(&deals, *origin, few, assumed));
            (*digest, *window, level)
        };
        let keys: Vec<Key> = wanted.iter().map(&mut key).collect();
        let mut missing: BTreeMap<Day, Vec<Window>> = BTreeMap::new();
        for (origin, window) in
            wanted.iter().zip(&keys).filter(|(_, key)| !self.of.contains_key(key)).map(|(one, _)| one)
        {
            missing.entry(*origin).or_default().push(*window);
        }
        self.round += 1;
        let round = self.round;
        for past in made(&deals, &missing.into_iter().collect::<Vec<_>>(), few, assumed) {
            let reps = if level == Level::Reps { past.reps } else { BTreeMap::new() };
            self.of.insert(key(&(past.origin, past.window)), Kept { past: Past { reps, ..past }, round });
        }
        let mut given = Vec::with_capacity(keys.len());
        for key in &keys {
            if let Some(kept) = self.of.get_mut(key) {
                kept.round = round;
                given.push(kept.past.clone());
            }
        }
        self.of.retain(|_, kept| round < kept.round + ROUNDS);
        given
    }

    /// The forecasts of months and quarters of the Sundays from a year before a day, of windows that are over by today: what a forecast of that
    /// day and of later ones learns from.
    ///
    /// Nothing is assumed for them: that would be made again with every change of a plan, and weighs nothing once a month is over.
    pub fn record(&mut self, deals: &[KnownDeal], since: Day, today: Day, drawing: Drawing) -> Vec<Past> {
        let first_end = deals.iter().filter_map(KnownDeal::closed).min().unwrap_or(today);
        let first = first_end.plus(FIRST_DAYS).max(since.plus(-YEAR_DAYS));
        let mut wanted = Vec::new();
        for origin in first.each_week_on(SUNDAY).take_while(|origin| *origin < today) {
            let ends = RECORDED.into_iter().filter_map(|horizon| horizon.end(origin)).filter(|end| *end <= today);
            wanted.extend(ends.map(|until| (origin, Window { after: origin, until })));
            // At the end of a quarter both end on one day.
            wanted.dedup();
        }
        self.said(deals, &wanted, drawing, &Assumptions::default(), Level::Reps)
    }

    /// What would have been said of the company, at the ends of days, of a period that was to come or had begun.
    pub fn of_company(
        &mut self,
        deals: &[KnownDeal],
        (period, origins): (Window, &[Day]),
        drawing: Drawing,
        assumed: &Assumptions,
    ) -> Vec<Past> {
        let wanted: Vec<(Day, Window)> = origins.iter().map(|origin| (*origin, period.rest(*origin))).collect();
        self.said(deals, &wanted, drawing, assumed, Level::Company)
    }
}

/// Days go to threads in turns: later ones know more and take longer.
fn made(deals: &[KnownDeal], wanted: &[(Day, Vec<Window>)], drawing: Drawing, assumed: &Assumptions) -> Vec<Past> {
    let n_threads = drawing.n_threads.get();
    let alone = Drawing { n_threads: std::num::NonZeroUsize::MIN, ..drawing };
    let of_day = |(origin, windows): &(Day, Vec<Window>)| -> Vec<Past> {
        let forecaster = Forecaster::learn(deals, *origin, assumed);
        windows.iter().map(|window| forecaster.forecast_within(*window, alone.of_day(*origin)).said).collect()
    };
    thread::scope(|scope| {
        let work =
            |first: usize| move || wanted.iter().skip(first).step_by(n_threads).flat_map(of_day).collect::<Vec<_>>();
        let threads: Vec<_> = (0..n_threads).map(|first| scope.spawn(work(first))).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Of all that a forecast of a day is made of.
fn digest(deals: &[KnownDeal], origin: Day, drawing: Drawing, assumed: &Assumptions) -> u64 {
    let mut hasher = DefaultHasher::new();
    (origin, drawing.seed, drawing.n_worlds, drawing.n_outcomes, assumed.bits()).hash(&mut hasher);
    deals.iter().filter_map(|deal| deal.as_of(origin)).for_each(|deal| deal.hash(&mut hasher));
    hasher.finish()
}
