//! What is true of a company is found again.

use zadel_stats::stream::Stream;

use super::{deal, drawing};
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::forecaster::Forecaster;
use crate::forecast::pipeline::{Pipeline, Which, quantiles_of};
use crate::forecast::rhythm::Season;
use crate::forecast::window::Window;

const TODAY: Day = Day(19_800);

/// Two reps; deals are won with a chance of 2 % a day until the 20th day and 1 % later, by the first rep half as much again, and
/// lost with 3 % throughout; four of them come a day for each.
fn company() -> Vec<KnownDeal> {
    let mut stream = Stream::new(3, 0);
    let mut deals = Vec::new();
    for day in TODAY.0 - 700..=TODAY.0 {
        for rep in 0..2 {
            for _ in 0..stream.poisson(4.0) {
                let factor = if rep == 0 { 1.5 } else { 1.0 };
                let end = (0..=TODAY.0 - day).find_map(|age| {
                    let won = factor * if age < 21 { 0.02 } else { 0.01 };
                    let chance = stream.uniform();
                    let how = if chance < won { Some(How::Won) } else { (chance < won + 0.03).then_some(How::Lost) };
                    how.map(|how| (age, how))
                });
                deals.push(deal(day, rep, end, 100_000));
            }
        }
    }
    deals
}

#[test]
fn chances_of_a_day_rep_factors_and_arrivals_are_found_again() {
    let deals = company();
    let pipeline = Pipeline::learn(&deals, 2, TODAY, Season::Without, &Assumptions::default());
    let of_first = |age| pipeline.won.expected(age) * pipeline.won.rep_factor(0);
    let near = |found: f64, truth: f64, tolerance: f64| {
        assert!((found / truth - 1.0).abs() < tolerance, "{found}, not {truth}");
    };
    near(of_first(8), 0.03, 0.2);
    near(of_first(25), 0.015, 0.35);
    near(pipeline.won.rep_factor(0) / pipeline.won.rep_factor(1), 1.5, 0.15);
    near(pipeline.lost.expected(8), 0.03, 0.15);
    near(pipeline.arrivals.expected(0), 4.0, 0.15);
    assert!(pipeline.won.shock_variance() < 0.02, "there are no shocks: {}", pipeline.won.shock_variance());
}

/// Ages at which nothing ends must not take a part of the ends away from the one at which all do.
#[test]
fn ends_that_all_come_at_one_age_are_found_again() {
    let one = |i: i32| deal(TODAY.0 - 400 + i, 0, Some((5, How::Won)), 100_000);
    let deals: Vec<KnownDeal> = (0..=400).map(one).filter_map(|deal| deal.as_of(TODAY)).collect();
    let window = Window { after: TODAY, until: TODAY.plus(60) };
    let draws = Forecaster::learn(&deals, TODAY, &Assumptions::default()).draw(Which::All, window, drawing(100, 2));
    let mean = quantiles_of(&draws.company()).mean() / 100_000.0;
    // An age of three days is one: some deals come out of it as if they would stay.
    assert!((mean / 60.0 - 1.0).abs() < 0.15, "{mean} wins in 60 days with one each");
}

/// An export that begins with the deals that were open on a day does not make deals look as if they did not end.
#[test]
fn a_history_that_is_cut_off_teaches_the_same() {
    let cut = Day(TODAY.0 - 200);
    let kept: Vec<KnownDeal> = company().into_iter().filter(|deal| deal.closed().is_none_or(|on| cut <= on)).collect();
    let pipeline = Pipeline::learn(&kept, 2, TODAY, Season::Without, &Assumptions::default());
    let found = pipeline.won.expected(8) * pipeline.won.rep_factor(0);
    assert!((found / 0.03 - 1.0).abs() < 0.3, "{found}");
    assert!((pipeline.arrivals.expected(0) / 4.0 - 1.0).abs() < 0.25, "{}", pipeline.arrivals.expected(0));
}
