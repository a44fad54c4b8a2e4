//! Numbers made by independent oracles in exact arithmetic; see vectors/README.md.

mod chance;
mod evidence;
mod resources;
mod schedule;
mod split;

use serde_json::Value;
use zadel_core::fraction::Fraction;

/// The cases of a file of vectors, each with its id.
fn cases(json: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(json).expect("a list of cases");
    assert!(!cases.is_empty());
    cases
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn whole(value: &Value) -> u64 {
    value.as_u64().expect("a whole number")
}

fn small(value: &Value) -> u32 {
    u32::try_from(whole(value)).expect("a small number")
}

fn wholes(value: &Value) -> Vec<u64> {
    list(value).iter().map(whole).collect()
}

fn smalls(value: &Value) -> Vec<u32> {
    list(value).iter().map(small).collect()
}

fn fraction(value: &Value) -> Fraction {
    value.as_str().expect("a fraction").parse().expect("a fraction")
}

fn fractions(value: &Value) -> Vec<Fraction> {
    list(value).iter().map(fraction).collect()
}
