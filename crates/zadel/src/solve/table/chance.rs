//! The chances: of each line and, apart from them, of the whole plan.

use std::fmt;

use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{ChanceModel, Decomposition, Line, LineChance, LineResult, WholeChance};

use super::Page;
use super::columns::{Align, Columns};
use super::lines::bold;
use zadel_app::answer::SolvedAnswer;

impl Page<'_> {
    pub(super) fn chances(&mut self, answer: &SolvedAnswer) -> fmt::Result {
        self.heading(&self.texts.say("step2-chance-title"))?;
        let mut columns = Columns::without_header(vec![Align::Left; 3]);
        let lines = self.file.plan.lines().iter().zip(&answer.solved.decomposition.lines).zip(&answer.chance.lines);
        for ((line, result), chance) in lines {
            self.line_chance(&mut columns, line, result, chance.as_ref());
        }
        match &answer.chance.whole {
            Some(whole) => self.whole_chance(&mut columns, answer, whole),
            None => columns.row(vec![self.texts.say("step2-chance-whole-too-large")]),
        }
        self.out.push_str(&columns.print());
        if answer.chance.whole.as_ref().is_some_and(|whole| whole.is_lower_bound) {
            self.note(&self.texts.say("step2-chance-lower-bound"))?;
        }
        self.where_facts_differ(&answer.solved.decomposition)?;
        self.note(&self.texts.say("step2-chance-of-arithmetic"))
    }

    fn line_chance(&self, columns: &mut Columns, line: &Line, result: &LineResult, chance: Option<&LineChance>) {
        let name = || ("name", Self::short(&line.name).into());
        let Some(chance) = chance else {
            return columns.row(vec![self.texts.say_with("step2-chance-too-large", &[name()])]);
        };
        let deals = |n: Option<u32>| {
            let n = n.unwrap_or(0);
            [("n", n.into()), ("deals", self.texts.say_with("deals", &[("n", n.into())]).into())]
        };
        if chance.model == ChanceModel::Certain {
            let [n, deals] = deals(result.deals);
            let what = self.texts.say_with("step2-chance-certain", &[name(), deals]);
            return columns.row(vec![what, self.texts.say_with("step2-chance-certain-value", &[n])]);
        }
        if result.deals_needed == Some(0) {
            return columns.row(vec![self.texts.say_with("step2-chance-nothing-needed", &[name()])]);
        }
        let [_, deals] = deals(result.deals_needed);
        let needed = self.texts.say_with("step2-chance-line", &[name(), deals]);
        let mean = self.texts.say_with(
            "step2-chance-mean",
            &[
                ("mean", self.texts.number(chance.mean, 1).into()),
                ("spread", self.texts.number(chance.standard_deviation, 1).into()),
            ],
        );
        columns.row(vec![needed, self.chance(chance.target), mean]);
        if let Some(top) = line.stages.first() {
            let count = |n: Option<u32>| match n {
                Some(n) => self.texts.count(n),
                None => self.texts.say("step2-counts-beyond"),
            };
            let counts = match chance.counts {
                Some(counts) => counts.map(count).join(" / "),
                None => self.texts.say("step2-counts-none"),
            };
            let what = self.texts.say_with("step2-counts", &[("stage", Self::short(&top.name).into())]);
            columns.row(vec![format!("  {what}"), counts]);
        }
    }

    /// Where the plan assumes something else than the facts say, the chance and the table would not fit together unsaid.
    fn where_facts_differ(&mut self, decomposition: &Decomposition) -> fmt::Result {
        let lines = self.file.plan.lines().iter().zip(&decomposition.lines);
        let stages: Vec<_> = lines.flat_map(|(line, result)| line.stages.iter().zip(&result.stages)).collect();
        for (stage, result) in stages {
            let Some((observed, planned)) = stage.evidence.observed.zip(result.link) else { continue };
            if observed.share().is_ok_and(|share| share == planned) {
                continue;
            }
            let words = [
                ("stage", stage.name.clone().into()),
                ("planned", self.link(stage.link, Some(planned)).into()),
                ("observed", self.link(stage.link, Some(observed.share().unwrap_or(Fraction::ZERO))).into()),
            ];
            self.note(&self.texts.say_with("step2-chance-by-facts", &words))?;
        }
        Ok(())
    }

    fn whole_chance(&self, columns: &mut Columns, answer: &SolvedAnswer, whole: &WholeChance) {
        let goal = self.file.plan.goal();
        let certain = |i: &usize| self.file.plan.lines()[*i].name.clone();
        let certain: Vec<String> = whole.certain_lines.iter().map(certain).collect();
        let condition = if certain.is_empty() {
            String::new()
        } else {
            self.texts.say_with("step2-chance-if-certain", &[("lines", certain.join(", ").into())])
        };
        let mut level = |key: &str, amount: Option<Money>, chance: Option<f64>| {
            if let (Some(amount), Some(chance)) = (amount, chance) {
                let what = self.texts.say_with(key, &[("amount", self.money(amount).into())]);
                columns.row(vec![bold(what), bold(self.chance(chance)), condition.clone()]);
            }
        };
        level("step2-chance-whole", answer.solved.decomposition.goal, Some(whole.goal));
        level("step2-chance-minimum", goal.minimum, whole.minimum);
        level("step2-chance-stretch", goal.stretch, whole.stretch);
    }

    /// A chance in natural frequencies, and beside them as the number it is.
    fn chance(&self, chance: f64) -> String {
        let value = self.texts.number(chance, 4);
        self.texts.say_with("step2-chance-value", &[("cases", self.cases(chance).into()), ("value", value.into())])
    }

    fn cases(&self, chance: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "a chance of 100 at most")]
        let of = |whole: f64| (chance * whole).round() as i64;
        if chance < 0.005 {
            self.texts.say("step2-almost-never")
        } else if 0.995 <= chance {
            self.texts.say("step2-almost-always")
        } else if (0.1..=0.9).contains(&chance) {
            self.texts.say_with("step2-cases-of-ten", &[("n", of(10.0).into())])
        } else {
            self.texts.say_with("step2-cases-of-hundred", &[("n", of(100.0).into())])
        }
    }
}
