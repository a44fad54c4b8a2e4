//! What is new about a deal: a table shows how it stands, and the ledger keeps what happened.
//!
//! CRMs export states, not histories. Two exports of one deal differ by what happened in between, and that is what becomes facts:
//! a newer export adds only changes, and after a few of them there is a history that the CRM itself never told.

use jiff::civil::Date;

use crate::facts::deal::{Deal, Reading};
use crate::facts::fact::{Fact, FactKind, Nature, in_force};
use crate::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
use crate::facts::seen::DealKind;
use crate::facts::telling::{Booking, Telling};
use crate::facts::{Moment, Outcome, StageMeaning};
use crate::money::Money;

/// How a deal stands in a table, with names as numbers and times as moments.
///
/// # Invariants
/// `closed` is there if and only if the deal is won or lost, and nothing but `expected` and `stage_dates` is in the future. What the table does not tell is `None`, and changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// A deal, or a lead that is kept apart.
    pub kind: DealKind,
    /// When it was created.
    pub created: Moment,
    /// When it was changed last.
    pub changed: Option<Moment>,
    /// Since when it is in its stage.
    pub stage_since: Option<Moment>,
    /// Its stage.
    pub stage: Option<StageId>,
    /// Stages with the time at which the table says they were entered.
    pub stage_dates: Vec<(StageId, Moment)>,
    /// How it stands.
    pub outcome: Outcome,
    /// When it was won or lost.
    pub closed: Option<Moment>,
    /// Why it was lost.
    pub reason: Option<ReasonId>,
    /// When it is expected to close.
    pub expected: Option<Date>,
    /// Who is responsible.
    pub person: Option<PersonId>,
    /// Its sum.
    pub amount: Option<Money>,
    /// Where it came from.
    pub source: Option<SourceId>,
    /// What is sold.
    pub line: Option<LineId>,
    /// Who buys.
    pub client: Option<ClientId>,
    /// Whether it is the client's first.
    pub nature: Option<Nature>,
    /// What people call it.
    pub title: Option<Box<str>>,
}

impl State {
    /// Of which nothing is told but when it began.
    pub(super) fn unsaid(kind: DealKind, created: Moment) -> Self {
        Self {
            kind,
            created,
            changed: None,
            stage_since: None,
            stage: None,
            stage_dates: Vec::new(),
            outcome: Outcome::Open,
            closed: None,
            reason: None,
            expected: None,
            person: None,
            amount: None,
            source: None,
            line: None,
            client: None,
            nature: None,
            title: None,
        }
    }
}

/// The facts that a table adds to those that are known of a deal: none, if it shows nothing new.
///
/// - Of a deal that nobody knows: how it began, where it stands, how it ended.
/// - What changed since: at the time of the last change if the table tells it and it is later than all that is known, or else when
///   the table was made.
/// - What cannot change, such as the source or the day of the win, is a correction: the fact is taken back and told again.
#[must_use]
pub fn news(known: &[Fact], state: &State, reading: &Reading, booking: &impl Booking) -> Vec<Fact> {
    let deal = Deal::of(state.kind, in_force(known), reading);
    let changed = state.changed.filter(|changed| deal.last.is_none_or(|last| last < *changed));
    let mut told = Telling::new(known, booking, changed.unwrap_or_else(|| booking.now()));
    told.creation(&deal, state);
    told.stages(&deal, state, reading);
    told.changes(&deal, state);
    told.end(&deal, state, reading);
    told.sum(&deal, state, reading);
    told.new
}

impl<B: Booking> Telling<'_, B> {
    /// A day without an hour is its first moment, and a table may date an end back: what is known to have happened later happened
    /// at the end at the latest, and another end did not happen.
    fn end_at(&mut self, kind: FactKind, at: Moment, reading: &Reading) {
        let later: Vec<Fact> = in_force(self.known.iter().chain(&self.new))
            .into_iter()
            .filter(|fact| match fact.kind {
                FactKind::Stage => at < fact.at,
                FactKind::Won | FactKind::Lost | FactKind::Reopened => {
                    at < fact.at || (at == fact.at && fact.kind != kind)
                }
                _ => false,
            })
            .cloned()
            .collect();
        let before = in_force(self.known.iter().chain(&self.new)).into_iter().rfind(|fact| {
            let decides = [FactKind::Stage, FactKind::Won, FactKind::Lost, FactKind::Reopened].contains(&fact.kind);
            decides && fact.at < at
        });
        // Nothing lies between it and this end: it is the same end on another day.
        if let Some(before) = before.filter(|before| before.kind == kind).cloned() {
            self.take_back(&before);
        }
        for fact in later {
            let proves = fact.stage.is_some_and(|stage| matches!(reading.meaning(stage), StageMeaning::Stage(_)));
            let again = (fact.kind == FactKind::Stage && proves).then(|| Fact {
                turn: 0,
                at,
                week: self.booking.week(at),
                ..fact.clone()
            });
            self.take_back(&fact);
            if let Some(fact) = again {
                self.tell(fact);
            }
        }
    }

    fn creation(&mut self, deal: &Deal, state: &State) {
        let before = self.in_force(FactKind::Created);
        let fact = Fact {
            // Who had it at first stays; the table knows only who has it now.
            person: before.as_ref().map_or(state.person, |before| before.person),
            amount: before.as_ref().map_or(state.amount, |before| before.amount),
            source: state.source.or(deal.source),
            line: state.line.or(deal.line),
            client: state.client.or(deal.client),
            nature: state.nature.or(deal.nature),
            note: state.title.clone().or_else(|| deal.title.clone()),
            ..self.fact(FactKind::Created, state.created)
        };
        if let Some(before) = before.filter(|before| before.at != fact.at) {
            self.take_back(&before);
        }
        self.tell(fact);
    }

    fn stages(&mut self, deal: &Deal, state: &State, reading: &Reading) {
        for (stage, at) in &state.stage_dates {
            // A meeting of next week is planned, and not held.
            if *at <= self.booking.now() {
                let at = state.closed.map_or(*at, |closed| closed.min(*at)).max(state.created);
                self.tell(Fact { stage: Some(*stage), ..self.fact(FactKind::Stage, at) });
            }
        }
        let Some(stage) = state.stage else { return };
        // A stage that ends the deal is told with its end.
        if state.outcome != Outcome::Open
            || reading.meaning(stage).outcome() != Outcome::Open
            || deal.stage == Some(stage)
        {
            return;
        }
        let last = self.in_force(FactKind::Stage).map(|fact| fact.at);
        let since = state.stage_since.filter(|since| last < Some(*since) && deal.closed < Some(*since));
        let at = since.unwrap_or(if deal.created.is_some() { self.at } else { state.changed.unwrap_or(state.created) });
        self.tell(Fact { stage: Some(stage), ..self.fact(FactKind::Stage, at.max(state.created)) });
    }

    pub(super) fn changes(&mut self, deal: &Deal, state: &State) {
        let is_known = deal.created.is_some();
        if is_known && state.person.is_some() && state.person != deal.person {
            self.tell(Fact { person: state.person, ..self.fact(FactKind::Person, self.at) });
        }
        if state.expected.is_some() && state.expected != deal.expected {
            let at = if is_known { self.at } else { state.created };
            self.tell(Fact { day: state.expected, ..self.fact(FactKind::Expected, at) });
        }
    }

    pub(super) fn end(&mut self, deal: &Deal, state: &State, reading: &Reading) {
        let kind = match state.outcome {
            Outcome::Open if deal.outcome == Outcome::Open => return,
            Outcome::Open => return self.tell(self.fact(FactKind::Reopened, self.at)),
            Outcome::Won => FactKind::Won,
            Outcome::Lost => FactKind::Lost,
        };
        let is_same = state.outcome == deal.outcome;
        let before = self.in_force(kind).filter(|_| is_same);
        let at = state.closed.unwrap_or(self.at).max(state.created);
        let sum = state.amount.or(deal.amount);
        let fact = Fact {
            stage: state.stage.or(deal.stage),
            reason: if kind == FactKind::Lost { state.reason.or(deal.reason) } else { None },
            amount: before.as_ref().filter(|before| before.at == at).map_or(sum, |before| before.amount),
            ..self.fact(kind, at)
        };
        if is_same && before.is_none() {
            // It ended by a stage that means the end, and nothing is new.
            return;
        }
        self.end_at(kind, at, reading);
        self.tell(fact);
    }

    /// The sum, unless what was told until now has brought it.
    pub(super) fn sum(&mut self, deal: &Deal, state: &State, reading: &Reading) {
        let sum = state.amount.or(deal.amount);
        let told = Deal::of(state.kind, in_force(self.known.iter().chain(&self.new)), reading);
        if sum != told.amount {
            self.tell(Fact { amount: sum, ..self.fact(FactKind::Amount, self.at) });
        }
    }
}
