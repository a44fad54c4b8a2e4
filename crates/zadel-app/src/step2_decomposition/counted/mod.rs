//! What the facts say of a plan's lines: how many there were, how many passed, how long it took, and what a sale brought.

mod levels;
mod regulars;
mod typed;

use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_core::conversion::Observed;
use zadel_core::evidence::{AverageSale, EvidenceOf, Graded, grade_average};
use zadel_core::facts::Stage;
use zadel_core::facts::clients::Buying;
use zadel_core::facts::cohort::{Leg, StageConversion};
use zadel_core::facts::lags::Lags;
use zadel_core::facts::sales::{Sales, sales};
use zadel_core::facts::track::{Filter, Track};
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{Line, LineResult};
use zadel_exchange::plan_file::LineFacts;

use super::Edit;
use crate::by_facts::{OfLine, PlanRead};
use crate::facts::Told;

/// What the facts say of a line.
#[derive(Debug)]
pub struct LineSaid {
    /// Does the plan name something sold that the facts do not know?
    pub is_unknown: bool,
    /// Its levels, in the plan's order.
    pub levels: Vec<LevelSaid>,
    /// Deals won within the days, of clients as the line has them.
    pub sales: Sales,
    /// Their average, in whole units as one would plan with it.
    pub check: Option<Money>,
    /// The exact average with its interval in whole units; none of fewer than two sales.
    pub average: Option<AverageSale>,
    /// The planned average sale, graded by that.
    pub graded_check: Option<Graded>,
    /// What to type for the planned one to rest on that, whatever it is; nothing where it does already.
    pub rest_check: Option<Edit>,
    /// What to type to plan with it.
    pub take_check: Vec<Edit>,
}

/// What the facts say of a level.
#[derive(Debug, Default)]
pub struct LevelSaid {
    /// The stage of the funnel that it counts; none: nobody knows.
    pub funnel: Option<Stage>,
    /// How many entered that stage within the days; of regular clients, how many there are.
    pub n: Option<u32>,
    /// How many stand open in that stage.
    pub now: Option<u32>,
    /// What passes on from it, or how often they buy.
    pub passing: Option<Passing>,
    /// How long that takes.
    pub lags: Option<Lags>,
    /// The planned number, graded by that.
    pub graded: Option<Graded>,
    /// What to type for the plan's number to rest on that, whatever it is; nothing where it does already.
    pub rest: Option<Edit>,
    /// What to type to plan with it; nothing where the plan does already.
    pub take: Vec<Edit>,
    /// What to type for the schedule to have these delays.
    pub take_lag: Option<Edit>,
}

/// What is counted of a level.
#[derive(Clone, Debug)]
pub enum Passing {
    /// A cohort.
    Conversion(Leg, StageConversion),
    /// Clients who were regular when periods like the plan's began, in each of them; from the first to the last of those.
    Buying(Buying, Period),
}

impl LevelSaid {
    /// Is there something to rest on?
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.passing.as_ref().is_some_and(|passing| passing.observed().is_some()) && !self.is_hidden()
    }

    /// Is its share hidden behind deals that were only seen lost?
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        matches!(&self.passing, Some(Passing::Conversion(_, counts)) if !counts.is_known())
    }
}

impl Passing {
    /// The counts as evidence; none of nobody.
    #[must_use]
    pub fn observed(&self) -> Option<Observed> {
        match self {
            Self::Conversion(_, counts) => counts.observed(),
            Self::Buying(buying, _) => buying.observed(),
        }
    }

    fn evidence_of(&self) -> EvidenceOf {
        match self {
            Self::Conversion(..) => EvidenceOf::Conversion,
            Self::Buying(..) => EvidenceOf::PurchaseRate,
        }
    }
}

/// What the facts say of each line of a plan.
pub(crate) fn count_lines(told: &Told, plan: &PlanRead<'_>, days: (Date, Date)) -> Vec<LineSaid> {
    let results = plan.decomposed.lines();
    let lines = plan.file.plan.lines().iter().zip(&plan.file.facts).enumerate();
    let count = |(at, (line, facts)): (usize, (&Line, &LineFacts))| {
        let OfLine { tracks, filter, is_unknown } = OfLine::of(told, line, facts);
        let result = results.get(at);
        Counting { told, plan, days, at, line, facts, result, filter, tracks }.line(is_unknown)
    };
    lines.map(count).collect()
}

/// One line while it is counted.
struct Counting<'a> {
    told: &'a Told,
    plan: &'a PlanRead<'a>,
    days: (Date, Date),
    /// Which line of the plan.
    at: usize,
    line: &'a Line,
    facts: &'a LineFacts,
    result: Option<&'a LineResult>,
    filter: Filter,
    tracks: &'a [Track],
}

impl Counting<'_> {
    fn line(&self, is_unknown: bool) -> LineSaid {
        let sales = sales(self.tracks, self.told.window(self.days), &self.filter);
        let levels = match self.line.stages.first().map(|stage| stage.link.evidence_of()) {
            Some(EvidenceOf::PurchaseRate) => vec![self.regulars()],
            Some(EvidenceOf::Conversion) => self.levels(),
            None => Vec::new(),
        };
        let check = sales.won.average().and_then(|average| self.in_whole_units(average));
        let average = sales.won.evidence().map(|average| average.with_whole_ends(self.plan.file.currency));
        let last = sales.last_won.map(|at| self.told.books.day(at).min(self.plan.today));
        let rest_check = average.and_then(|average| self.sales_typed(average, last));
        let take_check = rest_check.iter().cloned().chain(check.and_then(|check| self.check_typed(check))).collect();
        let age_days = last.map(|day| self.plan.age(day));
        let planned = self.result.and_then(|result| result.check);
        let graded_check = planned.zip(average).map(|(planned, average)| grade_average(planned, average, age_days));
        LineSaid { is_unknown, levels, sales, check, average, graded_check, rest_check, take_check }
    }
}
