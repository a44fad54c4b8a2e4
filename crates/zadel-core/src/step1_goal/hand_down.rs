use super::cascade::{Cascade, CascadeError, cascade};
use super::grain::Grain;
use crate::money::Money;
use crate::split::SplitError;

/// A team or a person to whom a part of the goal is handed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The team above, by its index; `None` directly under the company.
    pub parent: Option<usize>,
    /// The part set by hand.
    pub target: Option<Money>,
    /// What it is to bring at least: the sum of the months that were set by hand.
    pub least: Money,
    /// What it can do by itself, in any unit: working days times capacity. A team counts with everybody below it.
    pub weight: u64,
}

/// What a unit is to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Set by hand, or what is left by weight; at least what was asked as the least.
    pub amount: Money,
    /// What those directly below are to bring together, less the amount, in minor units; 0 with nobody below.
    pub mismatch: i64,
}

/// The goal handed down a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedDown {
    /// One a unit, in the order given.
    pub parts: Vec<Part>,
    /// What those directly under the company are to bring together, less the goal; 0 with nobody.
    pub mismatch: i64,
    /// What everybody with nobody below is to bring together, less the goal; 0 with nobody.
    pub mismatch_below: i64,
}

/// Hands a goal down a tree of teams and people: level by level as [`cascade`] does, and nobody gets less than the least.
///
/// Where something is left and nobody at that level can take it, nobody gets it, and the mismatch says how much it is.
///
/// # Errors
/// [`CascadeError::OutOfRange`], and [`CascadeError::Split`] if the weights together leave their range.
///
/// # Panics
/// If a parent is no unit, or stands above itself: whoever reads the tree has refused it.
///
/// # Examples
/// The article's million: a team of two, and somebody who promised 400,000 himself.
/// ```
/// # use zadel_core::{money::{Currency, Money}, step1_goal::{Grain, Unit, hand_down}};
/// let rub = Currency::RUB;
/// let unit = |parent, target, weight| Unit { parent, target, least: Money::ZERO, weight };
/// let handed = hand_down(
///     rub.whole(1_000_000)?,
///     &[unit(None, None, 0), unit(Some(0), None, 2), unit(Some(0), None, 1), unit(None, Some(rub.whole(400_000)?), 1)],
///     Grain::whole(rub),
/// )?;
/// let amounts: Vec<i64> = handed.parts.iter().map(|part| part.amount.minor() / 100).collect();
/// assert_eq!((amounts, handed.mismatch), (vec![600_000, 400_000, 200_000, 400_000], 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn hand_down(goal: Money, units: &[Unit], grain: Grain) -> Result<HandedDown, CascadeError> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut top = Vec::new();
    for (i, unit) in units.iter().enumerate() {
        unit.parent.map_or(&mut top, |parent| &mut below[parent]).push(i);
    }
    // Parents before children, so that a level knows its amount and, turned round, its weight.
    let mut order = top.clone();
    let mut at = 0;
    while at < order.len() {
        order.extend(&below[order[at]]);
        at += 1;
        assert!(order.len() <= units.len(), "no unit stands above itself");
    }
    let mut weights: Vec<u64> = units.iter().map(|unit| unit.weight).collect();
    for i in order.iter().rev() {
        if let Some(parent) = units[*i].parent {
            weights[parent] = weights[parent].checked_add(weights[*i]).ok_or(SplitError::WeightTooFine)?;
        }
    }
    let mut parts = vec![Part { amount: Money::ZERO, mismatch: 0 }; units.len()];
    let give = |amount: Money, children: &[usize], parts: &mut Vec<Part>| -> Result<i64, CascadeError> {
        let (amounts, mismatch) = level(amount, children, units, &weights, grain)?;
        for (child, amount) in children.iter().zip(amounts) {
            parts[*child].amount = amount;
        }
        Ok(mismatch)
    };
    let mismatch = give(goal, &top, &mut parts)?;
    for i in order {
        parts[i].mismatch = give(parts[i].amount, &below[i], &mut parts)?;
    }
    let of_last = |(i, part): (usize, &Part)| if below[i].is_empty() { i128::from(part.amount.minor()) } else { 0 };
    let at_the_bottom: i128 = parts.iter().enumerate().map(of_last).sum();
    let short = if units.is_empty() { 0 } else { at_the_bottom - i128::from(goal.minor()) };
    Ok(HandedDown { parts, mismatch, mismatch_below: Money::from_minor(short)?.minor() })
}

/// One level of the tree: the children's amounts, and how far they are from what is above them.
fn level(
    amount: Money,
    children: &[usize],
    units: &[Unit],
    weights: &[u64],
    grain: Grain,
) -> Result<(Vec<Money>, i64), CascadeError> {
    if children.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let set = |i: &usize| units[*i].target.map(|target| target.max(units[*i].least));
    let mut asked: Vec<(Option<Money>, u64)> = children.iter().map(|i| (set(i), weights[*i])).collect();
    match at_least(amount, &mut asked, grain, |child| units[children[child]].least) {
        Ok(cascade) => Ok((cascade.parts, cascade.mismatch)),
        Err(CascadeError::Split(SplitError::NoWeight)) => {
            let open = |child: usize| units[children[child]].least;
            let amounts: Vec<Money> =
                asked.iter().enumerate().map(|(i, (target, _))| target.unwrap_or_else(|| open(i))).collect();
            let sum: i128 = amounts.iter().map(|amount| i128::from(amount.minor())).sum();
            Ok((amounts, Money::from_minor(sum - i128::from(amount.minor()))?.minor()))
        }
        Err(error) => Err(error),
    }
}

/// Whoever would get less than the least gets that, as if it had been set by hand, and the others share what is left; so again,
/// until nobody gets less.
fn at_least(
    amount: Money,
    asked: &mut [(Option<Money>, u64)],
    grain: Grain,
    least: impl Fn(usize) -> Money,
) -> Result<Cascade, CascadeError> {
    loop {
        let shared = cascade(amount, asked, grain)?;
        let mut is_enough = true;
        for (i, part) in shared.parts.iter().enumerate().filter(|(i, part)| **part < least(*i)) {
            debug_assert!(asked[i].0 != Some(*part), "what was set by hand is not below the least");
            asked[i].0 = Some(least(i));
            is_enough = false;
        }
        if is_enough {
            return Ok(shared);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::money::Currency;

    fn minor(minor: i64) -> Money {
        Money::from_minor(minor).expect("small")
    }

    #[test]
    fn what_nobody_can_take_is_a_mismatch() {
        let team = Unit { parent: None, target: Some(minor(100)), least: Money::ZERO, weight: 0 };
        let absent = Unit { parent: Some(0), target: None, least: Money::ZERO, weight: 0 };
        let handed = hand_down(minor(150), &[team, absent], Grain::MINOR).expect("small");
        assert_eq!(handed.parts[0], Part { amount: minor(100), mismatch: -100 });
        assert_eq!((handed.parts[1].amount, handed.mismatch), (Money::ZERO, -50));
        assert_eq!(handed.mismatch_below, -150, "nobody brings anything");
    }

    #[test]
    fn nobody_gets_less_than_the_least() {
        let unit = |target: Option<i64>, least, weight| Unit {
            parent: None,
            target: target.map(minor),
            least: minor(least),
            weight,
        };
        let amounts = |units: &[Unit]| -> (Vec<i64>, i64) {
            let handed = hand_down(minor(100), units, Grain::MINOR).expect("small");
            (handed.parts.iter().map(|part| part.amount.minor()).collect(), handed.mismatch)
        };
        // The second takes more than a third, so that less is left for both others.
        assert_eq!(amounts(&[unit(None, 0, 1), unit(None, 60, 1), unit(None, 19, 1)]), (vec![20, 60, 20], 0));
        assert_eq!(amounts(&[unit(None, 0, 1), unit(None, 60, 1), unit(None, 30, 1)]), (vec![10, 60, 30], 0));
        assert_eq!(amounts(&[unit(Some(40), 50, 1), unit(None, 0, 1)]), (vec![50, 50], 0));
        assert_eq!(amounts(&[unit(None, 70, 0), unit(None, 80, 0)]), (vec![70, 80], 50));
    }

    #[test]
    fn with_nobody_nothing_is_missing() {
        assert_eq!(hand_down(minor(5), &[], Grain::MINOR).map(|handed| handed.mismatch), Ok(0));
    }

    proptest! {
        /// Whatever was set by hand, and in whatever order units come.
        #[test]
        fn parts_and_mismatch_sum_to_what_is_above(
            goal in 0_i64..1_000_000,
            seeds in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(0_i64..1_000_000), 0_i64..300_000, 0_u64..9), 0..12),
        ) {
            let unit = |(i, (above, target, least, weight)): (usize, &(prop::sample::Index, Option<i64>, i64, u64))| Unit {
                parent: above.index(i + 1).checked_sub(1),
                target: target.map(minor),
                least: minor(*least),
                weight: *weight,
            };
            let units: Vec<Unit> = seeds.iter().enumerate().map(unit).collect();
            let handed = hand_down(minor(goal), &units, Grain::whole(Currency::RUB)).expect("small");
            let below = |parent: Option<usize>| -> Vec<i64> {
                let children = units.iter().zip(&handed.parts).filter(|(unit, _)| unit.parent == parent);
                children.map(|(_, part)| part.amount.minor()).collect()
            };
            let sums = |above: i64, mismatch: i64, parts: &[i64]| parts.is_empty() || parts.iter().sum::<i64>() == above + mismatch;
            prop_assert!(sums(goal, handed.mismatch, &below(None)));
            let off_below: i64 = handed.parts.iter().map(|part| part.mismatch).sum();
            prop_assert_eq!(handed.mismatch_below, handed.mismatch + off_below);
            for (i, part) in handed.parts.iter().enumerate() {
                prop_assert!(sums(part.amount.minor(), part.mismatch, &below(Some(i))));
                prop_assert!(units[i].target.is_none_or(|target| target.max(units[i].least) == part.amount));
                prop_assert!(units[i].least <= part.amount);
            }
        }
    }
}
