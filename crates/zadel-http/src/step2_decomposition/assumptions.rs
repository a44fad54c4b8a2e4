//! `GET /api/v1/plans/{plan}/assumptions`: everything that the plan takes for granted.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::step2_decomposition::{self, Assumption, Believed};
use zadel_core::money::Money;

use super::names::{Grade, Reason};
use super::number::{KindedValue, Numbers};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

/// The ledger of assumptions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Assumptions)]
pub(crate) struct AssumptionsView {
    /// The worst supported first; of equals, those on which more money rests.
    assumptions: Vec<AssumptionView>,
}

/// One number that somebody believes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Assumption)]
struct AssumptionView {
    /// Which: a conversion, a rate, an average sale, deals without a funnel; a margin or a mark-up, whose value is the margin.
    path: String,
    /// Null while it is open.
    value: Option<KindedValue>,
    /// So many of so many were seen to pass, if anybody counted.
    observed: Option<CountedView>,
    /// Of an average sale: the sales that it rests on, if anybody counted.
    sales: Option<AverageView>,
    /// Who answers for it where there are no facts.
    expert: Option<String>,
    /// Who set it, if somebody did since the plan was made.
    set_by: Option<String>,
    grade: Grade,
    /// Why, the weightiest first.
    reasons: Vec<Reason>,
    /// What the lines with it are to bring, in minor units.
    at_stake: Option<i64>,
}

/// What was counted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Counted)]
struct CountedView {
    passed: u32,
    entered: u32,
    /// The 95 % interval.
    low: f64,
    high: f64,
    /// The day of the last observation, if it is known, and how many days ago that was.
    to: Option<String>,
    age_days: Option<u32>,
}

/// Sales that were made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AverageSale)]
struct AverageView {
    n: u32,
    /// Minor units, as the ends of its 95 % interval.
    average: i64,
    low: i64,
    high: i64,
    /// The day of the last one, if it is known, and how many days ago that was.
    to: Option<String>,
    age_days: Option<u32>,
}

/// The ledger of assumptions: what each number rests on, and how much money rests on it.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/assumptions", tag = "plans", params(("plan" = i64, Path)), responses(
    (status = 200, body = AssumptionsView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_assumptions(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<Json<AssumptionsView>, Problem> {
    let ledger = step2_decomposition::list_assumptions(&server.app, &who, PlanId::new(plan)).await?;
    let open = &ledger.open;
    let numbers = Numbers { document: &open.document, origins: &open.origins, as_of: open.meaning.file.as_of };
    let assumptions = ledger.assumptions.into_iter().map(|one| view(&numbers, one)).collect();
    Ok(Json(AssumptionsView { assumptions }))
}

fn view(numbers: &Numbers<'_>, one: Assumption) -> AssumptionView {
    let entry = numbers.entry(one.of.to_string());
    let observed = one.evidence.observed.zip(one.graded.interval);
    AssumptionView {
        path: entry.path,
        value: one.value.map(|value| match one.of {
            Believed::Number(variable) => KindedValue::of(variable, value),
            Believed::Margin(_) => KindedValue::of_fraction(value),
        }),
        observed: observed.map(|(observed, interval)| CountedView {
            passed: observed.passed(),
            entered: observed.entered(),
            low: interval.low,
            high: interval.high,
            to: numbers.days_ago(one.evidence.age_days),
            age_days: one.evidence.age_days,
        }),
        sales: one.sales.map(|sales| AverageView {
            n: sales.n(),
            average: sales.average().minor(),
            low: sales.low().minor(),
            high: sales.high().minor(),
            to: numbers.days_ago(one.evidence.age_days),
            age_days: one.evidence.age_days,
        }),
        expert: one.evidence.expert,
        set_by: entry.set_by,
        grade: one.graded.grade.into(),
        reasons: one.graded.reasons.into_iter().map(Reason::from).collect(),
        at_stake: one.at_stake.map(Money::minor),
    }
}
