//! What one instance of the program tells the others.
//!
//! A SQLite file has one program, which needs no messenger. On PostgreSQL a message is heard when its transaction is committed, and
//! never if it is not.

use std::time::Duration;

use sqlx::postgres::PgListener;

use crate::statements::On;
use crate::{CompanyId, Db, StoreError, Tx};

/// How long a listener waits before it looks for a lost server again.
const RETRY: Duration = Duration::from_secs(1);
/// The name that `sql/postgres/announce.sql` calls to.
const CHANNEL: &str = "zadel";

/// Tells all instances, this one too, once the transaction is committed. On SQLite does nothing.
///
/// The payload is the caller's, of less than 8,000 bytes, and says itself which company it is about.
///
/// # Errors
/// If the database refuses, such as a longer payload.
pub async fn announce(tx: &mut Tx, _company: CompanyId, payload: &str) -> Result<(), StoreError> {
    const SQL: &str = sql!("postgres/announce");
    if let Tx::Postgres(_) = tx
        && let On::Postgres(connection) = tx.run()
    {
        sqlx::query(SQL).bind(payload).execute(connection).await?;
    }
    Ok(())
}

/// Tells all instances, this one too, what stands in no transaction. On `SQLite` does nothing, and waits for nobody who writes.
///
/// # Errors
/// As [`announce`].
pub async fn announce_at_once(db: &Db, company: CompanyId, payload: &str) -> Result<(), StoreError> {
    if let Db::Postgres(_) = db {
        let mut tx = db.begin().await?;
        announce(&mut tx, company, payload).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What a listener heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A payload of [`announce`].
    Message(String),
    /// The connection was lost and is there again: messages may have been missed, so whoever waits for any should look himself.
    Gap,
}

/// Listens to all instances. Holds one connection of the pool.
#[derive(Debug)]
pub struct Listener {
    listener: PgListener,
    is_lost: bool,
}

impl Db {
    /// Begins to listen; `None` on SQLite, where there is nobody to listen to.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the server is away.
    pub async fn listen(&self) -> Result<Option<Listener>, StoreError> {
        let Self::Postgres(db) = self else { return Ok(None) };
        let mut listener = PgListener::connect_with(db.pool()).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Listener { listener, is_lost: false }))
    }
}

impl Listener {
    /// Waits for the next message, as long as it takes; while the server is away, waits for the server.
    ///
    /// `None` once the database was closed.
    pub async fn next(&mut self) -> Option<Heard> {
        loop {
            match self.listener.try_recv().await {
                Ok(Some(message)) if !self.is_lost => return Some(Heard::Message(message.payload().to_owned())),
                // Heard again: the message is one of those that the gap tells to look for.
                Ok(_) => {
                    self.is_lost = false;
                    return Some(Heard::Gap);
                }
                Err(sqlx::Error::PoolClosed) => return None,
                Err(_) => {
                    self.is_lost = true;
                    tokio::time::sleep(RETRY).await;
                }
            }
        }
    }
}
