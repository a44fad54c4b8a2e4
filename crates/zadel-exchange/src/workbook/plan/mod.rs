//! The plan itself: the goal, each line as its chain, and what is done for it.

mod formulas;
mod lines;
mod places;
mod structure;
mod under;

use zadel_core::money::Money;
use zadel_core::step1_goal::{Basis, Goal, Measure, Vat};
use zadel_core::step2_decomposition::{Decomposition, Solved};

use super::sheet::{At, Cell, Role, Sheet, Value};
use super::words::Words;
use super::{Found, PlanBook};
use formulas::Formulas;
pub(super) use places::Places;
use places::{LABELS, VALUES};
use structure::Structure;

/// The row that speaks of colours and formulas: a text has neither.
pub(super) const HOW_TO: u32 = 2;

/// What all parts of the sheet need.
struct PlanSheet<'a> {
    book: &'a PlanBook<'a>,
    words: &'a dyn Words,
    formulas: &'a Formulas<'a>,
    places: &'a Places,
    /// What came of it, as far as it is known.
    found: Option<&'a Decomposition>,
    /// Of a plan that is whole.
    solved: Option<&'a Solved>,
    sheet: Sheet,
}

/// The sheet of the plan.
pub(super) fn sheet(book: &PlanBook<'_>, places: &Places, words: &dyn Words) -> Sheet {
    let structure = Structure::of(&book.file.plan);
    let n_digits = book.file.currency.n_digits();
    let formulas = Formulas { plan: &book.file.plan, structure: &structure, places, n_digits };
    let (found, solved) = match &book.found {
        Found::Solved(whole) => (Some(&whole.solved.decomposition), Some(whole.solved)),
        Found::Open(open) => (Some(&open.decomposition), None),
        Found::Conflict(_) => (None, None),
    };
    let sheet = Sheet::new(words.say("workbook-sheet-plan"));
    let mut plan = PlanSheet { book, words, formulas: &formulas, places, found, solved, sheet };
    plan.goal();
    plan.head();
    (0..book.file.plan.lines().len()).for_each(|line| plan.line(line));
    plan.totals();
    plan.work();
    plan.what_is_missing();
    plan.sheet.frozen = (places.head + 1, 1);
    plan.sheet.head = places.head;
    plan.sheet
}

impl PlanSheet<'_> {
    fn goal(&mut self) {
        let goal = self.book.file.plan.goal();
        let words = self.words;
        self.sheet.put(At::new(0, 0), Cell::text(self.book.name).role(Role::Title));
        self.sheet.put(At::new(1, 0), Cell::text(self.terms(goal)).role(Role::Subtitle));
        let how_to = if self.found.is_some() { "workbook-how-to" } else { "workbook-how-to-conflict" };
        self.sheet.put(At::new(HOW_TO, 0), Cell::text(words.say(how_to)).role(Role::Note));
        let found = self.found.and_then(|found| found.goal);
        let required = self.found.and_then(|found| found.requirement).map(money);
        let (minimum, stretch) = (goal.minimum.map(money), goal.stretch.map(money));
        let places = self.places;
        let label = if found.is_some() && goal.amount.is_none() { "workbook-goal-found" } else { "workbook-goal" };
        if let Some(at) = places.fixed_costs {
            let both = format!("{}+{at}", places.goal);
            let given = self.formulas.rounded(&both);
            let follows = self.formulas.rounded(&format!("{}-{at}", places.required));
            self.fact(places.goal, label, self.cell(goal.amount.map(money), Some(follows), found.map(money)));
            self.fact(at, "place-goal-fixed-costs", Cell::input(money(goal.fixed_costs)));
            let formula = if goal.amount.is_some() { Some(given) } else { self.formulas.supported() };
            self.fact(places.required, "workbook-required", self.cell(None, formula, required));
        } else {
            let cell = self.cell(goal.amount.map(money), self.formulas.supported(), found.map(money));
            self.fact(places.goal, label, cell);
        }
        for (at, key, value) in
            [(places.minimum, "place-goal-minimum", minimum), (places.stretch, "place-goal-stretch", stretch)]
        {
            if let Some((at, value)) = at.zip(value) {
                self.fact(at, key, Cell::input(value));
            }
        }
        if let Some(((profit, revenue), margin)) = places.margin.zip(self.book.file.margin) {
            let [above, below] = lines::parts(margin.fraction());
            self.fact(profit, "workbook-margin-profit", Cell::input(above));
            self.fact(revenue, "workbook-margin-revenue", Cell::input(below));
        }
        let fits = match self.found {
            Some(_) => Cell::formula(self.formulas.fits(), Value::Fits(true)),
            None => Cell::value(Value::Fits(false)),
        };
        self.fact(places.fits, "workbook-numbers", fits);
        if let Some((at, formula)) = places.denominator.zip(self.formulas.denominator()) {
            let value = Value::Count(lines::common_denominator(&self.book.file.plan));
            self.sheet.put(at, Cell::formula(formula, value).role(Role::Helper));
        }
    }

    /// A large number, and above it what it is.
    fn fact(&mut self, at: At, label: &'static str, cell: Cell) {
        self.sheet.put(At { row: LABELS, ..at }, Cell::text(self.words.say(label)).role(Role::Label));
        self.sheet.put(At { row: VALUES, ..at }, cell.role(Role::Answer));
    }

    fn terms(&self, goal: &Goal) -> String {
        let measure = match goal.measure {
            Measure::Revenue => "step1-measure-revenue",
            Measure::GrossProfit => "step1-measure-gross-profit",
            Measure::NetProfit => "step1-measure-net-profit",
        };
        let basis = match goal.basis {
            Basis::Payments => "step1-basis-payments",
            Basis::Contracts => "step1-basis-contracts",
            Basis::Shipments => "step1-basis-shipments",
        };
        let vat = self.book.file.vat.map(|vat| match vat {
            Vat::Included => "step1-vat-included",
            Vat::Excluded => "step1-vat-excluded",
        });
        let keys = [Some(measure), Some(basis), vat].into_iter().flatten();
        let parts = [self.words.period(goal.period)].into_iter().chain(keys.map(|key| self.words.say(key)));
        parts.collect::<Vec<String>>().join(" · ")
    }

    fn head(&mut self) {
        let columns = self.places.columns;
        let text = |key| Cell::text(self.words.say(key)).role(Role::HeadText);
        let number = |key| Cell::text(self.words.say(key)).role(Role::Head);
        let mut head = vec![(columns.name, text("workbook-column-what"))];
        head.extend([
            (columns.count, number("step2-column-count")),
            (columns.needed, number("step3-column-need")),
            (columns.passed, number("workbook-column-passed")),
            (columns.entered, number("workbook-column-entered")),
            (columns.link, number("step2-column-passes")),
            (columns.check, number("step2-column-check")),
            (columns.amount, number("step2-column-amount")),
            (columns.target, number("workbook-column-target")),
            (columns.share, number("step2-column-share")),
            (columns.fits, number("workbook-numbers")),
        ]);
        head.extend(columns.contribution.map(|column| (column, number("step2-column-margin"))));
        if let Some((weight, weighed)) = columns.weights {
            head.extend([(weight, number("workbook-column-weight")), (weighed, number("workbook-column-weighed"))]);
        }
        for (column, cell) in head {
            self.sheet.put(At::new(self.places.head, column), cell);
        }
    }

    /// A number that was pinned, that follows, or that is open.
    fn cell(&self, pinned: Option<Value>, formula: Option<String>, value: Option<Value>) -> Cell {
        match (pinned, formula, value) {
            (Some(pinned), ..) => Cell::input(pinned),
            (None, Some(formula), Some(value)) => Cell::formula(formula, value),
            (None, None, Some(value)) => Cell::value(value),
            (None, _, None) => Cell::open(self.words.say("unknown")),
        }
    }
}

fn money(money: Money) -> Value {
    Value::Money(money.minor())
}
