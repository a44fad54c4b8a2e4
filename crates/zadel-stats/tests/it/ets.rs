//! Exponential smoothing against `AutoETS` of `statsforecast`.

use serde_json::Value;
use zadel_stats::ets::{Form, select};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|value| value.as_f64().expect("a number")).collect()
}

/// The file says it: the form, the mean within 0.5 %, the interval within 2 %.
#[test]
fn forms_means_and_intervals_are_those_of_the_vectors() {
    const NORMAL_80: f64 = 1.281_551_565_544_600_4;
    let file: Value = serde_json::from_str(include_str!("autoets.json")).expect("the file is JSON");
    for vector in file["vectors"].as_array().expect("a list of vectors") {
        let (name, output) = (&vector["id"], &vector["output"]);
        let fit = select(&numbers(&vector["input"]["y"])).expect("enough observations");
        let method = match fit.form {
            Form::Ann => "ETS(A,N,N)",
            Form::Aan => "ETS(A,A,N)",
            Form::Aadn => "ETS(A,Ad,N)",
            Form::Mnn => "ETS(M,N,N)",
        };
        assert_eq!(method, output["method"], "{name}");
        let expected = numbers(&output["mean"]);
        for (h, (mean, wanted)) in fit.means(expected.len()).iter().zip(&expected).enumerate() {
            assert!((mean / wanted - 1.0).abs() < 0.005, "{name} {h}: {mean}, not {wanted}");
            let half = NORMAL_80 * fit.standard_deviation(h + 1);
            for (end, key) in [(mean - half, "lo80"), (mean + half, "hi80")] {
                let wanted = numbers(&output[key])[h];
                assert!((end / wanted - 1.0).abs() < 0.02, "{name} {h}: {end}, not {wanted}");
            }
        }
        // Least squares may only be likelier than a search.
        let theirs = output["loglik"].as_f64().expect("a number");
        assert!(theirs - 1e-3 <= fit.log_likelihood, "{name}: {} below {theirs}", fit.log_likelihood);
    }
}
