//! Step 2, the decomposition: editing numbers, looking ahead, versions.

mod chance;
pub(crate) mod edit;
pub(crate) mod history;
mod names;
mod number;
pub(crate) mod preview;
pub(crate) mod restore;
pub(crate) mod solution;
mod weekly;

use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::step2_decomposition::Edit;

use crate::problem::{Cause, Problem};

/// Numbers to change.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PlanChange {
    /// At least one, at most 1000; in order.
    edits: Vec<EditForm>,
}

/// One number to change. A mistyped key is refused: without its value an edit would let a number go.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Edit)]
pub(crate) struct EditForm {
    /// Which: `line[0].stage[1].conversion`. `name` is the plan's own.
    path: String,
    /// As somebody types it: `200 000 ₽`, `30 %`, `3/10`, `1 234,56`. Null leaves the number to be solved for.
    value: Option<String>,
}

impl PlanChange {
    fn edits(self) -> Result<Vec<Edit>, Problem> {
        // More at once are no work of a person's hand.
        const MOST: usize = 1000;
        if self.edits.is_empty() || MOST < self.edits.len() {
            return Err(Cause::BadBody("edits".to_owned()).into());
        }
        Ok(self.edits.into_iter().map(|edit| Edit { path: edit.path, typed: edit.value }).collect())
    }
}
