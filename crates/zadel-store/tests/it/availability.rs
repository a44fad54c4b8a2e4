//! Full, away, given up, heard.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use tokio::time::timeout;
use zadel_store::live::{Heard, announce};
use zadel_store::plans::{NewPlan, create_plan, list_plans};
use zadel_store::{CompanyId, Db, MemberId, StoreError, check};

use crate::engines::{Place, draft, is_postgres, new_company, new_member, new_plan, on_both, read, run, server_url};

async fn large_plan(db: &Db, company: CompanyId, member: MemberId) -> Result<(), StoreError> {
    let document = "x".repeat(100_000);
    let mut tx = db.begin().await?;
    create_plan(&mut tx, company, &NewPlan { document: &document, ..draft(member, "Large") }).await?;
    tx.commit().await
}

#[tokio::test]
async fn a_full_disk_is_told_and_reads_go_on() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        // PostgreSQL's disk cannot be filled from here.
        if is_postgres(db) {
            return;
        }
        db.limit_pages(200).await.expect("nobody else writes");
        let mut n_kept = 0;
        let refused = loop {
            match large_plan(db, company, member).await {
                Ok(()) => n_kept += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(refused, StoreError::Full), "{refused:?}");
        for _ in 0..3 {
            assert!(matches!(large_plan(db, company, member).await, Err(StoreError::Full)));
            let kept = list_plans(db, company, None, 100).await.expect("reads go on");
            assert_eq!(kept.len(), n_kept);
        }
        assert!(0 < n_kept);
        db.limit_pages(100_000).await.expect("nobody else writes");
        large_plan(db, company, member).await.expect("there is room again");
        assert_eq!(list_plans(db, company, None, 100).await.expect("it can be read").len(), n_kept + 1);
        assert_eq!(check::integrity(db).await.expect("it can be read"), []);
    })
    .await;
}

/// What a full disk does when pages must be written in the middle of a transaction.
#[tokio::test]
async fn a_transaction_that_the_engine_itself_rolls_back_does_not_stop_the_next() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        if is_postgres(db) {
            return;
        }
        let trap = "CREATE TRIGGER trap AFTER INSERT ON plans BEGIN SELECT RAISE(ROLLBACK, 'full'); END";
        run(&place.url, trap).await;
        for _ in 0..3 {
            let refused = large_plan(db, company, member).await;
            // Not a word about a transaction that is still open.
            let words = format!("{refused:?}");
            assert!(words.contains("SqliteError"), "{words}");
        }
        run(&place.url, "DROP TRIGGER trap").await;
        large_plan(db, company, member).await.expect("nothing is in the way any more");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_names_no_database_is_refused() {
    for url in ["", "sqlite:", "mysql://localhost/zadel", "/tmp/zadel.db", "postgres://[::1"] {
        assert!(matches!(Db::open(url).await, Err(StoreError::Url)), "{url}");
    }
    let nowhere = Db::open("sqlite:/there/is/no/such/folder/zadel.db").await;
    assert!(matches!(nowhere, Err(StoreError::Unavailable(_))), "{nowhere:?}");
    // The discard port: nothing answers there.
    let nobody = Db::open("postgres://postgres@127.0.0.1:9/postgres").await;
    assert!(matches!(nobody, Err(StoreError::Unavailable(_))), "{nobody:?}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let folder = tempfile::TempDir::new().expect("there is a place for temporary files");
    let path = folder.path().join("zadel.db");
    std::fs::write(&path, "x".repeat(10_000)).expect("it can be written");
    let opened = Db::open(&format!("sqlite:{}", path.display())).await;
    assert!(matches!(opened, Err(StoreError::Corrupt { .. })), "{opened:?}");
}

#[tokio::test]
async fn a_server_that_was_away_is_found_again() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        if !is_postgres(db) {
            return;
        }
        let name = place.url.rsplit('/').next().expect("an address ends with its database");
        let tx = db.begin().await.expect("nobody else writes");
        let allow = |answer: &str| format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {answer}");
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        run(&server_url(), &allow("false")).await;
        run(&server_url(), &end).await;
        let lost = tx.commit().await;
        assert!(matches!(lost, Err(StoreError::Unavailable(_))), "{lost:?}");
        assert!(db.is_ready().await.is_err());
        run(&server_url(), &allow("true")).await;
        db.is_ready().await.expect("it is there again");
        new_member(db, company, "anna@example.com").await;
    })
    .await;
}

/// Goes on with some work until it has waited so many times, and gives it up then: at another place for each number.
async fn given_up(n_waits: u32, work: impl Future<Output = Result<(), StoreError>>) -> bool {
    let mut work = pin!(work);
    let mut n_left = n_waits;
    poll_fn(move |context| match work.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(outcome.is_err()),
        Poll::Pending if n_left == 0 => Poll::Ready(true),
        Poll::Pending => {
            n_left -= 1;
            Poll::Pending
        }
    })
    .await
}

#[tokio::test]
async fn a_request_given_up_at_any_moment_leaves_no_transaction_behind() {
    const IDLE: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM pg_stat_activity
        WHERE datname = current_database() AND state LIKE 'idle in%'";
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let member = new_member(db, company, "anna@example.com").await;
        let mut n_kept = 0;
        for n_waits in 0..20 {
            let work = async {
                let mut tx = db.begin().await?;
                create_plan(&mut tx, company, &draft(member, "Plan")).await?;
                tx.commit().await
            };
            n_kept += usize::from(!given_up(n_waits, work).await);
            if is_postgres(db) {
                let mut idle = read(&place.url, IDLE).await;
                // A connection is tidied up after the request is gone.
                for _ in 0..100 {
                    if idle != [["0"]] {
                        tokio::time::sleep(Duration::from_millis(10)).await;
                        idle = read(&place.url, IDLE).await;
                    }
                }
                assert_eq!(idle, [["0"]], "given up after waiting {n_waits} times");
            }
            db.begin().await.expect("nobody holds the database");
        }
        let last = new_plan(db, company, member, "Last").await;
        let plans = list_plans(db, company, None, 100).await.expect("it can be read");
        // A commit that was given up may have happened: that is what giving up means.
        assert!((0 < n_kept) && (n_kept < 20) && (n_kept < plans.len()), "{n_kept} of {}", plans.len());
        assert_eq!(usize::try_from(last.get()), Ok(plans.len()), "numbers have no gaps");
    })
    .await;
}

#[tokio::test]
async fn instances_hear_each_other_when_it_is_committed() {
    on_both(async |place| {
        let db = &place.db;
        let company = new_company(db, "One").await;
        let other = Db::open(&place.url).await.expect("it can be opened twice");
        let listener = other.listen().await.expect("the server is there");
        assert_eq!(listener.is_some(), is_postgres(db));
        tell(db, company, "first").await;
        let Some(mut listener) = listener else { return };
        let mut tx = db.begin().await.expect("nobody else writes");
        announce(&mut tx, company, "never committed").await.expect("it answers");
        drop(tx);
        tell(db, company, "second").await;
        assert_eq!(listener.next().await, Some(Heard::Message("first".to_owned())));
        assert_eq!(listener.next().await, Some(Heard::Message("second".to_owned())));

        let Place { url, .. } = &place;
        run(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'").await;
        let heard = timeout(Duration::from_secs(20), listener.next()).await.expect("it connects again");
        assert_eq!(heard, Some(Heard::Gap));
        tell(db, company, "third").await;
        assert_eq!(listener.next().await, Some(Heard::Message("third".to_owned())));
        tokio::join!(other.close(), async {
            assert_eq!(listener.next().await, None);
            drop(listener);
        });
    })
    .await;
}

async fn tell(db: &Db, company: CompanyId, payload: &str) {
    let mut tx = db.begin().await.expect("nobody else writes");
    announce(&mut tx, company, payload).await.expect("it answers");
    tx.commit().await.expect("it is kept");
}
