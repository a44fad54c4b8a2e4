use proptest::prelude::*;
use zadel_core::fraction::Fraction;
use zadel_core::split::{SplitError, Weights, children, cumulative, largest_remainder, two_way, two_way_pinned};

fn fraction((numerator, denominator): (u64, u64)) -> Fraction {
    Fraction::new(numerator, denominator).expect("not 0")
}

fn any_weights(n: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Vec<Fraction>> {
    prop::collection::vec((0_u64..9, 1_u64..6).prop_map(fraction), n)
}

fn any_grid() -> impl Strategy<Value = Vec<Vec<Fraction>>> {
    (1_usize..7, 1_usize..7).prop_flat_map(|(n_rows, n_columns)| prop::collection::vec(any_weights(n_columns), n_rows))
}

fn column_sums(table: &[Vec<u64>]) -> Vec<u64> {
    (0..table[0].len()).map(|j| table.iter().map(|row| row[j]).sum()).collect()
}

/// `|x - total * weight / whole| < 1`, exactly.
fn assert_within_one(x: u64, total: u64, weight: Fraction, whole: &[Fraction]) {
    assert_sum_within_one(x, total, &[weight], whole);
}

/// The same for what several weights get together.
fn assert_sum_within_one(x: u64, total: u64, weights: &[Fraction], whole: &[Fraction]) {
    let common = whole.iter().fold(1_u128, |lcm, w| num_integer::lcm(lcm, u128::from(w.denominator())));
    let scaled = |w: &Fraction| u128::from(w.numerator()) * (common / u128::from(w.denominator()));
    let sum: u128 = whole.iter().map(scaled).sum();
    let exact = u128::from(total) * weights.iter().map(scaled).sum::<u128>();
    assert!((u128::from(x) * sum).abs_diff(exact) < sum, "{x} is not within 1 of its share");
}

proptest! {
    #[test]
    fn parts_over_time_sum_to_the_total_and_are_never_behind(
        weights in any_weights(1..20), total in -9_007_199_254_740_991_i64..=9_007_199_254_740_991,
    ) {
        let exact = Weights::from_fractions(&weights).expect("small");
        if exact.total() == 0 {
            prop_assert_eq!(cumulative(total, &exact), if total == 0 { Ok(vec![0; weights.len()]) } else { Err(SplitError::NoWeight) });
            return Ok(());
        }
        let parts = cumulative(total, &exact).expect("weights");
        prop_assert_eq!(parts.iter().sum::<i64>(), total);
        let (mut running, mut weight) = (0_u128, 0_u128);
        for (part, own) in parts.iter().zip(exact.parts()) {
            running += u128::from(part.unsigned_abs());
            weight += u128::from(*own);
            let line = u128::from(total.unsigned_abs()) * weight;
            let whole = u128::from(exact.total());
            prop_assert!(line <= running * whole && running * whole < line + whole);
            prop_assert!(*own != 0 || *part == 0);
        }
    }

    #[test]
    fn parts_over_people_sum_to_the_total_and_are_within_one(weights in any_weights(1..20), total in 0_u64..1 << 53) {
        let exact = Weights::from_fractions(&weights).expect("small");
        prop_assume!(0 < exact.total());
        let parts = largest_remainder(total.cast_signed(), &exact).expect("weights");
        prop_assert_eq!(parts.iter().sum::<i64>(), total.cast_signed());
        for (part, weight) in parts.iter().zip(&weights) {
            assert_within_one(part.unsigned_abs(), total, *weight, &weights);
        }
    }

    #[test]
    fn a_table_sums_to_its_total_and_every_cell_row_and_column_is_within_one(grid in any_grid(), total in 0_u64..1 << 53) {
        let flat = grid.concat();
        let Ok(table) = two_way(total, &grid) else {
            prop_assert!(flat.iter().all(|weight| weight.is_zero()) && total != 0);
            return Ok(());
        };
        prop_assert_eq!(table.concat().iter().sum::<u64>(), total);
        prop_assume!(flat.iter().any(|weight| !weight.is_zero()));
        for (x, weight) in table.concat().into_iter().zip(&flat) {
            assert_within_one(x, total, *weight, &flat);
        }
        for (row, weights) in table.iter().zip(&grid) {
            assert_sum_within_one(row.iter().sum(), total, weights, &flat);
        }
        for (j, column) in column_sums(&table).into_iter().enumerate() {
            let weights: Vec<Fraction> = grid.iter().map(|row| row[j]).collect();
            assert_sum_within_one(column, total, &weights, &flat);
        }
    }

    #[test]
    fn pinned_margins_stay_exact(grid in prop::collection::vec(prop::collection::vec(0_u64..1 << 40, 4), 1..6)) {
        let rows: Vec<u64> = grid.iter().map(|row| row.iter().sum()).collect();
        let columns = column_sums(&grid);
        let table = two_way_pinned(&rows, &columns).expect("the margins of one table");
        prop_assert_eq!(table.iter().map(|row| row.iter().sum()).collect::<Vec<u64>>(), rows.clone());
        prop_assert_eq!(column_sums(&table), columns.clone());
        let total: u128 = rows.iter().map(|row| u128::from(*row)).sum();
        for (row, cells) in rows.iter().zip(&table) {
            for (column, cell) in columns.iter().zip(cells) {
                let exact = u128::from(*row) * u128::from(*column);
                prop_assert!(total == 0 || (u128::from(*cell) * total).abs_diff(exact) < total);
            }
        }
    }

    /// The tree: company by week to teams, teams to reps; every node's children sum to it in every week.
    #[test]
    fn children_sum_to_their_parent_in_every_week(grid in any_grid(), total in 0_u64..1 << 53, inner in any::<prop::sample::Index>()) {
        let Ok(teams) = two_way(total, &grid) else { return Ok(()) };
        let team = inner.index(teams.len());
        let people = vec![vec![Fraction::ONE; teams[team].len()], vec![fraction((1, 3)); teams[team].len()], grid[team].clone()];
        let table = children(&teams[team], &people).expect("full reps are there every week");
        prop_assert_eq!(column_sums(&table), teams[team].clone());
        for (j, column) in teams[team].iter().enumerate() {
            let weights: Vec<Fraction> = people.iter().map(|row| row[j]).collect();
            for (row, weight) in table.iter().zip(&weights) {
                assert_within_one(row[j], *column, *weight, &weights);
            }
        }
    }

    /// Unlike denominators in every column leave 128 bits together; the table is as exact.
    #[test]
    fn columns_without_a_common_measure_stay_exact(columns in prop::collection::vec(0_u64..1 << 53, 12), seed in 1_u64..1000) {
        let primes = [4_294_967_291_u64, 4_294_967_279, 4_294_967_231, 4_294_967_197, 4_294_967_189, 4_294_967_161];
        let row = |i: u64| -> Vec<Fraction> {
            (0..12).map(|j: u64| fraction((1 + (seed * (i + 1) * (j + 3)) % 997, primes[usize::try_from((i + j) % 6).expect("small")]))).collect()
        };
        let weights: Vec<Vec<Fraction>> = vec![row(0), row(1)];
        let table = children(&columns, &weights).expect("64 bits a column");
        prop_assert_eq!(column_sums(&table), columns);
    }
}

#[test]
fn a_week_with_a_total_and_nobody_there_is_an_error() {
    let nobody = vec![vec![Fraction::ONE, Fraction::ZERO], vec![Fraction::ONE, Fraction::ZERO]];
    assert_eq!(children(&[3, 1], &nobody), Err(SplitError::NoWeight));
    assert_eq!(children(&[3, 0], &nobody), Ok(vec![vec![2, 0], vec![1, 0]]));
    assert_eq!(children(&[3], &nobody), Err(SplitError::Ragged));
    assert_eq!(children(&[0, 0], &[]), Ok(Vec::new()));
}
