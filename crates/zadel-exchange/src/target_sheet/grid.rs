//! A table as it stands in a file, whatever file it was: rows of cells, and nothing known about them.

use zadel_core::calendar::Month;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A day, by its month.
    Day(Month),
    /// A formula that came to nothing, such as `#REF!`.
    Fault(String),
}

/// Rows of cells, as long as their last cell. Row and column count from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
    /// Cells that were put, whatever is in them.
    n_put: usize,
    /// Cells that take room, those in front of others included.
    n_room: usize,
    n_cells: usize,
    n_bytes: usize,
}

/// More than a sheet of targets has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

impl Grid {
    const MOST_ROWS: usize = 10_000;
    const MOST_COLUMNS: usize = 500;
    const MOST_CELLS: usize = 100_000;
    const MOST_ROOM: usize = 200_000;
    const MOST_PUT: usize = 2_000_000;
    const MOST_BYTES: usize = 8 << 20;
    /// Longer texts are neither names nor sums, and nobody is shown more.
    const MOST_CHARACTERS: usize = 250;

    /// Puts a cell at its place; the last one counts.
    pub(super) fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), TooLarge> {
        self.n_put += 1;
        if Self::MOST_PUT < self.n_put {
            return Err(TooLarge);
        }
        let cell = match cell {
            Cell::Text(text) if text.trim().is_empty() => Cell::Empty,
            Cell::Text(text) => Cell::Text(text.trim().chars().take(Self::MOST_CHARACTERS).collect()),
            cell => cell,
        };
        if cell == Cell::Empty {
            return Ok(());
        }
        self.n_cells += 1;
        self.n_bytes += if let Cell::Text(text) = &cell { text.len() } else { 0 };
        let fits = row < Self::MOST_ROWS && column < Self::MOST_COLUMNS;
        if !fits || Self::MOST_CELLS < self.n_cells || Self::MOST_BYTES < self.n_bytes {
            return Err(TooLarge);
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            self.n_room += column + 1 - cells.len();
            if Self::MOST_ROOM < self.n_room {
                return Err(TooLarge);
            }
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }

    pub(super) fn n_rows(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, row: usize) -> &[Cell] {
        self.rows.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn at(&self, row: usize, column: usize) -> &Cell {
        self.row(row).get(column).unwrap_or(&Cell::Empty)
    }
}

impl Cell {
    /// As it is shown to a person.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(month) => month.to_string(),
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The letters of a column as spreadsheets write them, from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while 0 < left {
        letters.push(b'A' + u8::try_from((left - 1) % 26).expect("a letter of 26"));
        left = (left - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 51, 701, 702].map(column_letters), ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
    }

    #[test]
    fn a_cell_far_away_is_refused_and_an_empty_one_takes_no_room() {
        let mut grid = Grid::default();
        assert_eq!(grid.put(1_048_575, 16_383, Cell::Text(" ".to_owned())), Ok(()));
        assert_eq!(grid.n_rows(), 0);
        assert_eq!(grid.put(1_048_575, 16_383, Cell::Number(1.0)), Err(TooLarge));
    }

    #[test]
    fn room_in_front_of_cells_counts() {
        let mut grid = Grid::default();
        let put = |row| grid.put(row, Grid::MOST_COLUMNS - 1, Cell::Number(1.0));
        let n_rows = Grid::MOST_ROOM / Grid::MOST_COLUMNS;
        assert!((0..n_rows).map(put).all(|put| put.is_ok()));
        assert_eq!(grid.put(n_rows, 0, Cell::Number(1.0)), Err(TooLarge));
    }
}
