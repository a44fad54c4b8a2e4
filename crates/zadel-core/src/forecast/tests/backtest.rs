//! What would have been forecast, and what simple rules would have said.

use super::deal;
use crate::forecast::backtest::{Horizon, Naive, QUIET_DAYS, Request, Row, backtest};
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};

/// A Sunday.
const FIRST: Day = Day(19_999);
const N_DAYS: i32 = 120;

/// One deal a day, won after five days with 1,000.
fn history() -> Vec<KnownDeal> {
    (0..N_DAYS).map(|i| deal(FIRST.0 + i, u32::from(i % 2 == 0), Some((5, How::Won)), 100_000)).collect()
}

fn rows(from: Day, to: Day, horizons: &[Horizon]) -> (Vec<Row>, usize) {
    let n_threads = std::num::NonZeroUsize::MIN;
    let request = Request { from, to, horizons: horizons.to_vec(), seed: 1, n_threads };
    let mut rows = Vec::new();
    let n = backtest(&history(), &request, &Assumptions::default(), |row| rows.push(row), |_, _| {});
    (rows, n)
}

#[test]
fn what_is_not_over_is_left_out_and_counted() {
    let told = FIRST.plus(N_DAYS - 1 + 5);
    let (rows, n) = rows(told.plus(-30), told.plus(40_000), &[Horizon::Month, Horizon::Quarter]);
    assert!(rows.iter().all(|row| row.horizon.end(row.origin).expect("it lies ahead") <= told.plus(QUIET_DAYS)));
    assert!(0 < n && n < 12, "no more Mondays than the table has: {n}");
}

/// What teaches does not depend on what is asked for.
#[test]
fn a_forecast_is_the_same_whichever_others_are_asked_for() {
    let (last, month) = (FIRST.plus(80), [Horizon::Month]);
    let (all, _) = rows(FIRST.plus(40), last, &[Horizon::Month, Horizon::Quarter]);
    let (few, _) = rows(FIRST.plus(70), last, &month);
    let of_month: Vec<&Row> =
        all.iter().filter(|row| row.horizon == Horizon::Month && few[0].origin <= row.origin).collect();
    assert!(!few.is_empty());
    assert_eq!(of_month, few.iter().collect::<Vec<_>>());
}

/// A pace is that of the days that are known, however few.
#[test]
fn a_run_rate_of_a_month_is_not_one_of_a_quarter() {
    let today = FIRST.plus(34);
    let known: Vec<KnownDeal> = history().iter().filter_map(|deal| deal.as_of(today)).collect();
    let naive = Naive::of(&known, today, today.plus(10), None);
    // 30 of 35 days have brought 1,000.
    assert!((naive.run_rate - 100_000.0 * 10.0 * 30.0 / 35.0).abs() < 1.0, "{naive:?}");
}
