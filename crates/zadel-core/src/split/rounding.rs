//! Controlled rounding of a table: cells, rows, columns and the total all stay within 1 of their exact values.
//!
//! Source: Cox, "A Constructive Procedure for Unbiased Controlled Rounding", Journal of the American Statistical
//! Association 82 (1987), made deterministic: of the two ways round a cycle the shorter step is taken, not a random one.
//!
//! Defined as walks that each begin anew at the lowest row with a fractional part. Here a walk goes on where the last one
//! was interrupted, which is the same: see [`Walk`]. Why that matters is in docs/decisions/0026-people-by-week.md.

use super::controlled::Table;
use super::fractional::Fractional;
use super::wide::Exact;

/// A number as its whole part and a numerator over the table's common denominator.
#[derive(Clone)]
pub(super) struct Cell<N> {
    pub(super) whole: u64,
    pub(super) part: N,
}

impl Cell<u128> {
    pub(super) fn of(numerator: u128, denominator: u128) -> Self {
        let whole = u64::try_from(numerator / denominator).expect("a part is at most its total");
        Self { whole, part: numerator % denominator }
    }
}

/// The table with a slack column and a slack row that make every margin whole.
pub(super) struct Rounding<N> {
    /// Row by row: whole parts, and what is above them.
    whole: Vec<u64>,
    parts: Vec<N>,
    /// What makes a whole.
    one: N,
    /// With the slack.
    n_rows: usize,
    /// Likewise.
    n_columns: usize,
    /// Which cells of each row have a fractional part, and which of each column. Parts vanish and never come back.
    in_rows: Fractional,
    in_columns: Fractional,
}

impl<N: Exact> Rounding<N> {
    /// A table of exact numbers, row by row, `one` being their common denominator.
    pub(super) fn of(n_rows: usize, n_columns: usize, inner: impl IntoIterator<Item = Cell<N>>, one: N) -> Self {
        let mut inner = inner.into_iter();
        let n_cells = (n_rows + 1) * (n_columns + 1);
        let (mut whole, mut parts) = (Vec::with_capacity(n_cells), Vec::with_capacity(n_cells));
        let mut slack_row = vec![N::zero(); n_columns + 1];
        for _ in 0..n_rows {
            let mut slack = N::zero();
            for (column, cell) in inner.by_ref().take(n_columns).enumerate() {
                take_off(&mut slack, &cell.part, &one);
                take_off(&mut slack_row[column], &cell.part, &one);
                whole.push(cell.whole);
                parts.push(cell.part);
            }
            whole.push(0);
            parts.push(slack);
        }
        whole.resize(n_cells, 0);
        parts.append(&mut slack_row);
        let (n_rows, n_columns) = (n_rows + 1, n_columns + 1);
        let is_fractional = |row: usize, column: usize| !parts[row * n_columns + column].is_zero();
        Self {
            in_rows: Fractional::of(n_rows, n_columns, is_fractional),
            in_columns: Fractional::of(n_columns, n_rows, |column, row| is_fractional(row, column)),
            whole,
            parts,
            one,
            n_rows,
            n_columns,
        }
    }

    /// Removes fractional parts, cycle by cycle, until none is left.
    ///
    /// A whole row total with one fractional cell must hold another, so a walk along fractional cells never gets stuck and
    /// must come back on itself; the cycle has an even number of cells, and moving the same amount up and down along it
    /// keeps every margin. Each cycle makes at least one cell whole for good, so this ends.
    pub(super) fn run(mut self) -> Table {
        let mut walk = Walk::of(self.n_rows, self.n_columns);
        for row in 0..self.n_rows {
            while !self.in_rows.is_empty(row) {
                let first = self.walk_on(&mut walk, row);
                let made_whole = self.shift_along(&walk.cells[first..]);
                walk.back_to(first + made_whole);
            }
        }
        let n_inner = self.n_columns - 1;
        let rows = self.whole.chunks(self.n_columns).take(self.n_rows - 1);
        rows.map(|row| row[..n_inner].to_vec()).collect()
    }

    /// Walks, always to the lowest fractional cell other than the one just used, until the walk meets itself; from which
    /// of its cells on it is a cycle.
    fn walk_on(&self, walk: &mut Walk, start: usize) -> usize {
        loop {
            let (row, came_by) = match walk.cells.last() {
                None => {
                    walk.row_at[start] = Some(0);
                    (start, None)
                }
                Some(&(row, column)) if walk.cells.len().is_multiple_of(2) => (row, Some(column)),
                // The walk was interrupted in a column.
                Some(&(row, column)) => {
                    if let Some(first) = self.leave_column(walk, row, column) {
                        return first;
                    }
                    continue;
                }
            };
            let column = self.in_rows.lowest(row, came_by).expect("a whole row total has no single fractional cell");
            walk.cells.push((row, column));
            if let Some(first) = walk.column_at[column] {
                return first;
            }
            walk.column_at[column] = Some(walk.cells.len());
        }
    }

    fn leave_column(&self, walk: &mut Walk, came_by: usize, column: usize) -> Option<usize> {
        let row =
            self.in_columns.lowest(column, Some(came_by)).expect("a whole column total has no single fractional cell");
        walk.cells.push((row, column));
        let met = walk.row_at[row];
        if met.is_none() {
            walk.row_at[row] = Some(walk.cells.len());
        }
        met
    }

    /// Moves odd cells of the cycle up and even ones down, or the other way if that is the shorter step; the first cell that
    /// became whole.
    fn shift_along(&mut self, cycle: &[(usize, usize)]) -> usize {
        let part = |(row, column): (usize, usize)| &self.parts[row * self.n_columns + column];
        let (mut least_odd, mut least_even) = (part(cycle[0]), part(cycle[1]));
        let (mut most_odd, mut most_even) = (least_odd, least_even);
        for pair in cycle[2..].chunks_exact(2) {
            let (odd, even) = (part(pair[0]), part(pair[1]));
            (least_odd, most_odd) = (least_odd.min(odd), most_odd.max(odd));
            (least_even, most_even) = (least_even.min(even), most_even.max(even));
        }
        let room = |most: &N| {
            let mut room = self.one.clone();
            room -= most;
            room
        };
        let up = room(most_odd).min(least_even.clone());
        let down = room(most_even).min(least_odd.clone());
        let odd_goes_up = up <= down;
        let step = if odd_goes_up { up } else { down };
        let mut made_whole = None;
        for (n, &(row, column)) in cycle.iter().enumerate() {
            let at = row * self.n_columns + column;
            let part = &mut self.parts[at];
            if (n % 2 == 0) == odd_goes_up {
                *part += &step;
                if *part == self.one {
                    *part = N::zero();
                    self.whole[at] += 1;
                }
            } else {
                *part -= &step;
            }
            if part.is_zero() {
                self.in_rows.remove(row, column);
                self.in_columns.remove(column, row);
                made_whole.get_or_insert(n);
            }
        }
        made_whole.expect("the shorter step ends at a whole number")
    }
}

/// A walk along fractional cells, by turns within a row and within a column, and where it met each row and column.
///
/// # Why it may go on
/// A walk always takes the lowest fractional cell, and cells only ever become whole. So the next walk from the same row
/// would take the same cells as the last one, up to the first that became whole; that is where this one goes on. If that is
/// the very first cell, it begins anew.
struct Walk {
    cells: Vec<(usize, usize)>,
    /// After how many cells a row was met; `None` if it was not.
    row_at: Vec<Option<usize>>,
    column_at: Vec<Option<usize>>,
}

impl Walk {
    fn of(n_rows: usize, n_columns: usize) -> Self {
        Self { cells: Vec::new(), row_at: vec![None; n_rows], column_at: vec![None; n_columns] }
    }

    /// Forgets all but the first so many cells.
    fn back_to(&mut self, n_cells: usize) {
        for n in n_cells..self.cells.len() {
            let (row, column) = self.cells[n];
            let met = if n.is_multiple_of(2) { &mut self.column_at[column] } else { &mut self.row_at[row] };
            // The last cell came back to where the walk had been before.
            if *met == Some(n + 1) {
                *met = None;
            }
        }
        if let (0, Some(&(start, _))) = (n_cells, self.cells.first()) {
            self.row_at[start] = None;
        }
        self.cells.truncate(n_cells);
    }
}

/// `missing - part`, modulo one.
fn take_off<N: Exact>(missing: &mut N, part: &N, one: &N) {
    if *part <= *missing {
        *missing -= part;
    } else {
        let mut short = part.clone();
        short -= missing;
        *missing = one.clone();
        *missing -= &short;
    }
}
