//! The chance that independent counts, each worth something, add up to a sum: does the whole plan come in?
//!
//! Which deals come in is uncertain, and deals of different lines are worth different sums, so the chance of the whole is
//! neither the product nor the smallest of the chances of the lines. It is computed exactly: on the lattice of all
//! reachable sums where that is small, otherwise by adding up the two halves of the plan apart and meeting in the middle
//! (Horowitz and Sahni, "Computing Partitions with Applications to the Knapsack Problem", Journal of the ACM 21, 1974).
//! Where even that is too much, worths are rounded down to a coarser lattice, and the answer says that it is a lower bound.

use num_integer::Integer;

use crate::counts::{Counts, light_tail};

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

/// Multiplications that one distribution may cost: some tenths of a second.
const MOST_WORK: u128 = 400_000_000;
/// Points of a lattice, or of half a plan, kept at once.
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
    chances_of_sum(parts, &[target])[0]
}

/// The same for several targets at the price of one.
#[must_use]
pub fn chances_of_sum(parts: &[Part], targets: &[u128]) -> Vec<SumChance> {
    let (parts, certain) = without_what_is_certain(parts);
    let sum = Sum::of(&parts);
    let chance = |target: &u128| SumChance {
        probability: match target.saturating_sub(certain) {
            0 => 1.0,
            left => sum.at_least(left).clamp(0.0, 1.0),
        },
        is_lower_bound: sum.is_lower_bound(),
    };
    targets.iter().map(chance).collect()
}

/// The distribution of a sum, in the form that is cheapest for its parts.
enum Sum {
    /// Chances of multiples of a unit. With a unit above the worths' common measure, worths were rounded down to it.
    Lattice { unit: u128, lattice: Lattice, is_coarse: bool },
    /// The sums of two halves of the parts, smallest first.
    Halves([Vec<(u128, f64)>; 2]),
}

impl Sum {
    fn of(parts: &[Part]) -> Self {
        let measure = parts.iter().map(|part| part.worth).reduce(|a, b| a.gcd(&b)).unwrap_or(1);
        let n_masses: u128 = parts.iter().map(n_masses).sum();
        let n_points = n_points(parts, measure);
        let halves = balanced_halves(parts);
        let in_half = n_combinations(&halves[0]).max(n_combinations(&halves[1]));
        let lattice_work = n_points.saturating_mul(n_masses);
        // Sorting half of the parts' sums costs some forty steps a point, a lattice one.
        let fits = n_points <= MOST_POINTS && lattice_work <= MOST_WORK;
        if fits && (MOST_POINTS < in_half || lattice_work <= in_half.saturating_mul(40).max(1_000_000)) {
            return Self::Lattice { unit: measure, lattice: Lattice::of(parts, measure), is_coarse: false };
        }
        if in_half <= MOST_POINTS {
            return Self::Halves(halves.map(|half| all_sums(&half)));
        }
        let coarser = (lattice_work / MOST_WORK).max(n_points / MOST_POINTS) + 1;
        let unit = measure.saturating_mul(coarser);
        Self::Lattice { unit, lattice: Lattice::of(parts, unit), is_coarse: true }
    }

    fn at_least(&self, target: u128) -> f64 {
        match self {
            Self::Lattice { unit, lattice, .. } => lattice.at_least(target.div_ceil(*unit)),
            Self::Halves([left, right]) => by_halves(left, right, target),
        }
    }

    fn is_lower_bound(&self) -> bool {
        matches!(self, Self::Lattice { is_coarse: true, .. })
    }
}

/// Chances of consecutive multiples of a unit, light tails cut.
struct Lattice {
    first: u128,
    chances: Vec<f64>,
}

impl Lattice {
    /// Adds up the parts, each rounded down to the unit once, whatever the number of its items.
    fn of(parts: &[Part], unit: u128) -> Self {
        let mut lattice = Self { first: 0, chances: vec![1.0] };
        for part in parts {
            lattice.add(part, unit);
        }
        lattice
    }

    fn add(&mut self, part: &Part, unit: u128) {
        let step = |n: usize| {
            let worth = part.worth.saturating_mul(n as u128) / unit;
            usize::try_from(worth).expect("the unit is chosen so that the points can be kept")
        };
        let masses = part.counts.masses();
        let mut next = vec![0.0; self.chances.len() + step(masses.len() - 1)];
        for (n, mass) in masses.iter().enumerate() {
            for (sum, chance) in next[step(n)..].iter_mut().zip(&self.chances) {
                *sum += mass * chance;
            }
        }
        let low = light_tail(next.iter());
        let high = light_tail(next.iter().rev()).min(next.len() - 1 - low.min(next.len() - 1));
        next.truncate(next.len() - high);
        next.drain(..low.min(next.len() - 1));
        self.first += low as u128;
        self.chances = next;
    }

    fn at_least(&self, point: u128) -> f64 {
        match usize::try_from(point.saturating_sub(self.first)) {
            Ok(skipped) => self.chances.iter().skip(skipped).rev().sum(),
            Err(_) => 0.0,
        }
    }
}

/// How many points a lattice of this unit needs: the reach of the sum, or sixteen standard deviations of it, beyond which
/// tails are light enough to be cut.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an estimate of work to be done; the cast saturates"
)]
fn n_points(parts: &[Part], unit: u128) -> u128 {
    let reach =
        parts.iter().fold(0_u128, |sum, part| sum.saturating_add(part.worth.saturating_mul(n_masses(part) - 1)));
    let spread = |part: &Part| (part.worth as f64 / unit as f64) * part.counts.standard_deviation();
    let spread = parts.iter().map(|part| spread(part).powi(2)).sum::<f64>().sqrt();
    (reach / unit).min((16.0 * spread) as u128) + 1
}

/// Joins parts of equal worth and takes out what comes in any case; returns its worth too.
fn without_what_is_certain(parts: &[Part]) -> (Vec<Part>, u128) {
    let mut sorted: Vec<&Part> = parts.iter().filter(|part| 0 < part.worth).collect();
    sorted.sort_by_key(|part| part.worth);
    let mut certain = 0_u128;
    let mut joined: Vec<Part> = Vec::with_capacity(sorted.len());
    for part in sorted {
        certain = certain.saturating_add(part.worth.saturating_mul(u128::from(part.counts.first())));
        let counts = Counts::from_masses(0, part.counts.masses().to_vec());
        match joined.last_mut() {
            Some(last) if last.worth == part.worth => {
                let counts = last.counts.plus(&counts).without_light_tails();
                certain = certain.saturating_add(part.worth.saturating_mul(u128::from(counts.first())));
                last.counts = Counts::from_masses(0, counts.masses().to_vec());
            }
            _ => joined.push(Part { worth: part.worth, counts }),
        }
    }
    joined.retain(|part| !part.counts.is_certain());
    (joined, certain)
}

fn n_masses(part: &Part) -> u128 {
    part.counts.masses().len() as u128
}

fn n_combinations(parts: &[Part]) -> u128 {
    parts.iter().map(n_masses).fold(1, u128::saturating_mul)
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

fn by_halves(left: &[(u128, f64)], right: &[(u128, f64)], target: u128) -> f64 {
    // Sums of the left grow, so what the right must add shrinks: one walk down the right adds up its tail.
    let mut n_right = right.len();
    let mut tail = 0.0;
    let mut chance = 0.0;
    for (sum, mass) in left {
        while 0 < n_right && target <= right[n_right - 1].0.saturating_add(*sum) {
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
            let (uncertain, certain) = without_what_is_certain(&parts);
            let left = target.saturating_sub(certain);
            prop_assume!(0 < left);
            let [a, b] = balanced_halves(&uncertain).map(|half| all_sums(&half));
            prop_assert!((by_halves(&a, &b, left) - expected).abs() < 1e-12);
            prop_assert!((Lattice::of(&uncertain, 1).at_least(left) - expected).abs() < 1e-12);
        }

        /// Rounding down can only lose, and by less than a unit for each part.
        #[test]
        fn a_coarser_lattice_is_a_lower_bound_and_no_worse_than_a_unit_a_part(
            parts in prop::collection::vec(any_part(), 1..5), target in 20_u128..150, unit in 2_u128..5,
        ) {
            let (parts, certain) = without_what_is_certain(&parts);
            let coarse = Lattice::of(&parts, unit).at_least(target.div_ceil(unit));
            let exact = |target: u128| by_enumeration(&parts, target);
            prop_assume!(certain < target);
            prop_assert!(coarse <= exact(target) + 1e-12);
            prop_assert!(exact(target + unit * (1 + parts.len() as u128)) <= coarse + 1e-12);
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

    /// Two hundred lines of unlike worth, 25 deals each expected of 100: the sum is close to normal, its median the mean.
    #[test]
    fn a_plan_of_too_many_different_sums_gets_a_close_lower_bound_and_says_so() {
        let counts = pass_all(100, &[Passing::Known(0.25)]).expect("few items");
        let part = |i: u128| Part { worth: 1_000_003 + 7_919 * i * i, counts: counts.clone() };
        let parts: Vec<Part> = (0..200).map(part).collect();
        let mean: u128 = parts.iter().map(|part| part.worth * 25).sum();
        let chance = chance_of_sum(&parts, mean);
        assert!(chance.is_lower_bound);
        assert!(0.47 < chance.probability && chance.probability < 0.505, "{}", chance.probability);
    }

    #[test]
    fn a_certain_part_is_reached_and_not_passed() {
        let parts = [Part { worth: 10, counts: Counts::certain(4) }];
        let chances = chances_of_sum(&parts, &[0, 40, 41]).into_iter().map(|chance| chance.probability);
        assert_eq!(chances.collect::<Vec<_>>(), [1.0, 1.0, 0.0]);
    }
}
