//! What a person says: of a deal only what they change; of everything else what is true instead.
//!
//! A table is a [state](crate::facts::news) and changes nothing where it is silent. A person may also take away what was told: they
//! know that it was wrong.

use jiff::civil::Date;

use crate::facts::deal::{Deal, Reading};
use crate::facts::fact::{Fact, FactKind, Nature, in_force};
use crate::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
use crate::facts::news::State;
use crate::facts::seen::DealKind;
use crate::facts::telling::{Booking, Telling};
use crate::facts::{Moment, Outcome};
use crate::money::Money;

/// What is said of one property.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// Nothing.
    #[default]
    Keep,
    /// It is this.
    Set(T),
    /// What was told of it is wrong, and nobody knows better.
    Forget,
}

/// What a person says of a deal.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// A deal, or a lead that is kept apart.
    pub kind: DealKind,
    /// When what changed has changed. Not after now.
    pub at: Moment,
    /// When the deal came into being.
    pub created: Option<Moment>,
    /// What it is called.
    pub title: Change<Box<str>>,
    /// Who buys.
    pub client: Change<ClientId>,
    /// Where it came from.
    pub source: Change<SourceId>,
    /// What is sold.
    pub line: Change<LineId>,
    /// Whether it is the client's first.
    pub nature: Change<Nature>,
    /// Who is responsible.
    pub person: Change<PersonId>,
    /// Its sum.
    pub amount: Change<Money>,
    /// When it is expected to close.
    pub expected: Change<Date>,
    /// The stage that it entered.
    pub stage: Option<StageId>,
    /// How it ended; open with a stage: it goes on.
    pub outcome: Option<Outcome>,
    /// Why it was lost.
    pub reason: Change<ReasonId>,
}

impl Said {
    /// Nothing yet.
    #[must_use]
    pub fn new(kind: DealKind, at: Moment) -> Self {
        Self {
            kind,
            at,
            created: None,
            title: Change::Keep,
            client: Change::Keep,
            source: Change::Keep,
            line: Change::Keep,
            nature: Change::Keep,
            person: Change::Keep,
            amount: Change::Keep,
            expected: Change::Keep,
            stage: None,
            outcome: None,
            reason: Change::Keep,
        }
    }

    /// Is anything said of how the deal began?
    fn tells_beginning(&self) -> bool {
        let Self { created, title, client, source, line, nature, .. } = self;
        created.is_some()
            || title.is_said()
            || client.is_said()
            || source.is_said()
            || line.is_said()
            || nature.is_said()
    }
}

impl<T> Change<T> {
    fn is_said(&self) -> bool {
        !matches!(self, Self::Keep)
    }

    /// The same of something else.
    #[must_use]
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Change<U> {
        self.and_then(|value| Some(of(value)))
    }

    /// The same of something else; nothing is said if there is none.
    #[must_use]
    pub fn and_then<U>(self, of: impl FnOnce(T) -> Option<U>) -> Change<U> {
        match self {
            Self::Keep => Change::Keep,
            Self::Set(value) => of(value).map_or(Change::Keep, Change::Set),
            Self::Forget => Change::Forget,
        }
    }

    /// The same of something else that may be refused.
    ///
    /// # Errors
    /// What `of` refuses.
    pub fn try_map<U, E>(self, of: impl FnOnce(T) -> Result<U, E>) -> Result<Change<U>, E> {
        Ok(match self {
            Self::Keep => Change::Keep,
            Self::Set(value) => Change::Set(of(value)?),
            Self::Forget => Change::Forget,
        })
    }
}

impl<T: Clone> Change<T> {
    /// What the property is after it.
    #[must_use]
    pub fn after(&self, before: Option<T>) -> Option<T> {
        match self {
            Self::Keep => before,
            Self::Set(value) => Some(value.clone()),
            Self::Forget => None,
        }
    }

    fn set(&self) -> Option<T> {
        self.after(None)
    }

    fn is_forgotten(&self) -> bool {
        matches!(self, Self::Forget)
    }
}

/// The facts that a person adds to those that are known of a deal: none, if it stands as they say.
///
/// - Who buys, where it came from, what is sold and when it began are corrections: they were never otherwise.
/// - Stage, end, sum, person and expected day are told of the moment that the person says.
/// - What is forgotten is taken back wherever it was told.
#[must_use]
pub fn said(known: &[Fact], said: &Said, reading: &Reading, booking: &impl Booking) -> Vec<Fact> {
    let mut told = Telling::new(known, booking, said.at);
    told.forget(said);
    told.beginning(said);
    let so_far: Vec<Fact> = known.iter().chain(&told.new).cloned().collect();
    let deal = Deal::of(said.kind, in_force(&so_far), reading);
    let began = deal.created.unwrap_or(said.at);
    let mut rest = Telling::new(&so_far, booking, said.at.max(began));
    rest.end_said(&deal, said, reading);
    let state = State {
        person: said.person.set(),
        amount: said.amount.set(),
        expected: said.expected.set(),
        ..State::unsaid(said.kind, began)
    };
    rest.changes(&deal, &state, reading);
    let mut new = told.new;
    new.append(&mut rest.new);
    new
}

/// The facts by which a person tells something again: what was told under its key is taken back, and this is said instead, also
/// if it says the same.
#[must_use]
pub fn told_again(known: &[Fact], fact: Fact, booking: &impl Booking) -> Vec<Fact> {
    let last = known.iter().filter(|other| other.key() == fact.key()).max_by_key(|other| other.turn);
    let Some(last) = last else { return vec![fact] };
    if last.is_reversal() {
        return vec![Fact { turn: last.turn + 1, ..fact }];
    }
    let mut told = Telling::new(known, booking, fact.at);
    told.take_back(last);
    told.new.push(Fact { turn: last.turn + 2, ..fact });
    told.new
}

/// The facts by which a person says how something is: none, if it is told so already.
#[must_use]
pub fn told_so(known: &[Fact], fact: Fact, booking: &impl Booking) -> Vec<Fact> {
    let mut told = Telling::new(known, booking, fact.at);
    told.tell(fact);
    told.new
}

/// The facts by which a person takes back what holds and is among these; nothing, if none of it holds.
#[must_use]
pub fn taken_back(known: &[Fact], is_wrong: impl Fn(&Fact) -> bool, booking: &impl Booking) -> Vec<Fact> {
    let mut told = Telling::new(known, booking, booking.now());
    for fact in in_force(known).into_iter().filter(|fact| is_wrong(fact)) {
        told.take_back(fact);
    }
    told.new
}

impl<B: Booking> Telling<'_, B> {
    /// Takes back what is forgotten: a fact that tells only that goes, one that tells more is told without it.
    fn forget(&mut self, said: &Said) {
        for fact in in_force(self.known).into_iter().cloned().collect::<Vec<_>>() {
            let mut without = fact.clone();
            if said.person.is_forgotten() {
                without.person = None;
            }
            if said.amount.is_forgotten() {
                (without.amount, without.original) = (None, None);
            }
            if said.expected.is_forgotten() {
                without.day = None;
            }
            if said.reason.is_forgotten() {
                without.reason = None;
            }
            // A log may tell of the owner beside the sum.
            let is_change = matches!(fact.kind, FactKind::Person | FactKind::Amount | FactKind::Expected);
            let tells_nothing = is_change && (without.person, without.sum(), without.day) == (None, None, None);
            if tells_nothing {
                self.take_back(&fact);
            } else if without != fact {
                self.tell(without);
            }
        }
    }

    /// How it began: it is told anew with what was always so.
    fn beginning(&mut self, said: &Said) {
        let so_far: Vec<Fact> = self.known.iter().chain(&self.new).cloned().collect();
        let holding = in_force(&so_far);
        let before = holding.iter().rfind(|fact| fact.kind == FactKind::Created);
        let first = holding.first().map_or(said.at, |fact| fact.at);
        let at = said.created.or(before.map(|before| before.at)).unwrap_or(first);
        let plain = self.fact(FactKind::Created, at);
        let before = before.map(|before| (*before).clone());
        if before.is_none() && !holding.is_empty() && !said.tells_beginning() {
            // A log that never told how the deal began: nobody says it now either.
            return;
        }
        let old = before.clone().unwrap_or_else(|| plain.clone());
        let fact = Fact {
            note: said.title.after(old.note),
            client: said.client.after(old.client),
            source: said.source.after(old.source),
            line: said.line.after(old.line),
            nature: said.nature.after(old.nature),
            // What a deal has at first it has from the beginning; later it changes.
            person: if before.is_none() { said.person.set() } else { old.person },
            amount: if before.is_none() { said.amount.set() } else { old.amount },
            original: old.original,
            ..plain
        };
        if let Some(before) = before.filter(|before| before.at != at) {
            self.take_back(&before);
        }
        self.tell(fact);
    }

    /// A stage that was entered, or how the deal ended.
    fn end_said(&mut self, deal: &Deal, said: &Said, reading: &Reading) {
        let closed = Some(self.at);
        let state = |outcome, reason| State {
            outcome,
            closed,
            reason,
            stage: said.stage,
            person: said.person.set(),
            amount: said.amount.set(),
            ..State::unsaid(said.kind, deal.created.unwrap_or(self.at))
        };
        match said.outcome {
            Some(Outcome::Open) | None => {
                let Some(stage) = said.stage else {
                    if said.outcome == Some(Outcome::Open) && deal.outcome != Outcome::Open {
                        self.tell(self.fact(FactKind::Reopened, self.at));
                    }
                    return self.reason_said(deal, said);
                };
                self.tell(Fact { stage: Some(stage), ..self.fact(FactKind::Stage, self.at) });
                let entered = Deal::of(said.kind, in_force(self.known.iter().chain(&self.new)), reading);
                self.reason_said(&entered, said);
            }
            Some(Outcome::Won) => {
                let state = state(Outcome::Won, None);
                self.end(deal, &state, reading);
            }
            Some(Outcome::Lost) => {
                let state = state(Outcome::Lost, said.reason.set());
                self.end(deal, &state, reading);
            }
        }
    }

    /// Why it was lost, of a deal that is lost already.
    fn reason_said(&mut self, deal: &Deal, said: &Said) {
        let Some(reason) = said.reason.set().filter(|_| deal.outcome == Outcome::Lost) else { return };
        // Of a deal that a stage of its CRM ended there is no loss of its own yet; one of before it was reopened is another.
        let own = self.in_force(FactKind::Lost).filter(|lost| deal.closed <= Some(lost.at));
        let end = own.unwrap_or_else(|| {
            let at = deal.closed.unwrap_or(self.at);
            Fact { stage: deal.stage, ..self.fact(FactKind::Lost, at) }
        });
        self.tell(Fact { reason: Some(reason), turn: 0, week: self.booking.week(end.at), ..end });
    }
}
