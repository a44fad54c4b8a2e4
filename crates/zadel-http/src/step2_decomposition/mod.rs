//! Step 2, the decomposition: editing numbers, looking ahead, versions.

pub(crate) mod assumptions;
mod chance;
pub(crate) mod edit;
pub(crate) mod history;
mod line;
pub(crate) mod names;
pub(crate) mod number;
pub(crate) mod paste;
pub(crate) mod preview;
pub(crate) mod restore;
pub(crate) mod scenarios;
pub(crate) mod solution;
pub(crate) mod split;
mod weekly;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::step2_decomposition::{Edit, MOST_EDITS};

use crate::problem::{Cause, Problem};

/// Numbers to change.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PlanChange {
    /// At least one, at most 12,000; in order.
    edits: Vec<EditForm>,
    /// What has to stand where, or nothing is done (409): whoever takes an edit back must not take back what others wrote since.
    #[serde(default)]
    expects: Vec<EditForm>,
}

/// One place to change. A mistyped key is refused: without its value an edit would let a number go.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
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

impl From<EditForm> for Edit {
    fn from(form: EditForm) -> Self {
        Self { path: form.path, typed: form.value }
    }
}

impl From<Edit> for EditForm {
    fn from(edit: Edit) -> Self {
        Self { path: edit.path, value: edit.typed }
    }
}

impl PlanChange {
    /// The edits, and what has to stand where.
    fn parts(self) -> Result<(Vec<Edit>, Vec<Edit>), Problem> {
        if self.edits.is_empty() || MOST_EDITS < self.edits.len() || MOST_EDITS < self.expects.len() {
            return Err(Cause::BadBody("edits".to_owned()).into());
        }
        let edits = |forms: Vec<EditForm>| -> Vec<Edit> { forms.into_iter().map(Edit::from).collect() };
        Ok((edits(self.edits), edits(self.expects)))
    }
}
