//! A cohort, counted in one scan for every horizon at once.

use super::horizon::{Horizon, HorizonIs, settle};
use super::{Leg, StageConversion};
use crate::facts::delays::{Delays, LONGEST, count};
use crate::facts::track::{Entry, Track, Window};
use crate::facts::{Moment, Stage};

/// What one track shows of a leg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sight {
    /// It entered the first stage.
    Entered {
        /// When.
        at: Moment,
        /// Within how many days it reached the later stage, if it ever did.
        came: Option<u32>,
        /// Had it reached the later stage at the moment asked about?
        has_passed: bool,
        /// Within how many days it was lost, if it was.
        lost: Option<u32>,
        /// Is it unknown whether it reached the later stage?
        is_hidden: bool,
    },
    /// It may have entered the first stage between these moments.
    Perhaps {
        /// When it began.
        from: Moment,
        /// When it was lost.
        to: Moment,
        /// Whether it may have reached the later stage too.
        may_pass: bool,
    },
    /// It entered the first stage; the later one would be told of another object.
    Unlinked {
        /// When.
        at: Moment,
    },
    /// Nothing.
    Nothing,
}

impl Sight {
    pub(super) fn of(track: &Track, leg: Leg, as_of: Moment) -> Self {
        let is_elsewhere = track.last() < leg.to;
        if is_elsewhere && track.last() == leg.from && track.first() < track.last() {
            // The lead became a deal there, and it is the deal that counts.
            return Self::Nothing;
        }
        match track.entry(leg.from) {
            Entry::At(at) if as_of < at => Self::Nothing,
            Entry::At(at) if is_elsewhere => Self::Unlinked { at },
            Entry::At(at) => Self::Entered {
                at,
                came: track.reached(leg.to).and_then(|reached| at.days_to_reach(reached)),
                has_passed: track.reached(leg.to).is_some_and(|reached| reached <= as_of),
                lost: track.lost().and_then(|lost| at.days_to_reach(lost)),
                is_hidden: track.entry(leg.to) == Entry::Unknown,
            },
            Entry::Unknown if !is_elsewhere => Self::Perhaps {
                from: track.reached(track.first()).unwrap_or(Moment::FIRST),
                to: track.lost().unwrap_or(Moment::LAST).min(as_of),
                may_pass: leg.to < track.last(),
            },
            Entry::NotYet | Entry::Unknown | Entry::Elsewhere => Self::Nothing,
        }
    }

    pub(super) fn is_something(&self) -> bool {
        *self != Self::Nothing
    }
}

/// Items of a window by their age, so that every horizon can be asked.
///
/// # Units
/// Whole days, ten years at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Items by age.
    entered: Vec<u32>,
    /// Those of them that have passed, by age.
    passed: Vec<u32>,
    /// Items that may belong to the cohort and cannot have passed, by the age they then have at most.
    hidden: Vec<u32>,
    /// The same of those that may have passed.
    hidden_passing: Vec<u32>,
    n_unlinked: u32,
}

impl Tally {
    /// Counts what entered within the window.
    pub(super) fn add(&mut self, sight: &Sight, window: Window, as_of: Moment) {
        let age_of = |at: Moment| at.whole_days_until(as_of).map(|age| age.min(LONGEST));
        match *sight {
            Sight::Entered { at, has_passed, is_hidden, .. } if window.contains(at) => match age_of(at) {
                Some(age) if is_hidden => count(&mut self.hidden_passing, age),
                Some(age) => {
                    count(&mut self.entered, age);
                    if has_passed {
                        count(&mut self.passed, age);
                    }
                }
                None => {}
            },
            Sight::Perhaps { from, to, may_pass } => {
                let earliest = from.max(window.from);
                if earliest <= to && earliest < window.to {
                    let hidden = if may_pass { &mut self.hidden_passing } else { &mut self.hidden };
                    age_of(earliest).into_iter().for_each(|age| count(hidden, age));
                }
            }
            Sight::Unlinked { at } if window.contains(at) => self.n_unlinked += 1,
            Sight::Entered { .. } | Sight::Unlinked { .. } | Sight::Nothing => {}
        }
    }

    /// The age of the oldest item.
    pub(super) fn oldest_days(&self) -> Option<u32> {
        let oldest = self.entered.len().checked_sub(1)?;
        Some(u32::try_from(oldest).expect("at most ten years of days"))
    }

    /// The cohort that had so many days.
    pub(super) fn conversion(&self, horizon_days: u32, horizon_is: HorizonIs) -> StageConversion {
        let horizon = horizon_days as usize;
        let from = |counts: &[u32]| counts.get(horizon..).map_or(0, |ripe| ripe.iter().sum());
        let entered: u32 = from(&self.entered);
        let n_may_have_passed: u32 = from(&self.hidden_passing);
        let youngest = self.entered.iter().skip(horizon).position(|n| 0 < *n);
        StageConversion {
            passed: from(&self.passed),
            entered,
            horizon_days,
            horizon_is,
            n_unripe: self.entered.iter().sum::<u32>() - entered,
            n_path_unknown: n_may_have_passed + from(&self.hidden),
            n_may_have_passed,
            n_unlinked: self.n_unlinked,
            last_entry_age_days: youngest.map(|days| u32::try_from(horizon + days).expect("at most ten years of days")),
        }
    }
}

/// A scan of tracks for one leg.
pub(super) struct Gathering {
    horizon: Horizon,
    delays: Delays,
    pub(super) leg: Leg,
    pub(super) tally: Tally,
}

impl Gathering {
    pub(super) fn new(leg: Leg, horizon: Horizon) -> Self {
        Self { horizon, delays: Delays::default(), leg, tally: Tally::default() }
    }

    /// Learns how long the leg takes.
    pub(super) fn time(&mut self, sight: &Sight, as_of: Moment) {
        if let (Horizon::Measured, Sight::Entered { at, came, lost, is_hidden: false, .. }) = (self.horizon, *sight)
            && let Some(age) = at.whole_days_until(as_of)
        {
            // Day 0 is the moment of entry itself.
            self.delays.add(age.saturating_add(1), came, lost);
        }
    }

    /// The horizon, given all that was seen.
    pub(super) fn settle(&self) -> (u32, HorizonIs) {
        settle(self.horizon, &self.delays, &self.tally)
    }

    pub(super) fn conversion(&self) -> StageConversion {
        let (days, is) = self.settle();
        self.tally.conversion(days, is)
    }
}

/// All legs between neighbours of these stages.
pub(super) fn neighbours(stages: &[Stage]) -> impl Iterator<Item = Leg> {
    stages.windows(2).filter_map(|pair| Leg::new(pair[0], pair[1]))
}
