//! How deals stood at the ends of weeks, and what was forecast of them. Contents are texts that the store does not interpret.

use crate::audit::lock_audit;
use crate::deals::FactsVersion;
use crate::{CompanyId, Db, Millis, SnapshotId, StoreError, Tx};

/// How the deals about something sold stood at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Snapshot {
    /// The number within the company.
    pub snapshot: SnapshotId,
    /// All of this day was known.
    pub origin: String,
    /// What is sold, as whoever asks writes it.
    pub sold: String,
    /// When it was taken.
    pub made_at: Millis,
    /// What brought the last facts that it knows, and how often some had been taken back.
    pub last_batch: i64,
    /// See `last_batch`.
    pub n_withdrawn: i64,
    /// The version of the rules by which facts were read.
    pub rules: i64,
    /// The deals.
    pub content: String,
}

/// A snapshot to be.
#[derive(Clone, Copy, Debug)]
pub struct NewSnapshot<'a> {
    /// As in [`Snapshot::origin`].
    pub origin: &'a str,
    /// As in [`Snapshot::sold`].
    pub sold: &'a str,
    /// Now.
    pub made_at: Millis,
    /// Which facts it knows.
    pub facts: FactsVersion,
    /// As in [`Snapshot::rules`].
    pub rules: i64,
    /// As in [`Snapshot::content`].
    pub content: &'a str,
}

/// What was forecast of a period.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ForecastRow {
    /// Of the snapshot.
    pub origin: String,
    /// The first day of the period.
    pub from_day: String,
    /// The last.
    pub to_day: String,
    /// When it was made.
    pub made_at: Millis,
    /// The version of what made it.
    pub model: i64,
    /// What its chance came from.
    pub seed: i64,
    /// What the period had brought by the end of the origin.
    pub won_minor: i64,
    /// What was forecast of the rest.
    pub content: String,
}

/// Of which period there is a forecast.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct MadeRow {
    /// As in [`Snapshot::sold`].
    pub sold: String,
    /// The first day of the period.
    pub from_day: String,
    /// The last.
    pub to_day: String,
}

/// Keeps a snapshot under the company's next number.
///
/// Call [`lock_snapshot`] before it, in the same transaction: it waits for other writers, because the number is the next one.
///
/// # Errors
/// If the database refuses.
pub async fn create_snapshot(tx: &mut Tx, company: CompanyId, new: &NewSnapshot<'_>) -> Result<SnapshotId, StoreError> {
    const SQL: &str = sql!("forecasts/create_snapshot");
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL)
        .bind(company).bind(new.origin).bind(new.sold).bind(new.made_at)
        .bind(new.facts.last_batch.unwrap_or(0)).bind(new.facts.n_withdrawn).bind(new.rules).bind(new.content)
        .fetch_one(connection).await?))
}

/// The snapshot of a day, once no other writer of the company is under way.
///
/// # Errors
/// If the database refuses.
pub async fn lock_snapshot(
    tx: &mut Tx,
    company: CompanyId,
    origin: &str,
    sold: &str,
) -> Result<Option<Snapshot>, StoreError> {
    const SQL: &str = sql!("forecasts/find_snapshot");
    lock_audit(tx, company).await?;
    Ok(on_engine!(tx, connection =>
        sqlx::query_as(SQL).bind(company).bind(origin).bind(sold).fetch_optional(connection).await?))
}

/// The snapshot of a day.
///
/// # Errors
/// If the database refuses.
pub async fn find_snapshot(
    db: &Db,
    company: CompanyId,
    origin: &str,
    sold: &str,
) -> Result<Option<Snapshot>, StoreError> {
    const SQL: &str = sql!("forecasts/find_snapshot");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(origin).bind(sold).fetch_optional(pool).await?))
}

/// The first snapshot after a number.
///
/// # Errors
/// If the database refuses.
pub async fn find_snapshot_after(
    db: &Db,
    company: CompanyId,
    after: SnapshotId,
) -> Result<Option<Snapshot>, StoreError> {
    const SQL: &str = sql!("forecasts/find_snapshot_after");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(after).fetch_optional(pool).await?))
}

/// Keeps a forecast; one that is there already stays.
///
/// # Errors
/// If the database refuses.
pub async fn insert_forecast(
    tx: &mut Tx,
    company: CompanyId,
    snapshot: SnapshotId,
    row: &ForecastRow,
) -> Result<(), StoreError> {
    const SQL: &str = sql!("forecasts/insert_forecast");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(snapshot).bind(&row.from_day).bind(&row.to_day).bind(row.made_at).bind(row.model)
        .bind(row.seed).bind(row.won_minor).bind(&row.content)
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// Of which periods there are forecasts of a day.
///
/// # Errors
/// If the database refuses.
pub async fn list_made(db: &Db, company: CompanyId, origin: &str) -> Result<Vec<MadeRow>, StoreError> {
    const SQL: &str = sql!("forecasts/list_made");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(origin).fetch_all(pool).await?))
}

/// The forecasts of something sold, from a day on, in the order of their origins.
///
/// # Errors
/// If the database refuses.
pub async fn list_forecasts(
    db: &Db,
    company: CompanyId,
    sold: &str,
    from: &str,
) -> Result<Vec<ForecastRow>, StoreError> {
    const SQL: &str = sql!("forecasts/list_forecasts");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(sold).bind(from).fetch_all(pool).await?))
}

/// The forecasts of a snapshot.
///
/// # Errors
/// If the database refuses.
pub async fn list_forecasts_of(
    db: &Db,
    company: CompanyId,
    snapshot: SnapshotId,
) -> Result<Vec<ForecastRow>, StoreError> {
    const SQL: &str = sql!("forecasts/list_forecasts_of");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(snapshot).fetch_all(pool).await?))
}
