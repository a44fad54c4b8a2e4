//! Splits over rows and columns at once, by controlled rounding: cells, rows, columns and the total all stay within 1 of
//! their exact values. The rounding itself is in `rounding`; here stands what is to be rounded.

use num_bigint::BigUint;
use num_integer::Integer;

use super::rounding::{Cell, Exact, Rounding};
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
