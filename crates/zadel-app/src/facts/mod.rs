//! The ledger: how facts come in, and what is computed from them.

mod booking;
mod bringer;
mod histories;
mod import_file;
mod incoming;
mod ingest;
mod names;
mod objects;
mod rebuild;
mod record;
mod resolve;
mod rows;
mod withdraw;
mod work;

pub use names::NameKind;

pub use bringer::machine;
pub use import_file::{Bringer, FileToImport, Imported, Progress, import_file};
pub use rebuild::{Rebuilt, rebuild};
pub use record::Mode;
pub use withdraw::{close_weeks, withdraw_batch};
