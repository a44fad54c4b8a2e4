//! Backups: the same rows back, on either engine, and no byte may differ.

use zadel_store::audit::{AuditEntry, append_audit, lock_audit, verify_audit};
use zadel_store::calendars::{CalendarDayRow, put_calendar_day, save_calendar};
use zadel_store::deals::FactsVersion;
use zadel_store::dump::{DumpError, dump, load, verify_dump};
use zadel_store::failed_files::{FailedFile, add_failed_file};
use zadel_store::forecasts::{ForecastRow, NewSnapshot, create_snapshot, insert_forecast};
use zadel_store::guesses::count_guess;
use zadel_store::links::{NewLink, create_link};
use zadel_store::plan_edits::{NewEdit, insert_plan_edit};
use zadel_store::plans::create_plan;
use zadel_store::sessions::{NewSession, open_session};
use zadel_store::staff::{SavedTeam, create_employee, create_team, save_team, set_absences, set_placements};
use zadel_store::technologies::{NewVersion, create_technology};
use zadel_store::tokens::{NewToken, create_token};
use zadel_store::{CompanyId, Db, Millis, StoreError, Tx, check};

use crate::engines::{
    NOW, Place, SCHEMA, draft, new_company, new_member, new_plan, newer_schema, on_both, on_both_empty, run,
};
use crate::staff::ANNA;

/// A row in every table, and texts that are easily spoilt.
async fn filled(db: &Db) -> CompanyId {
    let company = new_company(db, "Ёлка \"&\" 🙂\n\t\\u0000").await;
    let member = new_member(db, company, "anna@example.com").await;
    new_member(db, company, "_Z@example.com").await;
    new_member(db, company, "ä@example.com").await;
    let plan = new_plan(db, company, member, "Plan").await;
    let mut tx = db.begin().await.expect("nobody else writes");
    let expires_at = Millis::new(i64::MAX);
    let session = NewSession { token_hash: "s", member, created_at: NOW, expires_at };
    open_session(&mut tx, company, &session).await.expect("it is opened");
    let link = NewLink { token_hash: "l", member, created_at: Millis::new(i64::MIN), expires_at };
    create_link(&mut tx, company, &link).await.expect("it is made");
    let scopes = "facts:write";
    let token = NewToken { token_hash: "a", member, name: "Ёлка", scopes, created_at: NOW, expires_at: None };
    create_token(&mut tx, company, &token).await.expect("it is made");
    let text = |text: &str| text.to_owned();
    let failed = FailedFile { file_name: text("ё.csv"), at: NOW, code: text("bad_table"), message: text("нет\n") };
    add_failed_file(&mut tx, company, &failed, NOW).await.expect("it is noted");
    count_guess(&mut tx, "k", NOW).await.expect("it is counted");
    let edit = NewEdit { version: 2, at: NOW, member, changes: "[]", request_key: Some("first") };
    insert_plan_edit(&mut tx, company, plan, &edit).await.expect("the version is new");
    add_staff(&mut tx, company).await;
    let technology = NewVersion { name: "Ёлка", content: "{\"steps\":[]}", at: NOW, member };
    create_technology(&mut tx, company, &technology).await.expect("it is made");
    crate::facts::add_facts(&mut tx, company).await;
    add_forecast(&mut tx, company).await;
    let head = lock_audit(&mut tx, company).await.expect("the company has one");
    let entry = AuditEntry { at: NOW, member: None, action: "tested", subject: "", details: "{}" };
    append_audit(&mut tx, company, &head, &entry).await.expect("the head is locked");
    tx.commit().await.expect("it is kept");
    company
}

/// What was forecast at the end of a week, and of what.
async fn add_forecast(tx: &mut Tx, company: CompanyId) {
    let (facts, content) = (FactsVersion { last_batch: None, n_withdrawn: i64::MAX }, "{\"deals\":[\"ё\"]}");
    let new = NewSnapshot { origin: "2026-07-05", sold: "", made_at: NOW, facts, rules: 1, content };
    let snapshot = create_snapshot(tx, company, &new).await.expect("it is kept");
    let text = |text: &str| text.to_owned();
    let row = ForecastRow {
        origin: text(new.origin),
        from_day: text("2026-07-01"),
        to_day: text("2026-07-31"),
        made_at: NOW,
        model: 1,
        seed: i64::MIN,
        won_minor: i64::MAX,
        content: text("{\"draws\":[]}"),
    };
    insert_forecast(tx, company, snapshot, &row).await.expect("it is kept");
}

/// A team below a younger one, and somebody in it.
async fn add_staff(tx: &mut Tx, company: CompanyId) {
    let old = create_team(tx, company, "Old", None, NOW).await.expect("it is made");
    let young = create_team(tx, company, "Young", None, NOW).await.expect("it is made");
    let below = SavedTeam { name: "Old", parent: Some(young), closed_at: None };
    assert!(save_team(tx, company, old, 1, &below).await.expect("it is written"));
    let anna = create_employee(tx, company, &ANNA, NOW).await.expect("it is made");
    set_placements(tx, company, anna, &[(ANNA.starts_on.to_owned(), Some(old))]).await.expect("they are written");
    let away = ("2026-07-01".to_owned(), "2026-07-14".to_owned(), None);
    set_absences(tx, company, anna, &[away]).await.expect("they are written");
    assert!(save_calendar(tx, company, 0, None).await.expect("it is written"));
    let day = CalendarDayRow { day: "2026-12-31".to_owned(), kind: "off".to_owned(), note: None };
    put_calendar_day(tx, company, &day).await.expect("it is written");
}

async fn dumped(db: &Db) -> Vec<u8> {
    let mut bytes = Vec::new();
    let summary = dump(db, NOW, &mut bytes).await.expect("it can be read");
    assert_eq!(verify_dump(&mut bytes.as_slice()).expect("it is whole"), summary);
    assert!(summary.n_rows.values().all(|n_rows| 0 < *n_rows), "{summary:?}");
    bytes
}

/// A backup of the same rows, made by SQLite.
async fn sample() -> Vec<u8> {
    let folder = tempfile::TempDir::new().expect("there is a place for temporary files");
    let db = Db::open(&format!("sqlite:{}", folder.path().join("a.db").display())).await.expect("it is made");
    db.migrate().await.expect("it is empty");
    filled(&db).await;
    dumped(&db).await
}

#[tokio::test]
async fn a_backup_loaded_by_either_engine_is_the_same_backup() {
    let of_sqlite = sample().await;
    on_both(move |place: Place| {
        let of_sqlite = of_sqlite.clone();
        async move {
            load(&place.db, &mut of_sqlite.as_slice()).await.expect("it is whole, and the database empty");
            assert!(dumped(&place.db).await == of_sqlite, "the engine has changed the backup");
            let verdict = verify_audit(&place.db, CompanyId::new(1)).await.expect("it can be read");
            assert_eq!((verdict.n_entries, verdict.broken_at), (1, None));
            assert_eq!(check::integrity(&place.db).await.expect("it can be read"), []);
            let again = load(&place.db, &mut of_sqlite.as_slice()).await;
            assert!(matches!(again, Err(DumpError::NotEmpty { table: "companies" })));
        }
    })
    .await;
}

#[tokio::test]
async fn either_engine_makes_the_same_backup_of_the_same_rows() {
    let of_sqlite = sample().await;
    on_both(move |place: Place| {
        let of_sqlite = of_sqlite.clone();
        async move {
            filled(&place.db).await;
            let own = dumped(&place.db).await;
            assert!(own == of_sqlite, "{}", String::from_utf8_lossy(&own));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_is_of_one_moment_while_others_write() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let writer = tokio::spawn({
            let db = db.clone();
            async move {
                for _ in 0..100 {
                    let mut tx = db.begin().await.expect("nobody else writes");
                    let head = lock_audit(&mut tx, company).await.expect("the company has one");
                    create_plan(&mut tx, company, &draft(member, "Plan")).await.expect("it is made");
                    let entry = AuditEntry { at: NOW, member: None, action: "tested", subject: "", details: "{}" };
                    append_audit(&mut tx, company, &head, &entry).await.expect("the head is locked");
                    tx.commit().await.expect("it is kept");
                }
            }
        });
        while !writer.is_finished() {
            let mut bytes = Vec::new();
            dump(db, NOW, &mut bytes).await.expect("it can be read");
            let summary = verify_dump(&mut bytes.as_slice()).expect("it is whole");
            // Each was written with the other.
            assert_eq!(summary.n_rows["plans"], summary.n_rows["audit_log"]);
            tokio::task::yield_now().await;
        }
        writer.await.expect("backups do not stop it");
    })
    .await;
}

#[tokio::test]
async fn each_flipped_bit_of_a_backup_is_found() {
    let mut bytes = sample().await;
    for n in 0..bytes.len() {
        for bit in 0..8 {
            bytes[n] ^= 1 << bit;
            assert!(verify_dump(&mut bytes.as_slice()).is_err(), "byte {n}, bit {bit}");
            bytes[n] ^= 1 << bit;
        }
    }
    verify_dump(&mut bytes.as_slice()).expect("it is whole again");
}

#[tokio::test]
async fn a_backup_cut_anywhere_or_continued_is_found() {
    let bytes = sample().await;
    for n in 0..bytes.len() {
        assert!(verify_dump(&mut &bytes[..n]).is_err(), "cut after {n} bytes");
    }
    let n_lines = u64::try_from(bytes.split(|byte| *byte == b'\n').count() - 1).expect("there are few lines");
    let cut = verify_dump(&mut &bytes[..bytes.len() - 1]);
    assert!(matches!(cut, Err(DumpError::Truncated { line }) if line == n_lines), "{cut:?}");
    let longer = [bytes.as_slice(), b"\n"].concat();
    let trailing = verify_dump(&mut longer.as_slice());
    assert!(matches!(trailing, Err(DumpError::Trailing { line }) if line == n_lines + 1), "{trailing:?}");
}

#[tokio::test]
async fn what_is_wrong_with_a_backup_is_told_with_its_line() {
    let text = String::from_utf8(sample().await).expect("JSON is text");
    let of = |text: String| verify_dump(&mut text.as_bytes()).expect_err("it is wrong");
    let bad_table = of(text.replacen("[\"members\"", "[\"Members\"", 1));
    assert!(matches!(bad_table, DumpError::BadLine { line: 3 }), "{bad_table:?}");
    let other_value = of(text.replacen("Plan", "plan", 1));
    assert!(matches!(other_value, DumpError::WrongHash { .. }), "{other_value:?}");
    let schema = of(text.replacen(&format!("\"schema\":{SCHEMA}"), &format!("\"schema\":{}", SCHEMA + 1), 1));
    assert!(matches!(schema, DumpError::Schema { found, expected: SCHEMA } if found == SCHEMA + 1), "{schema:?}");
    let missing: Vec<&str> = text.lines().filter(|line| !line.starts_with("[\"guesses\"")).collect();
    assert!(matches!(of(missing.join("\n") + "\n"), DumpError::WrongHash { .. }));
}

#[tokio::test]
async fn a_damaged_backup_leaves_the_database_empty() {
    let whole = sample().await;
    on_both(move |place: Place| {
        let whole = whole.clone();
        async move {
            let text = String::from_utf8(whole.clone()).expect("JSON is text").replacen("Plan", "plan", 1);
            let damaged = load(&place.db, &mut text.as_bytes()).await;
            assert!(matches!(damaged, Err(DumpError::WrongHash { .. })), "{damaged:?}");
            let cut = load(&place.db, &mut &whole[..whole.len() / 2]).await;
            assert!(matches!(cut, Err(DumpError::Truncated { .. })), "{cut:?}");
            load(&place.db, &mut whole.as_slice()).await.expect("it is whole, and the database still empty");
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_schema_of_this_program_is_dumped_and_loaded() {
    let whole = sample().await;
    on_both_empty(async |place: Place| {
        let made = dump(&place.db, NOW, &mut Vec::new()).await;
        assert!(matches!(made, Err(DumpError::Store(StoreError::NotMigrated))), "{made:?}");
        let read = load(&place.db, &mut whole.as_slice()).await;
        assert!(matches!(read, Err(DumpError::Store(StoreError::NotMigrated))), "{read:?}");
        place.db.migrate().await.expect("it is empty");
        run(&place.url, &newer_schema()).await;
        let made = dump(&place.db, NOW, &mut Vec::new()).await;
        assert!(matches!(made, Err(DumpError::Store(StoreError::Newer))), "{made:?}");
        Ok(())
    })
    .await;
}
