//! Who sells or helps to sell: teams, people, moves, absences.

pub(crate) mod add_absence;
pub(crate) mod add_employee;
pub(crate) mod add_team;
pub(crate) mod change_employee;
pub(crate) mod change_team;
pub(crate) mod place;
pub(crate) mod remove_absence;
pub(crate) mod remove_employee;
pub(crate) mod remove_placement;
pub(crate) mod show;

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::staff;

/// A team.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Team {
    id: i64,
    name: String,
    /// The team above; null directly under the company.
    parent: Option<i64>,
    /// Does it take nobody in any more?
    closed: bool,
    /// For `If-Match`.
    version: i64,
}

impl From<&staff::Team> for Team {
    fn from(team: &staff::Team) -> Self {
        Self {
            id: team.id.get(),
            name: team.name.clone(),
            parent: team.parent.map(staff::TeamId::get),
            closed: team.is_closed,
            version: team.version,
        }
    }
}

/// Somebody who sells or helps to sell.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Employee {
    id: i64,
    name: String,
    state: EmployeeState,
    /// The team: today's, or that of the first day, or of the last. Null directly under the company.
    team: Option<i64>,
    /// The first day.
    starts_on: String,
    /// The last day, if it is known.
    leaves_on: Option<String>,
    /// A week, as they are typed.
    hours: String,
    /// The parts of a newcomer, week by week from the first.
    ramp: Vec<String>,
    /// Who was in which team from when; the first is of the first day.
    placements: Vec<Placement>,
    /// By day.
    absences: Vec<Absence>,
    /// The account, if the person has one.
    member: Option<i64>,
    /// For `If-Match`; it grows with moves and absences too.
    version: i64,
}

/// Is somebody there today?
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EmployeeState {
    ToCome,
    Here,
    Left,
}

/// In a team from a day on.
#[derive(Debug, Serialize, ToSchema)]
struct Placement {
    from: String,
    /// Null directly under the company.
    team: Option<i64>,
}

/// Away, both ends included.
#[derive(Debug, Serialize, ToSchema)]
struct Absence {
    from: String,
    to: String,
    reason: Option<String>,
}

impl Employee {
    pub(crate) fn on(today: Date, employee: &staff::Employee) -> Self {
        let (state, day) = match employee.leaves_on {
            Some(last) if last < today => (EmployeeState::Left, last),
            _ if today < employee.starts_on => (EmployeeState::ToCome, employee.starts_on),
            _ => (EmployeeState::Here, today),
        };
        let placement =
            |one: &staff::Placement| Placement { from: one.from.to_string(), team: one.team.map(staff::TeamId::get) };
        let absence = |one: &staff::Absence| Absence {
            from: one.from.to_string(),
            to: one.to.to_string(),
            reason: one.reason.clone(),
        };
        Self {
            id: employee.id.get(),
            name: employee.name.clone(),
            state,
            team: employee.team_on(day).map(staff::TeamId::get),
            starts_on: employee.starts_on.to_string(),
            leaves_on: employee.leaves_on.map(|day| day.to_string()),
            hours: staff::hours_text(employee.minutes_per_week),
            ramp: employee.ramp.iter().copied().map(staff::part_text).collect(),
            placements: employee.placements.iter().map(placement).collect(),
            absences: employee.absences.iter().map(absence).collect(),
            member: employee.member.map(zadel_app::MemberId::get),
            version: employee.version,
        }
    }
}
