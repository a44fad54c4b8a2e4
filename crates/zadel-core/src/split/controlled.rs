//! Controlled rounding of a table: cells, rows, columns and the total all stay within 1 of their exact values.
//!
//! Source: Cox, "A Constructive Procedure for Unbiased Controlled Rounding", Journal of the American Statistical
//! Association 82 (1987), made deterministic: of the two ways round a cycle the shorter step is taken, not a random one.

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::Zero;

use super::{SplitError, Weights};
use crate::fraction::Fraction;

/// A table of whole parts, by row and column.
pub type Table = Vec<Vec<u64>>;

/// Splits a total over rows and columns at once; row and column totals come out rounded too.
///
/// # Formula
/// `f_ij = T v_ij / V`, rounded under control.
///
/// # Errors
/// [`SplitError::NoWeight`], [`SplitError::WeightTooFine`], [`SplitError::Ragged`].
pub fn two_way(total: u64, weights: &[Vec<Fraction>]) -> Result<Table, SplitError> {
    let n_columns = n_columns(weights)?;
    let flat = Weights::from_fractions(&weights.concat())?;
    if flat.total() == 0 {
        return if total == 0 { Ok(vec![vec![0; n_columns]; weights.len()]) } else { Err(SplitError::NoWeight) };
    }
    let whole = u128::from(flat.total());
    let cell = |weight: &u64| Cell::of(u128::from(total) * u128::from(*weight), whole);
    let rows = flat.parts().chunks(n_columns.max(1)).map(|row| row.iter().map(cell).collect());
    Ok(Rounding::of(rows.collect(), whole).run())
}

/// Splits between given row totals and given column totals, both of which stay exact.
///
/// # Formula
/// `f_ij = r_i c_j / T`, rounded under control.
///
/// # Errors
/// [`SplitError::MarginsDiffer`] unless rows and columns sum to the same.
pub fn two_way_pinned(rows: &[u64], columns: &[u64]) -> Result<Table, SplitError> {
    let sum = |totals: &[u64]| totals.iter().map(|total| u128::from(*total)).sum::<u128>();
    let total = sum(rows);
    if total != sum(columns) {
        return Err(SplitError::MarginsDiffer);
    }
    if total == 0 {
        return Ok(vec![vec![0; columns.len()]; rows.len()]);
    }
    let cell = |row: u64, column: u64| Cell::of(u128::from(row) * u128::from(column), total);
    let cells = rows.iter().map(|row| columns.iter().map(|column| cell(*row, *column)).collect());
    Ok(Rounding::of(cells.collect(), total).run())
}

/// Splits given column totals (weeks) over rows (people) by weights; the columns stay exact, and the row totals that come
/// out are the people's totals.
///
/// # Formula
/// `f_ij = c_j v_ij / sum_i v_ij`, rounded under control.
///
/// # Errors
/// [`SplitError::NoWeight`] if a column has a total and nobody with a weight; [`SplitError::Ragged`],
/// [`SplitError::WeightTooFine`].
///
/// # Examples
/// ```
/// # use zadel_core::{fraction::Fraction, split::*};
/// let full = Fraction::ONE;
/// let newcomer: Fraction = "25%".parse()?;
/// let by_rep = children(&[4, 4, 5], &[vec![full; 3], vec![newcomer; 3]])?;
/// assert_eq!(by_rep, [[3, 3, 4], [1, 1, 1]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn children(columns: &[u64], weights: &[Vec<Fraction>]) -> Result<Table, SplitError> {
    if n_columns(weights)? != columns.len() && !weights.is_empty() {
        return Err(SplitError::Ragged);
    }
    let column_weights = |j: usize| {
        let weights = Weights::from_fractions(&weights.iter().map(|row| row[j]).collect::<Vec<_>>())?;
        if weights.total() == 0 && columns[j] != 0 { Err(SplitError::NoWeight) } else { Ok(weights) }
    };
    let by_column: Vec<Weights> = (0..columns.len()).map(column_weights).collect::<Result<_, _>>()?;
    // A column without weights has nothing to split, so any denominator does.
    let denominator = |weights: &Weights| weights.total().max(1);
    let common =
        by_column.iter().fold(BigUint::from(1_u8), |lcm, weights| lcm.lcm(&BigUint::from(denominator(weights))));
    match u64::try_from(&common) {
        Ok(common) => Ok(round_columns(columns, weights.len(), &by_column, &u128::from(common), |remainder, own| {
            // remainder < own and own divides common, so the product is below common.
            u128::from(remainder) * u128::from(common / own)
        })),
        Err(_) => Ok(round_columns(columns, weights.len(), &by_column, &common, |remainder, own| {
            BigUint::from(remainder) * (&common / own)
        })),
    }
}

fn round_columns<N: Exact>(
    columns: &[u64],
    n_rows: usize,
    by_column: &[Weights],
    common: &N,
    to_common: impl Fn(u64, u64) -> N,
) -> Table {
    let cell = |i: usize, j: usize| {
        let own = by_column[j].total().max(1);
        let exact = u128::from(columns[j]) * u128::from(by_column[j].parts()[i]);
        let whole = u64::try_from(exact / u128::from(own)).expect("a part is at most its column");
        let remainder = u64::try_from(exact % u128::from(own)).expect("below a 64-bit denominator");
        Cell { whole, part: to_common(remainder, own) }
    };
    let cells = (0..n_rows).map(|i| (0..columns.len()).map(|j| cell(i, j)).collect());
    Rounding::of(cells.collect(), common.clone()).run()
}

fn n_columns(weights: &[Vec<Fraction>]) -> Result<usize, SplitError> {
    let n = weights.first().map_or(0, Vec::len);
    if weights.iter().all(|row| row.len() == n) { Ok(n) } else { Err(SplitError::Ragged) }
}

/// Numbers exact enough to hold a numerator over the table's denominator: `u128`, or `BigUint` where that is too small.
trait Exact: Clone + Ord + Zero + std::ops::Sub<Output = Self> + std::ops::AddAssign + std::ops::SubAssign {}
impl<N: Clone + Ord + Zero + std::ops::Sub<Output = N> + std::ops::AddAssign + std::ops::SubAssign> Exact for N {}

/// A number as its whole part and a numerator over the table's common denominator.
#[derive(Clone)]
struct Cell<N> {
    whole: u64,
    part: N,
}

impl Cell<u128> {
    fn of(numerator: u128, denominator: u128) -> Self {
        let whole = u64::try_from(numerator / denominator).expect("a part is at most its total");
        Self { whole, part: numerator % denominator }
    }
}

/// The table with a slack column and a slack row that make every margin whole.
struct Rounding<N> {
    cells: Vec<Vec<Cell<N>>>,
    /// What makes a whole.
    one: N,
    n_rows: usize,
    n_columns: usize,
    /// No cell of a row (column) before this one has a fractional part: parts vanish and never come back.
    row_from: Vec<usize>,
    column_from: Vec<usize>,
}

impl<N: Exact> Rounding<N> {
    fn of(mut cells: Vec<Vec<Cell<N>>>, one: N) -> Self {
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
        Self { cells, one, n_rows, n_columns, row_from: vec![0; n_rows + 1], column_from: vec![0; n_columns + 1] }
    }

    /// Removes fractional parts, cycle by cycle, until none is left.
    ///
    /// A whole row total with one fractional cell must hold another, so a walk along fractional cells never gets stuck and
    /// must come back on itself; the cycle has an even number of cells, and moving the same amount up and down along it
    /// keeps every margin. Each cycle makes at least one cell whole for good, so this ends.
    fn run(mut self) -> Table {
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
        let mut row_visited = vec![None; self.n_rows + 1];
        let mut column_visited = vec![None; self.n_columns + 1];
        let (mut row, mut came_by) = (start, None);
        loop {
            row_visited[row] = Some(walk.len());
            let column = self.next_in_row(row, came_by).expect("a whole row total has no single fractional cell");
            walk.push((row, column));
            if let Some(first) = column_visited[column] {
                return walk.split_off(first);
            }
            column_visited[column] = Some(walk.len());
            row = self.next_in_column(column, row).expect("a whole column total has no single fractional cell");
            walk.push((row, column));
            if let Some(first) = row_visited[row] {
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
