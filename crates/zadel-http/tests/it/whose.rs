//! Whose rows somebody sees: a rep his own, everybody else the company's; and who is who among the names of files.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::authorization::other_company;
use crate::client::{Client, Server};
use crate::payments::{load, loaded};

async fn read(who: &Client, path: &str) -> Value {
    let answer = who.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {answer:?}");
    answer.body
}

async fn status(who: &Client, path: &str) -> u16 {
    who.get(path).await.status.as_u16()
}

/// The number and the employee of a name.
async fn person(head: &Client, name: &str) -> (i64, Value) {
    let people = read(head, "/api/v1/facts/people").await;
    let people = people["people"].as_array().expect("a list").clone();
    let found = people.iter().find(|person| person["name"] == name).unwrap_or_else(|| panic!("{name}: {people:?}"));
    (found["id"].as_i64().expect("a number"), found["employee"].clone())
}

async fn tie(head: &Client, name: &str, employee: Value) -> Value {
    let (id, _) = person(head, name).await;
    let path = format!("/api/v1/facts/people/{id}");
    let answer = head.send("PUT", &path, &[], Some(json!({ "employee": employee }))).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body["before"].clone()
}

fn texts(list: &Value, key: &str) -> Vec<String> {
    let texts = list.as_array().expect("a list").iter().map(|row| row[key].as_str().unwrap_or("-").to_owned());
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts
}

/// What somebody sees of lists: deals, their number and sum, clients, those of payments without a deal, debts.
async fn seen(who: &Client) -> (Vec<String>, Value, Vec<String>, Vec<String>, Vec<String>) {
    let mut lists = Vec::new();
    for sort in ["", "?sort=-amount"] {
        let deals = read(who, &format!("/api/v1/deals{sort}")).await;
        lists.push((texts(&deals["deals"], "object"), json!([deals["total"]["n"], deals["total"]["amount"]])));
    }
    assert_eq!(lists[0], lists[1], "in whatever order");
    let (deals, total) = lists.remove(0);
    let clients = texts(&read(who, "/api/v1/clients").await["clients"], "name");
    let payments = read(who, "/api/v1/payments").await;
    let open = texts(&payments["payments"], "client");
    assert_eq!(payments["n"], open.len());
    let owed = texts(&read(who, "/api/v1/receivables").await["invoices"], "client");
    (deals, total, clients, open, owed)
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rep_sees_his_own_rows_and_nobody_elses() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let other = other_company(&place.db).await;
        let (head, rep) = (server.client_of(company, Role::Head).await, server.client_of(company, Role::Rep).await);
        loaded(&head).await;
        let employees = read(&head, "/api/v1/staff").await["employees"].clone();
        let own = employees.as_array().expect("a list").iter().find(|one| !one["member"].is_null()).expect("a rep");

        // Nothing is tied to him yet, and he is told why he sees nothing.
        assert_eq!(read(&rep, "/api/v1/facts").await["sees"], "no_name");
        assert_eq!(seen(&rep).await, (vec![], json!([0, 0]), vec![], vec![], vec![]));

        assert_eq!(tie(&head, "Анна Котова", own["id"].clone()).await, Value::Null);
        assert_eq!(read(&rep, "/api/v1/facts").await["sees"], "own");
        let light = strings(&["ООО Свет"]);
        let one = strings(&["deal:1"]);
        assert_eq!(seen(&rep).await, (one, json!([1, 10_000_000]), light.clone(), vec![], light.clone()));
        assert_eq!(
            (status(&rep, "/api/v1/deals/1/deal:1").await, status(&rep, "/api/v1/deals/1/deal:2").await),
            (200, 404)
        );

        // Everybody else sees the company's rows.
        let (both, all) = (strings(&["deal:1", "deal:2"]), strings(&["ООО Лес", "ООО Свет"]));
        let forest = strings(&["ООО Лес"]);
        for role in [Role::Owner, Role::Head, Role::Marketing, Role::Observer] {
            let who = server.client_of(company, role).await;
            assert_eq!(read(&who, "/api/v1/facts").await["sees"], "all");
            let expected = (both.clone(), json!([2, 15_000_000]), all.clone(), forest.clone(), light.clone());
            assert_eq!(seen(&who).await, expected, "{role:?}");
            assert_eq!(status(&who, "/api/v1/deals/1/deal:2").await, 200, "{role:?}");
        }

        // A client is his who has a deal with him.
        let clients = read(&head, "/api/v1/clients").await["clients"].clone();
        for client in clients.as_array().expect("a list") {
            let expected = if client["name"] == "ООО Свет" { 200 } else { 404 };
            assert_eq!(status(&rep, &format!("/api/v1/clients/{}", client["id"])).await, expected, "{client}");
        }

        // The company's numbers are everybody's, a person's are his own.
        let (anna, _) = person(&head, "Анна Котова").await;
        let (igor, _) = person(&head, "Игорь Белов").await;
        let company_funnel = read(&rep, "/api/v1/funnel?from=2026-01-01").await;
        let heads = read(&head, "/api/v1/funnel?from=2026-01-01").await;
        assert_eq!(company_funnel["stages"], heads["stages"]);
        assert_eq!(status(&rep, &format!("/api/v1/funnel?person={anna}")).await, 200);
        assert_eq!(status(&rep, &format!("/api/v1/funnel?person={igor}")).await, 403);
        assert_eq!(status(&rep, "/api/v1/funnel?person=0").await, 403);
        assert_eq!(texts(&read(&rep, "/api/v1/facts/names").await["people"], "name"), strings(&["Anna Kotova"]));
        let asked = read(&rep, &format!("/api/v1/deals?person={igor}")).await;
        assert_eq!(asked["deals"], json!([]), "a filter opens nothing");

        // The same numbers in another company are nobody's there.
        for role in Role::ALL {
            let foreign = server.client_of(other, role).await;
            assert_eq!(seen(&foreign).await, (vec![], json!([0, 0]), vec![], vec![], vec![]), "{role:?}");
            assert_eq!(status(&foreign, "/api/v1/deals/1/deal:1").await, 404, "{role:?}");
        }

        // An account that is no employee's has no rows.
        let path = format!("/api/v1/employees/{}", own["id"]);
        let version = format!("\"{}\"", own["version"]);
        let untied = head.send("PATCH", &path, &[("if-match", &version)], Some(json!({ "member": 0 }))).await;
        assert_eq!((untied.status, &untied.body["member"]), (StatusCode::OK, &Value::Null), "{untied:?}");
        assert_eq!(read(&rep, "/api/v1/facts").await["sees"], "no_employee");
        assert_eq!(seen(&rep).await.0, strings(&[]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_names_are_one_employee_and_a_name_can_become_one() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let new = json!({ "name": "Белов Игорь", "starts_on": "2026-01-12" });
        let added = head.post("/api/v1/employees", new).await;
        assert_eq!(added.status, StatusCode::CREATED, "{added:?}");
        let igor = added.body["id"].clone();
        loaded(&head).await;

        // The same words in another order: nobody has to say so. Anna has no equal here.
        assert_eq!(person(&head, "Игорь Белов").await.1, igor);
        assert_eq!(person(&head, "Анна Котова").await.1, Value::Null);
        let people = read(&head, "/api/v1/facts/people").await;
        assert_eq!((&people["people"][0]["name"], &people["people"][0]["n_deals"]), (&json!("Анна Котова"), &json!(1)));
        assert_eq!(people["people"][1]["suggested"], json!([igor]));

        // Both names are one now: he stands once in the filter, and it finds the deals of both.
        assert_eq!(tie(&head, "Анна Котова", igor.clone()).await, Value::Null);
        let names = read(&head, "/api/v1/facts/names").await["people"].clone();
        assert_eq!(texts(&names, "name"), strings(&["Белов Игорь"]));
        for (id, _) in [person(&head, "Анна Котова").await, person(&head, "Игорь Белов").await] {
            let deals = read(&head, &format!("/api/v1/deals?person={id}")).await;
            assert_eq!((&deals["total"]["n"], deals["deals"][0]["person"].as_str()), (&json!(2), Some("Белов Игорь")));
            let funnel = read(&head, &format!("/api/v1/funnel?person={id}&from=2026-01-01")).await;
            let by_person = funnel["by"][0]["slices"].as_array().expect("parts");
            assert_eq!(by_person.len(), 1, "{funnel}");
        }

        // Taken back, it waits; no import ties it again, and an employee can be made of it.
        assert_eq!(tie(&head, "Анна Котова", Value::Null).await, igor);
        assert_eq!(person(&head, "Анна Котова").await.1, Value::Null);
        let (anna, _) = person(&head, "Анна Котова").await;
        let made = head.post(&format!("/api/v1/facts/people/{anna}/employee"), json!({})).await;
        assert_eq!(made.status, StatusCode::OK, "{made:?}");
        assert_eq!(person(&head, "Анна Котова").await.1, made.body["employee"]);
        let staff = read(&head, "/api/v1/staff").await["employees"].clone();
        let employee = staff.as_array().expect("a list").iter().find(|one| one["id"] == made.body["employee"]);
        let employee = employee.expect("she is there");
        assert_eq!((&employee["name"], &employee["starts_on"]), (&json!("Анна Котова"), &json!("2026-11-02")));
        let again = head.post(&format!("/api/v1/facts/people/{anna}/employee"), json!({})).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody is called so already: {again:?}");

        // Whoever was added by mistake goes, and the name is nobody's again.
        let path = format!("/api/v1/employees/{}", made.body["employee"]);
        let gone = head.send("DELETE", &path, &[("if-match", "\"1\"")], None).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT, "{gone:?}");
        assert_eq!(person(&head, "Анна Котова").await.1, Value::Null);

        let unknown =
            head.send("PUT", &format!("/api/v1/facts/people/{anna}"), &[], Some(json!({ "employee": 99 }))).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{unknown:?}");
        let log = read(&server.client_of(company, Role::Owner).await, "/api/v1/audit").await;
        let tied = log["entries"].as_array().expect("a list").iter().filter(|entry| entry["action"] == "person_tied");
        assert_eq!(tied.count(), 4, "{log}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_one_employees() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let employees = read(&head, "/api/v1/staff").await["employees"].clone();
        let (with, without): (Vec<&Value>, Vec<&Value>) =
            employees.as_array().expect("a list").iter().partition(|one| !one["member"].is_null());
        let ask = async |member: i64| {
            let path = format!("/api/v1/employees/{}", without[0]["id"]);
            head.send("PATCH", &path, &[("if-match", "\"1\"")], Some(json!({ "member": member }))).await
        };
        let taken = ask(with[0]["member"].as_i64().expect("a number")).await;
        assert_eq!((taken.status, taken.code()), (StatusCode::UNPROCESSABLE_ENTITY, "member_taken"), "{taken:?}");
        let unknown = ask(99).await;
        assert_eq!(
            (unknown.status, unknown.code()),
            (StatusCode::UNPROCESSABLE_ENTITY, "unknown_member"),
            "{unknown:?}"
        );
        assert_eq!(ask(5).await.body["member"], 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn weeks_close_for_good_and_a_time_zone_stays_with_its_facts() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let rules = async || read(&head, "/api/v1/facts/rules").await;
        let change = async |version: &str, body: Value| {
            head.send("PATCH", "/api/v1/facts/rules", &[("if-match", version)], Some(body)).await
        };
        let close = async |version: &str, week: i32| {
            let body = Some(json!({ "week": week }));
            head.send("POST", "/api/v1/facts/closed-weeks", &[("if-match", version)], body).await
        };
        let first = rules().await;
        assert_eq!(
            (&first["time_zone"], &first["dormant_months"], &first["version"]),
            (&json!("Europe/Moscow"), &json!(12), &json!(0))
        );
        // It is Monday, 23 November 2026: the week before is over.
        assert_eq!(first["open"][25], json!({ "week": 202_647, "from": "2026-11-16", "to": "2026-11-22" }));

        // Before the first fact it may be any; afterwards the facts have their days in it.
        let changed = change("\"0\"", json!({ "time_zone": "asia/omsk", "dormant_months": 6 })).await;
        assert_eq!(
            (changed.status, &changed.body["time_zone"], &changed.body["version"]),
            (StatusCode::OK, &json!("Asia/Omsk"), &json!(2))
        );
        let stale = change("\"0\"", json!({ "dormant_months": 7 })).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{stale:?}");
        assert_eq!(change("\"2\"", json!({ "time_zone": "Mars/Base" })).await.code(), "unknown_time_zone");
        assert_eq!(change("\"2\"", json!({ "dormant_months": 0 })).await.code(), "bad_months");
        loaded(&head).await;
        assert_eq!(read(&head, "/api/v1/facts").await["time_zone"], "Asia/Omsk");
        assert_eq!(change("\"2\"", json!({ "time_zone": "Europe/Moscow" })).await.code(), "has_facts");

        // A week that is not over cannot be closed, and a closed one does not open again.
        assert_eq!(close("\"2\"", 202_648).await.code(), "bad_week");
        let closed = close("\"2\"", 202_646).await;
        assert_eq!((closed.status, &closed.body["closed"]["week"]), (StatusCode::OK, &json!(202_646)), "{closed:?}");
        assert_eq!((&closed.body["n_late"], closed.body["open"].as_array().map(Vec::len)), (&json!(0), Some(1)));
        for week in [202_645, 202_646, 202_699] {
            assert_eq!(close("\"3\"", week).await.code(), "bad_week", "{week}");
        }

        // What comes later of a closed week counts in an open one, and is told.
        let columns =
            json!({ "id": "ID", "client": "Компания", "stage": "Стадия", "amount": "Сумма", "created": "Создана" });
        let map =
            json!({ "of": "deals", "feed": "CRM", "dates": "DMY", "columns": columns, "stages": { "Новая": "lead" } });
        load(&head, "late.csv", "ID;Компания;Стадия;Сумма;Создана\n7;ООО Свет;Новая;1000;03.11.2026\n", map).await;
        let later = rules().await["n_late"].as_i64().expect("a number");
        assert!(0 < later, "{later}");
    })
    .await;
}
