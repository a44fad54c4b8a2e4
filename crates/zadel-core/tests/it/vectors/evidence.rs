use zadel_core::conversion::Observed;
use zadel_core::evidence::{Evidence, EvidenceOf, Grade, Reason, grade};

use super::{cases, fraction, list, small};

fn grade_of(name: &str) -> Grade {
    match name {
        "fact" => Grade::Fact,
        "estimate" => Grade::Estimate,
        "fantasy" => Grade::Fantasy,
        other => panic!("unknown grade {other}"),
    }
}

fn reason_of(name: &str) -> Reason {
    match name {
        "expired" => Reason::Expired,
        "above_interval" => Reason::AboveInterval,
        "below_interval" => Reason::BelowInterval,
        "few" => Reason::Few,
        "no_date" => Reason::NoDate,
        "old" => Reason::Old,
        "wide" => Reason::Wide,
        other => panic!("unknown reason {other}"),
    }
}

#[test]
fn grades_agree_with_the_oracle() {
    for case in cases(include_str!("evidence.json")) {
        let (input, expected, id) = (&case["input"], &case["expected"], &case["id"]);
        let evidence = Evidence {
            observed: Some(Observed::passing(small(&input["passed"]), small(&input["entered"])).expect("evidence")),
            age_days: (!input["age_days"].is_null()).then(|| small(&input["age_days"])),
            expert: None,
        };
        let got = grade(fraction(&input["planned"]), &evidence, EvidenceOf::Conversion);
        assert_eq!(got.grade, grade_of(expected["grade"].as_str().expect("a grade")), "{id}");
        let reasons: Vec<Reason> =
            list(&expected["reasons"]).iter().map(|reason| reason_of(reason.as_str().expect("a reason"))).collect();
        assert_eq!(got.reasons, reasons, "{id}");
        let interval = got.interval.expect("observed");
        for (end, expected) in [interval.low, interval.high].into_iter().zip(list(&expected["interval"])) {
            assert!((end - expected.as_f64().expect("an end")).abs() < 1e-6, "{id}");
        }
    }
}
