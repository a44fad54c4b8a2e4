//! How long it takes from one stage to another, and from the first event to the sale.

use jiff::civil::Date;
use zadel_stats::lag::quantile;

use crate::facts::cohort::Leg;
use crate::facts::delays::{Delays, count};
use crate::facts::seen::DealKind;
use crate::facts::track::{Entry, Filter, Track, Window};
use crate::facts::{Moment, Stage, Week};
use crate::fraction::Fraction;
use crate::split::{Weights, largest_remainder};

/// Between what a delay is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Two stages.
    Stages(Leg),
    /// The first event of a deal and its win: the sales cycle. Where leads are kept apart it begins with the deal.
    FirstEventAndWin,
}

/// What is asked of delays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LagQuestion {
    /// Between what.
    pub between: Between,
    /// When the first of the two took place.
    pub window: Window,
    /// What happened later is not known yet.
    pub as_of: Moment,
    /// Whose, from where, of what; the person is the one at the first of the two.
    pub filter: Filter,
}

/// Points of a distribution of delays.
///
/// # Units
/// Days of 24 hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// One of ten takes no longer.
    pub p10: f64,
    /// Half take no longer.
    pub median: f64,
    /// Four of five take no longer.
    pub p80: f64,
    /// Nine of ten take no longer.
    pub p90: f64,
}

/// How long it takes those to whom it comes.
///
/// Two ways, side by side. What was *seen* leaves out whoever is still on the way, and those are the slow ones, so it is too short. The
/// curve counts them as far as they have come, with loss as the other thing that can happen; it is what a plan's lag should be made of.
///
/// # Invariants
/// `weeks` and `weeks_seen` each sum to `n`, have at most [`MOST_WEEKS`] parts, and none that is 0 at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lags {
    /// Items to whom it came.
    pub n: u32,
    /// Items that are still on the way.
    pub n_open: u32,
    /// Items that were lost on the way.
    pub n_lost: u32,
    /// Of `n`, those to whom both came at the same moment: a stage that was skipped, or one that nobody saw in time. Many of them say
    /// that the feed told no history, and that the delay is not this stage's own.
    pub n_at_once: u32,
    /// What was seen, exact to the moment.
    pub seen: Option<Points>,
    /// By the curve, in whole days: the first within which so many have passed.
    pub with_open: Option<Points>,
    /// Of those to whom it came, how many in the same week, the next, the one after.
    pub weeks_seen: Vec<u32>,
    /// The same number by the curve.
    pub weeks: Vec<u32>,
}

/// Weeks that a plan's lag can have: two years. What takes longer is counted in the last.
pub const MOST_WEEKS: u32 = 105;

/// Measures delays. `day_of` gives the day of a moment where the company is; weeks begin on Monday.
///
/// # Formula
/// ```text
/// points seen:  type 7 of Hyndman and Fan, as in spreadsheets
/// curve:        Aalen and Johansen by whole days, cut at the share to which it ever came; points are min { d : p F(end) <= F(d) }
/// week:         ISO weeks from that of the first event to that of the second
/// weeks:        F(w) - F(w-1) by whole weeks, brought to n by largest remainder
/// ```
/// A plan counts weeks in the same way: what begins in a week passes so many weeks later (`lag` in `docs/plan-file.md`). Where nothing
/// has passed in a week that is over, the curve knows nothing, and `weeks` is what was seen.
#[must_use]
pub fn lags<'a>(
    tracks: impl IntoIterator<Item = &'a Track>,
    question: &LagQuestion,
    day_of: impl Fn(Moment) -> Date,
) -> Lags {
    let mut lags = Lags::default();
    let (mut seen, mut by_day, mut by_week) = (Vec::new(), Delays::default(), Delays::default());
    let week_of = |at: Moment| Week::of(day_of(at)).monday();
    for delay in tracks.into_iter().filter_map(|track| Delay::of(track, question)) {
        let Delay { from, came, lost } = delay;
        let weeks_to = |at: Moment| weeks_between(week_of(from), week_of(at));
        // Day 0 is the moment itself. The week of the count is not over.
        let n_days = from.whole_days_until(question.as_of).unwrap_or(0).saturating_add(1);
        by_day.add(n_days, came.and_then(|at| from.days_to_reach(at)), lost.and_then(|at| from.days_to_reach(at)));
        by_week.add(weeks_to(question.as_of), came.map(weeks_to).map(last_week), lost.map(weeks_to));
        match (came, lost) {
            (Some(at), _) => {
                lags.n += 1;
                lags.n_at_once += u32::from(at == from);
                seen.push(from.days_until(at));
                count(&mut lags.weeks_seen, last_week(weeks_to(at)));
            }
            (None, Some(_)) => lags.n_lost += 1,
            (None, None) => lags.n_open += 1,
        }
    }
    lags.seen = points_seen(&seen);
    lags.with_open = by_day.quantiles(PARTS).map(|days| Points::new(days.map(f64::from)));
    lags.weeks = weeks_of(&by_week.curve(), lags.n).unwrap_or_else(|| lags.weeks_seen.clone());
    lags
}

const PARTS: [f64; 4] = [0.1, 0.5, 0.8, 0.9];

impl Points {
    fn new([p10, median, p80, p90]: [f64; 4]) -> Self {
        Self { p10, median, p80, p90 }
    }
}

impl Lags {
    /// Did at least half of them enter both at once? Then the delay is that of whoever wrote it down, and nobody saw this stage's own.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        0 < self.n && self.n <= self.n_at_once.saturating_mul(2)
    }

    /// The lag of a plan: the part that passes after 0, 1, ... weeks, exactly summing to 1; nothing of nobody.
    #[must_use]
    pub fn shares(&self) -> Vec<Fraction> {
        let share = |n: &u32| Fraction::new(u64::from(*n), u64::from(self.n));
        self.weeks.iter().filter_map(share).collect()
    }
}

/// When one item began, and what came of it by the moment asked about.
struct Delay {
    from: Moment,
    came: Option<Moment>,
    lost: Option<Moment>,
}

impl Delay {
    fn of(track: &Track, question: &LagQuestion) -> Option<Self> {
        let (first, second) = match question.between {
            Between::Stages(leg) => (leg.from(), leg.to()),
            Between::FirstEventAndWin if track.kind() == DealKind::Deal => (track.first(), Stage::Won),
            Between::FirstEventAndWin => return None,
        };
        let is_known = |at: &Moment| *at <= question.as_of;
        let from = track.reached(first).filter(is_known)?;
        // A lead that became a deal there is timed as the deal, and of what nobody saw there is nothing to time.
        let is_told = first < track.last() && matches!(track.entry(second), Entry::At(_) | Entry::NotYet);
        let is_asked = is_told && question.window.contains(from) && question.filter.takes(track, first);
        let came = track.reached(second).filter(is_known);
        let lost = track.lost().filter(is_known);
        is_asked.then_some(Self { from, came, lost })
    }
}

fn points_seen(days: &[f64]) -> Option<Points> {
    let [p10, median, p80, p90] = PARTS.map(|part| quantile(days, part));
    Some(Points::new([p10?, median?, p80?, p90?]))
}

/// Whole weeks from one Monday to another; 0 to an earlier one.
fn weeks_between(from: Date, to: Date) -> u32 {
    let days = from.until(to).map_or(0, |span| span.get_days());
    u32::try_from(days / 7).unwrap_or(0)
}

fn last_week(week: u32) -> u32 {
    week.min(MOST_WEEKS - 1)
}

/// So many items over the weeks as the curve rises; `None` if it never does.
fn weeks_of(curve: &[f64], n: u32) -> Option<Vec<u32>> {
    let ever = curve.last().filter(|ever| 0.0 < **ever)?;
    let mut before = 0.0;
    let rises = curve.iter().map(|share| {
        let rise = (share - before) / ever;
        before = *share;
        in_parts(rise)
    });
    let weights = Weights::from_whole(rises.collect()).expect("parts of a whole of 40 bits");
    let weeks = largest_remainder(i64::from(n), &weights).expect("the curve rises");
    let mut weeks: Vec<u32> = weeks.into_iter().map(|n| u32::try_from(n).expect("a part of n")).collect();
    weeks.truncate(weeks.iter().rposition(|n| 0 < *n).map_or(0, |last| last + 1));
    Some(weeks)
}

/// A share of 1 in whole parts that are finer than any count of deals.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 2^40")]
fn in_parts(share: f64) -> u64 {
    const WHOLE: f64 = 1_099_511_627_776.0;
    (share * WHOLE).round() as u64
}

#[cfg(test)]
mod tests;
