//! Who may do what: every operation of the router x everybody who could ask.
//!
//! The operations come from the router itself. One that has no row here fails the test.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::members::{Member, list_members};
use zadel_store::plans::{Plan, find_plan};
use zadel_store::staff::{StaffRows, read_staff};
use zadel_store::technologies::{Technology, list_technologies};
use zadel_store::testing::on_both;
use zadel_store::tokens::{TokenRow, list_tokens};
use zadel_store::{CompanyId, Db, PlanId};

use crate::client::{Client, Server};

/// Who may, in the order of [`Role::ALL`].
#[derive(Clone, Copy)]
pub(crate) enum Allowed {
    Anybody,
    SignedIn,
    Roles(&'static [Role]),
}

const EDITORS: Allowed = Allowed::Roles(&[Role::Owner, Role::Head]);
/// Whoever writes facts, if only the own ones.
const WRITERS: Allowed = Allowed::Roles(&[Role::Owner, Role::Head, Role::Rep]);
/// Whoever sees everybody's rows.
const ALL_FACTS: Allowed = Allowed::Roles(&[Role::Owner, Role::Head, Role::Marketing, Role::Observer]);
const OWNERS: Allowed = Allowed::Roles(&[Role::Owner]);

pub(crate) type Operation = (&'static str, Allowed, bool, Option<Value>);

/// Each operation, who may do it, whether it names something that another company does not have, and a body that is refused
/// for nothing but a right.
pub(crate) fn operations() -> Vec<Operation> {
    let edits = || Some(json!({ "edits": [{ "path": "goal.amount", "value": "1 000 000" }] }));
    let mut operations = of_facts();
    operations.extend(vec![
        ("GET /api/v1/session", Allowed::SignedIn, false, None),
        ("POST /api/v1/session", Allowed::Anybody, false, Some(json!({ "link": "nothing" }))),
        ("PATCH /api/v1/session", Allowed::SignedIn, false, Some(json!({ "language": "en" }))),
        ("PUT /api/v1/session/password", Allowed::SignedIn, false, Some(json!({ "current": "", "password": "short" }))),
        ("GET /api/v1/setup", Allowed::Anybody, false, None),
        ("POST /api/v1/setup", Allowed::Anybody, false, Some(founding())),
        ("GET /api/v1/plans", Allowed::SignedIn, false, None),
        ("POST /api/v1/plans", EDITORS, false, Some(json!({}))),
        ("GET /api/v1/plans/{plan}", Allowed::SignedIn, true, None),
        ("PATCH /api/v1/plans/{plan}", EDITORS, true, edits()),
        ("GET /api/v1/plans/{plan}/workbook", Allowed::SignedIn, true, None),
        ("GET /api/v1/plans/{plan}/table", Allowed::SignedIn, true, None),
        ("POST /api/v1/plans/{plan}/target-sheets", EDITORS, true, Some(json!("no sheet"))),
        ("POST /api/v1/plans/{plan}/previews", Allowed::SignedIn, true, edits()),
        (
            "POST /api/v1/plans/{plan}/pastes",
            Allowed::SignedIn,
            true,
            Some(json!({ "cells": [{ "path": "goal.amount", "value": "1 000 000" }] })),
        ),
        ("GET /api/v1/plans/{plan}/lines/{line}/split", Allowed::SignedIn, true, None),
        ("GET /api/v1/plans/{plan}/assumptions", Allowed::SignedIn, true, None),
        ("GET /api/v1/plans/{plan}/scenarios", Allowed::SignedIn, true, None),
        ("GET /api/v1/plans/{plan}/edits", Allowed::SignedIn, true, None),
        ("POST /api/v1/plans/{plan}/restorations", EDITORS, true, Some(json!({ "version": 1 }))),
        ("GET /api/v1/plans/{plan}/roster", Allowed::SignedIn, true, None),
        ("GET /api/v1/staff", Allowed::SignedIn, false, None),
        ("POST /api/v1/teams", EDITORS, false, Some(json!({ "name": "" }))),
        ("PATCH /api/v1/teams/{team}", EDITORS, true, Some(json!({ "name": "West" }))),
        ("POST /api/v1/employees", EDITORS, false, Some(json!({ "name": "", "starts_on": "" }))),
        ("PATCH /api/v1/employees/{employee}", EDITORS, true, Some(json!({ "hours": "20" }))),
        ("POST /api/v1/employees/{employee}/placements", EDITORS, true, Some(json!({ "from": "1.12.2026" }))),
        ("DELETE /api/v1/employees/{employee}/placements/{day}", EDITORS, true, None),
        ("POST /api/v1/employees/{employee}/absences", EDITORS, true, Some(json!({ "from": "1.12.2026" }))),
        ("DELETE /api/v1/employees/{employee}/absences/{day}", EDITORS, true, None),
        ("DELETE /api/v1/employees/{employee}", EDITORS, true, None),
        ("GET /api/v1/calendar", Allowed::SignedIn, false, None),
        ("PATCH /api/v1/calendar", EDITORS, false, Some(json!({ "country": "RU" }))),
        ("GET /api/v1/plans/{plan}/technologies", Allowed::SignedIn, true, None),
        ("GET /api/v1/plans/{plan}/facts", Allowed::SignedIn, true, None),
        ("GET /api/v1/forecasts/accuracy", Allowed::SignedIn, false, None),
        ("GET /api/v1/plans/{plan}/forecast", Allowed::SignedIn, true, None),
        ("GET /api/v1/plans/{plan}/forecast/lines", Allowed::SignedIn, true, None),
        ("GET /api/v1/technologies", Allowed::SignedIn, false, None),
        ("POST /api/v1/technologies", EDITORS, false, Some(json!({ "name": "" }))),
        ("GET /api/v1/technologies/{technology}", Allowed::SignedIn, true, None),
        ("PUT /api/v1/technologies/{technology}", EDITORS, true, Some(json!({ "name": "Call" }))),
        ("PATCH /api/v1/technologies/{technology}", EDITORS, true, Some(json!({ "offered": false }))),
        ("GET /api/v1/technologies/{technology}/versions", Allowed::SignedIn, true, None),
        ("GET /api/v1/members", Allowed::SignedIn, false, None),
        ("POST /api/v1/members", OWNERS, false, Some(json!({ "name": "", "email": "", "role": "rep" }))),
        ("PATCH /api/v1/members/{member}", OWNERS, true, Some(json!({ "role": "observer" }))),
        ("POST /api/v1/members/{member}/links", OWNERS, true, None),
        ("GET /api/v1/tokens", OWNERS, false, None),
        ("POST /api/v1/tokens", OWNERS, false, Some(json!({ "name": "", "scopes": [] }))),
        ("DELETE /api/v1/tokens/{token}", OWNERS, true, None),
        ("GET /api/v1/audit", OWNERS, false, None),
        ("GET /api/v1/events", Allowed::SignedIn, false, None),
        ("GET /health", Allowed::Anybody, false, None),
        ("GET /ready", Allowed::Anybody, false, None),
        // Last: it ends the session of whoever asks.
        ("DELETE /api/v1/session", Allowed::SignedIn, false, None),
    ]);
    operations
}

fn of_facts() -> Vec<Operation> {
    vec![
        ("POST /api/v1/import-files", EDITORS, false, Some(json!("no table"))),
        ("GET /api/v1/import-files/{file}", EDITORS, true, None),
        ("DELETE /api/v1/import-files/{file}", EDITORS, true, None),
        ("GET /api/v1/imports", Allowed::SignedIn, false, None),
        ("POST /api/v1/imports", EDITORS, false, Some(json!({ "file": "nothing", "map": {} }))),
        ("DELETE /api/v1/imports/{import}", EDITORS, true, None),
        ("GET /api/v1/facts", Allowed::SignedIn, false, None),
        ("GET /api/v1/facts/names", Allowed::SignedIn, false, None),
        ("GET /api/v1/facts/rules", Allowed::SignedIn, false, None),
        ("PATCH /api/v1/facts/rules", EDITORS, false, Some(json!({ "dormant_months": 0 }))),
        ("POST /api/v1/facts/closed-weeks", EDITORS, false, Some(json!({ "week": 0 }))),
        ("GET /api/v1/facts/people", EDITORS, false, None),
        ("PUT /api/v1/facts/people/{person}", EDITORS, true, Some(json!({ "employee": null }))),
        ("POST /api/v1/facts/people/{person}/employee", EDITORS, true, None),
        ("GET /api/v1/payments", Allowed::SignedIn, false, None),
        ("GET /api/v1/payments/{feed}/{object}/deals", ALL_FACTS, true, None),
        ("PUT /api/v1/payments/{feed}/{object}/deal", EDITORS, true, Some(json!({ "deal": null }))),
        ("POST /api/v1/payment-matches", EDITORS, false, None),
        ("GET /api/v1/receivables", Allowed::SignedIn, false, None),
        ("GET /api/v1/funnel", Allowed::SignedIn, false, None),
        ("GET /api/v1/clients", Allowed::SignedIn, false, None),
        ("GET /api/v1/clients/due", Allowed::SignedIn, false, None),
        ("GET /api/v1/clients/{client}", Allowed::SignedIn, true, None),
        ("GET /api/v1/deals", Allowed::SignedIn, false, None),
        ("GET /api/v1/deals/{feed}/{object}", Allowed::SignedIn, true, None),
        ("POST /api/v1/deals", WRITERS, false, Some(json!({}))),
        ("PATCH /api/v1/deals/{feed}/{object}", WRITERS, true, Some(json!({ "title": "Windows" }))),
        ("POST /api/v1/payments", EDITORS, false, Some(json!({ "amount": "" }))),
        ("POST /api/v1/actions", WRITERS, false, Some(json!({ "action": "call", "n": 0 }))),
        ("DELETE /api/v1/facts/{feed}/{object}/{fact}", WRITERS, true, None),
        ("GET /api/v1/written", WRITERS, false, None),
        ("GET /api/v1/weeks/{week}", Allowed::SignedIn, false, None),
        ("PUT /api/v1/weeks/{week}", WRITERS, false, Some(json!({ "person": "", "numbers": [] }))),
    ]
}

fn founding() -> Value {
    json!({ "token": "guess", "company": "", "currency": "", "language": "en", "name": "", "email": "", "password": "" })
}

#[test]
fn every_operation_of_the_router_is_in_the_matrix() {
    let document = serde_json::to_value(zadel_http::openapi()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    let mut routed: Vec<String> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods").keys();
            methods.map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    routed.sort();
    let mut listed: Vec<String> = operations().iter().map(|(operation, ..)| (*operation).to_owned()).collect();
    listed.sort();
    assert_eq!(routed, listed);
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_what_the_role_allows_and_nothing_else() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let other = other_company(&place.db).await;
        let mut n_cells = 0;
        // Rows that the other company has no equal of: both have members 1 to 5.
        let sixth = json!({ "name": "Шестая", "email": "sixth@demo.example", "role": "rep" });
        let invited = server.client_of(company, Role::Owner).await.post("/api/v1/members", sixth).await;
        assert_eq!(invited.body["member"]["id"], 6, "{invited:?}");
        let owner = server.client_of(company, Role::Owner).await;
        for _ in 0..6 {
            let made = owner.post("/api/v1/tokens", json!({ "name": "Script", "scopes": ["facts:write"] })).await;
            assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
        }
        for role in Role::ALL {
            let own = server.client_of(company, role).await;
            let foreign = server.client_of(other, role).await;
            for (operation, allowed, is_of_a_company, body) in operations() {
                let may = match allowed {
                    Allowed::Anybody | Allowed::SignedIn => true,
                    Allowed::Roles(roles) => roles.contains(&role),
                };
                let status = ask(&own, operation, "5", body.clone()).await;
                let is_refused = status == StatusCode::FORBIDDEN;
                assert_eq!(is_refused, !may, "{operation} as {role:?}: {status}");
                assert!(!status.is_server_error(), "{operation} as {role:?}: {status}");
                if is_of_a_company {
                    let before = rows(&place.db, company).await;
                    let status = ask(&foreign, operation, "6", body).await;
                    let expected = if may { StatusCode::NOT_FOUND } else { StatusCode::FORBIDDEN };
                    assert_eq!(status, expected, "{operation} as {role:?} of another company");
                    assert_eq!(rows(&place.db, company).await, before, "{operation} as {role:?} of another company");
                    n_cells += 1;
                }
                n_cells += 1;
            }
        }
        for (operation, allowed, _, body) in operations() {
            let status = ask(&server.anonymous(), operation, "5", body).await;
            let must_sign_in = !matches!(allowed, Allowed::Anybody);
            let is_refused = status == StatusCode::UNAUTHORIZED;
            // A wrong link and a wrong token are refused in the same words.
            let is_proof = operation.starts_with("POST") && !must_sign_in;
            assert!(is_refused == must_sign_in || is_proof, "{operation} as nobody: {status}");
            n_cells += 1;
        }
        println!("{} operations, {n_cells} cells", operations().len());
    })
    .await;
}

/// Rows of one company never come to another, by number or by list.
#[tokio::test(flavor = "multi_thread")]
async fn a_company_sees_its_own_rows_only() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let other = other_company(&place.db).await;
        let (own, foreign) = (server.client_of(company, Role::Owner).await, server.client_of(other, Role::Owner).await);
        assert_eq!(own.get("/api/v1/plans").await.body["plans"].as_array().map(Vec::len), Some(1));
        assert_eq!(foreign.get("/api/v1/plans").await.body["plans"].as_array().map(Vec::len), Some(0));
        assert_eq!(foreign.get("/api/v1/plans/1").await.status, StatusCode::NOT_FOUND);
        let members = foreign.get("/api/v1/members").await.body;
        let emails: Vec<&str> =
            members["members"].as_array().expect("members").iter().filter_map(|m| m["email"].as_str()).collect();
        assert!(emails.iter().all(|email| email.ends_with("@other.example")), "{emails:?}");
    })
    .await;
}

/// Everything that can be asked for by number: the first company's plan, its technologies, its members and its people.
async fn rows(db: &Db, company: CompanyId) -> (Option<Plan>, Vec<Technology>, Vec<Member>, Vec<TokenRow>, StaffRows) {
    let plan = find_plan(db, company, PlanId::new(1)).await.expect("it can be read");
    let technologies = list_technologies(db, company, None, 100).await.expect("they can be read");
    assert!(plan.is_some() && !technologies.is_empty(), "there is something to be taken");
    let members = list_members(db, company, None, 100).await.expect("they can be read");
    let tokens = list_tokens(db, company).await.expect("they can be read");
    (plan, technologies, members, tokens, read_staff(db, company).await.expect("they can be read"))
}

pub(crate) async fn ask(client: &Client, operation: &str, member: &str, body: Option<Value>) -> StatusCode {
    let (method, path) = operation.split_once(' ').expect("a method and a path");
    let path =
        path.replace("{plan}", "1").replace("{member}", member).replace("{token}", member).replace("{line}", "0");
    let path = path.replace("{team}", "1").replace("{employee}", "1").replace("{day}", "2026-12-01");
    let path =
        path.replace("{technology}", "1").replace("{import}", "1").replace("{person}", "1").replace("{client}", "1");
    let path = path.replace("{feed}", "1").replace("{object}", "deal:1");
    let path = path
        .replace("{fact}", "won.0.0")
        .replace("{week}", if method == "GET" { "2026-11-23?person=A" } else { "2026-11-23" });
    client.send(method, &path, &[("if-match", "\"1\"")], body).await.status
}

pub(crate) async fn other_company(db: &Db) -> CompanyId {
    use zadel_store::companies::{NewCompany, create_company};
    use zadel_store::members::{NewMember, create_member};
    let now = zadel_store::Millis::new(0);
    let mut tx = db.begin().await.expect("a transaction");
    let new = NewCompany { name: "Other", currency: "EUR", language: "en", created_at: now };
    let company = create_company(&mut tx, &new).await.expect("a company");
    for role in Role::ALL {
        let email = format!("{}@other.example", role.code());
        let new = NewMember {
            email: &email,
            name: role.code(),
            role: role.code(),
            password_hash: None,
            language: "en",
            created_at: now,
        };
        create_member(&mut tx, company, &new).await.expect("a member").expect("a free e-mail");
    }
    tx.commit().await.expect("kept");
    company
}
