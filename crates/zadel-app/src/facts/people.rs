//! Names of people as files call them, and whose they are. Several names may be one employee's.

use jiff::civil::Date;
use zadel_core::facts::Moment;
use zadel_store::EmployeeId;
use zadel_store::ledger::PersonRow;
use zadel_store::staff::EmployeeRow;

use crate::audit::{Act, record};
use crate::facts::booking::Books;
use crate::facts::same_person::{Likeness, likeness};
use crate::live::{About, Told};
use crate::rights::Right;
use crate::staff::{Employee, Placement, insert_employee};
use crate::{App, Refused, Who};

/// A full week, in minutes.
const FULL_WEEK: u32 = 40 * 60;

/// A name of somebody, as files write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePerson {
    /// As it is stored.
    pub row: PersonRow,
    /// Who it may be, the likeliest first.
    pub suggested: Vec<EmployeeId>,
}

/// An employee, to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The number within the company.
    pub id: EmployeeId,
    /// What the person is called.
    pub name: String,
}

/// All names of people in the facts: those of nobody first, then by the number of their deals; and everybody whose they may be.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_file_people(app: &App, who: &Who) -> Result<(Vec<FilePerson>, Vec<Choice>), Refused> {
    who.may(Right::ManageStaff)?;
    let rows = zadel_store::ledger::list_people(&app.db, who.company).await?;
    let employees = zadel_store::staff::list_employees(&app.db, who.company).await?;
    let mut people: Vec<FilePerson> =
        rows.into_iter().map(|row| FilePerson { suggested: suggested(&row.name, &employees), row }).collect();
    people.sort_by_key(|person| {
        (person.row.employee.is_some(), -person.row.n_deals, -person.row.n_events, person.row.id)
    });
    let mut choices: Vec<Choice> =
        employees.into_iter().map(|row| Choice { id: row.employee, name: row.name }).collect();
    choices.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
    Ok((people, choices))
}

fn suggested(name: &str, employees: &[EmployeeRow]) -> Vec<EmployeeId> {
    let alike = employees.iter().filter_map(|row| Some((likeness(name, &row.name)?, row.employee)));
    let mut alike: Vec<(Likeness, EmployeeId)> = alike.collect();
    alike.sort();
    alike.into_iter().map(|(_, employee)| employee).collect()
}

/// The employee who has this name without doubt: nobody else has it too, now or formerly.
pub(super) fn certain(name: &str, employees: &[EmployeeRow]) -> Option<EmployeeId> {
    let mut same = employees.iter().filter(|row| likeness(name, &row.name) == Some(Likeness::Same));
    same.next().filter(|_| same.next().is_none()).map(|row| row.employee)
}

/// Says whose a name is, or that it is nobody's; gives whose it was before, for taking it back.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NotFound`] if there is no such name or employee; [`Refused::Store`].
pub async fn tie_file_person(
    app: &App,
    who: &Who,
    person: i64,
    employee: Option<EmployeeId>,
) -> Result<Option<EmployeeId>, Refused> {
    who.may(Right::ManageStaff)?;
    let company = who.company;
    let mut tx = app.db.begin().await?;
    let row = find(zadel_store::ledger::lock_people(&mut tx, company).await?, person)?;
    let employees = zadel_store::staff::list_employees_in(&mut tx, company).await?;
    if employee.is_some_and(|employee| employees.iter().all(|row| row.employee != employee)) {
        return Err(Refused::NotFound);
    }
    if row.employee == employee {
        return Ok(employee);
    }
    zadel_store::ledger::tie_person(&mut tx, company, person, employee).await?;
    let act = Act::PersonTied { person, name: &row.name, before: row.employee, after: employee };
    record(app, &mut tx, company, Some(who.member), &act).await?;
    app.commit_and_tell(tx, Told::about(company, About::Facts)).await?;
    Ok(row.employee)
}

/// Makes an employee of a name: called as the files do, there since its first deal, for full weeks.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NotFound`] if there is no such name; [`Refused::Field`] if somebody is called so already.
pub async fn employ_file_person(app: &App, who: &Who, person: i64) -> Result<EmployeeId, Refused> {
    who.may(Right::ManageStaff)?;
    let company = who.company;
    let mut tx = app.db.begin().await?;
    let row = find(zadel_store::ledger::lock_people(&mut tx, company).await?, person)?;
    let ledger = zadel_store::ledger::lock_ledger(&mut tx, company).await?.ok_or(Refused::NotFound)?;
    let books = Books::of(app, &ledger)?;
    let first: Option<Date> = row.first_at.map(|at| books.day(Moment::from_millis(at)));
    let starts_on = first.unwrap_or_else(|| app.today());
    let employee = Employee {
        id: EmployeeId::new(0),
        name: crate::fields::name("name", &row.name)?,
        starts_on,
        leaves_on: None,
        minutes_per_week: FULL_WEEK,
        ramp: Vec::new(),
        member: None,
        version: 1,
        placements: vec![Placement { from: starts_on, team: None }],
        absences: Vec::new(),
    };
    let employee = insert_employee(app, &mut tx, company, Some(who.member), employee).await?;
    zadel_store::ledger::tie_person(&mut tx, company, person, Some(employee)).await?;
    let act = Act::PersonTied { person, name: &row.name, before: row.employee, after: Some(employee) };
    record(app, &mut tx, company, Some(who.member), &act).await?;
    app.commit_and_tell(tx, Told::about(company, About::Staff)).await?;
    Ok(employee)
}

fn find(rows: Vec<PersonRow>, person: i64) -> Result<PersonRow, Refused> {
    rows.into_iter().find(|row| row.id == person).ok_or(Refused::NotFound)
}
