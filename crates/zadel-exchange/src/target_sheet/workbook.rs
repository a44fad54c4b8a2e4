//! Workbooks of Excel and of everything that writes the same: their visible sheets as grids.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx};
use zadel_core::calendar::Month;

use super::SheetError;
use super::archive::{Unpacked, sound};
use super::grid::{Cell, Grid};

/// A sheet by its name; nothing of one that is too large.
pub(super) struct NamedGrid {
    pub(super) name: Option<String>,
    pub(super) grid: Option<Grid>,
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<NamedGrid>, SheetError> {
    let archive = sound(bytes).map_err(|unpacked| match unpacked {
        Unpacked::Broken => SheetError::Broken,
        Unpacked::Encrypted => SheetError::Locked,
        Unpacked::TooLarge => SheetError::TooLarge,
    })?;
    // The library is not ours: what it trips over is a broken file, and nobody's request ends because of it.
    catch_unwind(AssertUnwindSafe(|| sheets(archive))).unwrap_or(Err(SheetError::Broken))
}

fn sheets(archive: Vec<u8>) -> Result<Vec<NamedGrid>, SheetError> {
    const MOST_SHEETS: usize = 40;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(archive)).map_err(|_| SheetError::Broken)?;
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).take(MOST_SHEETS).collect();
    if names.is_empty() {
        return Err(SheetError::Broken);
    }
    names.into_iter().map(|name| Ok(NamedGrid { grid: grid(&mut workbook, &name)?, name: Some(name) })).collect()
}

/// Cell by cell, because a sheet that says of itself that it is large would be set up in memory as it says.
fn grid(workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<Option<Grid>, SheetError> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|_| SheetError::Broken)?;
    let mut grid = Grid::default();
    let is_percent: Vec<bool> = cells.styles().iter().map(shows_percent).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| SheetError::Broken)? {
        let (row, column) = cell.get_position();
        let cell = match cell_of(cell.get_value()) {
            Cell::Number(number) if is_percent.get(style) == Some(&true) => Cell::Text(percent(number)),
            cell => cell,
        };
        if grid.put(row as usize, column as usize, cell).is_err() {
            return Ok(None);
        }
    }
    Ok(Some(grid))
}

/// A cell that shows `30%` holds 0.3, which nobody meant as a sum.
fn shows_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

/// As it is shown, without the digits that binary fractions leave behind.
fn percent(number: f64) -> String {
    const FINER: f64 = 10_000.0;
    format!("{}%", (number * 100.0 * FINER).round() / FINER)
}

/// A text that a thousand cells share is not taken whole a thousand times: of a long one, nobody is shown more.
fn short(text: &str) -> Cell {
    const MOST_CHARACTERS: usize = 1_000;
    Cell::Text(text.chars().take(MOST_CHARACTERS).collect())
}

#[expect(clippy::cast_precision_loss, reason = "a sum of 2^53 and more is refused as such")]
fn cell_of(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => short(text),
        DataRef::SharedString(text) => short(text),
        DataRef::Bool(value) => Cell::Text(if *value { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(day) => {
            let (year, month, ..) = day.to_ymd_hms_milli();
            let month = i16::try_from(year).ok().zip(i8::try_from(month).ok());
            let month = month.and_then(|(year, month)| Month::new(year, month).ok());
            month.map_or(Cell::Number(day.as_f64()), Cell::Day)
        }
        DataRef::Error(error) => Cell::Fault(error.to_string()),
    }
}
