//! What the plan takes against what there is.

use std::fmt::{self, Write};

use zadel_core::step3_resources::{Resource, SupplyAnswer};

use super::Page;
use super::columns::{Align, Columns};
use crate::solve::answer::SolvedAnswer;

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
            let deficit = if balance.deficit() == 0 { String::new() } else { amount(balance.deficit()) };
            columns.row(vec![self.resource(*resource), amount(balance.need), amount(balance.supply), deficit]);
        }
        self.out.push_str(&columns.print());
        if answer.has_lags() {
            self.note(&self.texts.say("step3-in-period"))?;
        }
        self.verdict(supply)
    }

    fn verdict(&mut self, supply: &SupplyAnswer) -> fmt::Result {
        let sentence = match supply.bottleneck {
            Some(i) => {
                let resource = self.resource(supply.balances[i].0);
                self.texts.say_with("step3-bottleneck", &[("resource", resource.into())])
            }
            None => self.texts.say("step3-enough"),
        };
        writeln!(self.out, "  {sentence}")?;
        match supply.newcomers {
            Ok(0) => {}
            Ok(n) => {
                let n = i64::try_from(n).unwrap_or(i64::MAX);
                writeln!(self.out, "  {}", self.texts.say_with("step3-newcomers", &[("n", n.into())]))?;
            }
            Err(_) => writeln!(self.out, "  {}", self.texts.say("step3-no-newcomers"))?,
        }
        let taken = supply.leads.iter().enumerate().flat_map(|(line, mix)| {
            self.file.supply.sources.iter().filter(move |source| source.line == line).zip(&mix.take)
        });
        let sources: Vec<String> = taken
            .map(|(source, leads)| {
                self.texts.say_with(
                    "step3-source",
                    &[
                        ("name", source.name.clone().into()),
                        ("leads", self.texts.count(*leads).into()),
                        ("price", self.money(source.price).into()),
                    ],
                )
            })
            .collect();
        if sources.is_empty() {
            return Ok(());
        }
        let cost = self.texts.minor(i128::try_from(supply.cost_minor).unwrap_or(i128::MAX), self.file.currency);
        let sentence =
            self.texts.say_with("step3-sources-cost", &[("sources", sources.join(", ").into()), ("cost", cost.into())]);
        self.note(&sentence)
    }

    fn resource(&self, resource: Resource) -> String {
        match resource {
            Resource::Time => self.texts.say("step3-time"),
            Resource::Leads(i) => {
                let line = &self.file.plan.lines()[i];
                let stage = line.stages.first().map(|stage| stage.name.clone()).unwrap_or_default();
                self.texts.say_with("step3-leads", &[("stage", stage.into()), ("name", line.name.clone().into())])
            }
        }
    }
}
