//! From one schema to the next.

use sha2::{Digest, Sha256};

use crate::statements::On;
use crate::{Db, StoreError, Tx};

/// One step, in the words of each engine. A released one is never edited.
struct Migration {
    number: i64,
    sqlite: &'static str,
    postgres: &'static str,
}

/// Both texts of a migration.
macro_rules! migration {
    ($number:literal, $name:literal) => {
        Migration {
            number: $number,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/postgres/", $name, ".sql")),
        }
    };
}

const MIGRATIONS: [Migration; 15] = [
    migration!(1, "0001_companies"),
    migration!(2, "0002_plans"),
    migration!(3, "0003_audit"),
    migration!(4, "0004_request_keys"),
    migration!(5, "0005_staff"),
    migration!(6, "0006_technologies"),
    migration!(7, "0007_facts"),
    migration!(8, "0008_payments"),
    migration!(9, "0009_tokens"),
    migration!(10, "0010_deals_of_clients"),
    migration!(11, "0011_key_prospects"),
    migration!(12, "0012_sizes"),
    migration!(13, "0013_originals_and_objects"),
    migration!(14, "0014_forecasts"),
    migration!(15, "0015_paid"),
];

/// The schema that this program knows.
pub(crate) const NEWEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].number;

#[derive(sqlx::FromRow)]
struct Applied {
    number: i64,
    sha256: String,
}

impl Db {
    /// Applies what is missing, each migration in a transaction of its own: killed at any moment, it leaves the schema before or
    /// the schema after. Instances that start at once queue.
    ///
    /// # Errors
    /// [`StoreError::Newer`] if there is one that this program does not know; [`StoreError::Corrupt`] if one was edited later.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        for migration in &MIGRATIONS {
            let mut tx = self.begin().await?;
            if apply(&mut tx, migration).await? {
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// The number of the last migration; 0 if there was none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the database is away.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        schema_version(&mut self.begin_snapshot().await?).await
    }

    /// Is the database at the schema of this program?
    ///
    /// # Errors
    /// [`StoreError::NotMigrated`] or [`StoreError::Newer`] if it is not.
    pub async fn check_schema(&self) -> Result<(), StoreError> {
        match self.schema_version().await? {
            NEWEST => Ok(()),
            version if version < NEWEST => Err(StoreError::NotMigrated),
            _ => Err(StoreError::Newer),
        }
    }
}

/// As [`Db::schema_version`], within a transaction.
pub(crate) async fn schema_version(tx: &mut Tx) -> Result<i64, StoreError> {
    const SQL: &str = sql!("schema/list_migrations");
    if !table_names(tx).await?.iter().any(|name| name == "schema_migrations") {
        return Ok(0);
    }
    let applied: Vec<Applied> = on_engine!(tx, connection => sqlx::query_as(SQL).fetch_all(connection).await?);
    Ok(applied.last().map_or(0, |last| last.number))
}

/// The names of all tables, sorted.
pub(crate) async fn table_names(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    const SQLITE: &str = sql!("sqlite/list_tables");
    const POSTGRES: &str = sql!("postgres/list_tables");
    Ok(match tx.run() {
        On::Sqlite(connection) => sqlx::query_scalar(SQLITE).fetch_all(connection).await?,
        On::Postgres(connection) => sqlx::query_scalar(POSTGRES).fetch_all(connection).await?,
    })
}

/// Whether there was anything to do.
async fn apply(tx: &mut Tx, migration: &Migration) -> Result<bool, StoreError> {
    const LOCK: &str = sql!("postgres/lock_schema");
    const CREATE: &str = sql!("schema/create_migrations");
    const LIST: &str = sql!("schema/list_migrations");
    const INSERT: &str = sql!("schema/insert_migration");
    if let On::Postgres(connection) = tx.run() {
        sqlx::query(LOCK).execute(connection).await?;
    }
    on_engine!(tx, connection => sqlx::query(CREATE).execute(connection).await.map(drop)?);
    let applied: Vec<Applied> = on_engine!(tx, connection => sqlx::query_as(LIST).fetch_all(connection).await?);
    if applied.last().is_some_and(|last| NEWEST < last.number) {
        return Err(StoreError::Newer);
    }
    let text = match tx {
        Tx::Sqlite(_) => migration.sqlite,
        Tx::Postgres(_) => migration.postgres,
    };
    let sha256 = hex(&Sha256::digest(text));
    if let Some(found) = applied.iter().find(|applied| applied.number == migration.number) {
        let is_same = found.sha256 == sha256;
        return if is_same { Ok(false) } else { Err(StoreError::Corrupt { what: "schema_migrations" }) };
    }
    on_engine!(tx, connection => sqlx::raw_sql(text).execute(connection).await.map(drop)?);
    on_engine!(tx, connection =>
        sqlx::query(INSERT).bind(migration.number).bind(sha256).execute(connection).await.map(drop)?);
    Ok(true)
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text can always grow");
        text
    })
}
