//! A fact: a dated event with a source and an author, never edited.

use std::str::FromStr;

use jiff::civil::Date;

use crate::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
use crate::facts::seen::Action;
use crate::facts::stage::UnknownWord;
use crate::facts::{Moment, Stage, Week};
use crate::money::{Money, Original};

/// A fact about one object: a deal, a payment, an action.
///
/// [`Fact::key`] and `turn` are its key within the object. What does not belong to its kind is `None`.
///
/// # Corrections
/// A fact is never edited. Turn 0 is the fact as it was first told; an odd turn takes the turn before it back, and the even turn
/// after that says what is true instead. The same event told again by its feed is turn 0 again, and counts once.
///
/// # Booking
/// `week` is the week of `at`, unless that week was closed when the fact became known: then it is the first open one. So the sums
/// of a closed week never change.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What happened.
    pub kind: FactKind,
    /// When.
    pub at: Moment,
    /// Which telling of it this is. Nobody corrects one fact two billion times.
    pub turn: u32,
    /// The week in which it counts.
    pub week: Week,
    /// Who is responsible from then on, or who did it.
    pub person: Option<PersonId>,
    /// The sum that a deal has from then on; what was paid, owed or spent.
    pub amount: Option<Money>,
    /// The same in the currency in which it was told, if that is another. Without a rate there is no `amount`: it is shown, and not
    /// summed.
    pub original: Option<Original>,
    /// The stage that was entered.
    pub stage: Option<StageId>,
    /// Why a deal was lost.
    pub reason: Option<ReasonId>,
    /// Where a deal came from; what was paid for.
    pub source: Option<SourceId>,
    /// What is sold.
    pub line: Option<LineId>,
    /// Who buys, who paid, who was called.
    pub client: Option<ClientId>,
    /// When a deal is expected to close, or an invoice to be paid.
    pub day: Option<Date>,
    /// Whether a deal is the client's first, where the feed says so.
    pub nature: Option<Nature>,
    /// How often it was done; 1 for whatever happens once.
    pub n: u32,
    /// What a deal is called, what a payment was for.
    pub note: Option<Box<str>>,
    /// The deal that a payment or an action belongs to.
    pub deal: Option<Box<str>>,
}

/// A sum as it counts, and as it was told if that was in another currency.
pub(super) type Sum = (Option<Money>, Option<Original>);

/// When, what, and into which stage: of one object it names one event.
pub type FactKey = (Moment, FactKind, Option<StageId>);

/// Is a sale a client's first?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// The client had bought nothing before.
    New,
    /// The client had bought before.
    Repeat,
}

impl Fact {
    /// A fact of which only kind and time are known yet.
    #[must_use]
    pub fn new(kind: FactKind, at: Moment, week: Week) -> Self {
        Self {
            kind,
            at,
            turn: 0,
            week,
            person: None,
            amount: None,
            original: None,
            stage: None,
            reason: None,
            source: None,
            line: None,
            client: None,
            day: None,
            nature: None,
            n: 1,
            note: None,
            deal: None,
        }
    }

    /// What it is told of, whatever it says: two tellings with one key are about the same event.
    ///
    /// The stage is part of it, because robots move a deal through two stages within a second.
    #[must_use]
    pub fn key(&self) -> FactKey {
        let stage = if self.kind == FactKind::Stage { self.stage } else { None };
        (self.at, self.kind, stage)
    }

    /// What it says of a sum; nothing, if it says none.
    pub(super) fn sum(&self) -> Option<Sum> {
        told_sum(self.amount, self.original)
    }

    /// Does it only take another back?
    #[must_use]
    pub fn is_reversal(&self) -> bool {
        self.turn % 2 == 1
    }
}

/// The facts of one object that hold, by time: of each key the last turn, unless that takes the fact back.
///
/// Facts may come in any order. Of equal times the order is that of [`FactKind`]: what creates comes before what ends.
#[must_use]
pub fn in_force<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Vec<&'a Fact> {
    holding(&by_key(facts))
}

/// Both halves of a sum, if either is told: a new one replaces both.
pub(super) fn told_sum(amount: Option<Money>, original: Option<Original>) -> Option<Sum> {
    (amount.is_some() || original.is_some()).then_some((amount, original))
}

/// Facts of one object by key, and those of one key by turn.
pub(super) fn by_key<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Vec<&'a Fact> {
    let mut by_key: Vec<&Fact> = facts.into_iter().collect();
    by_key.sort_by_key(|fact| (fact.key(), fact.turn));
    by_key
}

/// [`in_force`] of facts that are sorted [by key](by_key) already.
pub(super) fn holding<'a>(by_key: &[&'a Fact]) -> Vec<&'a Fact> {
    let tellings = by_key.chunk_by(|one, other| one.key() == other.key());
    tellings.filter_map(|tellings| tellings.last().copied()).filter(|last| !last.is_reversal()).collect()
}

impl Nature {
    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Repeat => "repeat",
        }
    }
}

impl FromStr for Nature {
    type Err = UnknownWord;

    fn from_str(code: &str) -> Result<Self, UnknownWord> {
        [Self::New, Self::Repeat].into_iter().find(|nature| nature.code() == code).ok_or(UnknownWord)
    }
}

/// The words of [`FactKind::Counted`], in the order of the stages.
const COUNTED: [&str; Stage::ALL.len()] = ["n_lead", "n_qualified", "n_meeting", "n_quote", "n_contract", "n_won"];

/// What happened. The order is that of facts of the same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A deal came into being.
    Created,
    /// A deal entered a stage of its CRM.
    Stage,
    /// A deal has another sum.
    Amount,
    /// Somebody else is responsible for a deal.
    Person,
    /// A deal is expected to close on another day.
    Expected,
    /// A deal was won.
    Won,
    /// A deal was lost.
    Lost,
    /// A deal that was won or lost is open again.
    Reopened,
    /// Money came in, or went back.
    Paid,
    /// Money is owed from now on.
    Invoiced,
    /// Somebody did something.
    Done(Action),
    /// A source of leads cost something.
    Spent,
    /// So many deals entered a stage within a week, of which nobody keeps rows: a number of a weekly form.
    Counted(Stage),
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Call, Self::Meeting, Self::Quote, Self::Letter, Self::Other];

    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Quote => "quote",
            Self::Letter => "letter",
            Self::Other => "other",
        }
    }
}

impl FactKind {
    /// Those that stand alone; [`FactKind::Done`] and [`FactKind::Counted`] have a word for each action and stage.
    const PLAIN: [(Self, &'static str); 11] = [
        (Self::Created, "created"),
        (Self::Stage, "stage"),
        (Self::Amount, "amount"),
        (Self::Person, "person"),
        (Self::Expected, "expected"),
        (Self::Won, "won"),
        (Self::Lost, "lost"),
        (Self::Reopened, "reopened"),
        (Self::Paid, "paid"),
        (Self::Invoiced, "invoiced"),
        (Self::Spent, "spent"),
    ];

    /// Does it happen to a deal, and change how the deal stands? Whatever else there is has an object of its own.
    #[must_use]
    pub fn is_of_deal(self) -> bool {
        match self {
            Self::Created
            | Self::Stage
            | Self::Amount
            | Self::Person
            | Self::Expected
            | Self::Won
            | Self::Lost
            | Self::Reopened => true,
            Self::Paid | Self::Invoiced | Self::Done(_) | Self::Spent | Self::Counted(_) => false,
        }
    }

    /// The word in files and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Done(action) => action.code(),
            Self::Counted(stage) => COUNTED[stage.rank()],
            plain => Self::PLAIN.iter().find(|(kind, _)| *kind == plain).map_or("", |(_, code)| code),
        }
    }
}

impl FromStr for FactKind {
    type Err = UnknownWord;

    fn from_str(code: &str) -> Result<Self, UnknownWord> {
        let plain = Self::PLAIN.iter().find(|(_, word)| *word == code).map(|(kind, _)| *kind);
        let done = || Action::ALL.into_iter().find(|action| action.code() == code).map(Self::Done);
        let counted = || Stage::ALL.into_iter().map(Self::Counted).find(|counted| counted.code() == code);
        plain.or_else(done).or_else(counted).ok_or(UnknownWord)
    }
}
