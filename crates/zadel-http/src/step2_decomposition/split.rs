//! `GET /api/v1/plans/{plan}/lines/{line}/split`: who does how much of a line, week by week.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::step2_decomposition::{self, LineSplit, SplitUnit};

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

/// A line among teams and people.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Split)]
pub(crate) struct SplitView {
    /// The stages' names, top to bottom; deals come after them.
    stages: Vec<String>,
    /// First days of the weeks.
    weeks: Vec<String>,
    /// Each team with everybody below it; empty if nobody is named or the plan is not whole.
    units: Vec<UnitView>,
}

/// A team, as the sum of its people, or one of them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SplitUnit)]
struct UnitView {
    name: String,
    /// How many teams are above it.
    depth: u32,
    is_team: bool,
    /// Items by week: of each stage, top to bottom, then deals.
    levels: Vec<LevelView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SplitLevel)]
struct LevelView {
    weeks: Vec<u64>,
    total: u64,
}

/// Who does how much of one line, the sums of teams included. Parts sum to their wholes in every week.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/lines/{line}/split", tag = "plans",
    params(("plan" = i64, Path), ("line" = usize, Path, description = "Counted from 0")), responses(
        (status = 200, body = SplitView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn split_line(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path((plan, line)): Path<(i64, usize)>,
) -> Result<Json<SplitView>, Problem> {
    Ok(Json(view(step2_decomposition::split_line(&server.app, &who, PlanId::new(plan), line).await?)))
}

fn view(split: LineSplit) -> SplitView {
    let level = |weeks: Vec<u64>| LevelView { total: weeks.iter().sum(), weeks };
    let unit = |unit: SplitUnit| UnitView {
        name: unit.name,
        depth: unit.depth,
        is_team: unit.is_team,
        levels: unit.levels.into_iter().map(level).collect(),
    };
    SplitView {
        stages: split.stages,
        weeks: split.weeks.iter().map(|week| week.from().to_string()).collect(),
        units: split.units.into_iter().map(unit).collect(),
    }
}
