//! Tables of other programs: deals of a CRM, payments of a bank, a log of events.
//!
//! | module | answers |
//! |---|---|
//! | [`map`](ImportMap) | what do columns, stages and names of a file mean? |
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
pub mod value;

pub use dictionary::{usual_action, usual_meaning};
pub use field::{Field, RowsOf};
pub use map::{Column, ImportMap, MapFault, MapProblem, RepeatedIds, Shape, Unit};
pub use plain_name::plain_name;
