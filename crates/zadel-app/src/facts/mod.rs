//! The ledger: how facts come in, and what is computed from them.

mod booking;
mod histories;
mod incoming;
mod ingest;
mod names;
mod objects;
mod record;
mod resolve;
mod rows;
mod work;

pub use names::NameKind;

pub use record::Mode;
