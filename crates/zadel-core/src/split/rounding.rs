//! Controlled rounding of a table: cells, rows, columns and the total all stay within 1 of their exact values.
//!
//! Source: Cox, "A Constructive Procedure for Unbiased Controlled Rounding", Journal of the American Statistical
//! Association 82 (1987), made deterministic: of the two ways round a cycle the shorter step is taken, not a random one.

use num_traits::Zero;

use super::controlled::Table;

/// Numbers exact enough to hold a numerator over the table's denominator: `u128`, or `BigUint` where that is too small.
pub(super) trait Exact:
    Clone + Ord + Zero + std::ops::Sub<Output = Self> + std::ops::AddAssign + std::ops::SubAssign
{
}
impl<N: Clone + Ord + Zero + std::ops::Sub<Output = N> + std::ops::AddAssign + std::ops::SubAssign> Exact for N {}

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
    cells: Vec<Vec<Cell<N>>>,
    /// What makes a whole.
    one: N,
    n_rows: usize,
    n_columns: usize,
    /// No cell of a row (column) before this one has a fractional part: parts vanish and never come back.
    row_from: Vec<usize>,
    column_from: Vec<usize>,
    row_visited: Visited,
    column_visited: Visited,
}

/// Where on the present walk a row or a column was met. Marks of earlier walks are out of date, not wiped: there are as
/// many walks as cells.
struct Visited {
    marks: Vec<(usize, usize)>,
    walk: usize,
}

impl Visited {
    fn none(n: usize) -> Self {
        Self { marks: vec![(0, 0); n], walk: 0 }
    }

    fn start_walk(&mut self) {
        self.walk += 1;
    }

    fn mark(&mut self, node: usize, step: usize) {
        self.marks[node] = (self.walk, step);
    }

    fn step_of(&self, node: usize) -> Option<usize> {
        let (walk, step) = self.marks[node];
        (walk == self.walk).then_some(step)
    }
}

impl<N: Exact> Rounding<N> {
    /// A table of exact numbers, `one` being their common denominator.
    pub(super) fn of(mut cells: Vec<Vec<Cell<N>>>, one: N) -> Self {
        let n_rows = cells.len();
        let n_columns = cells.first().map_or(0, Vec::len);
        let up_to_whole = |parts: &mut dyn Iterator<Item = N>| {
            let mut missing = N::zero();
            for part in parts {
                // missing - part, modulo one
                if missing < part {
                    missing += one.clone();
                }
                missing -= part;
            }
            Cell { whole: 0, part: missing }
        };
        let mut slack_row: Vec<Cell<N>> =
            (0..n_columns).map(|j| up_to_whole(&mut cells.iter().map(|row| row[j].part.clone()))).collect();
        slack_row.push(Cell { whole: 0, part: N::zero() });
        for row in &mut cells {
            let slack = up_to_whole(&mut row.iter().map(|cell| cell.part.clone()));
            row.push(slack);
        }
        cells.push(slack_row);
        Self {
            cells,
            one,
            n_rows,
            n_columns,
            row_from: vec![0; n_rows + 1],
            column_from: vec![0; n_columns + 1],
            row_visited: Visited::none(n_rows + 1),
            column_visited: Visited::none(n_columns + 1),
        }
    }

    /// Removes fractional parts, cycle by cycle, until none is left.
    ///
    /// A whole row total with one fractional cell must hold another, so a walk along fractional cells never gets stuck and
    /// must come back on itself; the cycle has an even number of cells, and moving the same amount up and down along it
    /// keeps every margin. Each cycle makes at least one cell whole for good, so this ends.
    pub(super) fn run(mut self) -> Table {
        for row in 0..=self.n_rows {
            while self.next_in_row(row, None).is_some() {
                let cycle = self.cycle_from(row);
                self.shift_along(&cycle);
            }
        }
        self.cells.truncate(self.n_rows);
        let n_columns = self.n_columns;
        self.cells.into_iter().map(|row| row.into_iter().take(n_columns).map(|cell| cell.whole).collect()).collect()
    }

    /// Walks from a row, always to the lowest fractional cell other than the one just used, until it meets itself.
    fn cycle_from(&mut self, start: usize) -> Vec<(usize, usize)> {
        let mut walk = Vec::new();
        self.row_visited.start_walk();
        self.column_visited.start_walk();
        let (mut row, mut came_by) = (start, None);
        loop {
            self.row_visited.mark(row, walk.len());
            let column = self.next_in_row(row, came_by).expect("a whole row total has no single fractional cell");
            walk.push((row, column));
            if let Some(first) = self.column_visited.step_of(column) {
                return walk.split_off(first);
            }
            self.column_visited.mark(column, walk.len());
            row = self.next_in_column(column, row).expect("a whole column total has no single fractional cell");
            walk.push((row, column));
            if let Some(first) = self.row_visited.step_of(row) {
                return walk.split_off(first);
            }
            came_by = Some(column);
        }
    }

    fn next_in_row(&mut self, row: usize, except: Option<usize>) -> Option<usize> {
        let fractional = |j: &usize| !self.cells[row][*j].part.is_zero();
        let first = (self.row_from[row]..=self.n_columns).find(fractional);
        self.row_from[row] = first.unwrap_or(self.n_columns + 1);
        if first == except { first.and_then(|j| (j + 1..=self.n_columns).find(fractional)) } else { first }
    }

    fn next_in_column(&mut self, column: usize, except: usize) -> Option<usize> {
        let fractional = |i: &usize| !self.cells[*i][column].part.is_zero();
        let first = (self.column_from[column]..=self.n_rows).find(fractional);
        self.column_from[column] = first.unwrap_or(self.n_rows + 1);
        if first == Some(except) { (except + 1..=self.n_rows).find(fractional) } else { first }
    }

    /// Moves odd cells of the cycle up and even ones down, or the other way if that is the shorter step.
    fn shift_along(&mut self, cycle: &[(usize, usize)]) {
        let part = |(i, j): (usize, usize)| self.cells[i][j].part.clone();
        let room = |(i, j): (usize, usize)| self.one.clone() - part((i, j));
        let smallest = |of_odd: &dyn Fn((usize, usize)) -> N, of_even: &dyn Fn((usize, usize)) -> N| {
            let limits =
                cycle.iter().enumerate().map(|(n, cell)| if n % 2 == 0 { of_odd(*cell) } else { of_even(*cell) });
            limits.min().expect("a cycle has cells")
        };
        let (up, down) = (smallest(&room, &part), smallest(&part, &room));
        let odd_goes_up = up <= down;
        let step = if odd_goes_up { up } else { down };
        for (n, (i, j)) in cycle.iter().enumerate() {
            let cell = &mut self.cells[*i][*j];
            if (n % 2 == 0) == odd_goes_up {
                cell.part += step.clone();
                if cell.part == self.one {
                    cell.part = N::zero();
                    cell.whole += 1;
                }
            } else {
                cell.part -= step.clone();
            }
        }
    }
}
