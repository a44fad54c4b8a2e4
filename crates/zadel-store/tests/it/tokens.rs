//! Tokens of programs, and files of a watched folder that could not be read.

use zadel_store::failed_files::{FailedFile, add_failed_file, list_failed_files};
use zadel_store::members::set_left;
use zadel_store::tokens::{NewToken, count_tokens, create_token, find_token, list_tokens, revoke_token, touch_token};
use zadel_store::{CompanyId, Db, MemberId, Millis, TokenId};

use crate::engines::{NOW, new_company, new_member, on_both};

fn later(millis: i64) -> Millis {
    Millis::new(NOW.get() + millis)
}

async fn add(db: &Db, company: CompanyId, member: MemberId, hash: &str, expires_at: Option<Millis>) -> TokenId {
    let mut tx = db.begin().await.expect("nobody else writes for long");
    let new =
        NewToken { token_hash: hash, member, name: "Ночь", scopes: "facts:write", created_at: NOW, expires_at };
    let token = create_token(&mut tx, company, &new).await.expect("it is made");
    tx.commit().await.expect("it is kept");
    token
}

#[tokio::test]
async fn a_token_tells_for_whom_it_acts_in_one_statement() {
    on_both(async |place| {
        let db = &place.db;
        let (company, other) = (new_company(db, "One").await, new_company(db, "Other").await);
        let member = new_member(db, company, "anna@example.com").await;
        let token = add(db, company, member, "a", None).await;
        let n_before = db.n_statements();
        let found = find_token(db, company, "a", NOW).await.expect("it can be read").expect("it is good");
        assert_eq!(db.n_statements() - n_before, 1);
        assert_eq!((found.token, found.account.member, found.scopes.as_str()), (token, member, "facts:write"));
        assert_eq!(
            (found.account.role.as_str(), found.account.company_name.as_str(), found.used_at),
            ("owner", "One", None)
        );
        assert_eq!(find_token(db, other, "a", NOW).await.expect("it can be read"), None);
        let mut tx = db.begin().await.expect("nobody else writes");
        touch_token(&mut tx, company, token, later(5)).await.expect("it is noted");
        tx.commit().await.expect("it is kept");
        let listed = list_tokens(db, company).await.expect("they can be read");
        assert_eq!((listed.len(), listed[0].used_at, listed[0].has_left), (1, Some(later(5)), false));
        assert_eq!(list_tokens(db, other).await.expect("they can be read"), []);
    })
    .await;
}

#[tokio::test]
async fn a_token_ends_when_it_expires_is_revoked_or_its_person_leaves() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let first = add(db, company, member, "a", Some(later(1000))).await;
        let second = add(db, company, member, "b", None).await;
        assert_eq!((first.get(), second.get()), (1, 2));
        let is_good = async |hash, now| find_token(db, company, hash, now).await.expect("it can be read").is_some();
        assert!(is_good("a", later(999)).await && !is_good("a", later(1000)).await);
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(revoke_token(&mut tx, company, second, NOW).await.expect("it answers"));
        assert!(!revoke_token(&mut tx, company, second, NOW).await.expect("it answers"));
        assert_eq!(count_tokens(&mut tx, company).await.expect("it answers"), 1);
        tx.commit().await.expect("it is kept");
        assert!(!is_good("b", NOW).await);
        // The number of one that was revoked is never given again: the log names it.
        assert_eq!(add(db, company, member, "c", None).await.get(), 3);
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(set_left(&mut tx, company, member, 1, Some(NOW)).await.expect("it answers"));
        tx.commit().await.expect("it is kept");
        assert!(!is_good("c", NOW).await);
        assert!(list_tokens(db, company).await.expect("they can be read").iter().all(|token| token.has_left));
    })
    .await;
}

#[tokio::test]
async fn files_that_failed_long_ago_are_forgotten() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        for (at, name) in [(0, "a.csv"), (10, "b.csv"), (20, "c.csv")] {
            let text = |text: &str| text.to_owned();
            let file = FailedFile { file_name: text(name), at: later(at), code: text("bad_table"), message: text("?") };
            let mut tx = db.begin().await.expect("nobody else writes");
            add_failed_file(&mut tx, company, &file, later(at - 10)).await.expect("it is noted");
            tx.commit().await.expect("it is kept");
        }
        let names = async |since| {
            let found = list_failed_files(db, company, since, 10).await.expect("they can be read");
            found.into_iter().map(|file| file.file_name).collect::<Vec<_>>()
        };
        assert_eq!(names(later(0)).await, ["c.csv", "b.csv"], "the first was forgotten");
        assert_eq!(names(later(20)).await, ["c.csv"]);
    })
    .await;
}
