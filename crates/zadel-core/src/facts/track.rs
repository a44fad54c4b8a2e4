//! A track: what of a deal is needed to count it, small enough to scan 200,000 at once.

use crate::facts::deal::{Deal, Path, Reached, Reading};
use crate::facts::fact::Nature;
use crate::facts::ids::{ClientId, LineId, PersonId, SourceId};
use crate::facts::seen::DealKind;
use crate::facts::{Moment, Outcome, Stage};
use crate::money::Money;

/// A deal, or a lead that is kept apart, as a row of first entries.
///
/// # Where it begins and ends
/// A deal begins in the stage where its CRM's deals are born, and [`Stage::Won`] is its last. A lead that is kept apart begins as a
/// lead, and its last stage is the one where deals are born: it enters that by becoming a deal, which its CRM calls a win. What
/// lies outside is told of other objects, and nothing links the two: a deal does not say which lead it was.
///
/// # Invariants
/// Entries stand only between the first and the last stage, and never in reverse order. The last stage is entered if and only if
/// the outcome is won. A track says how things stand after the last fact: of a deal that was reopened, the end before is gone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    at: [i64; N_STAGES],
    closed: i64,
    amount: Option<Money>,
    by: [Option<PersonId>; N_STAGES],
    person: Option<PersonId>,
    source: Option<SourceId>,
    line: Option<LineId>,
    client: Option<ClientId>,
    nature: Nature,
    kind: DealKind,
    outcome: Outcome,
    path: Path,
    first: Stage,
    last: Stage,
}

const N_STAGES: usize = Stage::ALL.len();
/// Later than any moment that is told.
const NEVER: i64 = i64::MAX;

/// What is known of an entry into a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// It took place then, for the first time.
    At(Moment),
    /// It has not taken place.
    NotYet,
    /// It may have taken place before the deal was lost: nobody looked in time.
    Unknown,
    /// It would be told of another object: a lead that is kept apart, or the deal that became of it.
    Elsewhere,
}

/// Moments from one on, before another.
///
/// # Units
/// The first moment is in it, the last is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first moment.
    pub from: Moment,
    /// The first moment after it.
    pub to: Moment,
}

/// All, or only one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which<T> {
    /// All.
    #[default]
    All,
    /// Only this one.
    Only(T),
}

/// Which tracks are counted; `Only(None)` are those of whom nobody says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Who was responsible when the stage that is counted was entered.
    pub person: Which<Option<PersonId>>,
    /// Where they came from.
    pub source: Which<Option<SourceId>>,
    /// What is sold.
    pub line: Which<Option<LineId>>,
    /// To a new client or again.
    pub nature: Which<Nature>,
}

impl Track {
    /// The track of a deal.
    ///
    /// `nature` is what the client's history says; the feed's own word about the deal goes before it, as in the cube.
    #[must_use]
    pub fn of(deal: &Deal, kind: DealKind, reading: &Reading, nature: Nature) -> Self {
        let first = reading.born(kind);
        let last = match kind {
            DealKind::Lead => reading.born(DealKind::Deal),
            DealKind::Deal => Stage::Won,
        };
        let mut track = Self {
            at: [NEVER; N_STAGES],
            closed: deal.closed.map_or(NEVER, known),
            amount: deal.amount,
            by: [None; N_STAGES],
            person: deal.person,
            source: deal.source,
            line: deal.line,
            client: deal.client,
            nature: deal.nature.unwrap_or(nature),
            kind,
            outcome: deal.outcome,
            path: deal.path,
            first,
            last,
        };
        let becomes_a_deal = kind == DealKind::Lead && first < last;
        for stage in Stage::ALL.into_iter().filter(|stage| first <= *stage && *stage <= last) {
            let reached = if becomes_a_deal && stage == last { became_a_deal(deal, last) } else { deal.reached(stage) };
            if let Some(reached) = reached {
                track.at[stage.rank()] = known(reached.at);
                track.by[stage.rank()] = reached.by;
            }
        }
        if becomes_a_deal {
            track.closed = track.closed.min(track.at[last.rank()]);
        }
        track
    }

    /// What is known of its entry into a stage.
    #[must_use]
    pub fn entry(&self, stage: Stage) -> Entry {
        if stage < self.first || self.last < stage {
            return Entry::Elsewhere;
        }
        match self.at[stage.rank()] {
            // What was lost has not been won: of the last stage this is known even if nothing else is.
            NEVER if self.path == Path::Unknown && stage < self.last => Entry::Unknown,
            NEVER => Entry::NotYet,
            at => Entry::At(Moment::from_millis(at)),
        }
    }

    /// When it entered a stage first, if that is known.
    #[must_use]
    pub fn reached(&self, stage: Stage) -> Option<Moment> {
        let at = self.at[stage.rank()];
        (at < NEVER).then_some(Moment::from_millis(at))
    }

    /// Who was responsible when it entered a stage; of a stage that it is not known to have entered, of the one before.
    #[must_use]
    pub fn person_at(&self, stage: Stage) -> Option<PersonId> {
        let entered = (0..=stage.rank()).rev().find(|rank| self.at[*rank] < NEVER);
        entered.map_or(self.person, |rank| self.by[rank])
    }

    /// The stage in which it begins.
    #[must_use]
    pub fn first(&self) -> Stage {
        self.first
    }

    /// The stage that ends it well.
    #[must_use]
    pub fn last(&self) -> Stage {
        self.last
    }

    /// A deal, or a lead that is kept apart.
    #[must_use]
    pub fn kind(&self) -> DealKind {
        self.kind
    }

    /// How it stands.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// When it was won or lost.
    #[must_use]
    pub fn closed(&self) -> Option<Moment> {
        (self.closed < NEVER).then_some(Moment::from_millis(self.closed))
    }

    /// Its sum.
    #[must_use]
    pub fn amount(&self) -> Option<Money> {
        self.amount
    }

    /// Who is responsible now.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// Where it came from.
    #[must_use]
    pub fn source(&self) -> Option<SourceId> {
        self.source
    }

    /// What is sold.
    #[must_use]
    pub fn line(&self) -> Option<LineId> {
        self.line
    }

    /// Who buys.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        self.client
    }

    /// To a new client or again.
    #[must_use]
    pub fn nature(&self) -> Nature {
        self.nature
    }

    /// When it was lost, if it is.
    pub(crate) fn lost(&self) -> Option<Moment> {
        self.closed().filter(|_| self.outcome == Outcome::Lost)
    }

    /// Was it there, and neither won nor lost, at a moment? As far as the last facts say.
    pub(crate) fn is_open(&self, at: Moment) -> bool {
        self.at[self.first.rank()] <= at.millis() && at.millis() < self.closed
    }
}

/// A lead ends well by becoming a deal. Its CRM calls that won, or the stage in which deals begin; one that is lost became none.
fn became_a_deal(lead: &Deal, born: Stage) -> Option<Reached> {
    let in_stage = lead.reached(born).filter(|_| lead.outcome != Outcome::Lost);
    lead.reached(Stage::Won).or(in_stage)
}

/// A moment, told apart from none.
fn known(at: Moment) -> i64 {
    at.millis().min(NEVER - 1)
}

impl Window {
    /// Everything.
    pub const ALL: Self = Self { from: Moment::FIRST, to: Moment::LAST };

    /// Is the moment in it?
    #[must_use]
    pub fn contains(self, at: Moment) -> bool {
        self.from <= at && at < self.to
    }
}

impl<T: PartialEq> Which<T> {
    fn takes(&self, value: &T) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only == value,
        }
    }
}

impl Filter {
    /// Does it take this track, counted where it entered `stage`?
    #[must_use]
    pub fn takes(&self, track: &Track, stage: Stage) -> bool {
        // Most questions are about all people, and who it was is the one thing that has to be looked for.
        let is_whose = self.person == Which::All || self.person.takes(&track.person_at(stage));
        is_whose && self.takes_but_person(track)
    }

    fn takes_but_person(&self, track: &Track) -> bool {
        self.source.takes(&track.source) && self.line.takes(&track.line) && self.nature.takes(&track.nature)
    }

    /// The same for how it stands: it counts for whoever has it, or had it when it was won.
    #[must_use]
    pub fn takes_as_it_stands(&self, track: &Track) -> bool {
        let person = if track.outcome == Outcome::Won { track.person_at(track.last) } else { track.person };
        self.person.takes(&person) && self.takes_but_person(track)
    }
}
