//! Controlled rounding beside its definition, step by step and with fractions of any size.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{ToPrimitive, Zero};
use proptest::prelude::*;
use zadel_core::availability::Availability;
use zadel_core::fraction::Fraction;
use zadel_core::share::Share;
use zadel_core::split::{SplitError, children, two_way, two_way_pinned};
use zadel_core::step2_decomposition::{RepWeights, by_rep};

type Exact = Ratio<BigInt>;
type Place = (usize, usize);

#[derive(Clone, Copy, PartialEq)]
enum Node {
    Row(usize),
    Column(usize),
}

fn exact(numerator: u128, denominator: u128) -> Exact {
    Ratio::new(numerator.into(), denominator.into())
}

/// While a cell is fractional: walk from the lowest row that has one to a cycle, and move along it by the shorter step.
fn by_definition(cells: &[Vec<Exact>]) -> Vec<Vec<u64>> {
    let (n_rows, n_columns) = (cells.len(), cells[0].len());
    let to_whole = |sum: Exact| sum.ceil() - sum;
    let mut table: Vec<Vec<Exact>> = cells.to_vec();
    let mut slack: Vec<Exact> = (0..n_columns).map(|j| to_whole(cells.iter().map(|row| &row[j]).sum())).collect();
    table.iter_mut().for_each(|row| row.push(to_whole(row.iter().sum())));
    slack.push(Exact::zero());
    table.push(slack);
    let has_fraction = |row: &Vec<Exact>| row.iter().any(|cell| !cell.is_integer());
    while let Some(start) = table.iter().position(has_fraction) {
        let cycle = cycle_from(&table, start);
        let room = |(i, j): &Place| Exact::from_integer(1.into()) - table[*i][*j].fract();
        let part = |(i, j): &Place| table[*i][*j].fract();
        let (odd, even) = (cycle.iter().step_by(2), cycle.iter().skip(1).step_by(2));
        let up = odd.clone().map(room).chain(even.clone().map(part)).min().expect("a cycle has cells");
        let down = odd.map(part).chain(even.map(room)).min().expect("a cycle has cells");
        let step = if up <= down { up } else { -down };
        for (n, (i, j)) in cycle.iter().enumerate() {
            if n % 2 == 0 { table[*i][*j] += &step } else { table[*i][*j] -= &step }
        }
    }
    let whole = |cell: &Exact| cell.to_integer().to_u64().expect("not negative");
    table[..n_rows].iter().map(|row| row[..n_columns].iter().map(whole).collect()).collect()
}

/// The lowest fractional cell other than the one just used, by turns in a row and in a column, until either is met again.
fn cycle_from(table: &[Vec<Exact>], start: usize) -> Vec<Place> {
    let (mut walk, mut met) = (Vec::new(), vec![Node::Row(start)]);
    loop {
        let may_be_next = |place: &Place| !table[place.0][place.1].is_integer() && walk.last() != Some(place);
        let (place, node) = match *met.last().expect("the start") {
            Node::Row(i) => {
                let place = (0..table[i].len()).map(|j| (i, j)).find(may_be_next).expect("a second one");
                (place, Node::Column(place.1))
            }
            Node::Column(j) => {
                let place = (0..table.len()).map(|i| (i, j)).find(may_be_next).expect("a second one");
                (place, Node::Row(place.0))
            }
        };
        walk.push(place);
        if let Some(first) = met.iter().position(|earlier| *earlier == node) {
            return walk.split_off(first);
        }
        met.push(node);
    }
}

/// Small and large numbers, so that common denominators are of every width.
fn any_number(most_bits: u32) -> BoxedStrategy<u64> {
    prop_oneof![Just(3), Just(most_bits / 3), Just(most_bits)]
        .prop_flat_map(|bits| prop_oneof![1 => Just(0), 6 => 0..1_u64 << bits])
        .boxed()
}

/// Rows and columns, few of both or many of one: a line of more than 64 cells takes more than one word.
fn any_size() -> BoxedStrategy<(usize, usize)> {
    prop_oneof![6 => (1_usize..7, 1_usize..24), 1 => (60_usize..140, 1_usize..4), 1 => (1_usize..3, 60_usize..90)]
        .boxed()
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<u64>>> {
    any_size()
        .prop_flat_map(|(rows, columns)| prop::collection::vec(prop::collection::vec(any_number(55), columns), rows))
}

fn column_sums(rows: &[Vec<u64>]) -> Vec<u64> {
    (0..rows[0].len()).map(|j| rows.iter().map(|row| row[j]).sum()).collect()
}

/// `c_j v_ij / sum_i v_ij`
fn shares_of_columns(columns: &[u64], weights: &[Vec<u64>]) -> Vec<Vec<Exact>> {
    let sums = column_sums(weights);
    let cell =
        |(j, weight): (usize, &u64)| exact(u128::from(columns[j]) * u128::from(*weight), u128::from(sums[j].max(1)));
    weights.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect()
}

fn any_rep(n_weeks: usize) -> impl Strategy<Value = Availability> {
    let share = || (1_u16..=10_000).prop_map(|bp| Share::from_bp(bp).expect("at most the whole"));
    let absent = prop::collection::vec(prop_oneof![3 => Just(0_u32), 1 => 1_u32..6], 0..n_weeks);
    (prop_oneof![2 => Just(Share::WHOLE), 1 => share()], prop::collection::vec(share(), 0..4), absent)
        .prop_map(|(capacity, ramp, absent_days)| Availability { capacity, ramp, absent_days })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn children_are_what_their_definition_says(weights in any_rows(), seed in prop::collection::vec(any_number(50), 90)) {
        let sums = column_sums(&weights);
        let columns: Vec<u64> = sums.iter().zip(seed).map(|(sum, total)| if *sum == 0 { 0 } else { total }).collect();
        let fractions: Vec<Vec<Fraction>> =
            weights.iter().map(|row| row.iter().map(|weight| Fraction::whole(*weight)).collect()).collect();
        let table = children(&columns, &fractions).expect("weights where there is a total");
        prop_assert_eq!(column_sums(&table), columns.clone());
        prop_assert_eq!(table, by_definition(&shares_of_columns(&columns, &weights)));
    }

    #[test]
    fn a_table_is_what_its_definition_says(weights in any_rows(), total in any_number(50)) {
        let whole: u128 = weights.iter().flatten().map(|weight| u128::from(*weight)).sum();
        prop_assume!(0 < whole && whole < 1 << 63);
        let fractions: Vec<Vec<Fraction>> =
            weights.iter().map(|row| row.iter().map(|weight| Fraction::whole(*weight)).collect()).collect();
        let cell = |weight: &u64| exact(u128::from(total) * u128::from(*weight), whole);
        let cells: Vec<Vec<Exact>> = weights.iter().map(|row| row.iter().map(cell).collect()).collect();
        prop_assert_eq!(two_way(total, &fractions), Ok(by_definition(&cells)));
    }

    #[test]
    fn a_table_between_margins_is_what_its_definition_says(grid in any_rows()) {
        let rows: Vec<u64> = grid.iter().map(|row| row.iter().sum()).collect();
        let columns = column_sums(&grid);
        let total: u128 = rows.iter().map(|row| u128::from(*row)).sum();
        let cell = |row: &u64, column: &u64| exact(u128::from(*row) * u128::from(*column), total.max(1));
        let cells: Vec<Vec<Exact>> =
            rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
        prop_assert_eq!(two_way_pinned(&rows, &columns), Ok(by_definition(&cells)));
    }

    /// People weighed once for all rows of a plan are split as by fractions that are weighed anew for each.
    #[test]
    fn reps_are_children_by_what_they_can_work(
        reps in (1_usize..12).prop_flat_map(|n| prop::collection::vec(any_rep(20), n)),
        days in prop::collection::vec(0_u32..=5, 20),
        due in prop::collection::vec(any_number(30), 20),
    ) {
        let part = |rep: &Availability, week: usize| rep.day_parts(week, days[week]);
        let somebody = |week: &usize| reps.iter().any(|rep| 0 < part(rep, *week));
        let weekly: Vec<u64> = (0..20).map(|week| if somebody(&week) { due[week] } else { 0 }).collect();
        let fractions: Vec<Vec<Fraction>> =
            reps.iter().map(|rep| (0..20).map(|week| Fraction::whole(part(rep, week))).collect()).collect();
        let weights: Vec<Vec<u64>> = reps.iter().map(|rep| (0..20).map(|week| part(rep, week)).collect()).collect();
        let table = by_rep(&weekly, &reps, &days).expect("somebody is there");
        prop_assert_eq!(&table, &children(&weekly, &fractions).expect("the same weights"));
        prop_assert_eq!(table, by_definition(&shares_of_columns(&weekly, &weights)));
    }
}

#[test]
fn weeks_of_another_length_or_without_anybody_are_refused() {
    let away = Availability { absent_days: vec![0, 5], ..Availability::full() };
    let weights = RepWeights::of(&[away], &[5, 5]).expect("few");
    assert_eq!(weights.split(&[3, 0]), Ok(vec![vec![3, 0]]));
    assert_eq!(weights.split(&[3, 1]), Err(SplitError::NoWeight));
    assert_eq!(weights.split(&[3]), Err(SplitError::Ragged));
    let nobody = RepWeights::of(&[], &[5, 5]).expect("nobody");
    assert_eq!(nobody.split(&[0, 0]), Ok(Vec::new()));
}
