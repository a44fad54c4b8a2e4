//! Who is away when.

use zadel_store::EmployeeId;

use super::employees::update;
use super::fields::{day, note};
use super::{Absence, Employee};
use crate::refused::FieldError;
use crate::{App, Refused, Who};

/// More than anybody takes.
const MOST: usize = 200;

/// Somebody is away from a day to a day; nothing typed for the last one is a single day.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::VersionConflict`]; [`Refused::Field`] for dates turned round, for days
/// on which the person is not there anyway, and for those on which he is away already.
pub async fn add_absence(
    app: &App,
    who: &Who,
    id: EmployeeId,
    seen_version: i64,
    [from, to, reason]: [&str; 3],
) -> Result<Employee, Refused> {
    let from = day(app.today(), "from", from)?;
    let to = if to.trim().is_empty() { from } else { day(app.today(), "to", to)? };
    let refused = |path, code| Refused::Field { path, code };
    if to < from {
        return Err(refused("to", FieldError::DatesTurned));
    }
    let absence = Absence { from, to, reason: note("reason", reason)? };
    update(app, who, id, seen_version, |_, employee| {
        if !employee.is_employed_on(from) {
            return Err(refused("from", FieldError::NotEmployed));
        }
        if !employee.is_employed_on(to) {
            return Err(refused("to", FieldError::NotEmployed));
        }
        if employee.absences.iter().any(|other| other.from <= to && from <= other.to) {
            return Err(refused("from", FieldError::Overlaps));
        }
        if MOST <= employee.absences.len() {
            return Err(refused("from", FieldError::TooMany));
        }
        employee.absences.push(absence);
        employee.absences.sort_by_key(|absence| absence.from);
        Ok(())
    })
    .await
}

/// The absence that begins on a day never was.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::VersionConflict`]; [`Refused::NotFound`] if none begins on the day.
pub async fn remove_absence(
    app: &App,
    who: &Who,
    id: EmployeeId,
    seen_version: i64,
    from: &str,
) -> Result<Employee, Refused> {
    let from = day(app.today(), "from", from)?;
    update(app, who, id, seen_version, |_, employee| {
        let at = employee.absences.iter().position(|absence| absence.from == from).ok_or(Refused::NotFound)?;
        employee.absences.remove(at);
        Ok(())
    })
    .await
}
