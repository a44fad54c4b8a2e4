//! A plan is edited, looked ahead at, and put back, by several at once.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Client, Server};

const CONVERSION: &str = "line[0].stage[1].conversion";

fn leads(solution: &Value) -> i64 {
    solution["lines"][0]["stages"][0]["count"]["value"].as_i64().expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_articles_plan_is_edited_live() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let opened = head.get("/api/v1/plans/1").await;
        let solution = &opened.body["solution"];
        assert_eq!(opened.headers["etag"], "\"1\"");
        assert_eq!(leads(solution), 20);
        assert_eq!(solution["lines"][0]["deals"]["value"], 3);
        assert_eq!(solution["totals"]["amount"], 100_000_000);
        let chance = solution["lines"][0]["chance"]["chance"].as_f64().expect("a chance");
        assert!((chance - 0.5951).abs() < 5e-5, "{chance}");
        assert_eq!(solution["lines"][0]["chance"]["counts"]["80"], 28);

        let body = json!({ "edits": [{ "path": CONVERSION, "value": "15 %" }] });
        let ahead = head.post("/api/v1/plans/1/previews", body).await;
        assert_eq!((ahead.status, leads(&ahead.body)), (StatusCode::OK, 40));
        assert_eq!(leads(&head.get("/api/v1/plans/1").await.body["solution"]), 20);

        let edited = head.set(1, CONVERSION, Some("15 %")).await;
        assert_eq!((edited.status, edited.body["version"].as_i64()), (StatusCode::OK, Some(2)));
        let number = &edited.body["solution"]["lines"][0]["stages"][1]["link"];
        assert_eq!((number["text"].as_str(), number["set_by"].as_str()), (Some("15%"), Some("Marina Orlova")));
        // Who has it already is not sent it again.
        let same = head.send("GET", "/api/v1/plans/1", &[("if-none-match", "\"2\"")], None).await;
        assert_eq!(same.status, StatusCode::NOT_MODIFIED);
        let newer = head.send("GET", "/api/v1/plans/1", &[("if-none-match", "\"1\"")], None).await;
        assert_eq!(newer.body["version"], 2);
        // The same again changes nothing, and makes no version.
        assert_eq!(head.set(2, CONVERSION, Some("15%")).await.body["version"], 2);

        let back =
            head.send("POST", "/api/v1/plans/1/restorations", &[("if-match", "\"2\"")], Some(json!({ "version": 1 })));
        let back = back.await;
        assert_eq!((leads(&back.body["solution"]), back.body["version"].as_i64()), (20, Some(3)));
        let edits = head.get("/api/v1/plans/1/edits?limit=1").await.body;
        assert_eq!((edits["edits"][0]["version"].as_i64(), edits["next"].as_i64()), (Some(3), Some(3)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn contradictions_are_saved_and_explained() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let conflict = head.set(1, "line[0].stage[0].count", Some("10")).await;
        assert_eq!(conflict.status, StatusCode::OK);
        assert_eq!(conflict.body["solution"]["status"], "conflict");
        let paths: Vec<&str> = conflict.body["solution"]["conflict"]
            .as_array()
            .expect("a conflict")
            .iter()
            .filter_map(|pin| pin["path"].as_str())
            .collect();
        assert!(paths.contains(&"line[0].stage[0].count"), "{paths:?}");
        let open = head.set(2, "line[0].stage[0].count", None).await;
        assert_eq!(open.body["solution"]["status"], "solved");
        let open = head.set(3, CONVERSION, None).await;
        assert_eq!(open.body["solution"]["status"], "underdetermined");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_names_the_version_it_saw() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (head, owner) = (server.client_of(company, Role::Head).await, server.client_of(company, Role::Owner).await);
        let body = json!({ "edits": [{ "path": CONVERSION, "value": "20%" }] });
        let blind = head.send("PATCH", "/api/v1/plans/1", &[], Some(body)).await;
        assert_eq!((blind.status, blind.code()), (StatusCode::PRECONDITION_REQUIRED, "version_required"));
        assert_eq!(owner.set(1, "line[0].check", Some("150 000")).await.status, StatusCode::OK);
        let late = head.set(1, CONVERSION, Some("20%")).await;
        assert_eq!((late.status, late.code()), (StatusCode::PRECONDITION_FAILED, "version_conflict"));
        assert_eq!(late.body["version"], 2);
        let change = &late.body["changes"][0];
        assert_eq!(change["path"], "line[0].check");
        assert_eq!((change["before"].as_str(), change["after"].as_str()), (Some("200000"), Some("150000")));
        assert_eq!(change["by"], "Oleg Serov");
        // Several changes of one number come to one; what was changed back is none.
        assert_eq!(owner.set(2, "line[0].check", Some("160 000")).await.status, StatusCode::OK);
        assert_eq!(owner.set(3, "line[0].check", Some("200 000")).await.status, StatusCode::OK);
        assert_eq!(owner.set(4, "line[1].check", Some("90 000")).await.status, StatusCode::OK);
        let later = head.set(1, CONVERSION, Some("20%")).await;
        let paths: Vec<&str> =
            later.body["changes"].as_array().expect("changes").iter().filter_map(|c| c["path"].as_str()).collect();
        assert_eq!(paths, ["line[1].check"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_refused_with_its_place_and_in_words() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let cases = [
            ("line[0].check", Some("сто"), "bad_money"),
            ("line[0].check", Some("0"), "out_of_range"),
            ("line[0].deals", Some("2,5"), "bad_number"),
            ("line[0].deals", Some("99999999999"), "out_of_range"),
            (CONVERSION, Some("0"), "out_of_range"),
            (CONVERSION, Some("150 %"), "out_of_range"),
            (CONVERSION, Some("many"), "bad_fraction"),
            ("goal.amount", Some("90 071 992 547 409,92"), "out_of_range"),
            ("line[0].name", None, "missing_key"),
            // Of two alike the second is the one too many.
            ("line[1].name", Some("New clients"), "duplicate_name"),
            ("line[7].check", Some("1"), "unknown_path"),
            ("goal", Some("1"), "unknown_path"),
        ];
        for (path, value, code) in cases {
            let answer = head.set(1, path, value).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {value:?} {answer:?}");
            assert!(!answer.body["detail"].as_str().expect("words").contains("error-"), "{answer:?}");
            assert_eq!((answer.code(), answer.body["path"].as_str()), (code, Some(path)), "{value:?}");
        }
        for body in [json!({}), json!({ "edits": [] }), json!({ "edits": [{ "path": 1 }] }), json!([])] {
            let answer = head.send("PATCH", "/api/v1/plans/1", &[("if-match", "\"1\"")], Some(body)).await;
            assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, "bad_body"));
        }
        assert_eq!(head.get("/api/v1/plans/1").await.body["version"], 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_file_becomes_a_plan_or_a_place_where_it_is_wrong() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let team = include_str!("../../../../examples/team.toml");
        let made = head.post("/api/v1/plans", json!({ "name": "Team", "file": team })).await;
        assert_eq!(
            (made.status, made.headers["location"].to_str().ok()),
            (StatusCode::CREATED, Some("/api/v1/plans/2"))
        );
        assert_eq!(made.body["solution"]["lines"][0]["stages"][0]["observed"]["entered"], 106);
        let broken = team.replace("check = 200000", "check = 0.5");
        let refused = head.post("/api/v1/plans", json!({ "file": broken })).await;
        assert_eq!((refused.status, refused.code()), (StatusCode::UNPROCESSABLE_ENTITY, "float_not_exact"));
        assert_eq!((refused.body["path"].as_str(), refused.body["line"].as_i64()), (Some("line[0].check"), Some(15)));
    })
    .await;
}

/// Each of many adds its own edits again and again until they are taken; all of them are there at the end.
#[tokio::test(flavor = "multi_thread")]
async fn edits_of_many_at_once_are_all_kept() {
    const N_CLIENTS: u32 = 8;
    const N_EDITS: u32 = 10;
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let mut clients = Vec::new();
        for client in 0..N_CLIENTS {
            let head = server.client_of(company, Role::Head).await;
            clients.push(tokio::spawn(async move {
                for edit in 0..N_EDITS {
                    insist(&head, &format!("{}", 100_000 + client * N_EDITS + edit)).await;
                }
            }));
        }
        for client in clients {
            client.await.expect("it ends");
        }
        let owner = server.client_of(company, Role::Owner).await;
        let edits = owner.get("/api/v1/plans/1/edits?limit=200").await.body;
        let mut kept: Vec<&str> = edits["edits"]
            .as_array()
            .expect("edits")
            .iter()
            .filter_map(|edit| edit["changes"][0]["after"].as_str())
            .collect();
        kept.sort_unstable();
        kept.dedup();
        assert_eq!(kept.len(), (N_CLIENTS * N_EDITS) as usize);
        let verdict = zadel_store::audit::verify_audit(&place.db, company).await.expect("read");
        assert_eq!(verdict.broken_at, None);
    })
    .await;
}

async fn insist(client: &Client, value: &str) {
    let mut version = 1;
    loop {
        let answer = client.set(version, "line[0].check", Some(value)).await;
        match answer.status {
            StatusCode::OK => return,
            StatusCode::PRECONDITION_FAILED => version = answer.body["version"].as_i64().expect("a version"),
            other => panic!("{other}: {:?}", answer.body),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_page_takes_at_most_five_statements() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        for path in [
            "/api/v1/plans",
            "/api/v1/plans/1",
            "/api/v1/plans/1/edits",
            "/api/v1/plans/1/technologies",
            "/api/v1/technologies",
            "/api/v1/technologies/1/versions",
            "/api/v1/members",
            "/api/v1/session",
        ] {
            let before = place.db.n_statements();
            assert_eq!(head.get(path).await.status, StatusCode::OK, "{path}");
            let n_statements = place.db.n_statements() - before;
            assert!(n_statements <= 5, "{path}: {n_statements}");
        }
    })
    .await;
}

/// The answer got lost on the way: the browser cannot know, and asks again.
#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_comes_again_under_its_name_is_not_made_twice() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let owner = server.client_of(company, Role::Owner).await;
        let named = |client: &Client, key: &'static str, value: &'static str| {
            let client = client.clone();
            async move {
                let body = json!({ "edits": [{ "path": "line[0].check", "value": value }] });
                let headers = [("if-match", "\"1\""), ("idempotency-key", key)];
                client.send("PATCH", "/api/v1/plans/1", &headers, Some(body)).await
            }
        };
        assert_eq!(named(&head, "a", "210 000").await.body["version"], 2);
        let again = named(&head, "a", "210 000").await;
        assert_eq!((again.status, &again.body["version"]), (StatusCode::OK, &json!(2)));
        // Also where the version is the present one: the name says which edit it is.
        let body = json!({ "edits": [{ "path": "line[0].check", "value": "230 000" }] });
        let headers = [("if-match", "\"2\""), ("idempotency-key", "a")];
        let renamed = head.send("PATCH", "/api/v1/plans/1", &headers, Some(body)).await;
        assert_eq!((renamed.status, &renamed.body["version"]), (StatusCode::OK, &json!(2)));
        // Neither another edit nor another person is taken for it.
        assert_eq!(named(&head, "b", "220 000").await.status, StatusCode::PRECONDITION_FAILED);
        assert_eq!(named(&owner, "a", "210 000").await.status, StatusCode::PRECONDITION_FAILED);
        let long = "x".repeat(65).leak();
        assert_eq!(named(&head, long, "1").await.code(), "bad_query");
    })
    .await;
}
