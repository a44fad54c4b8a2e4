//! A row of a log of events.

use jiff::civil::{Date, DateTime};
use zadel_core::facts::FactKind;
use zadel_core::facts::seen::{SeenAmount, SeenClient, SeenEvent};

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
    match cells.text(Field::Deal) {
        Some(deal) => id.push_str(&deal),
        None => cells.reject(Field::Deal, RejectCode::MissingId),
    }
    let kind = kind(cells);
    let at = cells.required_past(Field::At, RejectCode::MissingDate);
    let pipeline = cells.name(Field::Pipeline, &mut columns.pipelines);
    let label = label(cells, columns, kind, pipeline);
    let amount = if matches!(kind, Some(FactKind::Amount | FactKind::Paid | FactKind::Invoiced | FactKind::Spent)) {
        cells.required_amount()
    } else {
        cells.amount()
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
    let kind = text.parse().or_else(|_| text.to_lowercase().parse()).ok();
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
