//! Step 2, the decomposition: what is solved, looked ahead at, edited and put back.

mod assumptions;
mod compare_scenarios;
mod counted;
mod decompose_plan;
mod edit_plan;
mod history;
mod preview_paste;
mod split_line;

pub use assumptions::{Assumption, Believed, Ledger, list_assumptions};
pub use compare_scenarios::{ComparedScenario, Comparison, ScenarioChange, compare_scenarios};
pub(crate) use counted::count_lines;
pub use counted::{LevelSaid, LineSaid, Passing};
pub use decompose_plan::{Decomposed, DecomposedPlan, decompose_plan};
pub(crate) use decompose_plan::{overflow, place_of};
pub use edit_plan::{Edit, MOST_EDITS, PlanRequest, Preview, edit_plan, preview_edits};
pub use history::{NetChange, list_edits, restore_version};
pub use preview_paste::{PastePreview, PastedCell, preview_paste};
pub use split_line::{LineSplit, SplitUnit, split_line};
