//! `GET /api/v1/plans/{plan}/technologies`: what the plan sells with, and whether that is proven.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::technologies::{Planned, Technology, technologies_of_plan};
use zadel_core::step3_resources::{Proof, Verdict};

use super::TechnologyProof;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::step2_decomposition::names::{Reason, StepState};
use crate::step2_decomposition::number::{Entry, FractionValue, Numbers};
use crate::wire::Path;

/// What a plan sells with.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlanTechnologies {
    /// Of the plan, so that an answer that is overtaken can be told.
    version: i64,
    /// All ways are proven, some thing is there, or none is.
    state: StepState,
    /// Lines that begin with leads.
    lines: Vec<LineTechnology>,
}

/// What one line sells with.
#[derive(Debug, Serialize, ToSchema)]
struct LineTechnology {
    /// The line, by its index.
    line: usize,
    /// What the plan calls it; empty for none.
    entry: Entry,
    /// Null if none is named, or the company has none of that name.
    technology: Option<NamedTechnology>,
    /// What of its leads the plan expects to become deals; null while a conversion is open.
    expected: Option<FractionValue>,
    /// What the counts say to that; null without a technology, or while a conversion is open.
    verdict: Option<TechnologyVerdict>,
    /// Why, the weightiest first.
    reasons: Vec<Reason>,
    /// The 95 % interval of what was counted.
    interval: Option<ShareInterval>,
    /// Leads of the plan, and deals that it needs of them; null while they are open.
    leads: Option<u32>,
    deals: Option<u32>,
    /// The deals that so many leads give in 8 cases of 10 by the counts; null without counts, or above 10,000 leads.
    likely: Option<DealRange>,
}

/// A technology of the company.
#[derive(Debug, Serialize, ToSchema)]
struct NamedTechnology {
    id: i64,
    /// What it is called now.
    name: String,
    version: i64,
    /// Is it offered to plans?
    offered: bool,
    n_steps: usize,
    proof: Option<TechnologyProof>,
}

/// What the deals of a way of selling say to what a plan expects of it.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TechnologyVerdict {
    Proven,
    NotProven,
    Refuted,
}

/// From and to, of one.
#[derive(Debug, Serialize, ToSchema)]
struct ShareInterval {
    low: f64,
    high: f64,
}

/// From and to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DealRange {
    pub(crate) low: u64,
    pub(crate) high: u64,
}

/// What each line of a plan that begins with leads sells with, and whether that is proven.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/technologies", tag = "technologies", params(("plan" = i64, Path)), responses(
    (status = 200, body = PlanTechnologies),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_plan_technologies(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<Json<PlanTechnologies>, Problem> {
    let found = technologies_of_plan(&server.app, &who, PlanId::new(plan)).await?;
    let open = &found.open;
    let numbers = Numbers { document: &open.document, origins: &open.origins, as_of: open.meaning.file.as_of };
    Ok(Json(PlanTechnologies {
        version: open.row.brief.version,
        state: found.state.into(),
        lines: found.lines.into_iter().map(|line| view(&numbers, line)).collect(),
    }))
}

fn view(numbers: &Numbers<'_>, of: Planned) -> LineTechnology {
    let interval = of.proof.as_ref().and_then(|proof| proof.graded.interval);
    let reasons = |proof: Proof| proof.graded.reasons.into_iter().map(Reason::from).collect();
    LineTechnology {
        line: of.line,
        entry: numbers.entry(format!("line[{}].technology", of.line)),
        technology: of.technology.map(named),
        expected: of.expected.map(FractionValue::from),
        verdict: of.proof.as_ref().map(|proof| proof.verdict.into()),
        reasons: of.proof.map(reasons).unwrap_or_default(),
        interval: interval.map(|interval| ShareInterval { low: interval.low, high: interval.high }),
        leads: of.leads,
        deals: of.deals,
        likely: of.likely.map(|(low, high)| DealRange { low, high }),
    }
}

fn named(technology: Technology) -> NamedTechnology {
    let Technology { row, content } = technology;
    NamedTechnology {
        id: row.technology.get(),
        name: row.name,
        version: row.version,
        offered: row.put_away_at.is_none(),
        n_steps: content.steps.len(),
        proof: content.proof.map(TechnologyProof::from),
    }
}

impl From<Verdict> for TechnologyVerdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Proven => Self::Proven,
            Verdict::NotProven => Self::NotProven,
            Verdict::Refuted => Self::Refuted,
        }
    }
}
