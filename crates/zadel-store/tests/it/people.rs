//! Companies, members, sessions, links, guesses.

use zadel_store::companies;
use zadel_store::guesses::{count_guess, delete_old_guesses, forget_guesses};
use zadel_store::links::{NewLink, create_link, delete_expired_links, use_link};
use zadel_store::members::{
    NewMember, create_member, find_member, find_sign_in, forget_password, list_members, set_language, set_left,
    set_password, set_role,
};
use zadel_store::sessions::{
    NewSession, close_other_sessions, close_session, close_sessions_of, delete_expired_sessions, find_session,
    open_session, touch_session,
};
use zadel_store::{CompanyId, Db, MemberId, Millis};

use crate::engines::{NOW, new_company, new_member, on_both};

fn later(millis: i64) -> Millis {
    Millis::new(NOW.get() + millis)
}

async fn sign_in(db: &Db, company: CompanyId, member: MemberId, token_hash: &str) {
    let mut tx = db.begin().await.expect("nobody else writes for long");
    let new = NewSession { token_hash, member, created_at: NOW, expires_at: later(1000) };
    open_session(&mut tx, company, &new).await.expect("it is opened");
    tx.commit().await.expect("it is kept");
}

#[tokio::test]
async fn companies_are_numbered_from_one() {
    on_both(async |place| {
        let db = &place.db;
        assert!(!companies::has_member(db).await.expect("it can be read"));
        let (first, second) = (new_company(db, "Первая").await, new_company(db, "Second").await);
        assert!(!companies::has_member(db).await.expect("it can be read"));
        assert_eq!((first.get(), second.get()), (1, 2));
        let all = companies::list_companies(db, None, 10).await.expect("it can be read");
        let rest = companies::list_companies(db, Some(first), 10).await.expect("it can be read");
        assert_eq!((all.len(), rest.len()), (2, 1));
        let found = &all[0];
        assert_eq!((found.name.as_str(), found.currency.as_str(), found.created_at), ("Первая", "EUR", NOW));
    })
    .await;
}

#[tokio::test]
async fn an_email_belongs_to_one_person_of_one_company() {
    on_both(async |place| {
        let db = &place.db;
        let (one, other) = (new_company(db, "One").await, new_company(db, "Other").await);
        let member = new_member(db, one, "Anna@Example.com").await;
        let again = NewMember {
            email: "ANNA@example.com",
            name: "Anna",
            role: "rep",
            password_hash: None,
            language: "ru",
            created_at: NOW,
        };
        let mut tx = db.begin().await.expect("nobody else writes");
        assert_eq!(create_member(&mut tx, one, &again).await.expect("it answers"), None);
        assert_eq!(create_member(&mut tx, other, &again).await.expect("it answers"), None);
        // A refusal spoils nothing of its transaction.
        let free = NewMember { email: "boris@example.com", ..again };
        let boris = create_member(&mut tx, other, &free).await.expect("it answers").expect("nobody has it");
        tx.commit().await.expect("it is kept");
        assert_eq!((member.get(), boris.get()), (1, 1));
        let found = find_sign_in(db, "anna@EXAMPLE.com").await.expect("it can be read").expect("it is hers");
        assert_eq!((found.company, found.member, found.password_hash.as_deref()), (one, member, Some("h")));
        assert_eq!(find_sign_in(db, "nobody@example.com").await.expect("it can be read"), None);
        let boris = find_member(db, other, boris).await.expect("it can be read").expect("he is there");
        assert!(!boris.has_password);
    })
    .await;
}

#[tokio::test]
async fn people_invited_at_once_get_different_numbers() {
    on_both(async |place| {
        let company = new_company(&place.db, "One").await;
        let tasks: Vec<_> = (0..8)
            .map(|n| {
                let db = place.db.clone();
                tokio::spawn(async move { new_member(&db, company, &format!("p{n}@example.com")).await.get() })
            })
            .collect();
        let mut numbers = Vec::new();
        for task in tasks {
            numbers.push(task.await.expect("it ends"));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
    })
    .await;
}

#[tokio::test]
async fn a_person_changed_meanwhile_is_not_changed_again() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(set_role(&mut tx, company, member, 1, "rep").await.expect("it answers"));
        assert!(!set_role(&mut tx, company, member, 1, "owner").await.expect("it answers"));
        assert!(set_password(&mut tx, company, member, "h2").await.expect("it answers"));
        assert!(set_language(&mut tx, company, member, "ru").await.expect("it answers"));
        assert!(!set_language(&mut tx, company, MemberId::new(9), "ru").await.expect("it answers"));
        tx.commit().await.expect("it is kept");
        let found = find_member(db, company, member).await.expect("it can be read").expect("she is there");
        assert_eq!((found.role.as_str(), found.language.as_str(), found.version), ("rep", "ru", 2));
        let found = find_sign_in(db, "anna@example.com").await.expect("it can be read").expect("it is hers");
        assert_eq!(found.password_hash.as_deref(), Some("h2"));
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(forget_password(&mut tx, company, member).await.expect("it answers"));
        assert!(!forget_password(&mut tx, company, member).await.expect("it answers"));
    })
    .await;
}

#[tokio::test]
async fn pages_of_people_hold_everybody_once() {
    on_both(async |place| {
        let db = &place.db;
        let (company, other) = (new_company(db, "One").await, new_company(db, "Other").await);
        for n in 0..7 {
            new_member(db, company, &format!("p{n}@example.com")).await;
            new_member(db, other, &format!("p{n}@example.org")).await;
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = list_members(db, company, after, 3).await.expect("it can be read");
            let Some(last) = page.last() else { break };
            after = Some(last.member);
            seen.extend(page.into_iter().map(|member| member.email));
        }
        assert_eq!(seen, (0..7).map(|n| format!("p{n}@example.com")).collect::<Vec<String>>());
    })
    .await;
}

#[tokio::test]
async fn a_session_tells_who_asks_in_one_statement() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        sign_in(db, company, member, "t").await;
        let n_before = db.n_statements();
        let found = find_session(db, company, "t", NOW).await.expect("it can be read").expect("it is open");
        assert_eq!(db.n_statements() - n_before, 1);
        let account = &found.account;
        assert_eq!((account.member, account.company_name.as_str(), account.currency.as_str()), (member, "One", "EUR"));
        assert_eq!((account.role.as_str(), found.seen_at, found.expires_at), ("owner", NOW, later(1000)));
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_expires_or_is_closed() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        for token in ["a", "b", "c"] {
            sign_in(db, company, member, token).await;
        }
        let is_open =
            async |token: &str, now| find_session(db, company, token, now).await.expect("it can be read").is_some();
        assert!(is_open("a", later(999)).await && !is_open("a", later(1000)).await);
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(touch_session(&mut tx, company, "a", later(500), later(1500)).await.expect("it answers"));
        assert!(close_session(&mut tx, company, "b").await.expect("it answers"));
        assert!(!close_session(&mut tx, company, "b").await.expect("it answers"));
        assert_eq!(delete_expired_sessions(&mut tx, company, later(1000)).await.expect("it answers"), 1);
        tx.commit().await.expect("it is kept");
        assert!(is_open("a", later(1000)).await && !is_open("b", NOW).await && !is_open("c", NOW).await);
        for token in ["d", "e"] {
            sign_in(db, company, member, token).await;
        }
        let mut tx = db.begin().await.expect("nobody else writes");
        assert_eq!(close_other_sessions(&mut tx, company, member, "a").await.expect("it answers"), 2);
        tx.commit().await.expect("it is kept");
        assert!(is_open("a", NOW).await && !is_open("d", NOW).await);
        let mut tx = db.begin().await.expect("nobody else writes");
        assert_eq!(close_sessions_of(&mut tx, company, member).await.expect("it answers"), 1);
        tx.commit().await.expect("it is kept");
        assert!(!is_open("a", later(1000)).await);
    })
    .await;
}

#[tokio::test]
async fn somebody_who_left_has_no_session_and_signs_in_no_more() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        sign_in(db, company, member, "t").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(!set_left(&mut tx, company, member, 7, Some(NOW)).await.expect("it answers"));
        assert!(set_left(&mut tx, company, member, 1, Some(NOW)).await.expect("it answers"));
        tx.commit().await.expect("it is kept");
        assert_eq!(find_session(db, company, "t", NOW).await.expect("it can be read"), None);
        assert_eq!(find_sign_in(db, "anna@example.com").await.expect("it can be read"), None);
        let found = find_member(db, company, member).await.expect("it can be read").expect("the name stays");
        assert_eq!(found.left_at, Some(NOW));
        let mut tx = db.begin().await.expect("nobody else writes");
        assert!(set_left(&mut tx, company, member, 2, None).await.expect("it answers"));
        tx.commit().await.expect("it is kept");
        assert!(find_sign_in(db, "anna@example.com").await.expect("it can be read").is_some());
    })
    .await;
}

#[tokio::test]
async fn a_link_works_once_and_not_after_its_time() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        for token_hash in ["a", "b"] {
            let new = NewLink { token_hash, member, created_at: NOW, expires_at: later(1000) };
            create_link(&mut tx, company, &new).await.expect("it is made");
        }
        assert_eq!(use_link(&mut tx, company, "b", later(1000)).await.expect("it answers"), None);
        assert_eq!(use_link(&mut tx, company, "a", NOW).await.expect("it answers"), Some(member));
        assert_eq!(use_link(&mut tx, company, "a", NOW).await.expect("it answers"), None);
        assert_eq!(delete_expired_links(&mut tx, company, later(999)).await.expect("it answers"), 0);
        assert_eq!(delete_expired_links(&mut tx, company, later(1000)).await.expect("it answers"), 2);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_is_too_late() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let mut tx = db.begin().await.expect("nobody else writes");
        let new = NewLink { token_hash: "a", member, created_at: NOW, expires_at: later(1000) };
        create_link(&mut tx, company, &new).await.expect("it is made");
        tx.commit().await.expect("it is kept");
        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    let mut tx = db.begin().await.expect("the others end");
                    let used = use_link(&mut tx, company, "a", NOW).await.expect("it answers");
                    tx.commit().await.expect("it is kept");
                    usize::from(used.is_some())
                })
            })
            .collect();
        let mut n_used = 0;
        for task in tasks {
            n_used += task.await.expect("it ends");
        }
        assert_eq!(n_used, 1);
    })
    .await;
}

#[tokio::test]
async fn guesses_count_within_their_window() {
    on_both(async |place| {
        let db = &place.db;
        let mut tx = db.begin().await.expect("nobody else writes");
        for (window, expected) in [(NOW, 1), (NOW, 2), (later(60), 1), (NOW, 2)] {
            assert_eq!(count_guess(&mut tx, "k", window).await.expect("it answers"), expected);
        }
        assert_eq!(count_guess(&mut tx, "other", NOW).await.expect("it answers"), 1);
        tx.commit().await.expect("it is kept");
        let mut tx = db.begin().await.expect("nobody else writes");
        forget_guesses(&mut tx, "k").await.expect("it answers");
        assert_eq!(delete_old_guesses(&mut tx, later(1)).await.expect("it answers"), 1);
        assert_eq!(count_guess(&mut tx, "k", NOW).await.expect("it answers"), 1);
        tx.commit().await.expect("it is kept");
    })
    .await;
}
