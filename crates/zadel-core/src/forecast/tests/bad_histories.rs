//! Whatever the history, a forecast is finite and sorted, and never a panic.

use proptest::prelude::*;

use super::{deal, drawing, few};
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::forecaster::Forecaster;
use crate::forecast::pool::Pool;
use crate::forecast::published::forecast;
use crate::forecast::remade::Remade;
use crate::forecast::window::Window;

const TODAY: Day = Day(19_800);

/// Sorted, finite, not negative; the sum of the reps is the company, draw by draw.
fn assert_sound(deals: &[KnownDeal], until: Day) {
    let forecast = Forecaster::learn(deals, TODAY, &Assumptions::default()).forecast(until, drawing(6, 2));
    let said = std::iter::once(&forecast.said.company).chain(forecast.said.reps.values());
    for said in said {
        for quantiles in
            [Some(&said.pipeline), said.series.as_ref(), Some(&Pool::equal().of(said))].into_iter().flatten()
        {
            let values = quantiles.values();
            assert!(values.iter().all(|value| value.is_finite() && 0.0 <= *value));
            assert!(values.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }
    let company = forecast.draws.company();
    for (place, sum) in company.iter().enumerate() {
        let reps = (0..u32::try_from(forecast.draws.n_reps()).expect("few")).map(|rep| forecast.draws.rep(rep)[place]);
        assert_eq!(reps.fold(0_i64, i64::saturating_add), *sum);
    }
}

fn history(ends: impl Fn(i32) -> Option<(i32, How)>, n: i32, minor: impl Fn(i32) -> i64) -> Vec<KnownDeal> {
    (0..n).map(|i| deal(TODAY.0 - 400 + i * 400 / n.max(1), u32::from(i % 3 == 0), ends(i), minor(i))).collect()
}

#[test]
fn histories_with_something_missing_are_forecast_all_the_same() {
    let until = TODAY.plus(91);
    let (won, lost) = (|days| Some((days, How::Won)), |days| Some((days, How::Lost)));
    assert_sound(&[], until);
    assert_sound(&history(|_| None, 40, |_| 0), until);
    assert_sound(&history(|_| won(20), 1, |_| 5_000), until);
    assert_sound(&history(|i| won(i % 30), 90, |_| 100_000), until);
    assert_sound(&history(|i| lost(i % 30), 90, |_| 100_000), until);
    assert_sound(&history(|i| if i % 2 == 0 { won(12) } else { None }, 90, |_| 100_000), until);
    assert_sound(&history(|i| won(i % 9), 60, |i| 10_i64.pow(u32::try_from(i % 14).expect("small"))), until);
    assert_sound(&history(|i| if i % 2 == 0 { won(0) } else { lost(0) }, 200, |_| i64::MAX / 2), until);
    // A year without facts.
    let old: Vec<KnownDeal> = (0..80).map(|i| deal(TODAY.0 - 800 + i, 0, won(9), 70_000)).collect();
    assert_sound(&old, until);
    // Nothing is left of the window; a window of years.
    assert_sound(&history(|i| won(i % 30), 90, |_| 100_000), TODAY);
    assert_sound(&history(|i| won(i % 30), 90, |_| 100_000), TODAY.plus(900));
}

/// Where little or nothing is known, much may come as well as nothing: no history is sure of either.
#[test]
fn what_is_not_known_is_not_told_for_certain() {
    let until = TODAY.plus(91);
    let assumed = Assumptions { sale_minor: Some(100_000), ..Assumptions::default() };
    let won = |days| Some((days, How::Won));
    let old: Vec<KnownDeal> = (0..80).map(|i| deal(TODAY.0 - 800 + i, 0, won(9), 70_000)).collect();
    let histories = [
        ("none", Vec::new()),
        ("one, won", vec![deal(TODAY.0 - 12, 0, won(4), 5_000)]),
        ("one each, of today", vec![deal(TODAY.0, 0, None, 0), deal(TODAY.0, 1, None, 0)]),
        ("all lost", history(|i| Some((i % 30, How::Lost)), 90, |_| 100_000)),
        ("a rep with none", vec![deal(TODAY.0 - 30, 3, won(10), 5_000)]),
        ("a year ago", old),
    ];
    for (name, deals) in histories {
        let said = Forecaster::learn(&deals, TODAY, &assumed).forecast(until, drawing(100, 2)).said.company.pipeline;
        assert!(said.at(0.01) <= 0.0, "{name}: it may be nothing");
        assert!(0.0 < said.at(0.99), "{name}: it may be something");
    }
}

/// A rep of whom nothing is known yet brings nothing: he comes with his first deal.
#[test]
fn who_has_no_deal_yet_brings_nothing_beside_those_who_have() {
    let deals = history(|i| Some((i % 20, How::Won)), 60, |_| 100_000);
    let later: Vec<KnownDeal> = deals.iter().map(|deal| KnownDeal { rep: deal.rep + 5, ..deal.clone() }).collect();
    let draws =
        Forecaster::learn(&later, TODAY, &Assumptions::default()).forecast(TODAY.plus(60), drawing(40, 2)).draws;
    assert_eq!((draws.n_reps(), draws.rep(0).iter().sum::<i64>()), (7, 0));
    assert!(0 < draws.rep(5).iter().sum::<i64>());
}

#[test]
fn one_deal_gives_a_wide_forecast_and_not_a_sure_one() {
    let one = [deal(TODAY.0 - 30, 0, Some((10, How::Won)), 100_000), deal(TODAY.0 - 5, 0, None, 0)];
    let forecast = Forecaster::learn(&one, TODAY, &Assumptions::default()).forecast(TODAY.plus(91), drawing(60, 1));
    let values = forecast.said.company.pipeline;
    assert!(values.at(0.1) < 50_000.0 && 100_000.0 < values.at(0.9), "{values:?}");
}

#[test]
fn the_same_seed_gives_the_same_bits_on_one_two_and_eight_threads() {
    let deals = history(|i| if i % 5 == 0 { None } else { Some((i % 60, How::Won)) }, 300, |i| i64::from(i) * 977);
    let of = |n_threads| {
        Forecaster::learn(&deals, TODAY, &Assumptions::default()).forecast(TODAY.plus(60), drawing(24, n_threads))
    };
    let one = of(1);
    for n_threads in [2, 8] {
        let other = of(n_threads);
        assert_eq!(one.draws, other.draws);
        assert_eq!(one.said, other.said);
    }
    let window = Window { after: TODAY, until: TODAY.plus(60) };
    let published = |n_threads| {
        let assumed = Assumptions::default();
        forecast(&deals, TODAY, window, drawing(24, n_threads), &assumed, &mut Remade::default())
    };
    let one = published(1);
    for n_threads in [2, 8] {
        let other = published(n_threads);
        assert_eq!((one.pools, &one.tree), (other.pools, &other.tree));
    }
}

#[test]
fn a_chance_is_smaller_without_a_deal_and_for_a_larger_goal() {
    let mut deals = history(|i| if i % 4 == 0 { None } else { Some((i % 50, How::Won)) }, 120, |_| 50_000);
    deals.push(KnownDeal { quoted_minor: Some(3_000_000), ..deal(TODAY.0 - 12, 0, None, 0) });
    let window = Window { after: TODAY, until: TODAY.plus(60) };
    let published = forecast(&deals, TODAY, window, drawing(80, 2), &Assumptions::default(), &mut Remade::default());
    let chances: Vec<f64> = (0..60).map(|step| published.tree.chance(f64::from(step) * 1e5)).collect();
    assert!(chances.windows(2).all(|pair| pair[1] <= pair[0]));
    let goal = 1_500_000.0;
    assert!(published.chance_without(120, goal) < published.tree.chance(goal));
    let there = published.chance_without(1, goal);
    assert!((there - published.tree.chance(goal)).abs() < 1e-9, "a closed deal changes nothing: {there}");
    for (place, sum) in published.tree.company.iter().enumerate() {
        let reps: f64 = published.tree.reps.values().map(|draws| draws[place]).sum();
        assert!((reps + published.tree.correction[place] - sum).abs() < 1e-3);
    }
}

fn any_deal() -> impl Strategy<Value = KnownDeal> {
    let end = prop::option::of((-3..200_i32, prop::bool::ANY));
    (-900..30_i32, 0..4_u32, end, prop_oneof![Just(0_i64), -5..1_000_i64, Just(i64::MAX)]).prop_map(
        |(ago, rep, end, minor)| {
            let how = |is_won| if is_won { How::Won } else { How::Lost };
            deal(TODAY.0 + ago, rep, end.map(|(days, is_won)| (days, how(is_won))), minor)
        },
    )
}

#[test]
fn no_history_breaks_it() {
    few(48, &(prop::collection::vec(any_deal(), 0..40), 0..120_i32), |(deals, days)| {
        assert_sound(&deals, TODAY.plus(days));
        Ok(())
    });
}

/// What comes after the day is not known: a forecast does not change with it.
#[test]
fn the_future_changes_nothing() {
    few(48, &prop::collection::vec(any_deal(), 1..30), |deals| {
        let mut known: Vec<KnownDeal> = deals.iter().filter_map(|deal| deal.as_of(TODAY)).collect();
        let of = |deals: &[KnownDeal]| {
            Forecaster::learn(deals, TODAY, &Assumptions::default()).forecast(TODAY.plus(40), drawing(4, 1)).said
        };
        let expected = of(&deals);
        prop_assert_eq!(&of(&known), &expected);
        known.push(deal(TODAY.0 + 1, 9, None, 0));
        prop_assert_eq!(&of(&known), &expected);
        Ok(())
    });
}
