//! Scenarios side by side: what the plan would be with each of them.

use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_exchange::plan_file::Scenario;
use zadel_store::PlanId;

use super::edit_plan::{Edit, apply};
use crate::plans::{Meaning, Origins, read_plan, understood};
use crate::{App, Refused, Who};

/// A plan and its scenarios.
pub struct Comparison {
    /// The plan as it stands.
    pub plan: Meaning,
    /// In the order of the plan.
    pub scenarios: Vec<ComparedScenario>,
    /// The plan's document.
    pub document: PlanDocument,
    /// Who set which number when.
    pub origins: Origins,
}

/// One scenario.
pub struct ComparedScenario {
    /// What would be different.
    pub changes: Vec<ScenarioChange>,
    /// What the plan would become, or why it cannot: a line that is gone, a number that cannot be read.
    pub outcome: Result<Meaning, Refused>,
}

/// One number that would be different.
pub struct ScenarioChange {
    /// Where.
    pub path: String,
    /// What stands in the plan, as it would be typed.
    pub now: Option<String>,
    /// What would stand there.
    pub then: Option<String>,
}

/// The plan with each of its scenarios. Nothing is saved.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn compare_scenarios(app: &App, who: &Who, plan: PlanId) -> Result<Comparison, Refused> {
    let stored = read_plan(app, who, plan).await?;
    let plan = understood(app, &stored.document)?;
    let scenarios = plan.file.scenarios.iter().map(|scenario| compared(app, &stored.document, scenario)).collect();
    Ok(Comparison { plan, scenarios, document: stored.document, origins: stored.origins })
}

fn compared(app: &App, document: &PlanDocument, scenario: &Scenario) -> ComparedScenario {
    let change = |edit: &zadel_exchange::plan_file::ScenarioEdit| ScenarioChange {
        now: edit.path.parse::<Place>().ok().and_then(|place| document.text_at(&place)),
        path: edit.path.clone(),
        then: edit.value.clone(),
    };
    let changes: Vec<ScenarioChange> = scenario.edits.iter().map(change).collect();
    let edits: Vec<Edit> =
        changes.iter().map(|change| Edit { path: change.path.clone(), typed: change.then.clone() }).collect();
    let mut tried = document.clone();
    let outcome = apply(&mut tried, &mut String::new(), &edits).and_then(|_| understood(app, &tried));
    ComparedScenario { changes, outcome }
}
