//! Companies of which the truth is known: how often an interval holds what came.
//!
//! With 100,000 cases a property (`cargo xtask test --deep`) there are 220 companies and more than 2,000 windows, otherwise enough
//! to see a mistake.

use std::num::NonZeroUsize;

use crate::forecast::Quantiles;
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::won_within;
use crate::forecast::forecaster::Forecaster;
use crate::forecast::pipeline::Drawing;
use crate::forecast::simulator::{Company, simulate};
use crate::forecast::window::Window;

/// What came in windows that follow one another, and what had been said of it.
fn windows(number: u64, company: &Company) -> Vec<(Quantiles, f64)> {
    const LENGTHS: [i32; 7] = [30, 20, 45, 12, 60, 25, 91];
    let turn = usize::try_from(number).expect("small");
    let mut windows = Vec::new();
    let mut today = company.first.plus(WARM[turn % 4]);
    while today.plus(5) < company.last {
        let until = today.plus(LENGTHS[(turn + windows.len()) % 7]).min(company.last);
        let drawing = Drawing { n_worlds: 100, n_outcomes: 10, seed: number, n_threads: NonZeroUsize::MIN };
        let said = Forecaster::learn(&company.deals, today, &Assumptions::default()).forecast(until, drawing).said;
        #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
        let actual = won_within(&company.deals, Window { after: today, until }, None) as f64;
        windows.push((said.company.pipeline, actual));
        today = until;
    }
    windows
}

/// Days of history before the first window.
const WARM: [i32; 4] = [120, 240, 400, 700];

pub(super) fn company(seed: u64, number: u64) -> Company {
    let turn = usize::try_from(number).expect("small");
    let first = Day(19_000 + i32::try_from(number % 28).expect("small") * 13);
    simulate(seed, number, first, WARM[turn % 4] + 400)
}

pub(super) fn is_deep() -> bool {
    std::env::var("PROPTEST_CASES").is_ok_and(|cases| 100_000 <= cases.parse().unwrap_or(0))
}

#[test]
fn intervals_hold_what_comes_as_often_as_they_say() {
    let n_companies = if is_deep() { 240 } else { 24 };
    let windows = (0..n_companies).flat_map(|number| windows(number, &company(2_026, number)));
    let pits: Vec<_> = windows.map(|(said, actual)| said.pit(actual)).collect();
    let n = f64::from(u32::try_from(pits.len()).expect("few"));
    let share = |low, high| pits.iter().map(|pit| pit.share_within(low, high)).sum::<f64>() / n;
    let (within_80, within_95) = (share(0.1, 0.9), share(0.025, 0.975));
    let bins = (0..10_u32).map(|bin| share(f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0));
    let chi_square: f64 = bins.map(|part| n * (part - 0.1).powi(2) / 0.1).sum();
    println!("{n} windows: 80 % held {within_80:.3}, 95 % held {within_95:.3}, chi-square {chi_square:.1} of 9");
    if is_deep() {
        assert!(2_000.0 <= n, "{n} windows");
        assert!((0.78..=0.82).contains(&within_80) && (0.94..=0.96).contains(&within_95), "{within_80} {within_95}");
    } else {
        let slack = |p: f64| 3.5 * (p * (1.0 - p) / n).sqrt();
        assert!(
            (within_80 - 0.8).abs() < slack(0.8) && (within_95 - 0.95).abs() < slack(0.95),
            "{within_80} {within_95}"
        );
    }
    // The 99.9 % point of chi-square with 9 degrees of freedom.
    assert!(chi_square < 27.88, "{chi_square}");
}
