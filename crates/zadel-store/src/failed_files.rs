//! Files of a watched folder of which nothing could be read.

use crate::audit::lock_audit;
use crate::{CompanyId, Db, Millis, StoreError, Tx};

/// A file that was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FailedFile {
    /// What it is called, with the folder below the watched one.
    pub file_name: String,
    /// When that was found out.
    pub at: Millis,
    /// Why: a stable word.
    pub code: String,
    /// Why, as the server's log says it.
    pub message: String,
}

/// Notes a file, and forgets those before a moment. Waits for other writers of the company, because the number is the next one.
///
/// # Errors
/// If the database refuses.
pub async fn add_failed_file(
    tx: &mut Tx,
    company: CompanyId,
    file: &FailedFile,
    forget_before: Millis,
) -> Result<(), StoreError> {
    const ADD: &str = sql!("watch/add_failed_file");
    const FORGET: &str = sql!("watch/delete_old_failed_files");
    lock_audit(tx, company).await?;
    on_engine!(tx, connection => sqlx::query(ADD)
        .bind(company).bind(&file.file_name).bind(file.at).bind(&file.code).bind(&file.message)
        .execute(connection).await.map(drop)?);
    on_engine!(tx, connection =>
        sqlx::query(FORGET).bind(company).bind(forget_before).execute(connection).await.map(drop)?);
    Ok(())
}

/// The files since a moment, the newest first.
///
/// # Errors
/// If the database refuses.
pub async fn list_failed_files(
    db: &Db,
    company: CompanyId,
    since: Millis,
    limit: u32,
) -> Result<Vec<FailedFile>, StoreError> {
    const SQL: &str = sql!("watch/list_failed_files");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(since).bind(i64::from(limit)).fetch_all(pool).await?))
}
