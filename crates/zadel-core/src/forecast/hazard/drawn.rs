//! Hazards that they could be as well, and the chance that a deal is won by a day.

use zadel_stats::shrinkage::draw_factor;
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
    /// The factors of the reps are brought to the ends that they explain together: the level is the ages' to tell, and its doubt
    /// must not count twice.
    #[must_use]
    pub fn draw(&self, today: Day, n_days: usize, stream: &mut Stream) -> DrawnHazard {
        let ages = self.ages.draw(stream);
        let k = self.rep_strength.draw(stream);
        let mut reps: Vec<f64> = self.reps.iter().map(|seen| draw_factor(*seen, k, stream)).collect();
        let explained: f64 =
            self.reps.iter().map(|seen| seen.expected * zadel_stats::shrinkage::posterior_mean(*seen, k)).sum();
        let drawn: f64 = self.reps.iter().zip(&reps).map(|(seen, factor)| seen.expected * factor).sum();
        if 0.0 < drawn && 0.0 < explained {
            reps.iter_mut().for_each(|factor| *factor *= explained / drawn);
        }
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

/// The chance that a deal that is open is won within the first `n_days` to come.
///
/// `opened` is the day of its opening, counted from today: -3 is three days ago, 2 the day after tomorrow.
///
/// # Formula
/// ```text
/// sum over bins of S * w / (w + l) * (1 - exp(-(w + l))),   S *= exp(-(w + l))
/// ```
/// with w and l the hazards of the bin times the time that each way of ending counts within it. A chance for a deal not yet opened
/// begins with its day.
#[must_use]
pub fn win_chance(course: &Course<'_>, opened: i32, n_days: i32) -> f64 {
    let has_stages = course.won.stage.is_some() || course.lost.stage.is_some();
    let mut from = (opened - 1).max(0);
    let (mut surviving, mut won) = (1.0, 0.0);
    while from < n_days {
        let bin = bin_of(from + 1 - opened);
        let of_bin = end_of(bin).map_or(n_days, |age| opened + age - 1);
        let of_lead = last_of(lead_of(from + 1)).filter(|_| has_stages).unwrap_or(n_days);
        let to = of_bin.min(of_lead).min(n_days);
        let win = course.won.passed(bin, from, to);
        let both = win + course.lost.passed(bin, from, to);
        if 0.0 < both {
            let left = (-both).exp();
            won += surviving * win / both * (1.0 - left);
            surviving *= left;
        }
        from = to;
    }
    won
}
