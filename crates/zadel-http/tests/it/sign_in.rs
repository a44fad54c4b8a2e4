//! Setting up, signing in and out, and who is kept out.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_app::setup;
use zadel_http::Settings;
use zadel_store::testing::on_both;

use crate::client::{Client, Server, cookie_of};

fn founding(token: &str) -> Value {
    json!({
        "token": token, "company": "Горизонт", "currency": "RUB", "language": "ru",
        "name": "Ольга", "email": "Olga@Example.com", "password": "correct horse"
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn only_whoever_has_the_printed_link_founds_the_company() {
    on_both(|place| async move {
        let server = Server::on(&place.db);
        let token = setup::offer(&server.app).await.expect("asked").expect("no company yet");
        let nobody = server.anonymous();
        assert_eq!(nobody.get("/api/v1/setup").await.body, json!({ "needed": true }));
        for wrong in ["", "guess", &"0".repeat(64)] {
            let refused = nobody.post("/api/v1/setup", founding(wrong)).await;
            assert_eq!((refused.status, refused.code()), (StatusCode::UNAUTHORIZED, "link_used"));
        }
        let mut short = founding(&token);
        short["password"] = "1234567".into();
        let refused = nobody.post("/api/v1/setup", short).await;
        assert_eq!((refused.code(), refused.body["path"].as_str()), ("bad_password", Some("password")));
        let founded = nobody.post("/api/v1/setup", founding(&token)).await;
        assert_eq!((founded.status, founded.body["member"]["role"].as_str()), (StatusCode::CREATED, Some("owner")));
        let again = nobody.post("/api/v1/setup", founding(&token)).await;
        assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "already_set_up"));
        assert_eq!(setup::offer(&server.app).await.expect("asked"), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_opens_a_new_session_each_time_and_signing_out_ends_it() {
    on_both(|place| async move {
        let server = Server::on(&place.db);
        let token = setup::offer(&server.app).await.expect("asked").expect("no company yet");
        let founded = server.anonymous().post("/api/v1/setup", founding(&token)).await;
        let mut olga = server.anonymous();
        let right = json!({ "email": " olga@example.com", "password": "correct horse" });
        let signed_in = olga.post("/api/v1/session", right).await;
        assert_eq!(signed_in.status, StatusCode::CREATED);
        assert_ne!(cookie_of(&signed_in), cookie_of(&founded));
        let header = signed_in.headers["set-cookie"].to_str().expect("ASCII").to_owned();
        for part in ["__Host-zadel=", "Path=/", "HttpOnly", "SameSite=Strict", "Secure"] {
            assert!(header.contains(part), "{part} in {header}");
        }
        olga.cookie = Some(cookie_of(&signed_in));
        assert_eq!(olga.get("/api/v1/session").await.body["company"]["name"], "Горизонт");
        let out = olga.send("DELETE", "/api/v1/session", &[], None).await;
        assert_eq!(out.status, StatusCode::NO_CONTENT);
        assert_eq!(olga.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_are_counted_for_accounts_that_are_and_that_are_not() {
    on_both(|place| async move {
        let (server, _) = Server::demo(&place.db).await;
        for email in ["owner@demo.example", "nobody@demo.example"] {
            let guess = json!({ "email": email, "password": "wrong password" });
            let nobody = server.anonymous();
            let first = nobody.post("/api/v1/session", guess.clone()).await;
            assert_eq!((first.status, first.code()), (StatusCode::UNAUTHORIZED, "wrong_credentials"));
            // The others only have to be counted: what they answer was seen.
            let mut tx = place.db.begin().await.expect("a transaction");
            let key = zadel_app::sessions::guess_key(email);
            let hour = zadel_store::Millis::new(1_795_392_000_000);
            for _ in 0..19 {
                zadel_store::guesses::count_guess(&mut tx, &key, hour).await.expect("counted");
            }
            tx.commit().await.expect("kept");
            let refused = nobody.post("/api/v1/session", guess).await;
            assert_eq!((refused.status, refused.code()), (StatusCode::TOO_MANY_REQUESTS, "too_many_guesses"));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_is_taken_away_acts_at_once() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (owner, head) = (server.client_of(company, Role::Owner).await, server.client_of(company, Role::Head).await);
        assert_eq!(head.set(1, "line[0].check", Some("210 000")).await.status, StatusCode::OK);
        let change = owner.send("PATCH", "/api/v1/members/2", &[("if-match", "\"1\"")], Some(json!({ "role": "rep" })));
        assert_eq!(change.await.status, StatusCode::OK);
        assert_eq!(head.set(2, "line[0].check", Some("220 000")).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_keeps_an_owner() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let change = |member: u8, version: u8, role: &'static str| {
            let path = format!("/api/v1/members/{member}");
            let owner = owner.clone();
            async move {
                let seen = format!("\"{version}\"");
                owner.send("PATCH", &path, &[("if-match", &seen)], Some(json!({ "role": role }))).await
            }
        };
        let alone = change(1, 1, "rep").await;
        assert_eq!((alone.status, alone.code()), (StatusCode::CONFLICT, "last_owner"));
        assert_eq!(change(2, 1, "owner").await.status, StatusCode::OK);
        assert_eq!(change(1, 1, "rep").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_used_is_prolonged_with_its_cookie() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let shown = head.get("/api/v1/session").await;
        assert_eq!(Some(cookie_of(&shown)), head.cookie);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_works_once() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let invitation = json!({ "name": "Игорь", "email": "igor@example.com", "role": "rep" });
        let invited = owner.post("/api/v1/members", invitation.clone()).await;
        assert_eq!(invited.status, StatusCode::CREATED);
        let taken = owner.post("/api/v1/members", invitation).await;
        assert_eq!((taken.status, taken.code()), (StatusCode::CONFLICT, "email_taken"));
        let link = invited.body["link"].as_str().and_then(|link| link.split_once('#')).expect("a link").1.to_owned();
        let nobody = server.anonymous();
        let first = nobody.post("/api/v1/session", json!({ "link": link })).await;
        assert_eq!((first.status, first.body["member"]["name"].as_str()), (StatusCode::CREATED, Some("Игорь")));
        let second = nobody.post("/api/v1/session", json!({ "link": link })).await;
        assert_eq!((second.status, second.code()), (StatusCode::UNAUTHORIZED, "link_used"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_came_by_a_link_chooses_a_password_and_then_has_to_know_it() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (head, elsewhere) =
            (server.client_of(company, Role::Head).await, server.client_of(company, Role::Head).await);
        assert_eq!(head.get("/api/v1/session").await.body["has_password"], false);
        let choose = |current: &'static str, password: &'static str| {
            let head = head.clone();
            async move {
                let body = json!({ "current": current, "password": password });
                head.send("PUT", "/api/v1/session/password", &[], Some(body)).await
            }
        };
        assert_eq!(choose("", "short").await.body["path"], "password");
        assert_eq!(choose("", "long enough").await.body["has_password"], true);
        assert_eq!(elsewhere.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
        let wrong = choose("not this one", "another one").await;
        assert_eq!((wrong.status, wrong.body["path"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("current")));
        assert_eq!(choose("long enough", "another one").await.status, StatusCode::OK);

        // A link for somebody who forgot it takes the password away.
        let sign_in = json!({ "email": "head@demo.example", "password": "another one" });
        assert_eq!(server.anonymous().post("/api/v1/session", sign_in.clone()).await.status, StatusCode::CREATED);
        let owner = server.client_of(company, Role::Owner).await;
        let made = owner.post("/api/v1/members/2/links", json!(null)).await;
        let link = made.body["link"].as_str().and_then(|link| link.split_once('#')).expect("a link").1.to_owned();
        let entered = server.anonymous().post("/api/v1/session", json!({ "link": link })).await;
        assert_eq!((entered.status, &entered.body["has_password"]), (StatusCode::CREATED, &json!(false)));
        assert_eq!(server.anonymous().post("/api/v1/session", sign_in).await.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_whose_access_is_closed_is_out_at_once_and_may_come_back() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (owner, head) = (server.client_of(company, Role::Owner).await, server.client_of(company, Role::Head).await);
        let change = |member: u8, version: u8, left: bool| {
            let owner = owner.clone();
            async move {
                let (path, seen) = (format!("/api/v1/members/{member}"), format!("\"{version}\""));
                owner.send("PATCH", &path, &[("if-match", &seen)], Some(json!({ "left": left }))).await
            }
        };
        assert_eq!(change(1, 1, true).await.code(), "last_owner");
        assert_eq!(change(2, 1, true).await.body["left"], true);
        assert_eq!(head.get("/api/v1/plans/1").await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(owner.post("/api/v1/members/2/links", json!(null)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(change(2, 1, false).await.code(), "version_conflict");
        assert_eq!(change(2, 2, false).await.body["left"], false);
        let made = owner.post("/api/v1/members/2/links", json!(null)).await;
        assert_eq!(made.status, StatusCode::CREATED);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_closes_what_a_stolen_password_opened() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        choose_password(&head, "", "correct horse").await;
        let mut thief = server.anonymous();
        let stolen = json!({ "email": "head@demo.example", "password": "correct horse" });
        thief.cookie = Some(cookie_of(&thief.post("/api/v1/session", stolen).await));
        assert_eq!(thief.get("/api/v1/session").await.status, StatusCode::OK);
        let again = server.client_of(company, Role::Head).await;
        for outside in [&thief, &head] {
            assert_eq!(outside.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
        }
        assert_eq!(again.get("/api/v1/session").await.body["has_password"], false);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unused_link_dies_with_a_new_password_and_with_closed_access() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (owner, head) = (server.client_of(company, Role::Owner).await, server.client_of(company, Role::Head).await);
        let link = new_link(&owner).await;
        choose_password(&head, "", "correct horse").await;
        assert_eq!(enter(&server, &link).await, (StatusCode::UNAUTHORIZED, "link_used".to_owned()));
        assert_eq!(head.get("/api/v1/session").await.body["has_password"], true, "a dead link takes nothing away");
        let link = new_link(&owner).await;
        for (version, left) in [(1, true), (2, false)] {
            let seen = format!("\"{version}\"");
            let body = Some(json!({ "left": left }));
            let changed = owner.send("PATCH", "/api/v1/members/2", &[("if-match", &seen)], body).await;
            assert_eq!(changed.status, StatusCode::OK);
            assert_eq!(enter(&server, &link).await, (StatusCode::UNAUTHORIZED, "link_used".to_owned()), "left: {left}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_no_database_could_hold_is_nobodys() {
    on_both(|place| async move {
        let (server, _) = Server::demo(&place.db).await;
        for email in ["a\0b@demo.example", "\u{0}", "", "owner@demo.example\u{202e}"] {
            let refused = server.anonymous().post("/api/v1/session", json!({ "email": email, "password": "x" })).await;
            assert_eq!((refused.status, refused.code()), (StatusCode::UNAUTHORIZED, "wrong_credentials"), "{email:?}");
        }
    })
    .await;
}

async fn choose_password(client: &Client, current: &str, password: &str) {
    let body = json!({ "current": current, "password": password });
    let chosen = client.send("PUT", "/api/v1/session/password", &[], Some(body)).await;
    assert_eq!(chosen.status, StatusCode::OK, "{chosen:?}");
}

/// A link for the head.
async fn new_link(owner: &Client) -> String {
    let made = owner.post("/api/v1/members/2/links", json!(null)).await;
    made.body["link"].as_str().and_then(|link| link.split_once('#')).expect("a link").1.to_owned()
}

async fn enter(server: &Server, link: &str) -> (StatusCode, String) {
    let answer = server.anonymous().post("/api/v1/session", json!({ "link": link })).await;
    (answer.status, answer.code().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_of_ones_own_stands_beside_the_example() {
    on_both(|place| async move {
        let (plain, example) = Server::demo(&place.db).await;
        let founding = || {
            json!({ "token": "", "company": "Ромашка", "currency": "RUB", "language": "ru", "name": "Анна",
                    "email": "anna@romashka.example", "password": "longer than eight", "goal": "3 млн" })
        };
        // A server that shows no example founds nothing without its link, whoever asks.
        let owner = plain.client_of(example, Role::Owner).await;
        assert_eq!(owner.post("/api/v1/setup", founding()).await.status, StatusCode::CONFLICT);
        let server = Server::with(&place.db, Settings { demo: true, ..Settings::default() });
        let head = server.client_of(example, Role::Head).await;
        assert_eq!(head.post("/api/v1/setup", founding()).await.status, StatusCode::FORBIDDEN);
        let owner = server.client_of(example, Role::Owner).await;
        let founded = owner.post("/api/v1/setup", founding()).await;
        assert_eq!((founded.status, &founded.body["company"]["name"]), (StatusCode::CREATED, &json!("Ромашка")));
        assert_eq!(founded.body["demo"], false);
        // Whoever looked at the example before still looks at it, and sees nothing of the other company.
        let plans = owner.get("/api/v1/plans").await;
        assert_eq!(plans.body["plans"].as_array().map(Vec::len), Some(1), "{plans:?}");
        let again = owner.post("/api/v1/setup", founding()).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{again:?}");
    })
    .await;
}
