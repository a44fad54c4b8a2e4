//! An open database.

use std::fs::OpenOptions;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection, Postgres, Sqlite, Transaction};

use crate::StoreError;
use crate::statements::On;
use crate::tx::{PostgresTx, SqliteTx, Tx};

/// How long a statement waits for the lock of another.
const LOCK_WAIT: Duration = Duration::from_secs(5);
/// How long a request waits for a connection, before the database counts as away.
const CONNECTION_WAIT: Duration = Duration::from_secs(3);
/// Connections that read SQLite at once.
const N_READERS: u32 = 4;
/// Statements that a connection keeps prepared: more than there are in `sql/`.
const N_STATEMENTS: usize = 300;
/// Rows that SQLite's thread goes ahead of whoever reads them: more than a page, or each page waits for a second turn.
const N_ROWS_AHEAD: usize = 256;
/// Connections to PostgreSQL, of one instance of the program.
const N_CONNECTIONS: u32 = 16;
/// What SQLite leaves of its write-ahead log after a checkpoint.
const LOG_BYTES: &str = "67108864";

/// An open database; clones share its connections.
#[derive(Clone, Debug)]
pub enum Db {
    /// One file, one program.
    Sqlite(SqliteDb),
    /// A server, one program or several.
    Postgres(PostgresDb),
}

/// The connections to a SQLite file.
#[derive(Clone, Debug)]
pub struct SqliteDb {
    writer: SqlitePool,
    readers: SqlitePool,
    n_statements: Arc<AtomicU64>,
}

/// The connections to a PostgreSQL database.
#[derive(Clone, Debug)]
pub struct PostgresDb {
    pool: PgPool,
    n_statements: Arc<AtomicU64>,
}

/// Which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://...`; a file that is not there is made, a folder is not.
    ///
    /// A file that is made is readable by its owner alone: it holds hashes of passwords. SQLite gives its log the same rights.
    ///
    /// Migrates nothing: [`Db::migrate`] does, and [`Db::check_schema`] tells whether it must.
    ///
    /// # Errors
    /// [`StoreError::Url`] for any other address, [`StoreError::Unavailable`] if the server does not answer or the folder is not
    /// there, [`StoreError::Corrupt`] if the file is no database.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let n_statements = Arc::new(AtomicU64::new(0));
        if let Some(path) = sqlite_path(url) {
            return if path.is_empty() { Err(StoreError::Url) } else { open_sqlite(path, n_statements).await };
        }
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Err(StoreError::Url);
        }
        let options = PgConnectOptions::from_str(url).map_err(|_| StoreError::Url)?;
        let options = options
            .application_name("zadel")
            .statement_cache_capacity(N_STATEMENTS)
            .options([("lock_timeout", LOCK_WAIT.as_millis().to_string())]);
        let pool = PgPoolOptions::new()
            .max_connections(N_CONNECTIONS)
            .acquire_timeout(CONNECTION_WAIT)
            .test_before_acquire(true)
            .connect_with(options)
            .await?;
        Ok(Self::Postgres(PostgresDb { pool, n_statements }))
    }

    /// Opens what is there, and makes nothing.
    ///
    /// # Errors
    /// As [`Db::open`], and [`StoreError::Missing`] if there is no such file.
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        match sqlite_path(url) {
            Some(path) if !Path::new(path).exists() => Err(StoreError::Missing),
            _ => Self::open(url).await,
        }
    }

    /// Begins to write. On SQLite this waits for the writer before; on PostgreSQL rows are locked as they are written.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if another writer does not end, [`StoreError::Unavailable`] if the server is away.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite(db) => match begin_sqlite(&db.writer, sql!("sqlite/begin_writing")).await {
                // There is one writer, and it is not away: somebody holds it.
                Err(sqlx::Error::PoolTimedOut) => Err(StoreError::Busy),
                begun => Ok(Tx::Sqlite(SqliteTx::new(begun?, Arc::clone(&db.n_statements)))),
            },
            Self::Postgres(db) => db.begin(sql!("postgres/begin_writing")).await,
        }
    }

    /// Begins to read one state of the whole database, however long it takes.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the server is away, or if nothing is free to read with.
    pub async fn begin_snapshot(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite(db) => {
                let begun = begin_sqlite(&db.readers, sql!("sqlite/begin_reading")).await?;
                Ok(Tx::Sqlite(SqliteTx::new(begun, Arc::clone(&db.n_statements))))
            }
            Self::Postgres(db) => db.begin(sql!("postgres/begin_reading")).await,
        }
    }

    /// Does the database answer?
    ///
    /// # Errors
    /// Why it does not.
    pub async fn is_ready(&self) -> Result<(), StoreError> {
        const SQL: &str = sql!("schema/is_ready");
        on_engine!(self, pool => sqlx::query(SQL).execute(pool).await.map(drop)?);
        Ok(())
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// How many statements all clones have run so far; the beginning and the end of a transaction do not count.
    #[must_use]
    pub fn n_statements(&self) -> u64 {
        match self {
            Self::Sqlite(db) => db.n_statements.load(Ordering::Relaxed),
            Self::Postgres(db) => db.n_statements.load(Ordering::Relaxed),
        }
    }

    /// Waits for what is running and closes every connection. On SQLite the write-ahead log is then part of the file again.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(db) => {
                // The last to close tidies up, and a reader may not write.
                db.readers.close().await;
                db.writer.close().await;
            }
            Self::Postgres(db) => db.pool.close().await,
        }
    }

    /// Lets SQLite's file grow to so many pages, as a full disk does; PostgreSQL is not limited. For tests.
    ///
    /// # Errors
    /// As [`Db::begin`].
    #[doc(hidden)]
    pub async fn limit_pages(&self, n_pages: u32) -> Result<(), StoreError> {
        let Self::Sqlite(db) = self else { return Ok(()) };
        let options = db.writer.connect_options().as_ref().clone();
        db.writer.set_connect_options(options.pragma("max_page_count", n_pages.to_string()));
        // The next writer is another connection, which takes the options.
        db.writer.acquire().await?.close().await?;
        Ok(())
    }

    pub(crate) fn run(&self) -> On<&SqlitePool, &PgPool> {
        match self {
            Self::Sqlite(db) => {
                db.n_statements.fetch_add(1, Ordering::Relaxed);
                On::Sqlite(&db.readers)
            }
            Self::Postgres(db) => {
                db.n_statements.fetch_add(1, Ordering::Relaxed);
                On::Postgres(&db.pool)
            }
        }
    }
}

impl PostgresDb {
    pub(crate) fn pool(&self) -> &PgPool {
        &self.pool
    }

    async fn begin(&self, how: &'static str) -> Result<Tx, StoreError> {
        let pool = self.pool.clone();
        // A task of its own, because a request may be given up at any moment: between sending BEGIN and hearing the answer the
        // connection would go back to the pool within a transaction that nobody ends.
        let begun = tokio::spawn(async move { pool.begin_with(how).await }).await;
        let begun: Transaction<'static, Postgres> = begun.map_err(|_| sqlx::Error::WorkerCrashed)??;
        Ok(Tx::Postgres(PostgresTx::new(begun, Arc::clone(&self.n_statements))))
    }
}

/// The file of a SQLite address; `None` for any other.
#[must_use]
pub fn sqlite_path(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?;
    Some(path.strip_prefix("//").unwrap_or(path))
}

/// Makes an empty file, which SQLite takes for a new database, before SQLite would make one that everybody can read.
fn make_private(path: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

async fn begin_sqlite(pool: &SqlitePool, how: &'static str) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
    pool.begin_with(how).await
}

async fn open_sqlite(path: &str, n_statements: Arc<AtomicU64>) -> Result<Db, StoreError> {
    make_private(path).map_err(sqlx::Error::Io)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(LOCK_WAIT)
        .synchronous(SqliteSynchronous::Full)
        .statement_cache_capacity(N_STATEMENTS)
        .row_buffer_size(N_ROWS_AHEAD);
    let writing = options.clone().create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    // The writer comes first: it makes the file, and the log that readers cannot make. It is never closed for idleness.
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(LOCK_WAIT)
        .test_before_acquire(false)
        .after_release(|connection, _| Box::pin(is_reusable(connection)))
        .connect_with(writing.pragma("journal_size_limit", LOG_BYTES))
        .await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(N_READERS)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(LOCK_WAIT)
        .test_before_acquire(false)
        .connect_with(options.read_only(true))
        .await?;
    Ok(Db::Sqlite(SqliteDb { writer, readers, n_statements }))
}

/// SQLite itself rolls back when the disk is full. The rollback that follows then fails, and sqlx goes on counting a transaction
/// that is not there and begins no other: such a connection is closed.
async fn is_reusable(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // The rollback of a dropped transaction is only queued; the answer to this comes after it.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}
