//! What is asked of deals that come in: do they stand in another feed, too, and does their file lack some that were there?

use crate::{CompanyId, Db, FeedId, StoreError, Tx};

/// How many deals seem to stand in two feeds.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TwinFeeds {
    /// One feed, by its name.
    pub feed: String,
    /// The other.
    pub other: String,
    /// Deals of the one that stand in the other.
    pub n: i64,
}

/// Those of a feed, most first.
///
/// # Errors
/// If the database refuses.
pub async fn list_twins(tx: &mut Tx, company: CompanyId, feed: FeedId) -> Result<Vec<TwinFeeds>, StoreError> {
    const SQL: &str = sql!("facts/list_twins");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).bind(feed).fetch_all(connection).await?))
}

/// Those of every two feeds, most first.
///
/// # Errors
/// If the database refuses.
pub async fn list_all_twins(db: &Db, company: CompanyId) -> Result<Vec<TwinFeeds>, StoreError> {
    const SQL: &str = sql!("facts/list_twins");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(None::<i64>).fetch_all(pool).await?))
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
