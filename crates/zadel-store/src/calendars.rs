//! Which days a company works: its country's calendar, with exceptions of its own.

use crate::{CompanyId, Db, StoreError, Tx};

/// What a company has said of its days.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CalendarRow {
    /// Whose holidays it has; the store does not know which countries there are.
    pub country: Option<String>,
    /// Grows by one with every change, also of a day, from 1.
    pub version: i64,
}

/// An exception.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CalendarDayRow {
    /// ISO 8601.
    pub day: String,
    /// What it is; the store does not know what it means.
    pub kind: String,
    /// Why, if anybody said.
    pub note: Option<String>,
}

/// What the company has said; `None` if nothing yet.
///
/// # Errors
/// If the database refuses.
pub async fn find_calendar(db: &Db, company: CompanyId) -> Result<Option<CalendarRow>, StoreError> {
    const SQL: &str = sql!("calendars/find_calendar");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_optional(pool).await?))
}

/// The exceptions of some days, both ends included.
///
/// # Errors
/// If the database refuses.
pub async fn list_calendar_days(
    db: &Db,
    company: CompanyId,
    from_day: &str,
    to_day: &str,
) -> Result<Vec<CalendarDayRow>, StoreError> {
    const SQL: &str = sql!("calendars/list_calendar_days");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(from_day).bind(to_day).fetch_all(pool).await?))
}

/// Saves whose holidays the company has, as the version after `seen_version`; 0 is what nobody has said anything of yet.
/// `false`, and nothing saved, if somebody else was faster.
///
/// # Errors
/// If the database refuses.
pub async fn save_calendar(
    tx: &mut Tx,
    company: CompanyId,
    seen_version: i64,
    country: Option<&str>,
) -> Result<bool, StoreError> {
    const CREATE: &str = sql!("calendars/create_calendar");
    const SAVE: &str = sql!("calendars/save_calendar");
    let n_rows = if seen_version == 0 {
        on_engine!(tx, connection =>
            sqlx::query(CREATE).bind(company).bind(country).execute(connection).await?.rows_affected())
    } else {
        on_engine!(tx, connection => sqlx::query(SAVE)
            .bind(company).bind(seen_version).bind(country).execute(connection).await?.rows_affected())
    };
    Ok(0 < n_rows)
}

/// Writes an exception, or another one instead.
///
/// # Errors
/// If the database refuses.
pub async fn put_calendar_day(tx: &mut Tx, company: CompanyId, day: &CalendarDayRow) -> Result<(), StoreError> {
    const SQL: &str = sql!("calendars/put_calendar_day");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(&day.day).bind(&day.kind).bind(&day.note).execute(connection).await.map(drop)?);
    Ok(())
}

/// The day is as the country has it again.
///
/// # Errors
/// If the database refuses.
pub async fn delete_calendar_day(tx: &mut Tx, company: CompanyId, day: &str) -> Result<(), StoreError> {
    const SQL: &str = sql!("calendars/delete_calendar_day");
    on_engine!(tx, connection => sqlx::query(SQL).bind(company).bind(day).execute(connection).await.map(drop)?);
    Ok(())
}
