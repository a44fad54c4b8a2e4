//! What a plan's period will bring: by the facts, of the same facts the same, and the less likely the more is wanted.

use std::fmt::Write as _;

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Client, Server};
use crate::imports::{import, send};

const PLAN: &str = "/api/v1/plans/1";

/// Three deals a week for half a year, each won or lost in three weeks or open still; of two people.
fn table() -> String {
    let mut table = "ID;Название;Менеджер;Стадия;Сумма;Создана;Закрыта\n".to_owned();
    let months = ["06", "07", "08", "09", "10", "11"];
    for n in 0..72_usize {
        let (month, day) = (months[n / 12], n % 12 * 2 + 1);
        let person = if n % 2 == 0 { "Анна Котова" } else { "Игорь Лось" };
        let (stage, closed) = match (n / 12, n % 3) {
            (5, _) => ("Лид", String::new()),
            (_, 0) => ("Успех", format!("{:02}.{month}.2026", day + 4)),
            _ => ("Отказ", format!("{:02}.{month}.2026", day + 5)),
        };
        writeln!(table, "{n};Сделка {n};{person};{stage};{}00;{day:02}.{month}.2026;{closed}", 900 + n)
            .expect("a text grows");
    }
    table
}

fn map() -> Value {
    json!({
        "of": "deals", "feed": "CRM", "dates": "DMY",
        "columns": {
            "id": "ID", "title": "Название", "person": "Менеджер", "stage": "Стадия", "amount": "Сумма", "created": "Создана",
            "closed": "Закрыта",
        },
        "stages": { "Лид": "lead", "Успех": "won", "Отказ": "lost" },
    })
}

async fn forecast(client: &Client) -> Value {
    let answer = client.get(&format!("{PLAN}/forecast")).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body["forecast"].clone()
}

async fn want(head: &Client, goal: &str) {
    let version = head.get(PLAN).await.body["version"].as_i64().expect("a version");
    let edits = json!({ "edits": [{ "path": "goal.amount", "value": goal }] });
    let answer = head.send("PATCH", PLAN, &[("if-match", &format!("\"{version}\""))], Some(edits)).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
}

fn band(band: &Value) -> [i64; 5] {
    ["lowest", "low", "middle", "high", "highest"].map(|key| band[key].as_i64().expect("a sum"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_brings_what_the_facts_say() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        assert_eq!(forecast(&head).await, Value::Null, "without facts nothing is said");
        let sent = send(&head, &table()).await;
        let kept = import(&head, &sent.body["file"], &map(), false).await;
        assert_eq!(kept.body["imported"], 72, "{kept:?}");

        want(&head, "100 000").await;
        let said = forecast(&head).await;
        let to_come = &said["to_come"];
        let all = band(&to_come["all"]);
        assert!(all.is_sorted() && 0 < all[2], "{said}");
        assert!(band(&to_come["open"])[2] <= band(&to_come["pipeline"])[2] && to_come["open_deals"] == 12, "{said}");
        assert_eq!((&said["needed"], &said["deals"], &said["ended"]), (&json!(10_000_000), &json!(72), &json!(60)));
        let mean = |key: &str| to_come[key]["mean"].as_i64().expect("a sum");
        let correction = to_come["correction"].as_i64().expect("a sum");
        assert_eq!(mean("open") + mean("new") + correction, mean("all"), "parts add up");
        let fan = to_come["fan"].as_array().expect("steps");
        assert_eq!(fan.last().map(|step| &step["day"]), Some(&said["to"]));
        let won = said["won"].as_i64().expect("a sum");
        assert_eq!(band(&fan[fan.len() - 1]["band"]), all.map(|minor| minor + won), "it ends where the period does");
        let middles: Vec<i64> = fan.iter().map(|step| band(&step["band"])[2]).collect();
        assert!(middles.is_sorted(), "{middles:?}");

        // Of the same facts it is the same, in a program that has forgotten it, too.
        assert_eq!(forecast(&head).await, said);
        let again = Server::on(&place.db).client_of(company, Role::Head).await;
        assert_eq!(forecast(&again).await, said);

        // The more is wanted, the less likely it is; without a deal it is no likelier.
        let chance = |said: &Value| said["chance"].as_f64().expect("a chance");
        let largest = to_come["largest"].as_array().expect("deals");
        assert_eq!(largest.len(), 10);
        assert!(largest.iter().all(|deal| deal["without"].as_f64().is_some_and(|without| without <= chance(&said))));
        want(&head, "10 000 000").await;
        let more = forecast(&head).await;
        assert!(chance(&more) < chance(&said), "{more}");
        assert_eq!(more["to_come"]["all"], to_come["all"], "what comes asks for no goal");

        // Whoever sees only the own deals is told the effect of no other.
        let rep = server.client_of(company, Role::Rep).await;
        let own = forecast(&rep).await;
        assert_eq!((&own["chance"], &own["to_come"]["largest"]), (&more["chance"], &json!([])));
    })
    .await;
}
