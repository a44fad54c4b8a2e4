//! The goal and its lines: how many of what, and on what grounds.

use std::fmt::{self, Write};

use zadel_core::money::Money;
use zadel_core::step1_goal::{Basis, Measure};
use zadel_core::step2_decomposition::{Decomposition, Line, LineResult, Solved};

use super::Page;
use super::columns::{Align, Columns};

impl Page<'_> {
    pub(super) fn title(&mut self, decomposition: &Decomposition) -> fmt::Result {
        let goal = self.file.plan.goal();
        let basis = self.texts.say(match goal.basis {
            Basis::Payments => "step1-by-payments",
            Basis::Contracts => "step1-by-contracts",
            Basis::Shipments => "step1-by-shipments",
        });
        let key = match (goal.amount, decomposition.goal) {
            (Some(_), _) => "step1-goal",
            (None, Some(_)) => "step1-goal-found",
            (None, None) => "step1-goal-open",
        };
        let sentence = self.texts.say_with(
            key,
            &[
                ("amount", self.money_or_open(decomposition.goal).into()),
                ("measure", self.measure().into()),
                ("basis", basis.into()),
                ("period", self.texts.period(goal.period).into()),
            ],
        );
        writeln!(self.out, "{}", bold(self.texts.say("step1-title")))?;
        writeln!(self.out, "{sentence}")?;
        if Money::ZERO < goal.fixed_costs {
            let costs = [
                ("fixed", self.money(goal.fixed_costs).into()),
                ("required", self.money_or_open(decomposition.requirement).into()),
            ];
            writeln!(self.out, "{}", self.texts.say_with("step1-requirement", &costs))?;
        }
        writeln!(self.out)
    }

    /// What the goal's amount is an amount of, in the genitive.
    fn measure(&self) -> String {
        self.texts.say(match self.file.plan.goal().measure {
            Measure::Revenue => "step1-revenue",
            Measure::GrossProfit => "step1-gross-profit",
            Measure::NetProfit => "step1-net-profit",
        })
    }

    pub(super) fn lines(&mut self, decomposition: &Decomposition, solved: Option<&Solved>) -> fmt::Result {
        let say = |key: &str| (self.texts.say(key), Align::Right);
        let mut header = vec![(String::new(), Align::Left)];
        header.extend(["step2-column-count", "step2-column-passes", "step2-column-check"].map(say));
        header.push(say("step2-column-amount"));
        // A profit is not read off the money, so its column stands beside it.
        let profit = solved.filter(|_| self.file.plan.goal().measure != Measure::Revenue);
        header.extend(profit.map(|_| say("step2-column-margin")));
        header.extend(solved.map(|_| say("step2-column-share")));
        let mut columns = Columns::new(header);
        for (i, (line, result)) in self.file.plan.lines().iter().zip(&decomposition.lines).enumerate() {
            let none = String::new;
            let mut row =
                vec![bold(Self::short(&line.name)), none(), none(), none(), self.money_or_open(result.amount)];
            row.extend(profit.map(|solved| self.money(solved.contributions[i])));
            row.extend(solved.map(|solved| self.share(solved.shares_bp[i])));
            columns.row(row);
            self.stages(&mut columns, line, result);
        }
        if let Some(solved) = solved {
            let n_deals: u64 = decomposition.lines.iter().filter_map(|line| line.deals).map(u64::from).sum();
            let mut total = vec![self.texts.say("total"), self.texts.count(n_deals), String::new(), String::new()];
            total.push(self.money(solved.totals.amount));
            let earned = |solved: &Solved| {
                self.texts.minor(earned_minor(solved, self.file.plan.goal().fixed_costs), self.file.currency)
            };
            total.extend(profit.map(earned));
            columns.row(total.into_iter().map(bold).collect());
        }
        self.out.push_str(&columns.print());
        match solved {
            Some(solved) => self.result(solved),
            None => Ok(()),
        }
    }

    fn stages(&self, columns: &mut Columns, line: &Line, result: &LineResult) {
        for (stage, of_stage) in line.stages.iter().zip(&result.stages) {
            let count = match (of_stage.count, of_stage.needed) {
                (Some(count), Some(needed)) if needed < count => self.texts.say_with(
                    "step2-needed",
                    &[("count", self.texts.count(count).into()), ("needed", self.texts.count(needed).into())],
                ),
                (count, _) => self.count_or_open(count),
            };
            columns.row(vec![format!("  {}", Self::short(&stage.name)), count, self.link(stage.link, of_stage.link)]);
        }
        let name = format!("  {}", self.texts.say("step2-deals"));
        columns.row(vec![name, self.count_or_open(result.deals), String::new(), self.money_or_open(result.check)]);
    }

    /// What comes out in the goal's own measure, where that is not plain to see.
    fn result(&mut self, solved: &Solved) -> fmt::Result {
        let result = self.money(solved.totals.result);
        if self.file.plan.goal().measure != Measure::Revenue {
            let words = [("result", result.into()), ("measure", self.measure().into())];
            self.note(&self.texts.say_with("step1-result", &words))?;
        }
        if Money::ZERO < solved.totals.surplus {
            let surplus = self.money(solved.totals.surplus);
            self.note(&self.texts.say_with("step2-surplus", &[("surplus", surplus.into())]))?;
        }
        Ok(())
    }

    /// How well each number is supported.
    pub(super) fn grounds_of(&mut self, decomposition: &Decomposition, solved: Option<&Solved>) -> fmt::Result {
        self.heading(&self.texts.say("step2-grounds-title"))?;
        let mut columns = Columns::without_header(vec![Align::Left, Align::Left]);
        for (line, result) in self.file.plan.lines().iter().zip(&decomposition.lines) {
            columns.row(vec![bold(Self::short(&line.name))]);
            for (stage, of_stage) in line.stages.iter().zip(&result.stages) {
                let grounds = self.grounds(stage, of_stage.graded.as_ref());
                columns.row(vec![format!("  {}", Self::short(&stage.name)), grounds]);
            }
            if line.stages.is_empty() {
                let name = format!("  {}", self.texts.say("step2-deals"));
                columns.row(vec![name, self.grounds_of_promise(line, result.grade)]);
            }
        }
        self.out.push_str(&columns.print());
        let Some(solved) = solved else { return Ok(()) };
        let grades = solved.grades_bp;
        let grounds = self.texts.say_with(
            "step2-grounds-of-goal",
            &[
                ("fact", self.share(grades.fact).into()),
                ("estimate", self.share(grades.estimate).into()),
                ("fantasy", self.share(grades.fantasy).into()),
            ],
        );
        self.note(&grounds)
    }

    pub(super) fn work(&mut self, decomposition: &Decomposition) -> fmt::Result {
        let lines = self.file.plan.lines().iter().zip(&decomposition.lines);
        let stages = lines.flat_map(|(line, result)| line.stages.iter().zip(&result.stages));
        let actions = stages.flat_map(|(stage, result)| stage.actions.iter().zip(&result.actions));
        let mut all_minutes = 0_u64;
        let mut items = Vec::new();
        for (action, result) in actions {
            let (Some(count), Some(minutes)) = (result.count, result.minutes) else { continue };
            all_minutes = all_minutes.saturating_add(minutes);
            items.push(self.texts.say_with(
                "step2-work-item",
                &[
                    ("name", action.name.clone().into()),
                    ("count", self.texts.count(count).into()),
                    ("time", self.time(minutes).into()),
                ],
            ));
        }
        if items.is_empty() {
            return Ok(());
        }
        self.heading(&self.texts.say_with("step2-work", &[("time", self.time(all_minutes).into())]))?;
        items.iter().try_for_each(|item| writeln!(self.out, "  {item}"))
    }
}

/// What the lines earn together before fixed costs.
fn earned_minor(solved: &Solved, fixed_costs: Money) -> i128 {
    i128::from(solved.totals.result.minor()) + i128::from(fixed_costs.minor())
}

pub(super) fn bold(text: impl AsRef<str>) -> String {
    let bold = anstyle::Style::new().bold();
    format!("{bold}{}{bold:#}", text.as_ref())
}
