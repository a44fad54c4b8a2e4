//! Which days the company works.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};

async fn change(who: &Client, version: i64, body: Value) -> Answer {
    who.send("PATCH", "/api/v1/calendar", &[("if-match", &format!("\"{version}\""))], Some(body)).await
}

fn day(calendar: &Value, month: usize, day: usize) -> &Value {
    &calendar["months"][month - 1]["days"][day - 1]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_in_roubles_begins_with_the_holidays_of_russia() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let year = server.client_of(company, Role::Observer).await.get("/api/v1/calendar?year=2026").await.body;
        assert_eq!((year["country"].as_str(), year["version"].as_i64()), (Some("RU"), Some(0)));
        assert_eq!((year["working_days"].as_i64(), year["is_complete"].as_bool()), (Some(247), Some(true)));
        let reasons = [(1, 1), (1, 9), (3, 8), (3, 9), (3, 10), (3, 14)].map(|(m, d)| day(&year, m, d)["why"].clone());
        assert_eq!(reasons, ["holiday", "moved_off", "holiday", "moved_off", "workday", "weekend"]);
        assert_eq!(day(&year, 1, 1)["weekday"], 4);
        let later = server.client_of(company, Role::Observer).await.get("/api/v1/calendar?year=2030").await.body;
        assert_eq!(later["is_complete"], false);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_are_turned_and_turned_back() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let days = json!([
            { "day": "2026-12-30", "worked": false, "note": "Stock-taking" },
            { "day": "31.12.2026", "worked": true },
        ]);
        let turned = change(&head, 0, json!({ "days": days })).await;
        assert_eq!((turned.status, turned.body["year"].as_i64()), (StatusCode::OK, Some(2026)), "{turned:?}");
        let eve = day(&turned.body, 12, 30);
        assert_eq!((eve["why"].as_str(), eve["note"].as_str()), (Some("company_off"), Some("Stock-taking")));
        assert_eq!(day(&turned.body, 12, 31)["why"], "company_on");
        assert_eq!(turned.body["months"][11]["working_days"], 22);

        // What is as the country has it leaves nothing behind.
        let back = change(&head, 1, json!({ "days": [{ "day": "2026-12-31", "worked": false }] })).await;
        assert_eq!(
            (day(&back.body, 12, 31)["why"].as_str(), back.body["version"].as_i64()),
            (Some("moved_off"), Some(2))
        );
        let back = change(&head, 2, json!({ "days": [{ "day": "2026-12-30", "worked": null }] })).await;
        assert_eq!(
            (day(&back.body, 12, 30)["why"].as_str(), &day(&back.body, 12, 30)["note"]),
            (Some("workday"), &Value::Null)
        );
        // Without a country, Monday to Friday are worked.
        let nobody = change(&head, 3, json!({ "country": "" })).await;
        assert_eq!((&nobody.body["country"], day(&nobody.body, 1, 1)["worked"].as_bool()), (&Value::Null, Some(true)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_calendar_is_refused_with_its_field() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        for (body, code, field) in [
            (json!({ "country": "XX" }), "unknown_country", "country"),
            (json!({ "days": [{ "day": "31.02.2026", "worked": true }] }), "bad_date", "day"),
            (json!({ "days": vec![json!({ "day": "2026-12-31" }); 401] }), "too_many", "days"),
        ] {
            let answer = change(&head, 0, body).await;
            assert_eq!((answer.status.as_u16(), answer.code(), answer.body["path"].as_str()), (422, code, Some(field)));
        }
        for year in ["1899", "2200", "-5"] {
            let answer = head.get(&format!("/api/v1/calendar?year={year}")).await;
            assert_eq!((answer.code(), answer.body["path"].as_str()), ("bad_date", Some("year")), "{year}");
        }
        assert_eq!(head.send("PATCH", "/api/v1/calendar", &[], Some(json!({}))).await.code(), "version_required");
        assert_eq!(change(&head, 0, json!({ "country": "" })).await.status, StatusCode::OK);
        let late = change(&head, 0, json!({ "country": "RU" })).await;
        assert_eq!((late.code(), late.body["version"].as_i64()), ("version_conflict", Some(1)));
    })
    .await;
}
