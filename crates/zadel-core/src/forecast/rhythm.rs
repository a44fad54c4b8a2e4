//! How days differ: by weekday and by the month of the quarter.

use zadel_stats::shrinkage::{Seen, Strength, draw_factor};
use zadel_stats::stream::Stream;

use super::day::Day;
use super::span::Span;

/// Does a model know the months of the quarter apart? Both models are asked, and their answers are averaged: with a year of
/// history nobody can tell a season from three good months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// It takes them for alike.
    Without,
    /// It learns a factor for each.
    OfQuarter,
}

/// Factors of weekdays, and what was seen of the months of the quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Rhythm {
    weekdays: [f64; 7],
    months: [Seen; 3],
    strength: Option<Strength>,
}

/// The factors of one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnRhythm {
    weekdays: [f64; 7],
    months: [f64; 3],
}

/// The months of a company differ by a tenth or so without any season; a factor of a month of the quarter cannot be known better
/// than months are alike.
const LEAST_SHOCK: f64 = 0.01;
/// Before anything is seen: weekdays differ by half, months of the quarter by a fifth.
const PRIOR: (f64, f64) = (0.5, 0.2);

impl Rhythm {
    /// All days alike.
    #[must_use]
    pub fn even() -> Self {
        Self { weekdays: [1.0; 7], months: [Seen::default(); 3], strength: None }
    }

    /// What counts of days say, beside what was expected on them if they were alike. `weights` make old days count less.
    #[must_use]
    pub fn learn(span: Span, events: &[f64], expected: &[f64], weights: &[f64], season: Season) -> Self {
        let mut weekdays = [Seen::default(); 7];
        let mut months = [Seen::default(); 3];
        let mut by_month: Vec<(i32, usize, Seen)> = Vec::new();
        for (place, day) in span.days().enumerate() {
            let one = Seen { events: events[place] * weights[place], expected: expected[place] * weights[place] };
            add(&mut weekdays[day.weekday()], one);
            if by_month.last().is_none_or(|(month, ..)| *month != day.month()) {
                by_month.push((day.month(), day.month_of_quarter(), Seen::default()));
            }
            if let Some((.., seen)) = by_month.last_mut() {
                add(seen, one);
            }
        }
        let total = weekdays.iter().fold(Seen::default(), |mut sum, one| {
            add(&mut sum, *one);
            sum
        });
        // What was expected is brought to what came: the level is not the rhythm's business.
        let level = if 0.0 < total.expected { total.events / total.expected } else { 1.0 };
        weekdays.iter_mut().for_each(|seen| seen.expected *= level);
        by_month.iter_mut().for_each(|(.., seen)| seen.expected *= level);
        let strength = Strength::of(&weekdays, PRIOR.0);
        let weekdays = evened(weekdays.map(|seen| strength.factor(seen)), weekdays.map(|seen| seen.expected));
        if season == Season::Without {
            return Self { weekdays, ..Self::even() };
        }
        for (place, seen) in months.iter_mut().enumerate() {
            let alike = by_month.iter().filter(|(_, of_quarter, _)| *of_quarter == place);
            let n_months = f64::from(u32::try_from(alike.clone().count()).unwrap_or(u32::MAX));
            alike.for_each(|(.., one)| add(seen, *one));
            // Each month has a shock of its own, so many events in few months say less than they would.
            let believed = 1.0 / (1.0 + seen.expected * LEAST_SHOCK / n_months.max(1.0));
            *seen = Seen { events: seen.events * believed, expected: seen.expected * believed };
        }
        Self { weekdays, months, strength: Some(Strength::of(&months, PRIOR.1)) }
    }

    /// The expected factors.
    #[must_use]
    pub fn expected(&self) -> DrawnRhythm {
        let months = self.strength.as_ref().map_or([1.0; 3], |strength| self.months.map(|seen| strength.factor(seen)));
        DrawnRhythm { weekdays: self.weekdays, months: evened(months, self.months.map(|seen| seen.expected)) }
    }

    /// Factors that they could be as well. Those of weekdays are averages of many days and are taken as they are.
    #[must_use]
    pub fn draw(&self, stream: &mut Stream) -> DrawnRhythm {
        let Some(strength) = &self.strength else { return self.expected() };
        let k = strength.draw(stream);
        let months = self.months.map(|seen| draw_factor(seen, k, stream));
        DrawnRhythm { weekdays: self.weekdays, months: evened(months, self.months.map(|seen| seen.expected)) }
    }
}

impl DrawnRhythm {
    /// The factor of a day.
    #[must_use]
    pub fn of(&self, day: Day) -> f64 {
        self.weekdays[day.weekday()] * self.months[day.month_of_quarter()]
    }
}

/// Brought to an average of 1: the level is told elsewhere.
fn evened<const N: usize>(factors: [f64; N], expected: [f64; N]) -> [f64; N] {
    let total: f64 = expected.iter().sum();
    let moved: f64 = factors.iter().zip(expected).map(|(factor, expected)| factor * expected).sum();
    if 0.0 < moved && 0.0 < total { factors.map(|factor| factor * total / moved) } else { factors }
}

fn add(sum: &mut Seen, one: Seen) {
    sum.events += one.events;
    sum.expected += one.expected;
}
