use proptest::prelude::*;

use super::*;
use crate::stream::Stream;

fn normal(mean: f64, deviation: f64) -> Quantiles {
    Quantiles::of_levels(std::array::from_fn(|i| mean + deviation * normal_quantile(level(i)))).expect("finite")
}

#[test]
fn a_wider_normal_is_a_normal() {
    let wide = normal(10.0, 2.0).spread(1.5);
    let expected = normal(10.0, 3.0);
    // Beyond the levels the slope of the outer twentieth goes on, which of a normal is exact.
    for (one, other) in wide.values().iter().zip(expected.values()) {
        assert!((one - other).abs() < 1e-6, "{one} {other}");
    }
}

#[test]
fn a_lump_at_nothing_stays() {
    let mut draws: Vec<f64> = (0..1000_u32).map(|i| f64::from(i.saturating_sub(400))).collect();
    let quantiles = Quantiles::of_draws(&mut draws).expect("draws");
    let wide = quantiles.spread(1.7);
    assert!(wide.values()[40].abs() < 1e-12 && quantiles.values()[198] < wide.values()[198]);
    let pit = quantiles.pit(0.0);
    assert!(pit.below.abs() < 1e-12 && (pit.up_to - 0.4).abs() < 0.011, "{pit:?}");
    assert!((pit.share_within(0.1, 0.9) - 0.75).abs() < 0.02);
}

#[test]
fn an_honest_forecaster_keeps_the_spread_and_a_bold_one_gets_more() {
    let honest: Vec<Pit> =
        (0..200_u32).map(|i| Pit { below: f64::from(i) / 200.0, up_to: f64::from(i + 1) / 200.0 }).collect();
    assert!((spread_factor(&honest, 200.0, 8.0) - 1.0).abs() < 1e-9);
    let bold = [Pit { below: 0.0, up_to: 0.005 }, Pit { below: 0.99, up_to: 0.995 }];
    let (few, many) = (spread_factor(&bold, 2.0, 8.0), spread_factor(&bold, 50.0, 8.0));
    assert!(1.1 < few && few < 1.3 && 1.9 < many, "{few} {many}");
    assert!((spread_factor(&[], 0.0, 8.0) - 1.0).abs() < 1e-12);
}

#[test]
fn reordered_draws_have_the_marginal_and_keep_their_order() {
    let mut stream = Stream::new(1, 0);
    let mut draws: Vec<f64> = (0..4000).map(|_| stream.gamma(2.0)).collect();
    let before = draws.clone();
    reorder(&normal(5.0, 1.0), &mut draws, &mut Stream::new(2, 0));
    assert!(before.windows(2).zip(draws.windows(2)).all(|(old, new)| (old[0] < old[1]) == (new[0] < new[1])));
    let imposed = Quantiles::of_draws(&mut draws).expect("draws");
    assert!(imposed.values().iter().zip(normal(5.0, 1.0).values()).all(|(one, other)| (one - other).abs() < 0.01));
}

fn any_quantiles() -> impl Strategy<Value = Quantiles> {
    prop::collection::vec(prop_oneof![Just(0.0), 0.0..1e3_f64, 1e6..1e9_f64], 1..60)
        .prop_map(|mut draws| Quantiles::of_draws(&mut draws).expect("finite"))
}

proptest! {
    #[test]
    fn the_chance_falls_as_the_goal_rises(quantiles in any_quantiles(), one in 0.0..1e9_f64, other in 0.0..1e9_f64) {
        let (low, high) = (one.min(other), one.max(other));
        prop_assert!(quantiles.at_least(high) <= quantiles.at_least(low));
    }

    #[test]
    fn whatever_is_done_they_stay_finite_sorted_and_not_negative(
        one in any_quantiles(), other in any_quantiles(), factor in 0.0..3.0_f64, weight in 0.0..1.0_f64,
    ) {
        let average = Quantiles::average(&[(weight, &one), (1.0 - weight, &other)]).expect("a weight");
        for quantiles in [average.spread(factor), one.spread(factor), average] {
            let values = quantiles.values();
            prop_assert!(values.iter().all(|value| value.is_finite() && 0.0 <= *value));
            prop_assert!(values.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }

    #[test]
    fn a_pit_is_a_part_of_all(quantiles in any_quantiles(), actual in 0.0..2e9_f64) {
        let pit = quantiles.pit(actual);
        prop_assert!(0.0 <= pit.below && pit.below < pit.up_to && pit.up_to <= 1.0);
        prop_assert!(pit.squared_score().is_finite());
    }
}
