//! A deal as its facts add up to it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::facts::fact::{Fact, FactKind, Nature};
use crate::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
use crate::facts::seen::DealKind;
use crate::facts::{Moment, Outcome, Stage, StageMeaning};
use crate::money::{Money, Original};

/// A deal, or a lead that is kept apart, as of its last fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deal {
    /// When it came into being.
    pub created: Option<Moment>,
    /// Who was responsible at first.
    pub created_by: Option<PersonId>,
    /// Who is responsible now.
    pub person: Option<PersonId>,
    /// Where it came from.
    pub source: Option<SourceId>,
    /// What is sold.
    pub line: Option<LineId>,
    /// Who buys.
    pub client: Option<ClientId>,
    /// Whether it is the client's first, where the feed says so.
    pub nature: Option<Nature>,
    /// What people call it.
    pub title: Option<Box<str>>,
    /// The sum it has now.
    pub amount: Option<Money>,
    /// The same in the currency in which it was told, if that is another.
    pub original: Option<Original>,
    /// The stage of the CRM in which it is.
    pub stage: Option<StageId>,
    /// When it entered each stage of the funnel first, in the order of [`Stage::ALL`].
    pub reached: [Option<Reached>; Stage::ALL.len()],
    /// How it stands.
    pub outcome: Outcome,
    /// When it was won or lost; none while it is open.
    pub closed: Option<Moment>,
    /// Why it was lost.
    pub reason: Option<ReasonId>,
    /// The day on which it is expected to close.
    pub expected: Option<Date>,
    /// How often that day was put off.
    pub n_moves: u32,
    /// Is it known which stages it passed? Not of a deal that was lost before anybody looked.
    pub path: Path,
    /// The last fact about it.
    pub last: Option<Moment>,
}

/// The first entry into a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// When.
    pub at: Moment,
    /// Who was responsible then.
    pub by: Option<PersonId>,
}

/// Is it known which stages a deal passed?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Path {
    /// Yes.
    #[default]
    Known,
    /// It was lost, and no fact says from which stage.
    Unknown,
}

/// How the stages of a feed are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    meanings: BTreeMap<StageId, StageMeaning>,
    /// Where deals begin, if leads are kept apart from them.
    born: Option<Stage>,
}

impl Reading {
    /// Each stage of the CRM with what it stands for; a stage without meaning proves nothing.
    #[must_use]
    pub fn new(meanings: BTreeMap<StageId, StageMeaning>) -> Self {
        Self { meanings, born: None }
    }

    /// The same, for a CRM that keeps leads apart: its deals begin further on.
    #[must_use]
    pub fn with_deals_born(self, stage: Stage) -> Self {
        Self { born: Some(stage), ..self }
    }

    /// Where something of this kind begins.
    #[must_use]
    pub fn born(&self, kind: DealKind) -> Stage {
        match kind {
            DealKind::Lead => Stage::Lead,
            DealKind::Deal => self.born.unwrap_or(Stage::Lead),
        }
    }

    /// What a stage stands for.
    #[must_use]
    pub fn meaning(&self, stage: StageId) -> StageMeaning {
        self.meanings.get(&stage).copied().unwrap_or(StageMeaning::Open)
    }
}

impl Deal {
    /// Adds facts up, of which each [holds](crate::facts::fact::in_force), in their order.
    ///
    /// # Formula
    /// ```text
    /// reached(s) = the first entry into s or into any stage behind it; creation enters the stage where deals begin
    /// ```
    /// Whoever skips a stage has passed it: otherwise three deals could come of two meetings. A deal that went back stays as far
    /// as it was, and a lost one has passed what it passed. Facts of kinds that are [not of deals](FactKind::is_of_deal) change nothing.
    #[must_use]
    pub fn of<'a>(kind: DealKind, facts: impl IntoIterator<Item = &'a Fact>, reading: &Reading) -> Self {
        let mut deal = Self::default();
        let mut has_stage = false;
        // What was paid for a deal or done about it says nothing of whose it is or how large.
        for fact in facts.into_iter().filter(|fact| fact.kind.is_of_deal()) {
            deal.person = fact.person.or(deal.person);
            (deal.amount, deal.original) = fact.sum().unwrap_or((deal.amount, deal.original));
            deal.last = deal.last.max(Some(fact.at));
            match fact.kind {
                FactKind::Created => deal.create(fact, reading.born(kind)),
                FactKind::Stage => {
                    deal.enter(fact, reading);
                    has_stage |= deal.outcome == Outcome::Open;
                }
                FactKind::Expected => deal.expect(fact.day),
                FactKind::Won => deal.win(fact),
                FactKind::Lost => deal.lose(fact),
                FactKind::Reopened => deal.reopen(),
                _ => {}
            }
        }
        if deal.outcome == Outcome::Lost && !has_stage {
            deal.path = Path::Unknown;
        }
        deal
    }

    /// When it entered a stage first.
    #[must_use]
    pub fn reached(&self, stage: Stage) -> Option<Reached> {
        self.reached[stage.rank()]
    }

    fn create(&mut self, fact: &Fact, born: Stage) {
        self.created = Some(fact.at);
        self.created_by = fact.person;
        (self.source, self.line, self.client, self.nature) = (fact.source, fact.line, fact.client, fact.nature);
        self.title.clone_from(&fact.note);
        self.pass(born, fact.at);
    }

    fn enter(&mut self, fact: &Fact, reading: &Reading) {
        self.stage = fact.stage.or(self.stage);
        match fact.stage.map_or(StageMeaning::Open, |stage| reading.meaning(stage)) {
            StageMeaning::Stage(Stage::Won) => self.win(fact),
            StageMeaning::Lost => self.lose(fact),
            StageMeaning::Stage(stage) => {
                self.reopen();
                self.pass(stage, fact.at);
            }
            StageMeaning::Open => self.reopen(),
        }
    }

    fn pass(&mut self, stage: Stage, at: Moment) {
        let by = self.person;
        for reached in &mut self.reached[..=stage.rank()] {
            reached.get_or_insert(Reached { at, by });
        }
    }

    fn win(&mut self, fact: &Fact) {
        // The second of two tellings of one win, by its stage and by its own event, moves nothing.
        self.stage = fact.stage.or(self.stage);
        if self.outcome != Outcome::Won {
            (self.outcome, self.closed, self.reason) = (Outcome::Won, Some(fact.at), None);
        }
        self.pass(Stage::Won, fact.at);
    }

    fn lose(&mut self, fact: &Fact) {
        self.stage = fact.stage.or(self.stage);
        if self.outcome != Outcome::Lost {
            (self.outcome, self.closed) = (Outcome::Lost, Some(fact.at));
        }
        self.reason = fact.reason.or(self.reason);
        self.reached[Stage::Won.rank()] = None;
    }

    fn reopen(&mut self) {
        (self.outcome, self.closed, self.reason) = (Outcome::Open, None, None);
        self.reached[Stage::Won.rank()] = None;
    }

    fn expect(&mut self, day: Option<Date>) {
        if let (Some(before), Some(after)) = (self.expected, day)
            && before < after
        {
            self.n_moves += 1;
        }
        self.expected = day.or(self.expected);
    }
}
