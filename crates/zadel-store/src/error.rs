//! What can go wrong with a database, as a caller can tell it apart.

use sqlx::error::DatabaseError;

/// Why the database did not do it. A missing row is not an error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database is away, or all connections are taken. Later it may work, without a restart. A commit that ends so may have
    /// happened or not: read before trying again.
    #[error("unavailable")]
    Unavailable(#[source] sqlx::Error),
    /// The disk is full; nothing of the transaction was kept. Reads go on.
    #[error("full")]
    Full,
    /// Somebody else was writing; the same transaction from its beginning may succeed.
    #[error("busy")]
    Busy,
    /// A newer program has migrated the database: this one does not know what its tables mean.
    #[error("newer")]
    Newer,
    /// The tables of this program are not there yet.
    #[error("not_migrated")]
    NotMigrated,
    /// What was read cannot have been written by this program.
    #[error("corrupt")]
    Corrupt {
        /// The table or file.
        what: &'static str,
    },
    /// The address names no database, or has no known scheme.
    #[error("url")]
    Url,
    /// There is no such file.
    #[error("missing")]
    Missing,
    /// Anything else that the engine refused: a fault of this program.
    #[error("engine")]
    Engine(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error;
        match &error {
            Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => Self::Unavailable(error),
            Error::Database(cause) => match kind(&**cause) {
                Kind::Away => Self::Unavailable(error),
                Kind::Full => Self::Full,
                Kind::Busy => Self::Busy,
                Kind::Corrupt => Self::Corrupt { what: "file" },
                Kind::Other => Self::Engine(error),
            },
            _ => Self::Engine(error),
        }
    }
}

enum Kind {
    Away,
    Full,
    Busy,
    Corrupt,
    Other,
}

/// Three sources of a unique violation are left, and all are races: the next number of a row, one token drawn twice, one edit sent
/// twice at the same moment.
fn kind(error: &dyn DatabaseError) -> Kind {
    if error.is_unique_violation() {
        return Kind::Busy;
    }
    let code = error.code().unwrap_or_default();
    // PostgreSQL's codes have five letters, SQLite's at most four digits.
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => sqlite_kind(number),
        _ => postgres_kind(&code),
    }
}

/// Source: <https://www.sqlite.org/rescode.html>.
fn sqlite_kind(code: u32) -> Kind {
    const SHARED_MEMORY_SIZE: u32 = 4874;
    match (code, code & 0xff) {
        // The file beside the database that readers and the writer share cannot grow.
        (SHARED_MEMORY_SIZE, _) | (_, 13) => Kind::Full,
        (_, 5 | 6) => Kind::Busy,
        (_, 14) => Kind::Away,
        (_, 11 | 26) => Kind::Corrupt,
        _ => Kind::Other,
    }
}

/// Source: PostgreSQL 15, appendix A.
fn postgres_kind(code: &str) -> Kind {
    match code {
        "53100" => Kind::Full,
        "40001" | "40P01" | "55P03" => Kind::Busy,
        "XX001" | "XX002" => Kind::Corrupt,
        // Shutting down, starting up, no connection left, a standby that does not write, or no such database; below, nobody is
        // let in.
        "57P01" | "57P02" | "57P03" | "25006" | "3D000" => Kind::Away,
        _ if ["08", "28", "53"].iter().any(|class| code.starts_with(class)) => Kind::Away,
        _ => Kind::Other,
    }
}
