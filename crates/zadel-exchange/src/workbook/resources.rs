//! What supplies the plan: sources of leads, and what else the company owes it.

use zadel_core::step3_resources::{Balance, Resource, SupplyAnswer};

use super::sheet::{At, Cell, Role, Sheet, Value, whole};
use super::words::Words;
use super::{Found, PlanBook, begin};
use crate::plan_file::{Debt, Promised, Source};

const TAKE: u16 = 3;
const PRICE: u16 = 4;
const COST: u16 = 5;

struct Resources<'a> {
    book: &'a PlanBook<'a>,
    words: &'a dyn Words,
    supply: Option<&'a SupplyAnswer>,
    sheet: Sheet,
    /// The row of the first source.
    first: u32,
}

pub(super) fn sheet(book: &PlanBook<'_>, words: &dyn Words) -> Sheet {
    let supply = match &book.found {
        Found::Solved(whole) => Some(whole.supply),
        Found::Open(_) | Found::Conflict(_) => None,
    };
    let note = if supply.is_some() { "workbook-resources-note" } else { "workbook-resources-note-open" };
    let sheet = begin("workbook-sheet-resources", words.say(note), words);
    let mut resources = Resources { book, words, supply, sheet, first: 0 };
    if !book.file.supply.sources.is_empty() {
        resources.sources();
        resources.balances();
    }
    if !book.file.supply.promises.is_empty() {
        resources.promises();
    }
    resources.sheet
}

impl Resources<'_> {
    fn head(&mut self, keys: &[(&'static str, Role)]) -> u32 {
        let cells = keys.iter().map(|(key, role)| Cell::text(self.words.say(key)).role(*role));
        self.sheet.push(cells)
    }

    fn sources(&mut self) {
        let sources = &self.book.file.supply.sources;
        self.sheet.head = self.head(&[
            ("step3-column-source", Role::HeadText),
            ("step2-line", Role::HeadText),
            ("step3-column-limit", Role::Head),
            ("step3-column-take", Role::Head),
            ("step3-column-price", Role::Head),
            ("workbook-column-cost", Role::Head),
            ("step3-column-promised", Role::Head),
            ("step3-column-owner", Role::HeadText),
            ("step3-column-due", Role::HeadText),
        ]);
        self.sheet.frozen = (self.sheet.head + 1, 1);
        self.first = self.sheet.next_row();
        for (i, source) in sources.iter().enumerate() {
            self.source(i, source);
        }
        let Some(supply) = self.supply else { return };
        let total = self.sheet.push([Cell::text(self.words.say("total"))]);
        let take = supply.take.iter().copied().fold(0, u64::saturating_add);
        let cost = i64::try_from(supply.cost_minor).unwrap_or(i64::MAX);
        for (column, value) in [(TAKE, Value::Count(whole(take))), (COST, Value::Money(cost))] {
            let cells = At::new(self.first, column).to(At::new(total - 1, column));
            self.sheet.put(At::new(total, column), Cell::formula(format!("SUM({cells})"), value));
        }
        self.sheet.draw(total, 9, Role::Total);
        if let Some(budget) = self.book.file.supply.budget {
            let row = self.sheet.push([Cell::text(self.words.say("place-resources-budget"))]);
            self.sheet.put(At::new(row, COST), Cell::input(Value::Money(budget.minor())));
        }
    }

    fn source(&mut self, i: usize, source: &Source) {
        let row = self.sheet.next_row();
        let at = |column| At::new(row, column);
        let of = &self.book.file.plan.lines()[source.line];
        self.sheet.push([
            Cell::text(&source.name),
            Cell::text(&of.name),
            Cell::input(Value::Count(i64::from(source.leads))),
        ]);
        self.sheet.put(at(PRICE), Cell::input(Value::Money(source.price.minor())));
        if let Some(supply) = self.supply {
            let take = whole(supply.take[i]);
            self.sheet.put(at(TAKE), Cell::value(Value::Count(take)));
            let cost = Value::Money(take.saturating_mul(source.price.minor()));
            self.sheet.put(at(COST), Cell::formula(format!("{}*{}", at(TAKE), at(PRICE)), cost));
        }
        if let Some(promised) = source.promised {
            self.sheet.put(at(6), Cell::input(Value::Count(i64::from(promised))));
        }
        self.debt(row, 7, &source.debt);
    }

    fn debt(&mut self, row: u32, column: u16, debt: &Debt) {
        let owner = debt.owner.as_ref().map_or_else(|| self.open("step3-nobody"), Cell::text);
        let due = debt.due.map_or_else(|| self.open("step3-no-date"), Cell::day);
        self.sheet.put(At::new(row, column), owner);
        self.sheet.put(At::new(row, column + 1), due);
    }

    fn open(&self, key: &'static str) -> Cell {
        Cell::open(self.words.say(key)).indent(1)
    }

    /// Need against supply: leads line by line, then time.
    fn balances(&mut self) {
        let Some(supply) = self.supply else { return };
        self.sheet.skip();
        self.head(&[
            ("step3-column-resource", Role::HeadText),
            ("step2-line", Role::HeadText),
            ("step3-column-need", Role::Head),
            ("step3-column-supply", Role::Head),
            ("step3-column-deficit", Role::Head),
        ]);
        for (resource, balance) in &supply.balances {
            let row = self.sheet.next_row();
            let (name, of_line, from) = match resource {
                Resource::Leads(line) => {
                    let of = &self.book.file.plan.lines()[*line];
                    let stage = of.stages.first().map(|stage| stage.name.clone()).unwrap_or_default();
                    (stage, of.name.clone(), Some(self.taken_for(*line)))
                }
                Resource::Time => (self.words.say("step3-time"), String::new(), None),
            };
            self.sheet.push([Cell::text(name), Cell::text(of_line)]);
            let is_time = *resource == Resource::Time;
            self.balance(row, *balance, from, |n| if is_time { Value::Minutes(n) } else { Value::Count(whole(n)) });
        }
    }

    fn balance(&mut self, row: u32, balance: Balance, from: Option<String>, value: impl Fn(u64) -> Value) {
        let [need, supply, deficit] = [2, 3, 4].map(|column| At::new(row, column));
        self.sheet.put(need, Cell::value(value(balance.need)));
        let there = value(balance.supply);
        self.sheet.put(supply, from.map_or_else(|| Cell::value(there), |formula| Cell::formula(formula, there)));
        let missing = Cell::formula(format!("MAX(0,{need}-{supply})"), value(balance.deficit()));
        self.sheet.put(deficit, missing);
    }

    /// What all sources of a line give.
    fn taken_for(&self, line: usize) -> String {
        let sources = self.book.file.supply.sources.iter().zip(self.first..);
        let cells: Vec<String> =
            sources.filter(|(source, _)| source.line == line).map(|(_, row)| At::new(row, TAKE).to_string()).collect();
        format!("SUM({})", cells.join(","))
    }

    fn promises(&mut self) {
        if !self.book.file.supply.sources.is_empty() {
            self.sheet.skip();
        }
        self.sheet.push([Cell::text(self.words.say("step3-promises-title")).role(Role::Section)]);
        let keys = ["step3-column-what", "step3-column-kind", "step3-column-owner", "step3-column-due"];
        let head = self.head(&keys.map(|key| (key, Role::HeadText)));
        if self.book.file.supply.sources.is_empty() {
            self.sheet.head = head;
            self.sheet.frozen = (head + 1, 1);
        }
        for promise in &self.book.file.supply.promises {
            let kind = match promise.resource {
                Promised::Money => "step3-kind-money",
                Promised::Time => "step3-kind-time",
                Promised::People => "step3-kind-people",
                Promised::Stock => "step3-kind-stock",
                Promised::Technology => "step3-kind-technology",
                Promised::Other => "step3-kind-other",
            };
            let row = self.sheet.push([Cell::text(&promise.name), Cell::text(self.words.say(kind))]);
            self.debt(row, 2, &promise.debt);
        }
    }
}
