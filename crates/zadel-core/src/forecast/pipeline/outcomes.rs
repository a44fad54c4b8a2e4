//! What may come, drawn: worlds, and in each of them outcomes.

use std::num::NonZeroUsize;

use super::world::{WORLDS, World};
use super::{Draws, Pipeline};
use crate::forecast::day::Day;
use crate::forecast::window::Window;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Draws of parameters.
    pub n_worlds: u32,
    /// Draws of outcomes for each of them.
    pub n_outcomes: u32,
    /// The same seed gives the same bits.
    pub seed: u64,
    /// On how many threads; that changes no bit.
    pub n_threads: NonZeroUsize,
}

impl Drawing {
    /// As many as a published forecast has: 100 draws of parameters with 20 outcomes each.
    #[must_use]
    pub fn published(seed: u64, n_threads: NonZeroUsize) -> Self {
        Self { n_worlds: 100, n_outcomes: 20, seed, n_threads }
    }

    /// How many draws of outcomes that are: half of the worlds for each variant of the pipeline.
    #[must_use]
    pub fn n_draws(self) -> usize {
        let n = u64::from(self.n_worlds.div_ceil(2)) * 2 * u64::from(self.n_outcomes);
        usize::try_from(n).unwrap_or(usize::MAX)
    }

    /// That of a day: of one seed each has chance of its own.
    #[must_use]
    pub fn of_day(self, day: Day) -> Self {
        Self { seed: self.seed.wrapping_add(u64::from(day.0.unsigned_abs()) << 20), ..self }
    }
}

/// Which deals are drawn: of these each is a part of the one before, draw by draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All, also those that are not there yet.
    All,
    /// Those that are there: open, or won and not paid yet where money counts on the days on which it comes.
    Known,
    /// Of those, the ones that are won, and the open ones that have reached this stage or a later one.
    Reached(u32),
}

/// Draws what everybody brings within a window to come.
///
/// World i takes its parameters from stream i of the seed, and each deal and each rep has a stream of his own in it: a deal that is
/// taken out changes no other, and open deals bring the same whether new ones are drawn or not.
#[must_use]
pub fn draw(pipeline: &Pipeline, which: Which, window: Window, drawing: Drawing) -> Draws {
    let ahead = window.ahead(pipeline.today);
    let n_worlds = u64::from(drawing.n_worlds).min(WORLDS);
    let n_threads = u64::try_from(drawing.n_threads.get()).unwrap_or(1);
    let share = n_worlds.div_ceil(n_threads).max(1);
    let n_reps = usize::try_from(pipeline.n_reps).unwrap_or(0);
    let parts: Vec<Vec<Vec<i64>>> = std::thread::scope(|scope| {
        let work = |from: u64| {
            move || {
                let mut by_rep = vec![Vec::new(); n_reps];
                for number in from..(from + share).min(n_worlds) {
                    World::draw(pipeline, ahead, number, drawing.seed).add(which, drawing, &mut by_rep);
                }
                by_rep
            }
        };
        let starts = (0..n_worlds).step_by(usize::try_from(share).unwrap_or(usize::MAX));
        let handles: Vec<_> = starts.map(|from| scope.spawn(work(from))).collect();
        handles.into_iter().map(|handle| handle.join().expect("drawing does not panic")).collect()
    });
    let mut by_rep = vec![Vec::new(); n_reps];
    for part in parts {
        by_rep.iter_mut().zip(part).for_each(|(all, part)| all.extend(part));
    }
    Draws::new(by_rep)
}

/// What one deal brings in each draw of [`draw`]; nothing unless it is open or owes.
#[must_use]
pub fn draw_deal(pipeline: &Pipeline, deal: u64, window: Window, drawing: Drawing) -> Vec<i64> {
    let ahead = window.ahead(pipeline.today);
    let n_outcomes = usize::try_from(drawing.n_outcomes).unwrap_or(0);
    let mut draws = Vec::new();
    let open = pipeline.open.iter().find(|open| open.place == deal);
    let owing = pipeline.owing().iter().find(|owing| owing.place == deal);
    for number in 0..u64::from(drawing.n_worlds).min(WORLDS) {
        let start = draws.len();
        draws.resize(start + n_outcomes, 0);
        if open.is_none() && owing.is_none() {
            continue;
        }
        let world = World::draw(pipeline, ahead, number, drawing.seed);
        if let Some(open) = open {
            world.add_deal(open, drawing.seed, &mut draws[start..]);
        }
        if let Some(owing) = owing {
            world.add_owing(owing, drawing.seed, &mut draws[start..]);
        }
    }
    draws
}

/// The chance that each open deal is won within a window to come, by its place in the history: an average over the worlds, so that
/// nothing is left to the chance of outcomes.
#[must_use]
pub fn win_chances(pipeline: &Pipeline, window: Window, drawing: Drawing) -> Vec<(u64, f64)> {
    let ahead = window.ahead(pipeline.today);
    let n_worlds = u64::from(drawing.n_worlds).min(WORLDS);
    let mut chances: Vec<(u64, f64)> = pipeline.open.iter().map(|open| (open.place, 0.0)).collect();
    for number in 0..n_worlds {
        let world = World::draw(pipeline, ahead, number, drawing.seed);
        for (deal, (_, chance)) in pipeline.open.iter().zip(&mut chances) {
            *chance += world.open_chance(deal) / count(n_worlds);
        }
    }
    chances
}

fn count(n: u64) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
