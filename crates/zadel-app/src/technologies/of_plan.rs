//! The ways of selling that a plan is to be made with, and whether they can bring what it expects of them.

use std::collections::BTreeMap;

use zadel_core::fraction::Fraction;
use zadel_core::step2_decomposition::LineResult;
use zadel_core::step3_resources::{Proof, Verdict, deals_likely, end_to_end, prove};
use zadel_store::PlanId;

use super::{Counted, Technology, find};
use crate::plans::{OpenPlan, open_plan};
use crate::readiness::StepState;
use crate::step3_resources::lines_with_leads;
use crate::{App, Refused, Who};

/// What a plan sells with.
pub struct PlanTechnologies {
    /// The plan.
    pub open: OpenPlan,
    /// Lines that begin with leads.
    pub lines: Vec<Planned>,
    /// All are proven, some thing is there, nothing is, or there is nothing to sell to leads.
    pub state: StepState,
}

/// What one line sells with.
pub struct Planned {
    /// The line, by its index.
    pub line: usize,
    /// The technology that it names, if there is one of that name.
    pub technology: Option<Technology>,
    /// What of its leads the plan expects to become deals; `None` while a conversion is open.
    pub expected: Option<Fraction>,
    /// What the technology's counts say to that; `None` while either is missing.
    pub proof: Option<Proof>,
    /// Leads that the plan takes; `None` while they are open.
    pub leads: Option<u32>,
    /// Deals that the plan needs of them; `None` while they are open.
    pub deals: Option<u32>,
    /// The deals that so many leads give in 8 cases of 10 by the counts; `None` without counts, or above 10,000 leads.
    pub likely: Option<(u64, u64)>,
}

/// What each line of a plan sells with, and what is proven of that.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn technologies_of_plan(app: &App, who: &Who, plan: PlanId) -> Result<PlanTechnologies, Refused> {
    let open = open_plan(app, who, plan).await?;
    let file = &open.meaning.file;
    let results = open.meaning.decomposed.lines();
    // Lines share their technologies: each is read once.
    let mut known: BTreeMap<&str, Option<Technology>> = BTreeMap::new();
    let mut lines = Vec::new();
    for (line, _) in lines_with_leads(file) {
        let technology = match file.technologies[line].as_deref() {
            Some(name) => find_named(app, who, &mut known, name).await?,
            None => None,
        };
        lines.push(weighed(app, line, technology, results.get(line)));
    }
    let state = state_of(&lines);
    Ok(PlanTechnologies { open, lines, state })
}

async fn find_named<'f>(
    app: &App,
    who: &Who,
    known: &mut BTreeMap<&'f str, Option<Technology>>,
    name: &'f str,
) -> Result<Option<Technology>, Refused> {
    if let Some(technology) = known.get(name) {
        return Ok(technology.clone());
    }
    let technology = match zadel_store::technologies::find_by_name(&app.db, who.company, name).await? {
        Some(id) => Some(find(app, who.company, id).await?),
        None => None,
    };
    known.insert(name, technology.clone());
    Ok(technology)
}

fn weighed(app: &App, line: usize, technology: Option<Technology>, result: Option<&LineResult>) -> Planned {
    let (leads, expected) = planned_of(result);
    let counted = technology.as_ref().and_then(|technology| technology.content.proof);
    let observed = counted.and_then(Counted::observed);
    let age_days = counted.and_then(|counted| counted.age_days(app.today()));
    let proof = technology.as_ref().and(expected).map(|expected| prove(expected, observed, age_days));
    let likely = leads.zip(observed).and_then(|(leads, observed)| deals_likely(leads, observed));
    Planned { line, technology, expected, proof, leads, deals: result.and_then(|result| result.deals), likely }
}

/// The leads that a line takes, and what of them it expects to become deals; `None` while that is open.
pub(super) fn planned_of(result: Option<&LineResult>) -> (Option<u32>, Option<Fraction>) {
    let stages = result.map(|result| result.stages.as_slice()).unwrap_or_default();
    let links: Option<Vec<Fraction>> = stages.iter().map(|stage| stage.link).collect();
    let expected = links.filter(|links| !links.is_empty()).map(|links| end_to_end(&links));
    (stages.first().and_then(|stage| stage.count), expected)
}

fn state_of(lines: &[Planned]) -> StepState {
    let is_proven = |line: &Planned| line.proof.as_ref().is_some_and(|proof| proof.verdict == Verdict::Proven);
    if lines.iter().all(is_proven) {
        StepState::Done
    } else if lines.iter().all(|line| line.technology.is_none()) {
        StepState::Lacking
    } else {
        StepState::Part
    }
}
