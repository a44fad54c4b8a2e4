//! Delays measured on paper, and what the two ways have in common.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::facts::deal::{Deal, Reached, Reading};
use crate::facts::{Nature, Outcome};

/// Monday, 5 January 2026, and the days after it.
fn day(n: i64) -> Moment {
    Moment::from_millis((20_458 + n) * 86_400_000)
}

fn day_of(at: Moment) -> Date {
    date(1970, 1, 1).saturating_add(jiff::Span::new().days(at.millis().div_euclid(86_400_000)))
}

/// A deal begun on a day, and won or lost so many days later.
fn deal(begun: i64, outcome: Outcome, later: i64) -> Track {
    let at = |n| Some(Reached { at: day(n), by: None });
    let closed = (outcome != Outcome::Open).then_some(day(begun + later));
    let mut deal = Deal { outcome, closed, ..Deal::default() };
    deal.reached[0] = at(begun);
    if outcome == Outcome::Won {
        deal.reached[1..].fill(at(begun + later));
    }
    Track::of(&deal, DealKind::Deal, &Reading::default(), Nature::New)
}

fn asked(as_of: i64) -> LagQuestion {
    LagQuestion {
        between: Between::FirstEventAndWin,
        window: Window::ALL,
        as_of: day(as_of),
        filter: Filter::default(),
    }
}

#[test]
fn the_first_day_is_a_monday() {
    assert_eq!(Week::of(day_of(day(0))).monday(), date(2026, 1, 5));
    assert_eq!(day_of(day(0)), date(2026, 1, 5));
}

/// Begun on a Friday: 2 days later it is the same week, 3 days later the next.
#[test]
fn weeks_are_those_of_the_calendar() {
    let tracks = [2, 2, 3, 3, 9, 10].map(|later| deal(4, Outcome::Won, later));
    let found = lags(&tracks, &asked(100), day_of);
    assert_eq!(found.weeks_seen, [2, 3, 1]);
    assert_eq!(found.weeks, found.weeks_seen);
    let thirds = |n| Fraction::new(n, 6).expect("not 0");
    assert_eq!(found.shares(), [thirds(2), thirds(3), thirds(1)]);
    let points = found.seen.expect("six deals");
    assert!((points.median - 3.0).abs() < 1e-9 && (points.p90 - 9.5).abs() < 1e-9);
    assert_eq!(found.with_open, Some(Points { p10: 2.0, median: 3.0, p80: 9.0, p90: 10.0 }));
}

/// Ten deals took 1 to 10 days; of ten that began five days ago and are as slow, the five fastest are won.
#[test]
fn deals_on_the_way_make_the_delay_longer_than_what_was_seen() {
    let old = (1..=10).map(|later| deal(0, Outcome::Won, later));
    let young =
        (1..=10).map(|later| if later <= 5 { deal(95, Outcome::Won, later) } else { deal(95, Outcome::Open, 0) });
    let tracks: Vec<Track> = old.chain(young).collect();
    let found = lags(&tracks, &asked(100), day_of);
    assert_eq!((found.n, found.n_open, found.n_lost), (15, 5, 0));
    assert_eq!(found.seen.map(|points| points.median.to_bits()), Some(4.0_f64.to_bits()));
    assert_eq!(found.with_open.map(|points| points.median.to_bits()), Some(5.0_f64.to_bits()));
    assert_eq!(found.with_open.map(|points| points.p80.to_bits()), Some(8.0_f64.to_bits()));
}

#[test]
fn what_takes_longer_than_two_years_is_counted_in_the_last_week() {
    let found = lags(&[deal(0, Outcome::Won, 2_000)], &asked(3_000), day_of);
    assert_eq!((found.weeks.len(), found.weeks[104], found.n), (105, 1, 1));
}

#[test]
fn nobody_has_no_delay() {
    let found = lags(&[deal(0, Outcome::Lost, 3)], &asked(100), day_of);
    assert_eq!(found, Lags { n_lost: 1, ..Lags::default() });
    assert_eq!(found.shares(), []);
}

#[test]
fn stages_entered_at_once_are_told_apart() {
    let between = Between::Stages(Leg::new(Stage::Meeting, Stage::Won).expect("in order"));
    let found = lags(&[deal(0, Outcome::Won, 30)], &LagQuestion { between, ..asked(100) }, day_of);
    assert_eq!((found.n, found.n_at_once, &found.weeks), (1, 1, &vec![1]));
    let hidden = |n: u32, n_at_once: u32| Lags { n, n_at_once, ..Lags::default() }.is_hidden();
    assert_eq!([hidden(1, 1), hidden(4, 2), hidden(5, 2), hidden(0, 0)], [true, true, false, false]);
}

fn any_tracks() -> impl Strategy<Value = Vec<Track>> {
    let outcome = prop::sample::select(Outcome::ALL.to_vec());
    prop::collection::vec(
        (0_i64..400, outcome, 0_i64..900).prop_map(|(begun, outcome, later)| deal(begun, outcome, later)),
        0..60,
    )
}

proptest! {
    #[test]
    fn weeks_sum_to_all_who_passed(tracks in any_tracks(), as_of in 0_i64..1_300) {
        let found = lags(&tracks, &asked(as_of), day_of);
        for weeks in [&found.weeks, &found.weeks_seen] {
            prop_assert_eq!(weeks.iter().sum::<u32>(), found.n);
            prop_assert!(weeks.len() <= MOST_WEEKS as usize && weeks.last() != Some(&0));
        }
        if 0 < found.n {
            prop_assert_eq!(Weights::from_fractions(&found.shares()).map(|_| ()), Ok(()));
        }
    }

    /// Nothing open and nothing lost: both ways see the same items.
    #[test]
    fn with_nothing_on_the_way_the_curve_is_what_was_seen(begun in prop::collection::vec((0_i64..400, 0_i64..700), 1..40)) {
        let tracks: Vec<Track> = begun.into_iter().map(|(begun, later)| deal(begun, Outcome::Won, later)).collect();
        let found = lags(&tracks, &asked(5_000), day_of);
        prop_assert_eq!(found.weeks, found.weeks_seen);
        let (seen, curve) = (found.seen.expect("some"), found.with_open.expect("some"));
        prop_assert!(curve.p10 <= curve.median && curve.median <= curve.p80 && curve.p80 <= curve.p90);
        // The curve's points are delays that were seen, the others lie between two of them.
        prop_assert!((0.0..=700.0).contains(&(seen.median)) && curve.median.fract().abs() < 1e-9);
    }

    #[test]
    fn those_who_passed_who_were_lost_and_who_are_on_the_way_are_all(tracks in any_tracks(), as_of in 0_i64..1_300) {
        let found = lags(&tracks, &asked(as_of), day_of);
        let begun = tracks.iter().filter(|track| track.reached(Stage::Lead).is_some_and(|at| at <= day(as_of))).count();
        prop_assert_eq!((found.n + found.n_lost + found.n_open) as usize, begun);
    }
}
