//! Who moves to which team from when. What was before stays.

use zadel_store::{EmployeeId, TeamId};

use super::employees::{refuse_closed_teams, update};
use super::fields::day;
use super::{Employee, Placement};
use crate::refused::FieldError;
use crate::{App, Refused, Who};

/// More moves than anybody makes.
const MOST: usize = 200;

/// From a day on, somebody is in a team. A move that was written for the same day is written over, later ones stay.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::VersionConflict`]; [`Refused::Field`] for a day on which the person
/// is not there, and for a team that is closed.
pub async fn place_employee(
    app: &App,
    who: &Who,
    id: EmployeeId,
    seen_version: i64,
    team: Option<TeamId>,
    from: &str,
) -> Result<Employee, Refused> {
    let from = day(app.today(), "from", from)?;
    let placed = Placement { from, team };
    update(app, who, id, seen_version, |staff, employee| {
        refuse_closed_teams(staff, &[placed])?;
        if !employee.is_employed_on(from) {
            return Err(Refused::Field { path: "from", code: FieldError::NotEmployed });
        }
        if MOST <= employee.placements.len() {
            return Err(Refused::Field { path: "from", code: FieldError::TooMany });
        }
        employee.placements.retain(|placement| placement.from != from);
        employee.placements.push(placed);
        employee.placements.sort_by_key(|placement| placement.from);
        Ok(())
    })
    .await
}

/// The move of a day never was: the team before it goes on.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::VersionConflict`]; [`Refused::NotFound`] if there is no move on the day, and for the first
/// one: somebody who is there is somewhere.
pub async fn remove_placement(
    app: &App,
    who: &Who,
    id: EmployeeId,
    seen_version: i64,
    from: &str,
) -> Result<Employee, Refused> {
    let from = day(app.today(), "from", from)?;
    update(app, who, id, seen_version, |_, employee| remove(employee, from)).await
}

fn remove(employee: &mut Employee, from: jiff::civil::Date) -> Result<(), Refused> {
    let at = employee.placements.iter().position(|placement| placement.from == from).ok_or(Refused::NotFound)?;
    if at == 0 {
        return Err(Refused::NotFound);
    }
    employee.placements.remove(at);
    Ok(())
}
