//! Splits over rows and columns at once, by controlled rounding: cells, rows, columns and the total all stay within 1 of
//! their exact values. The rounding itself is in `rounding`; here stands what is to be rounded.

use num_bigint::BigUint;
use num_integer::Integer;

use super::rounding::{Cell, Rounding};
use super::wide::{Exact, Wide};
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
    Ok(Rounding::of(weights.len(), n_columns, flat.parts().iter().map(cell), whole).run())
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
    let cells = rows.iter().flat_map(|row| columns.iter().map(|column| cell(*row, *column)));
    Ok(Rounding::of(rows.len(), columns.len(), cells, total).run())
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
    let column = |j: usize| Weights::from_fractions(&weights.iter().map(|row| row[j]).collect::<Vec<_>>());
    let by_column: Vec<Weights> = (0..columns.len()).map(column).collect::<Result<_, _>>()?;
    by_columns(columns, weights.len(), &by_column)
}

/// The same by weights that are whole already, one set a column, each for so many rows.
///
/// # Errors
/// [`SplitError::NoWeight`] if a column has a total and nobody with a weight; [`SplitError::Ragged`].
pub(crate) fn by_columns(columns: &[u64], n_rows: usize, weights: &[Weights]) -> Result<Table, SplitError> {
    if weights.len() != columns.len() || weights.iter().any(|weights| weights.parts().len() != n_rows) {
        return Err(SplitError::Ragged);
    }
    let split = columns.iter().zip(weights).map(|(total, weights)| Column::of(*total, weights));
    let split: Vec<Column<'_>> = split.collect::<Result<_, _>>()?;
    let common = split.iter().fold(BigUint::from(1_u8), |lcm, column| lcm.lcm(&BigUint::from(column.denominator)));
    // As narrow as it can be: a year of many people who are off at different times has hundreds of digits.
    Ok(match common.bits() {
        0..=64 => round_columns::<u64>(&split, n_rows, &common),
        65..=128 => round_columns::<u128>(&split, n_rows, &common),
        129..=256 => round_wide::<4>(&split, n_rows, &common),
        257..=512 => round_wide::<8>(&split, n_rows, &common),
        513..=1024 => round_wide::<16>(&split, n_rows, &common),
        _ => round_columns::<BigUint>(&split, n_rows, &common),
    })
}

/// Any common multiple does: one that fills its width makes numbers differ in their first part already.
fn round_wide<const N: usize>(columns: &[Column<'_>], n_rows: usize, common: &BigUint) -> Table {
    let width = 64 * u64::try_from(N).expect("a few words");
    round_columns::<Wide<N>>(columns, n_rows, &(common << (width - common.bits())))
}

fn round_columns<N: Exact>(columns: &[Column<'_>], n_rows: usize, common: &BigUint) -> Table {
    let fits = |number: BigUint| N::of(number).expect("at most the common denominator");
    let scales: Vec<N> = columns.iter().map(|column| fits(common / column.denominator)).collect();
    // Many people are alike, and one below the other.
    let mut last: Vec<(u64, Cell<N>)> = vec![(0, Cell { whole: 0, part: N::zero() }); columns.len()];
    let cells = (0..n_rows).flat_map(|row| (0..columns.len()).map(move |column| (row, column))).map(|(row, column)| {
        let (weight, cell) = &mut last[column];
        if *weight != columns[column].weights[row] {
            *weight = columns[column].weights[row];
            let (whole, numerator) = columns[column].cell(*weight);
            *cell = Cell { whole, part: scales[column].times(numerator) };
        }
        cell.clone()
    });
    Rounding::of(n_rows, columns.len(), cells, fits(common.clone())).run()
}

/// A column to be split: each cell is `factor * weight / denominator`, in lowest terms but for the weight.
struct Column<'a> {
    factor: u64,
    denominator: u64,
    weights: &'a [u64],
}

impl<'a> Column<'a> {
    fn of(total: u64, weights: &'a Weights) -> Result<Self, SplitError> {
        if weights.total() == 0 && total != 0 {
            return Err(SplitError::NoWeight);
        }
        // A column without weights has nothing to split, so any denominator does.
        let divisor = total.gcd(&weights.total()).max(1);
        let (factor, denominator) = (total / divisor, (weights.total() / divisor).max(1));
        Ok(Self { factor, denominator, weights: weights.parts() })
    }

    /// The whole part of the cell of a weight, and what is left over the denominator.
    fn cell(&self, weight: u64) -> (u64, u64) {
        // Of 64 bits, dividing is several times faster than of 128.
        if let Some(exact) = self.factor.checked_mul(weight) {
            return (exact / self.denominator, exact % self.denominator);
        }
        let (exact, denominator) = (u128::from(self.factor) * u128::from(weight), u128::from(self.denominator));
        let whole = u64::try_from(exact / denominator).expect("a part is at most its column");
        (whole, u64::try_from(exact % denominator).expect("below a 64-bit denominator"))
    }
}

fn n_columns(weights: &[Vec<Fraction>]) -> Result<usize, SplitError> {
    let n = weights.first().map_or(0, Vec::len);
    if weights.iter().all(|row| row.len() == n) { Ok(n) } else { Err(SplitError::Ragged) }
}
