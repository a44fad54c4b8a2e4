//! Facts: what happened, when, and who says so. Everything else is computed from them and can be thrown away.
//!
//! | module | answers |
//! |---|---|
//! | [`seen`] | what does a file show? |
//! | [`fact`] | what happened? |
//! | [`stage`] | which stage of the funnel is that? |
//!
//! Never: a plan, a forecast, a step. Facts know nothing of what anybody hopes for.

pub mod fact;
pub mod seen;
pub mod stage;

pub use fact::FactKind;
pub use stage::{Outcome, Stage, StageMeaning};
