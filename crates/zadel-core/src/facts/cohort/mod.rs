//! What passes from one stage to another, counted of cohorts that have had their time.
//!
//! # Definition
//! Of the items that entered stage A within a window and at least H days before the count, the share that has reached stage B. H is the
//! 90 % quantile of the delay from A to B, in whole days. Both counts are whole, and 0 of n is evidence. Younger items are counted
//! apart, also where they have passed: they have not had their time.
//!
//! The slow count as soon as they pass. With a limit of H days for passing they never would, each stage would lose its slowest tenth, and
//! a plan that multiplies five stages would lose four sales of ten that the facts show. See `docs/decisions/0046-the-slow-count-too.md`.
//!
//! # Deals that were only seen lost
//! A table shows a deal as it stands. One that was lost before anybody looked shows where it began and that it was not won; which
//! stages it passed is not known. The deals that were won show all of their stages, so leaving the others out would count
//! successes and forget failures: of meetings that led to nothing, only those would remain that somebody saw in time. Hence:
//!
//! | from | to | what is known of them | the share | the bounds |
//! |---|---|---|---|---|
//! | the first stage | the last | entered, not passed | counts them, exactly | none needed |
//! | the first stage | one between | entered | leaves them out | none passed, all passed |
//! | one between | the last | not passed | leaves them out | all entered it, none did |
//! | one between | one between | nothing | leaves them out | all entered it and stayed, all entered it and passed |
//!
//! Those that may belong to the cohort are [`StageConversion::n_path_unknown`]. Above 0, the share is one of many that the facts
//! allow, and [`StageConversion::bounds`] says which: whoever shows the one shows the others. See
//! `docs/decisions/0031-conversions-from-facts.md`.

mod breakdown;
mod funnel;
mod horizon;
mod tally;
#[cfg(test)]
mod tests;

use zadel_stats::{Interval, beta};

pub use breakdown::{Breakdown, Dimension, Slice, breakdown};
pub use funnel::{Funnel, FunnelQuestion, funnel};
pub use horizon::{Horizon, HorizonIs, MOST_HORIZON_DAYS};

use crate::conversion::Observed;
use crate::evidence::{Evidence, EvidenceOf, likely_interval};
use crate::facts::track::{Filter, Track, Window};
use crate::facts::{Moment, Stage};
use tally::{Gathering, Sight};

/// From one stage to a later one, next to it or not.
///
/// # Invariants
/// `from` is before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leg {
    from: Stage,
    to: Stage,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// From where to where.
    pub leg: Leg,
    /// When the first stage of the leg was entered.
    pub window: Window,
    /// What happened later is not known yet.
    pub as_of: Moment,
    /// Whose, from where, of what.
    pub filter: Filter,
    /// How old an item must be.
    pub horizon: Horizon,
}

/// How many of a cohort passed.
///
/// # Units
/// Items; days of 24 hours.
///
/// # Invariants
/// `passed <= entered`, and `n_may_have_passed <= n_path_unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageConversion {
    /// Of those that entered, how many have reached the later stage.
    pub passed: u32,
    /// Items of the cohort: entered within the window, and had their time.
    pub entered: u32,
    /// How old an item of the cohort is at least.
    pub horizon_days: u32,
    /// Where that age is from.
    pub horizon_is: HorizonIs,
    /// Entered within the window, too late to have had their time.
    pub n_unripe: u32,
    /// Deals that were only seen lost and may belong to the cohort; not in `entered`.
    pub n_path_unknown: u32,
    /// Those of them that may even have passed.
    pub n_may_have_passed: u32,
    /// Leads that entered within the window, and whose later stage would be told of a deal that nothing links to them. Where there
    /// are any, count the leg to the stage in which deals are born, and the leg from it.
    pub n_unlinked: u32,
    /// The age of the youngest item of the cohort.
    pub last_entry_age_days: Option<u32>,
}

/// Between what the share would be, if it were known which stages the deals passed that were only seen lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// At least this.
    pub low: Observed,
    /// At most this.
    pub high: Observed,
}

/// Counts one conversion.
///
/// Give all tracks that there are: the time an item has is measured on all of them, whatever is filtered, so that two people are
/// measured by one yardstick. To give a line its own, give only its tracks.
///
/// # Formula
/// ```text
/// entered = #{ i : from <= a_i < to, a_i + H <= as_of }       a_i, b_i: first entries into A and B
/// passed  = #{ i of those : b_i <= as_of }
/// H       = min(365, max(1, Q)),  Q = min { d : 0.9 F(end) <= F(d) }
/// ```
/// F is Aalen and Johansen's curve of reaching B by whole days, with loss as the competing cause and everything open as it stands
/// ([`HorizonIs`] lists where H is another).
///
/// # Examples
/// The article: of 20 leads, 10 come to a meeting and 3 buy; of 12 more, nobody knows yet.
/// ```
/// # use zadel_core::facts::{Moment, Nature, Outcome, Stage, cohort::*, track::*};
/// # use zadel_core::facts::{deal::{Deal, Reached, Reading}, seen::DealKind};
/// # use zadel_core::fraction::Fraction;
/// let start = Moment::from_millis(0);
/// let lead = |day: u32, stages: usize| {
///     let mut deal = Deal::default();
///     for (stage, later) in (0..stages).zip([0, 2, 5, 5, 9, 14]) {
///         deal.reached[stage] = Some(Reached { at: start.plus_days(day + later), by: None });
///     }
///     if stages == 6 {
///         (deal.outcome, deal.closed) = (Outcome::Won, Some(start.plus_days(day + 14)));
///     }
///     Track::of(&deal, DealKind::Deal, &Reading::default(), Nature::New)
/// };
/// let old = (0..20).map(|i| lead(i, if i < 3 { 6 } else if i < 10 { 3 } else { 1 }));
/// let tracks: Vec<Track> = old.chain((0..12).map(|i| lead(85 + i % 5, 1))).collect();
/// let mut question = Question {
///     leg: Leg::new(Stage::Lead, Stage::Won).expect("in order"),
///     window: Window { from: start, to: start.plus_days(90) },
///     as_of: start.plus_days(90),
///     filter: Filter::default(),
///     horizon: Horizon::Measured,
/// };
/// let sales = conversion(&tracks, &question);
/// assert_eq!((sales.passed, sales.entered, sales.horizon_days, sales.n_unripe), (3, 20, 14, 12));
/// assert_eq!(sales.observed().map(|observed| observed.share()), Some(Ok(Fraction::new(3, 20).expect("not 0"))));
/// question.leg = Leg::new(Stage::Lead, Stage::Meeting).expect("in order");
/// assert_eq!(conversion(&tracks, &question).passed, 10);
/// ```
#[must_use]
pub fn conversion<'a>(tracks: impl IntoIterator<Item = &'a Track>, question: &Question) -> StageConversion {
    let mut gathering = Gathering::new(question.leg, question.horizon);
    for track in tracks {
        let sight = Sight::of(track, question.leg, question.as_of);
        gathering.time(&sight, question.as_of);
        if sight.is_something() && question.filter.takes(track, question.leg.from) {
            gathering.tally.add(&sight, question.window, question.as_of);
        }
    }
    gathering.conversion()
}

impl Leg {
    /// From a stage to a later one; none the other way round.
    #[must_use]
    pub fn new(from: Stage, to: Stage) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    /// Where it begins.
    #[must_use]
    pub fn from(self) -> Stage {
        self.from
    }

    /// Where it ends.
    #[must_use]
    pub fn to(self) -> Stage {
        self.to
    }
}

impl Question {
    /// Does this track count as passed, if an item must be so many days old?
    pub(crate) fn counts_as_passed(&self, track: &Track, days: u32) -> bool {
        let Sight::Entered { at, has_passed: true, is_hidden: false, .. } = Sight::of(track, self.leg, self.as_of)
        else {
            return false;
        };
        let is_ripe = at.whole_days_until(self.as_of).is_some_and(|age| days <= age);
        is_ripe && self.window.contains(at) && self.filter.takes(track, self.leg.from)
    }
}

impl StageConversion {
    /// The counts as evidence; none of nobody.
    #[must_use]
    pub fn observed(&self) -> Option<Observed> {
        Observed::passing(self.passed, self.entered).ok()
    }

    /// The 95 % interval of the share: Jeffreys, equal-tailed.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        self.observed().map(|observed| beta::jeffreys_interval(observed.passed(), observed.entered()))
    }

    /// Where the share lies in 8 cases of 10.
    #[must_use]
    pub fn likely(&self) -> Option<Interval> {
        self.observed().map(|observed| likely_interval(observed, EvidenceOf::Conversion))
    }

    /// What the share may be, as far as the deals are concerned that were only seen lost; none of nobody at all.
    ///
    /// # Formula
    /// Of u that may belong to the cohort, m may have passed:
    /// ```text
    /// low  =  passed      / (entered + u)       all of them belong to it, and none passed
    /// high = (passed + m) / (entered + m)       those that may have passed did, and no other belongs to it
    /// ```
    /// With u = 0 both are the share itself.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let (n_unknown, n_passing) = (self.n_path_unknown, self.n_may_have_passed);
        let low = Observed::passing(self.passed, self.entered.saturating_add(n_unknown)).ok()?;
        let high = Observed::passing(self.passed.saturating_add(n_passing), self.entered.saturating_add(n_passing));
        // With nobody but deals that cannot have passed, nothing passed, however many entered.
        Some(Bounds { low, high: high.unwrap_or(low) })
    }

    /// Is the share known, but for chance? Not if the deals that were only seen lost may move it further than chance does: a share that may
    /// be anything from 30 to 100 % is no number to plan with, however narrow the interval of what was seen.
    ///
    /// # Formula
    /// ```text
    /// interval.low <= low  and  high <= interval.high       of the bounds, and Jeffreys' interval of 95 %
    /// ```
    #[must_use]
    pub fn is_known(&self) -> bool {
        let share = |observed: Observed| f64::from(observed.passed()) / f64::from(observed.entered());
        match (self.bounds(), self.interval()) {
            _ if self.n_path_unknown == 0 => true,
            (Some(bounds), Some(interval)) => interval.low <= share(bounds.low) && share(bounds.high) <= interval.high,
            _ => false,
        }
    }

    /// What a planned conversion is graded by.
    ///
    /// It says nothing of [`StageConversion::bounds`]: whoever grades asks whether the share [is known](Self::is_known).
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        Evidence { observed: self.observed(), age_days: self.last_entry_age_days, expert: None }
    }
}
