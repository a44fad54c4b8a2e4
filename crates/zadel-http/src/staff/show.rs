//! `GET /api/v1/staff`: who sells, and in which team?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::staff;

use super::{Employee, Team};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};

/// The company's teams and people.
#[derive(Serialize, ToSchema)]
pub(crate) struct Staff {
    /// The day it is for the server.
    today: String,
    /// As the tree is written down, each with all below it.
    teams: Vec<TeamOfTree>,
    /// By number, also those who left.
    employees: Vec<Employee>,
}

/// A team, and where it stands in the tree.
#[derive(Serialize, ToSchema)]
struct TeamOfTree {
    #[serde(flatten)]
    team: Team,
    /// How many teams are above it.
    depth: u32,
}

/// The company's teams and people, with everybody's history of teams.
#[utoipa::path(get, path = "/api/v1/staff", tag = "staff", responses(
    (status = 200, body = Staff),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_staff(State(server): State<Server>, SignedIn(who): SignedIn) -> Result<Json<Staff>, Problem> {
    let (staff, today) = staff::read_staff(&server.app, &who).await?;
    let teams = staff.teams_in_tree_order().into_iter();
    Ok(Json(Staff {
        today: today.to_string(),
        teams: teams.map(|(depth, team)| TeamOfTree { team: team.into(), depth }).collect(),
        employees: staff.employees.iter().map(|employee| Employee::on(today, employee)).collect(),
    }))
}
