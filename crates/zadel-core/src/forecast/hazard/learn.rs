//! What a history says about the chance of a day.

use zadel_stats::shrinkage::{Seen, Strength, centre};

use super::ages::Ages;
use super::bins::N_BINS;
use super::stages::{Stages, table};
use super::{Hazard, Landmark, Prior, Stay, landmarks, stays};
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::rhythm::{Rhythm, Season};
use crate::forecast::shocks::Shocks;
use crate::forecast::span::Span;

/// Before anything is seen, reps differ from one another by so much.
const REPS: f64 = 0.4;
/// Rounds until levels, reps and rhythm agree: each is learned with the others held.
const N_ROUNDS: usize = 4;

/// What a history tells, in the form in which chances are learned from it.
#[derive(Clone, Debug)]
pub struct History {
    span: Span,
    n_reps: usize,
    /// Do reps differ? Otherwise all is taken for one rep's, and his factor is 1.
    has_reps: bool,
    /// What each day of the span counts: old ones say less.
    weights: Vec<f64>,
    stays: Vec<Stay>,
    landmarks: Vec<Landmark>,
}

impl History {
    /// Of deals as they are known at the end of the span; `n_reps` is more than every place of a rep in them.
    #[must_use]
    pub fn of(deals: &[KnownDeal], n_reps: usize, span: Span, weights: Vec<f64>) -> Self {
        let landmarks = landmarks(deals, span, &weights);
        Self { span, n_reps, has_reps: true, weights, stays: stays(deals, span), landmarks }
    }

    /// Of stays of which no stage is known, and which are the same for all reps.
    pub(in crate::forecast) fn of_stays(stays: Vec<Stay>, span: Span, weights: Vec<f64>) -> Self {
        Self { span, n_reps: 1, has_reps: false, weights, stays, landmarks: Vec::new() }
    }
}

/// Learns how deals end in one way.
///
/// # Formula
/// ```text
/// ends of a stay ~ Poisson(h_age * rep * sum over its days of rhythm(day)),  the day of an end counts half
/// rep ~ Gamma(k', k'),   h_age as in `Ages`
/// ```
/// Days are weighted, so that old ones say less. The month's shock is learned from unweighted days, at the end; what stages say,
/// beside all that.
#[must_use]
pub fn learn(history: &History, how: How, season: Season, prior: Prior) -> Hazard {
    let History { span, n_reps, weights, stays, .. } = history;
    let (span, n_reps) = (*span, *n_reps);
    let events = events_by_day(stays, how, span.n_days());
    let mut rhythm = Rhythm::even();
    let mut table = Table::new(n_reps);
    let mut ages = Ages::learn([0.0; N_BINS], [0.0; N_BINS], prior);
    let mut levels = ages.expected();
    let mut factors = vec![1.0; n_reps];
    let (mut reps, mut rep_strength) = (Vec::new(), Strength::of(&[], REPS));
    let mut expected = Vec::new();
    for _ in 0..N_ROUNDS {
        let drawn = rhythm.expected();
        let weighted: Vec<f64> = span.days().zip(weights).map(|(day, weight)| weight * drawn.of(day)).collect();
        table.count(stays, how, weights, &weighted);
        for _ in 0..3 {
            ages = of_ages(&table, &factors, prior);
            levels = ages.expected();
            if !history.has_reps {
                continue;
            }
            reps = table.of_reps(&levels);
            rep_strength = Strength::of(&reps, REPS);
            factors = reps.iter().map(|seen| rep_strength.factor(*seen)).collect();
            centre(&mut factors, &reps);
        }
        expected = expected_by_day(stays, &levels, &factors, span.n_days());
        rhythm = Rhythm::learn(span, &events, &expected, weights, season);
    }
    let drawn = rhythm.expected();
    expected.iter_mut().zip(span.days()).for_each(|(expected, day)| *expected *= drawn.of(day));
    let shocks = Shocks::learn(span, &events, &expected, weights);
    let stages = of_stages(history, how, &levels, &factors, &rhythm);
    Hazard { ages, reps, rep_strength, rhythm, shocks, stages }
}

fn of_stages(history: &History, how: How, levels: &[f64; N_BINS], factors: &[f64], rhythm: &Rhythm) -> Stages {
    let History { span, weights, landmarks, .. } = history;
    let drawn = rhythm.expected();
    let sums = sums(span.days().zip(weights).map(|(day, weight)| weight * drawn.of(day)));
    let passed = |from: usize, to: usize| sums[to + 1] - sums[from];
    let table = table(
        landmarks,
        |landmark| landmark.end == Some(how),
        |landmark, part| {
            let factor = row(landmark.rep).and_then(|rep| factors.get(rep)).copied().unwrap_or(1.0);
            let (from, to) = (span.place(part.from), span.place(part.to));
            let is_last = landmark.end.is_some() && part.to == landmark.last;
            let half = if is_last { 0.5 * passed(to, to) } else { 0.0 };
            levels[part.bin] * factor * (passed(from, to) - half)
        },
        |landmark| weights[span.place(landmark.last)],
    );
    Stages::learn(&table)
}

/// Of the first 0, 1, 2 ... numbers.
fn sums(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let rest = numbers.map(|number| {
        sum += number;
        sum
    });
    std::iter::once(0.0).chain(rest).collect()
}

/// Ends and days at risk, by rep and age.
struct Table {
    ends: Vec<[f64; N_BINS]>,
    days: Vec<[f64; N_BINS]>,
}

impl Table {
    fn new(n_reps: usize) -> Self {
        Self { ends: vec![[0.0; N_BINS]; n_reps], days: vec![[0.0; N_BINS]; n_reps] }
    }

    /// `weighted` is the weight of a day times its rhythm.
    fn count(&mut self, stays: &[Stay], how: How, weights: &[f64], weighted: &[f64]) {
        self.ends.iter_mut().chain(&mut self.days).for_each(|row| *row = [0.0; N_BINS]);
        let sums = sums(weighted.iter().copied());
        for stay in stays {
            let Some((ends, days)) = row(stay.rep).and_then(|rep| self.ends.get_mut(rep).zip(self.days.get_mut(rep)))
            else {
                continue;
            };
            // On its last day a deal was open for half of it, on average.
            let half = if stay.end.is_some() { 0.5 * weighted[stay.to] } else { 0.0 };
            days[stay.bin] += sums[stay.to + 1] - sums[stay.from] - half;
            if stay.end == Some(how) {
                ends[stay.bin] += weights[stay.to];
            }
        }
    }

    fn of_reps(&self, levels: &[f64; N_BINS]) -> Vec<Seen> {
        let rows = self.ends.iter().zip(&self.days);
        rows.map(|(ends, days)| Seen {
            events: ends.iter().sum(),
            expected: days.iter().zip(levels).map(|(days, level)| days * level).sum(),
        })
        .collect()
    }
}

fn row(rep: u32) -> Option<usize> {
    usize::try_from(rep).ok()
}

/// Ends and days at risk of each age, with the factors of the reps held.
fn of_ages(table: &Table, factors: &[f64], prior: Prior) -> Ages {
    let (mut ends, mut days) = ([0.0; N_BINS], [0.0; N_BINS]);
    for ((of_ends, of_days), factor) in table.ends.iter().zip(&table.days).zip(factors) {
        for bin in 0..N_BINS {
            ends[bin] += of_ends[bin];
            days[bin] += of_days[bin] * factor;
        }
    }
    Ages::learn(ends, days, prior)
}

fn events_by_day(stays: &[Stay], how: How, n_days: usize) -> Vec<f64> {
    let mut events = vec![0.0; n_days];
    stays.iter().filter(|stay| stay.end == Some(how)).for_each(|stay| events[stay.to] += 1.0);
    events
}

/// How many ends the open deals of each day make expected, if all days were alike.
fn expected_by_day(stays: &[Stay], levels: &[f64; N_BINS], factors: &[f64], n_days: usize) -> Vec<f64> {
    let mut changes = vec![0.0; n_days + 1];
    let mut halves = vec![0.0; n_days];
    for stay in stays {
        let factor = row(stay.rep).and_then(|rep| factors.get(rep)).copied().unwrap_or(1.0);
        let level = levels[stay.bin] * factor;
        changes[stay.from] += level;
        changes[stay.to + 1] -= level;
        if stay.end.is_some() {
            halves[stay.to] += 0.5 * level;
        }
    }
    let mut open = 0.0;
    changes
        .iter()
        .zip(halves)
        .map(|(change, half)| {
            open += change;
            // Sums and differences leave rounding where nobody is open.
            (open - half).max(0.0)
        })
        .collect()
}
