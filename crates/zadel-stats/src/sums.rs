//! The chance that independent counts, each worth something, add up to a sum: does the whole plan come in?
//!
//! Which deals come in is uncertain, and deals of different lines are worth different sums, so the chance of the whole is
//! neither the product nor the smallest of the chances of the lines. It is computed exactly: on the lattice of all
//! reachable sums where that is small, otherwise by adding up the two halves of the plan apart and meeting in the middle
//! (Horowitz and Sahni, "Computing Partitions with Applications to the Knapsack Problem", Journal of the ACM 21, 1974).
//! Where even that is too much, worths are rounded down to a coarser lattice, and the answer says that it is a lower bound.

use num_integer::Integer;

use crate::counts::Counts;

/// A number of items, each worth the same.
#[derive(Clone, Debug)]
pub struct Part {
    /// What one item is worth, in any unit that all parts share.
    pub worth: u128,
    /// How many items there will be.
    pub counts: Counts,
}

/// The chance of a sum, and whether it is exact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SumChance {
    /// P(sum >= target).
    pub probability: f64,
    /// Worths had to be rounded down: the true chance is at least [`Self::probability`].
    pub is_lower_bound: bool,
}

/// Multiplications that one chance may cost: about a tenth of a second.
const MOST_WORK: u128 = 100_000_000;
/// Points of a lattice, or of half a plan, kept at once: 64 MB.
const MOST_POINTS: u128 = 4_000_000;

/// P(the parts together are worth at least `target`), parts being independent.
///
/// # Examples
/// Two coins worth 3 and 5: at least 5 in half of the cases.
/// ```
/// use zadel_stats::{counts::Counts, sums::{Part, chance_of_sum}};
/// let coin = |worth| Part { worth, counts: Counts::one_with(0.5) };
/// assert_eq!(chance_of_sum(&[coin(3), coin(5)], 5).probability, 0.5);
/// ```
#[must_use]
pub fn chance_of_sum(parts: &[Part], target: u128) -> SumChance {
    let exact = |probability: f64| SumChance { probability: probability.min(1.0), is_lower_bound: false };
    let (mut parts, target) = without_what_is_certain(parts, target);
    let Some(unit) = parts.iter().map(|part| part.worth).reduce(|a, b| a.gcd(&b)) else {
        return exact(if target == 0 { 1.0 } else { 0.0 });
    };
    parts.iter_mut().for_each(|part| part.worth /= unit);
    let target = target.div_ceil(unit);
    let most = most_worth(&parts);
    if target == 0 || most < target {
        return exact(if target == 0 { 1.0 } else { 0.0 });
    }
    let lattice_work = most.saturating_mul(parts.iter().map(n_masses).sum());
    let [left, right] = balanced_halves(&parts);
    let halves_points = n_combinations(&left).max(n_combinations(&right));
    // Sorting half a plan costs some twenty steps a point, a lattice one.
    if most < MOST_POINTS && lattice_work <= MOST_WORK.min(halves_points.saturating_mul(40).max(1_000_000)) {
        return exact(on_lattice(&parts, target));
    }
    if halves_points <= MOST_POINTS {
        return exact(by_halves(&left, &right, target));
    }
    let n_points = (MOST_WORK / parts.iter().map(n_masses).sum::<u128>()).clamp(1, MOST_POINTS);
    let unit = most.div_ceil(n_points);
    parts.iter_mut().for_each(|part| part.worth /= unit);
    SumChance { probability: on_lattice(&parts, target.div_ceil(unit)).min(1.0), is_lower_bound: 1 < unit }
}

/// Joins parts of equal worth and takes out what comes in any case.
fn without_what_is_certain(parts: &[Part], target: u128) -> (Vec<Part>, u128) {
    let mut sorted: Vec<&Part> = parts.iter().filter(|part| 0 < part.worth).collect();
    sorted.sort_by_key(|part| part.worth);
    let mut left = target;
    let mut joined: Vec<Part> = Vec::with_capacity(sorted.len());
    for part in sorted {
        left = left.saturating_sub(part.worth.saturating_mul(u128::from(part.counts.first())));
        let counts = Counts::from_masses(0, part.counts.masses().to_vec());
        match joined.last_mut() {
            Some(last) if last.worth == part.worth => last.counts = last.counts.plus(&counts),
            _ => joined.push(Part { worth: part.worth, counts }),
        }
    }
    joined.retain(|part| !part.counts.is_certain());
    (joined, left)
}

fn n_masses(part: &Part) -> u128 {
    part.counts.masses().len() as u128
}

fn n_combinations(parts: &[Part]) -> u128 {
    parts.iter().map(n_masses).fold(1, u128::saturating_mul)
}

fn most_worth(parts: &[Part]) -> u128 {
    parts.iter().fold(0, |sum, part| sum.saturating_add(part.worth.saturating_mul(n_masses(part) - 1)))
}

/// Deals the parts, widest first, to whichever half has fewer combinations so far.
fn balanced_halves(parts: &[Part]) -> [Vec<Part>; 2] {
    let mut widest_first = parts.to_vec();
    widest_first.sort_by_key(|part| std::cmp::Reverse(n_masses(part)));
    let mut halves = [Vec::new(), Vec::new()];
    for part in widest_first {
        let smaller = usize::from(n_combinations(&halves[1]) < n_combinations(&halves[0]));
        halves[smaller].push(part);
    }
    halves
}

fn on_lattice(parts: &[Part], target: u128) -> f64 {
    let index = |worth: u128| usize::try_from(worth).expect("a lattice has at most MOST_POINTS points");
    let mut lattice = vec![1.0];
    for part in parts {
        let step = index(part.worth);
        let mut next = vec![0.0; lattice.len() + step * (part.counts.masses().len() - 1)];
        for (n, chance) in part.counts.masses().iter().enumerate() {
            for (sum, mass) in next[n * step..].iter_mut().zip(&lattice) {
                *sum += chance * mass;
            }
        }
        lattice = next;
    }
    lattice.iter().skip(index(target.min(lattice.len() as u128))).rev().sum()
}

fn by_halves(left: &[Part], right: &[Part], target: u128) -> f64 {
    let (left, right) = (all_sums(left), all_sums(right));
    // Sums of the left grow, so what the right must add shrinks: one walk down the right adds up its tail.
    let mut n_right = right.len();
    let mut tail = 0.0;
    let mut chance = 0.0;
    for (sum, mass) in left {
        while 0 < n_right && target <= right[n_right - 1].0.saturating_add(sum) {
            n_right -= 1;
            tail += right[n_right].1;
        }
        chance += mass * tail;
    }
    chance
}

/// Every sum that the parts can be worth with its chance, smallest first.
fn all_sums(parts: &[Part]) -> Vec<(u128, f64)> {
    let mut sums = vec![(0_u128, 1.0)];
    for part in parts {
        let mut next = Vec::with_capacity(sums.len() * part.counts.masses().len());
        for (n, chance) in (0_u128..).zip(part.counts.masses()) {
            next.extend(sums.iter().map(|(sum, mass)| (sum + n * part.worth, mass * chance)));
        }
        next.sort_unstable_by_key(|(sum, _)| *sum);
        next.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 += later.1;
            }
            same
        });
        sums = next;
    }
    sums
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::thinning::{Passing, pass_all};

    /// Every combination, one by one.
    fn by_enumeration(parts: &[Part], target: u128) -> f64 {
        let Some((first, rest)) = parts.split_first() else {
            return if target == 0 { 1.0 } else { 0.0 };
        };
        (first.counts.first()..)
            .zip(first.counts.masses())
            .map(|(n, mass)| mass * by_enumeration(rest, target.saturating_sub(u128::from(n) * first.worth)))
            .sum()
    }

    fn any_part() -> impl Strategy<Value = Part> {
        (0_u128..20, 0_u32..7, 0_u32..=10).prop_map(|(worth, n, tenths)| {
            let counts = pass_all(n, &[Passing::Known(f64::from(tenths) / 10.0)]).expect("few items");
            Part { worth, counts }
        })
    }

    proptest! {
        #[test]
        fn every_way_of_adding_up_gives_the_same_chance(
            parts in prop::collection::vec(any_part(), 0..5), target in 0_u128..150,
        ) {
            let expected = by_enumeration(&parts, target);
            let chance = chance_of_sum(&parts, target);
            prop_assert!(!chance.is_lower_bound);
            prop_assert!((chance.probability - expected).abs() < 1e-12);
            let (uncertain, left) = without_what_is_certain(&parts, target);
            if 0 < left && !uncertain.is_empty() {
                let [a, b] = balanced_halves(&uncertain);
                prop_assert!((by_halves(&a, &b, left) - expected).abs() < 1e-12);
                prop_assert!((on_lattice(&uncertain, left) - expected).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn worths_without_a_common_measure_are_added_up_exactly() {
        // Three lines whose lattice would have billions of points.
        let part = |worth, n, share| Part { worth, counts: pass_all(n, &[Passing::Known(share)]).expect("few items") };
        let parts = [part(13_604_652, 40, 0.65), part(160_000_001, 30, 0.25), part(78_000_007, 50, 0.05)];
        let chance = chance_of_sum(&parts, 1_500_000_000);
        assert!(!chance.is_lower_bound);
        assert!((chance.probability - by_enumeration(&parts, 1_500_000_000)).abs() < 1e-12);
    }

    #[test]
    fn a_plan_of_too_many_different_sums_gets_a_lower_bound_and_says_so() {
        let part = |i: u128| Part {
            worth: 1_000_003 + 7_919 * i * i,
            counts: pass_all(100, &[Passing::Known(0.5)]).expect("few items"),
        };
        let parts: Vec<Part> = (0..12).map(part).collect();
        let mean: f64 = parts.iter().map(|p| 1_000_003.0 * p.counts.mean()).sum();
        let chance = chance_of_sum(&parts, 640_000_000);
        assert!(chance.is_lower_bound && mean < 640_000_000.0);
        assert!(0.0 < chance.probability && chance.probability < 1.0);
    }
}
