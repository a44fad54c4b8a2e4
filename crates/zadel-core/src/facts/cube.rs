//! The cube: how much of what, by week, person, source and line. A sum over facts that can be thrown away and computed again.

use crate::facts::deal::{Deal, Reading};
use crate::facts::fact::{Fact, FactKind, Nature, by_key, holding};
use crate::facts::ids::{LineId, PersonId, SourceId};
use crate::facts::seen::{Action, DealKind};
use crate::facts::stage::UnknownWord;
use crate::facts::{Outcome, Stage, Week};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Deals that entered a stage for the first time; leads are those that entered [`Stage::Lead`]. Contracts and won deals have
    /// their sums.
    Reached(Stage),
    /// Deals that were lost, with their sums.
    Lost,
    /// Payments.
    Paid,
    /// Invoices.
    Invoiced,
    /// What people did.
    Done(Action),
    /// What sources cost.
    Spent,
}

/// Of what something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What.
    pub metric: Metric,
    /// Whose.
    pub person: Option<PersonId>,
    /// From which source.
    pub source: Option<SourceId>,
    /// Of which line.
    pub line: Option<LineId>,
    /// Of a client's first deal or of a later one.
    pub nature: Nature,
}

/// How much.
///
/// # Units
/// `n` in items, `amount_minor` in minor units of the company's currency. Both may be below 0, where facts were taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// How many.
    pub n: i64,
    /// Their sums.
    pub amount_minor: i64,
}

/// A cell of the cube: what one object adds to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// In which week.
    pub week: Week,
    /// Of what.
    pub key: Key,
    /// How much.
    pub total: Total,
}

/// What one object's facts add to the cube.
///
/// # Formula
/// ```text
/// cells(week) = totals(facts booked in the week or before) - totals(facts booked before)
/// ```
/// where the totals are those of the facts that hold by then. So a fact counts in the week in which it was booked, a fact that is
/// taken back counts less in the week in which that was booked, and no later fact changes an earlier week.
///
/// `nature` is what the clients' history says; the feed's own word about a deal goes before it.
#[must_use]
pub fn cells(object: ObjectKind, facts: &[Fact], reading: &Reading, nature: Nature) -> Vec<Cell> {
    let mut weeks: Vec<Week> = facts.iter().map(|fact| fact.week).collect();
    weeks.sort_unstable();
    weeks.dedup();
    let totals = |facts: &[&Fact]| match object {
        ObjectKind::Deal(kind) => deal_totals(kind, facts, reading, nature),
        ObjectKind::Other => facts.iter().filter_map(|fact| other_total(fact, nature)).collect(),
    };
    let mut cells = Vec::new();
    let mut before: Vec<(Key, Total)> = Vec::new();
    let by_key = by_key(facts);
    for week in weeks {
        let booked = by_key.iter().copied().filter(|fact| fact.week <= week);
        let after = totals(&holding(&booked.collect::<Vec<_>>()));
        differences(&before, &after, |key, total| cells.push(Cell { week, key, total }));
        before = after;
    }
    cells
}

/// What facts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObjectKind {
    /// A deal or a lead: its facts add up to one history.
    Deal(DealKind),
    /// A payment, an invoice, an action, a cost, a number of a weekly form: each fact stands alone.
    Other,
}

fn deal_totals(kind: DealKind, facts: &[&Fact], reading: &Reading, nature: Nature) -> Vec<(Key, Total)> {
    let deal = Deal::of(kind, facts.iter().copied(), reading);
    let nature = deal.nature.unwrap_or(nature);
    let key = |metric, person| Key { metric, person, source: deal.source, line: deal.line, nature };
    let sum = deal.amount.map_or(0, crate::money::Money::minor);
    let born = reading.born(kind);
    let last = match kind {
        // Where leads are kept apart, what follows is counted of the deals that become of them.
        DealKind::Lead => Stage::Lead,
        DealKind::Deal => Stage::Won,
    };
    let stages = Stage::ALL.into_iter().filter(|stage| born <= *stage && *stage <= last);
    let reached = stages.filter_map(|stage| deal.reached(stage).map(|reached| (stage, reached)));
    let mut totals: Vec<(Key, Total)> = reached
        .map(|(stage, reached)| {
            let amount_minor = if Stage::Contract <= stage { sum } else { 0 };
            (key(Metric::Reached(stage), reached.by), Total { n: 1, amount_minor })
        })
        .collect();
    if deal.outcome == Outcome::Lost && kind == DealKind::Deal {
        totals.push((key(Metric::Lost, deal.person), Total { n: 1, amount_minor: sum }));
    }
    totals
}

fn other_total(fact: &Fact, nature: Nature) -> Option<(Key, Total)> {
    let metric = match fact.kind {
        FactKind::Paid => Metric::Paid,
        FactKind::Invoiced => Metric::Invoiced,
        FactKind::Done(action) => Metric::Done(action),
        FactKind::Spent => Metric::Spent,
        FactKind::Counted(stage) => Metric::Reached(stage),
        _ => return None,
    };
    let nature = fact.nature.unwrap_or(nature);
    let key = Key { metric, person: fact.person, source: fact.source, line: fact.line, nature };
    let amount_minor = fact.amount.map_or(0, crate::money::Money::minor);
    Some((key, Total { n: i64::from(fact.n), amount_minor }))
}

/// What must be added to `before` to have `after`; keys may stand more than once.
fn differences(before: &[(Key, Total)], after: &[(Key, Total)], mut add: impl FnMut(Key, Total)) {
    let minus = before.iter().map(|(key, total)| (*key, -total.n, -total.amount_minor));
    let plus = after.iter().map(|(key, total)| (*key, total.n, total.amount_minor));
    let mut all: Vec<(Key, i64, i64)> = minus.chain(plus).collect();
    all.sort_unstable_by_key(|(key, ..)| *key);
    for same in all.chunk_by(|(one, ..), (other, ..)| one == other) {
        let total = Total {
            n: same.iter().map(|(_, n, _)| n).sum(),
            amount_minor: same.iter().map(|(_, _, amount)| amount).sum(),
        };
        if total != Total::default() {
            add(same[0].0, total);
        }
    }
}

impl Metric {
    /// All of them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let reached = Stage::ALL.into_iter().map(Self::Reached);
        let done = Action::ALL.into_iter().map(Self::Done);
        reached.chain([Self::Lost, Self::Paid, Self::Invoiced]).chain(done).chain([Self::Spent]).collect()
    }

    /// The word in the database and on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reached(stage) => stage.code(),
            Self::Lost => "lost",
            Self::Paid => "paid",
            Self::Invoiced => "invoiced",
            Self::Done(Action::Call) => "done_call",
            Self::Done(Action::Meeting) => "done_meeting",
            Self::Done(Action::Quote) => "done_quote",
            Self::Done(Action::Letter) => "done_letter",
            Self::Done(Action::Other) => "done_other",
            Self::Spent => "spent",
        }
    }
}

impl std::str::FromStr for Metric {
    type Err = UnknownWord;

    fn from_str(code: &str) -> Result<Self, UnknownWord> {
        Self::all().into_iter().find(|metric| metric.code() == code).ok_or(UnknownWord)
    }
}
