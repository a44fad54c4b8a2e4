//! A row of a table of deals.

use std::collections::BTreeMap;

use zadel_core::facts::seen::{Action, DealKind, SeenDeal};
use zadel_core::facts::{Outcome, StageMeaning};

use super::cells::Cells;
use super::names::{Named, Names};
use crate::import::dictionary::{outcome_named, usual_action};
use crate::import::map::{Lookup, Meanings};
use crate::import::reject::RejectCode;
use crate::import::value::Moment;
use crate::import::{Field, ImportMap};

/// The columns of names, and the stages that were met.
pub(super) struct Columns<'m> {
    known: Meanings<'m>,
    actions: Lookup<'m, Action>,
    pub(super) people: Names<'m>,
    pub(super) sources: Names<'m>,
    pub(super) lines: Names<'m>,
    pub(super) reasons: Names<'m>,
    pub(super) pipelines: Names<'m>,
    pub(super) stages: Names<'m>,
    meanings: BTreeMap<(Option<u32>, u32), Option<StageMeaning>>,
}

/// Pipelines and stages have no other names.
static AS_THEY_ARE: BTreeMap<String, String> = BTreeMap::new();

impl<'m> Columns<'m> {
    pub(super) fn new(map: &'m ImportMap) -> Self {
        Self {
            known: Meanings::of(map),
            actions: Lookup::of(&map.actions),
            people: Names::new(&map.people),
            sources: Names::new(&map.sources),
            lines: Names::new(&map.lines),
            reasons: Names::new(&map.loss_reasons),
            pipelines: Names::new(&AS_THEY_ARE),
            stages: Names::new(&AS_THEY_ARE),
            meanings: BTreeMap::new(),
        }
    }

    /// Between two rows.
    pub(super) fn forget(&mut self) {
        let columns = [
            &mut self.people,
            &mut self.sources,
            &mut self.lines,
            &mut self.reasons,
            &mut self.pipelines,
            &mut self.stages,
        ];
        for names in columns {
            if names.forget() {
                self.meanings.clear();
            }
        }
        if Names::MOST < self.meanings.len() {
            self.meanings.clear();
        }
    }

    /// What a stage stands for; nothing if the map does not say.
    pub(super) fn meaning(&mut self, pipeline: Named, stage: Named) -> Option<StageMeaning> {
        let Named::Name(number) = stage else { return None };
        let of = if let Named::Name(pipeline) = pipeline { Some(pipeline) } else { None };
        let (known, stages, pipelines) = (&self.known, &self.stages, &self.pipelines);
        *self
            .meanings
            .entry((of, number))
            .or_insert_with(|| known.get(pipelines.get(pipeline), stages.get(stage).unwrap_or_default()))
    }
}

impl Columns<'_> {
    /// What an action of the CRM is: by the map, by the word in our own files, by its usual name.
    pub(super) fn action(&self, name: &str) -> Option<Action> {
        let own = || Action::ALL.into_iter().find(|action| action.code() == name);
        let named = self.actions.get(name).or_else(|| self.actions.rest()).copied();
        named.or_else(own).or_else(|| usual_action(name))
    }
}

/// The deal of a row; nothing if the row has a fault. Its id is the caller's.
pub(super) fn read(cells: &mut Cells<'_>, columns: &mut Columns<'_>, kind: DealKind) -> Option<SeenDeal> {
    let created = cells.required_past(Field::Created, RejectCode::MissingCreated);
    let person = cells.name(Field::Person, &mut columns.people);
    if person == Named::Missing && cells.has(Field::Person) {
        cells.reject(Field::Person, RejectCode::MissingPerson);
    }
    let pipeline = cells.name(Field::Pipeline, &mut columns.pipelines);
    let stage = cells.name(Field::Stage, &mut columns.stages);
    let outcome = outcome(cells, columns, pipeline, stage);
    let closed = closed(cells, created, outcome);
    let amount = cells.amount_of_deal();
    let source = cells.name(Field::Source, &mut columns.sources);
    let line = cells.name(Field::Line, &mut columns.lines);
    let loss_reason = cells.name(Field::LossReason, &mut columns.reasons);
    let mut stage_dates = Vec::new();
    for (stage, place) in cells.stage_dates() {
        stage_dates.extend(cells.moment_at(*place).map(|at| (*stage, at)));
    }
    let owned = |name: Option<&str>| name.map(str::to_owned);
    let deal = SeenDeal {
        id: String::new(),
        kind,
        title: cells.shown(Field::Title),
        client: cells.client(),
        pipeline: owned(columns.pipelines.get(pipeline)),
        stage: owned(columns.stages.get(stage)),
        outcome: outcome?,
        amount,
        person: owned(columns.people.get(person)),
        source: owned(columns.sources.get(source)),
        line: owned(columns.lines.get(line)),
        created: created?.at,
        changed: cells.moment(Field::Changed).map(|moment| moment.at),
        stage_since: cells.moment(Field::StageSince).map(|moment| moment.at),
        expected: cells.day(Field::Expected),
        closed: closed.map(|moment| moment.at),
        loss_reason: owned(columns.reasons.get(loss_reason)).filter(|_| outcome == Some(Outcome::Lost)),
        stage_dates,
        is_repeat: cells.yes_or_no(Field::IsRepeat),
    };
    cells.rejects.is_empty().then_some(deal)
}

/// How a deal stands: what the CRM says itself is stronger than what its stage is taken for.
fn outcome(cells: &mut Cells<'_>, columns: &mut Columns<'_>, pipeline: Named, stage: Named) -> Option<Outcome> {
    let meaning = columns.meaning(pipeline, stage);
    let has_flag = cells.has(Field::Group) || cells.has(Field::IsClosed);
    match stage {
        Named::Name(_) if meaning.is_none() => {
            cells.reject(Field::Stage, RejectCode::UnknownStage);
            return None;
        }
        Named::Missing if cells.has(Field::Stage) && !has_flag => {
            cells.reject(Field::Stage, RejectCode::MissingStage);
            return None;
        }
        _ => {}
    }
    let by_stage = meaning.map(StageMeaning::outcome);
    if let Some(word) = cells.text(Field::Group) {
        let outcome = outcome_named(&word);
        if outcome.is_none() {
            cells.reject(Field::Group, RejectCode::BadOutcome);
        }
        return outcome;
    }
    match cells.yes_or_no(Field::IsClosed) {
        None => Some(by_stage.unwrap_or(Outcome::Open)),
        Some(false) => Some(Outcome::Open),
        Some(true) => {
            let outcome = by_stage.filter(|outcome| *outcome != Outcome::Open);
            if outcome.is_none() {
                cells.reject(Field::IsClosed, RejectCode::BadOutcome);
            }
            outcome
        }
    }
}

/// When a deal was won or lost. What stands there of an open one is a hope.
fn closed(cells: &mut Cells<'_>, created: Option<Moment>, outcome: Option<Outcome>) -> Option<Moment> {
    if outcome? == Outcome::Open {
        return None;
    }
    let closed = cells.required_past(Field::Closed, RejectCode::MissingClosed)?;
    let Some(created) = created else { return Some(closed) };
    // Of a day without a time, nobody knows whether it was before the hour of the creation.
    let is_before =
        if closed.has_time && created.has_time { closed.at < created.at } else { closed.at.date() < created.at.date() };
    if is_before && cells.rejects.is_empty() {
        // Two cells contradict each other: that is told of a row that is sound otherwise.
        cells.reject(Field::Closed, RejectCode::ClosedBeforeCreated);
    }
    if is_before {
        return None;
    }
    Some(Moment { at: closed.at.max(created.at), ..closed })
}
