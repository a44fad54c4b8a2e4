//! A file as grids: its visible sheets, with cells as this module knows them.

use std::io::Cursor;

use zadel_core::calendar::Month;

use super::SheetError;
use super::grid::{Cell, Grid};
use crate::table::{self, Format, Limits, TableError, Tables};

/// A sheet by its name; nothing of one that is too large.
pub(super) struct NamedGrid {
    pub(super) name: Option<String>,
    pub(super) grid: Option<Grid>,
}

/// By what the bytes are: names of files say anything.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<NamedGrid>, SheetError> {
    const MOST_SHEETS: usize = 40;
    let mut tables = table::open(Cursor::new(bytes), Limits::target_sheet())?;
    if *tables.format() == Format::WebPage {
        return Err(SheetError::WebPage);
    }
    let names: Vec<String> = tables.sheets().iter().take(MOST_SHEETS).cloned().collect();
    let named = names.into_iter().enumerate().map(|(sheet, name)| {
        let grid = match grid(&mut tables, sheet) {
            Err(SheetError::TooLarge) => None,
            grid => Some(grid?),
        };
        Ok(NamedGrid { name: Some(name).filter(|name| !name.is_empty()), grid })
    });
    named.collect()
}

fn grid(tables: &mut Tables<Cursor<&[u8]>>, sheet: usize) -> Result<Grid, SheetError> {
    let mut rows = tables.rows(sheet)?;
    let mut grid = Grid::default();
    while let Some(row) = rows.next_row()? {
        let number = usize::try_from(row.line - 1).map_err(|_| SheetError::TooLarge)?;
        for column in 0..row.len() {
            grid.put(number, column, cell_of(row.cell(column))).map_err(|_| SheetError::TooLarge)?;
        }
    }
    Ok(grid)
}

fn cell_of(cell: table::Cell<'_>) -> Cell {
    match cell {
        table::Cell::Empty => Cell::Empty,
        table::Cell::Text(text) => short(text),
        table::Cell::Number(number) => Cell::Number(number),
        table::Cell::Percent(number) => Cell::Text(percent(number)),
        table::Cell::Moment(moment) => {
            Month::new(moment.year(), moment.month()).map_or_else(|_| Cell::Text(moment.to_string()), Cell::Day)
        }
        table::Cell::Truth(truth) => Cell::Text(if truth { "TRUE" } else { "FALSE" }.to_owned()),
        table::Cell::Fault(fault) => Cell::Fault(fault.to_owned()),
    }
}

/// A text that a thousand cells share is not taken whole a thousand times: of a long one, nobody is shown more.
fn short(text: &str) -> Cell {
    const MOST_CHARACTERS: usize = 1_000;
    Cell::Text(text.chars().take(MOST_CHARACTERS).collect())
}

/// As it is shown, because nobody means a share as a sum: without the digits that binary fractions leave behind.
fn percent(number: f64) -> String {
    const FINER: f64 = 10_000.0;
    format!("{}%", (number * 100.0 * FINER).round() / FINER)
}

impl From<TableError> for SheetError {
    fn from(error: TableError) -> Self {
        match error {
            TableError::Empty => Self::Empty,
            TableError::NotATable => Self::UnknownFormat,
            TableError::OldWorkbook | TableError::Locked => Self::Locked,
            TableError::OpenDocument => Self::OpenDocument,
            TableError::NoTable | TableError::OtherXml => Self::WebPage,
            TableError::TooLarge { .. } => Self::TooLarge,
            TableError::BinaryWorkbook
            | TableError::OtherArchive
            | TableError::Broken { .. }
            | TableError::OpenQuote { .. }
            | TableError::BadByte { .. }
            | TableError::NoSuchSheet
            | TableError::Unreadable(_) => Self::Broken,
        }
    }
}
