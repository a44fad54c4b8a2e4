use serde_json::Value;
use zadel_core::step2_decomposition::schedule::{Exact, Lag, ScheduledStage, schedule};

use super::{cases, fraction, fractions, list, small, smalls, wholes};

fn assert_equal_fractions(got: &[Exact], expected: &Value, what: &str) {
    let got: Vec<String> = got.iter().map(|x| format!("{}/{}", x.numer(), x.denom())).collect();
    let expected: Vec<&str> = list(expected).iter().map(|x| x.as_str().expect("a fraction")).collect();
    assert_eq!(got, expected, "{what}");
}

#[test]
fn schedules_agree_with_the_oracle() {
    for case in cases(include_str!("schedule.json")) {
        let stage = |stage: &Value| ScheduledStage {
            conversion: fraction(&stage["conversion"]),
            lag: Lag::new(&fractions(&stage["lag"])).expect("a lag"),
        };
        let stages: Vec<ScheduledStage> = list(&case["input"]["stages"]).iter().map(stage).collect();
        let schedules = schedule(&smalls(&case["input"]["deals"]), &stages).expect("a schedule");
        let expected = list(&case["expected"]);
        assert_eq!(schedules.len(), expected.len());
        for (got, expected) in schedules.iter().zip(expected) {
            let what = format!("{} {}", case["id"], expected["name"]);
            assert_eq!(got.total, u64::from(small(&expected["total"])), "{what}");
            assert_eq!(got.weekly, wholes(&expected["weekly"]), "{what}");
            assert_equal_fractions(&got.exact, &expected["fractional"], &what);
            assert_equal_fractions(&got.groundwork, &expected["groundwork"], &what);
            assert_equal_fractions(&got.expected, &expected["expected"], &what);
            assert_equal_fractions(&got.top_up, &expected["topup"], &what);
            let last_useful = ["1/2", "4/5", "9/10"].map(|q| expected["last_useful"][q].as_u64());
            assert_eq!(got.last_useful.map(|week| week.map(u64::from)), last_useful, "{what}");
        }
    }
}
