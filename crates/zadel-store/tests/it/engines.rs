//! What tests put into their databases.

use zadel_store::companies::{self, NewCompany};
use zadel_store::members::{self, NewMember};
use zadel_store::plans::{self, NewPlan};
pub(crate) use zadel_store::testing::{Place, on_both, on_both_empty, read, run, server_url};
use zadel_store::{CompanyId, Db, Engine, MemberId, Millis, PlanId};

/// A moment from which tests count on.
pub(crate) const NOW: Millis = Millis::new(1_767_225_600_000);
/// The schema of this program.
pub(crate) const SCHEMA: i64 = 15;

pub(crate) async fn new_company(db: &Db, name: &str) -> CompanyId {
    let mut tx = db.begin().await.expect("nobody else writes for long");
    let new = NewCompany { name, currency: "EUR", language: "en", created_at: NOW };
    let company = companies::create_company(&mut tx, &new).await.expect("it is made");
    tx.commit().await.expect("it is kept");
    company
}

pub(crate) async fn new_member(db: &Db, company: CompanyId, email: &str) -> MemberId {
    let mut tx = db.begin().await.expect("nobody else writes for long");
    let new =
        NewMember { email, name: email, role: "owner", password_hash: Some("h"), language: "en", created_at: NOW };
    let member = members::create_member(&mut tx, company, &new).await.expect("it is made").expect("nobody has it");
    tx.commit().await.expect("it is kept");
    member
}

pub(crate) async fn new_plan(db: &Db, company: CompanyId, member: MemberId, name: &str) -> PlanId {
    let mut tx = db.begin().await.expect("nobody else writes for long");
    let plan = plans::create_plan(&mut tx, company, &draft(member, name)).await.expect("it is made");
    tx.commit().await.expect("it is kept");
    plan
}

pub(crate) fn draft(created_by: MemberId, name: &str) -> NewPlan<'_> {
    NewPlan {
        name,
        status: "draft",
        currency: "EUR",
        from_day: "2026-01-01",
        to_day: "2026-03-31",
        goal_minor: Some(100_000_000),
        document: "{}",
        origins: "{}",
        created_at: NOW,
        created_by,
    }
}

pub(crate) fn is_postgres(db: &Db) -> bool {
    db.engine() == Engine::Postgres
}

/// As a newer program leaves the database.
pub(crate) fn newer_schema() -> String {
    format!("INSERT INTO schema_migrations (number, sha256) VALUES ({}, 'of tomorrow')", SCHEMA + 1)
}
