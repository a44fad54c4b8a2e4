//! Payments without a deal are listed, a person says which deal they are for, and takes it back; what clients owe follows.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server, escaped};

const DEALS: &str = "ID;Название сделки;Компания;Стадия сделки;Сумма;Ответственный;Дата создания;Дата закрытия\n\
    1;Окна;ООО Свет;Новая;100000;Анна Котова;02.11.2026;\n\
    2;Двери;ООО Лес;Новая;50000;Игорь Белов;02.11.2026;\n";
const INVOICES: &str = "Номер;Дата;Сумма;Срок;Клиент;Сделка\n12;05.11.2026;60000;10.11.2026;ООО Свет;1\n";
const STATEMENT: &str = "1CClientBankExchange\nРасчСчет=40702810000000000001\n\
    СекцияДокумент=Платежное поручение\nНомер=1\nДата=12.11.2026\nСумма=40000\nПлательщикСчет=40702810000000000099\n\
    Плательщик1=ООО Свет\nПолучательСчет=40702810000000000001\nНазначениеПлатежа=Оплата по счёту 12\nКонецДокумента\n\
    СекцияДокумент=Платежное поручение\nНомер=2\nДата=13.11.2026\nСумма=7000\nПлательщикСчет=40702810000000000099\n\
    Плательщик1=ООО Лес\nПолучательСчет=40702810000000000001\nНазначениеПлатежа=Доплата\nКонецДокумента\nКонецФайла\n";

pub(crate) async fn load(who: &Client, name: &str, text: &str, map: Value) -> Answer {
    let request = Request::post(format!("/api/v1/import-files?name={name}"))
        .header("host", "localhost")
        .header("cookie", who.cookie.as_deref().unwrap_or_default())
        .body(Body::from(text.to_owned()));
    let sent = who.answer(request.expect("a request")).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{sent:?}");
    let map = if map.is_null() { sent.body["map"].clone() } else { map };
    let loaded = who.post("/api/v1/imports", json!({ "file": sent.body["file"], "map": map })).await;
    assert_eq!(loaded.status, StatusCode::CREATED, "{loaded:?}");
    loaded
}

pub(crate) async fn loaded(head: &Client) -> Answer {
    let columns = json!({ "id": "ID", "title": "Название сделки", "client": "Компания", "stage": "Стадия сделки",
        "amount": "Сумма", "person": "Ответственный", "created": "Дата создания" });
    let map = json!({ "of": "deals", "feed": "CRM", "columns": columns, "stages": { "Новая": "lead" } });
    load(head, "deals.csv", DEALS, map).await;
    let columns =
        json!({ "id": "Номер", "at": "Дата", "amount": "Сумма", "due": "Срок", "client": "Клиент", "deal": "Сделка" });
    load(head, "invoices.csv", INVOICES, json!({ "of": "invoices", "feed": "1C", "columns": columns })).await;
    // What the program proposes for a statement is all that it needs.
    load(head, "statement.txt", STATEMENT, Value::Null).await
}

fn path_of(payment: &Value, what: &str) -> String {
    let object = escaped(payment["object"].as_str().expect("a text"));
    format!("/api/v1/payments/{}/{object}/{what}", payment["feed"])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_without_a_deal_is_given_one_and_taken_back() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let came = loaded(&head).await;
        assert_eq!((&came.body["imported"], &came.body["tied"]), (&json!(2), &json!(1)), "{came:?}");
        assert_eq!(came.body["without_deal_amount"], 700_000);

        let owed = head.get("/api/v1/receivables").await;
        assert_eq!((&owed.body["amount"], &owed.body["overdue"]), (&json!(2_000_000), &json!(2_000_000)), "{owed:?}");

        let open = head.get(&format!("/api/v1/payments?import={}", came.body["import"])).await;
        assert_eq!((&open.body["n"], &open.body["amount"]), (&json!(1), &json!(700_000)), "{open:?}");
        let payment = &open.body["payments"][0];
        assert_eq!(payment["on"], "2026-11-13");
        assert_eq!((&payment["client"], &payment["purpose"]), (&json!("ООО Лес"), &json!("Доплата")));
        let deals = head.get(&path_of(payment, "deals")).await;
        let first = &deals.body["deals"][0];
        assert_eq!((&first["object"], &first["why"]), (&json!("deal:2"), &Value::Null), "{deals:?}");

        let tie = json!({ "deal": { "feed": first["feed"], "object": first["object"] } });
        let key = [("idempotency-key", "once")];
        let tied = head.send("PUT", &path_of(payment, "deal"), &key, Some(tie.clone())).await;
        assert_eq!(tied.status, StatusCode::OK, "{tied:?}");
        let again = head.send("PUT", &path_of(payment, "deal"), &key, Some(tie)).await;
        assert_eq!(again.body, tied.body);
        let other = head.send("PUT", &path_of(payment, "deal"), &key, Some(json!({ "deal": null }))).await;
        assert_eq!(other.status, StatusCode::CONFLICT, "one name is not given to two things: {other:?}");
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 0);
        let card = head.get(&format!("/api/v1/deals/{}/deal:2", first["feed"])).await;
        let belonging = card.body["belonging"].as_array().expect("facts");
        let holding: Vec<&Value> = belonging.iter().filter(|fact| fact["holds"] == true).collect();
        assert_eq!(
            (holding.len(), &holding[0]["amount"], &holding[0]["person"]),
            (1, &json!(700_000), &json!("Игорь Белов"))
        );

        // Nothing of what people say stands among the files.
        let files = head.get("/api/v1/imports").await;
        assert_eq!(files.body["imports"].as_array().map(Vec::len), Some(3));
        let undo = format!("/api/v1/imports/{}", tied.body["import"]);
        assert_eq!(head.send("DELETE", &undo, &[], None).await.status, StatusCode::NO_CONTENT);
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 1);

        let none = head.send("PUT", &path_of(payment, "deal"), &[], Some(json!({ "deal": null }))).await;
        assert_eq!(none.status, StatusCode::OK, "{none:?}");
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 0);
        assert_eq!(head.post("/api/v1/payment-matches", Value::Null).await.body["n"], 0);

        // Said of the statement only: it goes with it.
        let statement = format!("/api/v1/imports/{}", came.body["import"]);
        assert_eq!(head.send("DELETE", &statement, &[], None).await.status, StatusCode::NO_CONTENT);
        assert_eq!(head.get("/api/v1/receivables").await.body["amount"], 6_000_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_only_reads_says_nothing_and_strangers_find_nothing() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        loaded(&head).await;
        let open = head.get("/api/v1/payments").await;
        let payment = &open.body["payments"][0];
        let rep = server.client_of(company, Role::Rep).await;
        let refused = rep.send("PUT", &path_of(payment, "deal"), &[], Some(json!({ "deal": null }))).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let other = crate::authorization::other_company(&place.db).await;
        let foreign = server.client_of(other, Role::Owner).await;
        assert_eq!(foreign.get("/api/v1/payments").await.body["n"], 0);
        assert_eq!(foreign.get(&path_of(payment, "deals")).await.status, StatusCode::NOT_FOUND);
        let missing = json!({ "deal": { "feed": 1, "object": "deal:99" } });
        let missing = head.send("PUT", &path_of(payment, "deal"), &[], Some(missing)).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    })
    .await;
}
