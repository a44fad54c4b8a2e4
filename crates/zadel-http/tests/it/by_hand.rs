//! What people write stands among the facts, is taken back under its number, and is never done twice.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server, escaped};
use crate::payments::load;

const DEALS: &str = "ID;Название сделки;Компания;Стадия сделки;Сумма;Ответственный;Дата создания\n\
    1;Окна;ООО Свет;Новая;100000;Анна Котова;02.11.2026\n";

async fn loaded(head: &Client) -> Answer {
    let columns = json!({ "id": "ID", "title": "Название сделки", "client": "Компания", "stage": "Стадия сделки",
        "amount": "Сумма", "person": "Ответственный", "created": "Дата создания" });
    let map = json!({ "of": "deals", "feed": "CRM", "columns": columns, "stages": { "Новая": "lead" } });
    load(head, "deals.csv", DEALS, map).await
}

async fn undo(head: &Client, written: &Answer) -> StatusCode {
    head.send("DELETE", &format!("/api/v1/imports/{}", written.body["import"]), &[], None).await.status
}

fn path_of(written: &Answer) -> String {
    let object = written.body["object"].as_str().expect("a text").replace(':', "%3A");
    format!("/api/v1/deals/{}/{object}", written.body["feed"])
}

fn kinds(facts: &Value) -> Vec<&str> {
    let held = facts.as_array().expect("facts").iter().filter(|fact| fact["holds"] == true);
    held.filter_map(|fact| fact["kind"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_without_a_crm_writes_a_deal_from_its_beginning_to_its_end() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let deal = json!({ "title": "Стеллажи", "client": { "name": "ООО Склад", "tax_number": "7701234567" }, "on": "02.11.2026",
            "person": "Анна Котова", "source": "Выставка", "amount": "200 000 ₽", "expected": "15.12.2026", "stage": "lead" });
        let key = [("idempotency-key", "deal-1")];
        let written = head.send("POST", "/api/v1/deals", &key, Some(deal.clone())).await;
        assert_eq!(written.status, StatusCode::CREATED, "{written:?}");
        let again = head.send("POST", "/api/v1/deals", &key, Some(deal)).await;
        assert_eq!(again.body, written.body, "sent again it is not done twice");
        let other = head.send("POST", "/api/v1/deals", &key, Some(json!({ "title": "Двери" }))).await;
        assert_eq!(other.status, StatusCode::CONFLICT, "another deal under that name would be lost: {other:?}");
        let path = path_of(&written);

        let met = head.send("PATCH", &path, &[], Some(json!({ "stage": "meeting", "on": "10.11.2026" }))).await;
        assert_eq!(met.status, StatusCode::OK, "{met:?}");
        let won = head.send("PATCH", &path, &[], Some(json!({ "stage": "won", "on": "20.11.2026", "amount": "180000" }))).await;
        assert_eq!(won.status, StatusCode::OK, "{won:?}");
        let card = head.get(&path).await;
        let deal = &card.body["deal"];
        assert_eq!((&deal["outcome"], &deal["amount"], &deal["source"]), (&json!("won"), &json!(18_000_000), &json!("Выставка")));
        assert_eq!((&deal["expected_on"], &deal["client"]), (&json!("2026-12-15"), &json!("ООО Склад")));
        let history = &card.body["history"];
        assert!(kinds(history).starts_with(&["created", "stage"]) || kinds(history).contains(&"won"), "{history:?}");
        assert_eq!((&history[0]["by"], &history[0]["file"]), (&json!("Marina Orlova"), &json!("")));
        let funnel = head.get("/api/v1/deals?event=meeting&since=2026-11-10&until=2026-11-10").await;
        assert_eq!(funnel.body["total"]["n"], 1, "{funnel:?}");

        // What rests on something else goes first; then everything can go.
        assert_eq!(undo(&head, &met).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(undo(&head, &won).await, StatusCode::NO_CONTENT);
        assert_eq!(head.get(&path).await.body["deal"]["outcome"], "open");
        assert_eq!(undo(&head, &met).await, StatusCode::NO_CONTENT);
        assert_eq!(undo(&head, &written).await, StatusCode::NO_CONTENT);
        assert_eq!(head.get(&path).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// What was written is found by whoever may take it back, also when the answer that told its number is long gone.
#[tokio::test(flavor = "multi_thread")]
async fn everything_that_was_written_is_found_and_can_be_taken_back() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        loaded(&head).await;
        let deal = json!({ "title": "Стеллажи", "client": { "name": "ООО Склад" }, "amount": "200000" });
        assert_eq!(head.post("/api/v1/deals", deal).await.status, StatusCode::CREATED);
        let payment = json!({ "amount": "50 000", "on": "20.11.2026", "client": { "name": "ООО Свет" } });
        let paid = head.post("/api/v1/payments", payment).await;
        assert_eq!(paid.status, StatusCode::CREATED, "{paid:?}");
        let object = paid.body["object"].as_str().expect("a text").replace(':', "%3A");
        let tie = format!("/api/v1/payments/{}/{object}/deal", paid.body["feed"]);
        assert_eq!(head.send("PUT", &tie, &[], Some(json!({ "deal": null }))).await.status, StatusCode::OK);

        let journal = head.get("/api/v1/written").await;
        let written = journal.body["written"].as_array().expect("what was written");
        let told: Vec<[&Value; 4]> =
            written.iter().map(|one| ["what", "title", "client", "amount"].map(|key| &one[key])).collect();
        let none = Value::Null;
        let (light, store, fifty) = (json!("ООО Свет"), json!("ООО Склад"), json!(5_000_000));
        let expected = [
            [&json!("tie"), &none, &light, &fifty],
            [&json!("payment"), &none, &light, &fifty],
            [&json!("deal"), &json!("Стеллажи"), &store, &none],
        ];
        assert_eq!(told, expected, "{journal:?}");
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 0);
        let back = head.send("DELETE", &format!("/api/v1/imports/{}", written[0]["import"]), &[], None).await;
        assert_eq!(back.status, StatusCode::NO_CONTENT, "{back:?}");
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 1);
        let after = head.get("/api/v1/written").await;
        assert_ne!(after.body["written"][0]["withdrawn_at"], Value::Null);

        // A deal that is taken back takes no money with it: what was paid for it is without a deal.
        let deal = (written.iter().find(|one| one["what"] == "deal")).expect("the deal");
        let name = json!({ "feed": deal["feed"], "object": deal["object"] });
        assert_eq!(head.send("PUT", &tie, &[], Some(json!({ "deal": name }))).await.status, StatusCode::OK);
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 0);
        let back = head.send("DELETE", &format!("/api/v1/imports/{}", deal["import"]), &[], None).await;
        assert_eq!(back.status, StatusCode::NO_CONTENT, "{back:?}");
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 1);
        // A rep finds what is his own, and that is nothing yet.
        let rep = server.client_of(company, Role::Rep).await;
        assert_eq!(rep.get("/api/v1/written").await.body["written"], json!([]));
        let page = head.get("/api/v1/written?limit=1").await;
        let newest = head.get("/api/v1/written").await.body["written"][0]["import"].clone();
        assert_eq!(page.body["next"], newest);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deal_of_a_crm_is_corrected_and_its_wrong_fact_is_taken_back() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        loaded(&head).await;
        let list = head.get("/api/v1/deals").await;
        let path = format!("/api/v1/deals/{}/deal%3A1", list.body["deals"][0]["feed"]);
        let lost = head
            .send("PATCH", &path, &[], Some(json!({ "stage": "lost", "reason": "Дорого", "on": "12.11.2026" })))
            .await;
        assert_eq!(lost.status, StatusCode::OK, "{lost:?}");
        let source = head.send("PATCH", &path, &[], Some(json!({ "source": "Сайт", "expected": "01.12.2026" }))).await;
        assert_eq!(source.status, StatusCode::OK, "{source:?}");
        let forgotten = head.send("PATCH", &path, &[], Some(json!({ "expected": null }))).await;
        assert_eq!(forgotten.status, StatusCode::OK, "{forgotten:?}");
        let card = head.get(&path).await;
        let deal = &card.body["deal"];
        assert_eq!(
            (&deal["outcome"], &deal["reason"], &deal["source"], &deal["expected_on"]),
            (&json!("lost"), &json!("Дорого"), &json!("Сайт"), &Value::Null),
            "{card:?}"
        );

        let history = card.body["history"].as_array().expect("facts");
        let wrong = history.iter().find(|fact| fact["kind"] == "lost" && fact["holds"] == true).expect("a loss");
        let fact = format!("/api/v1/facts/{}/deal%3A1/{}", wrong["feed"], wrong["fact"].as_str().expect("a text"));
        let back = head.send("DELETE", &fact, &[], None).await;
        assert_eq!(back.status, StatusCode::OK, "{back:?}");
        assert_eq!(head.get(&path).await.body["deal"]["outcome"], "open");
        assert_eq!(
            head.send("DELETE", &fact, &[], None).await.status,
            StatusCode::NOT_FOUND,
            "it does not hold any more"
        );
        assert_eq!(undo(&head, &back).await, StatusCode::NO_CONTENT);
        assert_eq!(head.get(&path).await.body["deal"]["outcome"], "lost");

        let begun =
            history.iter().find(|fact| fact["kind"] == "created" && fact["holds"] == true).expect("a beginning");
        let fact = format!("/api/v1/facts/{}/deal%3A1/{}", begun["feed"], begun["fact"].as_str().expect("a text"));
        let refused = head.send("DELETE", &fact, &[], None).await;
        assert_eq!(
            (refused.status, &refused.body["code"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("beginning")),
            "{refused:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn payments_and_actions_of_a_deal_stand_on_its_card() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        loaded(&head).await;
        let feed = head.get("/api/v1/deals").await.body["deals"][0]["feed"].clone();
        let deal = json!({ "feed": feed, "object": "deal:1" });
        let paid = head.post("/api/v1/payments", json!({ "amount": "40 000", "on": "15.11.2026", "deal": deal })).await;
        assert_eq!(paid.status, StatusCode::CREATED, "{paid:?}");
        let called = json!({ "action": "call", "n": 2, "on": "14.11.2026", "deal": deal, "note": "Перезвонить" });
        let called = head.post("/api/v1/actions", called).await;
        assert_eq!(called.status, StatusCode::CREATED, "{called:?}");
        let card = head.get(&format!("/api/v1/deals/{feed}/deal%3A1")).await;
        assert_eq!(kinds(&card.body["belonging"]), ["call", "paid"], "{card:?}");
        assert_eq!(
            (&card.body["paid"], &card.body["belonging"][0]["person"]),
            (&json!(4_000_000), &json!("Анна Котова"))
        );
        assert_eq!(head.get("/api/v1/payments").await.body["n"], 0, "a person said what it is for");

        // One does not rest on the other: each can go.
        assert_eq!(undo(&head, &paid).await, StatusCode::NO_CONTENT);
        assert_eq!(undo(&head, &called).await, StatusCode::NO_CONTENT);
        let card = head.get(&format!("/api/v1/deals/{feed}/deal%3A1")).await;
        assert_eq!(card.body["belonging"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_is_written_beside_what_files_tell() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        loaded(&head).await;
        let path = "/api/v1/weeks/2026-11-02";
        let asked = format!("{path}?person=%D0%90%D0%BD%D0%BD%D0%B0%20%D0%9A%D0%BE%D1%82%D0%BE%D0%B2%D0%B0");
        let numbers = json!([{ "number": "leads", "n": "4" }, { "number": "meetings", "n": "2" }, { "number": "paid", "amount": "90 000" }]);
        let written = head.send("PUT", path, &[], Some(json!({ "person": "Анна Котова", "numbers": numbers }))).await;
        assert_eq!(written.status, StatusCode::OK, "{written:?}");
        let line = |form: &Answer, number: &str| {
            let numbers = form.body["numbers"].as_array().expect("numbers").clone();
            numbers.into_iter().find(|line| line["number"] == number).expect("the line")
        };
        let form = head.get(&asked).await;
        let leads = line(&form, "leads");
        assert_eq!((&leads["told"], &leads["written"], &leads["n"]), (&json!(1), &json!(4), &json!(5)), "{form:?}");
        assert_eq!(line(&form, "paid")["written_amount"], 9_000_000);
        let journal = head.get("/api/v1/written").await;
        let entry = &journal.body["written"][0];
        assert_eq!((&entry["person"], &entry["week"]), (&json!("Анна Котова"), &json!("2026-11-02")), "{journal:?}");
        assert_eq!((&form.body["from"], &form.body["counts_from"]), (&json!("2026-11-02"), &json!("2026-11-02")));
        assert_eq!((&form.body["before"], &form.body["after"]), (&json!("2026-10-26"), &json!("2026-11-09")));
        let current = head.get("/api/v1/weeks/current?person=A").await;
        assert_eq!((&current.body["from"], &current.body["after"]), (&json!("2026-11-23"), &Value::Null), "{current:?}");
        let many = json!({ "person": "Анна Котова", "numbers": [{ "number": "calls", "n": "много" }] });
        let refused = head.send("PUT", path, &[], Some(many)).await;
        assert_eq!((refused.status, &refused.body["path"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("calls")), "{refused:?}");

        // A sum of no deals is not dropped in silence.
        let sum = json!({ "person": "Анна Котова", "numbers": [{ "number": "won", "n": "0", "amount": "500 000" }] });
        let refused = head.send("PUT", path, &[], Some(sum)).await;
        assert_eq!((&refused.body["code"], &refused.body["path"]), (&json!("sum_without_number"), &json!("won")));

        // Another number replaces it, none takes it back, and what is not said stays.
        let numbers = json!([{ "number": "leads", "n": "3" }, { "number": "paid", "amount": "" }]);
        let again = head.send("PUT", path, &[], Some(json!({ "person": "Анна Котова", "numbers": numbers }))).await;
        assert_eq!(again.status, StatusCode::OK, "{again:?}");

        // An employee whom the files call otherwise has what they tell of him.
        let people = head.get("/api/v1/facts/people").await;
        let known = people.body["people"].as_array().expect("people").clone();
        let anna = known.iter().find(|person| person["name"] == "Анна Котова").expect("she is there").clone();
        let other = people.body["employees"].as_array().expect("employees")[1].clone();
        let tie = json!({ "employee": other["id"] });
        let tied = head.send("PUT", &format!("/api/v1/facts/people/{}", anna["id"]), &[], Some(tie)).await;
        assert!(tied.status.is_success(), "{tied:?}");
        let name = escaped(other["name"].as_str().expect("a name"));
        let his = head.get(&format!("{path}?person={name}")).await;
        assert_eq!((&line(&his, "leads")["told"], &line(&his, "leads")["written"]), (&json!(4), &json!(0)), "{his:?}");
        let form = head.get(&asked).await;
        assert_eq!((&line(&form, "leads")["n"], &line(&form, "meetings")["written"]), (&json!(4), &json!(2)));
        assert_eq!(line(&form, "paid")["written_amount"], 0);
        assert_eq!(undo(&head, &again).await, StatusCode::NO_CONTENT);
        assert_eq!(line(&head.get(&asked).await, "paid")["written_amount"], 9_000_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_with_its_field() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        for (form, path, code) in [
            (json!({}), "title", "bad_name"),
            (json!({ "title": "Окна", "amount": "много" }), "amount", "bad_money"),
            (json!({ "title": "Окна", "amount": "0" }), "amount", "bad_sum"),
            (json!({ "title": "Окна", "on": "01.01.2099" }), "on", "day_to_come"),
            (json!({ "title": "Окна", "on": "01.01.1900" }), "on", "bad_date"),
            (json!({ "title": "Окна", "created": "20.11.2026", "on": "19.11.2026" }), "on", "dates_turned"),
            (json!({ "title": "Окна", "stage": "nowhere" }), "stage", "unknown_stage"),
            (
                json!({ "title": "Окна", "client": { "name": "ООО", "tax_number": "12x" } }),
                "tax_number",
                "bad_tax_number",
            ),
        ] {
            let refused = head.post("/api/v1/deals", form.clone()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}: {refused:?}");
            assert_eq!(
                (&refused.body["path"], &refused.body["code"]),
                (&json!(path), &json!(code)),
                "{form}: {refused:?}"
            );
        }
        assert_eq!(head.get("/api/v1/deals").await.body["total"]["n"], 0, "nothing of it was kept");
        let written = head.post("/api/v1/deals", json!({ "title": "Окна", "on": "20.11.2026" })).await;
        for (on, status) in [("19.11.2026", StatusCode::UNPROCESSABLE_ENTITY), ("20.11.2026", StatusCode::OK)] {
            let won = Some(json!({ "stage": "won", "on": on }));
            let answer = head.send("PATCH", &path_of(&written), &[], won).await;
            assert_eq!(answer.status, status, "{on}: {answer:?}");
            assert!(status == StatusCode::OK || answer.body["code"] == "before_deal", "{answer:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rep_writes_what_is_his_own_and_nothing_else() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (head, rep) = (server.client_of(company, Role::Head).await, server.client_of(company, Role::Rep).await);
        loaded(&head).await;
        let crm = head.get("/api/v1/deals").await.body["deals"][0]["feed"].clone();

        // Under his own name, whoever he is in the facts so far; and he sees it at once.
        let written =
            rep.post("/api/v1/deals", json!({ "title": "Ворота", "amount": "90 000", "on": "03.11.2026" })).await;
        assert_eq!(written.status, StatusCode::CREATED, "{written:?}");
        let card = rep.get(&path_of(&written)).await;
        assert_eq!((card.status, &card.body["deal"]["person"]), (StatusCode::OK, &json!("Anna Kotova")), "{card:?}");
        let met = rep.send("PATCH", &path_of(&written), &[], Some(json!({ "stage": "meeting" }))).await;
        assert_eq!(met.status, StatusCode::OK, "{met:?}");
        let deal = json!({ "feed": written.body["feed"], "object": written.body["object"] });
        let called = rep.post("/api/v1/actions", json!({ "action": "call", "deal": deal })).await;
        assert_eq!(called.status, StatusCode::CREATED, "{called:?}");
        let paid = rep.post("/api/v1/payments", json!({ "amount": "10 000", "deal": deal })).await;
        assert_eq!(paid.status, StatusCode::CREATED, "{paid:?}");
        let own = json!({ "person": "Anna Kotova", "numbers": [{ "number": "calls", "n": "5" }] });
        let week = rep.send("PUT", "/api/v1/weeks/2026-11-16", &[], Some(own)).await;
        assert_eq!(week.status, StatusCode::OK, "{week:?}");
        assert_eq!(undo(&rep, &week).await, StatusCode::NO_CONTENT, "what he wrote he takes back");

        // Somebody else's he neither writes nor finds.
        let other = json!({ "title": "Ворота", "person": "Анна Котова" });
        assert_eq!(rep.post("/api/v1/deals", other).await.status, StatusCode::FORBIDDEN);
        let path = format!("/api/v1/deals/{crm}/deal%3A1");
        let foreign = rep.send("PATCH", &path, &[], Some(json!({ "stage": "won" }))).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{foreign:?}");
        let given = json!({ "person": "Анна Котова" });
        assert_eq!(rep.send("PATCH", &path_of(&written), &[], Some(given)).await.status, StatusCode::FORBIDDEN);
        let theirs = json!({ "person": "Анна Котова", "numbers": [] });
        assert_eq!(rep.send("PUT", "/api/v1/weeks/2026-11-16", &[], Some(theirs)).await.status, StatusCode::FORBIDDEN);
        assert_eq!(rep.post("/api/v1/payments", json!({ "amount": "1" })).await.status, StatusCode::FORBIDDEN);
        assert_eq!(head.get(&path).await.body["deal"]["outcome"], "open");
        let by_head = head.send("PATCH", &path_of(&written), &[], Some(json!({ "amount": "95 000" }))).await;
        assert_eq!(undo(&rep, &by_head).await, StatusCode::FORBIDDEN, "what the head wrote he does not take back");
        // Nor by taking back his own, on which it stands: for the head both go.
        let refused = undo(&rep, &written).await;
        assert_eq!(refused, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(head.get(&path_of(&written)).await.body["deal"]["amount"], 9_500_000);
        assert_eq!(undo(&head, &written).await, StatusCode::NO_CONTENT);
        assert_eq!(head.get(&path_of(&written)).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
