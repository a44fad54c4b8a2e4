//! Step 2, the decomposition: editing numbers, looking ahead, versions.

pub(crate) mod assumptions;
mod chance;
pub(crate) mod edit;
pub(crate) mod history;
mod line;
pub(crate) mod names;
pub(crate) mod number;
pub(crate) mod preview;
pub(crate) mod restore;
pub(crate) mod scenarios;
pub(crate) mod solution;
pub(crate) mod split;
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
    /// What has to stand where, or nothing is done (409): whoever takes an edit back must not take back what others wrote since.
    #[serde(default)]
    expects: Vec<EditForm>,
}

/// One place to change. A mistyped key is refused: without its value an edit would let a number go.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Edit)]
pub(crate) struct EditForm {
    /// Which: `line[0].stage[1].conversion`. `name` is the plan's own.
    path: String,
    /// As somebody types it: `200 000 ₽`, `30 %`, `3/10`, `1 234,56`. Null leaves the number to be solved for. At an item of a
    /// list (`line[2]`), JSON in the shape of the plan file is inserted there, and null takes the item out; a list (`rep`) is
    /// replaced by JSON as a whole.
    value: Option<String>,
}

impl PlanChange {
    /// The edits, and what has to stand where.
    fn parts(self) -> Result<(Vec<Edit>, Vec<Edit>), Problem> {
        // More at once are no work of a person's hand.
        const MOST: usize = 1000;
        if self.edits.is_empty() || MOST < self.edits.len() || MOST < self.expects.len() {
            return Err(Cause::BadBody("edits".to_owned()).into());
        }
        let edits = |forms: Vec<EditForm>| -> Vec<Edit> {
            forms.into_iter().map(|edit| Edit { path: edit.path, typed: edit.value }).collect()
        };
        Ok((edits(self.edits), edits(self.expects)))
    }
}
