//! What is read of the cube: how much of what, by week and person.

use crate::{CompanyId, Db, StoreError};

/// What somebody had of something in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonWeek {
    /// The week, such as 202653.
    pub week: i64,
    /// Whose, by the number of the name; 0 is nobody's.
    pub person_id: i64,
    /// How many.
    pub n: i64,
    /// Their sums, in minor units.
    pub amount_minor: i64,
}

/// How much of a metric each person had in each of some weeks, both ends included; weeks and people with nothing are left out.
///
/// # Errors
/// If the database refuses.
pub async fn list_person_weeks(
    db: &Db,
    company: CompanyId,
    metric: &str,
    weeks: (i64, i64),
) -> Result<Vec<PersonWeek>, StoreError> {
    const SQL: &str = sql!("facts/list_person_weeks");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(metric).bind(weeks.0).bind(weeks.1).fetch_all(pool).await?))
}

/// What somebody had of something.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MetricSum {
    /// What is counted.
    pub metric: String,
    /// How many.
    pub n: i64,
    /// Their sums, in minor units.
    pub amount_minor: i64,
}

/// How much of some metrics somebody had in a week, by all names of the same employee; metrics with nothing are left out.
///
/// # Errors
/// If the database refuses.
pub async fn list_week_of_person(
    db: &Db,
    company: CompanyId,
    (person, week): (i64, i64),
    metrics: [&str; 6],
) -> Result<Vec<MetricSum>, StoreError> {
    const SQL: &str = sql!("facts/list_week_of_person");
    let [one, two, three, four, five, six] = metrics;
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(week).bind(person).bind(one).bind(two).bind(three).bind(four).bind(five).bind(six)
        .fetch_all(pool).await?))
}
