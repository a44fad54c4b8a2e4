//! Each line rep by rep.

use std::fmt;

use zadel_core::step2_decomposition::Line;

use super::Page;
use super::columns::{Align, Columns};
use super::lines::bold;
use zadel_app::answer::{RepShare, SolvedAnswer};

impl Page<'_> {
    pub(super) fn reps(&mut self, answer: &SolvedAnswer) -> fmt::Result {
        let Some(planned) = answer.lines.as_ref().filter(|_| !self.file.supply.reps.is_empty()) else { return Ok(()) };
        let results = &answer.solved.decomposition.lines;
        for ((line, planned), result) in self.file.plan.lines().iter().zip(planned).zip(results) {
            let check = result.check.map_or(0, |check| i128::from(check.minor()));
            self.heading(&self.texts.say_with("step2-reps-title", &[("name", line.name.clone().into())]))?;
            let table = self.reps_of(line, &planned.reps, check);
            self.out.push_str(&table.print());
        }
        Ok(())
    }

    fn reps_of(&self, line: &Line, shares: &[RepShare], check: i128) -> Columns {
        let right = |text: String| (text, Align::Right);
        let mut header = vec![(self.texts.say("step2-column-rep"), Align::Left)];
        header.extend(line.stages.iter().map(|stage| right(Self::short(&stage.name))));
        header.extend([right(self.texts.say("step2-deals")), right(self.texts.say("step2-column-amount"))]);
        let mut columns = Columns::new(header);
        let sum = |weeks: &[u64]| weeks.iter().sum::<u64>();
        let row = |name: String, stages: Vec<u64>, deals: u64| {
            let mut row = vec![name];
            row.extend(stages.into_iter().map(|n| self.cell(n)));
            row.extend([self.cell(deals), self.money_cell(i128::from(deals) * check)]);
            row
        };
        for (rep, share) in self.file.supply.reps.iter().zip(shares) {
            let stages = share.stages.iter().map(|weeks| sum(weeks)).collect();
            columns.row(row(rep.name.clone(), stages, sum(&share.deals)));
        }
        let all = |j: usize| shares.iter().map(|share| sum(&share.stages[j])).sum();
        let stages = (0..line.stages.len()).map(all).collect();
        let deals = shares.iter().map(|share| sum(&share.deals)).sum();
        columns.row(row(self.texts.say("total"), stages, deals).into_iter().map(bold).collect());
        columns
    }
}
