//! Tokens by which programs come in.

use crate::audit::lock_audit;
use crate::sessions::Account;
use crate::{CompanyId, Db, MemberId, Millis, StoreError, TokenId, Tx};

/// A token to be.
#[derive(Clone, Copy, Debug)]
pub struct NewToken<'a> {
    /// The hash of a secret that only the program has.
    pub token_hash: &'a str,
    /// For whom it acts.
    pub member: MemberId,
    /// What it is called.
    pub name: &'a str,
    /// What it may, in words that the store does not interpret.
    pub scopes: &'a str,
    /// Now.
    pub created_at: Millis,
    /// From when on it is worth nothing; absent: it does not expire.
    pub expires_at: Option<Millis>,
}

/// A token that is good, with whom it acts for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FoundToken {
    /// Which one.
    pub token: TokenId,
    /// As in [`NewToken::scopes`].
    pub scopes: String,
    /// When it was last used, as last noted.
    pub used_at: Option<Millis>,
    /// For whom it acts.
    #[sqlx(flatten)]
    pub account: Account,
}

/// A token as it is shown: without anything by which somebody could come in.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TokenRow {
    /// Which one.
    pub token: TokenId,
    /// What it is called.
    pub name: String,
    /// As in [`NewToken::scopes`].
    pub scopes: String,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last used, as last noted.
    pub used_at: Option<Millis>,
    /// From when on it is worth nothing.
    pub expires_at: Option<Millis>,
    /// Who made it, and for whom it acts.
    pub member_name: String,
    /// What that person may do now.
    pub role: String,
    /// Has the person left?
    pub has_left: bool,
}

/// Makes a token. Waits for other writers of the company (see [`lock_audit`]), because the number is the next one.
///
/// # Errors
/// If the database refuses.
pub async fn create_token(tx: &mut Tx, company: CompanyId, new: &NewToken<'_>) -> Result<TokenId, StoreError> {
    const SQL: &str = sql!("tokens/create_token");
    lock_audit(tx, company).await?;
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL)
        .bind(company).bind(new.token_hash).bind(new.member).bind(new.name).bind(new.scopes).bind(new.created_at)
        .bind(new.expires_at).fetch_one(connection).await?))
}

/// The token of a secret; `None` if it was revoked, has expired, or its person left. One statement.
///
/// # Errors
/// If the database refuses.
pub async fn find_token(
    db: &Db,
    company: CompanyId,
    token_hash: &str,
    now: Millis,
) -> Result<Option<FoundToken>, StoreError> {
    const SQL: &str = sql!("tokens/find_token");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(token_hash).bind(now).fetch_optional(pool).await?))
}

/// Notes that a token was used.
///
/// # Errors
/// If the database refuses.
pub async fn touch_token(tx: &mut Tx, company: CompanyId, token: TokenId, used_at: Millis) -> Result<(), StoreError> {
    const SQL: &str = sql!("tokens/touch_token");
    on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(token).bind(used_at).execute(connection).await.map(drop)?);
    Ok(())
}

/// The tokens of a company that were not revoked, also those that expired, the newest first.
///
/// # Errors
/// If the database refuses.
pub async fn list_tokens(db: &Db, company: CompanyId) -> Result<Vec<TokenRow>, StoreError> {
    const SQL: &str = sql!("tokens/list_tokens");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_all(pool).await?))
}

/// How many there are that were not revoked, as it is in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn count_tokens(tx: &mut Tx, company: CompanyId) -> Result<i64, StoreError> {
    const SQL: &str = sql!("tokens/count_tokens");
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL).bind(company).fetch_one(connection).await?))
}

/// Makes a token worth nothing; `false` if there is none, or it is so already.
///
/// # Errors
/// If the database refuses.
pub async fn revoke_token(
    tx: &mut Tx,
    company: CompanyId,
    token: TokenId,
    revoked_at: Millis,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("tokens/revoke_token");
    let n_rows = on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(token).bind(revoked_at).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}
