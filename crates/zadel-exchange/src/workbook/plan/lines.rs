//! The lines: stages, deals, money, and what leads from one to the next.

use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{Line, LineResult, Link, Plan, Solved, StageResult, Target};

use super::super::sheet::{At, Cell, Role, Value};
use super::{PlanSheet, money};

impl PlanSheet<'_> {
    pub(super) fn line(&mut self, i: usize) {
        let places = self.places;
        let (line, columns, rows) = (&self.book.file.plan.lines()[i], places.columns, &places.lines[i]);
        let result = self.found.map(|found| &found.lines[i]);
        self.sheet.put(At::new(rows.head, columns.name), Cell::text(&line.name));
        let amount = result.and_then(|result| result.amount).map(money);
        self.sheet.put(places.amount(i), self.cell(None, Some(self.formulas.amount(i)), amount));
        self.bringing(i, line, result);
        if self.solved.is_some() || self.found.is_some() {
            let fits = self.formulas.line_fits(i);
            let fits = fits.map_or(Cell::value(Value::Fits(true)), |fits| Cell::formula(fits, Value::Fits(true)));
            self.sheet.put(At::new(rows.head, columns.fits), fits);
        }
        for (j, row) in rows.stages.iter().enumerate() {
            self.sheet.put(At::new(*row, columns.name), Cell::text(&line.stages[j].name).indent(1));
            self.stage(i, j, result.map(|result| &result.stages[j]));
        }
        let name = Cell::text(self.words.say("step2-deals")).indent(1);
        self.sheet.put(At::new(rows.deals, columns.name), name);
        let deals = result.and_then(|result| result.deals);
        self.count(i, rows.stages.len(), line.deals, deals, result.and_then(|result| result.deals_needed));
        let check = result.and_then(|result| result.check).map(money);
        self.sheet.put(places.check(i), self.cell(line.check.map(money), self.formulas.check(i), check));
        if let Some(row) = rows.margin {
            self.margin(i, line, row);
        }
        self.sheet.draw(rows.head, columns.fits + 1, Role::Line);
    }

    /// What a line is to bring, and which share of the goal that is.
    fn bringing(&mut self, i: usize, line: &Line, result: Option<&LineResult>) {
        let pinned = match line.target {
            Target::Amount(amount) => Some(money(amount)),
            Target::Free | Target::Share(_) => None,
        };
        let target = result.and_then(|result| result.target).map(money);
        self.sheet.put(self.places.target(i), self.cell(pinned, self.formulas.target(i), target));
        if let Target::Share(share) = line.target {
            self.sheet.put(self.places.share(i), Cell::input(Value::Share(f64::from(share.bp()) / 10_000.0)));
        } else if let Some(solved) = self.solved {
            let share = Value::Share(shares(&self.book.file.plan, solved)[i]);
            self.sheet.put(self.places.share(i), Cell::formula(self.formulas.share(i), share));
        }
    }

    fn stage(&mut self, i: usize, j: usize, result: Option<&StageResult>) {
        let stage = &self.book.file.plan.lines()[i].stages[j];
        self.count(i, j, stage.count, result.and_then(|result| result.count), result.and_then(|result| result.needed));
        let (passed, entered) = self.places.link(i, j);
        let link = result.and_then(|result| result.link);
        if let Some(pinned) = stage.link.pinned() {
            // Counts that were observed say more than the same share in its lowest terms.
            let observed = stage.evidence.observed.filter(|observed| observed.share() == Ok(pinned));
            let [above, below] = match observed {
                Some(observed) => [observed.passed(), observed.entered()].map(|n| Value::Count(i64::from(n))),
                None => parts(pinned),
            };
            self.sheet.put(passed, Cell::input(above));
            self.sheet.put(entered, Cell::input(below));
        } else if let (Some(_), Some((above, below))) = (link, self.formulas.link(i, j)) {
            let found = self.found.map(|found| &found.lines[i]);
            let out = found.and_then(|line| line.stages.get(j + 1).map_or(line.deals, |next| next.count));
            let into = result.and_then(|result| result.count);
            self.sheet.put(passed, self.cell(None, Some(above), out.map(count)));
            self.sheet.put(entered, self.cell(None, Some(below), into.map(count)));
        }
        let value = link.or(stage.link.pinned()).map(|link| link_value(stage.link, link));
        let formula = format!("IF({entered}=0,0,{passed}/{entered})");
        let at = At::new(entered.row, self.places.columns.link);
        self.sheet.put(at, self.cell(None, Some(formula), value));
    }

    /// How many there will be at a level, and how many the line's target takes.
    fn count(&mut self, i: usize, level: usize, pinned: Option<u32>, found: Option<u32>, needed: Option<u32>) {
        let at =
            if level < self.places.lines[i].stages.len() { self.places.count(i, level) } else { self.places.deals(i) };
        self.sheet.put(at, self.cell(pinned.map(count), self.formulas.count(i, level), found.map(count)));
        if let Some(needed) = needed {
            let at = At { column: self.places.columns.needed, ..at };
            self.sheet.put(at, Cell::formula(self.formulas.needed(i, level), count(needed)));
        }
    }

    /// What a line earns of what it sells.
    fn margin(&mut self, i: usize, line: &Line, row: u32) {
        let columns = self.places.columns;
        let [profit, revenue] = [columns.passed, columns.entered].map(|column| At::new(row, column));
        self.sheet.put(At::new(row, columns.name), Cell::text(self.words.say("place-goal-margin")).indent(1));
        let own = parts(line.weight);
        let common =
            self.places.margin.filter(|_| self.book.file.margin.is_some_and(|of| of.fraction() == line.weight));
        let cells = match common {
            Some((above, below)) => {
                [(above, own[0]), (below, own[1])].map(|(at, value)| Cell::formula(at.to_string(), value))
            }
            None => own.map(Cell::input),
        };
        for (at, cell) in [profit, revenue].into_iter().zip(cells) {
            self.sheet.put(at, cell);
        }
        let share = Cell::formula(format!("{profit}/{revenue}"), Value::Share(line.weight.to_f64()));
        self.sheet.put(At::new(row, columns.link), share);
        let contribution = columns.contribution.zip(self.formulas.contribution(i));
        if let (Some((column, formula)), Some(solved)) = (contribution, self.solved) {
            let cell = Cell::formula(formula, money(solved.contributions[i]));
            self.sheet.put(At::new(self.places.lines[i].head, column), cell);
        }
        self.weights(i, line);
    }

    /// What serves the formulas of other lines.
    fn weights(&mut self, i: usize, line: &Line) {
        let Some((weight_column, weighed_column)) = self.places.columns.weights else { return };
        let head = self.places.lines[i].head;
        let weight = weight_of(&self.book.file.plan, line);
        if let Some(formula) = self.formulas.line_weight(i) {
            let cell = Cell::formula(formula, Value::Count(weight)).role(Role::Helper);
            self.sheet.put(At::new(head, weight_column), cell);
        }
        let target = self.found.and_then(|found| found.lines[i].target);
        if let (Some(formula), Some(target)) = (self.formulas.weighed(i), target) {
            let weighed = Value::Count(target.minor().saturating_mul(weight));
            self.sheet.put(At::new(head, weighed_column), Cell::formula(formula, weighed).role(Role::Helper));
        }
    }

    pub(super) fn totals(&mut self) {
        let Some(solved) = self.solved else { return };
        let (places, columns) = (self.places, self.places.columns);
        let total = places.total;
        let n_deals: i64 = solved.decomposition.lines.iter().filter_map(|line| line.deals).map(i64::from).sum();
        let deals: Vec<String> = (0..places.lines.len()).map(|line| places.deals(line).to_string()).collect();
        let put = [
            (columns.name, Cell::text(self.words.say("total"))),
            (columns.count, Cell::formula(format!("SUM({})", deals.join(",")), Value::Count(n_deals))),
            (columns.amount, Cell::formula(self.formulas.sum(columns.amount), money(solved.totals.amount))),
            (columns.target, Cell::formula(self.formulas.sum(columns.target), money(solved.totals.target))),
        ];
        for (column, cell) in put {
            self.sheet.put(At::new(total, column), cell);
        }
        // As they are shown: a pinned share is what was pinned, and its line brings a little more, in whole minor units.
        let shares = (0..places.lines.len()).filter_map(|i| match self.sheet.number_at(places.share(i)) {
            Some(Value::Share(share)) => Some(share),
            _ => None,
        });
        let all = Cell::formula(self.formulas.sum(columns.share), Value::Share(shares.sum()));
        self.sheet.put(At::new(total, columns.share), all);
        let earned = At::new(total, columns.contribution.unwrap_or(columns.amount));
        let fixed_costs = self.book.file.plan.goal().fixed_costs;
        if let Some(formula) = self.formulas.earned() {
            let value = Value::Money(solved.totals.result.minor() + fixed_costs.minor());
            self.sheet.put(earned, Cell::formula(formula, value));
        }
        self.sheet.draw(total, columns.fits + 1, Role::Total);
        let mut row = total + 1;
        let mut after = |this: &mut Self, key: &'static str, formula: String, value: Money| {
            this.sheet.put(At::new(row, columns.name), Cell::text(this.words.say(key)));
            this.sheet.put(At::new(row, earned.column), Cell::formula(this.formulas.rounded(&formula), money(value)));
            row += 1;
        };
        if let Some(fixed) = places.fixed_costs {
            after(self, "workbook-result", format!("{earned}-{fixed}"), solved.totals.result);
        }
        after(self, "workbook-surplus", format!("{earned}-{}", places.required), solved.totals.surplus);
    }
}

fn link_value(of: Link, link: Fraction) -> Value {
    match of {
        Link::Conversion(_) => Value::Share(link.to_f64()),
        Link::Rate(_) => Value::Rate(link.to_f64()),
    }
}

/// A fraction as two cells: so many of so many.
pub(super) fn parts(fraction: Fraction) -> [Value; 2] {
    [fraction.numerator(), fraction.denominator()].map(|n| Value::Count(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// Of all margins; as large as a number can be where it is larger still.
pub(super) fn common_denominator(plan: &Plan) -> i64 {
    let lcm = plan.lines().iter().try_fold(1_u64, |lcm, line| {
        let denominator = line.weight.denominator();
        (lcm / num_integer::gcd(lcm, denominator)).checked_mul(denominator)
    });
    lcm.and_then(|lcm| i64::try_from(lcm).ok()).unwrap_or(i64::MAX)
}

fn weight_of(plan: &Plan, line: &Line) -> i64 {
    let of = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    (common_denominator(plan) / of(line.weight.denominator())).saturating_mul(of(line.weight.numerator()))
}

/// What each line is to bring of the whole, in the goal's own measure.
#[expect(clippy::cast_precision_loss, reason = "shown as a percentage")]
fn shares(plan: &Plan, solved: &Solved) -> Vec<f64> {
    let lines = plan.lines().iter().zip(&solved.decomposition.lines);
    let weighed =
        lines.map(|(line, result)| result.target.map_or(0.0, |target| target.minor() as f64 * line.weight.to_f64()));
    let weighed: Vec<f64> = weighed.collect();
    let whole: f64 = weighed.iter().sum();
    weighed.into_iter().map(|part| if whole == 0.0 { 0.0 } else { part / whole }).collect()
}

fn count(n: u32) -> Value {
    Value::Count(i64::from(n))
}
