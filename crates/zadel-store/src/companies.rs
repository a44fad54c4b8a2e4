//! Companies.

use crate::audit::NO_HASH;
use crate::{CompanyId, Db, Millis, StoreError, Tx};

/// A company.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Company {
    /// Its number.
    pub company: CompanyId,
    /// As its people write it.
    pub name: String,
    /// In which new plans are made, as an ISO 4217 code.
    pub currency: String,
    /// Which new members read, as a code.
    pub language: String,
    /// When it was set up.
    pub created_at: Millis,
}

/// A company to be.
#[derive(Clone, Copy, Debug)]
pub struct NewCompany<'a> {
    /// As in [`Company::name`].
    pub name: &'a str,
    /// As in [`Company::currency`].
    pub currency: &'a str,
    /// As in [`Company::language`].
    pub language: &'a str,
    /// Now.
    pub created_at: Millis,
}

/// Is there a company here to which somebody belongs?
///
/// # Errors
/// If the database refuses.
pub async fn has_member(db: &Db) -> Result<bool, StoreError> {
    const SQL: &str = sql!("companies/find_any_member");
    let found: Option<CompanyId> = on_engine!(db, pool => sqlx::query_scalar(SQL).fetch_optional(pool).await?);
    Ok(found.is_some())
}

/// Makes a company to which nobody belongs somebody's own; `false`, and nothing done, if there is no such company.
///
/// # Errors
/// If the database refuses.
pub async fn claim_company(tx: &mut Tx, company: CompanyId, new: &NewCompany<'_>) -> Result<bool, StoreError> {
    const SQL: &str = sql!("companies/claim_company");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(new.name).bind(new.currency).bind(new.language)
        .execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Makes a company with the next number and an empty audit log.
///
/// # Errors
/// [`StoreError::Busy`] if another one was made at the same moment.
pub async fn create_company(tx: &mut Tx, new: &NewCompany<'_>) -> Result<CompanyId, StoreError> {
    const COMPANY: &str = sql!("companies/create_company");
    const HEAD: &str = sql!("audit/create_head");
    let company: CompanyId = on_engine!(tx, connection => sqlx::query_scalar(COMPANY)
        .bind(new.name).bind(new.currency).bind(new.language).bind(new.created_at)
        .fetch_one(connection).await?);
    on_engine!(tx, connection => sqlx::query(HEAD).bind(company).bind(NO_HASH).execute(connection).await.map(drop)?);
    Ok(company)
}

/// Companies after one, by number: for work that goes through all of them, such as forgetting old sessions.
///
/// # Errors
/// If the database refuses.
pub async fn list_companies(db: &Db, after: Option<CompanyId>, limit: u32) -> Result<Vec<Company>, StoreError> {
    const SQL: &str = sql!("companies/list_companies");
    let after = after.map_or(i64::MIN, CompanyId::get);
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(after).bind(i64::from(limit)).fetch_all(pool).await?))
}
