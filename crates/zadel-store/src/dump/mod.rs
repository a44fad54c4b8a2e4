//! Backups that either engine reads.
//!
//! # Format
//! Lines of JSON, each ended by one `\n`:
//! ```text
//! {"format":"zadel-backup","version":1,"schema":3,"created_at":1767225600000}
//! ["companies",1,"Acme","EUR","en",1767225600000]           a row: its table and its columns, in order of the primary key
//! ...
//! {"rows":{"audit_heads":1,...},"sha256":"..."}             rows of each table; the hash of all bytes before this line
//! ```
//! The same rows make the same bytes on both engines. The last line is compared as a whole, so that there is no byte in a backup
//! that may be another.

mod reading;
mod tables;
mod writing;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::StoreError;
use tables::TABLES;

pub use reading::{load, verify_dump};
pub use writing::dump;

/// Every table of a backup.
pub(crate) const TABLE_NAMES: [&str; TABLES.len()] = {
    let mut names = [""; TABLES.len()];
    let mut n = 0;
    while n < TABLES.len() {
        names[n] = TABLES[n].name;
        n += 1;
    }
    names
};

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DumpSummary {
    /// The schema of its rows.
    pub schema: i64,
    /// When it was begun, in milliseconds UTC since 1970.
    pub created_at: i64,
    /// Rows of each table, also of empty ones.
    pub n_rows: BTreeMap<String, u64>,
    /// The hash of all lines but the last: what the last line must say.
    pub sha256: String,
}

/// Why there is no backup, or why one is not read. Lines count from 1.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The database.
    #[error("store")]
    Store(#[from] StoreError),
    /// The file itself cannot be read or written.
    #[error("io")]
    Io(#[source] std::io::Error),
    /// There are rows already: a backup is loaded into an empty database only.
    #[error("not_empty")]
    NotEmpty {
        /// The first table with rows.
        table: &'static str,
    },
    /// The backup is of another schema: load it with the program that made it, and migrate.
    #[error("schema")]
    Schema {
        /// In the file.
        found: i64,
        /// Of this program.
        expected: i64,
    },
    /// A line that no program of ours has written.
    #[error("bad_line")]
    BadLine {
        /// Its number.
        line: u64,
    },
    /// The file ends before its last line.
    #[error("truncated")]
    Truncated {
        /// The number of the line that is not there.
        line: u64,
    },
    /// The last line does not belong to the lines before it: one of them was changed, or it was.
    #[error("wrong_hash")]
    WrongHash {
        /// The number of the last line.
        line: u64,
    },
    /// There is something behind the last line.
    #[error("trailing")]
    Trailing {
        /// Its number.
        line: u64,
    },
}

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: String,
    version: u32,
    schema: i64,
    created_at: i64,
}

const FORMAT: &str = "zadel-backup";
const VERSION: u32 = 1;

/// The last line.
#[derive(Serialize)]
struct Footer<'a> {
    rows: &'a BTreeMap<String, u64>,
    sha256: &'a str,
}

impl DumpSummary {
    fn footer(&self) -> String {
        let footer = Footer { rows: &self.n_rows, sha256: &self.sha256 };
        serde_json::to_string(&footer).expect("texts and numbers are JSON") + "\n"
    }
}

/// No rows of any table yet.
fn no_rows() -> BTreeMap<String, u64> {
    TABLE_NAMES.iter().map(|name| ((*name).to_owned(), 0)).collect()
}
