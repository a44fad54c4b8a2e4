//! Why a row is not taken.

use std::str::FromStr;

/// One thing that is wrong with a row. A row that has any is not taken, and tells all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The line, as the table counts: from 1.
    pub line: u64,
    /// The header of the column, or its letters where it has none; none: the row as a whole.
    pub column: Option<String>,
    /// What is wrong.
    pub code: RejectCode,
    /// What stands there, at most [`Self::MOST_CHARACTERS`] of it.
    pub value: String,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RejectCode {
    /// No id.
    MissingId,
    /// No day on which the deal was created.
    MissingCreated,
    /// Nobody is responsible.
    MissingPerson,
    /// Won or lost, and nobody knows when.
    MissingClosed,
    /// No day on which it happened.
    MissingDate,
    /// No sum where there must be one.
    MissingAmount,
    /// No stage in an event that is about one.
    MissingStage,
    /// No source in a table of what sources cost.
    MissingSource,
    /// Closed on a day before it was created.
    ClosedBeforeCreated,
    /// No such day.
    BadDate,
    /// A day that can be read in two ways.
    AmbiguousDate,
    /// Later than today.
    FutureDate,
    /// No sum.
    BadAmount,
    /// A sum beyond what money can be, or a deal of less than nothing.
    AmountOutOfRange,
    /// A currency that is not known, or another one than that of the same deal's other lines.
    BadCurrency,
    /// No whole number.
    BadCount,
    /// Neither yes nor no.
    BadYesNo,
    /// A name that is too long, or has characters that nobody sees.
    BadName,
    /// An id or a number that others refer to is too long, or has control characters.
    BadId,
    /// Not the digits of a tax number.
    BadTaxNumber,
    /// Open, won or lost? The cell does not say it, or contradicts the stage.
    BadOutcome,
    /// A stage that the map does not name.
    UnknownStage,
    /// A kind of event that is not known.
    UnknownKind,
    /// A kind of action that the map does not name.
    UnknownAction,
    /// Another row has the same id and says something else.
    DuplicateId,
    /// A deal has no room for more events.
    TooManyEvents,
    /// Another line of the same deal was rejected, so that its sum would be wrong.
    OtherLineRejected,
    /// More cells than there are headers: a sign that divides cells stands within one.
    TooManyCells,
    /// A formula that came to nothing.
    FaultInCell,
    /// A payment of an account that is not one of the statement's.
    ForeignAccount,
}

impl Reject {
    /// Longer values are cut.
    pub const MOST_CHARACTERS: usize = 100;
    /// Longer headers, too.
    const MOST_OF_COLUMN: usize = 200;

    pub(super) fn new(line: u64, column: Option<String>, code: RejectCode, value: &str) -> Self {
        // It is kept, and PostgreSQL keeps no zero in a text.
        let kept = |text: &str, most| text.chars().map(|c| if c == '\0' { '\u{fffd}' } else { c }).take(most).collect();
        let column = column.map(|column| kept(&column, Self::MOST_OF_COLUMN));
        Self { line, column, code, value: kept(value, Self::MOST_CHARACTERS) }
    }
}

impl RejectCode {
    /// All of them.
    pub const ALL: [Self; 30] = [
        Self::MissingId,
        Self::MissingCreated,
        Self::MissingPerson,
        Self::MissingClosed,
        Self::MissingDate,
        Self::MissingAmount,
        Self::MissingStage,
        Self::MissingSource,
        Self::ClosedBeforeCreated,
        Self::BadDate,
        Self::AmbiguousDate,
        Self::FutureDate,
        Self::BadAmount,
        Self::AmountOutOfRange,
        Self::BadCurrency,
        Self::BadCount,
        Self::BadYesNo,
        Self::BadName,
        Self::BadId,
        Self::BadTaxNumber,
        Self::BadOutcome,
        Self::UnknownStage,
        Self::UnknownKind,
        Self::UnknownAction,
        Self::DuplicateId,
        Self::TooManyEvents,
        Self::OtherLineRejected,
        Self::TooManyCells,
        Self::FaultInCell,
        Self::ForeignAccount,
    ];

    /// The stable word that programs read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MissingId => "missing_id",
            Self::MissingCreated => "missing_created",
            Self::MissingPerson => "missing_person",
            Self::MissingClosed => "missing_closed",
            Self::MissingDate => "missing_date",
            Self::MissingAmount => "missing_amount",
            Self::MissingStage => "missing_stage",
            Self::MissingSource => "missing_source",
            Self::ClosedBeforeCreated => "closed_before_created",
            Self::BadDate => "bad_date",
            Self::AmbiguousDate => "ambiguous_date",
            Self::FutureDate => "future_date",
            Self::BadAmount => "bad_amount",
            Self::AmountOutOfRange => "amount_out_of_range",
            Self::BadCurrency => "bad_currency",
            Self::BadCount => "bad_count",
            Self::BadYesNo => "bad_yes_no",
            Self::BadName => "bad_name",
            Self::BadId => "bad_id",
            Self::BadTaxNumber => "bad_tax_number",
            Self::BadOutcome => "bad_outcome",
            Self::UnknownStage => "unknown_stage",
            Self::UnknownKind => "unknown_kind",
            Self::UnknownAction => "unknown_action",
            Self::DuplicateId => "duplicate_id",
            Self::TooManyEvents => "too_many_events",
            Self::OtherLineRejected => "other_line_rejected",
            Self::TooManyCells => "too_many_cells",
            Self::FaultInCell => "fault_in_cell",
            Self::ForeignAccount => "foreign_account",
        }
    }
}

/// A word that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl FromStr for RejectCode {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::ALL.into_iter().find(|known| known.code() == code).ok_or(UnknownCode)
    }
}
