//! Levels that lead from stage to stage.

use jiff::civil::Date;
use zadel_core::evidence::{Evidence, Graded, grade};
use zadel_core::facts::Stage;
use zadel_core::facts::cohort::{FunnelQuestion, Leg, StageConversion, funnel};
use zadel_core::facts::lags::{Between, LagQuestion, Lags, lags};
use zadel_core::step2_decomposition::legs;

use super::{Counting, LevelSaid, Passing};

impl Counting<'_> {
    pub(super) fn levels(&self) -> Vec<LevelSaid> {
        let stages: Vec<Option<Stage>> = self.facts.levels.iter().map(|level| level.funnel).collect();
        let window = self.told.window(self.days);
        let known = stages.iter().flatten().copied().chain([Stage::Won]).collect();
        let question = FunnelQuestion { stages: known, window, as_of: self.told.as_of, filter: self.filter };
        let counted = funnel(self.tracks, &question);
        let conversion = |leg: Leg| counted.legs.iter().find(|(one, _)| *one == leg).map(|(_, counts)| *counts);
        let level = |(j, leg): (usize, Option<Leg>)| LevelSaid {
            funnel: stages[j],
            n: stages[j].and_then(|stage| counted.entered.get(&stage).copied()),
            now: stages[j].and_then(|stage| counted.now.get(&stage).copied()),
            ..leg.and_then(|leg| Some(self.level(j, leg, conversion(leg)?))).unwrap_or_default()
        };
        legs(&stages).into_iter().enumerate().map(level).collect()
    }

    fn level(&self, j: usize, leg: Leg, counts: StageConversion) -> LevelSaid {
        let passing = Passing::Conversion(leg, counts);
        let last = counts.last_entry_age_days.map(|age| self.plan.day_ago(self.told, age));
        let lags = self.lags(leg);
        if !counts.is_known() {
            // It is shown with its bounds, and no plan rests on it.
            return LevelSaid { passing: Some(passing), lags: Some(lags), ..LevelSaid::default() };
        }
        LevelSaid {
            graded: self.graded(j, &passing, last),
            rest: self.rest_typed(j, &passing, last),
            take: self.link_typed(j, &passing, last),
            take_lag: self.lag_typed(j, &lags),
            passing: Some(passing),
            lags: Some(lags),
            ..LevelSaid::default()
        }
    }

    fn lags(&self, leg: Leg) -> Lags {
        let question = LagQuestion {
            between: Between::Stages(leg),
            window: self.told.window(self.days),
            as_of: self.told.as_of,
            filter: self.filter,
        };
        lags(self.tracks, &question, |at| self.told.books.day(at))
    }

    /// The planned number, by these counts.
    pub(super) fn graded(&self, j: usize, passing: &Passing, last: Option<Date>) -> Option<Graded> {
        let planned = self.result?.stages.get(j)?.link?;
        let observed = passing.observed()?;
        let age_days = last.map(|day| self.plan.age(day));
        let evidence = Evidence { observed: Some(observed), age_days, expert: None };
        Some(grade(planned, &evidence, passing.evidence_of()))
    }
}
