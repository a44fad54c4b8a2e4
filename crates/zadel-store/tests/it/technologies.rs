//! Ways of selling: versions, names, and nothing of another company.

use zadel_store::technologies::{
    NewVersion, create_technology, find_by_name, find_name, find_technology, list_technologies, list_versions,
    save_technology, set_put_away,
};
use zadel_store::{CompanyId, Db, MemberId, StoreError, TechnologyId};

use crate::engines::{NOW, new_company, new_member, on_both};

fn version<'a>(member: MemberId, name: &'a str, content: &'a str) -> NewVersion<'a> {
    NewVersion { name, content, at: NOW, member }
}

async fn made(db: &Db, company: CompanyId, member: MemberId, name: &str) -> TechnologyId {
    let mut tx = db.begin().await.expect("nobody else writes");
    let made = create_technology(&mut tx, company, &version(member, name, "{}")).await.expect("the name is free");
    tx.commit().await.expect("it is kept");
    made
}

async fn put_away(db: &Db, company: CompanyId, technology: TechnologyId) {
    let mut tx = db.begin().await.expect("nobody else writes");
    assert!(set_put_away(&mut tx, company, technology, 1, Some(NOW)).await.expect("it answers"));
    tx.commit().await.expect("it is kept");
}

#[tokio::test]
async fn every_change_is_a_version_and_a_wrong_version_is_not_saved() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let technology = made(db, company, member, "Звонок").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        let second = version(member, "Встреча", "{\"steps\":[]}");
        assert!(save_technology(&mut tx, company, technology, 1, &second).await.expect("it answers"));
        assert!(!save_technology(&mut tx, company, technology, 1, &second).await.expect("it answers"));
        assert!(!set_put_away(&mut tx, company, technology, 1, Some(NOW)).await.expect("it answers"));
        tx.commit().await.expect("it is kept");
        let found = find_technology(db, company, technology).await.expect("it can be read").expect("it is there");
        assert_eq!((found.version, found.name.as_str(), found.content.as_str()), (2, "Встреча", "{\"steps\":[]}"));
        assert_eq!((found.changed_by_name.as_str(), found.put_away_at), ("anna@example.com", None));
        let versions = list_versions(db, company, technology, None, 9).await.expect("it can be read");
        let names: Vec<(i64, &str)> = versions.iter().map(|one| (one.version, one.name.as_str())).collect();
        assert_eq!(names, [(2, "Встреча"), (1, "Звонок")]);
        assert_eq!(list_versions(db, company, technology, Some(2), 9).await.expect("it can be read").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_one_name_one_is_in_use_and_a_name_that_is_gone_still_leads_to_it() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let first = made(db, company, member, "Call").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        assert_eq!(find_name(&mut tx, company, "Call").await.expect("it can be read"), Some(first));
        let again = create_technology(&mut tx, company, &version(member, "Call", "{}")).await;
        assert!(matches!(again, Err(StoreError::Busy)), "{again:?}");
        drop(tx);
        put_away(db, company, first).await;
        assert_eq!(find_by_name(db, company, "Call").await.expect("it can be read"), Some(first));
        let second = made(db, company, member, "Call").await;
        assert_eq!(find_by_name(db, company, "Call").await.expect("it can be read"), Some(second));
        let mut tx = db.begin().await.expect("nobody else writes");
        let renamed = version(member, "Visit", "{}");
        assert!(save_technology(&mut tx, company, second, 1, &renamed).await.expect("it answers"));
        tx.commit().await.expect("it is kept");
        assert_eq!(find_by_name(db, company, "Visit").await.expect("it can be read"), Some(second));
        // Two had the name: whose it still is comes before whose it was.
        assert_eq!(find_by_name(db, company, "Call").await.expect("it can be read"), Some(first));
        let numbers = |after| async move {
            let listed = list_technologies(db, company, after, 9).await.expect("it can be read");
            listed.iter().map(|one| (one.technology.get(), one.put_away_at.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(numbers(None).await, [(1, true), (2, false)]);
        assert_eq!(numbers(Some(first)).await, [(2, false)]);
    })
    .await;
}

#[tokio::test]
async fn a_technology_of_another_company_is_never_returned_or_changed() {
    on_both(async |place| {
        let db = &place.db;
        let (mine, other) = (new_company(db, "Mine").await, new_company(db, "Other").await);
        let member = new_member(db, mine, "anna@example.com").await;
        new_member(db, other, "boris@example.com").await;
        let theirs = made(db, other, member, "Secret").await;
        assert_eq!(find_technology(db, mine, theirs).await.expect("it can be read"), None);
        assert_eq!(find_by_name(db, mine, "Secret").await.expect("it can be read"), None);
        assert_eq!(list_technologies(db, mine, None, 9).await.expect("it can be read"), []);
        assert_eq!(list_versions(db, mine, theirs, None, 9).await.expect("it can be read"), []);
        let mut tx = db.begin().await.expect("nobody else writes");
        assert_eq!(find_name(&mut tx, mine, "Secret").await.expect("it can be read"), None);
        let change = version(member, "Mine", "{}");
        assert!(!save_technology(&mut tx, mine, theirs, 1, &change).await.expect("it answers"));
        assert!(!set_put_away(&mut tx, mine, theirs, 1, Some(NOW)).await.expect("it answers"));
    })
    .await;
}
