//! Facts: what happened, when, and who says so. Everything else is computed from them and can be thrown away.
//!
//! | module | answers |
//! |---|---|
//! | [`fact`] | what happened, and does it still hold? |
//! | [`deal`] | how does a deal stand, and which stages did it pass? |
//! | [`cube`] | how much of what was there in a week? |
//! | [`seen`] | what does a file show? |
//! | [`news`] | what is new in it? |
//! | [`said`] | what does a person change? |
//! | [`stage`] | which stage of the funnel is that? |
//!
//! What is computed from deals, in scans over compact [`track`]s:
//!
//! | module | answers |
//! |---|---|
//! | [`cohort`] | which share passes from a stage to a later one? |
//! | [`lags`] | how long does that take, and how long is the sales cycle? |
//! | [`sales`] | how large are sales, and how many deals are won? |
//! | [`clients`] | who buys again, and how often? |
//! | [`prospects`] | whose open deals are large? |
//! | [`response`] | how soon is a new lead answered? |
//! | [`proof`] | what do the facts say to "so many leads give so many sales of that size"? |
//!
//! And [`receivables`]: what is left of invoices when payments are taken off.
//!
//! Never: a plan, a forecast, a step. Facts know nothing of what anybody hopes for.

pub mod clients;
pub mod cohort;
pub mod cube;
pub mod deal;
mod delays;
pub mod fact;
pub mod ids;
pub mod lags;
mod moment;
pub mod news;
pub mod proof;
pub mod prospects;
pub mod receivables;
pub mod response;
pub mod said;
pub mod sales;
pub mod seen;
pub mod stage;
mod telling;
pub mod track;

#[cfg(test)]
mod tests;

pub use fact::{Fact, FactKind, Nature};
pub use moment::{Moment, Week};
pub use stage::{Outcome, Stage, StageMeaning};
pub use telling::Booking;
