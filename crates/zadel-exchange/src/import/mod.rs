//! Tables of other programs: deals of a CRM, payments of a bank, a log of events.
//!
//! | module | answers |
//! |---|---|
//! | [`recognise`] | what is this file, most likely, and what must be asked? |
//! | [`map`](ImportMap) | what do columns, stages and names of a file mean? |
//! | [`Reader`] | which records are in it, and what is wrong with the other rows? |
//! | [`statement`] | which payments of a bank's statement came in? |
//! | [`matching`] | which deal is a payment for? |
//! | [`value`] | which day, which sum is that? |
//!
//! A file is first looked at, then its map is written by a person or agreed to on the screen, and then it is read with that
//! map as often as a newer one comes. `docs/import.md` describes all three.
//!
//! Never here: what is stored already, words. A row that cannot be taken is told with everything that is wrong with it.

mod dictionary;
mod field;
mod map;
pub mod matching;
mod plain_name;
mod purpose;
mod reader;
mod recognise;
mod reject;
pub mod statement;
pub mod value;

pub use dictionary::{usual_action, usual_meaning};
pub use field::{Field, RowsOf};
pub use map::{Column, ImportMap, MapFault, MapProblem, Meanings, RepeatedIds, Shape, Unit};
pub use plain_name::plain_name;
pub use purpose::{Said, said_in};
pub use reader::{Found, Lines, Notes, Reader, ReaderError};
pub use recognise::{
    ColumnGuess, Count, Distinct, Guess, Profile, Question, StageCount, Sureness, TakenFor, recognise,
};
pub use reject::{Reject, RejectCode, UnknownCode};
pub use value::{DateOrder, Offset};

/// A tax number as it is compared: a spreadsheet that keeps it as a number has lost the zeros in front.
///
/// # Examples
/// ```
/// # use zadel_exchange::import::plain_tax_number;
/// assert_eq!(plain_tax_number("0274062111"), plain_tax_number("274062111"));
/// ```
#[must_use]
pub fn plain_tax_number(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// A title, a company, the day of the export: so many lines can stand above the headers.
const MOST_LINES_ABOVE: usize = 50;

/// How a statement of a bank for 1C begins.
const STATEMENT_MARK: &str = "1CClientBankExchange";

/// What tells a payment apart where it has no id: the same in a table, in a statement, and in one that overlaps.
fn made_payment_id(
    on: jiff::civil::Date,
    number: &str,
    money: zadel_core::money::Money,
    client: Option<&zadel_core::facts::seen::SeenClient>,
) -> String {
    let payer = client.map_or("", |client| client.tax_number.as_deref().map_or(&client.name, plain_tax_number));
    format!("{on}|{number}|{}|{payer}", money.minor())
}
