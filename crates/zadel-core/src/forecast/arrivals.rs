//! How many deals will be opened: by rep, with a shock that all share.

use zadel_stats::shrinkage::{Seen, Strength, draw_factor};
use zadel_stats::stream::Stream;

use super::day::Day;
use super::deal::KnownDeal;
use super::rhythm::{DrawnRhythm, Rhythm, Season};
use super::span::Span;

/// New deals a day, as a history says.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrivals {
    /// Of an average rep on an average day.
    level: f64,
    /// Of each rep: deals, and how many the level makes expected.
    reps: Vec<Seen>,
    rep_strength: Strength,
    rhythm: Rhythm,
    /// Of the months beyond chance.
    months: Strength,
}

/// One draw of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnArrivals {
    /// New deals of each rep on an average day.
    rates: Vec<f64>,
    rhythm: DrawnRhythm,
    /// The shock of each day to come.
    shocks: Vec<f64>,
}

/// What is older by this counts half.
const HALF_LIFE_DAYS: f64 = 45.0;
/// Before anything is seen: reps differ by so much, months by so much.
const SCALES: (f64, f64) = (0.8, 0.2);
/// A month is forecast from at least so many days before it.
const LEAST_DAYS: usize = 20;

impl Arrivals {
    /// Learns from a history; `weights` of the days are for the rhythm, which is steadier than the rates.
    #[must_use]
    pub fn learn(deals: &[KnownDeal], n_reps: usize, span: Span, weights: &[f64], season: Season) -> Self {
        let mut events = vec![0.0; span.n_days()];
        let mut first = vec![None::<Day>; n_reps];
        for deal in deals.iter().filter(|deal| deal.opened <= span.today) {
            if let Some(first) = place(deal.rep).and_then(|rep| first.get_mut(rep)) {
                *first = Some(first.map_or(deal.opened, |first| first.min(deal.opened)));
            }
            if span.first <= deal.opened {
                events[span.place(deal.opened)] += 1.0;
            }
        }
        let rhythm = Rhythm::learn(span, &events, &vec![1.0; span.n_days()], weights, season);
        let drawn = rhythm.expected();
        let days: Vec<f64> = span.days().map(|day| drawn.of(day)).collect();
        let recent = |ago: i32| (-f64::from(ago) / HALF_LIFE_DAYS).exp2();
        // The sums of recent days from each day on.
        let mut exposures = vec![0.0; span.n_days() + 1];
        for (at, day) in span.days().enumerate().collect::<Vec<_>>().into_iter().rev() {
            exposures[at] = exposures[at + 1] + recent(day.days_until(span.today)) * days[at];
        }
        let exposure = |first: &Option<Day>| first.map_or(0.0, |first| exposures[span.place(first.max(span.first))]);
        let mut reps: Vec<Seen> =
            first.iter().map(|first| Seen { events: 0.0, expected: exposure(first) }).collect();
        for deal in deals.iter().filter(|deal| span.first <= deal.opened && deal.opened <= span.today) {
            if let Some(seen) = place(deal.rep).and_then(|rep| reps.get_mut(rep)) {
                seen.events += recent(deal.opened.days_until(span.today));
            }
        }
        let sum = |of: fn(&Seen) -> f64| reps.iter().map(of).sum::<f64>();
        let (n, days_at_work) = (sum(|seen| seen.events), sum(|seen| seen.expected));
        let level = if 0.0 < days_at_work { n / days_at_work } else { 0.0 };
        reps.iter_mut().for_each(|seen| seen.expected *= level);
        let rep_strength = Strength::of(&reps, SCALES.0);
        let months = Strength::of(&forecast_months(span, &events, &days), SCALES.1);
        Self { level, reps, rep_strength, rhythm, months }
    }

    /// The expected number of new deals of a rep on an average day.
    #[must_use]
    pub fn expected(&self, rep: u32) -> f64 {
        let seen = place(rep).and_then(|rep| self.reps.get(rep));
        seen.map_or(0.0, |seen| self.level * self.rep_strength.factor(*seen))
    }

    /// Rates and shocks that they could be as well, for `n_days` after today.
    ///
    /// Half of the variance of a month that was forecast from the days before is a new level that stays, half is the month's own:
    /// a few months of history cannot tell the two apart.
    #[must_use]
    pub fn draw(&self, today: Day, n_days: usize, stream: &mut Stream) -> DrawnArrivals {
        let k = self.rep_strength.draw(stream);
        let rates = self.reps.iter().map(|seen| self.level * draw_factor(*seen, k, stream)).collect();
        let rhythm = self.rhythm.draw(stream);
        let k = 2.0 * self.months.draw(stream);
        let lasting = draw_factor(Seen::default(), k, stream);
        let (mut month, mut factor) = (None, 1.0);
        let days = (1_i32..).map(|ahead| today.plus(ahead)).take(n_days);
        let shocks = days.map(|day| {
            if month != Some(day.month()) {
                month = Some(day.month());
                factor = lasting * draw_factor(Seen::default(), k, stream);
            }
            factor
        });
        DrawnArrivals { rates, rhythm, shocks: shocks.collect() }
    }
}

impl DrawnArrivals {
    /// How many new deals of a rep are to be expected on each day to come.
    pub fn by_day(&self, today: Day, rep: u32) -> impl Iterator<Item = f64> {
        let rate = place(rep).and_then(|rep| self.rates.get(rep)).copied().unwrap_or(0.0);
        let days = (1_i32..).map(move |ahead| today.plus(ahead));
        self.shocks.iter().zip(days).map(move |(shock, day)| rate * shock * self.rhythm.of(day))
    }
}

/// How each month came out beside what the days before it made expected.
///
/// # Formula
/// Of n deals the forecast of e is itself as doubtful as its own a deals are few. Both counts are multiplied by 1 / (1 + e / a): the
/// variance of their ratio is then 1 / e + 1 / a, as it should be, and what is beyond that is the month's.
fn forecast_months(span: Span, events: &[f64], days: &[f64]) -> Vec<Seen> {
    let decay = (-1.0 / HALF_LIFE_DAYS).exp2();
    let (mut seen, mut before) = (Vec::new(), Seen::default());
    let mut current: Option<(i32, f64, f64, Seen)> = None;
    for (at, day) in span.days().enumerate() {
        if current.as_ref().is_none_or(|(month, ..)| *month != day.month()) {
            seen.extend(current.take().and_then(believed));
            if LEAST_DAYS <= at && 0.0 < before.expected {
                current = Some((day.month(), before.events / before.expected, before.events, Seen::default()));
            }
        }
        if let Some((_, rate, _, month)) = &mut current {
            month.events += events[at];
            month.expected += *rate * days[at];
        }
        before.events = before.events * decay + events[at];
        before.expected = before.expected * decay + days[at];
    }
    seen.extend(current.and_then(believed));
    seen
}

fn believed((_, _, n_before, month): (i32, f64, f64, Seen)) -> Option<Seen> {
    let share = if 0.0 < n_before { 1.0 / (1.0 + month.expected / n_before) } else { return None };
    Some(Seen { events: month.events * share, expected: month.expected * share })
}

fn place(rep: u32) -> Option<usize> {
    usize::try_from(rep).ok()
}
