//! A transaction that writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::statements::On;
use crate::{Engine, StoreError};

/// A transaction: everything or nothing. Dropped before [`Tx::commit`], it never happened.
#[derive(Debug)]
pub enum Tx {
    /// The only writer.
    Sqlite(SqliteTx),
    /// One of several writers.
    Postgres(PostgresTx),
}

/// A transaction on SQLite.
#[derive(Debug)]
pub struct SqliteTx {
    transaction: Transaction<'static, Sqlite>,
    n_statements: Arc<AtomicU64>,
}

/// A transaction on PostgreSQL.
#[derive(Debug)]
pub struct PostgresTx {
    transaction: Transaction<'static, Postgres>,
    n_statements: Arc<AtomicU64>,
}

impl Tx {
    /// Makes it all true at once; afterwards it survives a power loss.
    ///
    /// # Errors
    /// [`StoreError::Full`] and [`StoreError::Busy`]: nothing was kept. [`StoreError::Unavailable`]: nobody knows.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.transaction.commit().await?,
            Self::Postgres(tx) => tx.transaction.commit().await?,
        }
        Ok(())
    }

    pub(crate) fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    pub(crate) fn run(&mut self) -> On<&mut SqliteConnection, &mut PgConnection> {
        match self {
            Self::Sqlite(tx) => {
                tx.n_statements.fetch_add(1, Ordering::Relaxed);
                On::Sqlite(&mut tx.transaction)
            }
            Self::Postgres(tx) => {
                tx.n_statements.fetch_add(1, Ordering::Relaxed);
                On::Postgres(&mut tx.transaction)
            }
        }
    }
}

impl SqliteTx {
    pub(crate) fn new(transaction: Transaction<'static, Sqlite>, n_statements: Arc<AtomicU64>) -> Self {
        Self { transaction, n_statements }
    }
}

impl PostgresTx {
    pub(crate) fn new(transaction: Transaction<'static, Postgres>, n_statements: Arc<AtomicU64>) -> Self {
        Self { transaction, n_statements }
    }
}
