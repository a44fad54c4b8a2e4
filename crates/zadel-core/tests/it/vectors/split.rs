use serde_json::Value;
use zadel_core::split::{SplitError, Weights, children, cumulative, largest_remainder, two_way, two_way_pinned};

use super::{cases, fractions, list, whole, wholes};

fn error(code: &Value) -> SplitError {
    match code.as_str().expect("a code") {
        "no_weight" => SplitError::NoWeight,
        "margins_differ" => SplitError::MarginsDiffer,
        other => panic!("unknown error {other}"),
    }
}

fn table(value: &Value) -> Vec<Vec<u64>> {
    list(value).iter().map(wholes).collect()
}

#[test]
fn splits_agree_with_the_oracle() {
    for case in cases(include_str!("split.json")) {
        let (input, id) = (&case["input"], &case["id"]);
        let rows = || list(&input["weights"]).iter().map(fractions).collect::<Vec<_>>();
        let expected = if case["error"].is_null() { Ok(&case["expected"]) } else { Err(error(&case["error"])) };
        match case["op"].as_str().expect("an operation") {
            one_way @ ("cumulative" | "largest_remainder") => {
                let total = input["total"].as_i64().expect("a total");
                let weights = Weights::from_fractions(&fractions(&input["weights"])).expect("64 bits");
                let split = if one_way == "cumulative" { cumulative } else { largest_remainder };
                let parts = |parts: &Value| -> Vec<i64> {
                    list(parts).iter().map(|part| part.as_i64().expect("a part")).collect()
                };
                assert_eq!(split(total, &weights), expected.map(parts), "{id}");
            }
            "two_way" => assert_eq!(two_way(whole(&input["total"]), &rows()), expected.map(table), "{id}"),
            "two_way_pinned" => {
                let split = two_way_pinned(&wholes(&input["rows"]), &wholes(&input["columns"]));
                assert_eq!(split, expected.map(table), "{id}");
            }
            "children" => assert_eq!(children(&wholes(&input["columns"]), &rows()), expected.map(table), "{id}"),
            other => panic!("unknown operation {other}"),
        }
    }
}
