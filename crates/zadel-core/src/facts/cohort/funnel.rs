//! The whole funnel at once.

use std::collections::{BTreeMap, BTreeSet};

use super::tally::{Gathering, Sight, neighbours};
use super::{Horizon, Leg, StageConversion};
use crate::facts::track::{Entry, Filter, Track, Window};
use crate::facts::{Moment, Stage};

/// What is asked of a funnel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunnelQuestion {
    /// The stages that the company's funnel has: a stage that its CRM lacks would be a copy of the one behind it.
    pub stages: BTreeSet<Stage>,
    /// When stages were entered.
    pub window: Window,
    /// What happened later is not known yet.
    pub as_of: Moment,
    /// Whose, from where, of what. The person is the one at the entry that is counted, and the one who has it of what is counted now.
    pub filter: Filter,
}

/// Conversions between neighbouring stages and from end to end, and how many there are.
///
/// Conversions are of cohorts, and each has its own horizon: they multiply to the one from end to end but for what is too young for one
/// of them, and counts of one month do not divide to them.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// From each stage to the next, in order.
    pub legs: Vec<(Leg, StageConversion)>,
    /// From the first stage to the last, or from the stage in which deals begin, if most of those who were won are not known from the first
    /// on; none with fewer than two stages.
    pub end_to_end: Option<(Leg, StageConversion)>,
    /// How many entered each stage for the first time within the window, whatever became of them.
    pub entered: BTreeMap<Stage, u32>,
    /// How many open items stand in each stage at the moment asked about. One now in the stage behind over this is no conversion.
    pub now: BTreeMap<Stage, u32>,
}

/// Counts a funnel in one scan.
///
/// A lead that is kept apart counts until it becomes a deal, and the deal from then on.
#[must_use]
pub fn funnel<'a>(tracks: impl IntoIterator<Item = &'a Track>, question: &FunnelQuestion) -> Funnel {
    let stages: Vec<Stage> = question.stages.iter().copied().collect();
    let ends = ends(&stages);
    let legs = neighbours(&stages).chain(ends.iter().copied());
    let mut gatherings: Vec<Gathering> = legs.map(|leg| Gathering::new(leg, Horizon::Measured)).collect();
    let (mut entered, mut now) = ([0_u32; Stage::ALL.len()], [0_u32; Stage::ALL.len()]);
    for track in tracks {
        for gathering in &mut gatherings {
            let sight = Sight::of(track, gathering.leg, question.as_of);
            gathering.time(&sight, question.as_of);
            if sight.is_something() && question.filter.takes(track, gathering.leg.from()) {
                gathering.tally.add(&sight, question.window, question.as_of);
            }
        }
        for stage in stages.iter().filter(|stage| counts_in(track, **stage)) {
            let is_entered =
                matches!(track.entry(*stage), Entry::At(at) if question.window.contains(at) && at <= question.as_of);
            entered[stage.rank()] += u32::from(is_entered && question.filter.takes(track, *stage));
        }
        let stands = stage_at(track, &stages, question.as_of);
        if let Some(stage) = stands.filter(|_| question.filter.takes_as_it_stands(track)) {
            now[stage.rank()] += 1;
        }
    }
    let by_stage =
        |counts: [u32; Stage::ALL.len()]| stages.iter().map(|stage| (*stage, counts[stage.rank()])).collect();
    let mut legs: Vec<(Leg, StageConversion)> = gatherings.iter().map(|all| (all.leg, all.conversion())).collect();
    let whole = legs.split_off(legs.len() - ends.len());
    let end_to_end = whole_way(&whole);
    Funnel { legs, end_to_end, entered: by_stage(entered), now: by_stage(now) }
}

/// From the first stage to the last, and from the second: where leads are kept apart, what becomes of them is told of deals, and those
/// begin there.
fn ends(stages: &[Stage]) -> Vec<Leg> {
    let last = stages.last().copied();
    stages.iter().take(2).filter_map(|first| Leg::new(*first, last?)).collect()
}

/// The way of which most is told. Where one feed keeps leads apart, and what becomes of them is told of deals, a few deals of another that
/// began as leads are not the company's way: it is the first stage's only if half of those who passed are known from there on.
fn whole_way(ways: &[(Leg, StageConversion)]) -> Option<(Leg, StageConversion)> {
    let is_told = |counts: &StageConversion| 0 < counts.entered + counts.n_unripe || counts.n_unlinked == 0;
    match ways {
        [first, second] if !is_told(&first.1) || first.1.passed * 2 < second.1.passed => Some(*second),
        [first, ..] => Some(*first),
        [] => None,
    }
}

/// Does an entry into this stage count as this track's? What a lead becomes counts as the deal that it becomes.
fn counts_in(track: &Track, stage: Stage) -> bool {
    track.last() == Stage::Won || stage < track.last() || track.first() == track.last()
}

/// The furthest of these stages in which an open item stands.
fn stage_at(track: &Track, stages: &[Stage], as_of: Moment) -> Option<Stage> {
    let has_entered = |stage: &&Stage| matches!(track.entry(**stage), Entry::At(at) if at <= as_of);
    track.is_open(as_of).then(|| stages.iter().rev().find(has_entered).copied()).flatten()
}
