//! A sheet of targets that somebody kept until now: who is to bring how much in which month.
//!
//! Bytes become a grid of cells, whatever file they come from; the grid is searched for a row of months, a column of names and
//! sums where they meet. What is taken, what is left out and what cannot be read is told with its place; nothing is guessed
//! without saying so.

mod file;
mod grid;
mod header;
mod recognise;
mod sums;
mod vocabulary;

use zadel_core::calendar::{Month, Period};
use zadel_core::money::{Currency, Money};

use file::NamedGrid;
pub use grid::column_letters;
pub use recognise::folded;
pub use sums::SumFault;

/// What was understood of a sheet. Rows and columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetSheet {
    /// The sheet of the workbook; a text has none.
    pub sheet: Option<String>,
    /// All sheets of the workbook that have months, this one among them.
    pub sheets: Vec<String>,
    /// The row of months.
    pub header_row: usize,
    /// The column of names.
    pub name_column: usize,
    /// Was no year said, so that it follows from the plan's period?
    pub year_is_guessed: bool,
    /// Which columns are which month.
    pub months: Vec<MonthColumn>,
    /// Who is to bring what.
    pub rows: Vec<TargetRow>,
    /// Rows that say nothing of anybody alone.
    pub left_out_rows: Vec<LeftOutRow>,
    /// Columns beside names and months in which something stands.
    pub left_out_columns: Vec<LeftOutColumn>,
    /// What could not be read.
    pub faults: Vec<CellFault>,
}

/// A column of sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthColumn {
    /// Where it stands.
    pub column: usize,
    /// What its head says.
    pub header: String,
    /// Which month that is.
    pub month: Month,
    /// What a sum counts: 1, a thousand or a million units of money.
    pub unit: i64,
}

/// A row with a name and sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetRow {
    /// Where it stands.
    pub row: usize,
    /// Who it is about.
    pub name: String,
    /// Whether it calls itself a team.
    pub kind: RowKind,
    /// The team that stands beside the name.
    pub team: Option<String>,
    /// One a month, in the order of the columns; nothing where nothing stands or something cannot be read.
    pub sums: Vec<Option<Money>>,
    /// How many of them had more digits than money has.
    pub n_rounded: usize,
    /// The rows whose sums it has, first and last, if it looks like a total without the name of one.
    pub adds_up: Option<(usize, usize)>,
}

/// Who a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A person, for all that is known.
    Person,
    /// It calls itself a team.
    Team,
}

/// A row that is not about anybody alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutRow {
    /// Where it stands.
    pub row: usize,
    /// What it is called.
    pub name: String,
    /// Why it is left out.
    pub why: RowLeftOut,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowLeftOut {
    /// It calls itself a total.
    Total,
    /// It has a name and no sum.
    NoSums,
}

/// A column that is neither names nor a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutColumn {
    /// Where it stands.
    pub column: usize,
    /// What its head says.
    pub header: String,
    /// Why it is left out.
    pub why: ColumnLeftOut,
}

/// Why a column is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnLeftOut {
    /// A quarter says nothing of its months.
    Quarter,
    /// It calls itself a total.
    Total,
    /// The same month stands further to the left.
    Twice,
    /// Its head is no month.
    Other,
}

/// A cell that cannot be taken, or a row that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// Where it stands.
    pub row: usize,
    /// Where it stands.
    pub column: usize,
    /// What stands there.
    pub value: String,
    /// Why it is not taken.
    pub why: Fault,
}

/// Why a cell is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The sum cannot be read; the others of its row are taken.
    Sum(SumFault),
    /// There are sums and no name; the row is not taken.
    NoName,
    /// Nobody can be called so; the row is not taken.
    BadName,
    /// An earlier row is about the same person or team; this one is not taken.
    Twice {
        /// The earlier row.
        row: usize,
    },
}

/// Why a file is no sheet of targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetError {
    /// There is nothing in it.
    Empty,
    /// It looks like a workbook, and cannot be read.
    Broken,
    /// Somebody locked it with a password, or it is a workbook of the nineties.
    Locked,
    /// A page that calls itself a workbook, as some programs export.
    WebPage,
    /// A workbook of another program.
    OpenDocument,
    /// No table that is known here.
    UnknownFormat,
    /// More cells than a sheet of targets has.
    TooLarge,
    /// No row of months.
    NoMonths,
    /// Quarters, and no months.
    OnlyQuarters,
    /// Months, and nobody beside them.
    NoNames,
    /// The workbook has no sheet of that name with months.
    NoSuchSheet(String),
}

/// What a sheet is read for.
#[derive(Clone, Copy, Debug)]
pub struct ReadFor<'a> {
    /// What the sums are in.
    pub currency: Currency,
    /// The plan's period: a month without a year is most likely one of it.
    pub period: Period,
    /// The sheet that was chosen, of a workbook with several.
    pub sheet: Option<&'a str>,
}

/// Reads a sheet of targets from the bytes of a file, whatever its name says.
///
/// # Errors
/// [`SheetError`]; what is wrong with single cells stands beside what was understood.
///
/// # Examples
/// ```
/// # use jiff::civil::date;
/// # use zadel_core::{calendar::Period, money::Currency};
/// # use zadel_exchange::target_sheet::{ReadFor, read};
/// let period = Period::new(date(2026, 10, 1), date(2026, 12, 31))?;
/// let sheet = "Менеджер;Октябрь;Ноябрь;Итого\nАнна;100 000;120 000,50;220 000,50\nИтого;100 000;120 000,50;\n";
/// let read = read(sheet.as_bytes(), ReadFor { currency: Currency::RUB, period, sheet: None }).expect("a sheet of targets");
/// assert_eq!(read.months[1].month.to_string(), "2026-11");
/// assert_eq!(read.rows[0].name, "Анна");
/// assert_eq!(read.rows[0].sums[1].map(|sum| sum.minor()), Some(12_000_050));
/// assert_eq!((read.rows.len(), read.left_out_rows[0].name.as_str()), (1, "Итого"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(bytes: &[u8], read_for: ReadFor<'_>) -> Result<TargetSheet, SheetError> {
    let grids = file::grids(bytes)?;
    let mut first_error = None;
    let mut found: Vec<TargetSheet> = Vec::new();
    for NamedGrid { name, grid } in grids {
        let read = grid.ok_or(SheetError::TooLarge).and_then(|grid| recognise::recognise(&grid, read_for));
        match read {
            Ok(sheet) => found.push(TargetSheet { sheet: name, ..sheet }),
            // A workbook has cover sheets: what is wrong with the others matters only if none is right.
            Err(error) => first_error = Some(tellable(first_error, error)),
        }
    }
    let sheets: Vec<String> = found.iter().filter_map(|sheet| sheet.sheet.clone()).collect();
    let chosen = match read_for.sheet {
        Some(asked) if !sheets.is_empty() => {
            let chosen = found.into_iter().find(|sheet| sheet.sheet.as_deref() == Some(asked));
            Some(chosen.ok_or_else(|| SheetError::NoSuchSheet(asked.to_owned()))?)
        }
        _ => found.into_iter().next(),
    };
    let chosen = chosen.ok_or(first_error.unwrap_or(SheetError::NoMonths))?;
    Ok(TargetSheet { sheets, ..chosen })
}

/// Of two errors the one that says more than that there are no months.
fn tellable(first: Option<SheetError>, next: SheetError) -> SheetError {
    first.filter(|first| !matches!(first, SheetError::NoMonths | SheetError::Empty)).unwrap_or(next)
}

#[cfg(test)]
mod tests;
