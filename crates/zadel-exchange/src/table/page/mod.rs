//! Web pages that call themselves workbooks, as CRMs and accounting programs save them: the rows of their tables.
//!
//! Tolerant as browsers are: rows and cells need no end, names of tags are written anyhow, what is unknown is passed over.
//! A page that ends within a table was cut off.

mod letters;
mod tags;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::row::RowCells;
use super::text::{Decoded, Sampled};
use super::{Limits, Row, Source, TableError};
use tags::{Name, Tag, Token, Tokens};

/// A page that was recognised.
pub(super) struct Page {
    encoding: &'static Encoding,
    start: u64,
}

/// The rows of all tables of a page; what stands in a table within a cell is text of that cell.
pub(super) struct PageRows<'a> {
    tokens: Tokens<'a>,
    cells: RowCells,
    line: u64,
    /// Does the page have a table?
    has_table: bool,
    /// How many tables are open, one within the other.
    depth: usize,
    row: Begun,
    open: Option<Open>,
    /// Does a blank or a line break stand between what was read and what follows?
    gap: Gap,
    /// For how many rows, this one included, a column is taken by a cell that began further up.
    taken: Vec<u16>,
    next_column: usize,
}

/// Whether a row began.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begun {
    No,
    Yes,
    /// The one before ended because of it.
    Next,
}

/// The cell that is being read.
struct Open {
    column: usize,
    n_columns: usize,
    n_rows: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    Line,
}

impl Page {
    /// A page if it begins like one.
    ///
    /// # Errors
    /// [`TableError::OtherXml`] for other XML.
    pub(super) fn recognise(sampled: &Sampled, head: &[u8]) -> Result<Option<Self>, TableError> {
        const STARTS: [&str; 10] =
            ["<html", "<!doctype", "<table", "<meta", "<head", "<body", "<style", "<center", "<tr", "<!--"];
        let text = sampled.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let small = |text: &str| text.to_ascii_lowercase();
        let start = small(text.get(..16).unwrap_or(text));
        if start.starts_with("<?xml") {
            let text = small(text);
            if !text.contains("<html") && !text.contains("<table ") && !text.contains("<table>") {
                return Err(TableError::OtherXml);
            }
        } else if !STARTS.iter().any(|tag| start.starts_with(tag)) {
            return Ok(None);
        }
        // A mark at the start is stronger than what the page says of itself, and so are two bytes a letter.
        let may_say = sampled.start == 0 && sampled.encoding.is_ascii_compatible();
        let said = if may_say { said_encoding(head) } else { None };
        Ok(Some(Self { encoding: said.unwrap_or(sampled.encoding), start: sampled.start }))
    }

    pub(super) fn rows<'a>(&self, from: &'a mut dyn Source, limits: Limits) -> Result<PageRows<'a>, TableError> {
        Ok(PageRows {
            tokens: Tokens::new(Decoded::new(from, self.encoding, self.start)?),
            cells: RowCells::new(limits),
            line: 0,
            has_table: false,
            depth: 0,
            row: Begun::No,
            open: None,
            gap: Gap::None,
            taken: Vec::new(),
            next_column: 0,
        })
    }
}

/// What `<meta charset>` says. Whoever can read it did not write two bytes a letter, whatever it says.
fn said_encoding(head: &[u8]) -> Option<&'static Encoding> {
    const N_LOOKED_AT: usize = 4096;
    const SAYS: &[u8] = b"charset=";
    let head = head[..head.len().min(N_LOOKED_AT)].to_ascii_lowercase();
    let at = head.windows(SAYS.len()).position(|window| window == SAYS)? + SAYS.len();
    let label = head[at..].iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
    let label: Vec<u8> =
        label.take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).copied().collect();
    let said = Encoding::for_label(&label)?;
    Some(if said == UTF_16LE || said == UTF_16BE { UTF_8 } else { said })
}

impl PageRows<'_> {
    const MOST_ROWS_OF_CELL: u16 = 65_534;
    const MOST_COLUMNS_OF_CELL: u16 = 1_000;

    pub(super) fn n_bytes_read(&self) -> u64 {
        self.tokens.n_bytes_read()
    }

    /// The next row in which something stands.
    pub(super) fn next_row(&mut self) -> Result<Option<Row<'_>>, TableError> {
        loop {
            self.cells.clear();
            if self.row == Begun::Next {
                self.begin_row();
            }
            let has_row = self.read_row().map_err(|error| error.at(self.line))?;
            if !has_row {
                return Ok(None);
            }
            if !self.cells.has_only_blanks() {
                break;
            }
        }
        Ok(Some(self.cells.row(self.line)))
    }

    /// Reads to the end of a row; `false` at the end of the page.
    fn read_row(&mut self) -> Result<bool, TableError> {
        loop {
            match self.tokens.next_token().map_err(|stopped| stopped.at(self.line))? {
                Token::Text(n) => self.read_text(n)?,
                Token::Letter(letter) => self.push(letter.encode_utf8(&mut [0; 4]))?,
                Token::Start(tag) => {
                    if self.start(tag)? {
                        return Ok(true);
                    }
                }
                Token::End(name) => {
                    if self.end(name)? {
                        return Ok(true);
                    }
                }
                Token::AtEnd if 0 < self.depth || self.open.is_some() => return Err(TableError::Broken { line: None }),
                Token::AtEnd if !self.has_table => return Err(TableError::NoTable),
                Token::AtEnd => return self.end_row(Begun::No),
                Token::CutOff => return Err(TableError::Broken { line: None }),
            }
        }
    }

    /// A tag that opens; `true` if a row ended with it.
    fn start(&mut self, tag: Tag) -> Result<bool, TableError> {
        let is_outer = self.depth <= 1;
        match tag.name {
            Name::Table => {
                self.has_table = true;
                self.depth += 1;
                self.gap = self.gap.max(Gap::Line);
            }
            Name::Row if is_outer => {
                self.has_table = true;
                if self.end_row(Begun::Next)? {
                    return Ok(true);
                }
                self.begin_row();
            }
            Name::Cell if is_outer => {
                self.close_cell()?;
                self.has_table = true;
                if self.row != Begun::Yes {
                    self.begin_row();
                }
                self.open_cell(tag);
            }
            Name::Break if self.open.is_some() => {
                self.cells.push_text("\n")?;
                self.gap = Gap::None;
            }
            Name::Row | Name::Block => self.gap = self.gap.max(Gap::Line),
            Name::Cell => self.gap = self.gap.max(Gap::Blank),
            Name::Break | Name::Other => {}
        }
        Ok(false)
    }

    /// A tag that closes; `true` if a row ended with it.
    fn end(&mut self, name: Name) -> Result<bool, TableError> {
        let is_outer = self.depth <= 1;
        match name {
            Name::Cell if is_outer => self.close_cell()?,
            Name::Row if is_outer => return self.end_row(Begun::No),
            Name::Table if is_outer => {
                self.depth = 0;
                let has_row = self.end_row(Begun::No);
                self.taken.clear();
                return has_row;
            }
            Name::Table => {
                self.depth -= 1;
                self.gap = self.gap.max(Gap::Line);
            }
            Name::Row | Name::Block => self.gap = self.gap.max(Gap::Line),
            Name::Cell | Name::Break | Name::Other => {}
        }
        Ok(false)
    }

    fn begin_row(&mut self) {
        self.line += 1;
        self.row = Begun::Yes;
        self.next_column = 0;
    }

    /// Ends the row that is open; `false` if none is.
    fn end_row(&mut self, then: Begun) -> Result<bool, TableError> {
        self.close_cell()?;
        if self.row != Begun::Yes {
            return Ok(false);
        }
        self.taken.iter_mut().for_each(|n_rows| *n_rows = n_rows.saturating_sub(1));
        self.row = then;
        Ok(true)
    }

    fn open_cell(&mut self, tag: Tag) {
        let mut column = self.next_column;
        while self.taken.get(column).is_some_and(|n_rows| 0 < *n_rows) {
            column += 1;
        }
        let n_columns = tag.n_columns.clamp(1, Self::MOST_COLUMNS_OF_CELL).into();
        self.open = Some(Open { column, n_columns, n_rows: tag.n_rows.clamp(1, Self::MOST_ROWS_OF_CELL) });
        self.gap = Gap::None;
    }

    fn close_cell(&mut self) -> Result<(), TableError> {
        let Some(Open { column, n_columns, n_rows }) = self.open.take() else { return Ok(()) };
        self.cells.put_text_trimmed(column)?;
        let end = column + n_columns;
        if 1 < n_columns {
            self.cells.lengthen(end)?;
        }
        if 1 < n_rows {
            self.taken.resize(self.taken.len().max(end), 0);
            self.taken[column..end].fill(n_rows);
        }
        self.next_column = end;
        Ok(())
    }

    /// Takes a text of so many bytes, in which any blanks and line ends are one blank.
    fn read_text(&mut self, n: usize) -> Result<(), TableError> {
        if self.open.is_none() {
            self.tokens.consume(n);
            return Ok(());
        }
        let text = &self.tokens.unread()[..n];
        for (i, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if 0 < i {
                self.gap = self.gap.max(Gap::Blank);
            }
            if !word.is_empty() {
                push(&mut self.cells, &mut self.gap, word)?;
            }
        }
        self.tokens.consume(n);
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<(), TableError> {
        if self.open.is_some() { push(&mut self.cells, &mut self.gap, text) } else { Ok(()) }
    }
}

/// Adds to a cell, behind the gap in front of it. A cell begins without one.
fn push(cells: &mut RowCells, gap: &mut Gap, text: &str) -> Result<(), TableError> {
    let before = cells.text();
    let between = match gap {
        _ if before.is_empty() || before.ends_with('\n') => "",
        Gap::None => "",
        Gap::Blank => " ",
        Gap::Line => "\n",
    };
    cells.push_text(between)?;
    *gap = Gap::None;
    Ok(cells.push_text(text)?)
}

#[cfg(test)]
mod tests;
