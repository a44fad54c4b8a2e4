//! Step 1, the goal: handed down to teams and people, and spread over months.

mod by_month;
mod hand_goal_down;
mod part_of_goal;
mod record_of_goal;
mod target_sheet;

pub use by_month::{MonthSum, MonthlyTargets, UnitMonth, spread_by_month};
pub use hand_goal_down::{goal_amount, hand_goal_down, without_time};
pub(crate) use part_of_goal::{parts_as_sums, why_no_sum};
pub use record_of_goal::{CountedBy, GoalRecord};
pub(crate) use record_of_goal::{needed, record_of_goal};
pub use target_sheet::{Matched, MatchedRow, ReadTargetSheet, read_target_sheet};
