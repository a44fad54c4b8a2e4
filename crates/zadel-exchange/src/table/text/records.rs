//! A text as rows of cells: RFC 4180 as spreadsheets read it, with any delimiter and any end of line.

use super::decoded::Decoded;
use crate::table::row::{Beyond, RowCells};
use crate::table::{Limits, Row, TableError};

/// The rows of a text.
pub(in crate::table) struct Records<'a> {
    decoded: Decoded<'a>,
    delimiter: u8,
    cells: RowCells,
    lines: Lines,
    /// Where the last quote was opened.
    quote_line: u64,
}

/// Where in a row the reader stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    CellStart,
    Bare,
    Quoted,
    /// Behind a quote within quotes: the end of the cell, or the first of two.
    Quote,
    RowEnd,
}

impl<'a> Records<'a> {
    pub(super) fn new(decoded: Decoded<'a>, delimiter: u8, limits: Limits) -> Self {
        let lines = Lines { line: 1, is_after_return: false };
        Self { decoded, delimiter, cells: RowCells::new(limits), lines, quote_line: 1 }
    }

    pub(in crate::table) fn n_bytes_read(&self) -> u64 {
        self.decoded.n_bytes_read()
    }

    /// Lines in which nothing stands are passed over.
    pub(in crate::table) fn next_row(&mut self) -> Result<Option<Row<'_>>, TableError> {
        self.cells.clear();
        let (mut at, mut first_line) = (At::CellStart, self.lines.line);
        loop {
            if at == At::CellStart && self.cells.is_empty() {
                self.skip_line_ends();
                first_line = self.lines.line;
            }
            if self.decoded.unread().is_empty() {
                if self.decoded.more().map_err(|stopped| stopped.at(self.lines.line))? {
                    continue;
                }
                break;
            }
            at = self.read_piece(at).map_err(|beyond| TableError::from(beyond).at(first_line))?;
            if at == At::RowEnd {
                return Ok(Some(self.cells.row(first_line)));
            }
        }
        match at {
            At::Quoted => return Err(TableError::OpenQuote { line: self.quote_line }),
            At::CellStart if self.cells.is_empty() => return Ok(None),
            _ => self.cells.end_text().map_err(|beyond| TableError::from(beyond).at(first_line))?,
        }
        Ok(Some(self.cells.row(first_line)))
    }

    fn skip_line_ends(&mut self) {
        let unread = self.decoded.unread().as_bytes();
        let n = unread.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        unread[..n].iter().for_each(|byte| self.lines.pass(*byte));
        self.lines.is_after_return &= n == unread.len();
        self.decoded.consume(n);
    }

    /// Reads to the end of the row, or of what is decoded so far.
    fn read_piece(&mut self, mut at: At) -> Result<At, Beyond> {
        let (text, delimiter) = (self.decoded.unread(), self.delimiter);
        let mut from = 0;
        while let Some(next) = text.as_bytes().get(from) {
            let rest = &text.as_bytes()[from..];
            match at {
                At::CellStart if *next == b'"' => {
                    self.quote_line = self.lines.line;
                    from += 1;
                    at = At::Quoted;
                }
                At::CellStart | At::Bare => {
                    let is_end = |byte: &u8| *byte == delimiter || matches!(*byte, b'\n' | b'\r');
                    let n = rest.iter().position(is_end).unwrap_or(rest.len());
                    self.cells.push_text(&text[from..from + n])?;
                    from += n;
                    at = At::Bare;
                    if let Some(end) = rest.get(n) {
                        self.cells.end_text()?;
                        from += 1;
                        self.lines.pass(*end);
                        at = if *end == delimiter { At::CellStart } else { At::RowEnd };
                    }
                }
                At::Quoted => {
                    let n = rest.iter().position(|byte| *byte == b'"').unwrap_or(rest.len());
                    self.cells.push_text(&text[from..from + n])?;
                    rest[..n].iter().for_each(|byte| self.lines.pass(*byte));
                    from += n;
                    if n < rest.len() {
                        from += 1;
                        at = At::Quote;
                    }
                }
                At::Quote if *next == b'"' => {
                    self.cells.push_text("\"")?;
                    from += 1;
                    at = At::Quoted;
                }
                // What follows a closing quote belongs to the cell.
                At::Quote => at = At::Bare,
                At::RowEnd => break,
            }
        }
        self.decoded.consume(from);
        Ok(at)
    }
}

/// Lines of a text, whatever ends them.
struct Lines {
    /// The line that is being read, from 1.
    line: u64,
    /// Was the last byte a carriage return, so that a line feed ends the same line?
    is_after_return: bool,
}

impl Lines {
    fn pass(&mut self, byte: u8) {
        let ends_line = byte == b'\r' || (byte == b'\n' && !self.is_after_return);
        self.line += u64::from(ends_line);
        self.is_after_return = byte == b'\r';
    }
}
