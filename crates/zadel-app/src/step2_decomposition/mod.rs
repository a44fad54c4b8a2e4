//! Step 2, the decomposition: what is solved, previewed, edited and put back.

mod decompose_plan;

pub use decompose_plan::{Decomposed, DecomposedPlan, decompose_plan};
pub(crate) use decompose_plan::{overflow, place_of};
