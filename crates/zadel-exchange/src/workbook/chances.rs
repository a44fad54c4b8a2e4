//! How likely the plan is: numbers of the day, because no formula of a spreadsheet works them out.

use zadel_core::money::Money;
use zadel_core::step2_decomposition::{CERTAINTIES, ChanceModel, Line, LineChance, LineResult, WholeChance};

use super::sheet::{Cell, Role, Sheet, Value};
use super::words::{Word, Words};
use super::{PlanBook, Whole, begin};

pub(super) fn sheet(book: &PlanBook<'_>, whole: &Whole<'_>, words: &dyn Words) -> Sheet {
    let note = match book.file.as_of {
        Some(day) => words.say_with("workbook-chances-note", &[("day", Word::Text(words.day(day)))]),
        None => words.say("workbook-chances-note-undated"),
    };
    let mut sheet = begin("step2-chance-title", note, words);
    let number = |key| Cell::text(words.say(key)).role(Role::Head);
    let mut head = vec![
        Cell::text(words.say("step2-line")).role(Role::HeadText),
        number("workbook-column-deals-needed"),
        number("step2-chance-title"),
        number("workbook-column-mean"),
        number("workbook-column-spread"),
        Cell::text(words.say("workbook-column-top")).role(Role::HeadText),
    ];
    let certainty = |certainty: &f64| {
        let percent = Word::Text(words.percent(*certainty));
        Cell::text(words.say_with("workbook-column-for-chance", &[("chance", percent)])).role(Role::Head)
    };
    head.extend(CERTAINTIES.iter().map(certainty));
    sheet.head = sheet.push(head);
    sheet.frozen = (sheet.head + 1, 1);
    let lines = book.file.plan.lines().iter().zip(&whole.solved.decomposition.lines).zip(&whole.chance.lines);
    for ((line, result), chance) in lines {
        sheet.push(line_row(line, result, chance.as_ref(), words));
    }
    sheet.skip();
    match &whole.chance.whole {
        Some(chance) => whole_rows(&mut sheet, book, whole, chance, words),
        None => {
            sheet.push([Cell::text(words.say("step2-chance-whole-too-large")).role(Role::Note)]);
        }
    }
    sheet.push([Cell::text(words.say("step2-chance-of-arithmetic")).role(Role::Note)]);
    sheet
}

fn line_row(line: &Line, result: &LineResult, chance: Option<&LineChance>, words: &dyn Words) -> Vec<Cell> {
    let needed = result.deals_needed.map_or(Cell::default(), |n| Cell::value(Value::Count(i64::from(n))));
    let mut row = vec![Cell::text(&line.name), needed];
    let Some(chance) = chance else {
        row.push(Cell::text(words.say("workbook-chance-too-large")));
        return row;
    };
    if chance.model == ChanceModel::Certain {
        row.push(Cell::text(words.say("workbook-chance-certain")));
        return row;
    }
    row.push(Cell::value(Value::Share(chance.target)));
    row.push(Cell::value(Value::Number(chance.mean)));
    row.push(Cell::value(Value::Number(chance.standard_deviation)));
    let Some(top) = line.stages.first() else { return row };
    row.push(Cell::text(&top.name));
    match chance.counts {
        Some(counts) => row.extend(counts.map(|n| match n {
            Some(n) => Cell::value(Value::Count(i64::from(n))),
            None => Cell::text(words.say("step2-counts-beyond")),
        })),
        None => row.push(Cell::text(words.say("step2-counts-none"))),
    }
    row
}

fn whole_rows(sheet: &mut Sheet, book: &PlanBook<'_>, whole: &Whole<'_>, chance: &WholeChance, words: &dyn Words) {
    let goal = book.file.plan.goal();
    let levels = [
        ("step2-chance-whole", whole.solved.decomposition.goal, Some(chance.goal)),
        ("step2-chance-minimum", goal.minimum, chance.minimum),
        ("step2-chance-stretch", goal.stretch, chance.stretch),
    ];
    for (key, amount, chance) in levels {
        let Some((amount, chance)): Option<(Money, f64)> = amount.zip(chance) else { continue };
        let name = words.say_with(key, &[("amount", Word::Text(words.money(amount, book.file.currency)))]);
        let row = sheet.push([Cell::text(name), Cell::default(), Cell::value(Value::Share(chance))]);
        sheet.draw(row, 6, Role::Line);
    }
    if chance.is_lower_bound {
        sheet.push([Cell::text(words.say("step2-chance-lower-bound")).role(Role::Note)]);
    }
}
