//! From won to paid.

use proptest::prelude::*;

use super::{deal, drawing, few};
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal, came_within};
use crate::forecast::forecaster::Forecaster;
use crate::forecast::pipeline::Which;
use crate::forecast::window::Window;

const TODAY: Day = Day(19_800);
/// No deal of these tests is in a stage: what is left are those that are won and not paid.
const OWING: Which = Which::Reached(0);

fn mean(draws: &[i64]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    let sum: f64 = draws.iter().map(|minor| *minor as f64).sum();
    sum / f64::from(u32::try_from(draws.len()).expect("few"))
}

fn within(deals: &[KnownDeal], which: Which, n_days: i32) -> Vec<i64> {
    let window = Window { after: TODAY, until: TODAY.plus(n_days) };
    Forecaster::learn(deals, TODAY, &Assumptions::default()).draw(which, window, drawing(100, 2)).company()
}

/// One deal a day is won; nine in ten of them are paid for half at once and half 20 to 40 days later, the tenth never.
fn company() -> Vec<KnownDeal> {
    let paid = |won: Day, i: i32| -> Vec<(Day, i64)> {
        let parts = [(won, 50_000), (won.plus(20 + i * 8 % 21), 50_000)];
        parts.into_iter().filter(|(on, _)| i % 10 != 0 && *on <= TODAY).collect()
    };
    let one = |i: i32| {
        let mut one = deal(TODAY.0 - 400 + i, 0, Some((5, How::Won)), 100_000);
        one.paid = Some(paid(one.opened.plus(5), i));
        one
    };
    (0..=400).map(one).filter_map(|deal| deal.as_of(TODAY)).collect()
}

#[test]
fn what_is_owed_comes_when_it_came_before_and_what_never_came_does_not() {
    let deals = company();
    // Of the last month 27 deals owe a half each; one in ten of all owes everything, and will not pay.
    let owed = mean(&within(&deals, OWING, 60));
    assert!((owed / 1_350_000.0 - 1.0).abs() < 0.2, "{owed}");
    let soon = mean(&within(&deals, OWING, 15));
    assert!((soon / owed - 0.5).abs() < 0.15, "{soon} of {owed}");
}

#[test]
fn what_comes_of_all_is_what_is_owed_and_what_will_be_won() {
    let deals = company();
    let all = within(&deals, Which::All, 30);
    let (owing, known) = (within(&deals, OWING, 30), within(&deals, Which::Known, 30));
    assert!(all.iter().zip(owing.iter().zip(&known)).all(|(all, (owing, known))| owing <= known && known <= all));
    // Of what is won within the month nine in ten pay half at once, and of the other halves a twelfth comes before it ends.
    let mut won = deals;
    won.iter_mut().for_each(|deal| deal.paid = None);
    let ratio = (mean(&all) - mean(&owing)) / mean(&within(&won, Which::All, 30));
    let truth = 0.9 * (0.5 + 0.5 / 12.0);
    assert!((ratio / truth - 1.0).abs() < 0.1, "{ratio}, not {truth}");
}

#[test]
fn money_counts_when_it_is_paid_and_only_what_is_known_by_then() {
    let mut one = deal(TODAY.0 - 40, 0, Some((10, How::Won)), 100_000);
    one.paid = Some(vec![(TODAY.plus(-35), 20_000), (TODAY.plus(-10), 70_000), (TODAY.plus(5), 10_000)]);
    let came = |after: i32, until: i32| {
        let window = Window { after: TODAY.plus(after), until: TODAY.plus(until) };
        came_within(std::slice::from_ref(&one), window, None)
    };
    assert_eq!((came(-50, -30), came(-30, 0), came(0, 9)), (20_000, 70_000, 10_000));
    let known = one.as_of(TODAY).expect("it is open by then");
    assert_eq!(known.money().map(|(_, minor)| minor).sum::<i64>(), 90_000);
}

/// Payments back, beyond the sum, before the opening, of lost deals: whatever is told, draws are not negative and repeat.
#[test]
fn whatever_is_told_of_payments_a_forecast_is_made() {
    let payment = (-500..=0_i32, -200_000..400_000_i64);
    let end = proptest::option::of((0..60_i32, prop_oneof![Just(How::Won), Just(How::Lost)]));
    let minor = prop_oneof![Just(0_i64), 1..300_000_i64, Just(i64::MAX / 4)];
    let paid = proptest::option::of(proptest::collection::vec(payment, 0..5));
    let one = (-400..=0_i32, end, minor, paid).prop_map(|(opened, end, minor, paid)| {
        let mut one = deal(TODAY.0 + opened, 0, end, minor);
        one.paid = paid.map(|paid| paid.into_iter().map(|(ago, minor)| (TODAY.plus(ago), minor)).collect());
        one
    });
    few(24, &proptest::collection::vec(one, 0..40), |deals| {
        let all = within(&deals, Which::All, 45);
        prop_assert!(all.iter().all(|minor| 0 <= *minor));
        prop_assert_eq!(&all, &within(&deals, Which::All, 45));
        Ok(())
    });
}
