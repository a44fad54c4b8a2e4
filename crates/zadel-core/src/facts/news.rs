//! What is new about a deal: a table shows how it stands, and the ledger keeps what happened.
//!
//! CRMs export states, not histories. Two exports of one deal differ by what happened in between, and that is what becomes facts:
//! a newer export adds only changes, and after a few of them there is a history that the CRM itself never told.

use jiff::civil::Date;

use crate::facts::deal::{Deal, Reading};
use crate::facts::fact::{Fact, FactKind, Nature, Sum, in_force, told_sum};
use crate::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
use crate::facts::seen::DealKind;
use crate::facts::telling::{Booking, Telling};
use crate::facts::{Moment, Outcome, Stage, StageMeaning};
use crate::money::{Money, Original};

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
    /// The same in the currency of the table, if that is another.
    pub original: Option<Original>,
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
    /// The sum that it tells, or else the one that the deal has.
    fn sum(&self, deal: &Deal) -> Sum {
        told_sum(self.amount, self.original).unwrap_or((deal.amount, deal.original))
    }

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
            original: None,
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
/// - What cannot change, such as the source, the day of the win or that of a stage that has a column of its own, is a correction: the
///   fact is taken back and told again.
#[must_use]
pub fn news(known: &[Fact], state: &State, reading: &Reading, booking: &impl Booking) -> Vec<Fact> {
    let deal = Deal::of(state.kind, in_force(known), reading);
    let changed = state.changed.filter(|changed| deal.last.is_none_or(|last| last < *changed));
    // Nothing changed before it began, whatever the table says: the beginning would take it back.
    let at = changed.unwrap_or_else(|| booking.now()).max(state.created);
    let mut told = Telling::new(known, booking, at);
    told.creation(&deal, state);
    told.stage_dates(state);
    told.stage(&deal, state, reading);
    told.end(&deal, state, reading);
    told.changes(&deal, state, reading);
    told.new
}

impl<B: Booking> Telling<'_, B> {
    /// The deal with what was told until now.
    fn told(&self, kind: DealKind, reading: &Reading) -> Deal {
        Deal::of(kind, in_force(self.known.iter().chain(&self.new)), reading)
    }

    /// A day without an hour is its first moment, and a table may date an end back: what is known to have happened later happened
    /// at the end at the latest, and another end did not happen.
    fn end_at(&mut self, kind: FactKind, at: Moment, reading: &Reading) {
        let holding: Vec<Fact> = in_force(self.known.iter().chain(&self.new)).into_iter().cloned().collect();
        let ends = [FactKind::Won, FactKind::Lost, FactKind::Reopened];
        let decides = |fact: &&Fact| fact.kind == FactKind::Stage || ends.contains(&fact.kind);
        let outcome = |fact: &Fact| match fact.kind {
            FactKind::Won => Outcome::Won,
            FactKind::Lost => Outcome::Lost,
            FactKind::Stage => fact.stage.map_or(Outcome::Open, |stage| reading.meaning(stage).outcome()),
            _ => Outcome::Open,
        };
        // Nothing lies between them and this end: they tell the same end of another day, each in its way.
        let before = holding.iter().rev().filter(decides).filter(|fact| fact.at < at);
        let same = if kind == FactKind::Won { Outcome::Won } else { Outcome::Lost };
        before.take_while(|fact| outcome(fact) == same).for_each(|fact| self.take_back(fact));
        let is_later =
            |fact: &&Fact| at < fact.at || (at == fact.at && fact.kind != kind && fact.kind != FactKind::Stage);
        for fact in holding.iter().filter(decides).filter(is_later) {
            let proves = fact.stage.is_some_and(|stage| matches!(reading.meaning(stage), StageMeaning::Stage(_)));
            self.take_back(fact);
            if fact.kind == FactKind::Stage && proves {
                self.tell(Fact { turn: 0, at, week: self.booking.week(at), ..fact.clone() });
            }
        }
    }

    fn creation(&mut self, deal: &Deal, state: &State) {
        let before = self.in_force(FactKind::Created);
        let (amount, original) =
            before.as_ref().map_or((state.amount, state.original), |before| (before.amount, before.original));
        let fact = Fact {
            // Who had it at first stays; the table knows only who has it now.
            person: before.as_ref().map_or(state.person, |before| before.person),
            amount,
            original,
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

    /// Days of stages that have columns of their own: what stands there now is so, and another day that was told before never was.
    fn stage_dates(&mut self, state: &State) {
        for (stage, at) in &state.stage_dates {
            // A meeting of next week is planned, and not held.
            let is_planned = self.booking.now() < *at;
            let at = state.closed.map_or(*at, |closed| closed.min(*at)).max(state.created);
            let is_of_stage = |fact: &&&Fact| fact.kind == FactKind::Stage && fact.stage == Some(*stage);
            let before: Vec<Fact> =
                in_force(self.known).iter().filter(is_of_stage).map(|fact| (*fact).clone()).collect();
            // A CRM may call a stage as the funnel does: then the deal enters it as often as it is told.
            let is_own = state.stage != Some(*stage);
            for before in before.iter().filter(|before| is_own && (is_planned || before.at != at)) {
                self.take_back(before);
            }
            if !is_planned {
                self.tell(Fact { stage: Some(*stage), ..self.fact(FactKind::Stage, at) });
            }
        }
    }

    /// The stage in which it is, unless that is known.
    fn stage(&mut self, deal: &Deal, state: &State, reading: &Reading) {
        let Some(stage) = state.stage else { return };
        // A stage that ends the deal is told with its end.
        let is_end = state.outcome != Outcome::Open || reading.meaning(stage).outcome() != Outcome::Open;
        if is_end || self.told(state.kind, reading).stage == Some(stage) {
            return;
        }
        let last = in_force(self.known).into_iter().rfind(|fact| fact.stage.is_some()).map(|fact| fact.at);
        let since = state.stage_since.filter(|since| last < Some(*since) && deal.closed < Some(*since));
        let at = match since {
            Some(since) => since,
            // It stayed where it was, and only a stage with a column of its own came between.
            None if deal.stage == Some(stage) => state.created,
            None if deal.created.is_some() => self.at,
            None => state.changed.unwrap_or(state.created),
        };
        let at = self.after_stages(at.max(state.created), stage);
        self.tell(Fact { stage: Some(stage), ..self.fact(FactKind::Stage, at) });
    }

    /// The first moment from here on at which entering this stage comes behind all that was entered: a deal is where it was told last.
    fn after_stages(&self, at: Moment, stage: StageId) -> Moment {
        let last = in_force(self.known.iter().chain(&self.new)).into_iter().rfind(|fact| fact.stage.is_some());
        let Some(last) = last else { return at };
        let at = at.max(last.at);
        if (at, FactKind::Stage, Some(stage)) <= last.key() { last.at.next() } else { at }
    }

    pub(super) fn end(&mut self, deal: &Deal, state: &State, reading: &Reading) {
        let told = self.told(state.kind, reading);
        let kind = match state.outcome {
            Outcome::Open if deal.outcome == Outcome::Open && told.outcome == Outcome::Open => return,
            Outcome::Open => return self.tell(self.fact(FactKind::Reopened, self.at)),
            Outcome::Won => FactKind::Won,
            Outcome::Lost => FactKind::Lost,
        };
        let at = state.closed.unwrap_or(self.at).max(state.created);
        let stage = state.stage.or(deal.stage);
        let reason = if kind == FactKind::Lost { state.reason.or(deal.reason) } else { None };
        if (told.outcome, told.closed, told.stage, told.reason) == (state.outcome, Some(at), stage, reason) {
            return;
        }
        // The end that is known, unless a stage alone told it: what it says beside its day still holds.
        let own = |before: &Fact| told.outcome == state.outcome && told.closed <= Some(before.at);
        let before = self.in_force(kind).filter(own);
        let won_by = || told.reached(Stage::Won).and_then(|won| won.by);
        let person = before.as_ref().map_or_else(won_by, |before| before.person);
        let from = before.as_ref().map_or(told.closed, |before| Some(before.at));
        let holding = in_force(self.known.iter().chain(&self.new));
        let handed_over = holding.iter().any(|fact| {
            fact.person.is_some_and(|other| Some(other) != person) && from <= Some(fact.at) && fact.at <= at
        });
        let sum = before.as_ref().filter(|before| before.at == at).map(|before| (before.amount, before.original));
        let (amount, original) = sum.unwrap_or_else(|| state.sum(deal));
        let fact = Fact {
            stage,
            reason,
            person: person.filter(|person| !handed_over && state.person.is_none_or(|now| now == *person)),
            amount,
            original,
            turn: 0,
            at,
            week: self.booking.week(at),
            ..before.unwrap_or_else(|| self.fact(kind, at))
        };
        self.end_at(kind, at, reading);
        self.tell(fact);
    }

    /// Whose it is, its sum and its expected day, unless what was told until now has brought them.
    pub(super) fn changes(&mut self, deal: &Deal, state: &State, reading: &Reading) {
        let told = self.told(state.kind, reading);
        let person = state.person.or(deal.person);
        if person != told.person {
            self.tell(Fact { person, ..self.fact(FactKind::Person, self.at) });
        }
        if state.expected.is_some() && state.expected != told.expected {
            let at = if self.known.is_empty() { state.created } else { self.at };
            self.tell(Fact { day: state.expected, ..self.fact(FactKind::Expected, at) });
        }
        let (amount, original) = state.sum(deal);
        // A sum is converted once: with another rate it is the same sum, unless it had none.
        let is_same = original.is_some() && original == told.original && (told.amount.is_some() || amount.is_none());
        if !is_same && (amount, original) != (told.amount, told.original) {
            self.tell(Fact { amount, original, ..self.fact(FactKind::Amount, self.at) });
        }
    }
}
