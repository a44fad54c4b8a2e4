use proptest::prelude::*;

use super::*;

#[test]
fn a_constant_series_has_no_error() {
    let fit = select(&[7.0; 12]).expect("twelve observations");
    assert!((fit.level - 7.0).abs() < 1e-9 && fit.variance < 1e-9, "{fit:?}");
}

#[test]
fn nothing_at_all_is_a_series_too() {
    let fit = select(&[0.0; 9]).expect("nine observations");
    assert_eq!((fit.level, fit.variance), (0.0, 0.0));
}

/// The paths have the mean and the deviation that the formulas say.
#[test]
fn paths_agree_with_the_formulas() {
    let base = Fit {
        form: Form::Aadn,
        alpha: 0.4,
        beta: 0.1,
        phi: 0.9,
        level: 50.0,
        trend: 2.0,
        first: [0.0; 2],
        variance: 9.0,
        log_likelihood: 0.0,
        aicc: 0.0,
    };
    let relative = Fit { form: Form::Mnn, beta: 0.0, phi: 1.0, trend: 0.0, variance: 0.04, ..base };
    for fit in [base, relative] {
        let mut stream = Stream::new(5, 0);
        let (mut sum, mut squares, mut steps) = (0.0, 0.0, [0.0; 6]);
        for _ in 0..100_000 {
            fit.draw_path(&mut stream, &mut steps);
            sum += steps[5];
            squares += steps[5] * steps[5];
        }
        let mean = sum / 100_000.0;
        let deviation = (squares / 100_000.0 - mean * mean).sqrt();
        assert!((mean / fit.means(6)[5] - 1.0).abs() < 0.003, "{mean} {:?}", fit.means(6));
        assert!((deviation / fit.standard_deviation(6) - 1.0).abs() < 0.01, "{deviation}");
    }
}

#[test]
fn a_deviation_beyond_all_numbers_is_the_largest_one() {
    let wild = [253.5, 982.2, 948.9, 257.1, 476_952_251_922.9];
    let fitted = fit(Form::Mnn, &wild).expect("enough");
    assert!(fitted.standard_deviation(20).is_finite());
}

proptest! {
    /// No series breaks it, and no neighbour of the best parameters is better.
    #[test]
    fn whatever_the_series_the_fit_is_finite(
        series in prop::collection::vec(prop_oneof![Just(0.0), 0.0..1e3_f64, 1e9..1e12_f64], 0..40),
    ) {
        if let Some(fit) = select(&series) {
            prop_assert!(fit.means(20).iter().all(|mean| mean.is_finite()));
            prop_assert!(fit.standard_deviation(20).is_finite());
        } else {
            prop_assert!(series.len() < 5);
        }
    }

    /// Money counted in kopecks is smoothed as money counted in roubles.
    #[test]
    fn the_unit_changes_nothing(series in prop::collection::vec(1.0..1e3_f64, 8..30)) {
        let fit = select(&series).expect("enough");
        let larger: Vec<f64> = series.iter().map(|value| value * 128.0).collect();
        let other = select(&larger).expect("enough");
        prop_assert_eq!(fit.form, other.form);
        prop_assert!((other.means(3)[2] / (128.0 * fit.means(3)[2]) - 1.0).abs() < 1e-3);
    }
}

/// Levels that forget slowly, watched for twenty weeks: what comes then lies within the 80 % interval in 80 of 100 cases,
/// because the paths know what is not known. The likeliest fit alone, taken for true, holds fewer.
#[test]
fn intervals_hold_what_comes_as_often_as_they_say() {
    const N_SERIES: u64 = 1_500;
    let (mut within, mut within_fit) = (0_u32, 0_u32);
    for number in 0..N_SERIES {
        let mut stream = Stream::new(21, number);
        let (alpha, mut level) = (stream.uniform() * 0.3, 100.0);
        let mut week = || {
            let error = 20.0 * stream.normal();
            level += alpha * error;
            level + (1.0 - alpha) * error
        };
        let series: Vec<f64> = (0..20).map(|_| week()).collect();
        let actual: f64 = (0..6).map(|_| week()).sum();
        let doubt = Doubt::of(&series).expect("enough");
        let fit = select(&series).expect("enough");
        let (mut steps, mut drawn) = ([0.0; 6], [Step::default(); 6]);
        let mut sums = |draw: &mut dyn FnMut(&mut [f64; 6])| {
            let mut sums: Vec<f64> = (0..400)
                .map(|_| {
                    draw(&mut steps);
                    steps.iter().sum()
                })
                .collect();
            sums.sort_by(f64::total_cmp);
            sums[40] <= actual && actual < sums[360]
        };
        let (mut one, mut other) = (Stream::new(22, number), Stream::new(23, number));
        within += u32::from(sums(&mut |steps| {
            doubt.draw_path(&mut one, &mut drawn);
            *steps = drawn.map(|step| step.value);
        }));
        within_fit += u32::from(sums(&mut |steps| fit.draw_path(&mut other, steps)));
    }
    let share = |n: u32| f64::from(n) / 1_500.0;
    assert!((share(within) - 0.8).abs() < 0.04, "{}", share(within));
    assert!(share(within_fit) < share(within) - 0.04, "{}", share(within_fit));
}
