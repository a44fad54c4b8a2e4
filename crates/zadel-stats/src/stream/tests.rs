use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF, DiscreteCDF};

use super::*;

/// `kat_vectors` of the authors' own library, Random123.
#[test]
fn philox_gives_the_words_that_its_authors_published() {
    let zeros = philox([0; 4], [0; 2]);
    let ones = philox([u32::MAX; 4], [u32::MAX; 2]);
    let pi = philox([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]);
    assert_eq!(zeros, [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
    assert_eq!(ones, [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
    assert_eq!(pi, [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
}

#[test]
fn the_first_words_of_stream_zero_are_the_published_block() {
    let mut stream = Stream::new(0, 0);
    assert_eq!([stream.bits(), stream.bits()], [0xe169_c58d_6627_e8d5, 0x9b00_dbd8_bc57_ac4c]);
}

/// The largest distance between the draws and a distribution function (Kolmogorov and Smirnov), times sqrt(n).
#[expect(clippy::cast_precision_loss, reason = "few draws")]
fn distance(mut draws: Vec<f64>, cdf: impl Fn(f64) -> f64) -> f64 {
    draws.sort_by(f64::total_cmp);
    let n = draws.len() as f64;
    let gap = |(i, x): (usize, &f64)| {
        let p = cdf(*x);
        (p - i as f64 / n).max((i as f64 + 1.0) / n - p)
    };
    draws.iter().enumerate().map(gap).fold(0.0, f64::max) * n.sqrt()
}

/// Beyond this a distance is one chance in a million: 2 exp(-2 * 2.7^2).
const FAR: f64 = 2.7;
const N_DRAWS: usize = 20_000;

fn draws(seed: u64, mut draw: impl FnMut(&mut Stream) -> f64) -> Vec<f64> {
    let mut stream = Stream::new(seed, 0);
    (0..N_DRAWS).map(|_| draw(&mut stream)).collect()
}

#[test]
fn continuous_draws_have_their_distributions() {
    let normal = statrs::distribution::Normal::new(0.0, 1.0).expect("a standard normal");
    assert!(distance(draws(1, Stream::uniform), |x| x) < FAR);
    assert!(distance(draws(2, Stream::normal), |x| normal.cdf(x)) < FAR);
    for shape in [0.05, 0.243, 1.0, 2.5, 700.0] {
        let cdf = |x| if x <= 0.0 { 0.0 } else { statrs::function::gamma::gamma_lr(shape, x) };
        assert!(distance(draws(3, |stream| stream.gamma(shape)), cdf) < FAR, "shape {shape}");
    }
    for (a, b) in [(0.793, 2.426), (0.5, 0.5), (3.0, 40.0), (0.8, 30.0), (1.0, 1.0)] {
        assert!(distance(draws(4, |stream| stream.beta(a, b)), |x| crate::beta::cdf(x, a, b)) < FAR, "{a} {b}");
    }
}

/// Pearson's chi-square over values that at least ten draws should take, as standard deviations above its mean.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers"
)]
fn surprise(draws: &[f64], cdf: impl Fn(u64) -> f64) -> f64 {
    let n = draws.len() as f64;
    let mut seen = std::collections::BTreeMap::new();
    draws.iter().for_each(|draw| *seen.entry(*draw as u64).or_insert(0.0) += 1.0);
    let most = seen.last_key_value().map_or(0, |(most, _)| *most);
    let (mut sum, mut n_cells, mut expected, mut observed, mut below) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for value in 0..=most {
        let up_to = if value == most { 1.0 } else { cdf(value) };
        expected += n * (up_to - below);
        observed += seen.get(&value).copied().unwrap_or(0.0);
        below = up_to;
        if 10.0 <= expected {
            sum += (observed - expected).powi(2) / expected;
            n_cells += 1.0;
            (expected, observed) = (0.0, 0.0);
        }
    }
    let freedom: f64 = n_cells - 1.0;
    (sum - freedom) / (2.0 * freedom).sqrt()
}

#[test]
fn whole_draws_have_their_distributions() {
    for mean in [0.3, 4.0, 11.9, 12.1, 60.0, 900.0] {
        let poisson = statrs::distribution::Poisson::new(mean).expect("a mean above 0");
        let seen = draws(5, |stream| whole(stream.poisson(mean)));
        assert!(surprise(&seen, |k| poisson.cdf(k)) < 5.0, "mean {mean}");
    }
    for (n, p) in [(10, 0.3), (60, 0.02), (60, 0.97), (500, 0.4), (20_000, 0.01)] {
        let binomial = statrs::distribution::Binomial::new(p, n).expect("a share");
        let seen = draws(6, |stream| whole(stream.binomial(n, p)));
        assert!(surprise(&seen, |k| binomial.cdf(k)) < 5.0, "{n} {p}");
    }
}

fn whole(n: u64) -> f64 {
    f64::from(u32::try_from(n).expect("a small number"))
}

/// Sixteen streams, whoever draws them.
fn drawn_by(n_threads: usize) -> Vec<[u64; 3]> {
    let draw = |number| {
        let mut stream = Stream::new(42, number);
        [stream.bits(), stream.normal().to_bits(), stream.gamma(0.7).to_bits()]
    };
    let numbers: Vec<u64> = (0..16).collect();
    std::thread::scope(|scope| {
        let shares = numbers.chunks(numbers.len() / n_threads);
        let threads: Vec<_> =
            shares.map(|share| scope.spawn(move || share.iter().copied().map(draw).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("drawing does not panic")).collect()
    })
}

#[test]
fn streams_are_the_same_on_one_two_and_eight_threads() {
    let alone = drawn_by(1);
    assert_eq!(alone, drawn_by(2));
    assert_eq!(alone, drawn_by(8));
}

proptest! {
    #[test]
    fn whatever_is_asked_for_a_draw_is_a_number(
        seed: u64, a in prop::num::f64::ANY, b in prop::num::f64::ANY, n: u64,
    ) {
        let mut stream = Stream::new(seed, 0);
        let uniform = stream.uniform();
        prop_assert!(0.0 < uniform && uniform < 1.0);
        prop_assert!(stream.normal().is_finite());
        let gamma = stream.gamma(a);
        prop_assert!(gamma.is_finite() && 0.0 <= gamma);
        prop_assert!((0.0..=1.0).contains(&stream.beta(a, b)));
        prop_assert!(stream.binomial(n, a) <= n);
        let poisson = stream.poisson(b);
        prop_assert!(poisson == 0 || 0.0 < b);
        // Never far above the largest mean: forty standard deviations are 2^32.
        prop_assert!(poisson <= MOST + (1 << 32));
    }
}

/// A newer `rand_distr` that draws in another way changes every stored forecast: it must not come in unseen.
#[test]
fn draws_are_those_of_the_version_that_stored_forecasts_were_made_with() {
    let mut stream = Stream::new(20_261_123, 4);
    let seen = [
        stream.uniform(),
        stream.normal(),
        stream.gamma(0.3),
        stream.gamma(4.0),
        stream.beta(0.8, 2.4),
        stream.beta(3.0, 5.0),
        whole(stream.poisson(3.0)),
        whole(stream.poisson(50.0)),
        whole(stream.binomial(20, 0.2)),
        whole(stream.binomial(900, 0.4)),
    ];
    let expected = [
        0.856_107_682_350_918_5,
        -0.049_795_974_688_402_47,
        0.423_194_220_941_913_1,
        4.473_321_384_138_488,
        0.031_757_234_018_271_55,
        0.304_540_867_877_815_8,
        0.0,
        50.0,
        2.0,
        365.0,
    ];
    assert!(seen.iter().zip(expected).all(|(seen, expected): (&f64, f64)| (seen - expected).abs() < 1e-12), "{seen:?}");
}

#[test]
fn coins_fall_as_often_as_they_should_and_only_where_they_are_thrown() {
    for chance in [0.0, 1e-3, 0.25, 0.3, 0.5, 0.77, 0.999, 1.0] {
        let mut stream = Stream::new(4, 0);
        let n: u32 = (0..20_000).map(|_| stream.coins(chance, u64::MAX).count_ones()).sum();
        let (n, thrown) = (f64::from(n), 64.0 * 20_000.0);
        let slack = 4.5 * (thrown * chance * (1.0 - chance)).sqrt();
        assert!((n - thrown * chance).abs() <= slack, "{chance}: {n}");
        assert_eq!(stream.coins(chance, 0b1010) & !0b1010, 0);
    }
}
