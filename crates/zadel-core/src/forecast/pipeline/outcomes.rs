//! What may come: draws of parameters, and for each of them draws of what happens.

use std::num::NonZeroUsize;

use zadel_stats::stream::Stream;

use super::{Draws, OpenDeal, Pipeline};
use crate::forecast::amounts::{DrawnAmounts, Sale};
use crate::forecast::arrivals::DrawnArrivals;
use crate::forecast::day::Day;
use crate::forecast::hazard::{Course, DrawnHazard, win_chance};
use crate::forecast::window::{Ahead, Window};

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

/// Which deals are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All: those that are open, and those that are not there yet.
    All,
    /// Those that are open.
    Open,
}

/// Streams of parameters, of deals and of reps are told apart by the two high bits of their numbers.
const OF_DEALS: u64 = 1 << 62;
const OF_REPS: u64 = 2 << 62;
/// So many draws of parameters are told apart within the stream of a deal.
const WORLDS: u64 = 1 << 20;

/// Draws what everybody wins within a window to come.
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

/// What one open deal brings in each draw of [`draw`]; nothing if it is not open.
#[must_use]
pub fn draw_deal(pipeline: &Pipeline, deal: u64, window: Window, drawing: Drawing) -> Vec<i64> {
    let ahead = window.ahead(pipeline.today);
    let n_outcomes = usize::try_from(drawing.n_outcomes).unwrap_or(0);
    let mut draws = Vec::new();
    let open = pipeline.open.iter().find(|open| open.place == deal);
    for number in 0..u64::from(drawing.n_worlds).min(WORLDS) {
        let start = draws.len();
        draws.resize(start + n_outcomes, 0);
        if let Some(open) = open {
            World::draw(pipeline, ahead, number, drawing.seed).add_deal(open, drawing.seed, &mut draws[start..]);
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

/// One draw of the parameters.
struct World<'a> {
    pipeline: &'a Pipeline,
    ahead: Ahead,
    number: u64,
    won: DrawnHazard,
    lost: DrawnHazard,
    arrivals: DrawnArrivals,
    amounts: DrawnAmounts<'a>,
}

impl<'a> World<'a> {
    fn draw(pipeline: &'a Pipeline, ahead: Ahead, number: u64, seed: u64) -> Self {
        let mut stream = Stream::new(seed, number);
        let n_days = usize::try_from(ahead.until).unwrap_or(0);
        Self {
            pipeline,
            ahead,
            number,
            won: pipeline.won.draw(pipeline.today, n_days, &mut stream),
            lost: pipeline.lost.draw(pipeline.today, n_days, &mut stream),
            arrivals: pipeline.arrivals.draw(pipeline.today, n_days, &mut stream),
            amounts: pipeline.amounts.draw(&mut stream),
        }
    }

    /// Adds the outcomes of this world to the draws of each rep.
    fn add(&self, which: Which, drawing: Drawing, by_rep: &mut [Vec<i64>]) {
        let n_outcomes = usize::try_from(drawing.n_outcomes).unwrap_or(0);
        let starts: Vec<usize> = by_rep.iter().map(Vec::len).collect();
        by_rep.iter_mut().for_each(|draws| draws.resize(draws.len() + n_outcomes, 0));
        for deal in &self.pipeline.open {
            if let Some((draws, start)) = place(deal.sale.rep).and_then(|rep| by_rep.get_mut(rep).zip(starts.get(rep)))
            {
                self.add_deal(deal, drawing.seed, &mut draws[*start..]);
            }
        }
        if which == Which::Open {
            return;
        }
        for ((draws, start), rep) in by_rep.iter_mut().zip(&starts).zip(0_u32..) {
            let expected = self.new_wins(rep);
            let mut stream = Stream::new(drawing.seed, OF_REPS | (u64::from(rep) * WORLDS + self.number));
            for sum in &mut draws[*start..] {
                for _ in 0..stream.poisson(expected) {
                    let sale = Sale { rep, ..Sale::default() };
                    *sum = sum.saturating_add(self.amounts.sale(sale, &mut stream));
                }
            }
        }
    }

    /// Adds what one open deal brings.
    fn add_deal(&self, deal: &OpenDeal, seed: u64, sums: &mut [i64]) {
        let chance = self.open_chance(deal);
        let mut stream = Stream::new(seed, OF_DEALS | (deal.place * WORLDS + self.number));
        for chunk in sums.chunks_mut(64) {
            let mut won = stream.coins(chance, u64::MAX >> (64 - chunk.len()));
            while won != 0 {
                let sum = &mut chunk[won.trailing_zeros() as usize];
                *sum = sum.saturating_add(self.amounts.sale(deal.sale, &mut stream));
                won &= won - 1;
            }
        }
    }

    fn open_chance(&self, deal: &OpenDeal) -> f64 {
        let course = Course::of_open(&self.won, &self.lost, deal.sale.rep, deal.stage);
        self.win_chance(&course, deal.opened)
    }

    /// How many deals of a rep that are not there yet are to be expected as wins.
    ///
    /// # Formula
    /// ```text
    /// sum over days d of arrivals(d) * P(won within the window | opened on d)
    /// ```
    /// Deals that come by chance and are won by chance are won as Poisson numbers: nobody has to draw each of them.
    fn new_wins(&self, rep: u32) -> f64 {
        let course = Course::of_new(&self.won, &self.lost, rep);
        let days = self.arrivals.by_day(self.pipeline.today, rep).zip(1_i32..);
        days.map(|(arrivals, day)| arrivals * self.win_chance(&course, day)).sum()
    }

    /// The chance that a deal is won within the window: by its end, and not before it begins.
    fn win_chance(&self, course: &Course<'_>, opened: i32) -> f64 {
        let by = |n_days: i32| win_chance(course, opened, n_days);
        let before = if self.ahead.after == 0 { 0.0 } else { by(self.ahead.after) };
        (by(self.ahead.until) - before).max(0.0)
    }
}

fn place(rep: u32) -> Option<usize> {
    usize::try_from(rep).ok()
}
