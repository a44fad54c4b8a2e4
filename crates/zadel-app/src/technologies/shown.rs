//! What the facts show of a line's way of selling: "20 leads give 3 sales of 200,000".

use jiff::civil::Date;
use zadel_core::conversion::Observed;
use zadel_core::facts::Stage;
use zadel_core::facts::cohort::{Horizon, Leg, Question};
use zadel_core::facts::proof::{Shown, shown};
use zadel_core::facts::track::Track;
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::LineResult;
use zadel_core::step3_resources::{Proof, Verdict, deals_likely, prove};

use super::of_plan::planned_of;
use crate::by_facts::{OfLine, PlanRead};
use crate::facts::Told;
use crate::step3_resources::lines_with_leads;

/// What a line's way of selling has shown, however it was sold.
#[derive(Debug)]
pub struct WayShown {
    /// Where it begins.
    pub from: Stage,
    /// What became of them.
    pub shown: Shown,
    /// What of the leads the plan expects to become deals; `None` while a conversion is open.
    pub expected: Option<Fraction>,
    /// Whether that is so; `None` while nothing is expected or nothing was seen.
    pub proof: Option<Proof>,
    /// Leads that the plan takes; `None` while they are open.
    pub leads: Option<u32>,
    /// The deals that so many leads give in 8 cases of 10; `None` above 10,000 leads.
    pub likely: Option<(u64, u64)>,
}

/// By line of the plan; nothing of lines that do not begin with leads, or whose first level counts nothing that the facts know.
pub(crate) fn ways_shown(told: &Told, plan: &PlanRead<'_>, days: (Date, Date)) -> Vec<Option<WayShown>> {
    let results = plan.decomposed.lines();
    let mut ways: Vec<Option<WayShown>> = plan.file.plan.lines().iter().map(|_| None).collect();
    for (at, line) in lines_with_leads(plan.file) {
        let facts = &plan.file.facts[at];
        let Some(leg) = facts.levels.first().and_then(|level| Leg::new(level.funnel?, Stage::Won)) else { continue };
        let OfLine { tracks, filter, .. } = OfLine::of(told, line, facts);
        let horizon = Horizon::Measured;
        let question = Question { leg, window: told.window(days), as_of: told.as_of, filter, horizon };
        ways[at] = Some(way(tracks, &question, results.get(at), |age| plan.age(plan.day_ago(told, age))));
    }
    ways
}

/// `age_of` gives the days until the plan is looked at, of days until the facts came.
fn way(tracks: &[Track], question: &Question, result: Option<&LineResult>, age_of: impl Fn(u32) -> u32) -> WayShown {
    let check = result.and_then(|result| result.check).unwrap_or(Money::ZERO);
    let shown = shown(tracks, question, check);
    let (leads, expected) = planned_of(result);
    let age_days = shown.age_days().map(age_of);
    WayShown {
        from: question.leg.from(),
        proof: expected.and_then(|expected| proof(&shown, expected, age_days)),
        likely: leads.zip(shown.observed()).and_then(|(leads, observed)| deals_likely(leads, observed)),
        shown,
        expected,
        leads,
    }
}

/// Where some were only seen lost, a claim is proven only by the least that the facts allow, and refuted only by the most.
fn proof(shown: &Shown, expected: Fraction, age_days: Option<u32>) -> Option<Proof> {
    let bounds = shown.bounds()?;
    let by = |observed: Observed| prove(expected, Some(observed), age_days);
    let (least, most) = (by(bounds.low), by(bounds.high));
    let verdict = match (least.verdict, most.verdict) {
        (Verdict::Proven, _) => Verdict::Proven,
        (_, Verdict::Refuted) => Verdict::Refuted,
        _ => Verdict::NotProven,
    };
    let graded = shown.observed().map_or(most.graded, |observed| by(observed).graded);
    Some(Proof { verdict, graded })
}
