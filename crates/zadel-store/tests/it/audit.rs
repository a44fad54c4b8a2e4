//! The chain of the audit log, and what breaks it.

use zadel_store::audit::{AuditEntry, append_audit, list_audit, lock_audit, verify_audit};
use zadel_store::{CompanyId, Db, StoreError};

use crate::engines::{NOW, Place, new_company, new_member, on_both, run};

/// Eight entries, every other one by the program itself.
async fn written(db: &Db) -> CompanyId {
    let company = new_company(db, "One").await;
    let member = new_member(db, company, "anna@example.com").await;
    let mut tx = db.begin().await.expect("nobody else writes");
    let mut head = lock_audit(&mut tx, company).await.expect("the company has one");
    for n in 1..=8 {
        let (member, details) = ((n % 2 == 0).then_some(member), format!("{{\"n\":{n}}}"));
        let entry = AuditEntry { at: NOW, member, action: "tested", subject: "plan/1", details: &details };
        head = append_audit(&mut tx, company, &head, &entry).await.expect("the head is locked");
    }
    tx.commit().await.expect("it is kept");
    company
}

/// Where a chain is broken after `sql`, and how many entries before are in order.
async fn broken_after(place: &Place, sql: &str) -> (Option<i64>, i64) {
    let company = written(&place.db).await;
    let whole = verify_audit(&place.db, company).await.expect("it can be read");
    assert_eq!((whole.n_entries, whole.broken_at), (8, None));
    run(&place.url, &sql.replace("$company", &format!("company_id = {}", company.get()))).await;
    let verdict = verify_audit(&place.db, company).await.expect("it can be read");
    // Nothing of the kind is in order for a while: the row goes, or the next case would find two companies with one e-mail.
    run(&place.url, "DELETE FROM emails").await;
    (verdict.broken_at, verdict.n_entries)
}

#[tokio::test]
async fn entries_are_listed_newest_first_with_names() {
    on_both(async |place| {
        let company = written(&place.db).await;
        let page = list_audit(&place.db, company, None, 3).await.expect("it can be read");
        let rest = list_audit(&place.db, company, Some(page[2].seq), 10).await.expect("it can be read");
        let numbers: Vec<i64> = page.iter().chain(&rest).map(|row| row.seq).collect();
        assert_eq!(numbers, [8, 7, 6, 5, 4, 3, 2, 1]);
        assert_eq!((page[0].member_name.as_deref(), page[1].member_name.as_deref()), (Some("anna@example.com"), None));
        assert_eq!(page[0].previous_hash, page[1].hash);
    })
    .await;
}

#[tokio::test]
async fn the_hash_of_an_entry_is_the_documented_one() {
    on_both(async |place| {
        let company = new_company(&place.db, "One").await;
        let mut tx = place.db.begin().await.expect("nobody else writes");
        let head = lock_audit(&mut tx, company).await.expect("the company has one");
        let entry = AuditEntry { at: NOW, member: None, action: "été", subject: "", details: "{}" };
        let head = append_audit(&mut tx, company, &head, &entry).await.expect("the head is locked");
        // printf '13:zadel-audit-1,64:000...0,1:1,1:1,13:1767225600000,-,5:été,0:,2:{},' | sha256sum
        assert_eq!(
            (head.seq, head.hash.as_str()),
            (1, "73b9dda51ea4b5dffe227a90c479048c85c6b5fbe9def896654f1e6c5fab5b6e")
        );
    })
    .await;
}

#[tokio::test]
async fn an_entry_after_an_old_head_is_refused() {
    on_both(async |place| {
        let company = new_company(&place.db, "One").await;
        let mut tx = place.db.begin().await.expect("nobody else writes");
        let head = lock_audit(&mut tx, company).await.expect("the company has one");
        let entry = AuditEntry { at: NOW, member: None, action: "tested", subject: "", details: "{}" };
        append_audit(&mut tx, company, &head, &entry).await.expect("the head is locked");
        assert!(matches!(append_audit(&mut tx, company, &head, &entry).await, Err(StoreError::Busy)));
        assert!(matches!(lock_audit(&mut tx, CompanyId::new(9)).await, Err(StoreError::Corrupt { .. })));
    })
    .await;
}

#[tokio::test]
async fn an_edited_entry_is_found_at_its_number() {
    on_both(async |place| {
        let edits = [
            "at = at + 1",
            "member_id = NULL",
            "action = 'Tested'",
            "subject = 'plan/2'",
            "details = '{}'",
            "subject = '', details = subject || details",
            "previous_hash = hash",
            "hash = previous_hash",
        ];
        for edit in edits {
            let sql = format!("UPDATE audit_log SET {edit} WHERE $company AND seq = 4");
            assert_eq!(broken_after(&place, &sql).await, (Some(4), 3), "{edit}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_missing_entry_is_found_at_its_number() {
    on_both(async |place| {
        for (sql, at) in [
            ("DELETE FROM audit_log WHERE $company AND seq = 1", 1),
            ("DELETE FROM audit_log WHERE $company AND seq = 4", 4),
            ("DELETE FROM audit_log WHERE $company AND seq = 8", 8),
            ("DELETE FROM audit_log WHERE $company AND 6 < seq", 7),
            ("DELETE FROM audit_log WHERE $company", 1),
            // The gap is closed, and the head told.
            (
                "DELETE FROM audit_log WHERE $company AND seq = 4;
                UPDATE audit_log SET seq = -seq WHERE $company AND 4 < seq;
                UPDATE audit_log SET seq = -seq - 1 WHERE $company AND seq < 0;
                UPDATE audit_heads SET seq = 7 WHERE $company",
                4,
            ),
        ] {
            assert_eq!(broken_after(&place, sql).await, (Some(at), at - 1), "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn entries_that_changed_places_are_found_at_the_first() {
    on_both(async |place| {
        let sql = "UPDATE audit_log SET seq = -seq WHERE $company AND seq IN (3, 5);
            UPDATE audit_log SET seq = 8 + seq WHERE $company AND seq < 0";
        assert_eq!(broken_after(&place, sql).await, (Some(3), 2));
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_nobody_wrote_and_a_changed_head_are_found() {
    on_both(async |place| {
        let added = "INSERT INTO audit_log SELECT company_id, 9, at, member_id, action, subject, details, hash, hash
            FROM audit_log WHERE $company AND seq = 8";
        assert_eq!(broken_after(&place, added).await, (Some(9), 8));
        for before_the_first in [0, -5] {
            let added = format!(
                "INSERT INTO audit_log SELECT company_id, {before_the_first}, at, member_id, action, subject, details, hash, hash
                FROM audit_log WHERE $company AND seq = 8"
            );
            assert_eq!(broken_after(&place, &added).await, (Some(1), 0), "{before_the_first}");
        }
        let less = "UPDATE audit_heads SET seq = 7 WHERE $company";
        assert_eq!(broken_after(&place, less).await, (Some(8), 8));
        let other = "UPDATE audit_heads SET hash = 'x' WHERE $company";
        assert_eq!(broken_after(&place, other).await, (Some(8), 8));
        let none = "DELETE FROM audit_heads WHERE $company";
        assert_eq!(broken_after(&place, none).await, (Some(0), 0));
    })
    .await;
}
