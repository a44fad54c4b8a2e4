use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{One, ToPrimitive, Zero};
use proptest::prelude::*;

use super::*;

fn passed(n: u32, stages: &[Passing]) -> Counts {
    pass_all(n, stages).expect("not too many")
}

type BigRational = Ratio<BigInt>;

fn fraction(numerator: u64, denominator: u64) -> BigRational {
    BigRational::new(BigInt::from(numerator), BigInt::from(denominator))
}

/// The second method: exact factorial moments, E[p^r] of a product of independent shares.
///
/// ```text
/// E[p^r] = prod ratio^r * prod_i (s + 1/2 + i) / (n + 1 + i)
/// P(D >= k) = sum_{r >= k} (-1)^(r-k) C(r-1, k-1) C(N, r) E[p^r]
/// ```
/// It cancels in floating point, so it is computed in fractions.
fn chance_by_moments(n: u64, ratio: (u64, u64), observed: &[(u64, u64)], k: u64) -> f64 {
    if k == 0 {
        return 1.0;
    }
    let binomial = |n: u64, r: u64| (0..r).fold(BigRational::one(), |c, i| c * fraction(n - i, i + 1));
    let mut sum = BigRational::zero();
    for r in k..=n {
        let mut moment = (0..r).fold(BigRational::one(), |m, _| m * fraction(ratio.0, ratio.1));
        for (s, seen) in observed {
            for i in 0..r {
                moment *= fraction(2 * (s + i) + 1, 2 * (seen + 1 + i));
            }
        }
        let term = binomial(r - 1, k - 1) * binomial(n, r) * moment;
        sum += if (r - k).is_multiple_of(2) { term } else { -term };
    }
    let scale = 1_u64 << 60;
    (sum * fraction(scale, 1)).to_integer().to_f64().expect("a probability is finite") / 2.0_f64.powi(60)
}

fn learned(observed: &[(u64, u64)]) -> impl Iterator<Item = Passing> + '_ {
    observed
        .iter()
        .map(|(s, n)| Passing::learned_from(u32::try_from(*s).expect("small"), u32::try_from(*n).expect("small")))
}

proptest! {
    #[test]
    fn thinning_agrees_with_exact_factorial_moments(
        n in 0_u32..40,
        percent in 1_u32..=100,
        counts in prop::collection::vec((0_u64..30).prop_flat_map(|n| (0..=n, Just(n))), 0..3),
        k in 0_u64..12,
    ) {
        let stages: Vec<Passing> =
            std::iter::once(Passing::Known(f64::from(percent) / 100.0)).chain(learned(&counts)).collect();
        let expected = if u64::from(n) < k { 0.0 } else { chance_by_moments(u64::from(n), (u64::from(percent), 100), &counts, k) };
        prop_assert!((passed(n, &stages).at_least(k) - expected).abs() < 1e-12);
    }

    #[test]
    fn the_chance_grows_with_what_enters_and_falls_with_what_is_needed(
        n in 0_u32..120, percent in 0_u32..=100, s in 0_u32..20, more in 0_u32..20, k in 0_u32..20,
    ) {
        let stages = [Passing::Known(f64::from(percent) / 100.0), Passing::learned_from(s, s + more)];
        let here = passed(n, &stages);
        prop_assert!(here.at_least(u64::from(k) + 1) <= here.at_least(u64::from(k)) + 1e-12);
        prop_assert!(here.at_least(u64::from(k)) <= passed(n + 1, &stages).at_least(u64::from(k)) + 1e-12);
    }

    /// The answer reaches the level, one fewer does not, and forward thinning says the same.
    #[test]
    fn the_number_to_enter_is_the_smallest_that_reaches_the_level(
        k in 1_u32..8, percent in 5_u32..=100, s in 1_u32..20, more in 0_u32..20, level in 0.05_f64..0.95,
    ) {
        let stages = [Passing::Known(f64::from(percent) / 100.0), Passing::learned_from(s, s + more)];
        if let Some(n) = entering_for(k, &stages, &[level])[0] {
            prop_assert!(is_reached(passed(n, &stages).at_least(u64::from(k)) + 1e-12, level));
            prop_assert!(n == 0 || passed(n - 1, &stages).at_least(u64::from(k)) < level);
        }
    }
}

#[test]
fn everything_passes_a_stage_that_stops_nothing() {
    let all = passed(7, &[Passing::Known(1.0)]);
    assert_eq!((all.first(), all.masses()), (7, &[1.0][..]));
}

#[test]
fn what_was_learned_from_twenty_leads_asks_for_more_than_a_known_share() {
    let levels = [0.5, 0.7, 0.8, 0.9];
    let ask = |stages: &[Passing]| entering_for(3, stages, &levels).into_iter().flatten().collect::<Vec<_>>();
    assert_eq!(ask(&[Passing::learned_from(3, 20)]), [17, 26, 33, 47]);
    assert_eq!(ask(&[Passing::learned_from(10, 20), Passing::learned_from(3, 10)]), [18, 27, 35, 49]);
}

#[test]
fn a_hope_that_needs_more_than_the_limit_has_no_number() {
    assert_eq!(entering_for(1, &[Passing::learned_from(0, 4_000_000)], &[0.5]), [None]);
    assert_eq!(entering_for(1, &[Passing::Known(0.0)], &[0.5]), [None]);
}

#[test]
fn ten_thousand_leads_lose_no_mass() {
    let deals = passed(10_000, &[Passing::Known(0.4), Passing::learned_from(41, 96)]);
    assert!((deals.masses().iter().sum::<f64>() - 1.0).abs() < 1e-10);
    assert!((deals.mean() - 10_000.0 * 0.4 * 41.5 / 97.0).abs() < 1e-6);
}
