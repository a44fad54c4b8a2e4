//! Key prospects: whose open deals are large beside the goal of the company's plan, or beside those of all others.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};
use crate::payments::load;

/// Two who want much, five who want less, of whom two tie, one who bought and wants nothing, and one who says no sum.
const DEALS: &str = "ID;Компания;Стадия;Сумма;Ответственный;Создана;Закрыта
1;ООО 1;Лид;50000;Анна Котова;02.11.2026;
2;ООО 1;Лид;60000;Игорь Белов;03.11.2026;
3;ООО 2;Лид;100000;Анна Котова;04.11.2026;
4;ООО 3;Лид;90000;Анна Котова;05.11.2026;
5;ООО 4;Лид;80000;Анна Котова;06.11.2026;
6;ООО 5;Лид;70000;Анна Котова;07.11.2026;
7;ООО 6;Лид;60000;Анна Котова;08.11.2026;
8;ООО 7;Лид;60000;Анна Котова;09.11.2026;
9;ООО 7;Лид;;Анна Котова;10.11.2026;
10;ООО 8;Успех;500000;Анна Котова;11.11.2026;19.11.2026
11;ООО 9;Лид;;Анна Котова;12.11.2026;
";

async fn bring(head: &Client, name: &str, deals: &str) {
    let columns = json!({ "id": "ID", "client": "Компания", "stage": "Стадия", "amount": "Сумма", "person": "Ответственный",
        "created": "Создана", "closed": "Закрыта" });
    let stages = json!({ "Лид": "lead", "Успех": "won" });
    load(
        head,
        name,
        deals,
        json!({ "of": "deals", "feed": "CRM", "dates": "DMY", "columns": columns, "stages": stages }),
    )
    .await;
}

async fn read(who: &Client, path: &str) -> Value {
    let answer = who.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body
}

/// Name, potential in whole units and why: the largest first.
async fn keys(who: &Client) -> Vec<(String, i64, String)> {
    let list = read(who, "/api/v1/clients?key=true").await;
    let clients = list["clients"].as_array().expect("clients");
    assert_eq!((&list["total"], &list["n_key"]), (&json!(clients.len()), &json!(clients.len())), "{list}");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let sum = |client: &Value| client["potential"].as_i64().expect("a sum") / 100;
    clients.iter().map(|client| (text(&client["name"]), sum(client), text(&client["key"]["because"]))).collect()
}

fn expected(keys: &[(u32, i64, &str)]) -> Vec<(String, i64, String)> {
    keys.iter().map(|(client, sum, because)| (format!("ООО {client}"), *sum, (*because).to_owned())).collect()
}

async fn plan(head: &Client, goal: &str) {
    let article = include_str!("../../../../examples/article.toml").replace("2026-12-31", "2026-11-30");
    let file = article.replace("2026-12-01", "2026-11-01").replace("measure = \"revenue\"", goal);
    let answer = head.post("/api/v1/plans", json!({ "file": file })).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
}

async fn set_percent(head: &Client, percent: i64) -> Answer {
    let version = format!("\"{}\"", read(head, "/api/v1/facts/rules").await["version"]);
    let body = Some(json!({ "key_percent": percent }));
    head.send("PATCH", "/api/v1/facts/rules", &[("if-match", &version)], body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_prospect_has_enough_of_the_goal_or_is_one_of_five() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        assert_eq!(read(&head, "/api/v1/clients?key=true").await["n_key"], 0);
        bring(&head, "deals.csv", DEALS).await;

        // The demo's plan is for December, and the facts end in November: there is no goal. Two tie for the sixth place.
        let five = |first: &str, second: &str| {
            expected(&[
                (1, 110_000, first),
                (2, 100_000, second),
                (3, 90_000, "largest"),
                (4, 80_000, "largest"),
                (5, 70_000, "largest"),
            ])
        };
        assert_eq!(keys(&head).await, five("largest", "largest"));
        plan(&head, "measure = \"revenue\"").await;
        assert_eq!(keys(&head).await, five("goal", "goal"), "a tenth of a million");

        // The part of the goal is a rule of the company.
        assert_eq!(read(&head, "/api/v1/facts/rules").await["key_percent"], 10);
        assert_eq!(set_percent(&head, 0).await.code(), "bad_percent");
        assert_eq!(set_percent(&head, 11).await.body["key_percent"], 11);
        assert_eq!(keys(&head).await, five("goal", "largest"));
        assert_eq!(set_percent(&head, 6).await.body["key_percent"], 6);
        let all = keys(&head).await;
        assert_eq!((all.len(), all.iter().all(|(.., because)| because == "goal")), (7, true), "{all:?}");

        // Of a profit nobody knows which revenue it takes.
        plan(&head, "measure = \"gross_profit\"\nmargin = \"40%\"").await;
        assert_eq!(keys(&head).await, five("largest", "largest"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_potential_is_told_with_its_reason_and_follows_the_facts() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        bring(&head, "deals.csv", DEALS).await;
        plan(&head, "measure = \"revenue\"").await;

        let list = read(&head, "/api/v1/clients").await;
        assert_eq!((&list["total"], &list["n_key"]), (&json!(9), &json!(5)), "{list}");
        let found = read(&head, "/api/v1/clients?search=%D0%BE%D0%BE%D0%BE%201").await;
        let (client, id) = (&found["clients"][0], &found["clients"][0]["id"]);
        assert_eq!((&found["n_key"], &client["potential"]), (&json!(1), &json!(11_000_000)));
        assert_eq!(client["key"], json!({ "because": "goal", "percent": 10, "n_largest": null }));
        assert_eq!(read(&head, &format!("/api/v1/clients/{id}")).await["client"], *client);
        let third = &read(&head, "/api/v1/clients?key=true&from=2&limit=1").await["clients"][0];
        assert_eq!(third["key"], json!({ "because": "largest", "percent": null, "n_largest": 5 }));
        for (client, potential) in [(7, json!(6_000_000)), (8, Value::Null), (9, Value::Null)] {
            let found = read(&head, &format!("/api/v1/clients?search=%D0%BE%D0%BE%D0%BE%20{client}")).await;
            assert_eq!((&found["clients"][0]["potential"], &found["clients"][0]["key"]), (&potential, &Value::Null));
        }
        assert_eq!(read(&head, "/api/v1/clients?key=true&standing=regular").await["total"], 0);
        assert_eq!(head.get("/api/v1/clients?key=perhaps").await.status, StatusCode::UNPROCESSABLE_ENTITY);

        // What was worked out is kept, and not beyond the facts: one deal is won, and those who tied still do, for the fifth place.
        let won = "ID;Компания;Стадия;Сумма;Ответственный;Создана;Закрыта\n3;ООО 2;Успех;100000;Анна Котова;04.11.2026;20.11.2026\n";
        bring(&head, "later.csv", won).await;
        let names: Vec<String> = keys(&head).await.into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["ООО 1", "ООО 3", "ООО 4", "ООО 5"]);
        let regular = read(&head, "/api/v1/clients?standing=regular").await;
        assert_eq!(regular["total"], 2);
    })
    .await;
}
