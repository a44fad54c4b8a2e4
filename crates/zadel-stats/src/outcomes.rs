//! Many deals, each won with a chance of its own: draws of the sum, a hundred million deals a second and more.

use std::num::NonZeroUsize;

use crate::stream::Stream;

/// Something that brings a sum with a chance, and nothing otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bet {
    /// The chance; outside of 0 to 1 it is brought to the nearer end, and what is no number to 0.
    pub chance: f64,
    /// What it brings, in minor units.
    pub minor: i64,
}

/// How many outcomes are drawn side by side.
const LANES: usize = 64;

/// The sum of what all bets bring, `n_draws` times; the same seed gives the same bits on any number of threads.
///
/// # Formula
/// ```text
/// sum over bets of minor * [u < chance]
/// ```
/// 64 outcomes at a time ([`Stream::coins`]). Bet i takes its bits from stream i of the seed, draw by draw.
#[must_use]
pub fn draw_sums(bets: &[Bet], n_draws: usize, seed: u64, n_threads: NonZeroUsize) -> Vec<i64> {
    let share = bets.len().div_ceil(n_threads.get()).max(1);
    let parts: Vec<Vec<i64>> = std::thread::scope(|scope| {
        let work = |(number, bets): (u64, &[Bet])| {
            // Bets of one thread are numbered on from those of the threads before.
            let bets = bets.to_vec();
            scope.spawn(move || {
                let mut sums = vec![0_i64; n_draws];
                bets.iter().zip(number..).for_each(|(bet, number)| add(bet, &mut sums, seed, number));
                sums
            })
        };
        let numbers = (0_u64..).step_by(share);
        let handles: Vec<_> = numbers.zip(bets.chunks(share)).map(work).collect();
        handles.into_iter().map(|handle| handle.join().expect("drawing does not panic")).collect()
    });
    let mut sums = vec![0_i64; n_draws];
    for part in parts {
        sums.iter_mut().zip(part).for_each(|(sum, minor)| *sum = sum.saturating_add(minor));
    }
    sums
}

/// Adds what one bet brings. Of a likely one the losses are taken off: fewer places to write to.
fn add(bet: &Bet, sums: &mut [i64], seed: u64, number: u64) {
    let chance = crate::probability(bet.chance);
    let mut stream = Stream::new(seed, number);
    let is_likely = 0.5 < chance;
    let each = if is_likely { bet.minor.wrapping_neg() } else { bet.minor };
    for chunk in sums.chunks_mut(LANES) {
        let lanes = u64::MAX >> (LANES - chunk.len());
        let won = stream.coins(chance, lanes);
        if is_likely {
            chunk.iter_mut().for_each(|sum| *sum = sum.wrapping_add(bet.minor));
        }
        let mut places = if is_likely { lanes & !won } else { won };
        while places != 0 {
            let place = places.trailing_zeros() as usize;
            chunk[place] = chunk[place].wrapping_add(each);
            places &= places - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threads(n: usize) -> NonZeroUsize {
        NonZeroUsize::new(n).expect("at least one")
    }

    #[test]
    fn mean_and_variance_are_those_of_the_bets() {
        let bets: Vec<Bet> =
            (1..=40_u32).map(|i| Bet { chance: f64::from(i) / 50.0, minor: i64::from(i) * 100 }).collect();
        let sums = draw_sums(&bets, 200_000, 9, threads(2));
        #[expect(clippy::cast_precision_loss, reason = "small sums")]
        let sums: Vec<f64> = sums.into_iter().map(|sum| sum as f64).collect();
        let mean = sums.iter().sum::<f64>() / 200_000.0;
        let variance = sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / 200_000.0;
        let (mut expected, mut spread) = (0.0, 0.0);
        for i in 1..=40_u32 {
            let (p, sum) = (f64::from(i) / 50.0, f64::from(i) * 100.0);
            expected += p * sum;
            spread += p * (1.0 - p) * sum * sum;
        }
        assert!((mean - expected).abs() < 5.0 * (spread / 200_000.0).sqrt(), "{mean}, not {expected}");
        assert!((variance / spread - 1.0).abs() < 0.02, "{variance}, not {spread}");
    }

    #[test]
    fn the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
        let bets: Vec<Bet> = (0..101_u32).map(|i| Bet { chance: f64::from(i) / 101.0, minor: i64::from(i) }).collect();
        let one = draw_sums(&bets, 1_003, 5, threads(1));
        assert_eq!(one, draw_sums(&bets, 1_003, 5, threads(2)));
        assert_eq!(one, draw_sums(&bets, 1_003, 5, threads(8)));
    }

    /// A chance far smaller than a 65,536th comes as often as it says.
    #[test]
    fn tiny_chances_are_exact_and_certain_ones_certain() {
        let tiny = vec![Bet { chance: 1e-6, minor: 1 }; 1_000];
        let n: i64 = draw_sums(&tiny, 20_000, 1, threads(2)).iter().sum();
        assert!((14..=26).contains(&n), "{n} of 20 expected");
        let ends =
            [Bet { chance: 1.0, minor: 3 }, Bet { chance: 0.0, minor: 500 }, Bet { chance: f64::NAN, minor: 500 }];
        assert!(draw_sums(&ends, 10_000, 1, threads(1)).iter().all(|sum| *sum == 3));
    }
}
