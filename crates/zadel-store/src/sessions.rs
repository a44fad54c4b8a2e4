//! Who is signed in.

use crate::{CompanyId, Db, MemberId, Millis, StoreError, Tx};

/// Everything that a request asks about whom it acts for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Account {
    /// Who it is.
    pub member: MemberId,
    /// The person's name.
    pub name: String,
    /// The person's e-mail.
    pub email: String,
    /// What the person may do, now and not when the session began or the token was made.
    pub role: String,
    /// The language that the person reads.
    pub language: String,
    /// Can the person sign in with a password?
    pub has_password: bool,
    /// The company's name.
    pub company_name: String,
    /// The company's currency.
    pub currency: String,
}

/// A session with its person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Session {
    /// Whose it is.
    #[sqlx(flatten)]
    pub account: Account,
    /// When the person signed in.
    pub created_at: Millis,
    /// When the session was last used, as last noted.
    pub seen_at: Millis,
    /// From when on it is none.
    pub expires_at: Millis,
}

/// A session to be.
#[derive(Clone, Copy, Debug)]
pub struct NewSession<'a> {
    /// The hash of a token that only the browser has.
    pub token_hash: &'a str,
    /// Who signs in.
    pub member: MemberId,
    /// Now.
    pub created_at: Millis,
    /// From when on it is none.
    pub expires_at: Millis,
}

/// Opens a session.
///
/// # Errors
/// If the database refuses.
pub async fn open_session(tx: &mut Tx, company: CompanyId, new: &NewSession<'_>) -> Result<(), StoreError> {
    const SQL: &str = sql!("sessions/open_session");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(new.token_hash).bind(new.member).bind(new.created_at).bind(new.expires_at)
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// The session of a token; `None` if it has expired, or its person left. One statement.
///
/// # Errors
/// If the database refuses.
pub async fn find_session(
    db: &Db,
    company: CompanyId,
    token_hash: &str,
    now: Millis,
) -> Result<Option<Session>, StoreError> {
    const SQL: &str = sql!("sessions/find_session");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(token_hash).bind(now).fetch_optional(pool).await?))
}

/// Notes that a session was used, and lets it last longer; `false` if it is gone.
///
/// # Errors
/// If the database refuses.
pub async fn touch_session(
    tx: &mut Tx,
    company: CompanyId,
    token_hash: &str,
    seen_at: Millis,
    expires_at: Millis,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("sessions/touch_session");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(token_hash).bind(seen_at).bind(expires_at).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Closes a session; `false` if it is gone.
///
/// # Errors
/// If the database refuses.
pub async fn close_session(tx: &mut Tx, company: CompanyId, token_hash: &str) -> Result<bool, StoreError> {
    const SQL: &str = sql!("sessions/close_session");
    let n_rows = on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(token_hash).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Closes all sessions of a person, and tells how many there were.
///
/// # Errors
/// If the database refuses.
pub async fn close_sessions_of(tx: &mut Tx, company: CompanyId, member: MemberId) -> Result<u64, StoreError> {
    const SQL: &str = sql!("sessions/close_sessions_of");
    Ok(on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(member).execute(connection).await?.rows_affected()))
}

/// Closes all sessions of a person but one, and tells how many there were.
///
/// # Errors
/// If the database refuses.
pub async fn close_other_sessions(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    token_hash: &str,
) -> Result<u64, StoreError> {
    const SQL: &str = sql!("sessions/close_other_sessions");
    Ok(on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(member).bind(token_hash).execute(connection).await?.rows_affected()))
}

/// Forgets sessions that have expired, and tells how many.
///
/// # Errors
/// If the database refuses.
pub async fn delete_expired_sessions(tx: &mut Tx, company: CompanyId, now: Millis) -> Result<u64, StoreError> {
    const SQL: &str = sql!("sessions/delete_expired_sessions");
    Ok(on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(now).execute(connection).await?.rows_affected()))
}
