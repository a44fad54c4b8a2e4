//! What the columns, stages and names of a file mean: written once, by a person or on the screen, and used for every later
//! export of the same kind.

mod lookup;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeMap;

use zadel_core::facts::seen::Action;
use zadel_core::facts::{Stage, StageMeaning};
use zadel_core::money::{Currency, Rate};

use super::field::{Field, RowsOf};
use super::value::{DateOrder, Offset};
pub(super) use lookup::Lookup;
pub use lookup::Meanings;
pub use problem::{MapFault, MapProblem, Shape};

/// What a file means.
///
/// # Invariants
/// Every column belongs to a field that the rows [have](RowsOf::fields), and every [required](RowsOf::required) field has one.
/// Only the id is put together from several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportMap {
    /// What the rows are.
    pub of: RowsOf,
    /// Whose facts they are: those of one feed count once.
    pub feed: String,
    /// The sheet of a workbook; none: the first that has the columns.
    pub sheet: Option<String>,
    /// The line of the headers, from 1; 0: there are none. None: the first line that has them all.
    pub header_line: Option<u64>,
    /// What `03/04/2026` means; none: such days are refused.
    pub dates: Option<DateOrder>,
    /// How far the company's clock is from UTC, for moments that say their own; none: they are taken as they are written.
    pub offset: Option<Offset>,
    /// What the sums are in, where neither cell nor row says so.
    pub currency: Option<Currency>,
    /// What a unit of another currency costs in the company's: sums without a rate are kept, and not counted.
    pub rates: BTreeMap<Currency, Rate>,
    /// What a sum counts.
    pub amounts_in: Unit,
    /// What several lines with the same id are.
    pub repeated_ids: RepeatedIds,
    /// What every row is, in a table of actions without a column that says it.
    pub action: Option<Action>,
    /// Where each field stands.
    pub columns: BTreeMap<Field, Column>,
    /// Where the day of a stage stands.
    pub dates_of_stages: BTreeMap<Stage, Column>,
    /// What the CRM's stages mean: by name, or by `pipeline / name`; `*` is every other.
    pub stages: BTreeMap<String, StageMeaning>,
    /// What the CRM's kinds of actions are; `*` is every other.
    pub actions: BTreeMap<String, Action>,
    /// Other names of people. An empty name leaves the person out.
    pub people: BTreeMap<String, String>,
    /// Other names of sources.
    pub sources: BTreeMap<String, String>,
    /// Other names of lines.
    pub lines: BTreeMap<String, String>,
    /// Other names of reasons.
    pub loss_reasons: BTreeMap<String, String>,
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Below the n-th header of that name, from 1.
    Named {
        /// The header, compared without regard to case and spaces.
        header: String,
        /// Which of several.
        n: u32,
    },
    /// At a place, from 0.
    At(usize),
    /// In several columns, one after the other: an id of a table that has none. Never empty, never nested.
    Several(Vec<Column>),
}

/// How many units of money a number in a column of sums stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// As it is written.
    #[default]
    One,
    /// Thousands.
    Thousand,
    /// Millions.
    Million,
}

/// What several lines with the same id are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RepeatedIds {
    /// Products of one deal: their sums are added up.
    #[default]
    Sum,
    /// The same deal, told again beside something else: its first line counts.
    Once,
}

impl ImportMap {
    /// The key in [`Self::stages`] that stands for every stage without a key of its own.
    pub const REST: &'static str = "*";

    /// The largest map file: a few thousand names and columns.
    pub const MOST_BYTES: usize = 1 << 20;

    /// A map that knows nothing yet of its columns.
    #[must_use]
    pub fn empty(of: RowsOf, feed: String) -> Self {
        Self {
            of,
            feed,
            sheet: None,
            header_line: None,
            dates: None,
            offset: None,
            currency: None,
            rates: BTreeMap::new(),
            amounts_in: Unit::One,
            repeated_ids: RepeatedIds::Sum,
            action: None,
            columns: BTreeMap::new(),
            dates_of_stages: BTreeMap::new(),
            stages: BTreeMap::new(),
            actions: BTreeMap::new(),
            people: BTreeMap::new(),
            sources: BTreeMap::new(),
            lines: BTreeMap::new(),
            loss_reasons: BTreeMap::new(),
        }
    }

    /// What a stage stands for: that of its pipeline, that of any pipeline, that of the rest.
    ///
    /// Names are compared without regard to case and spaces. A stage that the map does not name is known by its word in our own
    /// files (`lead`, `won`). Whoever asks for many stages makes [`Meanings`] once.
    #[must_use]
    pub fn meaning_of(&self, pipeline: Option<&str>, stage: &str) -> Option<StageMeaning> {
        Meanings::of(self).get(pipeline, stage)
    }
}

impl Column {
    /// Below the only header of that name.
    #[must_use]
    pub fn named(header: impl Into<String>) -> Self {
        Self::Named { header: header.into(), n: 1 }
    }
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::One, Self::Thousand, Self::Million];

    /// As a number.
    #[must_use]
    pub fn factor(self) -> i64 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
        }
    }
}

impl RepeatedIds {
    /// The words in map files, in the order of the values.
    pub const WORDS: [&'static str; 2] = ["sum", "once"];
    /// The values.
    pub const ALL: [Self; 2] = [Self::Sum, Self::Once];
}
