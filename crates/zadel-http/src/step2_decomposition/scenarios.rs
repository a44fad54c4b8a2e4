//! `GET /api/v1/plans/{plan}/scenarios`: the plan and what it could be, side by side.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::plans::Meaning;
use zadel_app::step1_goal::goal_amount;
use zadel_app::step2_decomposition::{self, ComparedScenario, Decomposed, ScenarioChange};
use zadel_app::step3_resources::{all_leads, time_of};
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{Decomposition, LineChance, LineResult, StageResult};

use super::number::{Entry, FractionValue, Numbers};
use super::solution::{Status, unsolved};
use crate::border::texts;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn, Speaks};
use crate::wire::Path;

/// The plan and its scenarios. Lines and stages are the same in all of them, in the same order.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comparison)]
pub(crate) struct ComparisonView {
    /// Names of the lines.
    lines: Vec<ComparedNames>,
    plan: OutcomeView,
    scenarios: Vec<ScenarioView>,
}

/// What a line is made of.
#[derive(Debug, Serialize, ToSchema)]
struct ComparedNames {
    name: String,
    /// Top to bottom.
    stages: Vec<String>,
}

/// Other numbers that the plan could have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Scenario)]
struct ScenarioView {
    name: Entry,
    changes: Vec<ScenarioChangeView>,
    /// Null if it cannot be: then the problem says why.
    outcome: Option<OutcomeView>,
    problem: Option<ProblemDetails>,
}

/// One number that would be different, as it would be typed; null is left to be solved for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScenarioChange)]
struct ScenarioChangeView {
    path: String,
    now: Option<String>,
    then: Option<String>,
}

/// What a plan comes to. Null is open, or nothing is known of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScenarioOutcome)]
struct OutcomeView {
    status: Status,
    goal: Option<i64>,
    /// What the lines bring.
    amount: Option<i64>,
    /// Of the goal.
    chance: Option<f64>,
    lines: Vec<LineOutcomeView>,
    /// Leads that the sources are asked for.
    leads: Option<u64>,
    /// What the leads cost at best, in minor units.
    cost: Option<i64>,
    /// Minutes of all actions.
    minutes: Option<u64>,
    /// Minutes that the team does not have.
    missing_minutes: Option<u64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScenarioLine)]
struct LineOutcomeView {
    amount: Option<i64>,
    deals: Option<u32>,
    check: Option<i64>,
    stages: Vec<StageOutcomeView>,
    /// Items at the top for a chance of 80 %.
    for_eighty: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScenarioStage)]
struct StageOutcomeView {
    count: Option<u32>,
    link: Option<FractionValue>,
}

/// What the plan would be with each of its scenarios. Saves nothing.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/scenarios", tag = "plans", params(("plan" = i64, Path)), responses(
    (status = 200, body = ComparisonView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn compare_scenarios(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Speaks(language): Speaks,
    Path(plan): Path<i64>,
) -> Result<Json<ComparisonView>, Problem> {
    let compared = step2_decomposition::compare_scenarios(&server.app, &who, PlanId::new(plan)).await?;
    let numbers = Numbers { document: &compared.document, origins: &compared.origins, as_of: compared.plan.file.as_of };
    let lines = compared.plan.file.plan.lines().iter().map(|line| ComparedNames {
        name: line.name.clone(),
        stages: line.stages.iter().map(|stage| stage.name.clone()).collect(),
    });
    let scenario = |(at, scenario): (usize, ComparedScenario)| {
        let (outcome, problem) = match scenario.outcome {
            Ok(meaning) => (Some(OutcomeView::of(&meaning)), None),
            Err(refused) => (None, Some(Problem::from(refused).details(texts(language), ""))),
        };
        ScenarioView {
            name: numbers.entry(format!("scenario[{at}].name")),
            changes: scenario.changes.into_iter().map(ScenarioChangeView::from).collect(),
            outcome,
            problem,
        }
    };
    Ok(Json(ComparisonView {
        lines: lines.collect(),
        plan: OutcomeView::of(&compared.plan),
        scenarios: compared.scenarios.into_iter().enumerate().map(scenario).collect(),
    }))
}

impl From<ScenarioChange> for ScenarioChangeView {
    fn from(change: ScenarioChange) -> Self {
        Self { path: change.path, now: change.now, then: change.then }
    }
}

impl OutcomeView {
    fn of(meaning: &Meaning) -> Self {
        let Meaning { file, decomposed, supply, .. } = meaning;
        let mut view = match decomposed {
            Decomposed::Solved(plan) => Self {
                amount: Some(plan.solved.totals.amount.minor()),
                chance: plan.chance.whole.as_ref().map(|whole| whole.goal),
                lines: lines(&plan.solved.decomposition, &plan.chance.lines),
                ..Self::open(Status::Solved)
            },
            Decomposed::Underdetermined(open) => {
                Self { lines: lines(&open.decomposition, &[]), ..Self::open(Status::Underdetermined) }
            }
            Decomposed::Conflict(_) => Self { lines: lines(&unsolved(file), &[]), ..Self::open(Status::Conflict) },
        };
        view.goal = goal_amount(file, decomposed).map(Money::minor);
        if let Some(supply) = supply {
            let time = time_of(supply);
            view.leads = Some(all_leads(file, supply).need);
            view.cost = i64::try_from(supply.cost_minor).ok();
            view.minutes = time.map(|time| time.need);
            view.missing_minutes = time.map(zadel_core::step3_resources::Balance::deficit);
        }
        view
    }

    fn open(status: Status) -> Self {
        Self {
            status,
            goal: None,
            amount: None,
            chance: None,
            lines: Vec::new(),
            leads: None,
            cost: None,
            minutes: None,
            missing_minutes: None,
        }
    }
}

fn lines(decomposition: &Decomposition, chances: &[Option<LineChance>]) -> Vec<LineOutcomeView> {
    let line = |(at, line): (usize, &LineResult)| LineOutcomeView {
        amount: line.amount.map(Money::minor),
        deals: line.deals,
        check: line.check.map(Money::minor),
        stages: line.stages.iter().map(StageOutcomeView::of).collect(),
        for_eighty: chances.get(at).and_then(Option::as_ref).and_then(|chance| chance.for_goal.counts?[2]),
    };
    decomposition.lines.iter().enumerate().map(line).collect()
}

impl StageOutcomeView {
    fn of(stage: &StageResult) -> Self {
        Self { count: stage.count, link: stage.link.map(FractionValue::from) }
    }
}
