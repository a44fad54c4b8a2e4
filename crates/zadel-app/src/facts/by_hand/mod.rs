//! Facts that people write: a deal and what becomes of it, a payment, something that was done, the numbers of a week; and what was
//! told and is wrong.
//!
//! What is written is a batch like a file, of one line: it is told under a number, and taken back under it.

mod actions;
mod corrections;
mod deals;
mod fields;
mod journal;
mod page;
mod payments;
mod pen;
mod ties;
mod weeks;

pub use actions::{ActionSaid, write_action};
pub use corrections::{FactOf, take_back};
pub use deals::{DealOf, DealSaid, change_deal, write_deal};
pub use fields::ClientSaid;
pub use journal::{list_written, week_of};
pub use payments::{PaymentSaid, write_payment};
pub use ties::{TiedTo, tie_payment};
pub use weeks::{WeekForm, WeekLine, WeekNumber, WeekSaid, show_week, write_week};

use zadel_store::{BatchId, FeedId};

/// The feed of what people write, beside all files: no map can name it.
pub const FEED: &str = "@hand";

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The number under which it is taken back.
    pub batch: BatchId,
    /// Whose it is.
    pub feed: FeedId,
    /// What it is about: `deal:17`; empty if nothing was new.
    pub object: String,
}
