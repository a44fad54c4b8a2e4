//! What comes from outside and should not: foreign origins, bodies without end, nonsense. And a disk that is full.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::json;
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::Server;

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_origin_changes_nothing() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let body = json!({ "edits": [{ "path": "line[0].check", "value": "1" }] });
        for foreign in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
            let headers = [foreign, ("if-match", "\"1\"")];
            let answer = head.send("PATCH", "/api/v1/plans/1", &headers, Some(body.clone())).await;
            assert_eq!((answer.status, answer.code()), (StatusCode::FORBIDDEN, "foreign_origin"));
        }
        let headers = [("origin", "http://localhost"), ("if-match", "\"1\"")];
        assert_eq!(head.send("PATCH", "/api/v1/plans/1", &headers, Some(body)).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_without_end_is_refused() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let mut head = server.client_of(company, Role::Head).await;
        let cookie = head.cookie.take().expect("signed in");
        let request = |length: Option<&str>| {
            let mut request = Request::post("/api/v1/plans").header("cookie", &cookie).header("host", "localhost");
            request = request.header("content-type", "application/json");
            if let Some(length) = length {
                request = request.header("content-length", length);
            }
            request.body(Body::from("[".repeat(5 << 20))).expect("a request")
        };
        for length in [Some("100000000"), None] {
            let answer = head.answer(request(length)).await;
            assert_eq!((answer.status, answer.code()), (StatusCode::PAYLOAD_TOO_LARGE, "body_too_large"));
        }
        // Below the limit it is read, and found to be no plan.
        let below = "[".repeat(3 << 20);
        let request = Request::post("/api/v1/plans").header("cookie", &cookie).header("host", "localhost");
        let request = request.header("content-type", "application/json").body(Body::from(below)).expect("a request");
        let answer = head.answer(request).await;
        assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, "bad_body"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_headers_of_security() {
    on_both(|place| async move {
        let server = Server::on(&place.db);
        for path in ["/", "/p/1/2", "/api/v1/session", "/api/nothing", "/api/docs/", "/health"] {
            let answer = server.anonymous().get(path).await;
            let policy = answer.headers["content-security-policy"].to_str().expect("ASCII");
            assert!(!policy.contains("unsafe"), "{policy}");
            assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
            assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        }
        assert_eq!(server.anonymous().get("/api/nothing").await.code(), "not_found");
        assert_eq!(server.anonymous().send("PUT", "/api/v1/plans", &[], None).await.code(), "method_not_allowed");
    })
    .await;
}

/// PostgreSQL takes a character 0 in no text, and no engine is asked for one.
#[tokio::test(flavor = "multi_thread")]
async fn no_address_holds_what_no_text_can_hold() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let long = format!("/api/v1/deals?search={}", "x".repeat(9_000));
        for address in ["/api/v1/deals?search=a%00b", "/api/v1/deals/1/deal%3A%00", &long] {
            assert_eq!(owner.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_that_are_none_are_nobody() {
    on_both(|place| async move {
        let (server, _) = Server::demo(&place.db).await;
        let zeros = format!("__Host-zadel=1.{}", "0".repeat(64));
        for cookie in ["", "__Host-zadel=", "__Host-zadel=1.2", "__Host-zadel=;;;", "zadel=1", zeros.as_str()] {
            let mut client = server.anonymous();
            client.cookie = Some(cookie.to_owned());
            assert_eq!(client.get("/api/v1/plans").await.code(), "not_signed_in", "{cookie}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_can_still_be_read() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        if place.db.engine() == zadel_store::Engine::Postgres {
            return;
        }
        place.db.limit_pages(1).await.expect("limited");
        let mut version = 1;
        let refused = loop {
            let answer = head.set(version, "line[0].check", Some(&format!("{}", 100_000 + version))).await;
            if answer.status != StatusCode::OK {
                break answer;
            }
            version += 1;
        };
        assert_eq!((refused.status, refused.code()), (StatusCode::INSUFFICIENT_STORAGE, "storage_full"));
        assert_eq!(head.get("/api/v1/plans/1").await.body["version"].as_i64(), Some(version));
        place.db.limit_pages(1 << 20).await.expect("there is space again");
        assert_eq!(head.set(version, "line[0].check", Some("1")).await.status, StatusCode::OK);
    })
    .await;
}

/// A page that was opened before an update asks for parts of it that are gone.
#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_the_page_that_is_gone_is_not_found() {
    on_both(|place| async move {
        let (server, _) = Server::demo(&place.db).await;
        let gone = server.anonymous().get("/assets/Room-of-yesterday.js").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    })
    .await;
}
