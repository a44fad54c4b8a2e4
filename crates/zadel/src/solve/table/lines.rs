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
        let measure = self.texts.say(match goal.measure {
            Measure::Revenue => "step1-revenue",
            Measure::GrossProfit => "step1-gross-profit",
            Measure::NetProfit => "step1-net-profit",
        });
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
                ("measure", measure.into()),
                ("basis", basis.into()),
                ("from", self.texts.date(goal.period.from()).into()),
                ("to", self.texts.date(goal.period.to()).into()),
            ],
        );
        let bold = anstyle::Style::new().bold();
        writeln!(self.out, "{bold}{}{bold:#}", self.texts.say("step1-title"))?;
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

    pub(super) fn lines(&mut self, decomposition: &Decomposition, solved: Option<&Solved>) -> fmt::Result {
        let say = |key: &str| self.texts.say(key);
        let mut columns = Columns::new(vec![
            (String::new(), Align::Left),
            (say("step2-column-count"), Align::Right),
            (say("step2-column-passes"), Align::Right),
            (say("step2-column-check"), Align::Right),
            (say("step2-column-amount"), Align::Right),
            (say("step2-column-share"), Align::Right),
            (say("step2-column-grounds"), Align::Left),
        ]);
        for (i, (line, result)) in self.file.plan.lines().iter().zip(&decomposition.lines).enumerate() {
            let share = solved.map(|solved| self.texts.percent(f64::from(solved.shares_bp[i]) / 10_000.0));
            self.line(&mut columns, line, result, share.unwrap_or_default());
        }
        if let Some(solved) = solved {
            let n_deals: u64 = decomposition.lines.iter().filter_map(|line| line.deals).map(u64::from).sum();
            let [deals, amount] = [self.texts.count(n_deals), self.money(solved.totals.amount)].map(bold);
            columns.row(vec![bold(say("total")), deals, String::new(), String::new(), amount]);
        }
        self.out.push_str(&columns.print());
        let Some(solved) = solved else { return Ok(()) };
        if Money::ZERO < solved.totals.surplus {
            let surplus = self.money(solved.totals.surplus);
            self.note(&self.texts.say_with("step2-surplus", &[("surplus", surplus.into())]))?;
        }
        let part = |bp: u16| self.texts.percent(f64::from(bp) / 10_000.0);
        let grades = solved.grades_bp;
        let grounds = self.texts.say_with(
            "step2-grounds-of-goal",
            &[
                ("fact", part(grades.fact).into()),
                ("estimate", part(grades.estimate).into()),
                ("fantasy", part(grades.fantasy).into()),
            ],
        );
        self.note(&grounds)
    }

    fn line(&self, columns: &mut Columns, line: &Line, result: &LineResult, share: String) {
        let none = String::new;
        columns.row(vec![bold(&line.name), none(), none(), none(), self.money_or_open(result.amount), share]);
        for (stage, of_stage) in line.stages.iter().zip(&result.stages) {
            let count = match (of_stage.count, of_stage.needed) {
                (Some(count), Some(needed)) if needed < count => self.texts.say_with(
                    "step2-needed",
                    &[("count", self.texts.count(count).into()), ("needed", self.texts.count(needed).into())],
                ),
                (count, _) => self.count_or_open(count),
            };
            let link = self.link(stage.link, of_stage.link);
            let grounds = self.grounds(stage, of_stage.graded.as_ref());
            columns.row(vec![format!("  {}", stage.name), count, link, none(), none(), none(), grounds]);
        }
        let name = format!("  {}", self.texts.say("step2-deals"));
        let promise = if line.stages.is_empty() { self.grounds_of_promise(line, result.grade) } else { none() };
        let check = self.money_or_open(result.check);
        columns.row(vec![name, self.count_or_open(result.deals), none(), check, none(), none(), promise]);
    }

    pub(super) fn work(&mut self, decomposition: &Decomposition) -> fmt::Result {
        let lines = self.file.plan.lines().iter().zip(&decomposition.lines);
        let stages = lines.flat_map(|(line, result)| line.stages.iter().zip(&result.stages));
        let actions = stages.flat_map(|(stage, result)| stage.actions.iter().zip(&result.actions));
        let mut all_minutes = 0;
        let mut items = Vec::new();
        for (action, result) in actions {
            let (Some(count), Some(minutes)) = (result.count, result.minutes) else { continue };
            all_minutes += minutes;
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

pub(super) fn bold(text: impl AsRef<str>) -> String {
    let bold = anstyle::Style::new().bold();
    format!("{bold}{}{bold:#}", text.as_ref())
}
