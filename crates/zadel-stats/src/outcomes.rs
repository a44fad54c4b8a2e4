//! Many deals, each won with a chance of its own: draws of the sum, a thousand million deals a second and more.

use std::num::NonZeroUsize;

use crate::stream::Stream;

/// Something that brings a sum with a chance, and nothing otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bet {
    /// The chance; outside of 0 to 1 it is brought to the nearer end, and what is no number to 0.
    pub chance: f64,
    /// What it brings, in minor units. Of n bets none brings more than 2^63 / n either way: what is beyond is brought to that, so that
    /// no sum overflows.
    pub minor: i64,
}

/// Places that are told by so many bits: sums of a block stay in a processor's nearest cache.
const PLACE_BITS: u32 = 11;
/// How many outcomes are drawn side by side.
const BLOCK: usize = 1 << PLACE_BITS;

/// The sum of what all bets bring, `n_draws` times; the same seed gives the same bits on any number of threads.
///
/// # Formula
/// ```text
/// sum over bets of minor * [u < chance]
/// ```
/// In a block of draws first how often a bet is won is drawn, then in which of them: whoever knows how many heads fell knows no more
/// of where than that all places are alike. That takes a few bits a win, not a number a draw. Bet i takes its bits from stream i of the
/// seed, and each block from a part of its own in it.
#[must_use]
pub fn draw_sums(bets: &[Bet], n_draws: usize, seed: u64, n_threads: NonZeroUsize) -> Vec<i64> {
    let share = bets.len().div_ceil(n_threads.get()).max(1);
    let most = i64::MAX / i64::try_from(bets.len()).unwrap_or(i64::MAX).max(1);
    let bounded = |bet: &Bet| Bet { minor: bet.minor.clamp(-most, most), ..*bet };
    let parts: Vec<Vec<i64>> = std::thread::scope(|scope| {
        let work = |(number, bets): (u64, &[Bet])| {
            // Bets of one thread are numbered on from those of the threads before.
            let bets: Vec<Bet> = bets.iter().map(bounded).collect();
            scope.spawn(move || {
                let mut sums = vec![0_i64; n_draws];
                for (sums, part) in sums.chunks_mut(BLOCK).zip(0_u32..) {
                    bets.iter()
                        .zip(number..)
                        .for_each(|(bet, number)| add(bet, sums, Stream::new(seed, number).part(part)));
                }
                sums
            })
        };
        let numbers = (0_u64..).step_by(share);
        let handles: Vec<_> = numbers.zip(bets.chunks(share)).map(work).collect();
        handles.into_iter().map(|handle| handle.join().expect("drawing does not panic")).collect()
    });
    let mut sums = vec![0_i64; n_draws];
    for part in parts {
        sums.iter_mut().zip(part).for_each(|(sum, minor)| *sum += minor);
    }
    sums
}

/// Adds what one bet brings in a block of draws. Of a likely one the losses are taken off: fewer places to write to.
fn add(bet: &Bet, sums: &mut [i64], mut stream: Stream) {
    const AT_ONCE: u32 = u64::BITS / PLACE_BITS;
    let chance = crate::probability(bet.chance);
    let is_likely = 0.5 < chance;
    let each = if is_likely { -bet.minor } else { bet.minor };
    if is_likely {
        sums.iter_mut().for_each(|sum| *sum += bet.minor);
    }
    let mut left = stream.binomial(sums.len() as u64, if is_likely { 1.0 - chance } else { chance });
    // Few sums have few places: most of the others would be drawn in vain.
    let n_places = sums.len().next_power_of_two() as u64;
    let mut is_free = [1_u8; BLOCK];
    let mut take = |place: u64| {
        let place = usize::try_from(place % n_places).expect("a block has few places");
        // Without a branch, which nobody could foretell: a place that is taken adds nothing.
        let free = u64::from(std::mem::take(&mut is_free[place]));
        if let Some(sum) = sums.get_mut(place) {
            *sum += each & free.wrapping_neg().cast_signed();
            free
        } else {
            0
        }
    };
    while u64::from(AT_ONCE) <= left {
        let bits = stream.bits();
        left -= (0..AT_ONCE).map(|nth| take(bits >> (nth * PLACE_BITS))).sum::<u64>();
    }
    while 0 < left {
        left -= take(stream.bits());
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

    #[test]
    fn sums_beyond_what_fits_are_the_same_on_any_number_of_threads() {
        let bets = [Bet { chance: 1.0, minor: i64::MAX }, Bet { chance: 1.0, minor: i64::MAX }];
        for n_threads in [1, 2] {
            assert!(draw_sums(&bets, 100, 5, threads(n_threads)).iter().all(|sum| i64::MAX - 1 <= *sum));
        }
        let losses = [Bet { chance: 0.7, minor: i64::MIN }; 3];
        assert!(draw_sums(&losses, 100, 5, threads(2)).iter().all(|sum| *sum <= 0));
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
