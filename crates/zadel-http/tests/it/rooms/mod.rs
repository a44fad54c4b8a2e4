//! Rooms 1 to 3: what a plan is made of comes and goes, the goal is handed down, supply is weighed.

mod step1_goal;
mod step2_decomposition;
mod step3_resources;
mod take_away;

use serde_json::{Value, json};

use crate::client::{Answer, Client};

/// A team of two.
pub(super) const NORTH: [(&str, Option<&str>); 3] = [
    ("team[0]", Some(r#"{"name":"North"}"#)),
    ("rep[0]", Some(r#"{"name":"Anna","team":"North"}"#)),
    ("rep[1]", Some(r#"{"name":"Boris","team":"North"}"#)),
];

/// Edits in one request, on a version.
pub(super) async fn edit(who: &Client, version: i64, edits: &[(&str, Option<&str>)]) -> Answer {
    request(who, version, json!({ "edits": forms(edits) })).await
}

pub(super) async fn request(who: &Client, version: i64, body: Value) -> Answer {
    let seen = format!("\"{version}\"");
    who.send("PATCH", "/api/v1/plans/1", &[("if-match", &seen)], Some(body)).await
}

pub(super) fn forms(edits: &[(&str, Option<&str>)]) -> Vec<Value> {
    edits.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect()
}

/// The changes of an answer turned round, the last first.
pub(super) fn turned_round(answer: &Answer) -> Value {
    let changes = answer.body["changes"].as_array().expect("changes").iter().rev();
    let side = |key: &'static str| move |change: &Value| json!({ "path": change["path"], "value": change[key] });
    json!({
        "edits": changes.clone().map(side("before")).collect::<Vec<_>>(),
        "expects": changes.map(side("after")).collect::<Vec<_>>(),
    })
}
