use proptest::prelude::*;

use super::*;

/// Factors of a known spread are drawn, counts of them, and the spread is found again.
#[test]
fn the_strength_is_found_again() {
    for strength in [3.0, 20.0] {
        let mut stream = Stream::new(11, 0);
        let seen: Vec<Seen> = (0..400)
            .map(|_| {
                let factor = stream.gamma(strength) / strength;
                #[expect(clippy::cast_precision_loss, reason = "a small count")]
                let events = stream.poisson(30.0 * factor) as f64;
                Seen { events, expected: 30.0 }
            })
            .collect();
        let found = Strength::of(&seen, 1.0);
        assert!((found.variance() * strength - 1.0).abs() < 0.25, "{strength}: {found:?}");
    }
}

#[test]
fn who_is_seen_often_is_believed_and_who_is_not_is_taken_for_the_others() {
    let mut seen = vec![Seen { events: 100.0, expected: 50.0 }, Seen { events: 20.0, expected: 50.0 }];
    seen.push(Seen { events: 1.0, expected: 0.3 });
    let strength = Strength::of(&seen, 1.0);
    assert!((strength.factor(seen[0]) - 2.0).abs() < 0.15);
    assert!((strength.factor(seen[2]) - 1.0).abs() < 0.5);
    assert!((strength.factor(Seen::default()) - 1.0).abs() < 1e-12);
}

proptest! {
    /// Between what was seen and what the others are like, whatever the counts.
    #[test]
    fn a_factor_lies_between_its_own_and_one(
        events in prop::collection::vec((0.0..1e4_f64, 0.0..1e4_f64), 1..9), scale in 0.01..3.0_f64,
    ) {
        let seen: Vec<Seen> = events.iter().map(|(events, expected)| Seen { events: *events, expected: *expected }).collect();
        let strength = Strength::of(&seen, scale);
        for one in seen {
            let factor = strength.factor(one);
            let own = if 0.0 < one.expected { one.events / one.expected } else { f64::INFINITY };
            prop_assert!(factor.is_finite() && own.min(1.0) - 1e-9 <= factor && factor <= own.max(1.0) + 1e-9);
        }
    }
}
