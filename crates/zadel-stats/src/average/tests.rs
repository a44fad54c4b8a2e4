use super::*;
use crate::stream::Stream;

/// By numpy and scipy from the same formula.
#[test]
fn intervals_are_those_of_the_formula() {
    let vectors: [(&[f64], f64, f64); 4] = [
        (&[90.0, 100.0, 110.0, 120.0, 480.0], 42.620_149_8, 849.933_976),
        (&[1.0, 2.0, 3.0, 4.0, 5.0], 1.036_756_84, 4.963_243_16),
        (&[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 100.0], -3.456_618_53, 81.643_946_1),
        (&[200e3, 180e3, 150e3, 420e3, 95e3, 310e3, 205e3, 199e3, 120e3, 875e3], 159_631.115, 904_188.687),
    ];
    for (amounts, low, high) in vectors {
        let interval = interval(amounts).expect("some amounts");
        let is_near = |a: f64, b: f64| (a - b).abs() <= 1e-7 * b.abs();
        assert!(is_near(interval.low, low) && is_near(interval.high, high), "{interval:?}, not {low} to {high}");
    }
}

#[test]
fn quantiles_of_student_are_those_of_the_tables() {
    for (freedom, t) in
        [(1.0, 12.706_204_736_2), (2.0, 4.302_652_729_75), (29.0, 2.045_229_642_13), (1000.0, 1.962_339_080_83)]
    {
        assert!((student_t(0.025, freedom) - t).abs() < 1e-8, "{freedom}: {}", student_t(0.025, freedom));
    }
}

#[test]
fn equal_amounts_leave_no_doubt_and_one_leaves_all_of_it() {
    assert_eq!(interval(&[5.0; 7]), Some(Interval { low: 5.0, high: 5.0 }));
    assert_eq!(interval(&[5.0]), None);
    assert_eq!(interval(&[]), None);
}

/// How often the interval holds the average that amounts were drawn with.
fn coverage(n: usize, average: f64, mut draw: impl FnMut(&mut Stream) -> f64) -> f64 {
    const ROUNDS: u32 = 4_000;
    let mut stream = Stream::new(43, u64::try_from(n).expect("small"));
    let holds = |_: &u32| {
        let amounts: Vec<f64> = (0..n).map(|_| draw(&mut stream)).collect();
        let interval = interval(&amounts).expect("some amounts");
        interval.low <= average && average <= interval.high
    };
    let held = (0..ROUNDS).filter(holds).count();
    f64::from(u32::try_from(held).expect("small")) / f64::from(ROUNDS)
}

/// The shapes that sums of sales have; Student's own interval holds the truth of the second in 84 %.
#[test]
fn the_interval_holds_the_truth_nearly_as_often_as_it_says() {
    let log_normal = |spread: f64| move |stream: &mut Stream| (spread * stream.normal()).exp();
    let two_prices = |stream: &mut Stream| if stream.uniform() < 0.1 { 10.0 } else { 1.0 };
    let found = [
        coverage(30, (0.125_f64).exp(), log_normal(0.5)),
        coverage(10, (0.5_f64).exp(), log_normal(1.0)),
        coverage(100, (0.5_f64).exp(), log_normal(1.0)),
        coverage(30, 1.0, |stream| stream.gamma(1.0)),
        coverage(200, 1.9, two_prices),
    ];
    let at_least = [0.93, 0.89, 0.92, 0.935, 0.94];
    assert!(found.iter().zip(at_least).all(|(found, least)| least < *found), "{found:?}");
}

/// In thousands, in another currency: the same interval.
#[test]
fn the_unit_makes_no_difference() {
    let amounts = [3.0, 8.0, 2.0, 40.0, 5.0, 11.0];
    let [one, thousand] =
        [1.0, 1000.0].map(|unit| interval(&amounts.map(|amount| amount * unit)).expect("some amounts"));
    assert!((one.low * 1000.0 - thousand.low).abs() < 1e-6 && (one.high * 1000.0 - thousand.high).abs() < 1e-6);
}
