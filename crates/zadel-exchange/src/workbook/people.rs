//! Who brings how much: the goal handed down, and what each does for each line.

use zadel_core::money::Money;
use zadel_core::step1_goal::HandedDown;
use zadel_core::step2_decomposition::Line;

use super::plan::Places;
use super::sheet::{At, Cell, Role, Sheet, Value, Zeros, whole};
use super::words::Words;
use super::{Found, PlanBook, RepWork, Whole, begin};
use crate::plan_file::{TeamOrRep, in_tree_order};

const AMOUNT: u16 = 1;
const SHARE: u16 = 2;
const BELOW: u16 = 3;
const DIFFERENCE: u16 = 4;
const NEED: u16 = 5;
const SUPPLY: u16 = 6;
const DEFICIT: u16 = 7;

struct People<'a> {
    book: &'a PlanBook<'a>,
    words: &'a dyn Words,
    sheet: Sheet,
    plan: String,
    /// The row of each rep, in the order of the plan.
    reps: Vec<u32>,
}

pub(super) fn sheet(book: &PlanBook<'_>, places: &Places, words: &dyn Words) -> Sheet {
    let mut sheet = begin("workbook-sheet-people", words.say("workbook-people-note"), words);
    sheet.zeros = Zeros::Quiet;
    let reps = vec![0; book.file.supply.reps.len()];
    let mut people = People { book, words, sheet, plan: words.say("workbook-sheet-plan"), reps };
    people.head();
    people.tree(places);
    if let Found::Solved(whole) = &book.found {
        let hours = people.lines(whole, places);
        people.time(whole, &hours);
    }
    people.sheet
}

impl People<'_> {
    fn head(&mut self) {
        let keys = [
            "workbook-column-part",
            "step2-column-share",
            "workbook-column-below",
            "workbook-column-difference",
            "workbook-column-time-need",
            "workbook-column-time-supply",
            "step3-column-deficit",
        ];
        let first = Cell::text(self.words.say("step1-column-who")).role(Role::HeadText);
        let others = keys.map(|key| Cell::text(self.words.say(key)).role(Role::Head));
        self.sheet.head = self.sheet.push([first].into_iter().chain(others));
        self.sheet.frozen = (self.sheet.head + 1, 1);
    }

    /// The company, its teams and everybody in them.
    fn tree(&mut self, places: &Places) {
        let supply = &self.book.file.supply;
        let order = in_tree_order(&supply.teams, &supply.reps);
        let company = self.sheet.push([Cell::text(self.words.say("step1-company"))]);
        let rows: Vec<(u32, TeamOrRep, u32)> =
            order.iter().enumerate().map(|(i, (depth, unit))| (*depth, *unit, company + 1 + to_row(i))).collect();
        let handed = self.book.handed_down;
        if let Some(goal) = self.goal() {
            let at = At::new(company, AMOUNT);
            self.sheet.put(at, Cell::formula(places.goal().on(&self.plan), Value::Money(goal)));
            self.share(company, company, goal);
        }
        self.below(company, None, handed.map(|handed| handed.mismatch), &rows);
        self.sheet.draw(company, DEFICIT + 1, Role::Line);
        for (depth, unit, row) in &rows {
            self.unit(*depth, *unit, *row, company, &rows);
        }
    }

    fn unit(&mut self, depth: u32, unit: TeamOrRep, row: u32, company: u32, rows: &[(u32, TeamOrRep, u32)]) {
        let supply = &self.book.file.supply;
        // Parts stand in the order of the plan, teams before people.
        let (name, target, part) = match unit {
            TeamOrRep::Team(i) => (&supply.teams[i].name, supply.teams[i].target, i),
            TeamOrRep::Rep(i) => (&supply.reps[i].name, supply.reps[i].target, supply.teams.len() + i),
        };
        let indent = u8::try_from(depth + 1).unwrap_or(u8::MAX);
        self.sheet.put(At::new(row, 0), Cell::text(name).indent(indent));
        let part = self.book.handed_down.map(|handed: &HandedDown| handed.parts[part]);
        let amount = At::new(row, AMOUNT);
        // Months set by hand may ask for more than the target says: then that is what is asked.
        let is_exceeded = |target: &Money| part.is_some_and(|part| part.amount != *target);
        if let Some(target) = target.filter(|target| !is_exceeded(target)) {
            self.sheet.put(amount, Cell::input(Value::Money(target.minor())));
        } else if let Some(part) = part {
            self.sheet.put(amount, Cell::value(Value::Money(part.amount.minor())));
        }
        if let Some(part) = part {
            self.share(row, company, part.amount.minor());
        }
        match unit {
            TeamOrRep::Team(i) => self.below(row, Some(i), part.map(|part| part.mismatch), rows),
            TeamOrRep::Rep(i) => self.reps[i] = row,
        }
    }

    /// What part of the goal a unit has.
    fn share(&mut self, row: u32, company: u32, amount: i64) {
        let (own, goal) = (At::new(row, AMOUNT), At::new(company, AMOUNT));
        let whole = self.goal().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "shown as a percentage")]
        let share = if whole == 0 { 0.0 } else { amount as f64 / whole as f64 };
        let formula = format!("IF({goal}=0,0,{own}/{goal})");
        self.sheet.put(At::new(row, SHARE), Cell::formula(formula, Value::Share(share)));
    }

    /// What those directly below are to bring together, and how far that is from what stands above them.
    fn below(&mut self, row: u32, above: Option<usize>, mismatch: Option<i64>, rows: &[(u32, TeamOrRep, u32)]) {
        let supply = &self.book.file.supply;
        let is_below = |unit: TeamOrRep| match unit {
            TeamOrRep::Team(i) => supply.teams[i].parent == above,
            TeamOrRep::Rep(i) => supply.reps[i].team == above,
        };
        let cells = rows.iter().filter(|(_, unit, _)| is_below(*unit)).map(|(_, _, row)| *row);
        let (Some(mismatch), Some(sum)) = (mismatch, sum_of_rows(cells, AMOUNT)) else { return };
        let Some(Value::Money(amount)) = self.sheet.number_at(At::new(row, AMOUNT)) else { return };
        let (own, below) = (At::new(row, AMOUNT), At::new(row, BELOW));
        self.sheet.put(below, Cell::formula(sum, Value::Money(amount + mismatch)));
        let formula = format!("ROUND({below}-{own},{})", self.book.file.currency.n_digits());
        self.sheet.put(At::new(row, DIFFERENCE), Cell::formula(formula, Value::Money(mismatch)));
    }

    fn goal(&self) -> Option<i64> {
        let found = match &self.book.found {
            Found::Solved(whole) => whole.solved.decomposition.goal,
            Found::Open(open) => open.decomposition.goal,
            Found::Conflict(_) => None,
        };
        found.or(self.book.file.plan.goal().amount).map(Money::minor)
    }

    /// Who does what for each line; the rows of each rep's hours.
    fn lines(&mut self, whole: &Whole<'_>, places: &Places) -> Vec<(u16, Vec<u32>)> {
        let mut hours = Vec::new();
        for (i, (line, split)) in self.book.file.plan.lines().iter().zip(&whole.split).enumerate() {
            if !split.is_empty() {
                hours.push(self.of_line(i, line, split, places));
            }
        }
        hours
    }

    fn of_line(&mut self, i: usize, line: &Line, split: &[RepWork], places: &Places) -> (u16, Vec<u32>) {
        let words = self.words;
        self.sheet.skip();
        self.sheet.push([Cell::text(&line.name).role(Role::Section)]);
        let who = Cell::text(words.say("step2-column-rep")).role(Role::HeadText);
        let stages = line.stages.iter().map(|stage| Cell::text(&stage.name).role(Role::Head));
        let others = ["step2-deals", "step2-column-amount", "step2-column-hours"];
        let others = others.map(|key| Cell::text(words.say(key)).role(Role::Head));
        self.sheet.push([who].into_iter().chain(stages).chain(others));
        let n_stages = u16::try_from(line.stages.len()).expect("ten stages at most");
        let (deals, amount, hours) = (n_stages + 1, n_stages + 2, n_stages + 3);
        let check = self.check(i);
        let first = self.sheet.next_row();
        let mut rows = Vec::new();
        for (rep, work) in self.book.file.supply.reps.iter().zip(split) {
            let row = self.sheet.next_row();
            rows.push(row);
            let items = work.stages.iter().chain([&work.deals]).map(|n| Cell::value(Value::Count(whole(*n))));
            self.sheet.push([Cell::text(&rep.name).indent(1)].into_iter().chain(items));
            let formula = format!("{}*{}", At::new(row, deals), places.check(i).on(&self.plan));
            let brings = Value::Money(whole(work.deals).saturating_mul(check));
            self.sheet.put(At::new(row, amount), Cell::formula(formula, brings));
            self.sheet.put(At::new(row, hours), Cell::value(Value::Minutes(work.minutes)));
        }
        let total = self.sheet.push([Cell::text(words.say("total"))]);
        for column in 1..=hours {
            let values = rows.iter().filter_map(|row| self.sheet.rows[*row as usize][usize::from(column)].number());
            let value = values.reduce(add).unwrap_or(Value::Count(0));
            let cells = At::new(first, column).to(At::new(total - 1, column));
            self.sheet.put(At::new(total, column), Cell::formula(format!("SUM({cells})"), value));
        }
        self.sheet.draw(total, hours + 1, Role::Total);
        (hours, rows)
    }

    fn check(&self, line: usize) -> i64 {
        match &self.book.found {
            Found::Solved(whole) => whole.solved.decomposition.lines[line].check.map_or(0, Money::minor),
            Found::Open(_) | Found::Conflict(_) => 0,
        }
    }

    /// What each rep's time is needed for, what there is of it, and what is missing.
    fn time(&mut self, found: &Whole<'_>, hours: &[(u16, Vec<u32>)]) {
        if hours.is_empty() {
            return;
        }
        for (rep, balance) in found.supply.reps.iter().enumerate() {
            let row = self.reps[rep];
            let [need, supply, deficit] = [NEED, SUPPLY, DEFICIT].map(|column| At::new(row, column));
            let cells: Vec<String> =
                hours.iter().map(|(column, rows)| At::new(rows[rep], *column).to_string()).collect();
            self.sheet.put(need, Cell::formula(format!("SUM({})", cells.join(",")), Value::Minutes(balance.need)));
            self.sheet.put(supply, Cell::value(Value::Minutes(balance.supply)));
            let missing = Value::Minutes(balance.deficit());
            self.sheet.put(deficit, Cell::formula(format!("MAX(0,{need}-{supply})"), missing));
        }
        let company = self.sheet.head + 1;
        let sums = found.supply.reps.iter().fold((0_u64, 0_u64), |(need, supply), balance| {
            (need.saturating_add(balance.need), supply.saturating_add(balance.supply))
        });
        for (column, value) in [(NEED, sums.0), (SUPPLY, sums.1)] {
            if let Some(sum) = sum_of_rows(self.reps.iter().copied(), column) {
                let cell = Cell::formula(sum, Value::Minutes(value)).role(Role::Line);
                self.sheet.put(At::new(company, column), cell);
            }
        }
        let [need, supply] = [NEED, SUPPLY].map(|column| At::new(company, column));
        let missing = Value::Minutes(sums.0.saturating_sub(sums.1));
        let cell = Cell::formula(format!("MAX(0,{need}-{supply})"), missing).role(Role::Line);
        self.sheet.put(At::new(company, DEFICIT), cell);
    }
}

/// The sum of a column over some rows, neighbours together; nothing of none. A thousand people would be too many one by one.
fn sum_of_rows(rows: impl IntoIterator<Item = u32>, column: u16) -> Option<String> {
    let mut rows: Vec<u32> = rows.into_iter().collect();
    rows.sort_unstable();
    let runs = rows.chunk_by(|a, b| *b == *a + 1).filter_map(|run| Some((*run.first()?, *run.last()?)));
    let runs: Vec<String> = runs.map(|(first, last)| At::new(first, column).to(At::new(last, column))).collect();
    // A formula takes 255 ranges.
    let sums: Vec<String> = runs.chunks(250).map(|runs| format!("SUM({})", runs.join(","))).collect();
    (!sums.is_empty()).then(|| sums.join("+"))
}

fn add(a: Value, b: Value) -> Value {
    match (a, b) {
        (Value::Count(a), Value::Count(b)) => Value::Count(a.saturating_add(b)),
        (Value::Money(a), Value::Money(b)) => Value::Money(a.saturating_add(b)),
        (Value::Minutes(a), Value::Minutes(b)) => Value::Minutes(a.saturating_add(b)),
        (a, _) => a,
    }
}

fn to_row(i: usize) -> u32 {
    u32::try_from(i).expect("1,200 units at most")
}
