//! Windows that begin later: their parts add up, and what is over is not forecast.

use zadel_stats::quantiles::Quantiles;

use super::{deal, drawing};
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::deal::{How, KnownDeal};
use crate::forecast::forecaster::Forecaster;
use crate::forecast::pipeline::Which;
use crate::forecast::window::{Ahead, Window};

const TODAY: Day = Day(19_800);

#[test]
fn a_window_is_what_is_still_to_come_of_it() {
    let window = |after: i32, until: i32| Window { after: TODAY.plus(after), until: TODAY.plus(until) };
    assert_eq!(window(-9, 30).ahead(TODAY), Ahead { after: 0, until: 30 });
    assert_eq!(window(10, 30).ahead(TODAY), Ahead { after: 10, until: 30 });
    assert_eq!(window(-9, -3).ahead(TODAY), Ahead { after: 0, until: 0 });
    assert_eq!(window(30, 10).ahead(TODAY).n_days(), 0);
}

/// The mean of what is won in sixty days is that of the first twenty and of the forty behind them.
#[test]
fn the_parts_of_a_window_add_up() {
    let end = |i: i32| (i % 3 != 0).then_some((5 + i % 40, if i % 2 == 0 { How::Won } else { How::Lost }));
    let deals: Vec<KnownDeal> = (0..400).map(|i| deal(TODAY.0 - 400 + i, 0, end(i), 50_000 + i64::from(i))).collect();
    let forecaster = Forecaster::learn(&deals, TODAY, &Assumptions::default());
    let means = |after: i32, until: i32| {
        let window = Window { after: TODAY.plus(after), until: TODAY.plus(until) };
        let said = forecaster.forecast_within(window, drawing(400, 2)).said.company;
        let mean = |of: &Quantiles| {
            of.values().iter().sum::<f64>() / f64::from(u32::try_from(of.values().len()).expect("few"))
        };
        [mean(&said.pipeline), mean(&said.series.expect("a year of weeks"))]
    };
    let (whole, first, second) = (means(0, 60), means(0, 20), means(20, 60));
    for model in 0..2 {
        let ratio = (first[model] + second[model]) / whole[model];
        assert!((ratio - 1.0).abs() < 0.04, "{model}: {ratio}");
        assert!(0.0 < first[model] && first[model] < second[model]);
    }
}

#[test]
fn open_deals_bring_the_same_whether_new_ones_are_drawn_or_not() {
    let end = |i: i32| (i % 3 != 0).then_some((5 + i % 40, if i % 2 == 0 { How::Won } else { How::Lost }));
    let deals: Vec<KnownDeal> = (0..200).map(|i| deal(TODAY.0 - 200 + i, 0, end(i), 50_000)).collect();
    let forecaster = Forecaster::learn(&deals, TODAY, &Assumptions::default());
    let window = Window { after: TODAY, until: TODAY.plus(40) };
    let of = |which| forecaster.draw(which, window, drawing(20, 2)).company();
    let (all, open) = (of(Which::All), of(Which::Known));
    assert!(open.iter().zip(&all).all(|(open, all)| open <= all));
    assert!(open.iter().sum::<i64>() < all.iter().sum());
}
