//! Deals of the ledger, as the forecast needs them.

use std::collections::BTreeMap;

use zadel_core::facts::ids::PersonId;
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::Track;
use zadel_core::facts::{Moment, Outcome, Stage};
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{End, How, KnownDeal};
use zadel_core::money::Money;
use zadel_store::FeedId;

use crate::by_facts::Lines;
use crate::facts::Told;

/// The deals that some lines of a plan are about. Leads that are kept apart are none: nothing links them to the deals that they became.
#[derive(Debug)]
pub(super) struct KnownDeals {
    pub(super) deals: Vec<KnownDeal>,
    /// Those whose deals they are, by their places in deals.
    pub(super) reps: Vec<Rep>,
    /// Which each of them is.
    pub(super) ids: Vec<(FeedId, String)>,
    /// The day of the last that is known; all of it counts as over.
    pub(super) today: Day,
}

/// Whose deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rep {
    /// The number of the name; none is nobody's.
    pub(super) person: Option<PersonId>,
    /// As the facts call the person.
    pub(super) name: Option<String>,
}

/// Numbers in the order in which they come: places in lists.
struct Places<T>(BTreeMap<T, u32>);

impl<T: Ord> Places<T> {
    fn none() -> Self {
        Self(BTreeMap::new())
    }

    fn of(&mut self, one: T) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(one).or_insert(next)
    }

    fn in_order(self) -> impl Iterator<Item = T> {
        let mut all: Vec<(T, u32)> = self.0.into_iter().collect();
        all.sort_by_key(|(_, place)| *place);
        all.into_iter().map(|(one, _)| one)
    }
}

impl KnownDeals {
    pub(super) fn of(told: &Told, only: &Lines) -> Self {
        let (mut reps, mut lines) = (Places::none(), Places::none());
        let (mut deals, mut ids) = (Vec::new(), Vec::new());
        let day = |at: Moment| Day::of(told.books.day(at));
        let today = day(told.as_of);
        let of_it = told.tracks.iter().zip(&told.rows);
        for (track, row) in of_it.filter(|(track, _)| track.kind() == DealKind::Deal && only.takes(track)) {
            let Some(opened) = opened(track).map(day).filter(|opened| *opened <= today) else { continue };
            let amount = track.amount().map(Money::minor);
            let how = match track.outcome() {
                Outcome::Open => None,
                Outcome::Won => Some(How::Won),
                Outcome::Lost => Some(How::Lost),
            };
            let entered = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Won);
            let entered = entered.filter_map(|stage| Some((track.reached(stage)?, stage)));
            deals.push(KnownDeal {
                opened,
                end: how.zip(track.closed()).map(|(how, closed)| End { on: day(closed), how }),
                won_minor: amount.filter(|_| how == Some(How::Won)),
                quoted_minor: amount.filter(|_| how.is_none()),
                rep: reps.of(track.person()),
                line: track.line().map(|line| lines.of(line)),
                stages: entered.map(|(at, stage)| (day(at), u32::try_from(stage.rank()).unwrap_or(0))).collect(),
                paid: None,
            });
            ids.push((row.feed, row.object.clone()));
        }
        let rep = |person: Option<PersonId>| Rep { person, name: person.and_then(|person| told.person_named(person)) };
        let reps = reps.in_order().map(rep).collect();
        Self { deals, reps, ids, today }
    }
}

/// The first that is known of a deal.
fn opened(track: &Track) -> Option<Moment> {
    Stage::ALL.into_iter().filter_map(|stage| track.reached(stage)).min()
}
