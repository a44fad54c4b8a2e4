use super::grain::Grain;
use crate::money::{Money, MoneyOutOfRange};
use crate::split::{SplitError, Weights, largest_remainder};

/// A goal handed down to teams or people, and whether what they were given sums to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cascade {
    /// The part of each child, in the order given.
    pub parts: Vec<Money>,
    /// Parts less the goal: 0 unless somebody's part was set by hand. Negative: not all of the goal is handed out.
    pub mismatch: i64,
}

/// Why a goal cannot be handed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CascadeError {
    /// Something is left, and nobody without a part of their own can take it.
    #[error(transparent)]
    Split(#[from] SplitError),
    /// The parts set by hand sum to more than money can be.
    #[error(transparent)]
    OutOfRange(#[from] MoneyOutOfRange),
}

/// Hands a goal down. A part set by hand stays; the others share what is left by their weights.
///
/// # Formula
/// ```text
/// left = max(0, goal - sum of parts set by hand), split by largest remainder over the others, in grains
/// ```
///
/// # Errors
/// [`CascadeError`].
///
/// # Examples
/// The article's million over three reps, one of whom promised 400,000:
/// ```
/// # use zadel_core::{money::Currency, step1_goal::{Grain, cascade}};
/// let rub = Currency::RUB;
/// let others = [(Some(rub.whole(400_000)?), 1), (None, 2), (None, 1)];
/// let shares = cascade(rub.whole(1_000_000)?, &others, Grain::whole(rub))?;
/// assert_eq!(shares.parts, [rub.whole(400_000)?, rub.whole(400_000)?, rub.whole(200_000)?]);
/// assert_eq!(shares.mismatch, 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn cascade(goal: Money, children: &[(Option<Money>, u64)], grain: Grain) -> Result<Cascade, CascadeError> {
    let minor = |part: &Money| i128::from(part.minor());
    let set_by_hand: i128 = children.iter().filter_map(|(part, _)| part.as_ref()).map(minor).sum();
    let left = Money::from_minor((minor(&goal) - set_by_hand).max(0))?;
    let weights = children.iter().map(|(part, weight)| if part.is_some() { 0 } else { *weight });
    let weights = Weights::from_whole(weights.collect())?;
    let everybody_is_set = children.iter().all(|(part, _)| part.is_some());
    let left = if everybody_is_set { Money::ZERO } else { left };
    let shared = grain.split(left, |left| largest_remainder(left, &weights))?;
    let part = |(child, share): (&(Option<Money>, u64), i64)| child.0.map_or_else(|| Money::from_minor(share), Ok);
    let parts: Vec<Money> = children.iter().zip(shared).map(part).collect::<Result<_, _>>()?;
    let mismatch = Money::from_minor(parts.iter().map(minor).sum::<i128>() - minor(&goal))?;
    Ok(Cascade { parts, mismatch: mismatch.minor() })
}
