//! What stands under the lines: the work they take, and what is missing or cannot hold.

use zadel_core::step2_decomposition::{ConflictingPin, Underdetermined, Value as Pinned, Variable};

use super::super::Found;
use super::super::sheet::{At, Cell, Role, Value};
use super::super::words::Word;
use super::{PlanSheet, lines};

impl PlanSheet<'_> {
    /// What is done for the items of each stage.
    pub(super) fn work(&mut self) {
        let Some(found) = self.found else { return };
        let lines = self.book.file.plan.lines();
        if lines.iter().flat_map(|line| &line.stages).all(|stage| stage.actions.is_empty()) {
            return;
        }
        let columns = self.places.columns;
        self.sheet.skip();
        self.sheet.push([Cell::text(self.words.say("step2-work-title")).role(Role::Section)]);
        let head = self.sheet.next_row();
        let keys = [
            (columns.count, "step2-column-count"),
            (columns.passed, "workbook-column-actions"),
            (columns.entered, "workbook-column-items"),
            (columns.check, "step2-column-minutes"),
            (columns.amount, "step2-column-hours"),
        ];
        self.sheet.put(At::new(head, 0), Cell::text(self.words.say("step2-column-action")).role(Role::HeadText));
        for (column, key) in keys {
            self.sheet.put(At::new(head, column), Cell::text(self.words.say(key)).role(Role::Head));
        }
        self.sheet.draw(head, columns.amount + 1, Role::Head);
        let first = self.sheet.next_row();
        let mut all_minutes = 0_u64;
        for (i, line) in lines.iter().enumerate() {
            for (j, stage) in line.stages.iter().enumerate() {
                for (action, result) in stage.actions.iter().zip(&found.lines[i].stages[j].actions) {
                    let row = self.sheet.next_row();
                    let at = |column| At::new(row, column);
                    let (n, minutes) = (at(columns.count), at(columns.check));
                    let (per, of) = (at(columns.passed), at(columns.entered));
                    let [above, below] = lines::parts(action.per_item);
                    let of_stage = [("name", &action.name), ("stage", &stage.name)];
                    let name = self
                        .words
                        .say_with("workbook-action-of", &of_stage.map(|(key, text)| (key, Word::Text(text.clone()))));
                    self.sheet.put(at(columns.name), Cell::text(name));
                    self.sheet.put(per, Cell::input(above));
                    self.sheet.put(of, Cell::input(below));
                    self.sheet.put(minutes, Cell::input(Value::Count(i64::from(action.minutes))));
                    let formula = format!("ROUNDUP({}*{per}/{of},0)", self.places.count(i, j));
                    let value = result.count.map(|n| Value::Count(i64::from(n)));
                    self.sheet.put(n, self.cell(None, Some(formula), value));
                    let time = result.minutes.map(Value::Minutes);
                    all_minutes = all_minutes.saturating_add(result.minutes.unwrap_or(0));
                    self.sheet.put(at(columns.amount), self.cell(None, Some(format!("{n}*{minutes}/1440")), time));
                }
            }
        }
        let total = self.sheet.next_row();
        if self.solved.is_some() {
            let times = At::new(first, columns.amount).to(At::new(total - 1, columns.amount));
            self.sheet.put(At::new(total, 0), Cell::text(self.words.say("total")));
            let sum = Cell::formula(format!("SUM({times})"), Value::Minutes(all_minutes));
            self.sheet.put(At::new(total, columns.amount), sum);
            self.sheet.draw(total, columns.amount + 1, Role::Total);
        }
    }

    /// What would close an open plan, or bring one that contradicts itself into line.
    pub(super) fn what_is_missing(&mut self) {
        match self.book.found {
            Found::Solved(_) => {}
            Found::Open(open) => self.open(open),
            Found::Conflict(pins) => self.conflict(pins),
        }
    }

    fn open(&mut self, open: &Underdetermined) {
        let n = || [("n", Word::Number(i64::try_from(open.n_missing).unwrap_or(i64::MAX)))];
        self.sheet.skip();
        self.sheet.push([Cell::text(self.words.say_with("step2-open-title", &n())).role(Role::Section)]);
        self.sheet.push([Cell::text(self.words.say_with("step2-open-pin-any", &n())).role(Role::Note)]);
        for candidate in &open.candidates {
            self.sheet.push([Cell::text(self.variable(*candidate)).indent(1)]);
        }
    }

    fn conflict(&mut self, pins: &[ConflictingPin]) {
        self.sheet.skip();
        self.sheet.push([Cell::text(self.words.say("step2-conflict-title")).role(Role::Section)]);
        self.sheet.push([Cell::text(self.words.say("step2-conflict-advice")).role(Role::Note)]);
        let columns = self.places.columns;
        let places = [columns.check, columns.amount, columns.target];
        let head = self.sheet.next_row();
        self.sheet.put(At::new(head, 0), Cell::text(self.words.say("step2-column-pin")).role(Role::HeadText));
        let keys = ["step2-column-now", "step2-column-nearest", "step2-column-nearest-in-set"];
        for (column, key) in places.into_iter().zip(keys) {
            self.sheet.put(At::new(head, column), Cell::text(self.words.say(key)).role(Role::Head));
        }
        self.sheet.draw(head, columns.target + 1, Role::Head);
        for pin in pins {
            let row = self.sheet.next_row();
            self.sheet.put(At::new(row, 0), Cell::text(self.variable(pin.pin)));
            for (column, value) in places.into_iter().zip([Some(pin.value), pin.nearest, pin.nearest_in_set]) {
                let cell = match value {
                    Some(value) => Cell::value(number(pin.pin, value)),
                    None => Cell::open(self.words.say("step2-no-single-change")),
                };
                self.sheet.put(At::new(row, column), cell);
            }
        }
        if pins.iter().all(|pin| pin.nearest.is_none()) {
            self.sheet.push([Cell::text(self.words.say("step2-conflict-more")).role(Role::Note)]);
        }
    }

    /// A number of the plan by its place, in words.
    fn variable(&self, variable: Variable) -> String {
        let lines = self.book.file.plan.lines();
        let of_line = |key, i: usize| self.words.say_with(key, &[("line", Word::Text(lines[i].name.clone()))]);
        let of_stage = |key, i: usize, j: usize| {
            let (line, stage) = (lines[i].name.clone(), lines[i].stages[j].name.clone());
            self.words.say_with(key, &[("line", Word::Text(line)), ("stage", Word::Text(stage))])
        };
        match variable {
            Variable::Goal => self.words.say("step2-variable-goal"),
            Variable::Amount(i) => of_line("step2-variable-amount", i),
            Variable::Share(i) => of_line("step2-variable-share", i),
            Variable::Deals(i) => of_line("step2-variable-deals", i),
            Variable::Check(i) => of_line("step2-variable-check", i),
            Variable::Count(i, j) => of_stage("step2-variable-count", i, j),
            Variable::Conversion(i, j) => of_stage("step2-variable-conversion", i, j),
            Variable::Rate(i, j) => of_stage("step2-variable-rate", i, j),
        }
    }
}

fn number(variable: Variable, value: Pinned) -> Value {
    match (variable, value) {
        (_, Pinned::Money(money)) => Value::Money(money.minor()),
        (_, Pinned::Count(count)) => Value::Count(i64::from(count)),
        (_, Pinned::Share(share)) => Value::Share(f64::from(share.bp()) / 10_000.0),
        (Variable::Rate(..), Pinned::Fraction(rate)) => Value::Rate(rate.to_f64()),
        (_, Pinned::Fraction(share)) => Value::Share(share.to_f64()),
    }
}
