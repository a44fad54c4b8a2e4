//! What is wrong with a plan file, and where.

use std::io::ErrorKind;
use std::ops::Range;

use zadel_core::money::Currency;

/// One thing wrong with a plan: what, at which key, at which bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: Kind,
    /// The key's path, such as `line[0].stage[1].count`; empty for the file as a whole.
    pub path: String,
    /// Bytes of the file: the offending value, or the table in which something is missing. Empty for JSON.
    pub span: Range<usize>,
}

/// What is wrong. The data is what a person must be told; the words are in the locales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The file cannot be read at all.
    Unreadable {
        /// What the system says.
        reason: ErrorKind,
    },
    /// The file is larger than any plan.
    TooLarge {
        /// What would still be read.
        most_megabytes: u64,
    },
    /// The file is not UTF-8.
    NotUtf8,
    /// The file is not TOML 1.0.
    BadToml(TomlFault),
    /// A required key is not there.
    MissingKey {
        /// Its name.
        key: String,
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
        expected: Expected,
        /// What it is.
        found: Found,
    },
    /// A number with a point, which is not exact.
    FloatNotExact {
        /// As it stands in the file.
        text: String,
        /// What it should be.
        expected: Expected,
    },
    /// A text that is no fraction.
    BadFraction {
        /// As it stands in the file.
        text: String,
    },
    /// A text that is no money.
    BadMoney {
        /// As it stands in the file.
        text: String,
        /// Digits after the point that the currency has.
        n_digits: u32,
    },
    /// A text that is no date.
    BadDate {
        /// As it stands in the file.
        text: String,
    },
    /// A key that is no month.
    BadMonth {
        /// As it stands in the file.
        text: String,
    },
    /// A value that no plan may have.
    OutOfRange(Rule),
    /// A name that is there already.
    DuplicateName {
        /// The name.
        name: String,
    },
    /// Nothing is to bring the goal.
    NoLines,
    /// A list that is too long.
    TooMany {
        /// What would still be read.
        most: usize,
    },
    /// Reps, weeks and stages together make more cells than anybody can read.
    TooManyCells,
    /// A line's amount and its share of the goal exclude each other.
    BothAmountAndShare,
    /// A margin and a mark-up say the same thing, perhaps differently.
    BothMarginAndMarkup,
    /// Every month of the period is set by hand: their sum is the target, whatever else is said.
    TargetBesideMonths,
    /// A goal of profit says nothing of a line without margin.
    MarginRequired,
    /// A purchase rate beside other stages, or of new clients.
    RateStageNotAlone,
    /// Nobody passed: no number can be planned through that.
    ZeroConversion,
    /// A number leaves its range while the plan is solved.
    Overflow,
    /// The goal is free, and every line is a share of it.
    ShareWithoutBase,
}

/// What a syntax error is about, as far as it can be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TomlFault {
    /// A text without its end, or with a character it may not have.
    UnclosedString,
    /// A key that is there twice.
    DuplicateKey,
    /// An inline table over several lines or with a comma at its end.
    InlineTable,
    /// No such day or time.
    BadDateOrTime,
    /// Brackets in brackets beyond reason.
    TooDeep,
    /// Anything else.
    Other,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Expected {
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
#[expect(missing_docs, reason = "the names say it")]
pub enum Found {
    Text,
    Number,
    Boolean,
    Date,
    List,
    Table,
    /// A null, where a list or a table holds one.
    Nothing,
}

/// Which range a value is outside of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Only format 1 is known.
    Format,
    /// Three capital letters.
    Currency,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Not empty, nothing invisible.
    Name {
        /// Characters it may have.
        most: usize,
    },
    /// From 0 to the largest amount.
    Money(Currency),
    /// Money of at least one minor unit.
    Check,
    /// A whole number of 32 bits.
    Count,
    /// Above 0 and at most 1.
    UpToWhole,
    /// Above 0 and at most 1000.
    Rate,
    /// Above 0.
    Positive,
    /// From 0 to 1, in hundredths of a percent.
    Share,
    /// Whole minutes.
    Minutes,
    /// The last day is before the first, or more than ten years after it.
    DatesInOrder,
    /// Observed after the day the plan is looked at.
    InTheFuture,
    /// More passed than entered.
    MorePassedThanEntered,
    /// An observation of nobody.
    NobodyEntered,
    /// An average of no sales.
    NoSales,
    /// An average outside of its own interval.
    AverageOutside,
    /// The minimum is above the goal.
    MinimumAboveGoal,
    /// The stretch goal is below the goal.
    StretchBelowGoal,
    /// Fixed costs change nothing but a net profit.
    FixedCostsWithoutNetProfit,
    /// Parts that sum to exactly 1.
    Lag,
    /// A country whose calendar is known.
    Country,
    /// No line has this name.
    UnknownLine {
        /// The name.
        name: String,
    },
    /// The line has no leads that a source could supply.
    LineWithoutLeads {
        /// Its name.
        name: String,
    },
    /// Above 0, and not too fine for an exact margin.
    Markup,
    /// No team has this name.
    UnknownTeam {
        /// The name.
        name: String,
    },
    /// The team is above itself, or too many are above it.
    TeamTooDeep,
    /// Above 0 and at most the whole, in hundredths of a percent.
    PartOfRep,
    /// From 0 to 1000 %, in whole percent.
    Season,
    /// The path of a number of the plan.
    Place {
        /// As it stands in the file.
        path: String,
    },
}

impl Kind {
    /// The stable code that programs read.
    #[must_use]
    pub fn code(&self) -> &'static str {
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
            Self::BadMonth { .. } => "bad_month",
            Self::OutOfRange(_) => "out_of_range",
            Self::DuplicateName { .. } => "duplicate_name",
            Self::NoLines => "no_lines",
            Self::TooMany { .. } | Self::TooManyCells => "too_many",
            Self::BothAmountAndShare => "both_amount_and_share",
            Self::BothMarginAndMarkup => "both_margin_and_markup",
            Self::TargetBesideMonths => "target_beside_months",
            Self::MarginRequired => "margin_required",
            Self::RateStageNotAlone => "rate_stage_not_alone",
            Self::ZeroConversion => "zero_conversion",
            Self::Overflow => "overflow",
            Self::ShareWithoutBase => "share_without_base",
        }
    }

    /// Somewhere in the file.
    #[must_use]
    pub fn at(self, path: impl Into<String>, span: Range<usize>) -> Problem {
        Problem { kind: self, path: path.into(), span }
    }
}

/// Line and column of a byte, both counted from 1; columns in characters.
#[must_use]
pub fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..byte.min(text.len())];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = before.split(|byte| *byte == b'\n').count();
    // Continuation bytes of UTF-8 belong to the character before them.
    let column = 1 + before[line_start..].iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    (line, column)
}
