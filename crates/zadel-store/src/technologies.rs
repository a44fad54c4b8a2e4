//! Ways of selling, with every version of them. Their contents are JSON that the store does not interpret.

use crate::audit::lock_audit;
use crate::{CompanyId, Db, MemberId, Millis, StoreError, TechnologyId, Tx};

/// A technology, as it is now.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Technology {
    /// The number within the company.
    pub technology: TechnologyId,
    /// As people wrote it; of those in use, no two of a company have the same.
    pub name: String,
    /// Grows by one with every change, from 1.
    pub version: i64,
    /// When it was put away; it is offered no more, and stays.
    pub put_away_at: Option<Millis>,
    /// Of the version, JSON.
    pub content: String,
    /// When the version was made.
    pub changed_at: Millis,
    /// Who made it.
    pub changed_by: MemberId,
    /// His name.
    pub changed_by_name: String,
}

/// One version of a technology.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TechnologyVersion {
    /// Its number.
    pub version: i64,
    /// What the technology was called.
    pub name: String,
    /// As in [`Technology::content`].
    pub content: String,
    /// When it was made.
    pub at: Millis,
    /// Who made it.
    pub member: MemberId,
    /// His name, as it is now.
    pub member_name: String,
}

/// A version to be.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'a> {
    /// As in [`Technology::name`].
    pub name: &'a str,
    /// As in [`Technology::content`].
    pub content: &'a str,
    /// Now.
    pub at: Millis,
    /// Who makes it.
    pub member: MemberId,
}

/// Makes a technology with the company's next number and version 1.
///
/// Waits for other writers of the company (see [`lock_audit`]), because the number is the next one.
///
/// # Errors
/// [`StoreError::Busy`] if one in use has the name: ask [`find_name`] first.
pub async fn create_technology(
    tx: &mut Tx,
    company: CompanyId,
    new: &NewVersion<'_>,
) -> Result<TechnologyId, StoreError> {
    const SQL: &str = sql!("technologies/create_technology");
    lock_audit(tx, company).await?;
    let technology: TechnologyId = on_engine!(tx, connection =>
        sqlx::query_scalar(SQL).bind(company).bind(new.name).fetch_one(connection).await?);
    insert_version(tx, company, technology, 1, new).await?;
    Ok(technology)
}

/// Saves a change as the version after `seen_version`; `false`, and nothing saved, if that is not the version any more.
///
/// # Errors
/// As [`create_technology`].
pub async fn save_technology(
    tx: &mut Tx,
    company: CompanyId,
    technology: TechnologyId,
    seen_version: i64,
    new: &NewVersion<'_>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("technologies/save_technology");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(technology).bind(seen_version).bind(new.name).execute(connection).await?.rows_affected());
    if n_rows == 0 {
        return Ok(false);
    }
    insert_version(tx, company, technology, seen_version + 1, new).await?;
    Ok(true)
}

async fn insert_version(
    tx: &mut Tx,
    company: CompanyId,
    technology: TechnologyId,
    version: i64,
    new: &NewVersion<'_>,
) -> Result<(), StoreError> {
    const SQL: &str = sql!("technologies/insert_version");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(technology).bind(version).bind(new.name).bind(new.content).bind(new.at).bind(new.member)
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// Notes that a technology was put away, or with `None` that it is in use again; `false` if it has another version by now.
///
/// # Errors
/// [`StoreError::Busy`] if another one in use has the name: ask [`find_name`] first.
pub async fn set_put_away(
    tx: &mut Tx,
    company: CompanyId,
    technology: TechnologyId,
    seen_version: i64,
    at: Option<Millis>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("technologies/set_put_away");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(technology).bind(seen_version).bind(at).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Which technology in use has a name, as it is in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn find_name(tx: &mut Tx, company: CompanyId, name: &str) -> Result<Option<TechnologyId>, StoreError> {
    const SQL: &str = sql!("technologies/find_name");
    Ok(on_engine!(tx, connection =>
        sqlx::query_scalar(SQL).bind(company).bind(name).fetch_optional(connection).await?))
}

/// The technology that a name stands for: the one in use, or one that was put away, or else one that had the name once.
///
/// # Errors
/// If the database refuses.
pub async fn find_by_name(db: &Db, company: CompanyId, name: &str) -> Result<Option<TechnologyId>, StoreError> {
    const SQL: &str = sql!("technologies/find_by_name");
    Ok(on_engine!(db, pool => sqlx::query_scalar(SQL).bind(company).bind(name).fetch_optional(pool).await?))
}

/// One technology. One statement.
///
/// # Errors
/// If the database refuses.
pub async fn find_technology(
    db: &Db,
    company: CompanyId,
    technology: TechnologyId,
) -> Result<Option<Technology>, StoreError> {
    const SQL: &str = sql!("technologies/find_technology");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(technology).fetch_optional(pool).await?))
}

/// Technologies after one, by number, also those that were put away.
///
/// # Errors
/// If the database refuses.
pub async fn list_technologies(
    db: &Db,
    company: CompanyId,
    after: Option<TechnologyId>,
    limit: u32,
) -> Result<Vec<Technology>, StoreError> {
    const SQL: &str = sql!("technologies/list_technologies");
    let after = after.map_or(i64::MIN, TechnologyId::get);
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(after).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// Versions before one, newest first.
///
/// # Errors
/// If the database refuses.
pub async fn list_versions(
    db: &Db,
    company: CompanyId,
    technology: TechnologyId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<TechnologyVersion>, StoreError> {
    const SQL: &str = sql!("technologies/list_versions");
    let before = before.unwrap_or(i64::MAX);
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(technology).bind(before).bind(i64::from(limit)).fetch_all(pool).await?))
}
