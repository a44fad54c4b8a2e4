//! Each line week by week.

use std::fmt::{self, Write};

use zadel_core::calendar::Period;
use zadel_core::step2_decomposition::{Line, WeeklyLine};

use super::Page;
use super::columns::{Align, Columns};
use super::lines::bold;
use zadel_app::answer::SolvedAnswer;

impl Page<'_> {
    pub(super) fn weeks(&mut self, answer: &SolvedAnswer) -> fmt::Result {
        let Some(planned) = &answer.lines else {
            self.heading(&self.texts.say("step2-no-weeks"))?;
            return Ok(());
        };
        if !self.file.has_calendar {
            writeln!(self.out)?;
            self.note(&self.texts.say("step2-no-calendar"))?;
        }
        for (line, planned) in self.file.plan.lines().iter().zip(planned) {
            self.heading(&self.texts.say_with("step2-weeks-title", &[("name", line.name.clone().into())]))?;
            let table = self.weeks_of(answer, line, &planned.weekly);
            self.out.push_str(&table.print());
            self.lags(answer, line, &planned.weekly)?;
        }
        Ok(())
    }

    /// A week, with its year where the period has weeks of several.
    pub(super) fn week(&self, week: Period) -> String {
        let period = self.file.plan.goal().period;
        if period.from().year() == period.to().year() { self.texts.week(week) } else { self.texts.week_with_year(week) }
    }

    fn weeks_of(&self, answer: &SolvedAnswer, line: &Line, weekly: &WeeklyLine) -> Columns {
        let right = |text: String| (text, Align::Right);
        let mut header = vec![(self.texts.say("step2-column-week"), Align::Left)];
        header.push(right(self.texts.say("step2-column-days")));
        header.extend(line.stages.iter().map(|stage| right(Self::short(&stage.name))));
        let has_work = line.stages.iter().any(|stage| !stage.actions.is_empty());
        header.extend(has_work.then(|| right(self.texts.say("step2-column-hours"))));
        header.push(right(self.texts.say("step2-deals")));
        header.push(right(self.texts.say("step2-column-amount")));
        let mut columns = Columns::new(header);
        let minor = |minor: u64| self.money_cell(i128::from(minor));
        for (w, week) in answer.weeks.iter().enumerate() {
            let mut row = vec![self.week(*week), self.texts.count(answer.working_days[w])];
            row.extend(weekly.stages.iter().map(|stage| self.cell(stage.weekly[w])));
            row.extend(has_work.then(|| self.time_cell(weekly.stages.iter().map(|stage| stage.minutes[w]).sum())));
            row.extend([self.cell(weekly.deals[w]), minor(weekly.amount_minor[w])]);
            columns.row(row);
        }
        let sum = |weeks: &[u64]| self.texts.count(weeks.iter().sum::<u64>());
        let days: u32 = answer.working_days.iter().sum();
        let mut total = vec![self.texts.say("total"), self.texts.count(days)];
        total.extend(weekly.stages.iter().map(|stage| sum(&stage.weekly)));
        let minutes = weekly.stages.iter().flat_map(|stage| &stage.minutes).sum();
        total.extend(has_work.then(|| self.time_cell(minutes)));
        total.extend([sum(&weekly.deals), minor(weekly.amount_minor.iter().sum())]);
        columns.row(total.into_iter().map(bold).collect());
        columns
    }

    /// What the lags mean: what must be in hand already, and until when a lead is of use.
    fn lags(&mut self, answer: &SolvedAnswer, line: &Line, weekly: &WeeklyLine) -> fmt::Result {
        for (j, (stage, weekly)) in line.stages.iter().zip(&weekly.stages).enumerate() {
            let Some(lagged) = &weekly.lagged else { continue };
            let below =
                line.stages.get(j + 1).map_or_else(|| self.texts.say("step2-deals"), |below| below.name.clone());
            let stage_name = || ("stage", stage.name.clone().into());
            if 0 < lagged.in_hand {
                let n = self.texts.count(lagged.in_hand);
                let sentence =
                    self.texts.say_with("step2-in-hand", &[("below", below.into()), ("n", n.into()), stage_name()]);
                self.note(&sentence)?;
            }
            let last = lagged.last_useful.map(|week| {
                let week = week.and_then(|week| answer.weeks.get(usize::try_from(week).ok()?.checked_sub(1)?));
                week.map_or_else(|| self.texts.say("step2-never-useful"), |week| self.week(*week))
            });
            let [half, eighty, ninety] = last;
            let sentence = self.texts.say_with(
                "step2-last-useful",
                &[stage_name(), ("half", half.into()), ("eighty", eighty.into()), ("ninety", ninety.into())],
            );
            self.note(&sentence)?;
        }
        Ok(())
    }
}
