//! What is wrong with a plan file, and where.

use std::io::ErrorKind;
use std::ops::Range;

use zadel_core::money::Currency;

/// One thing wrong with a plan file: what, at which key, at which bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) kind: Kind,
    /// The key's path, such as `line[0].stage[1].count`; empty for the file as a whole.
    pub(crate) path: String,
    /// Bytes of the file: the offending value, or the table in which something is missing.
    pub(crate) span: Range<usize>,
}

/// What is wrong. The data is what a person must be told; the words are in the locales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The file cannot be read at all.
    Unreadable {
        reason: ErrorKind,
    },
    /// The file is larger than any plan.
    TooLarge {
        most_megabytes: u64,
    },
    /// The file is not UTF-8.
    NotUtf8,
    /// The file is not TOML 1.0.
    BadToml(TomlFault),
    MissingKey {
        key: String,
    },
    UnknownKey {
        key: String,
        nearest: Option<&'static str>,
    },
    WrongType {
        expected: Expected,
        found: Found,
    },
    FloatNotExact {
        text: String,
        expected: Expected,
    },
    BadFraction {
        text: String,
    },
    BadMoney {
        text: String,
        n_digits: u32,
    },
    BadDate {
        text: String,
    },
    OutOfRange(Rule),
    DuplicateName {
        name: String,
    },
    NoLines,
    TooMany {
        most: usize,
    },
    /// Reps, weeks and stages together make more cells than anybody can read.
    TooManyCells,
    BothAmountAndShare,
    MarginRequired,
    RateStageNotAlone,
    ZeroConversion,
    Overflow,
    ShareWithoutBase,
}

/// What a syntax error is about, as far as it can be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TomlFault {
    UnclosedString,
    DuplicateKey,
    InlineTable,
    BadDateOrTime,
    TooDeep,
    Other,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Text,
    WholeNumber,
    Money,
    Fraction,
    Date,
    Table,
    List,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Text,
    Number,
    Boolean,
    Date,
    List,
    Table,
}

/// Which range a value is outside of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Only format 1 is known.
    Format,
    Currency,
    OneOf(&'static [&'static str]),
    Name {
        most: usize,
    },
    /// From 0 to the largest amount.
    Money(Currency),
    /// Money of at least one minor unit.
    Check,
    Count,
    /// Above 0 and at most 1.
    UpToWhole,
    /// Above 0 and at most 1000.
    Rate,
    /// Above 0.
    Positive,
    Share,
    /// Whole minutes.
    Minutes,
    /// The last day is before the first, or more than ten years after it.
    DatesInOrder,
    /// Observed after the day the plan is looked at.
    InTheFuture,
    MorePassedThanEntered,
    NobodyEntered,
    MinimumAboveGoal,
    StretchBelowGoal,
    FixedCostsWithoutNetProfit,
    Lag,
    UnknownLine {
        name: String,
    },
    LineWithoutLeads {
        name: String,
    },
    /// Above 0 and at most the whole, in hundredths of a percent.
    PartOfRep,
}

impl Kind {
    /// The stable code that programs read.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable_file",
            Self::TooLarge { .. } => "file_too_large",
            Self::NotUtf8 | Self::BadToml(_) => "bad_toml",
            Self::MissingKey { .. } => "missing_key",
            Self::UnknownKey { .. } => "unknown_key",
            Self::WrongType { .. } => "wrong_type",
            Self::FloatNotExact { .. } => "float_not_exact",
            Self::BadFraction { .. } => "bad_fraction",
            Self::BadMoney { .. } => "bad_money",
            Self::BadDate { .. } => "bad_date",
            Self::OutOfRange(_) => "out_of_range",
            Self::DuplicateName { .. } => "duplicate_name",
            Self::NoLines => "no_lines",
            Self::TooMany { .. } | Self::TooManyCells => "too_many",
            Self::BothAmountAndShare => "both_amount_and_share",
            Self::MarginRequired => "margin_required",
            Self::RateStageNotAlone => "rate_stage_not_alone",
            Self::ZeroConversion => "zero_conversion",
            Self::Overflow => "overflow",
            Self::ShareWithoutBase => "share_without_base",
        }
    }

    /// Somewhere in the file.
    pub(crate) fn at(self, path: impl Into<String>, span: Range<usize>) -> Problem {
        Problem { kind: self, path: path.into(), span }
    }
}

/// Line and column of a byte, both counted from 1; columns in characters.
pub(crate) fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..byte.min(text.len())];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = before.split(|byte| *byte == b'\n').count();
    // Continuation bytes of UTF-8 belong to the character before them.
    let column = 1 + before[line_start..].iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    (line, column)
}
