//! Everything that `zadel solve` finds out, before it is printed in one form or the other.

use zadel_core::step2_decomposition::{Outcome, PlanChance, chances, solve};

use crate::plan_file::problem::{Kind, Problem};
use crate::plan_file::PlanFile;
use zadel_core::step2_decomposition::{SolveError, Variable};

/// What became of a plan file.
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    /// Of a solved plan.
    pub(super) chance: Option<PlanChance>,
}

impl Answer {
    pub(super) fn of(file: &PlanFile) -> Result<Self, Problem> {
        let outcome = solve(&file.plan).map_err(|error| {
            let (kind, variable) = match error {
                SolveError::Overflow(variable) => (Kind::Overflow, variable),
                SolveError::ShareWithoutBase => (Kind::ShareWithoutBase, Variable::Goal),
            };
            kind.at(variable.to_string(), file.place_of(variable))
        })?;
        let chance = match &outcome {
            Outcome::Solved(solved) => Some(chances(&file.plan, solved)),
            _ => None,
        };
        Ok(Self { outcome, chance })
    }
}
