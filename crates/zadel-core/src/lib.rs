//! The plan as arithmetic.
//!
//! A sales plan is a set of actions that leads to indicators. Eight steps turn a target into such a plan, and each has a
//! module of its name here; what they share stands beside them.
//!
//! | step | module | question |
//! |---|---|---|
//! | 1 | [`step1_goal`] | how much, in what measure, by when? |
//! | 2 | [`step2_decomposition`] | which deals, meetings, leads and actions is that, and with what chance? |
//! | 3 | [`step3_resources`] | who and what will supply them? |
//!
//! Shared: [`money`], [`fraction`], [`conversion`], [`share`], [`count`], [`calendar`],
//! [`season`], [`availability`], [`evidence`], [`split`], and [`facts`], the ledger; [`forecast`], what will come of it. [`due`] says who of the clients buys next.
//!
//! Never here: input or output, a clock, a random source, words for people, floating point in the plan's arithmetic
//! (it lives in the chances, the forecasts and the grades of evidence only). A step never imports a later step.

pub mod availability;
pub mod calendar;
pub mod conversion;
pub mod count;
pub mod due;
pub mod evidence;
pub mod facts;
pub mod forecast;
pub mod fraction;
pub mod money;
pub mod season;
pub mod share;
pub mod split;
pub mod step1_goal;
pub mod step2_decomposition;
pub mod step3_resources;
