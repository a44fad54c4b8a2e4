//! Step 2: the decomposition. Which deals, meetings, leads and actions is the goal, with what chance, and when?
//!
//! A plan is a goal and lines; a line is a chain of stages, deals and money. Any number can be pinned and the rest is
//! solved for ([`solve`]); where pins contradict each other, a smallest set of them is named, with the nearest values that
//! would do. [`chances`] says how likely the result is, [`weekly_line`], [`by_rep`] and [`schedule`] who does what when, and
//! [`live`] keeps a large team's plan exact while it is edited.
//!
//! ```text
//! n_0 --k_0--> n_1 --k_1--> ... n_{m-1} --k_{m-1}--> d --c--> A
//! leads        meetings                              deals    money
//! ```

pub mod article;
mod chain;
mod chance;
mod conflict;
mod fill;
mod freedom;
mod legs;
pub mod live;
mod outcome;
mod pins;
mod plan;
pub mod schedule;
mod solve;
mod variable;
mod weekly;

pub use chance::{CERTAINTIES, ChanceModel, GoalChance, LineChance, PlanChance, WholeChance, chances};
pub use legs::legs;
pub use outcome::{
    ActionResult, ConflictingPin, Decomposition, GradesBp, LineResult, Outcome, SolveError, Solved, StageResult,
    Totals, Underdetermined,
};
pub use plan::{Action, Clients, Line, LineError, Link, Plan, PlanError, Stage, Target};
pub use solve::solve;
pub use variable::{Value, Variable};
pub use weekly::{
    Lagged, RepWeights, WeeklyError, WeeklyLine, WeeklyStage, by_rep, minutes_by_part, week_weights, weekly_line,
};
