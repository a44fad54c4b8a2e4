//! Tables of other programs: deals of a CRM, payments of a bank, a log of events.
//!
//! | module | answers |
//! |---|---|
//! | [`map`](ImportMap) | what do columns, stages and names of a file mean? |
//! | [`Reader`] | which records are in it, and what is wrong with the other rows? |
//! | [`value`] | which day, which sum is that? |
//!
//! A file is first looked at, then its map is written by a person or agreed to on the screen, and then it is read with that
//! map as often as a newer one comes. `docs/import.md` describes all three.
//!
//! Never here: what is stored already, words. A row that cannot be taken is told with everything that is wrong with it.

mod dictionary;
mod field;
mod map;
mod plain_name;
mod purpose;
mod reader;
mod reject;
pub mod value;

pub use dictionary::{usual_action, usual_meaning};
pub use field::{Field, RowsOf};
pub use map::{Column, ImportMap, MapFault, MapProblem, RepeatedIds, Shape, Unit};
pub use plain_name::plain_name;
pub use purpose::{Said, said_in};
pub use reader::{Found, Notes, Reader, ReaderError};
pub use reject::{Reject, RejectCode};

/// A title, a company, the day of the export: so many lines can stand above the headers.
const MOST_LINES_ABOVE: usize = 50;
