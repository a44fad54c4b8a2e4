//! Forecasts of past days are made once, and that changes no bit.

use proptest::prelude::*;

use super::{deal, drawing, few};
use crate::forecast::backtest::Horizon;
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::judged::{Verdict, judged, made_before};
use crate::forecast::remade::Remade;
use crate::forecast::simulator::simulate;

const TODAY: Day = Day(20_000);

fn history(n: i32) -> Vec<KnownDeal> {
    let end = |i: i32| (i % 3 != 0).then_some((4 + i % 30, if i % 2 == 0 { How::Won } else { How::Lost }));
    (0..n).map(|i| deal(TODAY.0 - 150 + i, u32::from(i % 2 == 0), end(i), 40_000 + i64::from(i))).collect()
}

/// Whatever is known later: of a deal of yesterday, of one of two months ago, of another end of an old one.
#[test]
fn what_was_remembered_is_what_would_be_made() {
    few(6, &(1..150_i32, 1..60_i32, 0..140_usize), |(opened, took, changed)| {
        let mut deals = history(140);
        let record = |deals: &[KnownDeal], remade: &mut Remade| remade.record(deals, TODAY, TODAY, drawing(4, 2));
        let mut remembering = Remade::default();
        let before = record(&deals, &mut remembering);
        prop_assert!(!before.is_empty());
        prop_assert_eq!(&record(&deals, &mut remembering), &before);
        deals.push(deal(TODAY.0 - opened, 1, Some((took, How::Won)), 70_000));
        deals[changed].end = None;
        prop_assert_eq!(record(&deals, &mut remembering), record(&deals, &mut Remade::default()));
        Ok(())
    });
}

#[test]
fn a_record_is_judged_by_what_came() {
    let first = Day(19_600);
    let company = simulate(5, 1, first, 700);
    let mut remade = Remade::default();
    let past = remade.record(&company.deals, company.last.plus(-364), company.last, drawing(10, 2));
    let judged = judged(&past, company.last.plus(-364), &company.deals);
    assert!(judged.len() < past.len(), "the first year teaches, and is not judged");
    let months = made_before(&judged, Horizon::Month, 26);
    assert!(months.iter().all(|one| one.window.until == one.origin.end_of_month()));
    assert!(months.windows(2).all(|pair| pair[0].window.until < pair[1].window.until), "one of each window");
    let verdict = Verdict::of(&months).expect("a year has months");
    assert!((9..=12).contains(&verdict.n), "{verdict:?}");
    let n_true: Vec<u32> = verdict.promises.iter().map(|promise| promise.n_true).collect();
    assert!(n_true.is_sorted_by(|one, next| next <= one), "what is less likely comes true no more often: {n_true:?}");
    assert!(verdict.within_80 <= verdict.within_95 && verdict.within_95 <= f64::from(verdict.n));
    let actual: i64 = months.iter().map(|one| one.actual_minor).sum();
    assert!(0 < actual && months.iter().all(|one| (0.0..=1.0).contains(&one.place())));
    assert_eq!(Verdict::of(&[]), None);
}
