//! Step 1, the goal: who gets which part of it.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_core::step1_goal::HandedDown;
use zadel_exchange::plan_file::PlanFile;

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
        let mut view = Self { units: Vec::with_capacity(handed.parts.len()), mismatch: handed.mismatch };
        view.add_below(None, 0, numbers, file, handed);
        view
    }

    /// Teams hold eight levels at most: whoever reads a plan has made sure of it.
    fn add_below(
        &mut self,
        above: Option<usize>,
        depth: u32,
        numbers: &Numbers<'_>,
        file: &PlanFile,
        handed: &HandedDown,
    ) {
        let (teams, reps) = (&file.supply.teams, &file.supply.reps);
        for (i, team) in teams.iter().enumerate().filter(|(_, team)| team.parent == above) {
            let part = handed.parts[i];
            self.units.push(UnitView {
                kind: UnitKind::Team,
                name: team.name.clone(),
                depth,
                amount: part.amount.minor(),
                is_set: team.target.is_some(),
                target: numbers.entry(format!("team[{i}].target")),
                mismatch: part.mismatch,
            });
            self.add_below(Some(i), depth + 1, numbers, file, handed);
        }
        for (i, rep) in reps.iter().enumerate().filter(|(_, rep)| rep.team == above) {
            let part = handed.parts[teams.len() + i];
            self.units.push(UnitView {
                kind: UnitKind::Rep,
                name: rep.name.clone(),
                depth,
                amount: part.amount.minor(),
                is_set: rep.target.is_some(),
                target: numbers.entry(format!("rep[{i}].target")),
                mismatch: part.mismatch,
            });
        }
    }
}
