//! Plans. Their documents are JSON that the store does not interpret.

use crate::audit::lock_audit;
use crate::{CompanyId, Db, MemberId, Millis, PlanId, StoreError, Tx};

/// A plan without its document, as in a list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PlanBrief {
    /// The number within the company.
    pub plan: PlanId,
    /// As people wrote it.
    pub name: String,
    /// Grows by one with every edit, from 1.
    pub version: i64,
    /// How far it has come; the store does not know what it means.
    pub status: String,
    /// ISO 4217.
    pub currency: String,
    /// The first day, ISO 8601.
    pub from_day: String,
    /// The last day, ISO 8601.
    pub to_day: String,
    /// The goal in minor units; absent while it is open.
    pub goal_minor: Option<i64>,
    /// When it was made.
    pub created_at: Millis,
    /// Who made it.
    pub created_by: MemberId,
    /// When it was last edited.
    pub changed_at: Millis,
    /// Who edited it last.
    pub changed_by: MemberId,
    /// His name.
    pub changed_by_name: String,
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Plan {
    /// What stands in a list.
    #[sqlx(flatten)]
    pub brief: PlanBrief,
    /// The plan itself, JSON.
    pub document: String,
    /// Where its numbers come from, JSON.
    pub origins: String,
}

/// A plan to be.
#[derive(Clone, Copy, Debug)]
pub struct NewPlan<'a> {
    /// As in [`PlanBrief::name`].
    pub name: &'a str,
    /// As in [`PlanBrief::status`].
    pub status: &'a str,
    /// As in [`PlanBrief::currency`].
    pub currency: &'a str,
    /// As in [`PlanBrief::from_day`].
    pub from_day: &'a str,
    /// As in [`PlanBrief::to_day`].
    pub to_day: &'a str,
    /// As in [`PlanBrief::goal_minor`].
    pub goal_minor: Option<i64>,
    /// As in [`Plan::document`].
    pub document: &'a str,
    /// As in [`Plan::origins`].
    pub origins: &'a str,
    /// Now.
    pub created_at: Millis,
    /// Who makes it.
    pub created_by: MemberId,
}

/// What an edit makes of a plan.
#[derive(Clone, Copy, Debug)]
pub struct SavedPlan<'a> {
    /// As in [`PlanBrief::name`].
    pub name: &'a str,
    /// As in [`Plan::document`].
    pub document: &'a str,
    /// As in [`Plan::origins`].
    pub origins: &'a str,
    /// As in [`PlanBrief::from_day`].
    pub from_day: &'a str,
    /// As in [`PlanBrief::to_day`].
    pub to_day: &'a str,
    /// As in [`PlanBrief::goal_minor`].
    pub goal_minor: Option<i64>,
    /// Now.
    pub changed_at: Millis,
    /// Who edits.
    pub changed_by: MemberId,
}

/// Makes a plan with the company's next number and version 1.
///
/// Waits for other writers of the company (see [`lock_audit`]), because the number is the next one.
///
/// # Errors
/// If the database refuses.
pub async fn create_plan(tx: &mut Tx, company: CompanyId, new: &NewPlan<'_>) -> Result<PlanId, StoreError> {
    const SQL: &str = sql!("plans/create_plan");
    lock_audit(tx, company).await?;
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL)
        .bind(company).bind(new.name).bind(new.status).bind(new.currency).bind(new.from_day).bind(new.to_day)
        .bind(new.goal_minor).bind(new.document).bind(new.origins).bind(new.created_at).bind(new.created_by)
        .fetch_one(connection).await?))
}

/// One plan. One statement.
///
/// # Errors
/// If the database refuses.
pub async fn find_plan(db: &Db, company: CompanyId, plan: PlanId) -> Result<Option<Plan>, StoreError> {
    const SQL: &str = sql!("plans/find_plan");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(plan).fetch_optional(pool).await?))
}

/// A plan's document.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PlanText {
    /// The number within the company.
    pub plan: PlanId,
    /// As in [`Plan::document`].
    pub document: String,
}

/// The plans that end after a day, the newest first.
///
/// # Errors
/// If the database refuses.
pub async fn list_plans_not_over(
    db: &Db,
    company: CompanyId,
    day: &str,
    limit: u32,
) -> Result<Vec<PlanText>, StoreError> {
    const SQL: &str = sql!("plans/list_plans_not_over");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(day).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// The newest plan of those whose period contains a day, ISO 8601.
///
/// # Errors
/// If the database refuses.
pub async fn find_plan_of_day(db: &Db, company: CompanyId, day: &str) -> Result<Option<Plan>, StoreError> {
    const SQL: &str = sql!("plans/find_plan_of_day");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(day).fetch_optional(pool).await?))
}

/// Plans before one, newest first, without documents.
///
/// # Errors
/// If the database refuses.
pub async fn list_plans(
    db: &Db,
    company: CompanyId,
    before: Option<PlanId>,
    limit: u32,
) -> Result<Vec<PlanBrief>, StoreError> {
    const SQL: &str = sql!("plans/list_plans");
    let before = before.map_or(i64::MAX, PlanId::get);
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(before).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// Saves an edit as the version after `seen_version`; `false`, and nothing saved, if that is not the plan's version any more.
///
/// # Errors
/// If the database refuses.
pub async fn save_plan(
    tx: &mut Tx,
    company: CompanyId,
    plan: PlanId,
    seen_version: i64,
    saved: &SavedPlan<'_>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("plans/save_plan");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(plan).bind(seen_version).bind(saved.name).bind(saved.document).bind(saved.origins)
        .bind(saved.from_day).bind(saved.to_day).bind(saved.goal_minor).bind(saved.changed_at).bind(saved.changed_by)
        .execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}
