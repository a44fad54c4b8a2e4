//! What each version of a plan changed, and who did it.

use crate::{CompanyId, Db, MemberId, Millis, PlanId, StoreError, Tx};

/// An edit of a plan.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PlanEdit {
    /// The version that it made.
    pub version: i64,
    /// When.
    pub at: Millis,
    /// Who.
    pub member: MemberId,
    /// His name, as it is now.
    pub member_name: String,
    /// What changed, JSON that the store does not interpret.
    pub changes: String,
}

/// An edit to be noted, in the transaction that saves it.
#[derive(Clone, Copy, Debug)]
pub struct NewEdit<'a> {
    /// As in [`PlanEdit::version`].
    pub version: i64,
    /// Now.
    pub at: Millis,
    /// Who edits.
    pub member: MemberId,
    /// As in [`PlanEdit::changes`].
    pub changes: &'a str,
    /// What whoever edits calls it, if anything; no two edits of a plan by one person are called the same.
    pub request_key: Option<&'a str>,
}

/// Notes an edit.
///
/// # Errors
/// [`StoreError::Busy`] if the version has one, or the name is taken.
pub async fn insert_plan_edit(
    tx: &mut Tx,
    company: CompanyId,
    plan: PlanId,
    new: &NewEdit<'_>,
) -> Result<(), StoreError> {
    const SQL: &str = sql!("plan_edits/insert_plan_edit");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(plan).bind(new.version).bind(new.at).bind(new.member).bind(new.changes).bind(new.request_key)
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// The version that a person's edit of that name made; `None` if it never came.
///
/// # Errors
/// If the database refuses.
pub async fn find_request(
    db: &Db,
    company: CompanyId,
    plan: PlanId,
    member: MemberId,
    request_key: &str,
) -> Result<Option<i64>, StoreError> {
    const SQL: &str = sql!("plan_edits/find_request");
    Ok(on_engine!(db, pool => sqlx::query_scalar(SQL)
        .bind(company).bind(plan).bind(member).bind(request_key).fetch_optional(pool).await?))
}

/// Edits before a version, newest first.
///
/// # Errors
/// If the database refuses.
pub async fn list_plan_edits(
    db: &Db,
    company: CompanyId,
    plan: PlanId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<PlanEdit>, StoreError> {
    const SQL: &str = sql!("plan_edits/list_plan_edits");
    let before = before.unwrap_or(i64::MAX);
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(plan).bind(before).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// Edits after a version, oldest first: what somebody missed whose edit came too late.
///
/// # Errors
/// If the database refuses.
pub async fn plan_edits_since(
    db: &Db,
    company: CompanyId,
    plan: PlanId,
    version: i64,
    limit: u32,
) -> Result<Vec<PlanEdit>, StoreError> {
    const SQL: &str = sql!("plan_edits/plan_edits_since");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(plan).bind(version).bind(i64::from(limit)).fetch_all(pool).await?))
}
