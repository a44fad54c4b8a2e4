use jiff::civil::DateTime;

use super::{Bound, Limits, TableError};

/// A row as long as its last cell; it is lent until the next one is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// From 1, as a person sees it: of a text the line where the row begins, empty lines counted; of a workbook the number
    /// beside the row; of a web page its number among all rows.
    pub line: u64,
    cells: &'a RowCells,
}

/// A cell as it stands in a file: nothing is trimmed, and a text that looks like a number stays a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing stands there.
    Empty,
    /// Never empty.
    Text(&'a str),
    /// Always finite.
    Number(f64),
    /// A number that is shown as percent: 0.3 is shown as 30 %.
    Percent(f64),
    /// A day, with or without a time of day, in whatever time zone its author had in mind.
    Moment(DateTime),
    /// `TRUE` or `FALSE`.
    Truth(bool),
    /// A formula that came to nothing, by what it shows: `#REF!`.
    Fault(&'a str),
}

impl<'a> Row<'a> {
    /// How many cells there are, empty ones in front of others included. A line that ends with its delimiter has an empty
    /// cell behind it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.cells.len()
    }

    /// Has it no cells? Such rows are never lent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.cells.is_empty()
    }

    /// The cell of a column, from 0; an empty one beyond the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> Cell<'a> {
        let text = |start: u32, end: u32| &self.cells.text[start as usize..end as usize];
        match self.cells.cells.get(column) {
            None | Some(Stored::Empty) => Cell::Empty,
            Some(Stored::Text(start, end)) => Cell::Text(text(*start, *end)),
            Some(Stored::Fault(start, end)) => Cell::Fault(text(*start, *end)),
            Some(Stored::Number(number)) => Cell::Number(*number),
            Some(Stored::Percent(number)) => Cell::Percent(*number),
            Some(Stored::Moment(moment)) => Cell::Moment(*moment),
            Some(Stored::Truth(truth)) => Cell::Truth(*truth),
        }
    }

    /// Does nothing stand in it but blanks?
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let is_blank = |cell| match cell {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        (0..self.len()).all(|column| is_blank(self.cell(column)))
    }
}

/// The cells of the row that is being read, in memory that every row uses again.
#[derive(Debug)]
pub(super) struct RowCells {
    text: String,
    cells: Vec<Stored>,
    /// Where the text of the cell that is being read begins.
    cell_start: usize,
    limits: Limits,
}

/// A cell without its text, which stands from and to a place in the text of the row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stored {
    Empty,
    Text(u32, u32),
    Fault(u32, u32),
    Number(f64),
    Percent(f64),
    Moment(DateTime),
    Truth(bool),
}

/// What a row has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beyond(Bound);

impl From<Beyond> for TableError {
    fn from(Beyond(bound): Beyond) -> Self {
        Self::TooLarge { bound, line: None }
    }
}

impl RowCells {
    pub(super) fn new(limits: Limits) -> Self {
        // Places in the text of a row are kept in four bytes.
        const MOST_BYTES: usize = 1 << 30;
        let limits = Limits { n_row_bytes: limits.n_row_bytes.min(MOST_BYTES), ..limits };
        Self { text: String::new(), cells: Vec::new(), cell_start: 0, limits }
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.cell_start = 0;
    }

    /// Adds to the text of the cell that is being read.
    pub(super) fn push_text(&mut self, piece: &str) -> Result<(), Beyond> {
        let n_bytes = self.text.len() + piece.len();
        if self.limits.n_cell_bytes < n_bytes - self.cell_start {
            return Err(Beyond(Bound::Cell));
        }
        if self.limits.n_row_bytes < n_bytes {
            return Err(Beyond(Bound::Row));
        }
        self.text.push_str(piece);
        Ok(())
    }

    /// Ends the cell that is being read, with the text that was added.
    pub(super) fn end_text(&mut self) -> Result<(), Beyond> {
        let (start, end) = self.take_text();
        self.push(if start == end { Stored::Empty } else { Stored::Text(start, end) })
    }

    fn push(&mut self, cell: Stored) -> Result<(), Beyond> {
        if self.limits.n_columns <= self.cells.len() {
            return Err(Beyond(Bound::Columns));
        }
        self.cells.push(cell);
        Ok(())
    }

    /// The text of the cell that is being read.
    pub(super) fn text(&self) -> &str {
        &self.text[self.cell_start..]
    }

    pub(super) fn replace_text(&mut self, text: &str) -> Result<(), Beyond> {
        self.text.truncate(self.cell_start);
        self.push_text(text)
    }

    /// Puts the text that was added at its column.
    pub(super) fn put_text(&mut self, column: usize) -> Result<(), Beyond> {
        let (start, end) = self.take_text();
        self.put_at(column, if start == end { Stored::Empty } else { Stored::Text(start, end) })
    }

    /// The same without the line ends and blanks at its end.
    pub(super) fn put_text_trimmed(&mut self, column: usize) -> Result<(), Beyond> {
        let n_bytes = self.text().trim_ascii_end().len();
        self.text.truncate(self.cell_start + n_bytes);
        self.put_text(column)
    }

    /// Adds empty cells until there are so many.
    pub(super) fn lengthen(&mut self, n: usize) -> Result<(), Beyond> {
        self.put_at(n.saturating_sub(1), Stored::Empty)
    }

    /// Does nothing stand in any cell?
    pub(super) fn has_only_blanks(&self) -> bool {
        self.cells.iter().all(|cell| matches!(cell, Stored::Empty))
    }

    /// Puts the text that was added at its column, as what a formula shows that came to nothing.
    pub(super) fn put_fault(&mut self, column: usize) -> Result<(), Beyond> {
        let (start, end) = self.take_text();
        self.put_at(column, Stored::Fault(start, end))
    }

    /// Puts a cell at its column in place of the text that was added; of two at the same place the last one counts.
    pub(super) fn put(&mut self, column: usize, cell: Stored) -> Result<(), Beyond> {
        self.text.truncate(self.cell_start);
        self.put_at(column, cell)
    }

    fn put_at(&mut self, column: usize, cell: Stored) -> Result<(), Beyond> {
        if self.limits.n_columns <= column {
            return Err(Beyond(Bound::Columns));
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Stored::Empty);
        }
        self.cells[column] = cell;
        Ok(())
    }

    /// Where the text of the cell stands that is being read; the next one begins behind it.
    fn take_text(&mut self) -> (u32, u32) {
        let place = |at: usize| u32::try_from(at).expect("a row is at most a GB long");
        let span = (place(self.cell_start), place(self.text.len()));
        self.cell_start = self.text.len();
        span
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.text.is_empty()
    }

    pub(super) fn row(&self, line: u64) -> Row<'_> {
        Row { line, cells: self }
    }
}
