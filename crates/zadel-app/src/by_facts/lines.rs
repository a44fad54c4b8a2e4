//! Which of the things sold a plan's lines are about.

use zadel_core::facts::ids::LineId;
use zadel_core::facts::track::{Track, Which};
use zadel_exchange::plan_file::LineFacts;

use crate::facts::Told;

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
        let ids: Option<Vec<Option<LineId>>> =
            lines.iter().map(|line| line.line.as_deref().map(|name| told.line_named(name))).collect();
        ids.map_or(Self::All, |ids| Self::Only(ids.into_iter().flatten().collect()))
    }

    /// Does a name stand for nothing?
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Self::Only(ids) if ids.is_empty())
    }

    /// Is the track about one of them?
    pub(crate) fn takes(&self, track: &Track) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => track.line().is_some_and(|line| ids.contains(&line)),
        }
    }

    /// The same as a filter, of one line.
    pub(crate) fn filter(&self) -> Which<Option<LineId>> {
        match self {
            Self::All => Which::All,
            Self::Only(ids) => Which::Only(ids.first().copied()),
        }
    }
}
