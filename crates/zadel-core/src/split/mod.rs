//! Splitting a total into whole parts that sum to it, always.
//!
//! Rounding every leaf on its own does not: rounded up, the leaves of a weekly plan were measured at 1.83 times the plan.
//! So a total is rounded once, and its parts are cut from it:
//!
//! | along | function | each part is |
//! |---|---|---|
//! | time | [`cumulative`] | what brings the running sum up to the exact line, never behind it |
//! | people, segments | [`largest_remainder`] | within 1 of its exact share |
//! | both at once | [`two_way`], [`two_way_pinned`], [`children`] | within 1, and so is every row and column |

mod controlled;
mod cumulative;
mod fractional;
mod largest_remainder;
mod rounding;
mod weights;
mod wide;

pub(crate) use controlled::by_columns;
pub use controlled::{Table, children, two_way, two_way_pinned};
pub use cumulative::cumulative;
pub(crate) use cumulative::cumulative_by_exact;
pub(crate) use largest_remainder::in_basis_points;
pub use largest_remainder::largest_remainder;
pub use weights::Weights;

/// Why a total cannot be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// Nobody and no week has a weight, but there is something to split.
    #[error("no_weight")]
    NoWeight,
    /// The weights are so fine that their common denominator leaves 64 bits.
    #[error("weight_too_fine")]
    WeightTooFine,
    /// Row totals and column totals do not sum to the same.
    #[error("margins_differ")]
    MarginsDiffer,
    /// A row of weights is longer or shorter than the others.
    #[error("ragged")]
    Ragged,
}

/// Splits the size of a total by a rule for totals that are not negative, and gives the parts its sign.
fn with_sign(total: i64, split: impl FnOnce(u64) -> Result<Vec<u64>, SplitError>) -> Result<Vec<i64>, SplitError> {
    let parts = split(total.unsigned_abs())?;
    Ok(parts.into_iter().map(|part| signed(part, total)).collect())
}

/// A part of a total that is not negative, with the sign of the total.
fn signed(part: u64, total: i64) -> i64 {
    // A part is at most |total|, and -|i64::MIN| fits, so wrapping back is exact.
    let part = part.cast_signed();
    if total < 0 { part.wrapping_neg() } else { part }
}
