//! The cells of a worksheet, row by row.

use jiff::civil::{Date, DateTime};
use quick_xml::events::BytesStart;

use super::BROKEN;
use super::moment::Epoch;
use super::styles::{Shows, Styles};
use super::texts::{Reading, Texts, unescaped};
use super::xml::{Piece, Xml, attributes};
use crate::table::row::{RowCells, Stored};
use crate::table::{Bound, Limits, Row, TableError};

/// The rows of a worksheet in which something stands.
pub(in crate::table) struct SheetRows<'a> {
    xml: Xml<'a>,
    /// How long the whole file is, for progress.
    whole: u64,
    meaning: Meaning<'a>,
    cells: RowCells,
    /// The row that is being read, or was; 0 before the first.
    line: u64,
    next_column: usize,
    open: Option<Open>,
    reading: Reading,
    is_over: bool,
    /// How far may be read before the next row ends.
    n_allowed: u64,
    n_text_left: u64,
}

/// What numbers in cells stand for.
#[derive(Clone, Copy)]
pub(super) struct Meaning<'a> {
    pub(super) styles: &'a Styles,
    pub(super) texts: &'a Texts,
    pub(super) epoch: Epoch,
}

/// The cell that is being read.
struct Open {
    column: usize,
    style: usize,
    holds: Holds,
}

/// What a cell says that it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Number,
    SharedText,
    /// The result of a formula, or a text within the cell.
    Text,
    Truth,
    Fault,
    Moment,
}

impl<'a> SheetRows<'a> {
    /// What may stand beside rows, and behind the last.
    const MOST_BYTES_BESIDE_ROWS: u64 = 128 << 20;
    /// What a row may take of the sheet on the average: four thousand cells.
    const MOST_BYTES_OF_ROW: u64 = 256 << 10;
    const MOST_ROWS: u64 = 1 << 20;
    const MOST_COLUMNS: usize = 1 << 14;

    pub(super) fn new(xml: Xml<'a>, whole: u64, limits: Limits, meaning: Meaning<'a>) -> Self {
        Self {
            xml,
            whole,
            meaning,
            cells: RowCells::new(limits),
            line: 0,
            next_column: 0,
            open: None,
            reading: Reading::default(),
            is_over: false,
            n_allowed: Self::MOST_BYTES_BESIDE_ROWS,
            n_text_left: limits.n_unpacked_bytes,
        }
    }

    pub(in crate::table) fn n_bytes_read(&self) -> u64 {
        if self.is_over { self.whole } else { self.xml.progress(self.whole) }
    }

    pub(in crate::table) fn next_row(&mut self) -> Result<Option<Row<'_>>, TableError> {
        self.cells.clear();
        if self.is_over {
            return Ok(None);
        }
        let has_row = self.read_row().map_err(|error| error.at(self.line))?;
        Ok(has_row.then(|| self.cells.row(self.line)))
    }

    /// Reads to the end of the next row with something in it; `false` at the end of the sheet.
    fn read_row(&mut self) -> Result<bool, TableError> {
        loop {
            if self.n_allowed < self.xml.n_read() {
                return Err(TableError::TooLarge { bound: Bound::Unpacked, line: None });
            }
            match self.xml.next_piece()? {
                Piece::Start(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        self.line = line_of(&tag, self.line)?;
                        self.next_column = 0;
                    }
                    "c" => self.open = Some(Open::read(&tag, self.next_column)?),
                    "v" => self.reading.start("t"),
                    name => self.reading.start(name),
                },
                Piece::End(tag) => match tag.local_name().as_ref() {
                    "v" => self.reading.end("t"),
                    "c" => self.close_cell()?,
                    "row" if !self.cells.is_empty() => {
                        self.n_allowed += Self::MOST_BYTES_OF_ROW;
                        return Ok(true);
                    }
                    "sheetData" => break,
                    name => self.reading.end(name),
                },
                Piece::Text(text) if self.open.is_some() && self.reading.is_shown() => self.cells.push_text(&text)?,
                Piece::Text(_) | Piece::Nothing => {}
                Piece::AtEnd => break,
            }
        }
        self.is_over = true;
        self.xml.drain(Self::MOST_BYTES_BESIDE_ROWS)?;
        Ok(false)
    }

    fn close_cell(&mut self) -> Result<(), TableError> {
        let Some(Open { column, style, holds }) = self.open.take() else { return Ok(()) };
        self.next_column = column + 1;
        let text = self.cells.text();
        let cell = match holds {
            _ if text.is_empty() => return Ok(()),
            Holds::Number => self.meaning.number(text, style),
            Holds::Truth => truth(text),
            Holds::Moment => moment(text).map(Stored::Moment),
            Holds::SharedText => {
                let index = text.trim().parse().map_err(|_| BROKEN)?;
                let text = self.meaning.texts.get(index).ok_or(BROKEN)?;
                // A long text that a million cells share is not taken a million times.
                let n_left = self.n_text_left.checked_sub(text.len() as u64);
                self.n_text_left = n_left.ok_or(TableError::TooLarge { bound: Bound::Unpacked, line: None })?;
                self.cells.replace_text(text)?;
                None
            }
            Holds::Text => {
                if let Some(text) = unescaped(text) {
                    self.cells.replace_text(&text)?;
                }
                None
            }
            Holds::Fault => return Ok(self.cells.put_fault(column)?),
        };
        match cell {
            Some(cell) => self.cells.put(column, cell)?,
            // What is no number although it says so stays the text that it is.
            None => self.cells.put_text(column)?,
        }
        Ok(())
    }
}

impl Meaning<'_> {
    fn number(self, text: &str, style: usize) -> Option<Stored> {
        let number: f64 = text.trim().parse().ok().filter(|number: &f64| number.is_finite())?;
        Some(match self.styles.shows(style) {
            Shows::Number => Stored::Number(number),
            Shows::Percent => Stored::Percent(number),
            Shows::Moment => self.epoch.moment(number).map_or(Stored::Number(number), Stored::Moment),
        })
    }
}

fn truth(text: &str) -> Option<Stored> {
    match text.trim() {
        "1" | "true" => Some(Stored::Truth(true)),
        "0" | "false" => Some(Stored::Truth(false)),
        _ => None,
    }
}

fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.parse::<Date>().ok().map(|date| date.at(0, 0, 0, 0)))
}

/// Rows count up; one that does not say its number is the next.
fn line_of(tag: &BytesStart<'_>, before: u64) -> Result<u64, TableError> {
    let mut line = before + 1;
    for attribute in attributes(tag) {
        let (name, attribute) = attribute?;
        if name == "r" {
            line = attribute.value.trim().parse().map_err(|_| BROKEN)?;
        }
    }
    if before < line && line <= SheetRows::MOST_ROWS { Ok(line) } else { Err(BROKEN) }
}

impl Open {
    fn read(tag: &BytesStart<'_>, next_column: usize) -> Result<Self, TableError> {
        let mut open = Self { column: next_column, style: 0, holds: Holds::Number };
        for attribute in attributes(tag) {
            let (name, attribute) = attribute?;
            match name {
                "r" => open.column = column_of(&attribute.value)?,
                "s" => open.style = attribute.value.parse().unwrap_or(0),
                "t" => open.holds = Holds::of(&attribute.value),
                _ => {}
            }
        }
        if open.column < SheetRows::MOST_COLUMNS { Ok(open) } else { Err(BROKEN) }
    }
}

impl Holds {
    /// # Source
    /// ECMA-376, part 1, 18.18.11: cell types.
    fn of(kind: &str) -> Self {
        match kind {
            "s" => Self::SharedText,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Truth,
            "e" => Self::Fault,
            "d" => Self::Moment,
            _ => Self::Number,
        }
    }
}

/// The column of a place such as `AB12`, from 0.
fn column_of(place: &str) -> Result<usize, TableError> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let step = |column: usize, letter: u8| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    // Four letters are beyond the last column, whatever they are.
    letters.take(4).fold(0, step).checked_sub(1).ok_or(BROKEN)
}
