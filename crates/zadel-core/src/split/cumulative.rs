use num_bigint::BigUint;
use num_traits::{ToPrimitive, Zero};

use super::{SplitError, Weights, with_sign};

/// Splits a total over time, so that the running sum is never behind the plan's exact line.
///
/// # Formula
/// ```text
/// x_t = ceil(T W_t / W) - ceil(T W_{t-1} / W),   W_t = w_1 + ... + w_t,  W = W_n
/// ```
/// It telescopes to T. The running sum is less than 1 ahead of the exact line; a weight of 0 gets 0. A negative total is
/// split by its size.
///
/// # Errors
/// [`SplitError::NoWeight`] if all weights are 0 and the total is not.
///
/// # Examples
/// The article's 20 leads over the five weeks of December 2026:
/// ```
/// # use zadel_core::split::*;
/// let working_days = Weights::from_whole(vec![4, 5, 5, 5, 4])?;
/// assert_eq!(cumulative(20, &working_days)?, [4, 4, 5, 4, 3]);
/// # Ok::<(), SplitError>(())
/// ```
pub fn cumulative(total: i64, weights: &Weights) -> Result<Vec<i64>, SplitError> {
    with_sign(total, |size| {
        if weights.total() == 0 {
            return if size == 0 { Ok(vec![0; weights.parts().len()]) } else { Err(SplitError::NoWeight) };
        }
        let (mut running, mut split_so_far) = (0_u128, 0_u64);
        let cut = |weight: &u64| {
            running += u128::from(*weight);
            let line = (u128::from(size) * running).div_ceil(u128::from(weights.total()));
            let line = u64::try_from(line).expect("a running sum is at most the total");
            let part = line - split_so_far;
            split_so_far = line;
            part
        };
        Ok(weights.parts().iter().map(cut).collect())
    })
}

/// The same by weights of any size, for schedules whose exact fractions leave 64 bits; nothing of nothing.
pub(crate) fn cumulative_by_exact(total: u64, weights: &[BigUint]) -> Vec<u64> {
    let whole: BigUint = weights.iter().sum();
    if whole.is_zero() {
        return vec![0; weights.len()];
    }
    let (mut running, mut split_so_far) = (BigUint::zero(), 0);
    let cut = |weight: &BigUint| {
        running += weight;
        let line = (&running * total + &whole - 1_u8) / &whole;
        let line = line.to_u64().expect("a running sum is at most the total");
        let part = line - split_so_far;
        split_so_far = line;
        part
    };
    weights.iter().map(cut).collect()
}
