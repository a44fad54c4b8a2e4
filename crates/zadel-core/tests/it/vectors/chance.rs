use serde_json::Value;
use zadel_stats::counts::Counts;
use zadel_stats::sums::{Part, chance_of_sum};
use zadel_stats::thinning::{Passing, entering_for, pass_all};

use super::{cases, fraction, list, small, whole};

fn passing(link: &Value) -> Passing {
    match link[0].as_str().expect("a kind of link") {
        "ratio" => Passing::Known(fraction(&link[1]).to_f64()),
        "observed" => Passing::learned_from(small(&link[1]), small(&link[2])),
        other => panic!("unknown link {other}"),
    }
}

fn passings(line: &Value) -> Vec<Passing> {
    list(&line["links"]).iter().map(passing).collect()
}

fn deals(line: &Value) -> Counts {
    pass_all(small(&line["leads"]), &passings(line)).expect("not too many")
}

#[test]
fn chances_agree_with_the_oracle() {
    for case in cases(include_str!("chance.json")) {
        let (input, expected, id) = (&case["input"], &case["expected"], &case["id"]);
        let got = if input["lines"].is_null() {
            let needed = small(&input["deals"]);
            // The oracle gives no counts where nothing was seen to pass; that rule is step 2's and tested there.
            if !expected["counts"].is_null() {
                let counts = entering_for(needed, &passings(input), &[0.5, 0.7, 0.8, 0.9]);
                let expected = ["0.5", "0.7", "0.8", "0.9"].map(|q| expected["counts"][q].as_u64());
                assert_eq!(counts.into_iter().map(|n| n.map(u64::from)).collect::<Vec<_>>(), expected, "{id}");
            }
            deals(input).at_least(u64::from(needed))
        } else {
            let part = |line: &Value| Part { worth: u128::from(whole(&line["check"])), counts: deals(line) };
            let parts: Vec<Part> = list(&input["lines"]).iter().map(part).collect();
            chance_of_sum(&parts, u128::from(whole(&input["goal"]))).probability
        };
        assert!((got - expected["probability"].as_f64().expect("a chance")).abs() < 1e-6, "{id}: {got}");
    }
}
