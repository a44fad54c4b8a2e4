//! Deals of the ledger, as the forecast needs them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use zadel_core::facts::ids::{LineId, PersonId};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::Track;
use zadel_core::facts::{Moment, Outcome, Stage};
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{End, How, KnownDeal};
use zadel_core::forecast::window::Window;
use zadel_core::money::Money;
use zadel_store::FeedId;

use super::paid::Paid;
use super::subject::Subject;
use crate::by_facts::{Facts, Lines};
use crate::step1_goal::CountedBy;

/// The deals that some lines of a plan are about. Leads that are kept apart are none: nothing links them to the deals that they became.
#[derive(Debug)]
pub(super) struct KnownDeals {
    pub(super) deals: Vec<KnownDeal>,
    /// Those whose deals they are, by their places in deals.
    pub(super) reps: Vec<Rep>,
    /// Which each of them is.
    pub(super) ids: Vec<(FeedId, String)>,
    /// The places of their tracks among all that is told.
    pub(super) tracks: Vec<usize>,
    /// The last day that was over when the last facts came: all of it is known.
    pub(super) today: Day,
    /// The day of the last that is known: the same, or the day after. What happened on it has come, and the rest of it is still ahead.
    pub(super) last: Day,
    /// On which days their money counts.
    pub(super) counted: CountedBy,
    /// What is sold, if it is one thing alone.
    pub(super) line: Option<LineId>,
    /// Where payments count: those that are for no deal as far as anybody has said. They count nowhere.
    pub(super) untied: Vec<(Day, i64)>,
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
    pub(super) fn of(facts: &Facts, subject: &Subject) -> Self {
        let told = &facts.told;
        let only = Lines::sold(told, &subject.sold);
        let by_contracts = subject.wanted == CountedBy::Contracts;
        let (mut reps, mut lines) = (Places::none(), Places::none());
        let (mut deals, mut ids, mut tracks) = (Vec::new(), Vec::new(), Vec::new());
        let day = |at: Moment| Day::of(told.books.day(at));
        let last = day(told.as_of);
        let today = day(told.as_of.next()).plus(-1);
        let of_it = told.tracks.iter().zip(&told.rows).enumerate();
        for (at, (track, row)) in of_it.filter(|(_, (track, _))| track.kind() == DealKind::Deal && only.takes(track)) {
            let Some(opened) = opened(track).map(day).filter(|opened| *opened <= last) else { continue };
            let amount = track.amount().map(Money::minor);
            let end = if by_contracts { signed(track).or_else(|| end(track)) } else { end(track) };
            let entered = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Won);
            let entered = entered.filter_map(|stage| Some((track.reached(stage)?, stage)));
            deals.push(KnownDeal {
                opened,
                end: end.map(|(at, how)| End { on: day(at), how }),
                won_minor: amount.filter(|_| end.is_some_and(|(_, how)| how == How::Won)),
                quoted_minor: amount.filter(|_| end.is_none()),
                rep: reps.of(track.person()),
                line: track.line().map(|line| lines.of(line)),
                stages: entered.map(|(at, stage)| (day(at), place_of(stage))).collect(),
                paid: None,
            });
            ids.push((row.feed, row.object.clone()));
            tracks.push(at);
        }
        let rep = |person: Option<PersonId>| Rep { person, name: person.and_then(|person| told.person_named(person)) };
        let reps = reps.in_order().map(rep).collect();
        let known = Self {
            deals,
            reps,
            ids,
            tracks,
            today,
            last,
            counted: CountedBy::Sales,
            line: only.only(),
            untied: Vec::new(),
        };
        match subject.wanted {
            CountedBy::Payments => known.with_payments(facts),
            CountedBy::Contracts => Self { counted: CountedBy::Contracts, ..known },
            CountedBy::Sales | CountedBy::Shipments => known,
        }
    }

    /// Money counts when it comes, if that is known.
    fn with_payments(mut self, facts: &Facts) -> Self {
        let mut paid = Paid::of(facts, &self.ids, self.last);
        if paid.is_known(&self.deals, self.today) {
            paid.tell(&mut self.deals);
            self.counted = CountedBy::Payments;
            self.untied = paid.untied;
        }
        self
    }

    /// The deals as a forecast takes them, which knows whole days only: what happened on a day that is not over counts as of the day before.
    /// So all that is known is known, and the whole of that day is still ahead.
    pub(super) fn as_of_whole_days(&self) -> Cow<'_, [KnownDeal]> {
        if self.last == self.today {
            return Cow::Borrowed(&self.deals);
        }
        let known = self.deals.iter().filter_map(|deal| deal.as_of(self.last));
        Cow::Owned(known.map(|deal| deal.until(self.today)).collect())
    }

    /// The sum of the payments of some days that are for no deal as far as anybody has said.
    pub(super) fn untied_within(&self, window: Window) -> i64 {
        let within = self.untied.iter().filter(|(on, _)| window.holds(*on));
        within.fold(0_i64, |sum, (_, minor)| sum.saturating_add(*minor))
    }
}

/// The place of a stage in the order in which a sale passes them.
pub(super) fn place_of(stage: Stage) -> u32 {
    u32::try_from(stage.rank()).unwrap_or(0)
}

/// The first that is known of a deal.
fn opened(track: &Track) -> Option<Moment> {
    Stage::ALL.into_iter().filter_map(|stage| track.reached(stage)).min()
}

fn end(track: &Track) -> Option<(Moment, How)> {
    let how = match track.outcome() {
        Outcome::Open => return None,
        Outcome::Won => How::Won,
        Outcome::Lost => How::Lost,
    };
    Some((track.closed()?, how))
}

/// A contract counts on its day, whatever becomes of the deal.
fn signed(track: &Track) -> Option<(Moment, How)> {
    Some((track.reached(Stage::Contract)?, How::Won))
}
