//! Ways of selling over HTTP: versions, proof, and what a plan may expect of them.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};

const FIRST: &str = "/api/v1/technologies/1";

fn form(name: &str, steps: &[&str], proof: &str) -> Value {
    let steps: Vec<Value> = steps.iter().map(|name| json!({ "name": name, "script": "Good\nmorning" })).collect();
    json!({ "name": name, "segment": "Factories", "steps": steps, "proof": proof })
}

async fn put(who: &Client, path: &str, version: i64, body: Value) -> Answer {
    who.send("PUT", path, &[("if-match", &format!("\"{version}\""))], Some(body)).await
}

async fn offer(who: &Client, path: &str, is_offered: bool) -> Answer {
    let found = who.get(path).await.body["version"].as_i64().expect("a version");
    let headers = [("if-match", &*format!("\"{found}\""))];
    who.send("PATCH", path, &headers, Some(json!({ "offered": is_offered }))).await
}

async fn of_first_line(who: &Client) -> Value {
    who.get("/api/v1/plans/1/technologies").await.body["lines"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_stay_with_the_steps_they_were_made_with() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let made = head.post("/api/v1/technologies", form("Call", &["Call"], "9 of 64, 22.11.2026")).await;
        let path = made.headers["location"].to_str().expect("ASCII").to_owned();
        assert_eq!((made.status, path.as_str()), (StatusCode::CREATED, "/api/v1/technologies/2"));
        assert_eq!(made.body["proof"], json!({ "won": 9, "leads": 64, "to": "2026-11-22" }));
        // The same again is no version.
        assert_eq!(put(&head, &path, 1, form("Call", &["Call"], "9/64, 2026-11-22")).await.body["version"], 1);
        let stepped = put(&head, &path, 1, form("Call", &["Call", "Meeting"], "9 of 64, 22.11.2026")).await;
        assert_eq!((&stepped.body["version"], &stepped.body["proof"]), (&json!(2), &Value::Null));
        let mut kept = form("Call", &["Call", "Meeting"], "9 of 64, 22.11.2026");
        assert_eq!(put(&head, &path, 2, kept.clone()).await.body["proof"]["leads"], 64);
        kept["steps"] = json!([{ "name": "Call" }]);
        kept["proves_new_steps"] = json!(true);
        assert_eq!(put(&head, &path, 3, kept).await.body["proof"]["leads"], 64);
        let versions = head.get(&format!("{path}/versions?limit=3")).await.body;
        let told: Vec<(i64, Value, bool)> = versions["versions"]
            .as_array()
            .expect("versions")
            .iter()
            .map(|one| (one["version"].as_i64().expect("a number"), one["changed"].clone(), one["proof"].is_null()))
            .collect();
        let expected =
            [(4, json!(["steps"]), false), (3, json!(["proof"]), false), (2, json!(["steps", "proof"]), true)];
        assert_eq!((told.as_slice(), &versions["next"]), (expected.as_slice(), &json!(2)));
        let first = head.get(&format!("{path}/versions?from=2")).await.body["versions"][0].clone();
        assert_eq!(
            (&first["proof"]["won"], &first["changed"], &first["by"]),
            (&json!(9), &json!([]), &json!("Marina Orlova"))
        );
        let log = server.client_of(company, Role::Owner).await.get("/api/v1/audit?limit=3").await.body;
        assert!(log.to_string().contains("technology_changed"), "{log}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_was_overtaken_is_not_overwritten() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (head, owner) = (server.client_of(company, Role::Head).await, server.client_of(company, Role::Owner).await);
        assert_eq!(put(&owner, FIRST, 1, form("Visit", &["Visit"], "")).await.body["version"], 2);
        let late = put(&head, FIRST, 1, form("Call", &["Call"], "")).await;
        assert_eq!(
            (late.status, late.code(), &late.body["version"]),
            (StatusCode::PRECONDITION_FAILED, "version_conflict", &json!(2))
        );
        let blind = head.send("PUT", FIRST, &[], Some(form("Call", &["Call"], ""))).await;
        assert_eq!(blind.status, StatusCode::PRECONDITION_REQUIRED);
        assert_eq!(head.get(FIRST).await.body["name"], "Visit");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_refused_with_its_path_and_in_words() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let long = "x".repeat(201);
        let many = vec!["Call"; 31];
        let cases = [
            (form("", &["Call"], ""), "bad_name", "name"),
            (form("A", &["Call", &long], ""), "bad_name", "steps[1].name"),
            (form("A", &many, ""), "too_many", "steps"),
            (form("A", &["Call"], "10 of 9"), "bad_proof", "proof"),
            (form("A", &["Call"], "1 of 9, 24.11.2099"), "bad_proof", "proof"),
            (form("A", &["Call"], "nine"), "bad_number", "proof"),
            (json!({ "name": "A", "steps": [{ "name": "B", "script": "\u{1b}[2J" }] }), "bad_text", "steps[0].script"),
        ];
        for (body, code, path) in cases {
            let answer = put(&head, FIRST, 1, body).await;
            assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, code), "{answer:?}");
            assert_eq!(answer.body["path"], path);
            assert!(!answer.body["detail"].as_str().expect("words").contains("error-"), "{answer:?}");
        }
        let mistyped = put(&head, FIRST, 1, json!({ "name": "A", "step": [] })).await;
        assert_eq!((mistyped.status, mistyped.code()), (StatusCode::UNPROCESSABLE_ENTITY, "bad_body"));
        assert_eq!(head.get(FIRST).await.body["version"], 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_name_one_is_in_use() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let taken = |answer: &Answer| (answer.status, answer.body["path"].clone());
        let same = head.post("/api/v1/technologies", form("Two meetings", &["Call"], "")).await;
        assert_eq!(taken(&same), (StatusCode::CONFLICT, json!("name")));
        assert_eq!(offer(&head, FIRST, false).await.body["offered"], false);
        let second = head.post("/api/v1/technologies", form("Two meetings", &["Call"], "")).await;
        assert_eq!(second.status, StatusCode::CREATED);
        assert_eq!(taken(&offer(&head, FIRST, true).await), (StatusCode::CONFLICT, json!("name")));
        let renamed = put(&head, "/api/v1/technologies/2", 1, form("One meeting", &["Call"], "")).await;
        assert_eq!(renamed.status, StatusCode::OK);
        assert_eq!(offer(&head, FIRST, true).await.body["offered"], true);
        let back = put(&head, "/api/v1/technologies/2", 2, form("Two meetings", &["Call"], "")).await;
        assert_eq!(taken(&back), (StatusCode::CONFLICT, json!("name")));
        let listed = head.get("/api/v1/technologies?limit=1").await.body;
        assert_eq!((&listed["technologies"][0]["n_steps"], &listed["next"]), (&json!(4), &json!(1)));
    })
    .await;
}

/// The article: "20 leads give 3 sales" is not proven, proven, refuted, as more is counted.
#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_told_whether_its_way_of_selling_gives_what_it_expects() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let none = head.get("/api/v1/plans/1/technologies").await.body;
        assert_eq!((&none["state"], none["lines"].as_array().map(Vec::len)), (&json!("lacking"), Some(1)));
        assert_eq!((&none["lines"][0]["technology"], &none["lines"][0]["verdict"]), (&Value::Null, &Value::Null));
        assert_eq!(head.set(1, "line[0].technology", Some("Two meetings")).await.body["version"], 2);
        let bare = of_first_line(&head).await;
        assert_eq!((&bare["verdict"], &bare["reasons"]), (&json!("not_proven"), &json!(["no_observations"])));
        assert_eq!(
            (&bare["leads"], &bare["deals"], &bare["expected"]["text"]),
            (&json!(20), &json!(3), &json!("3/20"))
        );
        let cases = [
            ("9 of 64, 22.11.2026", "not_proven", json!(["wide"]), json!({ "low": 1, "high": 5 })),
            ("60 of 400, 22.11.2026", "proven", json!([]), json!({ "low": 1, "high": 5 })),
            ("10 of 400, 22.11.2026", "refuted", json!(["above_interval"]), json!({ "low": 0, "high": 1 })),
            ("60 of 400", "not_proven", json!(["no_date"]), json!({ "low": 1, "high": 5 })),
        ];
        for (version, (proof, verdict, reasons, likely)) in (1_i64..).zip(cases) {
            let changed = put(&head, FIRST, version, form("Two meetings", &["Call"], proof)).await;
            assert_eq!(changed.status, StatusCode::OK, "{changed:?}");
            let line = of_first_line(&head).await;
            assert_eq!((&line["verdict"], &line["reasons"]), (&json!(verdict), &reasons), "{proof}");
            assert_eq!((&line["likely"], &line["technology"]["version"]), (&likely, &json!(version + 1)), "{proof}");
            let low = line["interval"]["low"].as_f64().expect("an interval");
            assert!(low < 0.15, "{line}");
        }
        // Renamed and put away, it stays with the plan, whose words nobody has changed.
        assert_eq!(put(&head, FIRST, 5, form("Long way", &["Call"], "60 of 400, 22.11.2026")).await.body["version"], 6);
        offer(&head, FIRST, false).await;
        let line = of_first_line(&head).await;
        assert_eq!((&line["technology"]["name"], &line["technology"]["offered"]), (&json!("Long way"), &json!(false)));
        assert_eq!((&line["entry"]["text"], &line["verdict"]), (&json!("Two meetings"), &json!("proven")));
        assert_eq!(head.get("/api/v1/plans/1/technologies").await.body["state"], "done");
        assert_eq!(head.set(2, "line[0].technology", Some("Nothing of ours")).await.status, StatusCode::OK);
        assert_eq!(of_first_line(&head).await["technology"], Value::Null);
    })
    .await;
}
