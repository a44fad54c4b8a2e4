//! Step 1, the goal: handed down to teams and people, and spread over months.

mod by_month;
mod hand_goal_down;

pub use by_month::{MonthSum, MonthlyTargets, UnitMonth, spread_by_month};
pub use hand_goal_down::{goal_amount, hand_goal_down};
