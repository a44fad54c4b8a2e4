//! A database of its own for each test, on each engine. For the tests of this crate and of those above it.

use std::env;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};
use tempfile::TempDir;

use crate::Db;

/// An open database and its address, for whoever goes around the store.
#[derive(Clone)]
pub struct Place {
    /// The database.
    pub db: Db,
    /// Its address.
    pub url: String,
}

/// Runs a test on a new, migrated database of each engine.
pub async fn on_both<F, Fut>(test: F)
where
    F: Fn(Place) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    on_both_empty(async |place: Place| {
        place.db.migrate().await.expect("an empty database can be migrated");
        tokio::spawn(test(place)).await
    })
    .await;
}

/// Runs a test on a new database of each engine, without tables.
pub async fn on_both_empty<F>(test: F)
where
    F: AsyncFn(Place) -> Result<(), tokio::task::JoinError>,
{
    let folder = TempDir::new().expect("there is a place for temporary files");
    let url = format!("sqlite:{}", folder.path().join("zadel.db").display());
    let db = Db::open(&url).await.expect("a missing file is made");
    test(Place { db, url }).await.expect("SQLite keeps the promise");

    let Some((database, url)) = new_postgres_database().await else { return };
    let db = Db::open(&url).await.expect("the database has just been made");
    let outcome = test(Place { db: db.clone(), url }).await;
    db.close().await;
    run(&server_url(), &format!("DROP DATABASE {database} WITH (FORCE)")).await;
    outcome.expect("PostgreSQL keeps the promise");
}

/// A new database of the test server; `None` and a note if there is no server.
pub async fn new_postgres_database() -> Option<(String, String)> {
    static N_DATABASES: AtomicU32 = AtomicU32::new(0);
    let server = server_url();
    if PgConnection::connect(&server).await.is_err() {
        println!("skipped: no PostgreSQL");
        return None;
    }
    let number = N_DATABASES.fetch_add(1, Ordering::Relaxed);
    let database = format!("zadel_test_{}_{number}", std::process::id());
    run(&server, &format!("CREATE DATABASE {database}")).await;
    let (host, _) = server.rsplit_once('/').expect("an address ends with its database");
    Some((database.clone(), format!("{host}/{database}")))
}

/// The test server: `ZADEL_TEST_POSTGRES`, or the one on this machine.
#[must_use]
pub fn server_url() -> String {
    env::var("ZADEL_TEST_POSTGRES").unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned())
}

/// Runs SQL around the store.
pub async fn run(url: &str, sql: &str) {
    let text = AssertSqlSafe(sql.to_owned());
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("the file is there");
        connection.execute(sqlx::raw_sql(text)).await.expect("the SQL of a test is right");
        connection.close().await.expect("it closes");
    } else {
        let mut connection = PgConnection::connect(url).await.expect("the server is there");
        connection.execute(sqlx::raw_sql(text)).await.expect("the SQL of a test is right");
        connection.close().await.expect("it closes");
    }
}

/// Reads rows of texts around the store.
pub async fn read(url: &str, sql: &str) -> Vec<Vec<String>> {
    let text = AssertSqlSafe(sql.to_owned());
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.expect("the file is there");
        let rows = connection.fetch_all(sqlx::raw_sql(text)).await.expect("the SQL of a test is right");
        rows.iter().map(|row| (0..row.len()).map(|n| row.get_unchecked(n)).collect()).collect()
    } else {
        let mut connection = PgConnection::connect(url).await.expect("the server is there");
        let rows = connection.fetch_all(sqlx::raw_sql(text)).await.expect("the SQL of a test is right");
        rows.iter().map(|row| (0..row.len()).map(|n| row.get_unchecked(n)).collect()).collect()
    }
}
