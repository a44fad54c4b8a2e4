//! What a file is asked before its deals are taken in: are they in another feed already, and does it lack some that were there?

use crate::{CompanyId, FeedId, StoreError, Tx};

/// How many deals of a feed seem to stand in other feeds, too, by the names of those feeds, most first.
///
/// # Errors
/// If the database refuses.
pub async fn list_twins(tx: &mut Tx, company: CompanyId, feed: FeedId) -> Result<Vec<(String, i64)>, StoreError> {
    const SQL: &str = sql!("facts/list_twins");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).bind(feed).fetch_all(connection).await?))
}

/// The deals of a feed that were made within some time, and how each stands, by object.
///
/// # Errors
/// If the database refuses.
pub async fn list_deals_made(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    (from, to): (i64, i64),
) -> Result<Vec<(String, String)>, StoreError> {
    const SQL: &str = sql!("facts/list_deals_made");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(from).bind(to).fetch_all(connection).await?))
}
