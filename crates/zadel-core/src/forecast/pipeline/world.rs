//! One draw of the parameters, and what happens in it.

use zadel_stats::stream::Stream;

use super::outcomes::{Drawing, Which};
use super::{OpenDeal, Pipeline};
use crate::forecast::amounts::{DrawnAmounts, Sale};
use crate::forecast::arrivals::DrawnArrivals;
use crate::forecast::hazard::{Course, DrawnHazard, win_chance, win_day};
use crate::forecast::payments::{DrawnPayments, Left, Owing};
use crate::forecast::window::Ahead;

/// Streams of parameters, of deals and of reps are told apart by the two high bits of their numbers.
const OF_DEALS: u64 = 1 << 62;
const OF_REPS: u64 = 2 << 62;
/// So many draws of parameters are told apart within the stream of a deal.
pub(super) const WORLDS: u64 = 1 << 20;

/// One draw of the parameters.
pub(super) struct World<'a> {
    pipeline: &'a Pipeline,
    ahead: Ahead,
    number: u64,
    won: DrawnHazard,
    lost: DrawnHazard,
    arrivals: DrawnArrivals,
    amounts: DrawnAmounts<'a>,
    payments: Option<DrawnPayments<'a>>,
}

impl<'a> World<'a> {
    pub(super) fn draw(pipeline: &'a Pipeline, ahead: Ahead, number: u64, seed: u64) -> Self {
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
            payments: pipeline.payments.as_ref().map(|payments| payments.draw(pipeline.today, n_days, &mut stream)),
        }
    }

    /// Adds the outcomes of this world to the draws of each rep.
    pub(super) fn add(&self, which: Which, drawing: Drawing, by_rep: &mut [Vec<i64>]) {
        let n_outcomes = usize::try_from(drawing.n_outcomes).unwrap_or(0);
        let starts: Vec<usize> = by_rep.iter().map(Vec::len).collect();
        by_rep.iter_mut().for_each(|draws| draws.resize(draws.len() + n_outcomes, 0));
        for deal in self.pipeline.owing() {
            if let Some(sums) = of_rep(by_rep, &starts, deal.rep) {
                self.add_owing(deal, drawing.seed, sums);
            }
        }
        for deal in self.pipeline.open.iter().filter(|deal| deal.is_of(which)) {
            if let Some(sums) = of_rep(by_rep, &starts, deal.sale.rep) {
                self.add_deal(deal, drawing.seed, sums);
            }
        }
        if which == Which::All {
            for rep in 0..self.pipeline.n_reps {
                if let Some(sums) = of_rep(by_rep, &starts, rep) {
                    self.add_new(rep, drawing.seed, sums);
                }
            }
        }
    }

    /// Adds what is still to be paid for a deal that is won.
    pub(super) fn add_owing(&self, deal: &Owing, seed: u64, sums: &mut [i64]) {
        let Some(payments) = &self.payments else { return };
        let mut stream = self.stream_of(deal.place, seed);
        for sum in sums {
            let minor = payments.within(deal.won, deal.left, self.ahead, &mut stream);
            *sum = sum.saturating_add(minor);
        }
    }

    /// Adds what one open deal brings.
    pub(super) fn add_deal(&self, deal: &OpenDeal, seed: u64, sums: &mut [i64]) {
        let course = self.course_of(deal);
        let chance = self.chance(&course, deal.opened);
        let mut stream = self.stream_of(deal.place, seed);
        for chunk in sums.chunks_mut(64) {
            let mut won = stream.coins(chance, u64::MAX >> (64 - chunk.len()));
            while won != 0 {
                let sum = &mut chunk[won.trailing_zeros() as usize];
                let of = self.amounts.sale(deal.sale, &mut stream);
                let counted = self.payments.as_ref().map_or(of, |payments| {
                    let win = Win { course: &course, opened: deal.opened, chance, paid_minor: deal.paid_minor };
                    self.paid(payments, &win, of, &mut stream)
                });
                *sum = sum.saturating_add(counted);
                won &= won - 1;
            }
        }
    }

    /// Adds what deals of a rep bring that are not there yet.
    ///
    /// # Formula
    /// ```text
    /// wins ~ Poisson(sum over days d of arrivals(d) * P(won | opened on d))
    /// ```
    /// Deals that come by chance and are won by chance are won as Poisson numbers: nobody has to draw each of them.
    fn add_new(&self, rep: u32, seed: u64, sums: &mut [i64]) {
        let course = Course::of_new(&self.won, &self.lost, rep);
        let days = self.arrivals.by_day(self.pipeline.today, rep).zip(1_i32..);
        let mut expected = 0.0;
        // How many wins the deals that were opened by a day make expected, the day, and the chance of those of that day.
        let mut by_day: Vec<(f64, i32, f64)> = Vec::new();
        for (arrivals, opened) in days {
            let chance = self.chance(&course, opened);
            expected += arrivals * chance;
            by_day.push((expected, opened, chance));
        }
        let mut stream = Stream::new(seed, OF_REPS | (u64::from(rep) * WORLDS + self.number));
        for sum in sums {
            for _ in 0..stream.poisson(expected) {
                let of = self.amounts.sale(Sale { rep, ..Sale::default() }, &mut stream);
                let counted = self.payments.as_ref().map_or(of, |payments| {
                    let level = stream.uniform() * expected;
                    let found = by_day.partition_point(|(sum, ..)| *sum <= level).min(by_day.len() - 1);
                    let (_, opened, chance) = by_day[found];
                    self.paid(payments, &Win { course: &course, opened, chance, paid_minor: 0 }, of, &mut stream)
                });
                *sum = sum.saturating_add(counted);
            }
        }
    }

    /// What of a sum that is won by the end of the window is paid within it.
    fn paid(&self, payments: &DrawnPayments<'_>, win: &Win<'_>, of: i64, stream: &mut Stream) -> i64 {
        let level = stream.uniform() * win.chance;
        let Some(on) = win_day(win.course, win.opened, self.ahead.until, level) else { return 0 };
        let left = Left { of, minor: of.saturating_sub(win.paid_minor) };
        payments.within(on, left, self.ahead, stream)
    }

    fn stream_of(&self, place: u64, seed: u64) -> Stream {
        Stream::new(seed, OF_DEALS | (place * WORLDS + self.number))
    }

    fn course_of(&self, deal: &OpenDeal) -> Course<'_> {
        Course::of_open(&self.won, &self.lost, deal.sale.rep, deal.stage)
    }

    /// The chance that a deal brings something: that it is won within the window, or by its end where it is yet to be paid for.
    fn chance(&self, course: &Course<'_>, opened: i32) -> f64 {
        if self.payments.is_some() {
            win_chance(course, opened, self.ahead.until)
        } else {
            self.win_chance(course, opened)
        }
    }

    /// The chance that an open deal is won within the window.
    pub(super) fn open_chance(&self, deal: &OpenDeal) -> f64 {
        self.win_chance(&self.course_of(deal), deal.opened)
    }

    /// The chance that a deal is won within the window: by its end, and not before it begins.
    fn win_chance(&self, course: &Course<'_>, opened: i32) -> f64 {
        let by = |n_days: i32| win_chance(course, opened, n_days);
        let before = if self.ahead.after == 0 { 0.0 } else { by(self.ahead.after) };
        (by(self.ahead.until) - before).max(0.0)
    }
}

/// A deal that is won.
struct Win<'a> {
    course: &'a Course<'a>,
    opened: i32,
    /// That it is won by the end of the window.
    chance: f64,
    paid_minor: i64,
}

/// The draws of a rep in this world.
fn of_rep<'a>(by_rep: &'a mut [Vec<i64>], starts: &[usize], rep: u32) -> Option<&'a mut [i64]> {
    let place = usize::try_from(rep).ok()?;
    by_rep.get_mut(place)?.get_mut(*starts.get(place)?..)
}
