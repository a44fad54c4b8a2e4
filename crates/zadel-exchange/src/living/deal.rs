//! A deal with everything that happened to it, and how it stood on any day.

use jiff::civil::{Date, DateTime};
use zadel_core::facts::{Outcome, Stage};
use zadel_core::money::Money;

use super::truth::Prospect;

/// A lead, and the deal it became.
///
/// # Invariants
/// The first event is the creation; the others follow in time, no two at one moment. Nothing is later than yesterday.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// What the CRM calls it.
    pub id: String,
    /// Its place among [`Company::clients`](super::Company::clients).
    pub client: usize,
    /// Its place among [`Company::sources`](super::Company::sources).
    pub source: usize,
    /// Its place among [`Company::products`](super::Company::products).
    pub product: usize,
    /// Is it the client's first?
    pub sale: Sale,
    /// How large the client can become.
    pub prospect: Prospect,
    /// Everything that happened.
    pub events: Vec<Event>,
}

/// Is a deal its client's first?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sale {
    /// What a regular client bought last, before the months that are told.
    Before,
    /// The client has not bought yet.
    First,
    /// The client has bought before.
    Repeat,
}

/// Something that happened to a deal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub at: DateTime,
    /// Who is responsible from then on, by his place among [`Company::people`](super::Company::people).
    pub person: usize,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// It came in.
    Created,
    /// It entered a stage.
    Stage(Stage),
    /// It has another sum.
    Amount(Money),
    /// Somebody else is responsible.
    Person,
    /// It is expected to close on another day.
    Expected(Date),
    /// It was won.
    Won,
    /// It was lost, for a reason by its place among [`Company::reasons`](super::Company::reasons).
    Lost(usize),
    /// It is open again.
    Reopened,
}

/// How a deal stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// When it was created.
    pub created: DateTime,
    /// Who is responsible.
    pub person: usize,
    /// The last stage that it entered.
    pub stage: Stage,
    /// When it was qualified, if it was.
    pub qualified: Option<DateTime>,
    /// How it stands.
    pub outcome: Outcome,
    /// When it was won or lost.
    pub closed: Option<DateTime>,
    /// Why it was lost.
    pub reason: Option<usize>,
    /// The sum.
    pub amount: Option<Money>,
    /// When it is expected to close.
    pub expected: Option<Date>,
    /// How often that day was moved.
    pub n_moves: u32,
    /// The last event.
    pub changed: DateTime,
}

impl Deal {
    /// How it stood at the end of a day; nothing if it was not there.
    #[must_use]
    pub fn standing(&self, day: Date) -> Option<Standing> {
        let mut known = self.events.iter().take_while(|event| event.at.date() <= day);
        let mut standing = Standing::begun(known.next()?);
        known.for_each(|event| standing.add(event));
        Some(standing)
    }
}

impl Standing {
    fn begun(created: &Event) -> Self {
        Self {
            created: created.at,
            person: created.person,
            stage: Stage::Lead,
            qualified: None,
            outcome: Outcome::Open,
            closed: None,
            reason: None,
            amount: None,
            expected: None,
            n_moves: 0,
            changed: created.at,
        }
    }

    /// Adds what happened next.
    pub fn add(&mut self, event: &Event) {
        self.person = event.person;
        self.changed = event.at;
        match event.what {
            What::Created | What::Person => {}
            What::Stage(stage) => {
                self.stage = stage;
                if Stage::Qualified <= stage {
                    self.qualified.get_or_insert(event.at);
                }
            }
            What::Amount(amount) => self.amount = Some(amount),
            What::Expected(day) => {
                self.n_moves += u32::from(self.expected.is_some());
                self.expected = Some(day);
            }
            What::Won => (self.outcome, self.closed, self.reason) = (Outcome::Won, Some(event.at), None),
            What::Lost(reason) => {
                (self.outcome, self.closed, self.reason) = (Outcome::Lost, Some(event.at), Some(reason));
            }
            What::Reopened => (self.outcome, self.closed, self.reason) = (Outcome::Open, None, None),
        }
    }
}
