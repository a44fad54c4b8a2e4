//! What the plan takes against what there is.

use std::fmt::{self, Write};

use zadel_core::step3_resources::{Balance, Resource, SupplyAnswer};

use super::Page;
use super::columns::{Align, Columns};
use zadel_app::answer::SolvedAnswer;
use zadel_exchange::plan_file::Source;

impl Page<'_> {
    pub(super) fn supply(&mut self, answer: &SolvedAnswer) -> fmt::Result {
        let supply = &answer.supply;
        if supply.balances.is_empty() {
            return Ok(());
        }
        self.heading(&self.texts.say("step3-title"))?;
        let column = |key: &str| (self.texts.say(key), Align::Right);
        let mut columns = Columns::new(vec![
            (self.texts.say("step3-column-resource"), Align::Left),
            column("step3-column-need"),
            column("step3-column-supply"),
            column("step3-column-deficit"),
        ]);
        for (resource, balance) in &supply.balances {
            let amount = |n: u64| match resource {
                Resource::Leads(_) => self.texts.count(n),
                Resource::Time => self.time(n),
            };
            columns.row(balance_row(self.resource(*resource), *balance, amount));
        }
        for (rep, balance) in self.file.supply.reps.iter().zip(&supply.reps) {
            let name = format!("  {}", Self::short(&rep.name));
            columns.row(balance_row(name, *balance, |n| self.time_cell(n)));
        }
        self.out.push_str(&columns.print());
        if answer.has_lags() {
            self.note(&self.texts.say("step3-in-period"))?;
        }
        self.verdict(answer)
    }

    fn verdict(&mut self, answer: &SolvedAnswer) -> fmt::Result {
        let supply = &answer.supply;
        let sentence = match supply.bottleneck {
            Some(i) => {
                let resource = self.resource(supply.balances[i].0);
                self.texts.say_with("step3-bottleneck", &[("resource", resource.into())])
            }
            None => self.texts.say("step3-enough"),
        };
        writeln!(self.out, "  {sentence}")?;
        for (week, time) in &supply.tight_weeks {
            let words = [
                ("week", self.week(answer.weeks[*week]).into()),
                ("need", self.time(time.need).into()),
                ("supply", self.time(time.supply).into()),
            ];
            writeln!(self.out, "  {}", self.texts.say_with("step3-tight-week", &words))?;
        }
        match supply.newcomers {
            Ok(0) => {}
            Ok(n) => {
                let n = i64::try_from(n).unwrap_or(i64::MAX);
                writeln!(self.out, "  {}", self.texts.say_with("step3-newcomers", &[("n", n.into())]))?;
            }
            Err(_) => writeln!(self.out, "  {}", self.texts.say("step3-no-newcomers"))?,
        }
        self.sources(supply)
    }

    fn sources(&mut self, supply: &SupplyAnswer) -> fmt::Result {
        let mut taken: Vec<(&Source, u64)> =
            self.file.supply.sources.iter().zip(supply.take.iter().copied()).filter(|(_, take)| 0 < *take).collect();
        taken.sort_by_key(|(source, _)| source.price);
        if taken.is_empty() {
            return Ok(());
        }
        let source = |(source, take): &(&Source, u64)| {
            let words = [
                ("name", source.name.clone().into()),
                ("leads", self.texts.count(*take).into()),
                ("price", self.money(source.price).into()),
            ];
            self.texts.say_with("step3-source", &words)
        };
        let sources: Vec<String> = taken.iter().map(source).collect();
        let cost = self.texts.minor(i128::try_from(supply.cost_minor).unwrap_or(i128::MAX), self.file.currency);
        let words = [("sources", sources.join("; ").into()), ("cost", cost.into())];
        self.note(&self.texts.say_with("step3-sources-cost", &words))
    }

    fn resource(&self, resource: Resource) -> String {
        match resource {
            Resource::Time => self.texts.say("step3-time"),
            Resource::Leads(i) => {
                let line = &self.file.plan.lines()[i];
                let stage = line.stages.first().map(|stage| Self::short(&stage.name)).unwrap_or_default();
                self.texts.say_with("step3-leads", &[("stage", stage.into()), ("name", Self::short(&line.name).into())])
            }
        }
    }
}

fn balance_row(name: String, balance: Balance, amount: impl Fn(u64) -> String) -> Vec<String> {
    let deficit = if balance.deficit() == 0 { String::new() } else { amount(balance.deficit()) };
    vec![name, amount(balance.need), amount(balance.supply), deficit]
}
