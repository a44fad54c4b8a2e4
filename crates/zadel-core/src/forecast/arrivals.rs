//! How many deals will be opened: by rep, with a shock that all share.

use zadel_stats::shrinkage::{Seen, Strength, centre, draw_factor};
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
    /// How well that is known: the shape of its gamma factor.
    shape: f64,
    /// Of each rep who is there: deals, and how many the level makes expected.
    reps: Vec<Option<Seen>>,
    rep_strength: Strength,
    rhythm: Rhythm,
    /// Of the months beyond chance.
    months: Strength,
    /// Of the months of each rep beyond those of all.
    rep_months: Strength,
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

/// Before anything is seen, an average rep opens a deal a month.
const PRIOR_DAYS: f64 = 30.0;
/// That counts as half a deal, and the less the more are seen.
const PRIOR: f64 = 0.5;
/// What is older by this counts half.
const HALF_LIFE_DAYS: f64 = 45.0;
/// Before anything is seen: reps differ by so much, months by so much, a rep's months from those of all by so much.
const SCALES: (f64, f64, f64) = (0.8, 0.25, 0.3);
/// A month is forecast from at least so many days before it.
const LEAST_DAYS: usize = 20;

impl Arrivals {
    /// Learns from a history; `weights` of the days are for the rhythm, which is steadier than the rates. A rep is there from his first
    /// deal on; where nobody has one, there is somebody of whom nothing is known.
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
        // The sums of recent days from each day on.
        let mut exposures = vec![0.0; span.n_days() + 1];
        for (at, day) in span.days().enumerate().collect::<Vec<_>>().into_iter().rev() {
            exposures[at] = exposures[at + 1] + recent(day, span.today) * days[at];
        }
        let mut reps = of_reps(deals, &first, span, &exposures);
        if let (true, Some(somebody)) = (reps.iter().all(Option::is_none), reps.first_mut()) {
            *somebody = Some(Seen::default());
        }
        let sum = |of: fn(&Seen) -> f64| reps.iter().flatten().map(of).sum::<f64>();
        let (level, shape) = level(sum(|seen| seen.events), sum(|seen| seen.expected));
        reps.iter_mut().flatten().for_each(|seen| seen.expected *= level);
        let seen: Vec<Seen> = reps.iter().flatten().copied().collect();
        let rep_strength = Strength::of(&seen, SCALES.0);
        let company = forecast_months(span, &events, &days, 0, None);
        let months: Vec<Seen> = company.iter().map(ForecastMonth::believed).collect();
        let own = own_months(deals, &first, span, &days, &company);
        Self {
            level,
            shape,
            reps,
            rep_strength,
            rhythm,
            months: Strength::of(&months, SCALES.1),
            rep_months: Strength::of(&own, SCALES.2),
        }
    }

    /// The expected number of new deals of a rep on an average day.
    #[must_use]
    pub fn expected(&self, rep: u32) -> f64 {
        let seen = place(rep).and_then(|rep| *self.reps.get(rep)?);
        seen.map_or(0.0, |seen| self.level * self.rep_strength.factor(seen))
    }

    /// Rates and shocks that they could be as well, for `n_days` after today.
    ///
    /// Half of the variance of a month that was forecast from the days before is a new level that stays, half is the month's own:
    /// a few months of history cannot tell the two apart. What is a rep's own stays: people who leave do not come back. Factors of the reps
    /// are centred: how many deals there are is the level's to tell, and its doubt must not count twice.
    #[must_use]
    pub fn draw(&self, today: Day, n_days: usize, stream: &mut Stream) -> DrawnArrivals {
        let k = self.rep_strength.draw(stream);
        let k_own = self.rep_months.draw(stream);
        let level = self.level * stream.gamma(self.shape) / self.shape;
        let there: Vec<Seen> = self.reps.iter().flatten().copied().collect();
        let mut factors: Vec<f64> = there.iter().map(|seen| draw_factor(*seen, k, stream)).collect();
        centre(&mut factors, &there);
        let mut drawn = factors.into_iter().map(|factor| level * factor * draw_factor(Seen::default(), k_own, stream));
        let rates = self.reps.iter().map(|seen| seen.and_then(|_| drawn.next()).unwrap_or(0.0)).collect();
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

/// New deals of an average rep a day, and how well that is known.
///
/// # Formula
/// ```text
/// (n + a) / (days + 30 a),  a = 1 / (2 (1 + n)^2);   times Gamma(n + 1/2) / (n + 1/2), the spread of Jeffreys' prior
/// ```
/// Half a deal with a wrong rate would pull down whoever opens several a day: what is believed gives way as soon as deals come.
fn level(n: f64, days_at_work: f64) -> (f64, f64) {
    let believed = PRIOR / (1.0 + n).powi(2);
    ((n + believed) / (days_at_work + believed * PRIOR_DAYS), n + PRIOR)
}

/// What a day weighs.
fn recent(day: Day, today: Day) -> f64 {
    (-f64::from(day.days_until(today)) / HALF_LIFE_DAYS).exp2()
}

/// Deals of each rep who is there, and his days at work since his first one; `exposures` are their sums from each day on.
fn of_reps(deals: &[KnownDeal], first: &[Option<Day>], span: Span, exposures: &[f64]) -> Vec<Option<Seen>> {
    let exposure = |first: Day| Seen { events: 0.0, expected: exposures[span.place(first.max(span.first))] };
    let mut reps: Vec<Option<Seen>> = first.iter().map(|first| first.map(exposure)).collect();
    let mut begun = vec![false; first.len()];
    for deal in deals.iter().filter(|deal| span.first <= deal.opened && deal.opened <= span.today) {
        let Some(rep) = place(deal.rep) else { continue };
        let found = reps.get_mut(rep).and_then(Option::as_mut).zip(first.get(rep).zip(begun.get_mut(rep)));
        let Some((seen, (first, begun))) = found else { continue };
        // A rep is known from his first deal on: that one begins his time and says nothing of how often they come.
        if *first == Some(deal.opened) && !*begun {
            *begun = true;
        } else {
            seen.events += recent(deal.opened, span.today);
        }
    }
    reps
}

/// A month, beside what the days before it made expected.
#[derive(Clone, Copy, Debug)]
struct ForecastMonth {
    month: i32,
    seen: Seen,
    /// How many deals the forecast rests on.
    n_before: f64,
}

impl ForecastMonth {
    /// Counts that are as doubtful as the forecast makes them.
    ///
    /// # Formula
    /// Of n deals the forecast of e is itself as doubtful as its own a deals are few. Both counts are multiplied by
    /// 1 / (1 + e / a): the variance of their ratio is then 1 / e + 1 / a, as it should be, and what is beyond that is the month's.
    fn believed(&self) -> Seen {
        let share = if 0.0 < self.n_before { 1.0 / (1.0 + self.seen.expected / self.n_before) } else { 0.0 };
        Seen { events: self.seen.events * share, expected: self.seen.expected * share }
    }
}

/// How each month came out beside what the days before it made expected, from the day with place `from` on. A rate that is known
/// before counts as one deal.
fn forecast_months(span: Span, events: &[f64], days: &[f64], from: usize, rate: Option<f64>) -> Vec<ForecastMonth> {
    let decay = (-1.0 / HALF_LIFE_DAYS).exp2();
    let (mut found, mut before) = (Vec::new(), Seen::default());
    let mut current: Option<(f64, ForecastMonth)> = None;
    for (at, day) in span.days().enumerate().skip(from) {
        if current.as_ref().is_none_or(|(_, month)| month.month != day.month()) {
            found.extend(current.take().map(|(_, month)| month));
            let known = rate
                .filter(|rate| 0.0 < *rate)
                .map_or(Seen::default(), |rate| Seen { events: 1.0, expected: 1.0 / rate });
            let (n_before, days_before) = (before.events + known.events, before.expected + known.expected);
            if from + LEAST_DAYS <= at && 0.0 < n_before {
                let month = ForecastMonth { month: day.month(), seen: Seen::default(), n_before };
                current = Some((n_before / days_before, month));
            }
        }
        if let Some((rate, month)) = &mut current {
            month.seen.events += events[at];
            month.seen.expected += *rate * days[at];
        }
        before.events = before.events * decay + events[at];
        before.expected = before.expected * decay + days[at];
    }
    found.extend(current.map(|(_, month)| month));
    found
}

/// The months of all reps, beside what the days before and the month of the company made expected.
fn own_months(
    deals: &[KnownDeal],
    first: &[Option<Day>],
    span: Span,
    days: &[f64],
    company: &[ForecastMonth],
) -> Vec<Seen> {
    let mut by_rep = vec![vec![0.0; span.n_days()]; first.len()];
    for deal in deals.iter().filter(|deal| span.first <= deal.opened && deal.opened <= span.today) {
        if let Some(events) = place(deal.rep).and_then(|rep| by_rep.get_mut(rep)) {
            events[span.place(deal.opened)] += 1.0;
        }
    }
    let n: f64 = by_rep.iter().flatten().sum();
    let days_at_work: f64 = first.iter().flatten().map(|first| days[span.place(*first)..].iter().sum::<f64>()).sum();
    let rate = (0.0 < days_at_work).then_some(n / days_at_work);
    let mut found = Vec::new();
    for (events, first) in by_rep.iter().zip(first) {
        let Some(first) = first else { continue };
        for month in forecast_months(span, events, days, span.place(*first), rate) {
            let shared =
                company.iter().find(|shared| shared.month == month.month).filter(|shared| 0.0 < shared.seen.expected);
            let factor = shared.map_or(1.0, |shared| shared.seen.events / shared.seen.expected);
            let seen = Seen { expected: month.seen.expected * factor, ..month.seen };
            found.push(ForecastMonth { seen, ..month }.believed());
        }
    }
    found
}

fn place(rep: u32) -> Option<usize> {
    usize::try_from(rep).ok()
}
