//! One chance of a goal, however it is asked for.

use proptest::prelude::*;
use zadel_stats::quantiles::Quantiles;

use crate::forecast::pipeline::{Draws, quantiles_of};
use crate::forecast::tree::Tree;

/// Sums of a price list: many alike, many of nothing.
fn sums() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(prop_oneof![Just(0_i64), (0..4_i64).prop_map(|n| n * 100_000), 0..500_000_i64], 1..60)
}

proptest! {
    /// Whatever lumps there are: without a deal that brings nothing the chance is the same number.
    #[test]
    fn nothing_taken_away_changes_no_chance(sums in sums(), other in sums(), goal in -1.0..600_000_f64) {
        let parts = [(0.5, &quantiles_of(&sums)), (0.5, &quantiles_of(&other))];
        let published = Quantiles::average(&parts).expect("two");
        let tree = Tree::of(&Draws::new(vec![sums.clone()]), &std::collections::BTreeMap::new(), &published, 3);
        for goal in [goal, 100_000.0, 0.0] {
            prop_assert!((tree.chance_of(&sums, goal) - tree.chance(goal)).abs() < 1e-9);
        }
    }

    /// What is taken away never makes a goal likelier.
    #[test]
    fn less_in_each_draw_is_no_better(sums in sums(), taken in 0..200_000_i64, goal in -1.0..600_000_f64) {
        let published = quantiles_of(&sums);
        let tree = Tree::of(&Draws::new(vec![sums.clone()]), &std::collections::BTreeMap::new(), &published, 3);
        let less: Vec<i64> = sums.iter().map(|sum| (sum - taken).max(0)).collect();
        prop_assert!(tree.chance_of(&less, goal) <= tree.chance(goal) + 1e-9);
    }
}
