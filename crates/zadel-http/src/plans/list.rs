//! `GET /api/v1/plans`: which plans are there?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::plans;
use zadel_core::money::Currency;

use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Query, moment};

/// A page of plans.
#[derive(Serialize, ToSchema)]
pub(crate) struct Plans {
    plans: Vec<PlanSummary>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// A plan in one line.
#[derive(Serialize, ToSchema)]
struct PlanSummary {
    id: i64,
    name: String,
    /// `draft`.
    status: String,
    version: i64,
    currency: String,
    /// Digits of the minor unit.
    exponent: u32,
    from: String,
    to: String,
    /// Minor units; null if the goal follows from the other numbers.
    goal: Option<i64>,
    changed_at: String,
    changed_by: String,
}

/// The plans of the company, newest first.
#[utoipa::path(get, path = "/api/v1/plans", tag = "plans", params(Page), responses(
    (status = 200, body = Plans),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_plans(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(page): Query<Page>,
) -> Result<Json<Plans>, Problem> {
    let before = page.from.map(PlanId::new);
    let mut rows = plans::list_plans(&server.app, &who, before, page.limit_and_next()).await?;
    let next = page.cut(&mut rows, |row| row.plan.get());
    Ok(Json(Plans { plans: rows.into_iter().map(PlanSummary::from).collect(), next }))
}

impl From<plans::PlanBrief> for PlanSummary {
    fn from(row: plans::PlanBrief) -> Self {
        Self {
            id: row.plan.get(),
            name: row.name,
            status: row.status,
            version: row.version,
            exponent: row.currency.parse().map_or(0, Currency::n_digits),
            currency: row.currency,
            from: row.from_day,
            to: row.to_day,
            goal: row.goal_minor,
            changed_at: moment(row.changed_at.get()),
            changed_by: row.changed_by_name,
        }
    }
}
