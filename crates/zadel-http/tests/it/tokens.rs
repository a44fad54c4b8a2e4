//! Programs come in by tokens: what each scope allows, when it ends, and files that are sent whole.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use zadel_app::rights::{Role, Scope};
use zadel_store::testing::on_both;

use crate::authorization::{ask, operations, other_company};
use crate::client::{Answer, Client, Server};
use crate::imports::{TABLE, counts, import, send};

const FACTS_READ: &[&str] = &[
    "GET /api/v1/imports",
    "GET /api/v1/facts",
    "GET /api/v1/facts/names",
    "GET /api/v1/payments",
    "GET /api/v1/payments/{feed}/{object}/deals",
    "GET /api/v1/receivables",
    "GET /api/v1/forecasts/accuracy",
    "GET /api/v1/funnel",
    "GET /api/v1/clients",
    "GET /api/v1/clients/due",
    "GET /api/v1/clients/{client}",
    "GET /api/v1/deals",
    "GET /api/v1/deals/{feed}/{object}",
    "GET /api/v1/facts/rules",
    "GET /api/v1/weeks/{week}",
];
const FACTS_WRITE: &[&str] = &[
    "POST /api/v1/import-files",
    "GET /api/v1/import-files/{file}",
    "DELETE /api/v1/import-files/{file}",
    "POST /api/v1/imports",
    "DELETE /api/v1/imports/{import}",
    "PUT /api/v1/payments/{feed}/{object}/deal",
    "POST /api/v1/payment-matches",
    "POST /api/v1/deals",
    "PATCH /api/v1/deals/{feed}/{object}",
    "POST /api/v1/payments",
    "POST /api/v1/actions",
    "GET /api/v1/written",
    "PUT /api/v1/weeks/{week}",
    "DELETE /api/v1/facts/{feed}/{object}/{fact}",
    "PATCH /api/v1/facts/rules",
    "POST /api/v1/facts/closed-weeks",
];
const PLANS_READ: &[&str] = &[
    "GET /api/v1/plans",
    "GET /api/v1/plans/{plan}",
    "GET /api/v1/plans/{plan}/workbook",
    "GET /api/v1/plans/{plan}/table",
    "POST /api/v1/plans/{plan}/previews",
    "POST /api/v1/plans/{plan}/pastes",
    "GET /api/v1/plans/{plan}/lines/{line}/split",
    "GET /api/v1/plans/{plan}/assumptions",
    "GET /api/v1/plans/{plan}/scenarios",
    "GET /api/v1/plans/{plan}/edits",
    "GET /api/v1/plans/{plan}/roster",
    "GET /api/v1/plans/{plan}/technologies",
    "GET /api/v1/technologies",
    "GET /api/v1/technologies/{technology}",
    "GET /api/v1/technologies/{technology}/versions",
];
/// What nobody has to be let in for.
const OPEN: &[&str] = &["POST /api/v1/session", "GET /api/v1/setup", "POST /api/v1/setup", "GET /health", "GET /ready"];

fn allowed(scope: Scope) -> &'static [&'static str] {
    match scope {
        Scope::FactsRead => FACTS_READ,
        Scope::FactsWrite => FACTS_WRITE,
        Scope::PlansRead => PLANS_READ,
    }
}

async fn make(owner: &Client, name: &str, scopes: &[Scope]) -> (Value, String) {
    let scopes: Vec<&str> = scopes.iter().map(|scope| scope.code()).collect();
    let made = owner.post("/api/v1/tokens", json!({ "name": name, "scopes": scopes })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
    (made.body["token"].clone(), made.body["secret"].as_str().expect("a secret").to_owned())
}

/// A file, sent whole as `curl --data-binary` sends it.
async fn send_whole(program: &Client, query: &str, key: Option<&str>, table: &str) -> Answer {
    let mut request = Request::post(format!("/api/v1/imports?{query}"))
        .header("host", "localhost")
        .header("content-type", "application/x-www-form-urlencoded");
    if let Some(token) = &program.token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    program.answer(request.body(Body::from(table.to_owned())).expect("a request")).await
}

/// Every operation of the router x every scope: whatever no scope names is forbidden to all of them.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_may_what_its_scopes_say_and_nothing_else() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let mut n_cells = 0;
        for scope in Scope::ALL {
            let program = server.program(&make(&owner, "Script", &[scope]).await.1);
            for (operation, .., body) in operations() {
                let status = ask(&program, operation, "5", body).await;
                assert!(!status.is_server_error(), "{operation} with {scope:?}: {status}");
                if !OPEN.contains(&operation) {
                    let is_refused = matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED);
                    assert_eq!(
                        !is_refused,
                        allowed(scope).contains(&operation),
                        "{operation} with {scope:?}: {status}"
                    );
                }
                n_cells += 1;
            }
        }
        for operation in [FACTS_READ, FACTS_WRITE, PLANS_READ, OPEN].concat() {
            assert!(operations().iter().any(|(known, ..)| *known == operation), "{operation} is gone");
        }
        println!("{n_cells} cells of operations and scopes");
    })
    .await;
}

/// A program reads whose rows the person behind it reads.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_of_the_owner_sees_everybodys_deals() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let reader = server.program(&make(&owner, "Reader", &[Scope::FactsRead]).await.1);
        let writer = server.program(&make(&owner, "Writer", &[Scope::FactsWrite]).await.1);
        let written = writer.post("/api/v1/deals", json!({ "title": "Windows", "person": "Anna" })).await;
        assert_eq!(written.status, StatusCode::CREATED, "{written:?}");
        assert_eq!(reader.get("/api/v1/deals").await.body["total"]["n"], 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_shown_once_and_its_use_is_noted_once_a_minute() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let (token, secret) = make(&owner, "Nightly export", &[Scope::FactsRead, Scope::PlansRead]).await;
        assert!(secret.starts_with("zadel_1_") && secret.len() == 8 + 64, "{secret}");
        assert_eq!((&token["used_at"], &token["state"]), (&Value::Null, &json!("works")));
        let listed = owner.get("/api/v1/tokens").await;
        assert!(!String::from_utf8_lossy(&listed.bytes).contains(&secret[8..]), "{listed:?}");
        let program = server.program(&secret);
        let statements = async || {
            let before = place.db.n_statements();
            assert_eq!(program.get("/api/v1/facts/names").await.status, StatusCode::OK);
            place.db.n_statements() - before
        };
        let (first, second) = (statements().await, statements().await);
        assert!(second < first, "{first} {second}: within a minute nothing is written");
        assert_ne!(owner.get("/api/v1/tokens").await.body["tokens"][0]["used_at"], Value::Null);
        let log = String::from_utf8_lossy(&owner.get("/api/v1/audit").await.bytes).into_owned();
        assert!(log.contains("token_made") && log.contains("Nightly export") && !log.contains(&secret[8..]), "{log}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_wrong_or_revoked_lets_nobody_in_whatever_is_beside_it() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let (token, secret) = make(&owner, "Script", &[Scope::FactsRead]).await;
        let mut with_cookie = server.program(&secret);
        with_cookie.cookie.clone_from(&owner.cookie);
        assert_eq!(with_cookie.get("/api/v1/facts").await.status, StatusCode::OK);
        let forbidden = with_cookie.get("/api/v1/plans").await;
        assert_eq!(forbidden.status, StatusCode::FORBIDDEN, "the token counts, and not the owner's cookie");

        let revoked = owner.send("DELETE", &format!("/api/v1/tokens/{}", token["id"]), &[], None).await;
        assert_eq!(revoked.status, StatusCode::NO_CONTENT, "{revoked:?}");
        let again = owner.send("DELETE", &format!("/api/v1/tokens/{}", token["id"]), &[], None).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        let other = secret.replacen("zadel_1_", "zadel_2_", 1);
        for shown in [secret.as_str(), &other, "zadel_1_guess", "", "eyJhbGciOi"] {
            for cookie in [None, owner.cookie.clone()] {
                let mut program = server.program(shown);
                program.cookie = cookie;
                let refused = program.get("/api/v1/facts").await;
                assert_eq!((refused.status, refused.code()), (StatusCode::UNAUTHORIZED, "bad_token"), "{shown}");
                assert_eq!(
                    refused.headers.get("www-authenticate").map(axum::http::HeaderValue::as_bytes),
                    Some(&b"Bearer"[..])
                );
            }
        }
        // The password that a proxy in front asks for is not ours.
        let basic = owner.send("GET", "/api/v1/plans", &[("authorization", "Basic YTpi")], None).await;
        assert_eq!(basic.status, StatusCode::OK);
        assert_eq!(owner.get("/api/v1/tokens").await.body["tokens"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_never_may_more_than_its_maker_may_now() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let change = async |who: &Client, member: u64, change: Value| {
            let members = who.get("/api/v1/members").await.body["members"].clone();
            let version = members.as_array().expect("members").iter().find(|one| one["id"] == member).expect("there");
            let seen = format!("\"{}\"", version["version"]);
            let path = format!("/api/v1/members/{member}");
            let changed = who.send("PATCH", &path, &[("if-match", &seen)], Some(change)).await;
            assert_eq!(changed.status, StatusCode::OK, "{changed:?}");
        };
        change(&owner, 2, json!({ "role": "owner" })).await;
        let second = server.client_of(company, Role::Head).await;
        let (_, secret) = make(&second, "Script", &[Scope::FactsWrite, Scope::FactsRead]).await;
        let program = server.program(&secret);
        let status = async || {
            let write = program.post("/api/v1/payment-matches", Value::Null).await.status;
            (write, program.get("/api/v1/facts").await.status)
        };
        let state = async || owner.get("/api/v1/tokens").await.body["tokens"][0]["state"].clone();
        assert_eq!((status().await, state().await), ((StatusCode::OK, StatusCode::OK), json!("works")));
        change(&owner, 2, json!({ "role": "rep" })).await;
        assert_eq!((status().await, state().await), ((StatusCode::FORBIDDEN, StatusCode::OK), json!("works")));
        change(&owner, 2, json!({ "left": true })).await;
        let gone = (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED);
        assert_eq!((status().await, state().await), (gone, json!("stopped")));
        change(&owner, 2, json!({ "left": false })).await;
        assert_eq!(status().await, (StatusCode::FORBIDDEN, StatusCode::OK));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_token_is_not_made() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        for (body, path, code) in [
            (json!({ "name": " ", "scopes": ["facts:read"] }), "name", "bad_name"),
            (json!({ "name": "a", "scopes": [] }), "scopes", "bad_scope"),
            (json!({ "name": "a", "scopes": ["members:write"] }), "scopes", "bad_scope"),
            (json!({ "name": "a", "scopes": ["facts:read"], "until": "soon" }), "until", "bad_date"),
            (json!({ "name": "a", "scopes": ["facts:read"], "until": "22.11.2026" }), "until", "day_over"),
        ] {
            let refused = owner.post("/api/v1/tokens", body).await;
            assert_eq!((refused.status, refused.code()), (StatusCode::UNPROCESSABLE_ENTITY, code), "{refused:?}");
            assert_eq!(refused.body["path"], path);
        }
        let body = json!({ "name": "a", "scopes": ["facts:read"], "until": "31.12.2026" });
        assert_eq!(owner.post("/api/v1/tokens", body).await.body["token"]["until"], "2026-12-31");
        for n in 1..50 {
            make(&owner, &n.to_string(), &[Scope::FactsRead]).await;
        }
        let refused = owner.post("/api/v1/tokens", json!({ "name": "a", "scopes": ["facts:read"] })).await;
        assert_eq!((refused.code(), &refused.body["path"]), ("too_many", &json!("name")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_sent_whole_and_read_as_its_feed_was_read_before() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let program = server.program(&make(&owner, "Script", &[Scope::FactsWrite]).await.1);
        let unknown = send_whole(&program, "feed=CRM&name=deals.csv", None, TABLE).await;
        assert_eq!((unknown.status, unknown.code()), (StatusCode::UNPROCESSABLE_ENTITY, "no_known_map"));

        // The first time somebody says how it is read: a program by two requests, a person on the page.
        let sent = send(&program, TABLE).await;
        let mut map = sent.body["map"].clone();
        map["feed"] = json!("CRM");
        let first = import(&program, &sent.body["file"], &map, false).await;
        assert_eq!((first.status, counts(&first)), (StatusCode::CREATED, [3, 2, 0, 1]), "{first:?}");

        // A part of the same export comes in between, with a map of its own: it is no example for the whole one, though it fits it.
        let part = send(&program, "ID;Название сделки;Стадия сделки;Дата создания\n9;Ставни;Новая;06.11.2026\n").await;
        let mut few = part.body["map"].clone();
        few["feed"] = json!("CRM");
        assert_eq!(import(&program, &part.body["file"], &few, false).await.body["imported"], 1);

        let more = format!(
            "{TABLE}\"4\";\"Ворота\";\"Новая\";\"5000.00\";\"Рубль\";\"Анна Котова\";\"05.11.2026 10:00:00\";\"\";\n"
        );
        let tried = send_whole(&program, "feed=CRM&name=deals.csv&dry_run=true", Some("a"), &more).await;
        assert_eq!((tried.status, counts(&tried)), (StatusCode::OK, [4, 1, 2, 1]), "{tried:?}");
        let kept = send_whole(&program, "feed=CRM&name=deals.csv", Some("a"), &more).await;
        assert_eq!((kept.status, counts(&kept)), (StatusCode::CREATED, [4, 1, 2, 1]), "{kept:?}");
        let reject = &kept.body["rejects"][0];
        assert_eq!((&reject["line"], &reject["code"]), (&json!(3), &json!("bad_amount")));

        // Sent again because the answer was lost: the same answer, and no second import.
        let again = send_whole(&program, "feed=CRM&name=deals.csv", Some("a"), &more).await;
        assert_eq!((again.status, counts(&again)), (StatusCode::CREATED, [4, 1, 2, 1]), "{again:?}");
        assert_eq!((&again.body["repeated"], &again.body["import"]), (&json!(true), &kept.body["import"]));
        assert_eq!(again.body["rejects"], kept.body["rejects"]);
        let reused = send_whole(&program, "feed=CRM&name=deals.csv", Some("a"), TABLE).await;
        assert_eq!((reused.status, reused.code()), (StatusCode::CONFLICT, "key_reused"));

        let other = send_whole(&program, "feed=Other&name=deals.csv", None, &more).await;
        assert_eq!(other.code(), "no_known_map", "another feed is read in its own way");
        let columns = send_whole(&program, "feed=CRM&name=deals.csv", None, "A;B\n1;2\n").await;
        assert_eq!(columns.code(), "no_known_map", "other columns are no such file");
        assert_eq!(send_whole(&program, "feed=CRM", None, "").await.code(), "bad_table");

        let listed = owner.get("/api/v1/imports").await;
        assert_eq!(listed.body["imports"].as_array().map(Vec::len), Some(3), "{listed:?}");
        assert_eq!(listed.body["imports"][0]["file_name"], "deals.csv");
        let log = String::from_utf8_lossy(&owner.get("/api/v1/audit").await.bytes).into_owned();
        assert!(log.contains("facts_brought") && log.contains("token"), "{log}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_requests_of_one_name_at_once_one_imports() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let program = server.program(&make(&owner, "Script", &[Scope::FactsWrite]).await.1);
        let sent = send(&program, TABLE).await;
        import(&program, &sent.body["file"], &sent.body["map"], false).await;
        let feed = owner.get("/api/v1/imports").await.body["imports"][0]["feed"].as_str().expect("a feed").to_owned();
        let query = format!("feed={}&name=a.csv", feed.replace(' ', "%20"));
        let requests = (0..4).map(|_| {
            let (program, query) = (program.clone(), query.clone());
            tokio::spawn(async move { send_whole(&program, &query, Some("night 1"), TABLE).await })
        });
        let mut imports = Vec::new();
        for request in requests.collect::<Vec<_>>() {
            let answer = request.await.expect("it ends");
            assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
            imports.push(answer.body["import"].clone());
        }
        assert!(imports.iter().all(|import| *import == json!(2)), "{imports:?}");
        assert_eq!(owner.get("/api/v1/imports").await.body["imports"].as_array().map(Vec::len), Some(2));
    })
    .await;
}

/// An import that was taken back is no example of how files are read; and another company's imports never are.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_teaches_nothing() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let other = other_company(&place.db).await;
        let owner = server.client_of(company, Role::Owner).await;
        let program = server.program(&make(&owner, "Script", &[Scope::FactsWrite]).await.1);
        let foreigner = server.client_of(other, Role::Owner).await;
        let foreign = server.program(&make(&foreigner, "Script", &[Scope::FactsWrite]).await.1);
        let sent = send(&program, TABLE).await;
        let mut map = sent.body["map"].clone();
        map["feed"] = json!("CRM");
        import(&program, &sent.body["file"], &map, false).await;
        assert_eq!(send_whole(&foreign, "feed=CRM", None, TABLE).await.code(), "no_known_map");
        assert_eq!(send_whole(&program, "feed=CRM&dry_run=true", None, TABLE).await.status, StatusCode::OK);
        let taken_back = program.send("DELETE", "/api/v1/imports/1", &[], None).await;
        assert_eq!(taken_back.status, StatusCode::NO_CONTENT, "{taken_back:?}");
        assert_eq!(send_whole(&program, "feed=CRM", None, TABLE).await.code(), "no_known_map");
    })
    .await;
}
