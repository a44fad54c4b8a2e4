//! Deals of a company, as the forecast needs them.

use std::collections::BTreeMap;

use zadel_core::facts::ids::{LineId, PersonId};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::Track;
use zadel_core::facts::{Outcome, Stage};
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{End, How, KnownDeal};
use zadel_core::money::Money;

use crate::by_facts::Lines;
use crate::facts::Told;

/// Deals, and who and what they are about.
pub(crate) struct Known {
    /// The day whose end is known.
    pub(crate) today: Day,
    pub(crate) deals: Vec<KnownDeal>,
    /// Whose deals they are, by their places.
    pub(crate) reps: Vec<Option<PersonId>>,
    /// Of each deal, its place among the rows that were told.
    pub(crate) rows: Vec<usize>,
}

impl Known {
    /// The deals of some things that are sold. Leads that are kept apart are none, and of a deal that nobody saw begin nothing is known.
    pub(crate) fn of(told: &Told, only: &Lines) -> Self {
        let day = |at| Day::of(told.books.day(at));
        let mut known = Self { today: day(told.as_of), deals: Vec::new(), reps: Vec::new(), rows: Vec::new() };
        let (mut reps, mut lines) = (Places::default(), Places::default());
        for (row, track) in told.tracks.iter().enumerate() {
            if track.kind() != DealKind::Deal || !only.takes(track) {
                continue;
            }
            let Some(began) = began(track) else { continue };
            let end = ending(track).zip(track.closed()).map(|(how, at)| End { on: day(at), how });
            let minor = track.amount().map(Money::minor);
            known.deals.push(KnownDeal {
                opened: day(began),
                end,
                won_minor: minor.filter(|_| track.outcome() == Outcome::Won),
                quoted_minor: minor.filter(|_| track.outcome() == Outcome::Open),
                rep: reps.of(track.person()),
                line: track.line().map(|line| lines.of(line)),
                stages: entries(track).map(|(stage, at)| (day(at), rank(stage))).collect(),
            });
            known.rows.push(row);
        }
        known.reps = reps.all;
        known
    }
}

fn ending(track: &Track) -> Option<How> {
    match track.outcome() {
        Outcome::Open => None,
        Outcome::Won => Some(How::Won),
        Outcome::Lost => Some(How::Lost),
    }
}

fn entries(track: &Track) -> impl Iterator<Item = (Stage, zadel_core::facts::Moment)> {
    Stage::ALL.into_iter().filter(|stage| *stage < Stage::Won).filter_map(|stage| Some((stage, track.reached(stage)?)))
}

/// The first that is known of it.
fn began(track: &Track) -> Option<zadel_core::facts::Moment> {
    entries(track).map(|(_, at)| at).chain(track.closed()).min()
}

fn rank(stage: Stage) -> u32 {
    u32::try_from(stage.rank()).unwrap_or(0)
}

/// Numbers in the order in which they come.
struct Places<T> {
    by: BTreeMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self { by: BTreeMap::new(), all: Vec::new() }
    }
}

impl<T: Copy + Ord> Places<T> {
    fn of(&mut self, one: T) -> u32 {
        if let Some(place) = self.by.get(&one) {
            return *place;
        }
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.by.insert(one, place);
        self.all.push(one);
        place
    }
}
