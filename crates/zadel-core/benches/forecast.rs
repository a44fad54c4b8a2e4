//! Speed of forecasts: 7,000 deals of 30 reps with 2,000 draws, alone, with stages and payments, and as it is published; 10,000 open deals drawn
//! 10,000 times; a preview.
//!
//! Prints one line a measurement: name, median and slowest in nanoseconds. `cargo xtask bench` runs it and puts numpy beside it.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Instant;

use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{End, How, KnownDeal};
use zadel_core::forecast::forecaster::Forecaster;
use zadel_core::forecast::pipeline::Drawing;
use zadel_core::forecast::published::forecast;
use zadel_core::forecast::remade::Remade;
use zadel_core::forecast::window::Window;
use zadel_stats::outcomes::{Bet, draw_sums};
use zadel_stats::preview::Preview;
use zadel_stats::stream::Stream;

const TODAY: Day = Day(19_800);

/// Ten months of deals, a third of them still open.
fn deals() -> Vec<KnownDeal> {
    let mut stream = Stream::new(1, 0);
    #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
    let mut whole = |below: f64| (stream.uniform() * below).floor() as i32;
    (0..7_000)
        .map(|_| {
            let opened = TODAY.plus(-whole(300.0));
            let (age, turn) = (whole(120.0), whole(3.0));
            let end = End { on: opened.plus(age), how: if turn == 0 { How::Won } else { How::Lost } };
            let minor = i64::from(1 + whole(5_000.0)) * 100;
            let rep = u32::try_from(whole(30.0)).unwrap_or(0);
            KnownDeal { opened, end: (turn < 2).then_some(end), won_minor: Some(minor), rep, ..KnownDeal::default() }
        })
        .collect()
}

/// The same with a stage every twenty days, a sum quoted on open ones, and half of what is won paid at once and the rest a month later.
fn with_more(deals: &[KnownDeal]) -> Vec<KnownDeal> {
    let more = |deal: &KnownDeal| {
        let last = deal.end.map_or(TODAY, |end| end.on);
        let stages = (0..3).map(|stage| (deal.opened.plus(20 * stage), stage.unsigned_abs()));
        let won = deal.end.filter(|end| end.how == How::Won).zip(deal.won_minor);
        let paid = won.into_iter().flat_map(|(end, minor)| [(end.on, minor / 2), (end.on.plus(30), minor - minor / 2)]);
        KnownDeal {
            stages: stages.filter(|(on, _)| *on <= last).collect(),
            quoted_minor: deal.won_minor.filter(|_| deal.end.is_none()),
            paid: Some(paid.collect()),
            ..deal.clone()
        }
    };
    deals.iter().map(more).collect()
}

fn measure<T>(name: &str, n_runs: usize, mut run: impl FnMut() -> T) {
    let mut times: Vec<u128> = (0..n_runs)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    println!("{name} {} {}", times[n_runs / 2], times[n_runs - 1]);
}

fn main() {
    let two = NonZeroUsize::MIN.saturating_add(1);
    let deals = deals();
    measure("forecast_7000_deals", 9, || {
        let forecaster = Forecaster::learn(&deals, TODAY, &Assumptions::default());
        forecaster.forecast(TODAY.plus(60), Drawing::published(1, two))
    });
    let more = with_more(&deals);
    measure("forecast_stages_payments", 9, || {
        let forecaster = Forecaster::learn(&more, TODAY, &Assumptions::default());
        forecaster.forecast(TODAY.plus(60), Drawing::published(1, two))
    });
    let window = Window { after: TODAY, until: TODAY.plus(60) };
    let publish = |remade: &mut Remade| {
        forecast(&more, TODAY, window, Drawing::published(1, two), &Assumptions::default(), remade)
    };
    measure("published_first_time", 3, || publish(&mut Remade::default()));
    let mut remade = Remade::default();
    publish(&mut remade);
    measure("published_again", 5, || publish(&mut remade));
    measure("forecast_learning_alone", 9, || Forecaster::learn(&deals, TODAY, &Assumptions::default()));
    let bets: Vec<Bet> =
        (0..10_000_u32).map(|i| Bet { chance: f64::from(i % 97) / 100.0, minor: i64::from(i % 1_013) * 997 }).collect();
    // Beside numpy as one writes it, and as fast as it goes.
    for name in ["outcomes_10000_by_10000", "outcomes_in_blocks"] {
        measure(name, 5, || draw_sums(&bets, 10_000, 1, two));
    }
    measure("preview_10000_deals", 51, || Preview::of(&bets).at_least(1e9));
    measure("preview_100_deals", 51, || Preview::of(&bets[..100]).at_least(1e7));
}
