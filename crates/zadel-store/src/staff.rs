//! Who sells or helps to sell: teams, employees, who was in which team when, who is away when.
//!
//! Days are texts of ISO 8601, which the store compares and does not read.

use crate::audit::lock_audit;
use crate::{CompanyId, Db, EmployeeId, MemberId, Millis, StoreError, TeamId, Tx};

/// Everything about a company's people, each list by number and day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffRows {
    /// Also those that were closed.
    pub teams: Vec<TeamRow>,
    /// Also those who left.
    pub employees: Vec<EmployeeRow>,
    /// Who was in which team from when.
    pub placements: Vec<PlacementRow>,
    /// Who is away when.
    pub absences: Vec<AbsenceRow>,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TeamRow {
    /// The number within the company.
    pub team: TeamId,
    /// What it is called.
    pub name: String,
    /// The team above; none directly under the company.
    pub parent: Option<TeamId>,
    /// Grows by one with every change, from 1.
    pub version: i64,
    /// When it was closed; its name stays, because the history of its people does.
    pub closed_at: Option<Millis>,
}

/// Somebody who sells or helps to sell.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EmployeeRow {
    /// The number within the company.
    pub employee: EmployeeId,
    /// What the person is called.
    pub name: String,
    /// The first day.
    pub starts_on: String,
    /// The last day, if it is known.
    pub leaves_on: Option<String>,
    /// What was agreed upon, in minutes.
    pub minutes_per_week: i64,
    /// The parts of a newcomer, week by week: a text that the store does not interpret.
    pub ramp: String,
    /// The account, if the person has one.
    pub member: Option<MemberId>,
    /// Grows by one with every change, also of placements and absences, from 1.
    pub version: i64,
}

/// From a day on, somebody is in a team.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PlacementRow {
    /// Who.
    pub employee: EmployeeId,
    /// The first day.
    pub from_day: String,
    /// None: directly under the company.
    pub team: Option<TeamId>,
}

/// Somebody is away, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AbsenceRow {
    /// Who.
    pub employee: EmployeeId,
    /// The first day.
    pub from_day: String,
    /// The last day.
    pub to_day: String,
    /// What for, if anybody said.
    pub reason: Option<String>,
}

/// What is written of a team.
#[derive(Clone, Copy, Debug)]
pub struct SavedTeam<'a> {
    /// As in [`TeamRow::name`].
    pub name: &'a str,
    /// As in [`TeamRow::parent`].
    pub parent: Option<TeamId>,
    /// As in [`TeamRow::closed_at`].
    pub closed_at: Option<Millis>,
}

/// What is written of an employee.
#[derive(Clone, Copy, Debug)]
pub struct SavedEmployee<'a> {
    /// As in [`EmployeeRow::name`].
    pub name: &'a str,
    /// As in [`EmployeeRow::starts_on`].
    pub starts_on: &'a str,
    /// As in [`EmployeeRow::leaves_on`].
    pub leaves_on: Option<&'a str>,
    /// As in [`EmployeeRow::minutes_per_week`].
    pub minutes_per_week: i64,
    /// As in [`EmployeeRow::ramp`].
    pub ramp: &'a str,
    /// As in [`EmployeeRow::member`].
    pub member: Option<MemberId>,
}

/// Reads all four lists on a `&Db` or in a `&mut Tx`.
macro_rules! read_rows {
    ($on:expr, $company:expr) => {{
        const TEAMS: &str = sql!("staff/list_teams");
        const EMPLOYEES: &str = sql!("staff/list_employees");
        const PLACEMENTS: &str = sql!("staff/list_placements");
        const ABSENCES: &str = sql!("staff/list_absences");
        Ok(StaffRows {
            teams: on_engine!($on, on => sqlx::query_as(TEAMS).bind($company).fetch_all(on).await?),
            employees: on_engine!($on, on => sqlx::query_as(EMPLOYEES).bind($company).fetch_all(on).await?),
            placements: on_engine!($on, on => sqlx::query_as(PLACEMENTS).bind($company).fetch_all(on).await?),
            absences: on_engine!($on, on => sqlx::query_as(ABSENCES).bind($company).fetch_all(on).await?),
        })
    }};
}

/// The company's people.
///
/// # Errors
/// If the database refuses.
pub async fn read_staff(db: &Db, company: CompanyId) -> Result<StaffRows, StoreError> {
    read_rows!(db, company)
}

/// Who sells or helps to sell, also those who left, by number.
///
/// # Errors
/// If the database refuses.
pub async fn list_employees(db: &Db, company: CompanyId) -> Result<Vec<EmployeeRow>, StoreError> {
    const SQL: &str = sql!("staff/list_employees");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_all(pool).await?))
}

/// The same in a transaction. Nobody is kept from changing them.
///
/// # Errors
/// If the database refuses.
pub async fn list_employees_in(tx: &mut Tx, company: CompanyId) -> Result<Vec<EmployeeRow>, StoreError> {
    const SQL: &str = sql!("staff/list_employees");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).fetch_all(connection).await?))
}

/// The company's people, as they are in the transaction. Waits for other writers of the company (see [`lock_audit`]): until the
/// transaction ends, nobody else changes them.
///
/// # Errors
/// If the database refuses.
pub async fn lock_staff(tx: &mut Tx, company: CompanyId) -> Result<StaffRows, StoreError> {
    lock_audit(tx, company).await?;
    read_rows!(tx, company)
}

/// A team with the company's next number and version 1.
///
/// Waits for other writers of the company (see [`lock_audit`]), because the number is the next one.
///
/// # Errors
/// If the database refuses.
pub async fn create_team(
    tx: &mut Tx,
    company: CompanyId,
    name: &str,
    parent: Option<TeamId>,
    created_at: Millis,
) -> Result<TeamId, StoreError> {
    const SQL: &str = sql!("staff/create_team");
    lock_audit(tx, company).await?;
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL)
        .bind(company).bind(name).bind(parent).bind(created_at).fetch_one(connection).await?))
}

/// Saves a team; `false`, and nothing saved, if somebody else changed it since `seen_version`.
///
/// # Errors
/// If the database refuses.
pub async fn save_team(
    tx: &mut Tx,
    company: CompanyId,
    team: TeamId,
    seen_version: i64,
    saved: &SavedTeam<'_>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("staff/save_team");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(team).bind(seen_version).bind(saved.name).bind(saved.parent).bind(saved.closed_at)
        .execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// An employee with the company's next number and version 1, in no team yet.
///
/// Waits for other writers of the company (see [`lock_audit`]), because the number is the next one.
///
/// # Errors
/// If the database refuses.
pub async fn create_employee(
    tx: &mut Tx,
    company: CompanyId,
    new: &SavedEmployee<'_>,
    created_at: Millis,
) -> Result<EmployeeId, StoreError> {
    const SQL: &str = sql!("staff/create_employee");
    lock_audit(tx, company).await?;
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL)
        .bind(company).bind(new.name).bind(new.starts_on).bind(new.leaves_on).bind(new.minutes_per_week)
        .bind(new.ramp).bind(new.member).bind(created_at).fetch_one(connection).await?))
}

/// Saves an employee; `false`, and nothing saved, if somebody else changed the person since `seen_version`.
///
/// # Errors
/// If the database refuses.
pub async fn save_employee(
    tx: &mut Tx,
    company: CompanyId,
    employee: EmployeeId,
    seen_version: i64,
    saved: &SavedEmployee<'_>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("staff/save_employee");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(employee).bind(seen_version).bind(saved.name).bind(saved.starts_on).bind(saved.leaves_on)
        .bind(saved.minutes_per_week).bind(saved.ramp).bind(saved.member)
        .execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Writes in which team somebody is from which day, instead of what was written before.
///
/// # Errors
/// If the database refuses, as it does two rows of one day.
pub async fn set_placements(
    tx: &mut Tx,
    company: CompanyId,
    employee: EmployeeId,
    placements: &[(String, Option<TeamId>)],
) -> Result<(), StoreError> {
    const DELETE: &str = sql!("staff/delete_placements_of");
    const INSERT: &str = sql!("staff/insert_placement");
    on_engine!(tx, connection => sqlx::query(DELETE).bind(company).bind(employee).execute(connection).await.map(drop)?);
    for (from_day, team) in placements {
        on_engine!(tx, connection => sqlx::query(INSERT)
            .bind(company).bind(employee).bind(from_day).bind(team).execute(connection).await.map(drop)?);
    }
    Ok(())
}

/// Writes when somebody is away, instead of what was written before: first day, last day, what for.
///
/// # Errors
/// If the database refuses, as it does two rows of one first day.
pub async fn set_absences(
    tx: &mut Tx,
    company: CompanyId,
    employee: EmployeeId,
    absences: &[(String, String, Option<String>)],
) -> Result<(), StoreError> {
    const DELETE: &str = sql!("staff/delete_absences_of");
    const INSERT: &str = sql!("staff/insert_absence");
    on_engine!(tx, connection => sqlx::query(DELETE).bind(company).bind(employee).execute(connection).await.map(drop)?);
    for (from_day, to_day, reason) in absences {
        on_engine!(tx, connection => sqlx::query(INSERT)
            .bind(company).bind(employee).bind(from_day).bind(to_day).bind(reason)
            .execute(connection).await.map(drop)?);
    }
    Ok(())
}

/// Takes somebody out, with moves and absences; `false` if there is no such one.
///
/// # Errors
/// If the database refuses, as it does while something else names the person.
pub async fn delete_employee(tx: &mut Tx, company: CompanyId, employee: EmployeeId) -> Result<bool, StoreError> {
    const SQL: &str = sql!("staff/delete_employee");
    set_placements(tx, company, employee, &[]).await?;
    set_absences(tx, company, employee, &[]).await?;
    let n_rows = on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(employee).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}
