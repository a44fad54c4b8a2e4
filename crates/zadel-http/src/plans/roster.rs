//! `GET /api/v1/plans/{plan}/roster`: what do the company's people and calendar say for the plan's period?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::staff::{self, Difference, DifferenceKind};

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

/// How the company differs from a plan. Sent to the plan, the edits make them equal.
#[derive(Serialize, ToSchema)]
pub(crate) struct Roster {
    /// The version of the plan that was compared.
    version: i64,
    /// Empty if there is no difference.
    edits: Vec<RosterEdit>,
    /// The same for people to read.
    differences: Vec<RosterDifference>,
}

/// An edit of the plan.
#[derive(Serialize, ToSchema)]
struct RosterEdit {
    path: String,
    /// Null takes away what stands there.
    value: Option<String>,
}

/// One difference.
#[derive(Serialize, ToSchema)]
struct RosterDifference {
    #[schema(value_type = RosterDifferenceKind)]
    kind: &'static str,
    /// A person's or a team's name, or a day.
    name: String,
    /// What the plan has: a team, a part of a full rep, parts by week, days as `2026-12-01/2026-12-04`.
    before: Option<String>,
    /// What the company has.
    after: Option<String>,
}

/// What differs. For the document only: the wire has its code.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "the document names the words, the code has them from zadel-app")]
pub(crate) enum RosterDifferenceKind {
    Joins,
    Leaves,
    Moves,
    Hours,
    Ramp,
    Absences,
    TeamJoins,
    TeamLeaves,
    TeamMoves,
    Country,
    DayOff,
    DayOn,
}

fn code(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Joins => "joins",
        DifferenceKind::Leaves => "leaves",
        DifferenceKind::Moves => "moves",
        DifferenceKind::Hours => "hours",
        DifferenceKind::Ramp => "ramp",
        DifferenceKind::Absences => "absences",
        DifferenceKind::TeamJoins => "team_joins",
        DifferenceKind::TeamLeaves => "team_leaves",
        DifferenceKind::TeamMoves => "team_moves",
        DifferenceKind::Country => "country",
        DifferenceKind::DayOff => "day_off",
        DifferenceKind::DayOn => "day_on",
    }
}

/// What the company's people and calendar say for the plan's period, as the edits that bring it into the plan.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/roster", tag = "plans", params(("plan" = i64, Path)), responses(
    (status = 200, body = Roster),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_roster(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<Json<Roster>, Problem> {
    let roster = staff::find_roster(&server.app, &who, PlanId::new(plan)).await?;
    let difference = |one: Difference| RosterDifference {
        kind: code(one.kind),
        name: one.name,
        before: one.before,
        after: one.after,
    };
    Ok(Json(Roster {
        version: roster.version,
        edits: roster.edits.into_iter().map(|edit| RosterEdit { path: edit.path, value: edit.typed }).collect(),
        differences: roster.differences.into_iter().map(difference).collect(),
    }))
}
