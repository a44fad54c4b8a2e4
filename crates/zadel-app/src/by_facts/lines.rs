//! Which of the things sold a plan's lines are about.

use std::collections::BTreeSet;

use zadel_core::facts::Nature;
use zadel_core::facts::ids::LineId;
use zadel_core::facts::track::{Filter, Track, Which};
use zadel_core::step2_decomposition::{Clients, Line};
use zadel_exchange::plan_file::LineFacts;

use crate::facts::Told;

/// Things sold, as plans call them; `None`: whatever is sold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sold(Option<BTreeSet<String>>);

impl Sold {
    /// Whatever is sold.
    pub(crate) fn anything() -> Self {
        Self(None)
    }

    /// What some lines of a plan are about together: anything, if one of them is.
    pub(crate) fn of(lines: &[LineFacts]) -> Self {
        Self(lines.iter().map(|line| line.line.clone()).collect())
    }

    /// As it is stored: one text for the same things.
    pub(crate) fn text(&self) -> String {
        serde_json::json!(self.0).to_string()
    }
}

/// Things sold, by their numbers in the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Whatever is sold.
    All,
    /// Only these; nothing, if the facts know none of the names.
    Only(Vec<LineId>),
}

impl Lines {
    /// What some lines of a plan are about together.
    pub(crate) fn of(told: &Told, lines: &[LineFacts]) -> Self {
        Self::sold(told, &Sold::of(lines))
    }

    /// The numbers of what is sold.
    pub(crate) fn sold(told: &Told, sold: &Sold) -> Self {
        let ids = |names: &BTreeSet<String>| names.iter().filter_map(|name| told.line_named(name)).collect();
        sold.0.as_ref().map_or(Self::All, |names| Self::Only(ids(names)))
    }

    /// The one, if there is no other.
    pub(crate) fn only(&self) -> Option<LineId> {
        match self {
            Self::Only(ids) if ids.len() == 1 => ids.first().copied(),
            Self::All | Self::Only(_) => None,
        }
    }

    /// Is the track about one of them?
    pub(crate) fn takes(&self, track: &Track) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => track.line().is_some_and(|line| ids.contains(&line)),
        }
    }
}

/// What of the facts one line of a plan is about.
pub(crate) struct OfLine<'t> {
    /// All tracks, as the time that an item has is measured on all of them; none, if the facts do not know what is sold.
    pub(crate) tracks: &'t [Track],
    /// Those that are counted.
    pub(crate) filter: Filter,
    /// Does the plan name something sold that the facts do not know? That is nobody's, and not everybody's.
    pub(crate) is_unknown: bool,
}

impl<'t> OfLine<'t> {
    pub(crate) fn of(told: &'t Told, line: &Line, facts: &LineFacts) -> Self {
        Self::of_key(told, Self::nature(line), facts.line.as_deref())
    }

    /// Whose money a line is.
    pub(crate) fn nature(line: &Line) -> Nature {
        match line.clients {
            Clients::New => Nature::New,
            Clients::Repeat => Nature::Repeat,
        }
    }

    /// By whose money it is and what is sold; `None`: whatever is.
    pub(crate) fn of_key(told: &'t Told, nature: Nature, sold: Option<&str>) -> Self {
        let sold = sold.map(|name| told.line_named(name));
        let is_unknown = sold == Some(None);
        let line = sold.map_or(Which::All, Which::Only);
        let filter = Filter { nature: Which::Only(nature), line, ..Filter::default() };
        Self { tracks: if is_unknown { &[] } else { &told.tracks }, filter, is_unknown }
    }

    /// Is the track one of its own?
    pub(crate) fn takes(&self, track: &Track) -> bool {
        !self.is_unknown && self.filter.takes_as_it_stands(track)
    }
}
