//! People without accounts: who comes, moves, is away and leaves; the tree of teams.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};

/// As the demo company has them: 1 Moscow, 2 Regions; employee 1 is Anna Kotova.
const MOSCOW: i64 = 1;
const REGIONS: i64 = 2;
const ANNA: &str = "/api/v1/employees/1";

async fn head_of_demo(place: &zadel_store::testing::Place) -> Client {
    let (server, company) = Server::demo(&place.db).await;
    server.client_of(company, Role::Head).await
}

async fn on(who: &Client, version: i64, method: &str, path: &str, body: Value) -> Answer {
    who.send(method, path, &[("if-match", &format!("\"{version}\""))], Some(body)).await
}

/// What was refused, and in which field.
fn refusal(answer: &Answer) -> (u16, &str, &str) {
    (answer.status.as_u16(), answer.code(), answer.body["path"].as_str().unwrap_or_default())
}

async fn add(who: &Client, name: &str, starts_on: &str) -> Answer {
    who.post("/api/v1/employees", json!({ "name": name, "team": MOSCOW, "starts_on": starts_on })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_company_has_two_teams_and_six_people() {
    on_both(|place| async move {
        let staff = head_of_demo(&place).await.get("/api/v1/staff").await.body;
        let names = |key: &str| -> Vec<String> {
            let rows = staff[key].as_array().expect("rows").iter();
            rows.map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
        };
        assert_eq!(
            (staff["today"].as_str(), names("teams")),
            (Some("2026-11-23"), vec!["Moscow".to_owned(), "Regions".to_owned()])
        );
        assert_eq!(names("employees").len(), 6);
        let newcomer = &staff["employees"][5];
        assert_eq!((newcomer["state"].as_str(), newcomer["starts_on"].as_str()), (Some("to_come"), Some("2026-12-01")));
        assert_eq!(newcomer["ramp"], json!(["25%", "50%", "75%"]));
        assert_eq!(staff["employees"][0]["member"], 3, "Anna has an account");
        assert_eq!(staff["employees"][3]["hours"], "30");
        assert_eq!(staff["employees"][1]["placements"].as_array().map(Vec::len), Some(2), "Igor moved");
        assert_eq!(staff["employees"][2]["absences"][0]["from"], "2026-12-14");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_comes_moves_is_away_and_leaves_and_nothing_is_overwritten() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        let draft =
            json!({ "name": " Vera ", "team": MOSCOW, "starts_on": "1.11.2026", "hours": "37,5", "ramp": "25/50" });
        let vera = head.post("/api/v1/employees", draft).await;
        assert_eq!((vera.status, vera.body["name"].as_str()), (StatusCode::CREATED, Some("Vera")), "{vera:?}");
        assert_eq!((vera.body["hours"].as_str(), &vera.body["ramp"]), (Some("37.5"), &json!(["25%", "50%"])));
        let path = format!("/api/v1/employees/{}", vera.body["id"]);

        let placements = format!("{path}/placements");
        let moved = on(&head, 1, "POST", &placements, json!({ "team": REGIONS, "from": "01.12.2026" })).await;
        let history = json!([{ "from": "2026-11-01", "team": MOSCOW }, { "from": "2026-12-01", "team": REGIONS }]);
        assert_eq!((&moved.body["placements"], &moved.body["team"]), (&history, &json!(MOSCOW)), "it is November");
        let absences = format!("{path}/absences");
        let away = json!({ "from": "7.12.2026", "to": "9.12.2026", "reason": "Exhibition" });
        let away = on(&head, 2, "POST", &absences, away).await;
        assert_eq!(away.body["absences"][0]["reason"], "Exhibition");
        let left = on(&head, 3, "PATCH", &path, json!({ "leaves_on": "31.12.2026" })).await;
        assert_eq!((left.body["leaves_on"].as_str(), left.body["version"].as_i64()), (Some("2026-12-31"), Some(4)));

        // Back after two weeks: the time between is an absence.
        let back = on(&head, 4, "PATCH", &path, json!({ "returns_on": "15.01.2027" })).await;
        assert_eq!((&back.body["leaves_on"], &back.body["placements"]), (&Value::Null, &history));
        assert_eq!(back.body["absences"][1], json!({ "from": "2027-01-01", "to": "2027-01-14", "reason": null }));

        // Taken back one by one.
        let day = format!("{placements}/2026-12-01");
        let stayed = on(&head, 5, "DELETE", &day, Value::Null).await;
        assert_eq!(stayed.body["placements"].as_array().map(Vec::len), Some(1));
        let day = format!("{absences}/2026-12-07");
        let worked = on(&head, 6, "DELETE", &day, Value::Null).await;
        assert_eq!(worked.body["absences"].as_array().map(Vec::len), Some(1));
        assert_eq!(on(&head, 7, "DELETE", &path, Value::Null).await.status, StatusCode::NO_CONTENT);
        assert_eq!(on(&head, 7, "DELETE", &path, Value::Null).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_with_its_field() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        for (draft, code, field) in [
            (json!({ "name": " ", "starts_on": "1.12.2026" }), "bad_name", "name"),
            (json!({ "name": "Vera", "starts_on": "tomorrow" }), "bad_date", "starts_on"),
            (json!({ "name": "Vera", "starts_on": "1.12.2026", "hours": "0" }), "bad_hours", "hours"),
            (json!({ "name": "Vera", "starts_on": "1.12.2026", "ramp": "0 50" }), "bad_ramp", "ramp"),
            (json!({ "name": "Vera", "starts_on": "1.12.2026", "team": 99 }), "unknown_team", "team"),
            (json!({ "name": "anna kotova", "starts_on": "1.12.2026" }), "name_taken", "name"),
        ] {
            let answer = head.post("/api/v1/employees", draft).await;
            assert_eq!(refusal(&answer), (422, code, field), "{answer:?}");
        }
        let anna = |change: Value| on(&head, 1, "PATCH", ANNA, change);
        for (change, code, field) in [
            (json!({ "leaves_on": "1.1.2000" }), "dates_turned", "leaves_on"),
            (json!({ "leaves_on": "31.12.2026", "starts_on": "1.1.2027" }), "dates_turned", "leaves_on"),
            (json!({ "hours": "200" }), "bad_hours", "hours"),
            (json!({ "name": "Igor Belov" }), "name_taken", "name"),
        ] {
            assert_eq!(refusal(&anna(change).await), (422, code, field));
        }
        let leaves = anna(json!({ "leaves_on": "31.12.2026" })).await;
        assert_eq!(leaves.body["version"], 2, "{leaves:?}");
        let away = async |from: &str, to: &str| {
            on(&head, 2, "POST", "/api/v1/employees/1/absences", json!({ "from": from, "to": to })).await
        };
        assert_eq!(refusal(&away("9.12.2026", "7.12.2026").await), (422, "dates_turned", "to"));
        assert_eq!(refusal(&away("1.1.2000", "7.12.2026").await), (422, "not_employed", "from"));
        assert_eq!(refusal(&away("28.12.2026", "10.01.2027").await), (422, "not_employed", "to"));
        assert_eq!(away("7.12.2026", "").await.body["absences"][0]["to"], "2026-12-07", "a single day");
        let again =
            on(&head, 3, "POST", "/api/v1/employees/1/absences", json!({ "from": "1.12.2026", "to": "7.12.2026" }));
        assert_eq!(refusal(&again.await), (422, "overlaps", "from"));
        let moves = json!({ "team": REGIONS, "from": "1.1.2027" });
        let late = on(&head, 3, "POST", "/api/v1/employees/1/placements", moves).await;
        assert_eq!(refusal(&late), (422, "not_employed", "from"));
        assert_eq!(head.send("PATCH", ANNA, &[], Some(json!({}))).await.status, StatusCode::PRECONDITION_REQUIRED);
        assert_eq!(
            refusal(&on(&head, 1, "PATCH", ANNA, json!({ "hours": "20" })).await),
            (412, "version_conflict", "")
        );
        // Everything that was refused has changed nothing.
        let staff = head.get("/api/v1/staff").await.body;
        assert_eq!(
            (staff["employees"].as_array().map(Vec::len), staff["employees"][0]["version"].as_i64()),
            (Some(6), Some(3))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_free_again_when_its_owner_has_left() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        assert_eq!(refusal(&add(&head, "Anna Kotova", "1.12.2026").await), (422, "name_taken", "name"));
        on(&head, 1, "PATCH", ANNA, json!({ "leaves_on": "30.11.2026" })).await;
        assert_eq!(add(&head, "Anna Kotova", "1.12.2026").await.status, StatusCode::CREATED);
        let stays = on(&head, 2, "PATCH", ANNA, json!({ "leaves_on": "" })).await;
        assert_eq!(refusal(&stays), (422, "name_taken", "name"), "now both would be there");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_day_that_moves_takes_the_first_team_along() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        let igor = "/api/v1/employees/2";
        let before = head.get("/api/v1/staff").await.body["employees"][1]["placements"].clone();
        let moved_on = before[1]["from"].clone();
        assert_eq!((&before[0]["team"], &before[1]["team"]), (&json!(REGIONS), &json!(MOSCOW)));
        let earlier = on(&head, 1, "PATCH", igor, json!({ "starts_on": "1.1.2020" })).await.body;
        assert_eq!(
            earlier["placements"],
            json!([{ "from": "2020-01-01", "team": REGIONS }, { "from": moved_on, "team": MOSCOW }])
        );
        let later = on(&head, 2, "PATCH", igor, json!({ "starts_on": "1.10.2026" })).await.body;
        assert_eq!(later["placements"], json!([{ "from": "2026-10-01", "team": MOSCOW }]), "he was there by then");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn teams_make_a_tree_without_circles() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        let team = |id: i64, version: i64, change: Value| {
            let head = head.clone();
            async move { on(&head, version, "PATCH", &format!("/api/v1/teams/{id}"), change).await }
        };
        assert_eq!(
            refusal(&head.post("/api/v1/teams", json!({ "name": "MOSCOW" })).await),
            (422, "name_taken", "name")
        );
        // Eight levels: Moscow, and seven below it.
        let mut parent = MOSCOW;
        for name in ["2", "3", "4", "5", "6", "7", "8"] {
            let made = head.post("/api/v1/teams", json!({ "name": name, "parent": parent })).await;
            assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
            parent = made.body["id"].as_i64().expect("a number");
        }
        let ninth = head.post("/api/v1/teams", json!({ "name": "9", "parent": parent })).await;
        assert_eq!(refusal(&ninth), (422, "team_too_deep", "parent"));
        assert_eq!(refusal(&team(MOSCOW, 1, json!({ "parent": REGIONS })).await), (422, "team_too_deep", "parent"));
        assert_eq!(refusal(&team(MOSCOW, 1, json!({ "parent": parent })).await), (422, "team_circle", "parent"));
        assert_eq!(refusal(&team(MOSCOW, 1, json!({ "parent": MOSCOW })).await), (422, "team_circle", "parent"));
        assert_eq!(refusal(&team(MOSCOW, 1, json!({ "closed": true })).await), (409, "team_not_empty", ""));
        let tree = head.get("/api/v1/staff").await.body;
        let depths: Vec<i64> =
            tree["teams"].as_array().expect("teams").iter().filter_map(|team| team["depth"].as_i64()).collect();
        assert_eq!(depths, [0, 1, 2, 3, 4, 5, 6, 7, 0]);

        // A team without people is closed, and its name is free; opened again, it needs another.
        let closed = team(parent, 1, json!({ "closed": true })).await;
        assert_eq!((closed.status, closed.body["closed"].as_bool()), (StatusCode::OK, Some(true)), "{closed:?}");
        assert_eq!(refusal(&team(parent, 1, json!({ "closed": false })).await), (412, "version_conflict", ""));
        assert_eq!(head.post("/api/v1/teams", json!({ "name": "8" })).await.status, StatusCode::CREATED);
        assert_eq!(refusal(&team(parent, 2, json!({ "closed": false })).await), (422, "name_taken", "name"));
        let opened = team(parent, 2, json!({ "closed": false, "name": "Eighth", "parent": null })).await;
        assert_eq!(
            (&opened.body["parent"], opened.body["name"].as_str()),
            (&Value::Null, Some("Eighth")),
            "{opened:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_add_one_name_at_once_add_it_once() {
    on_both(|place| async move {
        let head = head_of_demo(&place).await;
        let (one, other) = tokio::join!(add(&head, "Vera", "1.12.2026"), add(&head, "Vera", "1.12.2026"));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 422]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_tells_who_moved_whom() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        on(&head, 1, "POST", "/api/v1/employees/1/placements", json!({ "team": null, "from": "1.12.2026" })).await;
        let log = server.client_of(company, Role::Owner).await.get("/api/v1/audit?limit=200").await.body;
        let entries = log["entries"].as_array().unwrap_or_else(|| panic!("{log}"));
        let entry = entries.iter().find(|entry| entry["action"] == "employee_changed").expect("the move");
        assert_eq!(entry["subject"], "employee/1");
        let text = entry.to_string();
        assert!(text.contains("2026-12-01") && !text.contains("starts_on"), "only what changed: {text}");
    })
    .await;
}
