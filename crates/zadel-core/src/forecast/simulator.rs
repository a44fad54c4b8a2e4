//! Companies of which the truth is known: what the forecast's intervals are proved on.
//!
//! Nothing here is taken from the engine's own formulas: the delays are Weibull, the shocks log-normal, the rates drift. A forecast
//! that is right about these companies is so because it learned.

mod company;
mod draw;
mod payers;
mod stages;

pub use company::{Company, Truth};
pub use draw::simulate;
pub use payers::{Payers, with_payments};
pub use stages::Stages;
