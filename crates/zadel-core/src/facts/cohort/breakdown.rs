//! One conversion, beside the same of every person, source, line or kind of client.

use std::collections::BTreeMap;

use super::tally::{Gathering, Sight, Tally};
use super::{Question, StageConversion};
use crate::facts::Nature;
use crate::facts::ids::{LineId, PersonId, SourceId};
use crate::facts::track::Track;

/// By what a total is broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// By who was responsible when the first stage of the leg was entered.
    Person,
    /// By where they came from.
    Source,
    /// By what is sold.
    Line,
    /// By new clients and old ones.
    Nature,
}

/// One value of a [`Dimension`]; `None` where nobody says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slice {
    /// A person's.
    Person(Option<PersonId>),
    /// From a source.
    Source(Option<SourceId>),
    /// Of a line.
    Line(Option<LineId>),
    /// Of new clients or of old ones.
    Nature(Nature),
}

/// A conversion and its slices.
///
/// # Invariants
/// All have the horizon of the total, so each of their counts sums to the total's.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown {
    /// Of all.
    pub total: StageConversion,
    /// Of each slice that has anything to count.
    pub slices: BTreeMap<Slice, StageConversion>,
}

/// Counts one conversion and its slices, in one scan.
///
/// Whose a deal is that may have entered the first stage unseen, is taken from the stage it is last known to have entered.
#[must_use]
pub fn breakdown<'a>(
    tracks: impl IntoIterator<Item = &'a Track>,
    question: &Question,
    dimension: Dimension,
) -> Breakdown {
    let mut gathering = Gathering::new(question.leg, question.horizon);
    let mut slices: BTreeMap<Slice, Tally> = BTreeMap::new();
    for track in tracks {
        let sight = Sight::of(track, question.leg, question.as_of);
        gathering.time(&sight, question.as_of);
        if sight.is_something() && question.filter.takes(track, question.leg.from) {
            gathering.tally.add(&sight, question.window, question.as_of);
            let slice = slices.entry(slice_of(track, question, dimension)).or_default();
            slice.add(&sight, question.window, question.as_of);
        }
    }
    let (days, is) = gathering.settle();
    slices.retain(|_, tally| *tally != Tally::default());
    Breakdown {
        total: gathering.tally.conversion(days, is),
        slices: slices.into_iter().map(|(slice, tally)| (slice, tally.conversion(days, is))).collect(),
    }
}

fn slice_of(track: &Track, question: &Question, dimension: Dimension) -> Slice {
    match dimension {
        Dimension::Person => Slice::Person(track.person_at(question.leg.from)),
        Dimension::Source => Slice::Source(track.source()),
        Dimension::Line => Slice::Line(track.line()),
        Dimension::Nature => Slice::Nature(track.nature()),
    }
}
