//! Sheets before they are bytes: cells with a content and a look.

use std::fmt;

use jiff::civil::Date;

use crate::target_sheet::column_letters;

/// One sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name, in the person's language.
    pub name: String,
    /// Cells by row; rows can have different lengths.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows and columns stay while the others scroll.
    pub frozen: (u32, u16),
    /// The row that every printed page repeats.
    pub head: u32,
    /// How nothing looks where most cells have nothing to say.
    pub zeros: Zeros,
}

/// How a zero looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zeros {
    /// As a number like any other.
    Shown,
    /// As a dash.
    Quiet,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it says.
    pub content: Content,
    /// How it looks.
    pub look: Look,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Nothing,
    /// A text, never a formula, whatever it begins with.
    Text(String),
    /// A number that stands for itself.
    Value(Value),
    /// A number that follows from others: its formula without the sign of equality, and what it comes to.
    ///
    /// Formulas are put together from addresses and numbers only; no text of a person is ever in one.
    Formula(String, Value),
}

/// A number, and what it is a number of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Items.
    Count(i64),
    /// Minor units.
    Money(i64),
    /// A part of a whole, a chance.
    Share(f64),
    /// Minutes.
    Minutes(u64),
    /// An average.
    Number(f64),
    /// Purchases of a client.
    Rate(f64),
    /// A day.
    Day(Date),
    /// Do the numbers fit together?
    Fits(bool),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// What its row is.
    pub role: Role,
    /// Typed by a person and free to be changed: what follows from it is recalculated.
    pub is_input: bool,
    /// Not known yet, or promised by nobody.
    pub is_open: bool,
    /// Steps from the left edge.
    pub indent: u8,
}

/// What a row or a cell is there for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Role {
    #[default]
    Plain,
    Title,
    Subtitle,
    /// A sentence that explains.
    Note,
    Section,
    /// Names of columns; on the left for texts, on the right for numbers.
    HeadText,
    Head,
    /// What a large number below is.
    Label,
    /// The large number.
    Answer,
    /// The first row of a line.
    Line,
    Total,
    /// A number that only serves the formulas.
    Helper,
}

/// A cell's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) row: u32,
    pub(super) column: u16,
}

impl Sheet {
    pub(super) fn new(name: String) -> Self {
        Self { name, rows: Vec::new(), frozen: (0, 1), head: 0, zeros: Zeros::Shown }
    }

    /// Puts a cell, with room made for it.
    pub(super) fn put(&mut self, at: At, cell: Cell) {
        let (row, column) = (at.row as usize, usize::from(at.column));
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = cell;
    }

    /// The number that stands at a place, if one does.
    pub(super) fn number_at(&self, at: At) -> Option<Value> {
        self.rows.get(at.row as usize)?.get(usize::from(at.column))?.number()
    }

    /// The row after the last one that has cells.
    pub(super) fn next_row(&self) -> u32 {
        u32::try_from(self.rows.len()).expect("a plan's cells are bounded")
    }

    /// Puts cells side by side into the next row, and says which row that was.
    pub(super) fn push(&mut self, cells: impl IntoIterator<Item = Cell>) -> u32 {
        let row = self.next_row();
        self.rows.push(cells.into_iter().collect());
        row
    }

    /// An empty row.
    pub(super) fn skip(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Gives every cell of a row a role; empty ones up to a column too, so that lines are drawn through.
    pub(super) fn draw(&mut self, row: u32, n_columns: u16, role: Role) {
        let cells = &mut self.rows[row as usize];
        cells.resize(cells.len().max(usize::from(n_columns)), Cell::default());
        for cell in cells {
            if cell.look.role == Role::Plain {
                cell.look.role = role;
            }
        }
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self { content: Content::Nothing, look: Look::default() }
    }
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { content: Content::Text(text.into()), look: Look::default() }
    }

    pub(super) fn value(value: Value) -> Self {
        Self { content: Content::Value(value), look: Look::default() }
    }

    /// A day; one that spreadsheets do not know stands there as a text.
    pub(super) fn day(day: Date) -> Self {
        const KNOWN: std::ops::RangeInclusive<i16> = 1900..=9999;
        if KNOWN.contains(&day.year()) { Self::value(Value::Day(day)) } else { Self::text(day.to_string()) }
    }

    /// A number that follows from others; one of so many that no spreadsheet takes the formula stands for itself.
    pub(super) fn formula(formula: impl Into<String>, value: Value) -> Self {
        const MOST_CHARACTERS: usize = 8192;
        let formula = formula.into();
        let content =
            if formula.len() < MOST_CHARACTERS { Content::Formula(formula, value) } else { Content::Value(value) };
        Self { content, look: Look::default() }
    }

    /// A number that somebody pinned.
    pub(super) fn input(value: Value) -> Self {
        let look = Look { is_input: true, ..Look::default() };
        Self { content: Content::Value(value), look }
    }

    /// What stands where a number is not known yet.
    pub(super) fn open(text: impl Into<String>) -> Self {
        let look = Look { is_open: true, ..Look::default() };
        Self { content: Content::Text(text.into()), look }
    }

    pub(super) fn role(mut self, role: Role) -> Self {
        self.look.role = role;
        self
    }

    pub(super) fn indent(mut self, indent: u8) -> Self {
        self.look.indent = indent;
        self
    }

    /// What stands in the cell as a number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<Value> {
        match self.content {
            Content::Value(value) | Content::Formula(_, value) => Some(value),
            Content::Nothing | Content::Text(_) => None,
        }
    }
}

impl At {
    pub(super) fn new(row: u32, column: u16) -> Self {
        Self { row, column }
    }

    /// Its address for other sheets.
    pub(super) fn on(self, sheet: &str) -> String {
        format!("'{}'!{self}", sheet.replace('\'', "''"))
    }

    /// Its address, staying where it is when copied down.
    pub(super) fn fixed_row(self) -> String {
        format!("{}${}", column_letters(usize::from(self.column)), self.row + 1)
    }

    /// The cells from here to there.
    pub(super) fn to(self, end: Self) -> String {
        if self == end { self.to_string() } else { format!("{self}:{end}") }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(usize::from(self.column)), self.row + 1)
    }
}

/// A count as a cell holds it; none that a plan has is beyond.
pub(super) fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_spreadsheets_call_them() {
        let name = |row, column| At::new(row, column).to_string();
        assert_eq!(
            [name(0, 0), name(9, 25), name(0, 26), name(4, 701), name(4, 702)],
            ["A1", "Z10", "AA1", "ZZ5", "AAA5"]
        );
        assert_eq!(At::new(6, 1).on("Rock 'n' roll"), "'Rock ''n'' roll'!B7");
        assert_eq!(At::new(6, 1).to(At::new(6, 1)), "B7");
    }
}
