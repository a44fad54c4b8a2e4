//! What the company's people and calendar say for a plan, and how it comes into the plan.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};

async fn head_of_demo(place: &zadel_store::testing::Place) -> Client {
    let (server, company) = Server::demo(&place.db).await;
    server.client_of(company, Role::Head).await
}

async fn on(who: &Client, version: i64, method: &str, path: &str, body: Value) -> Answer {
    who.send(method, path, &[("if-match", &format!("\"{version}\""))], Some(body)).await
}

async fn roster(who: &Client) -> Value {
    let answer = who.get("/api/v1/plans/1/roster").await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body
}

/// Sends the edits of the roster to the plan, as the browser does.
async fn take(who: &Client) -> Answer {
    let roster = roster(who).await;
    let version = roster["version"].as_i64().expect("a version");
    on(who, version, "PATCH", "/api/v1/plans/1", json!({ "edits": roster["edits"] })).await
}

/// Kind, name, before and after of each difference.
fn differences(roster: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let rows = roster["differences"].as_array().expect("differences").iter();
    rows.map(|one| ["kind", "name", "before", "after"].map(|key| text(&one[key])).join(" | ")).collect()
}

/// The list that stands in the edits.
fn list(roster: &Value, path: &str) -> Value {
    let edits = roster["edits"].as_array().expect("edits").iter();
    let edit =
        edits.into_iter().find(|edit| edit["path"] == path).unwrap_or_else(|| panic!("no edit of {path}: {roster}"));
    serde_json::from_str(edit["value"].as_str().expect("a text")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_company_comes_into_the_plan_as_one_edit_and_goes_out_again() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        let before = roster(&head).await;
        assert_eq!(
            differences(&before),
            [
                "team_joins | Moscow | - | -",
                "team_joins | Regions | - | -",
                "joins | Anna Kotova | - | Moscow",
                "joins | Igor Belov | - | Moscow",
                "joins | Denis Pavlov | - | Moscow",
                "joins | Elena Sokolova | - | Regions",
                "joins | Timur Akhmetov | - | Regions",
                "joins | Olga Zaitseva | - | Regions",
            ]
        );
        let reps = list(&before, "rep");
        let pavlov = json!({ "name": "Denis Pavlov", "team": "Moscow", "absent": [{ "from": "2026-12-14", "to": "2026-12-20" }] });
        assert_eq!(reps[2], pavlov);
        assert_eq!(reps[3], json!({ "name": "Elena Sokolova", "team": "Regions", "capacity": "75%" }));
        assert_eq!(reps[5], json!({ "name": "Olga Zaitseva", "team": "Regions", "ramp": ["25%", "50%", "75%"] }));

        let taken = take(&head).await;
        assert_eq!((taken.status, taken.body["version"].as_i64()), (StatusCode::OK, Some(2)), "{taken:?}");
        assert_eq!(taken.body["solution"]["cascade"]["units"].as_array().map(Vec::len), Some(8));
        assert_eq!(roster(&head).await["edits"], json!([]), "taken is taken");

        let undone: Vec<Value> = taken.body["changes"].as_array().expect("changes").iter().rev()
            .map(|change| json!({ "path": change["path"], "value": change["before"] })).collect();
        let back = on(&head, 2, "PATCH", "/api/v1/plans/1", json!({ "edits": undone })).await;
        assert_eq!(back.status, StatusCode::OK, "{back:?}");
        assert_eq!(differences(&roster(&head).await), differences(&before));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_the_plan_knows_of_a_person_stays() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        let reps = json!([
            { "name": "Anna Kotova", "target": 300_000, "capacity": "100%", "absent": [{ "from": "2025-01-01", "to": "2025-01-09" }] },
            { "name": "Somebody else", "target": 1 },
            { "name": "Igor Belov", "team": "South", "capacity": "50%", "ramp": ["10%"] },
        ]);
        let teams = json!([{ "name": "South" }, { "name": "Moscow", "parent": "South", "target": 500_000 }]);
        let edits = json!([{ "path": "team", "value": teams.to_string() }, { "path": "rep", "value": reps.to_string() }]);
        let made = on(&head, 1, "PATCH", "/api/v1/plans/1", json!({ "edits": edits })).await;
        assert_eq!(made.status, StatusCode::OK, "{made:?}");

        let roster = roster(&head).await;
        let told = differences(&roster);
        for one in [
            "team_leaves | South | - | -",
            "team_moves | Moscow | South | -",
            "moves | Anna Kotova | - | Moscow",
            "leaves | Somebody else | - | -",
            "moves | Igor Belov | South | Moscow",
            "hours | Igor Belov | 50% | 100%",
            "ramp | Igor Belov | 10% | -",
        ] {
            assert!(told.contains(&one.to_owned()), "{one} in {told:#?}");
        }
        assert!(!told.iter().any(|one| one.starts_with("absences | Anna")), "of another year: {told:#?}");
        let reps = list(&roster, "rep");
        // Whatever means the same is left as it was written.
        let anna = json!({ "name": "Anna Kotova", "team": "Moscow", "target": 300_000, "capacity": "100%",
            "absent": [{ "from": "2025-01-01", "to": "2025-01-09" }] });
        assert_eq!((&reps[0], &reps[1]), (&anna, &json!({ "name": "Igor Belov", "team": "Moscow" })));
        assert_eq!(list(&roster, "team")[0], json!({ "name": "Moscow", "target": 500_000 }));
        assert_eq!(take(&head).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_count_by_the_days_of_the_period() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        assert_eq!(take(&head).await.status, StatusCode::OK);
        // Anna leaves within December, Igor moves in its last days, Denis had left before, Timur goes over to the other team.
        on(&head, 1, "PATCH", "/api/v1/employees/1", json!({ "leaves_on": "18.12.2026" })).await;
        on(&head, 1, "POST", "/api/v1/employees/2/placements", json!({ "team": 2, "from": "28.12.2026" })).await;
        on(&head, 1, "PATCH", "/api/v1/employees/3", json!({ "leaves_on": "30.11.2026" })).await;
        on(&head, 1, "POST", "/api/v1/employees/5/placements", json!({ "team": 1, "from": "10.12.2026" })).await;
        assert_eq!(
            differences(&roster(&head).await),
            [
                "absences | Anna Kotova | - | 2026-12-19/2026-12-31",
                "leaves | Denis Pavlov | - | -",
                "moves | Timur Akhmetov | Regions | Moscow",
            ]
        );
        let taken = take(&head).await;
        assert_eq!(taken.status, StatusCode::OK, "{taken:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_that_is_away_altogether_is_still_a_plan() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        for id in 1..=6 {
            let version = 1;
            let path = format!("/api/v1/employees/{id}/absences");
            let (from, to) = if id == 3 { ("21.12.2026", "31.12.2026") } else { ("1.12.2026", "31.12.2026") };
            let away = on(&head, version, "POST", &path, json!({ "from": from, "to": to })).await;
            assert_eq!(away.status, StatusCode::OK, "{away:?}");
        }
        on(&head, 2, "POST", "/api/v1/employees/3/absences", json!({ "from": "1.12.2026", "to": "13.12.2026" })).await;
        let taken = take(&head).await;
        assert_eq!(
            (taken.status, taken.body["solution"]["status"].as_str()),
            (StatusCode::OK, Some("solved")),
            "{taken:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_differs_by_the_days_that_are_worked() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        take(&head).await;
        let days = json!([
            { "day": "2026-12-30", "worked": false },
            { "day": "2026-12-26", "worked": true },
            { "day": "2027-01-11", "worked": false },
        ]);
        on(&head, 0, "PATCH", "/api/v1/calendar", json!({ "days": days })).await;
        let found = roster(&head).await;
        assert_eq!(differences(&found), ["day_on | 2026-12-26 | - | -", "day_off | 2026-12-30 | - | -"]);
        let edits = json!([
            { "path": "calendar.days_off", "value": "2026-12-30" },
            { "path": "calendar.days_on", "value": "2026-12-26" },
        ]);
        assert_eq!(found["edits"], edits);
        assert_eq!(take(&head).await.status, StatusCode::OK);
        assert_eq!(roster(&head).await["edits"], json!([]));
        on(&head, 1, "PATCH", "/api/v1/calendar", json!({ "country": "" })).await;
        let told = differences(&roster(&head).await);
        assert_eq!(told, ["country |  | RU | -", "day_on | 2026-12-31 | - | -"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_plan_takes_people_and_calendar_by_itself() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        on(&head, 0, "PATCH", "/api/v1/calendar", json!({ "days": [{ "day": "2026-12-30", "worked": false }] })).await;
        let made = head.post("/api/v1/plans", json!({ "goal": "1 млн" })).await;
        assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
        let same = head.get(&format!("/api/v1/plans/{}/roster", made.body["id"])).await.body;
        assert_eq!(
            (&same["edits"], made.body["solution"]["cascade"]["units"].as_array().map(Vec::len)),
            (&json!([]), Some(8))
        );
        // The article's example stays the article's.
        let example = head.post("/api/v1/plans", json!({})).await;
        assert_eq!(example.body["solution"]["cascade"], Value::Null);
    })
    .await;
}
