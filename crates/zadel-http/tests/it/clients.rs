//! Clients: how they stand, who is likeliest to buy next, and what one of them bought, paid and owes.

use std::fmt::Write as _;

use axum::http::StatusCode;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::authorization::other_company;
use crate::client::{Client, Server};
use crate::payments::load;

/// The last day of which anything is told.
const END: Date = date(2026, 11, 20);

struct Table {
    rows: String,
    n: u32,
}

impl Table {
    fn bought(&mut self, client: u32, days_ago: i64, stage: &str) {
        let day = END.saturating_sub(days_ago.days()).strftime("%d.%m.%Y").to_string();
        let closed = if stage == "Успех" { day.as_str() } else { "" };
        self.n += 1;
        writeln!(self.rows, "{};ООО {client:02};{stage};1000{client:02};Анна Котова;{day};{closed}", self.n)
            .expect("a text grows");
    }
}

/// Ten who buy every month, ten who did until a year and a half ago, `n_once` who bought once, and one who has not bought yet.
fn deals(n_once: u32) -> String {
    let head = "ID;Компания;Стадия;Сумма;Ответственный;Создана;Закрыта\n".to_owned();
    let mut table = Table { rows: head, n: 0 };
    for client in 1..=10 {
        (0..12).for_each(|n| table.bought(client, n * 30 + i64::from(client) - 1, "Успех"));
    }
    for client in 11..=20 {
        (18..24).for_each(|n| table.bought(client, n * 30, "Успех"));
    }
    (21..21 + n_once).for_each(|client| table.bought(client, i64::from(client) * 8, "Успех"));
    table.bought(99, 3, "Лид");
    table.rows
}

async fn bring(head: &Client, n_once: u32) {
    bring_rows(head, &deals(n_once)).await;
}

async fn bring_rows(head: &Client, rows: &str) {
    let columns = json!({ "id": "ID", "client": "Компания", "stage": "Стадия", "amount": "Сумма", "person": "Ответственный",
        "created": "Создана", "closed": "Закрыта" });
    let stages = json!({ "Лид": "lead", "Успех": "won" });
    let map = json!({ "of": "deals", "feed": "CRM", "dates": "DMY", "columns": columns, "stages": stages });
    load(head, "deals.csv", rows, map).await;
}

async fn read(who: &Client, path: &str) -> Value {
    let answer = who.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_stand_in_the_order_in_which_they_are_due() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let none = read(&head, "/api/v1/clients/due").await;
        assert_eq!((&none["said"], &none["why_not"], &none["from"]), (&Value::Null, &Value::Null, &Value::Null));
        assert_eq!(read(&head, "/api/v1/clients").await["total"], 0);
        bring(&head, 20).await;

        let list = read(&head, "/api/v1/clients").await;
        assert_eq!(list["standings"], json!({ "regular": 30, "dormant": 10, "new": 1 }), "{list}");
        let first = &list["clients"][0];
        assert_eq!(
            (&first["standing"], &first["n_won"], &first["person"]),
            (&json!("regular"), &json!(12), &json!("Анна Котова"))
        );
        let id: i64 = first["name"]
            .as_str()
            .and_then(|name| name.strip_prefix("ООО "))
            .expect("a name")
            .parse()
            .expect("a number");
        assert_eq!(first["won"], json!(12 * (100_000 + id) * 100));
        assert!(0.3 < first["chance"].as_f64().expect("a chance"), "{first}");
        let last = &list["clients"][40];
        assert_eq!(
            (&last["name"], &last["standing"], &last["last_on"]),
            (&json!("ООО 99"), &json!("new"), &Value::Null)
        );
        assert_eq!((&last["chance"], &list["next"]), (&Value::Null, &Value::Null));

        let page = read(&head, "/api/v1/clients?standing=dormant&limit=4").await;
        assert_eq!(
            (&page["total"], &page["next"], &page["clients"][0]["standing"]),
            (&json!(10), &json!(4), &json!("dormant"))
        );
        let rest = read(&head, "/api/v1/clients?standing=dormant&limit=4&from=8").await;
        assert_eq!((rest["clients"].as_array().map(Vec::len), &rest["next"]), (Some(2), &Value::Null));
        let found = read(&head, "/api/v1/clients?search=%D0%BE%D0%BE%D0%BE%2007").await;
        assert_eq!((&found["total"], &found["clients"][0]["name"]), (&json!(1), &json!("ООО 07")));

        let due = read(&head, "/api/v1/clients/due").await;
        assert_eq!((&due["from"], &due["to"], &due["days"]), (&json!("2026-11-21"), &json!("2026-12-20"), &json!(30)));
        assert_eq!((&due["n_regular"], &due["clients"][0]["id"]), (&json!(30), &first["id"]));
        for what in [&due["said"]["purchases"], &due["said"]["money"]] {
            let [low, median, high] = ["low", "median", "high"].map(|key| what[key].as_i64().expect("a number"));
            assert!(0 < low && low <= median && median <= high, "{due}");
        }
        // Asked again, the same.
        assert_eq!(read(&head, "/api/v1/clients/due?days=30").await, due);

        for bad in ["/api/v1/clients/due?days=0", "/api/v1/clients/due?days=400", "/api/v1/clients?standing=old"] {
            assert_eq!(head.get(bad).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        }
        let other = other_company(&place.db).await;
        let strange = server.client_of(other, Role::Owner).await;
        assert_eq!(read(&strange, "/api/v1/clients").await["total"], 0);
        assert_eq!(read(&strange, "/api/v1/clients/due").await["n_regular"], 0);
        assert_eq!(strange.get(&format!("/api/v1/clients/{}", first["id"])).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_few_clients_it_is_said_that_they_are_few() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        bring(&head, 4).await;
        let due = read(&head, "/api/v1/clients/due").await;
        assert_eq!((&due["said"], &due["why_not"]), (&Value::Null, &json!("few_clients")));
        assert_eq!((&due["n_buyers"], &due["n_needed"], &due["clients"]), (&json!(24), &json!(30), &json!([])));
        // The list is there all the same: whoever bought last comes first.
        let list = read(&head, "/api/v1/clients").await;
        assert_eq!(
            (&list["clients"][0]["last_on"], &list["clients"][0]["chance"]),
            (&json!("2026-11-20"), &Value::Null)
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_says_what_a_client_bought_paid_and_owes() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        bring(&head, 20).await;
        let columns = json!({ "id": "Номер", "at": "Дата", "amount": "Сумма", "due": "Срок", "client": "Клиент", "deal": "Сделка" });
        let invoices = "Номер;Дата;Сумма;Срок;Клиент;Сделка\n7;05.11.2026;60000;10.11.2026;ООО 01;1\n8;05.11.2026;5000;10.11.2026;ООО 02;13\n";
        load(&head, "invoices.csv", invoices, json!({ "of": "invoices", "feed": "1C", "dates": "DMY", "columns": columns })).await;
        let columns = json!({ "id": "Номер", "at": "Дата", "amount": "Сумма", "client": "Клиент", "deal": "Сделка" });
        let payments = "Номер;Дата;Сумма;Клиент;Сделка\n3;12.11.2026;20000;ООО 01;1\n4;12.11.2026;1000;ООО 02;13\n";
        load(&head, "payments.csv", payments, json!({ "of": "payments", "feed": "1C", "dates": "DMY", "columns": columns })).await;

        let found = read(&head, "/api/v1/clients?search=01").await;
        let card = read(&head, &format!("/api/v1/clients/{}", found["clients"][0]["id"])).await;
        let client = &card["client"];
        assert_eq!((&client["name"], &client["standing"]), (&json!("ООО 01"), &json!("regular")));
        assert_eq!((&client["last_on"], &client["first_on"]), (&json!("2026-11-20"), &json!("2025-12-25")));
        assert_eq!((&card["n_deals"], &card["deals"][0]["client"]), (&json!(12), &json!("ООО 01")));
        assert_eq!((&card["paid"], &card["payments"][0]["amount"]), (&json!(2_000_000), &json!(2_000_000)), "{card}");
        assert_eq!((&card["owed"]["amount"], &card["owed"]["overdue"]), (&json!(4_000_000), &json!(4_000_000)), "{card}");
        let invoices = &card["owed"]["invoices"];
        assert_eq!((&invoices[0]["number"], invoices.as_array().map(Vec::len)), (&json!("7"), Some(1)));
        assert_eq!(head.get("/api/v1/clients/12345").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// A payment that names only its deal is its client's, also if a card shows a hundred other deals before it.
#[tokio::test(flavor = "multi_thread")]
async fn a_payment_of_any_of_a_clients_deals_is_his() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let mut table = Table {
            rows: "ID;Компания;Стадия;Сумма;Ответственный;Создана;Закрыта\n".to_owned(), n: 0
        };
        (0..120).rev().for_each(|ago| table.bought(1, ago, "Успех"));
        bring_rows(&head, &table.rows).await;
        let columns = json!({ "id": "Номер", "at": "Дата", "amount": "Сумма", "deal": "Сделка" });
        let payments = "Номер;Дата;Сумма;Сделка\n3;12.11.2026;20000;1\n4;13.11.2026;1000;120\n";
        load(
            &head,
            "payments.csv",
            payments,
            json!({ "of": "payments", "feed": "1C", "dates": "DMY", "columns": columns }),
        )
        .await;
        let list = read(&head, "/api/v1/clients").await;
        let card = read(&head, &format!("/api/v1/clients/{}", list["clients"][0]["id"])).await;
        assert_eq!((&card["n_deals"], card["deals"].as_array().map(Vec::len)), (&json!(120), Some(100)));
        assert_eq!((&card["paid"], card["payments"].as_array().map(Vec::len)), (&json!(2_100_000), Some(2)), "{card}");
    })
    .await;
}
