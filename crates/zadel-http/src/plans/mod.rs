//! Plans: the list, one of them, a new one, one to take away.

pub(crate) mod create;
pub(crate) mod list;
pub(crate) mod open;
pub(crate) mod roster;
pub(crate) mod take_away;

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::Who;
use zadel_app::plans::OpenPlan;
use zadel_app::rights::Right;

use crate::step2_decomposition::solution::Solution;
use crate::wire::{ChangeBy, moment};

/// A plan with all its numbers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Plan {
    id: i64,
    name: String,
    /// `draft`.
    status: String,
    /// For `If-Match`; every edit makes the next one.
    version: i64,
    changed_at: String,
    changed_by: String,
    /// May whoever asks change it?
    may_edit: bool,
    /// What this request changed, in order; empty if it only read. Turned round from the last to the first, it is taken back.
    changes: Vec<ChangeBy>,
    solution: Solution,
}

impl Plan {
    pub(crate) fn of(open: &OpenPlan, who: &Who) -> Self {
        Self {
            id: open.row.brief.plan.get(),
            name: open.row.brief.name.clone(),
            status: open.row.brief.status.clone(),
            version: open.row.brief.version,
            changed_at: moment(open.row.brief.changed_at.get()),
            changed_by: open.row.brief.changed_by_name.clone(),
            may_edit: who.may(Right::EditPlans).is_ok(),
            changes: ChangeBy::made(open),
            solution: Solution::of(&open.document, &open.meaning, &open.origins),
        }
    }
}
