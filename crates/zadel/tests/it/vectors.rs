//! Plans with answers made by an independent oracle, in `plans/`: TOML and JSON side by side. See the vectors of
//! `zadel-core` for the rules; a number there is never changed to make a test pass.

use std::fs;

use serde_json::Value;

use crate::{root, stdout, zadel};

/// What the answer lacks or says otherwise. Keys that the oracle does not know are ours to add.
fn differences(expected: &Value, got: &Value, at: &str, found: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), _) => {
            for (key, value) in expected {
                match got.get(key) {
                    Some(got) => differences(value, got, &format!("{at}.{key}"), found),
                    None => found.push(format!("{at}.{key}: missing")),
                }
            }
        }
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            for (i, (expected, got)) in expected.iter().zip(got).enumerate() {
                differences(expected, got, &format!("{at}[{i}]"), found);
            }
        }
        (Value::Number(expected), Value::Number(got)) if expected.is_f64() || got.is_f64() => {
            let close = expected.as_f64().zip(got.as_f64()).is_some_and(|(a, b)| (a - b).abs() <= 1e-6);
            if !close {
                found.push(format!("{at}: expected {expected}, got {got}"));
            }
        }
        _ if expected == got => {}
        _ => found.push(format!("{at}: expected {expected}, got {got}")),
    }
}

#[test]
fn every_plan_gets_the_answer_of_the_oracle() {
    let folder = root().join("crates/zadel/tests/it/plans");
    let mut n_plans = 0;
    for entry in fs::read_dir(&folder).expect("the folder of plans") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let expected = fs::read_to_string(path.with_extension("json")).expect("an answer beside each plan");
        let mut expected: Value = serde_json::from_str(&expected).expect("JSON");
        if expected["code"] != "bad_toml" {
            // Lines are compared for syntax errors only.
            expected.as_object_mut().expect("an object").remove("line");
        }
        let output = zadel(&["solve", path.to_str().expect("UTF-8"), "--json"]);
        let got: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let mut found = Vec::new();
        differences(&expected, &got, "", &mut found);
        assert!(found.is_empty(), "{}:\n{}", path.display(), found.join("\n"));
        let exit = match expected["status"].as_str() {
            Some("solved") => 0,
            Some("underdetermined") => 3,
            Some("conflict") => 4,
            _ => 2,
        };
        assert_eq!(output.status.code(), Some(exit), "{}", path.display());
        n_plans += 1;
    }
    assert!(39 <= n_plans, "only {n_plans} plans");
}
