//! A row of a log of events.

use jiff::civil::{Date, DateTime};
use zadel_core::facts::FactKind;
use zadel_core::facts::seen::{Seen, SeenAction, SeenAmount, SeenClient, SeenEvent, SeenInvoice, SeenPayment};

use super::cells::Cells;
use super::deal::Columns;
use super::names::Named;
use crate::import::Field;
use crate::import::reject::RejectCode;

/// An event without its texts: their numbers, and the deal apart.
pub(super) struct Event {
    kind: FactKind,
    at: DateTime,
    pipeline: Named,
    label: Label,
    amount: Option<SeenAmount>,
    expected: Option<Date>,
    person: Named,
    source: Named,
    line: Named,
    client: Option<Box<SeenClient>>,
}

/// What is written beside what happened.
#[derive(Clone, Copy)]
enum Label {
    Stage(Named),
    Reason(Named),
}

impl Event {
    /// Is it a change of its deal? Money and work about a deal have objects of their own.
    pub(super) fn is_of_deal(&self) -> bool {
        self.kind.is_of_deal()
    }

    /// What stands beside its deal: a payment, an invoice, an action. A log gives it no id, so that one is made.
    pub(super) fn beside(self, deal: &str, columns: &Columns<'_>) -> Option<Seen<'static>> {
        let Self { at, amount, client, expected, .. } = self;
        let client = client.map(|client| *client);
        let whom = client.as_ref().map_or("", |client| &client.name);
        let person = columns.people.get(self.person).map(str::to_owned);
        let minor = amount.as_ref().map_or(0, |amount| amount.money.minor());
        let of_whom =
            if let FactKind::Done(_) = self.kind { person.clone().unwrap_or_default() } else { minor.to_string() };
        let id = format!("{at}|{}|{of_whom}|{deal}|{whom}", self.kind.code());
        let deal = Some(deal.to_owned());
        match self.kind {
            FactKind::Paid => {
                let payment =
                    SeenPayment { id, at, amount: amount?, client, purpose: None, invoice: None, contract: None, deal };
                Some(Seen::Payment(Box::new(payment)))
            }
            FactKind::Invoiced => {
                let invoice = SeenInvoice { id, at, amount: amount?, due: expected, client, contract: None, deal };
                Some(Seen::Invoice(Box::new(invoice)))
            }
            FactKind::Done(action) => {
                Some(Seen::Action(Box::new(SeenAction { id, action, at, person, deal, client, n: 1 })))
            }
            _ => None,
        }
    }

    /// The event with the texts that were met, until the next row.
    pub(super) fn with_texts<'a>(self, id: &'a str, columns: &'a Columns<'_>) -> SeenEvent<'a> {
        SeenEvent {
            id,
            kind: self.kind,
            at: self.at,
            pipeline: columns.pipelines.get(self.pipeline),
            label: match self.label {
                Label::Stage(stage) => columns.stages.get(stage),
                Label::Reason(reason) => columns.reasons.get(reason),
            },
            amount: self.amount,
            expected: self.expected,
            person: columns.people.get(self.person),
            source: columns.sources.get(self.source),
            line: columns.lines.get(self.line),
            client: self.client,
            title: None,
        }
    }
}

/// The event of a row, and its deal into a text that is used for every row; nothing if the row has a fault.
pub(super) fn read(cells: &mut Cells<'_>, columns: &mut Columns<'_>, id: &mut String) -> Option<Event> {
    id.clear();
    match cells.reference(Field::Deal) {
        Some(deal) => id.push_str(&deal),
        None if cells.rejects.is_empty() => cells.reject(Field::Deal, RejectCode::MissingId),
        None => {}
    }
    let kind = kind(cells);
    let at = cells.required_past(Field::At, RejectCode::MissingDate);
    let pipeline = cells.name(Field::Pipeline, &mut columns.pipelines);
    let label = label(cells, columns, kind, pipeline);
    let amount = match kind {
        Some(FactKind::Amount) => cells.required_amount_of_deal(),
        // Money may go back, and an invoice may be taken off.
        Some(FactKind::Paid | FactKind::Invoiced) => cells.required_amount(),
        _ => cells.amount_of_deal(),
    };
    let expected = cells.day(Field::Expected);
    if kind == Some(FactKind::Expected) && expected.is_none() {
        cells.reject(Field::Expected, RejectCode::MissingDate);
    }
    let person = cells.name(Field::Person, &mut columns.people);
    if kind == Some(FactKind::Person) && person == Named::Missing {
        cells.reject(Field::Person, RejectCode::MissingPerson);
    }
    let source = cells.name(Field::Source, &mut columns.sources);
    let line = cells.name(Field::Line, &mut columns.lines);
    let client = cells.client().map(Box::new);
    if !cells.rejects.is_empty() {
        return None;
    }
    Some(Event { kind: kind?, at: at?.at, pipeline, label, amount, expected, person, source, line, client })
}

fn kind(cells: &mut Cells<'_>) -> Option<FactKind> {
    let text = cells.text(Field::Kind).unwrap_or_default();
    let kind: Option<FactKind> = text.parse().or_else(|_| text.to_lowercase().parse()).ok();
    // What a source cost and what somebody counted in a week is of no deal.
    let kind = kind.filter(|kind| !matches!(kind, FactKind::Spent | FactKind::Counted(_)));
    if kind.is_none() {
        cells.reject(Field::Kind, RejectCode::UnknownKind);
    }
    kind
}

/// Of a loss its reason, of anything else the stage.
fn label(cells: &mut Cells<'_>, columns: &mut Columns<'_>, kind: Option<FactKind>, pipeline: Named) -> Label {
    if kind == Some(FactKind::Lost) {
        let field = if cells.has(Field::LossReason) { Field::LossReason } else { Field::Stage };
        return Label::Reason(cells.name(field, &mut columns.reasons));
    }
    let stage = cells.name(Field::Stage, &mut columns.stages);
    match stage {
        Named::Name(_) if columns.meaning(pipeline, stage).is_none() => {
            cells.reject(Field::Stage, RejectCode::UnknownStage);
        }
        Named::Missing if kind == Some(FactKind::Stage) => cells.reject(Field::Stage, RejectCode::MissingStage),
        _ => {}
    }
    Label::Stage(stage)
}
