//! Links that sign in once: invitations and forgotten passwords.

use crate::{CompanyId, MemberId, Millis, StoreError, Tx};

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

/// Uses a link and tells whose it was; `None` if it was used before, has expired, or never was.
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

/// Forgets links that have expired, used or not, and tells how many.
///
/// # Errors
/// If the database refuses.
pub async fn delete_expired_links(tx: &mut Tx, company: CompanyId, now: Millis) -> Result<u64, StoreError> {
    const SQL: &str = sql!("links/delete_expired_links");
    Ok(on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(now).execute(connection).await?.rows_affected()))
}
