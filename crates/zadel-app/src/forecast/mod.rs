//! Forecasts from a file of deals, without a database.

mod deal_file;

pub use deal_file::{DealFile, read_deal_file};
