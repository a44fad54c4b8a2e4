//! Step 1: the goal. How much, in what measure, counted by what, by when?
//!
//! A goal is one amount for a period. What the following steps need of it is the *requirement*: how much the lines of the
//! plan must bring together, each line counting with its weight.
//!
//! # Formula
//! ```text
//! w_i = 1 for revenue, the line's margin for profit
//! P   = G for revenue and gross profit,  G + fixed costs for net profit
//! requirement:  sum_i w_i T_i >= P
//! ```
//!
//! # Examples
//! The article's goal, and the same as a profit:
//! ```
//! # use jiff::civil::date;
//! # use zadel_core::{calendar::Period, fraction::Fraction, money::Currency, step1_goal::*};
//! let period = Period::new(date(2026, 12, 1), date(2026, 12, 31))?;
//! let million = Currency::RUB.whole(1_000_000)?;
//! assert_eq!(Goal::revenue(million, period).requirement()?, Some(million));
//!
//! let half: Fraction = "1/2".parse()?;
//! assert_eq!(revenue_for(Currency::RUB.whole(500_000)?, half)?, million);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod by_month;
mod cascade;
mod goal;
mod grain;
mod hand_down;
mod margin;
mod record;

pub use by_month::{MonthOfPeriod, SetMonths, by_month};
pub use cascade::{Cascade, CascadeError, cascade};
pub use goal::{Basis, Goal, GoalError, Measure, Vat};
pub use grain::Grain;
pub use hand_down::{HandedDown, Part, Unit, hand_down};
pub use margin::{Margin, MarginOutOfRange, revenue_for};
pub use record::Record;
