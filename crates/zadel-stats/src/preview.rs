//! The sum of what many bets bring, without draws: in less than a millisecond, while somebody types.
//!
//! Of a few bets every sum is listed. Of more the largest are convolved on a lattice, because they make steps, and what all the
//! others bring is told by its cumulants
//! (Cornish and Fisher, Revue de l'Institut International de Statistique 5, 1938).

use crate::outcomes::Bet;
use crate::quantiles::{N_LEVELS, Quantiles, normal_quantile};

/// The distribution of a sum of bets.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// All sums are whole multiples of it.
    grain: f64,
    large: Large,
    /// What the others bring: sums and their chances, in ascending order.
    rest: Vec<(f64, f64)>,
}

/// What the largest bets bring.
#[derive(Clone, Debug, PartialEq)]
enum Large {
    /// Each sum that there can be, in ascending order, with the chance of at most that.
    Listed(Vec<(f64, f64)>),
    /// The chances of at most 0, 1, 2 ... steps.
    Lattice { up_to: Vec<f64>, step: f64 },
}

/// Of twice as many every sum is listed.
const N_LISTED: usize = 11;
/// So many of the largest bets are convolved.
const N_LARGE: usize = 96;
/// On so many steps of the lattice.
const N_STEPS: usize = 2_048;
/// So many sums stand for what the small ones bring; the outermost two for so many each, or tails would end there.
const N_REST: u32 = 512;
const N_TAIL: u32 = 4;

impl Preview {
    /// Of these bets; sums below 0 count as none.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    pub fn of(bets: &[Bet]) -> Self {
        let mut known: Vec<(f64, f64)> = bets
            .iter()
            .map(|bet| (crate::probability(bet.chance), bet.minor.max(0) as f64))
            .filter(|(chance, sum)| 0.0 < *chance && 0.0 < *sum)
            .collect();
        let grain = bets.iter().map(|bet| bet.minor.max(0).unsigned_abs()).fold(0, divisor) as f64;
        // By what they add to the spread.
        let weight = |(chance, sum): &(f64, f64)| chance * (1.0 - chance) * sum * sum;
        let n_large = N_LARGE.min(known.len());
        if n_large < known.len() {
            known.select_nth_unstable_by(n_large, |one, other| weight(other).total_cmp(&weight(one)));
        }
        let (large, small) = known.split_at(n_large);
        if large.len() <= 2 * N_LISTED && small.is_empty() {
            // Two lists of a thousand are shorter than one of a million.
            let (one, other) = large.split_at(large.len().min(N_LISTED));
            return Self { grain, large: Large::Listed(added_up(listed(one))), rest: listed(other) };
        }
        let most: f64 = large.iter().map(|(_, sum)| sum).sum();
        let step = most / steps(N_STEPS - 1);
        Self { grain, large: Large::Lattice { up_to: convolved(large, step), step }, rest: rest_of(small) }
    }

    /// The chance of at least `goal` minor units.
    ///
    /// # Formula
    /// ```text
    /// mean over sums r of the small bets of P(the large ones bring at least goal - r)
    /// ```
    /// Prices repeat, and goals are round: where all sums are multiples of one, the goal is looked at half of it below the next multiple,
    /// in the middle between what reaches it and what does not (the continuity correction of a lattice). Lumps of sums that have no such
    /// price in common are smeared over a step of the lattice.
    #[must_use]
    pub fn at_least(&self, goal: f64) -> f64 {
        let goal = if 1.0 < self.grain { ((goal / self.grain).ceil() - 0.5) * self.grain } else { goal };
        let chances = self.rest.iter().map(|(rest, chance)| chance * (1.0 - self.below(goal - rest)));
        chances.sum::<f64>().clamp(0.0, 1.0)
    }

    /// The quantiles; each by halving.
    #[must_use]
    pub fn quantiles(&self) -> Quantiles {
        let of_large = match &self.large {
            Large::Listed(sums) => sums.last().map_or(0.0, |(sum, _)| *sum),
            Large::Lattice { step, .. } => step * steps(N_STEPS),
        };
        let most = of_large + self.rest.last().map_or(0.0, |(sum, _)| *sum);
        let at = |level: f64| {
            let (mut low, mut high) = (0.0, most);
            for _ in 0..40 {
                let middle = f64::midpoint(low, high);
                if 1.0 - self.at_least(middle) < level {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            high
        };
        let level = |i: usize| (steps(i) + 1.0) / 200.0;
        Quantiles::of_levels(std::array::from_fn::<f64, N_LEVELS, _>(|i| at(level(i))))
            .unwrap_or_else(|| Quantiles::certain(0.0))
    }

    /// P(the large ones bring less than `sum`).
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "brought into the lattice first")]
    fn below(&self, sum: f64) -> f64 {
        if sum <= 0.0 {
            return 0.0;
        }
        let (up_to, step) = match &self.large {
            Large::Listed(sums) => {
                let below = sums.partition_point(|(listed, _)| *listed < sum);
                return below.checked_sub(1).map_or(0.0, |last| sums[last].1);
            }
            Large::Lattice { up_to, step } => (up_to, step),
        };
        // A point of the lattice stands for half a step on either side.
        let place = sum / step - 0.5;
        if place < 0.0 {
            // Exactly nothing is below every sum, however small.
            return up_to[0];
        }
        let below = place.floor();
        let index = (below as usize).min(up_to.len() - 1);
        let next = up_to[(index + 1).min(up_to.len() - 1)];
        up_to[index] + (place - below).min(1.0) * (next - up_to[index])
    }
}

/// The greatest common divisor (Euclid).
fn divisor(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// Every sum with its chance.
fn listed(bets: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 1.0)];
    for (chance, sum) in bets {
        let with: Vec<(f64, f64)> = sums.iter().map(|(other, mass)| (other + sum, mass * chance)).collect();
        sums.iter_mut().for_each(|(_, mass)| *mass *= 1.0 - chance);
        sums.extend(with);
    }
    sums.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    sums
}

/// The same with the chances of at most each.
fn added_up(mut sums: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let mut up_to = 0.0;
    sums.iter_mut().for_each(|(_, mass)| {
        up_to += *mass;
        *mass = up_to;
    });
    sums
}

/// Masses of the sum on the lattice, added up: a sum between two points is split between them, so that the mean is exact.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places within the lattice")]
fn convolved(bets: &[(f64, f64)], step: f64) -> Vec<f64> {
    let mut masses = vec![0.0; N_STEPS + bets.len() + 1];
    masses[0] = 1.0;
    let mut last = 0;
    for (chance, sum) in bets {
        let place = sum / step;
        let (low, share) = (place.floor() as usize, place - place.floor());
        let next = (last + low + 1).min(masses.len() - 1);
        for i in (0..=next).rev() {
            let at = |shift: usize| i.checked_sub(shift).map_or(0.0, |from| masses[from]);
            masses[i] = (1.0 - chance) * masses[i] + chance * ((1.0 - share) * at(low) + share * at(low + 1));
        }
        last = next;
    }
    let mut sum = 0.0;
    masses.iter_mut().for_each(|mass| {
        sum += *mass;
        *mass = sum;
    });
    masses
}

/// Sums with their chances that have the first four cumulants of the bets.
///
/// # Formula
/// ```text
/// k1 = sum p a,  k2 = sum p q a^2,  k3 = sum p q (q - p) a^3,  k4 = sum p q (1 - 6 p q) a^4
/// w  = z + (z^2 - 1) s / 6 + (z^3 - 3 z) k / 24 - (2 z^3 - 5 z) s^2 / 36,   s = k3 / k2^1.5,  k = k4 / k2^2
/// ```
fn rest_of(bets: &[(f64, f64)]) -> Vec<(f64, f64)> {
    if bets.is_empty() {
        return vec![(0.0, 1.0)];
    }
    let mut cumulants = [0.0; 4];
    for (p, a) in bets {
        let pq = p * (1.0 - p);
        cumulants[0] += p * a;
        cumulants[1] += pq * a * a;
        cumulants[2] += pq * (1.0 - 2.0 * p) * a.powi(3);
        cumulants[3] += pq * (1.0 - 6.0 * pq) * a.powi(4);
    }
    let [mean, variance, third, fourth] = cumulants;
    if variance <= 0.0 {
        return vec![(mean, 1.0)];
    }
    let (skew, excess) = (third / variance.powf(1.5), fourth / (variance * variance));
    let level = |i: u32| {
        let n = if i == 0 || i + 1 == N_REST { N_TAIL } else { 1 };
        (0..n).map(move |part| {
            let chance = 1.0 / (f64::from(N_REST) * f64::from(n));
            (f64::from(i) / f64::from(N_REST) + (f64::from(part) + 0.5) * chance, chance)
        })
    };
    let sum = |(level, chance): (f64, f64)| {
        let z = normal_quantile(level);
        let w = z + (z * z - 1.0) * skew / 6.0 + (z.powi(3) - 3.0 * z) * excess / 24.0
            - (2.0 * z.powi(3) - 5.0 * z) * skew * skew / 36.0;
        ((mean + variance.sqrt() * w).max(0.0), chance)
    };
    let mut sums: Vec<(f64, f64)> = (0..N_REST).flat_map(level).map(sum).collect();
    sums.sort_by(|one, other| one.0.total_cmp(&other.0));
    sums
}

fn steps(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use super::*;
    use crate::outcomes::draw_sums;
    use crate::stream::Stream;

    fn bets(n: usize, deviation: f64, seed: u64) -> Vec<Bet> {
        let mut stream = Stream::new(seed, 0);
        #[expect(clippy::cast_possible_truncation, reason = "far below 2^53")]
        let minor = |stream: &mut Stream| (1e6 * (deviation * stream.normal()).exp()) as i64;
        (0..n).map(|_| Bet { chance: 0.4 * stream.uniform(), minor: minor(&mut stream) }).collect()
    }

    /// Against 1,000,000 draws: no chance differs by more than 0.2 % and what the draws' own noise explains.
    #[test]
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    fn chances_are_those_of_a_million_draws() {
        for (n, deviation) in [(1, 0.5), (5, 0.8), (14, 1.0), (30, 1.0), (150, 1.2), (2_000, 0.7), (3_000, 1.5)] {
            let bets = bets(n, deviation, n as u64);
            let mut sums = draw_sums(&bets, 1_000_000, 3, NonZeroUsize::new(2).expect("two"));
            sums.sort_unstable();
            let preview = Preview::of(&bets);
            for level in 1..20_usize {
                let goal = (sums[level * 50_000] + sums[(level * 50_000 + 2_500).min(999_999)]) as f64 / 2.0;
                let n_below = sums.partition_point(|sum| (*sum as f64) < goal);
                let drawn = 1.0 - n_below as f64 / 1e6;
                let found = preview.at_least(goal);
                assert!((found - drawn).abs() < 0.002 + 0.0015, "{n} bets, goal {goal}: {found}, not {drawn}");
            }
        }
    }

    /// A price list has one price and the goal is so many of them: the chance is the binomial one.
    #[test]
    fn goals_that_are_sums_of_equal_prices_are_reached_by_these() {
        const PRICE: i64 = 15_000_000;
        for (n, chance) in [(5_u32, 0.3), (22, 0.3), (23, 0.3), (30, 0.3), (90, 0.3), (400, 0.05), (3_000, 0.01)] {
            let bets = vec![Bet { chance, minor: PRICE }; n as usize];
            let preview = Preview::of(&bets);
            let (mut mass, mut below) = ((1.0 - chance).powf(f64::from(n)), 0.0);
            for won in 0..n.min(60) {
                let found = preview.at_least(1.5e7 * f64::from(won));
                assert!((found - (1.0 - below)).abs() < 0.002, "{won} of {n}: {found}, not {}", 1.0 - below);
                below += mass;
                mass *= f64::from(n - won) / f64::from(won + 1) * chance / (1.0 - chance);
            }
        }
    }

    #[test]
    fn nothing_is_certain_to_bring_nothing() {
        let preview = Preview::of(&[]);
        assert!(preview.at_least(1.0).abs() < 1e-12 && preview.quantiles().values()[198] < 1e-6);
    }
}
