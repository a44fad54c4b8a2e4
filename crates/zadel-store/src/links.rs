//! Links that sign in once: invitations and forgotten passwords.

use crate::{CompanyId, Db, MemberId, Millis, StoreError, Tx};

/// A link to be.
#[derive(Clone, Copy, Debug)]
pub struct NewLink<'a> {
    /// The hash of a token that only the link has.
    pub token_hash: &'a str,
    /// Whom it signs in.
    pub member: MemberId,
    /// Now.
    pub created_at: Millis,
    /// From when on it is none.
    pub expires_at: Millis,
}

/// Makes a link.
///
/// # Errors
/// If the database refuses.
pub async fn create_link(tx: &mut Tx, company: CompanyId, new: &NewLink<'_>) -> Result<(), StoreError> {
    const SQL: &str = sql!("links/create_link");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(new.token_hash).bind(new.member).bind(new.created_at).bind(new.expires_at)
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// Whose link it is; `None` if it was used, has expired, never was, or its person left. Marks nothing.
///
/// # Errors
/// If the database refuses.
pub async fn find_link(
    db: &Db,
    company: CompanyId,
    token_hash: &str,
    now: Millis,
) -> Result<Option<MemberId>, StoreError> {
    const SQL: &str = sql!("links/find_link");
    Ok(on_engine!(db, pool =>
        sqlx::query_scalar(SQL).bind(company).bind(token_hash).bind(now).fetch_optional(pool).await?))
}

/// Uses a link and tells whose it was; `None` if it was used before, has expired, never was, or its person left.
///
/// # Errors
/// If the database refuses.
pub async fn use_link(
    tx: &mut Tx,
    company: CompanyId,
    token_hash: &str,
    now: Millis,
) -> Result<Option<MemberId>, StoreError> {
    const SQL: &str = sql!("links/use_link");
    Ok(on_engine!(tx, connection =>
        sqlx::query_scalar(SQL).bind(company).bind(token_hash).bind(now).fetch_optional(connection).await?))
}

/// Forgets all links of a person, used or not, and tells how many there were.
///
/// # Errors
/// If the database refuses.
pub async fn delete_links_of(tx: &mut Tx, company: CompanyId, member: MemberId) -> Result<u64, StoreError> {
    const SQL: &str = sql!("links/delete_links_of");
    Ok(on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(member).execute(connection).await?.rows_affected()))
}

/// Forgets links that have expired, used or not, and tells how many.
///
/// # Errors
/// If the database refuses.
pub async fn delete_expired_links(tx: &mut Tx, company: CompanyId, now: Millis) -> Result<u64, StoreError> {
    const SQL: &str = sql!("links/delete_expired_links");
    Ok(on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(now).execute(connection).await?.rows_affected()))
}
