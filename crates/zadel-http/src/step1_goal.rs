//! Step 1, the goal: who gets which part of it.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_core::step1_goal::HandedDown;
use zadel_exchange::plan_file::{PlanFile, TeamOrRep, in_tree_order};

use crate::step2_decomposition::number::{Entry, Numbers};

/// The goal handed down to teams and people.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Cascade)]
pub(crate) struct CascadeView {
    /// Each team with everybody below it, then who is in no team.
    units: Vec<UnitView>,
    /// What those directly under the company are to bring together, less the goal, in minor units.
    mismatch: i64,
}

/// A team or a person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CascadeUnit)]
struct UnitView {
    kind: UnitKind,
    name: String,
    /// How many teams are above it.
    depth: u32,
    /// What it is to bring: set by hand, or what is left by weight.
    amount: i64,
    is_set: bool,
    target: Entry,
    /// What those directly below are to bring together, less the amount.
    mismatch: i64,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CascadeUnitKind)]
enum UnitKind {
    Team,
    Rep,
}

impl CascadeView {
    pub(crate) fn of(numbers: &Numbers<'_>, file: &PlanFile, handed: &HandedDown) -> Self {
        let (teams, reps) = (&file.supply.teams, &file.supply.reps);
        let unit = |(depth, unit)| {
            // Parts stand in the order of the plan, teams before people.
            let (kind, path, part, name, target) = match unit {
                TeamOrRep::Team(i) => (UnitKind::Team, format!("team[{i}]"), i, &teams[i].name, teams[i].target),
                TeamOrRep::Rep(i) => {
                    (UnitKind::Rep, format!("rep[{i}]"), teams.len() + i, &reps[i].name, reps[i].target)
                }
            };
            UnitView {
                kind,
                name: name.clone(),
                depth,
                amount: handed.parts[part].amount.minor(),
                is_set: target.is_some(),
                target: numbers.entry(format!("{path}.target")),
                mismatch: handed.parts[part].mismatch,
            }
        };
        Self { units: in_tree_order(teams, reps).into_iter().map(unit).collect(), mismatch: handed.mismatch }
    }
}
