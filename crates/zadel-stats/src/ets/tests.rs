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
