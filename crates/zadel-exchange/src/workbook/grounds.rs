//! What the plan rests on: every assumption with its facts, and how well they support it.

use zadel_core::step2_decomposition::{Decomposition, Link, Stage, StageResult};

use super::plan::Places;
use super::sheet::{At, Cell, Role, Sheet, Value};
use super::words::{Word, Words};
use super::{Found, PlanBook, begin};
use crate::evidence_keys::{grade_key, reason_key};

pub(super) fn sheet(book: &PlanBook<'_>, places: &Places, words: &dyn Words) -> Sheet {
    let note = match book.file.as_of {
        Some(day) => words.say_with("workbook-grounds-note", &[("day", Word::Text(words.day(day)))]),
        None => words.say("workbook-grounds-note-undated"),
    };
    let mut sheet = begin("workbook-sheet-grounds", note, words);
    let found: Option<&Decomposition> = match &book.found {
        Found::Solved(whole) => Some(&whole.solved.decomposition),
        Found::Open(open) => Some(&open.decomposition),
        Found::Conflict(_) => None,
    };
    let keys = [
        ("workbook-column-what", Role::HeadText),
        ("workbook-column-in-plan", Role::Head),
        ("workbook-column-passed", Role::Head),
        ("workbook-column-entered", Role::Head),
        ("workbook-column-facts", Role::Head),
        ("workbook-column-low", Role::Head),
        ("workbook-column-high", Role::Head),
        ("workbook-column-age", Role::Head),
        ("step2-column-grounds", Role::HeadText),
        ("step2-detail-reasons", Role::HeadText),
        ("step2-expert", Role::HeadText),
    ];
    sheet.head = sheet.push(keys.map(|(key, role)| Cell::text(words.say(key)).role(role)));
    sheet.frozen = (sheet.head + 1, 1);
    let plan = words.say("workbook-sheet-plan");
    for (i, line) in book.file.plan.lines().iter().enumerate() {
        let row = sheet.push([Cell::text(&line.name)]);
        sheet.draw(row, 11, Role::Line);
        for (j, stage) in line.stages.iter().enumerate() {
            let result = found.map(|found| &found.lines[i].stages[j]);
            let at = places.planned(i, j).on(&plan);
            stage_row(&mut sheet, stage, result, at, words);
        }
        if line.stages.is_empty() {
            let row = sheet.push([Cell::text(words.say("step2-deals")).indent(1)]);
            let grade = found.and_then(|found| found.lines[i].grade);
            if let Some(grade) = grade {
                sheet.put(At::new(row, 8), Cell::text(words.say(grade_key(grade))));
            }
            let expert = line.expert.as_ref().map_or_else(|| Cell::text(words.say("step2-nobody-answers")), Cell::text);
            sheet.put(At::new(row, 10), expert);
        }
    }
    sheet
}

fn stage_row(sheet: &mut Sheet, stage: &Stage, result: Option<&StageResult>, planned: String, words: &dyn Words) {
    let row = sheet.push([Cell::text(&stage.name).indent(1)]);
    let value = |number: f64| match stage.link {
        Link::Conversion(_) => Value::Share(number),
        Link::Rate(_) => Value::Rate(number),
    };
    let mut put = |column: u16, cell: Cell| sheet.put(At::new(row, column), cell);
    let link = result.and_then(|result| result.link).or(stage.link.pinned());
    match link {
        Some(link) => put(1, Cell::formula(planned, value(link.to_f64()))),
        None => put(1, Cell::open(words.say("unknown"))),
    }
    if let Some(observed) = stage.evidence.observed {
        let (passed, entered) = (At::new(row, 2), At::new(row, 3));
        put(2, Cell::value(Value::Count(i64::from(observed.passed()))));
        put(3, Cell::value(Value::Count(i64::from(observed.entered()))));
        let share = f64::from(observed.passed()) / f64::from(observed.entered());
        put(4, Cell::formula(format!("{passed}/{entered}"), value(share)));
    }
    if let Some(days) = stage.evidence.age_days {
        put(7, Cell::value(Value::Count(i64::from(days))));
    }
    if let Some(graded) = result.and_then(|result| result.graded.as_ref()) {
        if let Some(interval) = graded.interval {
            put(5, Cell::value(value(interval.low)));
            put(6, Cell::value(value(interval.high)));
        }
        put(8, Cell::text(words.say(grade_key(graded.grade))));
        let reasons: Vec<String> = graded.reasons.iter().map(|reason| words.say(reason_key(*reason))).collect();
        put(9, Cell::text(reasons.join(", ")));
    }
    if let Some(expert) = &stage.evidence.expert {
        put(10, Cell::text(expert));
    }
}
