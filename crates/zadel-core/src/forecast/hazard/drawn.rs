//! Hazards that they could be as well, and the chance that a deal is won by a day.

use zadel_stats::shrinkage::{centre, draw_factor};
use zadel_stats::stream::Stream;

use super::Hazard;
use super::bins::{N_BINS, bin_of, end_of};
use super::landmarks::{Cells, last_of, lead_of};
use super::stages::DrawnStages;
use crate::forecast::day::Day;

/// One draw of a hazard, over the days to come.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnHazard {
    /// The chance of a day at each age.
    ages: [f64; N_BINS],
    reps: Vec<f64>,
    /// The sums of rhythm times shock over the first 0, 1, 2 ... days to come: time as this way of ending counts it.
    time: Vec<f64>,
    stages: DrawnStages,
}

impl Hazard {
    /// Ages, factors and shocks that they could be as well, for `n_days` after today.
    ///
    /// The factors of the reps are centred: the level is the ages' to tell, and its doubt must not count twice.
    #[must_use]
    pub fn draw(&self, today: Day, n_days: usize, stream: &mut Stream) -> DrawnHazard {
        let ages = self.ages.draw(stream);
        let k = self.rep_strength.draw(stream);
        let mut reps: Vec<f64> = self.reps.iter().map(|seen| draw_factor(*seen, k, stream)).collect();
        centre(&mut reps, &self.reps);
        let rhythm = self.rhythm.draw(stream);
        let shocks = self.shocks.draw(today, n_days, stream);
        let stages = self.stages.draw(stream);
        let mut sum = 0.0;
        let mut time = Vec::with_capacity(n_days + 1);
        time.push(sum);
        for (day, shock) in (1_i32..).map(|ahead| today.plus(ahead)).zip(shocks) {
            sum += rhythm.of(day) * shock;
            time.push(sum);
        }
        DrawnHazard { ages, reps, time, stages }
    }
}

impl DrawnHazard {
    fn rep(&self, rep: u32) -> f64 {
        usize::try_from(rep).ok().and_then(|rep| self.reps.get(rep)).copied().unwrap_or(1.0)
    }
}

/// Both ways of ending, for the deals of one rep that have come as far.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a> {
    won: Way<'a>,
    lost: Way<'a>,
}

#[derive(Clone, Copy, Debug)]
struct Way<'a> {
    hazard: &'a DrawnHazard,
    rep: f64,
    /// What the stage says, where one may be known.
    stage: Option<&'a Cells<f64>>,
}

impl<'a> Course<'a> {
    /// Of a rep's deals that are not there yet.
    #[must_use]
    pub fn of_new(won: &'a DrawnHazard, lost: &'a DrawnHazard, rep: u32) -> Self {
        let way = |hazard: &'a DrawnHazard| Way { hazard, rep: hazard.rep(rep), stage: None };
        Self { won: way(won), lost: way(lost) }
    }

    /// Of a rep's deals that are open today, in a stage as [`super::place_of`] counts.
    #[must_use]
    pub fn of_open(won: &'a DrawnHazard, lost: &'a DrawnHazard, rep: u32, stage: usize) -> Self {
        let way = |hazard: &'a DrawnHazard| Way { stage: hazard.stages.get(stage), hazard, rep: hazard.rep(rep) };
        Self { won: way(won), lost: way(lost) }
    }
}

impl Way<'_> {
    /// How far deals of an age go this way, from the end of one day to that of another; both are of one lead time.
    fn passed(self, bin: usize, from: i32, to: i32) -> f64 {
        let place = |day: i32| usize::try_from(day).unwrap_or(0);
        let stage = self.stage.map_or(1.0, |cells| cells[lead_of(to)][bin]);
        self.hazard.ages[bin] * self.rep * stage * (self.hazard.time[place(to)] - self.hazard.time[place(from)])
    }
}

/// Days within which nothing changes but the time.
#[derive(Clone, Copy, Debug)]
struct Segment {
    from: i32,
    to: i32,
    /// How far a deal goes towards a win, and towards either end.
    win: f64,
    both: f64,
}

impl Course<'_> {
    /// The first `n_days` to come of a deal that was or will be opened on a day.
    fn segments(&self, opened: i32, n_days: i32) -> impl Iterator<Item = Segment> {
        let has_stages = self.won.stage.is_some() || self.lost.stage.is_some();
        let mut from = (opened - 1).max(0);
        std::iter::from_fn(move || {
            if n_days <= from {
                return None;
            }
            let bin = bin_of(from + 1 - opened);
            let of_bin = end_of(bin).map_or(n_days, |age| opened + age - 1);
            let of_lead = last_of(lead_of(from + 1)).filter(|_| has_stages).unwrap_or(n_days);
            let to = of_bin.min(of_lead).min(n_days);
            let win = self.won.passed(bin, from, to);
            let segment = Segment { from, to, win, both: win + self.lost.passed(bin, from, to) };
            from = to;
            Some(segment)
        })
    }
}

/// The chance that a deal that is open is won within the first `n_days` to come.
///
/// `opened` is the day of its opening, counted from today: -3 is three days ago, 2 the day after tomorrow.
///
/// # Formula
/// ```text
/// sum over segments of S * w / (w + l) * (1 - exp(-(w + l))),   S *= exp(-(w + l))
/// ```
/// with w and l the hazards of the segment, a bin of ages within a lead time, times rep, stage and the time that each way of ending
/// counts within it. A chance for a deal not yet opened begins with its day.
#[must_use]
pub fn win_chance(course: &Course<'_>, opened: i32, n_days: i32) -> f64 {
    let (mut surviving, mut won) = (1.0, 0.0);
    for Segment { win, both, .. } in course.segments(opened, n_days) {
        if 0.0 < both {
            let left = (-both).exp();
            won += surviving * win / both * (1.0 - left);
            surviving *= left;
        }
    }
    won
}

/// The day by whose end the chance to have been won has reached `chance`; none if it has not after `n_days` ([`win_chance`]).
///
/// Within a segment both ways of ending are taken to go on as the time of winning does.
#[must_use]
pub fn win_day(course: &Course<'_>, opened: i32, n_days: i32, chance: f64) -> Option<i32> {
    let (mut surviving, mut won) = (1.0, 0.0);
    for Segment { from, to, win, both } in course.segments(opened, n_days) {
        if both <= 0.0 {
            continue;
        }
        let left = (-both).exp();
        let here = surviving * win / both * (1.0 - left);
        if 0.0 < win && chance <= won + here {
            // S w / (w + l) (1 - exp(-(w + l) x)) = what is missing, with x the part of the segment's time.
            let missing = ((chance - won) * both / (surviving * win)).clamp(0.0, 1.0 - 1e-12);
            let part = (-(-missing).ln_1p() / both).min(1.0);
            return Some(course.won.hazard.day_after(from, to, part));
        }
        won += here;
        surviving *= left;
    }
    None
}

impl DrawnHazard {
    /// The day between two by whose end a part of the time between them has passed.
    fn day_after(&self, from: i32, to: i32, part: f64) -> i32 {
        let place = |day: i32| usize::try_from(day).unwrap_or(0);
        let (first, last) = (place(from), place(to));
        let until = self.time[first] + part * (self.time[last] - self.time[first]);
        let passed = self.time[first + 1..last].partition_point(|time| *time < until);
        from.saturating_add(i32::try_from(passed).unwrap_or(0)).saturating_add(1)
    }

    /// The next day on which something ends so, whoever's it is, which began on a day and has not ended by the end of another.
    ///
    /// Days are counted from today. It is a day to come, and not before the one on which it began.
    #[must_use]
    pub fn next(&self, (began, after): (i32, i32), n_days: i32, stream: &mut Stream) -> Option<i32> {
        let way = Way { hazard: self, rep: 1.0, stage: None };
        let mut left = -(1.0 - stream.uniform()).max(f64::MIN_POSITIVE).ln();
        let mut from = after.max(began - 1).max(0);
        while from < n_days {
            let bin = bin_of(from + 1 - began);
            let to = end_of(bin).map_or(n_days, |age| began + age - 1).min(n_days);
            let passed = way.passed(bin, from, to);
            if left < passed {
                return Some(self.day_after(from, to, left / passed));
            }
            left -= passed;
            from = to;
        }
        None
    }
}
