//! Plans, their edits, and many writers at once.

use zadel_store::audit::{AuditEntry, append_audit, list_audit, lock_audit, verify_audit};
use zadel_store::members::list_members;
use zadel_store::plan_edits::{NewEdit, insert_plan_edit, list_plan_edits, plan_edits_since};
use zadel_store::plans::{SavedPlan, create_plan, find_plan, list_plans, save_plan};
use zadel_store::sessions::{NewSession, find_session, open_session};
use zadel_store::{CompanyId, Db, MemberId, PlanId};

use crate::engines::{NOW, draft, new_company, new_member, new_plan, on_both};

fn edit(changed_by: MemberId, document: &str) -> SavedPlan<'_> {
    SavedPlan {
        name: "Plan",
        document,
        origins: "{}",
        from_day: "2026-01-01",
        to_day: "2026-12-31",
        goal_minor: None,
        changed_at: NOW,
        changed_by,
    }
}

/// One edit with everything that belongs to it; `false` if somebody else was faster.
async fn edit_once(db: &Db, company: CompanyId, plan: PlanId, member: MemberId, word: &str) -> bool {
    let seen = find_plan(db, company, plan).await.expect("it can be read").expect("it is there");
    let document = format!("{}{word},", seen.document);
    let mut tx = db.begin().await.expect("the others end");
    let head = lock_audit(&mut tx, company).await.expect("the others end");
    let seen_version = seen.brief.version;
    if !save_plan(&mut tx, company, plan, seen_version, &edit(member, &document)).await.expect("it answers") {
        return false;
    }
    let new = NewEdit { version: seen_version + 1, at: NOW, member, changes: word, request_key: Some(word) };
    insert_plan_edit(&mut tx, company, plan, &new).await.expect("the version is new");
    let entry = AuditEntry { at: NOW, member: Some(member), action: "plan_edited", subject: "plan/1", details: word };
    append_audit(&mut tx, company, &head, &entry).await.expect("the head is locked");
    tx.commit().await.expect("it is kept");
    true
}

#[tokio::test]
async fn a_plan_is_read_as_it_was_made() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let plan = new_plan(db, company, member, "План 🙂").await;
        let n_before = db.n_statements();
        let found = find_plan(db, company, plan).await.expect("it can be read").expect("it is there");
        assert_eq!(db.n_statements() - n_before, 1);
        assert_eq!((found.brief.name.as_str(), found.brief.version, plan.get()), ("План 🙂", 1, 1));
        assert_eq!((found.brief.goal_minor, found.document.as_str()), (Some(100_000_000), "{}"));
        assert_eq!((found.brief.changed_by, found.brief.changed_by_name.as_str()), (member, "anna@example.com"));
        assert_eq!(find_plan(db, company, PlanId::new(2)).await.expect("it can be read"), None);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_version_is_not_saved() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let plan = new_plan(db, company, member, "Plan").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(save_plan(&mut tx, company, plan, 1, &edit(member, "first")).await.expect("it answers"));
        assert!(!save_plan(&mut tx, company, plan, 1, &edit(member, "second")).await.expect("it answers"));
        tx.commit().await.expect("it is kept");
        let found = find_plan(db, company, plan).await.expect("it can be read").expect("it is there");
        assert_eq!((found.brief.version, found.document.as_str(), found.brief.goal_minor), (2, "first", None));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_never_happened() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        let plan = create_plan(&mut tx, company, &draft(member, "Plan")).await.expect("it is made");
        drop(tx);
        assert_eq!(find_plan(db, company, plan).await.expect("it can be read"), None);
        assert_eq!(new_plan(db, company, member, "Plan").await, plan);
    })
    .await;
}

#[tokio::test]
async fn pages_of_plans_and_edits_hold_each_once() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        for n in 1..=7 {
            let plan = new_plan(db, company, member, &format!("Plan {n}")).await;
            assert!(edit_once(db, company, plan, member, &n.to_string()).await);
        }
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let page = list_plans(db, company, before, 3).await.expect("it can be read");
            let Some(last) = page.last() else { break };
            before = Some(last.plan);
            seen.extend(page.iter().map(|plan| plan.plan.get()));
        }
        assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);

        let plan = PlanId::new(1);
        for n in 2..=5 {
            assert!(edit_once(db, company, plan, member, &n.to_string()).await);
        }
        let newest = list_plan_edits(db, company, plan, None, 2).await.expect("it can be read");
        let older = list_plan_edits(db, company, plan, Some(5), 9).await.expect("it can be read");
        let since = plan_edits_since(db, company, plan, 3, 9).await.expect("it can be read");
        let versions =
            |edits: &[zadel_store::plan_edits::PlanEdit]| edits.iter().map(|edit| edit.version).collect::<Vec<i64>>();
        assert_eq!((versions(&newest), versions(&older), versions(&since)), (vec![6, 5], vec![4, 3, 2], vec![4, 5, 6]));
        assert_eq!((newest[0].changes.as_str(), newest[0].member_name.as_str()), ("5", "anna@example.com"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_eight_who_edit_at_once_nobody_loses_an_edit() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let plan = new_plan(db, company, member, "Plan").await;
        let tasks: Vec<_> = (0..8)
            .map(|writer| {
                let db = db.clone();
                tokio::spawn(async move {
                    for n in 0..25 {
                        let word = format!("{writer}-{n}");
                        while !edit_once(&db, company, plan, member, &word).await {}
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("nobody is refused for good");
        }
        let found = find_plan(db, company, plan).await.expect("it can be read").expect("it is there");
        let mut words: Vec<&str> = found.document.trim_start_matches("{}").split_terminator(',').collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!((found.brief.version, words.len()), (201, 200));
        let edits = plan_edits_since(db, company, plan, 1, 1000).await.expect("it can be read");
        assert_eq!(edits.len(), 200);
        let verdict = verify_audit(db, company).await.expect("it can be read");
        assert_eq!((verdict.n_entries, verdict.broken_at), (200, None));
    })
    .await;
}

#[tokio::test]
async fn rows_of_another_company_are_never_returned_or_changed() {
    on_both(async |place| {
        let db = &place.db;
        let (mine, other) = (new_company(db, "Mine").await, new_company(db, "Other").await);
        // The same numbers on both sides, so that only the company tells them apart; the other one has a second of each.
        let member = new_member(db, mine, "anna@example.com").await;
        new_member(db, other, "boris@example.com").await;
        let second = new_member(db, other, "clara@example.com").await;
        let plan = new_plan(db, mine, member, "Mine").await;
        new_plan(db, other, member, "Other").await;
        let secret = new_plan(db, other, member, "Secret").await;
        assert!(edit_once(db, other, secret, second, "x").await);
        let mut tx = db.begin().await.expect("nobody else writes");
        let session =
            NewSession { token_hash: "t", member, created_at: NOW, expires_at: zadel_store::Millis::new(i64::MAX) };
        open_session(&mut tx, other, &session).await.expect("it is opened");
        assert!(!save_plan(&mut tx, mine, secret, 1, &edit(member, "x")).await.expect("it answers"));
        tx.commit().await.expect("it is kept");

        assert_eq!(find_plan(db, mine, secret).await.expect("it can be read"), None);
        let found = find_plan(db, mine, plan).await.expect("it can be read").expect("it is there");
        assert_eq!((found.brief.name.as_str(), found.brief.changed_by_name.as_str()), ("Mine", "anna@example.com"));
        assert_eq!(list_plans(db, mine, None, 10).await.expect("it can be read").len(), 1);
        assert_eq!(list_members(db, mine, None, 10).await.expect("it can be read").len(), 1);
        assert_eq!(list_plan_edits(db, mine, secret, None, 10).await.expect("it can be read"), []);
        assert_eq!(plan_edits_since(db, mine, secret, 0, 10).await.expect("it can be read"), []);
        assert_eq!(list_audit(db, mine, None, 10).await.expect("it can be read"), []);
        assert_eq!(find_session(db, mine, "t", NOW).await.expect("it can be read"), None);
        assert!(find_session(db, other, "t", NOW).await.expect("it can be read").is_some());
    })
    .await;
}
