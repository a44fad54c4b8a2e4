use std::cmp::Reverse;

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::{SplitError, Weights, with_sign};
use crate::share::Share;

/// Splits a total over people or segments: each gets the whole part of its share, and what is left goes, one unit each,
/// to those whose share was cut most. Ties go to the earlier.
///
/// # Formula
/// ```text
/// x_i = floor(T w_i / W), then + 1 for the largest (T w_i mod W) until the sum is T
/// ```
/// The method of Hamilton (Balinski and Young, "Fair Representation", 1982). Every part is within 1 of its exact share.
/// A negative total is split by its size.
///
/// # Errors
/// [`SplitError::NoWeight`] if all weights are 0 and the total is not.
///
/// # Examples
/// ```
/// # use zadel_core::split::*;
/// let three_alike = Weights::from_whole(vec![1, 1, 1])?;
/// assert_eq!(largest_remainder(20, &three_alike)?, [7, 7, 6]);
/// # Ok::<(), SplitError>(())
/// ```
pub fn largest_remainder(total: i64, weights: &Weights) -> Result<Vec<i64>, SplitError> {
    with_sign(total, |size| {
        if weights.total() == 0 && size != 0 {
            return Err(SplitError::NoWeight);
        }
        let parts: Vec<u128> = weights.parts().iter().map(|weight| u128::from(*weight)).collect();
        Ok(apportion(size, &parts, &u128::from(weights.total())))
    })
}

/// The weights as basis points of their sum; nothing of nothing.
///
/// For display: weights are of any size, because money of different margins has large common denominators.
pub(crate) fn in_basis_points(weights: &[BigUint]) -> Vec<u16> {
    let parts = apportion(u64::from(Share::WHOLE_BP), weights, &weights.iter().sum());
    parts.into_iter().map(|part| u16::try_from(part).expect("a part of 10000")).collect()
}

fn apportion<N: Integer + Clone + From<u64> + ToPrimitive>(size: u64, weights: &[N], whole: &N) -> Vec<u64>
where
    for<'a> &'a N: std::ops::Mul<&'a N, Output = N>,
{
    if whole.is_zero() {
        return vec![0; weights.len()];
    }
    let size_exact = N::from(size);
    let (mut parts, remainders): (Vec<u64>, Vec<N>) = weights
        .iter()
        .map(|weight| (&size_exact * weight).div_rem(whole))
        .map(|(part, remainder)| (part.to_u64().expect("a part is at most the total"), remainder))
        .unzip();
    let left = size - parts.iter().sum::<u64>();
    let mut most_cut_first: Vec<usize> = (0..parts.len()).collect();
    // The sort is stable, so the earlier of two equal remainders stays in front.
    most_cut_first.sort_by_key(|i| Reverse(&remainders[*i]));
    // Each remainder is below the whole, so fewer units are left than there are parts.
    for i in most_cut_first.into_iter().take(usize::try_from(left).expect("fewer than there are parts")) {
        parts[i] += 1;
    }
    parts
}
