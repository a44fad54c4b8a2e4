//! Step 1, the goal: who gets which part of it, and what a sheet of targets says.

mod cascade;
pub(crate) mod target_sheet;

pub(crate) use cascade::CascadeView;
