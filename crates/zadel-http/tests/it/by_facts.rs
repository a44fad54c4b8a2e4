//! What the facts say of a plan: seen, taken, counted again when facts come and go, and at once in a new plan.

use std::fmt::Write as _;

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::authorization::other_company;
use crate::client::{Client, Server};
use crate::imports::{import, send};

const PLAN: &str = "/api/v1/plans/1";

/// Forty leads of the tenth of June. As they came in: nobody has met them yet.
fn leads() -> String {
    grown(0, 0)
}

/// How they stand when so many came to a meeting on 20 September, and so many of these bought for 200,000 five days later.
fn grown(n_meetings: u32, n_won: u32) -> String {
    table(|n| match n {
        _ if n <= n_won => ["Успех", "25.09.2026 10:00:00", "25.09.2026 10:00:00"],
        _ if n <= n_meetings => ["Встреча", "20.09.2026 10:00:00", ""],
        _ => ["Лид", "10.06.2026 10:00:00", ""],
    })
}

fn table(stands: impl Fn(u32) -> [&'static str; 3]) -> String {
    let mut table = "ID;Компания;Стадия;Сумма;Создана;Изменена;Закрыта\n".to_owned();
    for n in 1..=40_u32 {
        let [stage, changed, closed] = stands(n);
        writeln!(table, "{n};ООО {n};{stage};200000,00;10.06.2026 10:00:00;{changed};{closed}").expect("a text grows");
    }
    table
}

fn map() -> Value {
    json!({
        "of": "deals", "feed": "CRM", "dates": "DMY",
        "columns": {
            "id": "ID", "client": "Компания", "stage": "Стадия", "amount": "Сумма", "created": "Создана",
            "changed": "Изменена", "closed": "Закрыта",
        },
        "stages": { "Лид": "lead", "Встреча": "meeting", "Успех": "won", "Отказ": "lost" },
    })
}

async fn bring(head: &Client, table: &str) -> i64 {
    let sent = send(head, table).await;
    let kept = import(head, &sent.body["file"], &map(), false).await;
    assert_eq!(kept.status, StatusCode::CREATED, "{kept:?}");
    kept.body["import"].as_i64().expect("a number")
}

async fn facts(head: &Client) -> Value {
    let answer = head.get(&format!("{PLAN}/facts")).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body
}

fn counts(level: &Value) -> (u64, u64) {
    let count = |key: &str| level["conversion"][key].as_u64().expect("a count");
    (count("passed"), count("entered"))
}

/// What the plan's first average sale rests on, and its grade.
async fn average_sale(head: &Client) -> (Value, Value) {
    let ledger = head.get(&format!("{PLAN}/assumptions")).await.body;
    let assumptions = ledger["assumptions"].as_array().expect("a list");
    let check = assumptions.iter().find(|one| one["path"] == "line[0].check").expect("an average sale");
    (check["sales"]["n"].clone(), check["grade"].clone())
}

async fn edit(head: &Client, edits: &Value) -> Value {
    let version = head.get(PLAN).await.body["version"].as_i64().expect("a version");
    let seen = format!("\"{version}\"");
    let answer = head.send("PATCH", PLAN, &[("if-match", &seen)], Some(json!({ "edits": edits }))).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body
}

#[tokio::test(flavor = "multi_thread")]
async fn without_facts_nothing_is_said_of_a_plan() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        assert_eq!(facts(&head).await["said"], Value::Null);
        let other = other_company(&place.db).await;
        let strange = server.client_of(other, Role::Owner).await.get(&format!("{PLAN}/facts")).await;
        assert_eq!(strange.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_seen_beside_the_facts_rests_on_them_and_follows_them() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        for table in [leads(), grown(20, 0), grown(20, 6)] {
            bring(&head, &table).await;
        }

        let said = facts(&head).await["said"].clone();
        let [leads, meetings] = [0, 1].map(|at| said["lines"][0]["levels"][at].clone());
        assert_eq!((counts(&leads), counts(&meetings)), ((20, 40), (6, 20)), "{said}");
        assert_eq!((&leads["funnel"], &leads["n"], &leads["grade"]), (&json!("lead"), &json!(40), &json!("fact")));
        // Of twenty it is too early to judge.
        assert_eq!((&meetings["grade"], &meetings["reasons"][0]), (&json!("estimate"), &json!("few")));
        assert_eq!(said["lines"][0]["sales"]["average"], json!(20_000_000));
        let way = &said["lines"][0]["way"];
        assert_eq!((&way["conversion"]["passed"], &way["n_of_that_size"]), (&json!(6), &json!(6)));
        // Six of forty may be one of fifteen, or one of four.
        assert_eq!((&way["verdict"], &way["reasons"][0]), (&json!("not_proven"), &json!("wide")), "{way}");
        let goal = &said["goal"];
        assert_eq!(
            (&goal["counted"], &goal["needed"], &goal["n_reaching"]),
            (&json!("sales"), &json!(100_000_000), &json!(1))
        );

        assert_eq!(average_sale(&head).await, (Value::Null, json!("fantasy")));
        // The numbers stay, and what they rest on is said.
        let rested = edit(&head, &said["rest"]).await;
        let stage = &rested["solution"]["lines"][0]["stages"][0];
        assert_eq!((&stage["grade"], &stage["observed"]["passed"]), (&json!("fact"), &json!(20)), "{stage}");
        assert_eq!(stage["link"]["value"]["text"], json!("1/2"));
        let said = facts(&head).await["said"].clone();
        assert_eq!(said["rest"], json!([]));
        // Six sales are few.
        assert_eq!(average_sale(&head).await, (json!(6), json!("estimate")));

        // Two more meetings are known, and a sale: the plan counts them, and plans what it planned.
        let version = rested["version"].as_i64().expect("a version");
        let last = bring(&head, &grown(22, 7)).await;
        let now = head.get(PLAN).await.body;
        assert_eq!(now["version"], json!(version + 1));
        let stage = &now["solution"]["lines"][0]["stages"][0];
        assert_eq!((&stage["observed"]["passed"], &stage["link"]["value"]["text"]), (&json!(22), &json!("1/2")));
        assert_eq!(average_sale(&head).await.0, json!(7));

        // Taken back, it is as it was.
        let taken_back = head.send("DELETE", &format!("/api/v1/imports/{last}"), &[], None).await;
        assert_eq!(taken_back.status, StatusCode::NO_CONTENT, "{taken_back:?}");
        let stage = head.get(PLAN).await.body["solution"]["lines"][0]["stages"][0].clone();
        assert_eq!(stage["observed"]["passed"], json!(20));
        assert_eq!(average_sale(&head).await.0, json!(6));

        // Without any facts nothing is proven any more; with them again, all is as it was.
        let taken_back = async |import: i64| {
            let answer = head.send("DELETE", &format!("/api/v1/imports/{import}"), &[], None).await;
            assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
        };
        for import in (1..last).rev() {
            taken_back(import).await;
        }
        let stage = head.get(PLAN).await.body["solution"]["lines"][0]["stages"][0].clone();
        assert_eq!((&stage["observed"], &stage["grade"]), (&Value::Null, &json!("fantasy")), "{stage}");
        assert_eq!(stage["link"]["value"]["text"], json!("1/2"));
        assert_eq!(average_sale(&head).await, (Value::Null, json!("fantasy")));
        for table in [grown(0, 0), grown(20, 0), grown(20, 6)] {
            bring(&head, &table).await;
        }
        let stage = head.get(PLAN).await.body["solution"]["lines"][0]["stages"][0].clone();
        assert_eq!((&stage["grade"], &stage["observed"]["passed"]), (&json!("fact"), &json!(20)), "{stage}");
        assert_eq!(average_sale(&head).await.0, json!(6));

        // All that the facts say is taken at once, and nothing is left to take.
        let said = facts(&head).await["said"].clone();
        let taken = edit(&head, &said["take"]).await;
        assert_eq!(taken["solution"]["lines"][0]["stages"][1]["link"]["value"]["text"], json!("3/10"));
        assert_eq!(facts(&head).await["said"]["take"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_facts_do_not_know_is_nobodys() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        bring(&head, &grown(20, 6)).await;
        edit(&head, &json!([{ "path": "line[0].facts_line", "value": "Nothing of ours" }])).await;
        let said = facts(&head).await["said"].clone();
        let line = &said["lines"][0];
        assert_eq!((&line["is_unknown"], &line["sales"]["n_won"]), (&json!(true), &json!(0)), "{line}");
        assert_eq!(line["levels"][0]["conversion"]["entered"], json!(0));
    })
    .await;
}

/// A first export shows who was lost and not where: six were sold, 34 lost. What each stage passes on nobody knows, and 6 of 40 is known.
#[tokio::test(flavor = "multi_thread")]
async fn a_plan_rests_on_no_share_that_lost_deals_hide() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let lost = ["Отказ", "20.09.2026 10:00:00", "20.09.2026 10:00:00"];
        let won = ["Успех", "25.09.2026 10:00:00", "25.09.2026 10:00:00"];
        bring(&head, &table(|n| if n <= 6 { won } else { lost })).await;
        let level = facts(&head).await["said"]["lines"][0]["levels"][0].clone();
        assert_eq!(
            (&level["take"], &level["rest"], &level["grade"]),
            (&json!([]), &Value::Null, &Value::Null),
            "{level}"
        );
        let made = head.post("/api/v1/plans", json!({ "goal": "600 000" })).await;
        assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
        let line = &made.body["solution"]["lines"][0];
        let links: Vec<&Value> =
            line["stages"].as_array().expect("stages").iter().map(|stage| &stage["link"]["value"]["text"]).collect();
        assert_eq!(links, [&json!("3/20")], "{line}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_plan_begins_with_what_the_facts_say() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        for table in [leads(), grown(20, 0), grown(20, 6)] {
            bring(&head, &table).await;
        }
        let made = head.post("/api/v1/plans", json!({ "goal": "600 000" })).await;
        assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
        let line = &made.body["solution"]["lines"][0];
        let stages = line["stages"].as_array().expect("stages");
        let links: Vec<&Value> = stages.iter().map(|stage| &stage["link"]["value"]["text"]).collect();
        assert_eq!(links, [&json!("1/2"), &json!("3/10")], "{line}");
        assert_eq!((&line["check"]["value"], &stages[0]["grade"]), (&json!(20_000_000), &json!("fact")));
    })
    .await;
}
