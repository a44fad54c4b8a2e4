//! What is wrong with a map file, and where.

use std::ops::Range;

use crate::plan_file::problem::TomlFault;

/// The first thing that is wrong with a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapProblem {
    /// What is wrong. The words are in the locales.
    pub fault: MapFault,
    /// The key's path, such as `columns.id`; empty for the file as a whole.
    pub path: String,
    /// Bytes of the file: the offending key or value, or the table in which something is missing.
    /// [`position`](crate::plan_file::problem::position) tells its line and column.
    pub span: Range<usize>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapFault {
    /// More bytes than any map has.
    TooLarge {
        /// What would still be read.
        most_bytes: usize,
    },
    /// The file is not TOML 1.0.
    BadToml(TomlFault),
    /// A required key is not there.
    MissingKey {
        /// Its name.
        key: &'static str,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// Its name.
        key: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// A value of another type.
    WrongType {
        /// What it should be.
        expected: Shape,
    },
    /// A word that is none of those that mean something here.
    UnknownWord {
        /// As it stands in the file.
        text: String,
        /// Those that do.
        words: Vec<&'static str>,
    },
    /// Empty, too long, or with characters that nobody sees.
    BadName {
        /// Characters it may have.
        most: usize,
    },
    /// Neither a header, nor letters or a number from 1 of a column.
    BadColumn,
    /// Not three capital letters.
    BadCurrency {
        /// As it stands in the file.
        text: String,
    },
    /// Not a number above 0 with a point at most.
    BadRate {
        /// As it stands in the file.
        text: String,
    },
    /// Not `+03:00`.
    BadOffset {
        /// As it stands in the file.
        text: String,
    },
    /// More keys than any map has.
    TooMany {
        /// What would still be read.
        most: usize,
    },
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A whole number that is not negative.
    WholeNumber,
    /// A table.
    Table,
    /// A header, or a table that says where a column stands.
    Column,
}

impl MapFault {
    /// The stable code that programs read.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "file_too_large",
            Self::BadToml(_) => "bad_toml",
            Self::MissingKey { .. } => "missing_key",
            Self::UnknownKey { .. } => "unknown_key",
            Self::WrongType { .. } => "wrong_type",
            Self::UnknownWord { .. } => "unknown_word",
            Self::BadName { .. } => "bad_name",
            Self::BadColumn => "bad_column",
            Self::BadCurrency { .. } => "bad_currency",
            Self::BadRate { .. } => "bad_rate",
            Self::BadOffset { .. } => "bad_offset",
            Self::TooMany { .. } => "too_many",
        }
    }

    pub(super) fn at(self, path: impl Into<String>, span: Range<usize>) -> MapProblem {
        MapProblem { fault: self, path: path.into(), span }
    }
}
