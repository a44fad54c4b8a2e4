//! Who is there from when until when, and for how many hours.

use jiff::civil::Date;
use serde_json::{Map, Value, json};
use zadel_store::staff::SavedEmployee;
use zadel_store::{CompanyId, EmployeeId, TeamId, Tx};

use super::fields::{day, minutes, part_text, ramp, ramp_to_store};
use super::{Absence, Employee, Placement, Staff, is_same_name};
use crate::audit::{Act, record};
use crate::live::{About, Told};
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, MemberId, Refused, Who, fields};

/// Somebody who is to be added, as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct NewEmployee<'a> {
    /// What the person is called.
    pub name: &'a str,
    /// None: directly under the company.
    pub team: Option<TeamId>,
    /// The first day.
    pub starts_on: &'a str,
    /// A week; nothing is a full week.
    pub hours: &'a str,
    /// The parts of a newcomer, week by week.
    pub ramp: &'a str,
}

/// What is to be different, as it was typed; `None` stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmployeeChange<'a> {
    /// What the person is called.
    pub name: Option<&'a str>,
    /// The first day.
    pub starts_on: Option<&'a str>,
    /// The last day; nothing typed: nobody knows of one.
    pub leaves_on: Option<&'a str>,
    /// The day on which somebody who left is back: what lies between is an absence.
    pub returns_on: Option<&'a str>,
    /// A week.
    pub hours: Option<&'a str>,
    /// The parts of a newcomer, week by week.
    pub ramp: Option<&'a str>,
    /// The account.
    pub account: Option<Account>,
}

/// The account that a person is to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// This member's.
    Of(MemberId),
    /// None.
    Nobodys,
}

/// More people than any plan can name, with those who left.
const MOST: usize = 2000;

/// Adds somebody.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`].
pub async fn add_employee(app: &App, who: &Who, new: NewEmployee<'_>) -> Result<Employee, Refused> {
    who.may(Right::ManageStaff)?;
    let employee = read_new(app.today(), &new)?;
    let mut tx = app.db.begin().await?;
    let id = insert_employee(app, &mut tx, who.company, Some(who.member), employee).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Staff)).await?;
    find(app, who, id).await
}

fn read_new(today: Date, new: &NewEmployee<'_>) -> Result<Employee, Refused> {
    let starts_on = day(today, "starts_on", new.starts_on)?;
    Ok(Employee {
        id: EmployeeId::new(0),
        name: fields::name("name", new.name)?,
        starts_on,
        leaves_on: None,
        minutes_per_week: minutes(new.hours)?,
        ramp: ramp(new.ramp)?,
        member: None,
        version: 1,
        placements: vec![Placement { from: starts_on, team: new.team }],
        absences: Vec::new(),
    })
}

/// Adds somebody, in the transaction.
pub(crate) async fn insert_employee(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    by: Option<MemberId>,
    employee: Employee,
) -> Result<EmployeeId, Refused> {
    let staff = Staff::locked(tx, company).await?;
    if MOST <= staff.employees.len() {
        return Err(Refused::Field { path: "name", code: FieldError::TooMany });
    }
    refuse_name_taken(&staff, &employee)?;
    refuse_closed_teams(&staff, &employee.placements)?;
    let id = zadel_store::staff::create_employee(tx, company, &saved(&employee, &texts(&employee)), app.now()).await?;
    let employee = Employee { id, ..employee };
    write_lists(tx, company, &employee).await?;
    let act = Act::EmployeeAdded { employee: id, details: described(&employee).to_string() };
    record(app, tx, company, by, &act).await?;
    Ok(id)
}

/// Changes what is written of somebody.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::VersionConflict`]; [`Refused::Field`].
pub async fn change_employee(
    app: &App,
    who: &Who,
    id: EmployeeId,
    seen_version: i64,
    change: EmployeeChange<'_>,
) -> Result<Employee, Refused> {
    if let Some(Account::Of(member)) = change.account {
        who.may(Right::ManageStaff)?;
        let known = zadel_store::members::find_member(&app.db, who.company, member).await?;
        known.ok_or(Refused::Field { path: "member", code: FieldError::Member })?;
    }
    let today = app.today();
    update(app, who, id, seen_version, |staff, employee| {
        apply(today, employee, &change)?;
        refuse_account_taken(staff, employee)
    })
    .await
}

fn apply(today: Date, employee: &mut Employee, change: &EmployeeChange<'_>) -> Result<(), Refused> {
    if let Some(name) = change.name {
        employee.name = fields::name("name", name)?;
    }
    if let Some(text) = change.starts_on {
        let starts_on = day(today, "starts_on", text)?;
        // The first team begins with the first day; moves before it never were.
        let first = employee.placements.first().map_or(starts_on, |first| first.from.max(starts_on));
        let team = employee.team_on(first);
        employee.placements.retain(|placement| first < placement.from);
        employee.placements.insert(0, Placement { from: starts_on, team });
        employee.starts_on = starts_on;
    }
    if let Some(text) = change.leaves_on {
        let text = text.trim();
        employee.leaves_on = if text.is_empty() { None } else { Some(day(today, "leaves_on", text)?) };
    }
    if let Some(text) = change.returns_on {
        come_back(employee, day(today, "returns_on", text)?)?;
    }
    if let Some(text) = change.hours {
        employee.minutes_per_week = minutes(text)?;
    }
    if let Some(text) = change.ramp {
        employee.ramp = ramp(text)?;
    }
    if let Some(account) = change.account {
        employee.member = match account {
            Account::Of(member) => Some(member),
            Account::Nobodys => None,
        };
    }
    match employee.leaves_on {
        Some(last) if last < employee.starts_on => {
            let path = if change.leaves_on.is_some() { "leaves_on" } else { "starts_on" };
            Err(Refused::Field { path, code: FieldError::DatesTurned })
        }
        _ => Ok(()),
    }
}

/// Back on a day, as if it had been an absence.
fn come_back(employee: &mut Employee, day: Date) -> Result<(), Refused> {
    let refused = Refused::Field { path: "returns_on", code: FieldError::DatesTurned };
    let Some(last) = employee.leaves_on.take() else { return Ok(()) };
    let (Ok(from), Ok(to)) = (last.tomorrow(), day.yesterday()) else { return Err(refused) };
    if day <= last {
        return Err(refused);
    }
    if from <= to {
        // What was planned for the time in between did not happen.
        employee.absences.retain(|absence| absence.to < from || to < absence.from);
        employee.absences.push(Absence { from, to, reason: None });
        employee.absences.sort_by_key(|absence| absence.from);
    }
    Ok(())
}

/// Takes somebody out who was added by mistake, with moves and absences; names in the facts that were tied to him are nobody's again. Who was there leaves on a day instead.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::VersionConflict`].
pub async fn remove_employee(app: &App, who: &Who, id: EmployeeId, seen_version: i64) -> Result<(), Refused> {
    who.may(Right::ManageStaff)?;
    let mut tx = app.db.begin().await?;
    let staff = Staff::locked(&mut tx, who.company).await?;
    let employee = staff.employee(id).ok_or(Refused::NotFound)?;
    refuse_version(employee.version, seen_version)?;
    let act = Act::EmployeeRemoved { employee: id, details: described(employee).to_string() };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    zadel_store::ledger::untie_employee(&mut tx, who.company, id).await?;
    zadel_store::staff::delete_employee(&mut tx, who.company, id).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Staff)).await
}

/// Changes somebody in one transaction: what was seen must still be there, and the name nobody else's at the time.
pub(super) async fn update(
    app: &App,
    who: &Who,
    id: EmployeeId,
    seen_version: i64,
    change: impl FnOnce(&Staff, &mut Employee) -> Result<(), Refused> + Send,
) -> Result<Employee, Refused> {
    who.may(Right::ManageStaff)?;
    let mut tx = app.db.begin().await?;
    let staff = Staff::locked(&mut tx, who.company).await?;
    let before = staff.employee(id).ok_or(Refused::NotFound)?;
    refuse_version(before.version, seen_version)?;
    let mut after = before.clone();
    change(&staff, &mut after)?;
    if after == *before {
        return Ok(after);
    }
    refuse_name_taken(&staff, &after)?;
    if !zadel_store::staff::save_employee(&mut tx, who.company, id, seen_version, &saved(&after, &texts(&after)))
        .await?
    {
        return Err(Refused::Broken("staff_version"));
    }
    write_lists(&mut tx, who.company, &after).await?;
    let act = Act::EmployeeChanged { employee: id, details: differences(before, &after).to_string() };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Staff)).await?;
    after.version += 1;
    Ok(after)
}

pub(super) fn refuse_version(version: i64, seen_version: i64) -> Result<(), Refused> {
    if version == seen_version { Ok(()) } else { Err(Refused::VersionConflict { version, changes: Vec::new() }) }
}

/// Plans name people: two of one name at the same time could not be told apart.
fn refuse_name_taken(staff: &Staff, employee: &Employee) -> Result<(), Refused> {
    let is_taken = staff
        .employees
        .iter()
        .any(|other| other.id != employee.id && is_same_name(&other.name, &employee.name) && other.overlaps(employee));
    if is_taken { Err(Refused::Field { path: "name", code: FieldError::NameTaken }) } else { Ok(()) }
}

/// An account is one person's: two who are there at the same time would see each other's rows.
fn refuse_account_taken(staff: &Staff, employee: &Employee) -> Result<(), Refused> {
    let Some(member) = employee.member else { return Ok(()) };
    let is_taken = staff
        .employees
        .iter()
        .any(|other| other.id != employee.id && other.member == Some(member) && other.overlaps(employee));
    if is_taken { Err(Refused::Field { path: "member", code: FieldError::MemberTaken }) } else { Ok(()) }
}

pub(super) fn refuse_closed_teams(staff: &Staff, placements: &[Placement]) -> Result<(), Refused> {
    let is_open = |team: TeamId| staff.team(team).is_some_and(|team| !team.is_closed);
    let is_fine = placements.iter().filter_map(|placement| placement.team).all(is_open);
    if is_fine { Ok(()) } else { Err(Refused::Field { path: "team", code: FieldError::Team }) }
}

/// First day, last day and ramp, as they are stored.
fn texts(employee: &Employee) -> (String, Option<String>, String) {
    let leaves_on = employee.leaves_on.map(|day| day.to_string());
    (employee.starts_on.to_string(), leaves_on, ramp_to_store(&employee.ramp))
}

fn saved<'a>(employee: &'a Employee, texts: &'a (String, Option<String>, String)) -> SavedEmployee<'a> {
    let (starts_on, leaves_on, ramp) = texts;
    SavedEmployee {
        name: &employee.name,
        starts_on,
        leaves_on: leaves_on.as_deref(),
        minutes_per_week: i64::from(employee.minutes_per_week),
        ramp,
        member: employee.member,
    }
}

async fn write_lists(tx: &mut Tx, company: CompanyId, employee: &Employee) -> Result<(), Refused> {
    let placements: Vec<_> = employee.placements.iter().map(|one| (one.from.to_string(), one.team)).collect();
    zadel_store::staff::set_placements(tx, company, employee.id, &placements).await?;
    let absence = |one: &Absence| (one.from.to_string(), one.to.to_string(), one.reason.clone());
    let absences: Vec<_> = employee.absences.iter().map(absence).collect();
    zadel_store::staff::set_absences(tx, company, employee.id, &absences).await?;
    Ok(())
}

/// For the log.
fn described(employee: &Employee) -> Value {
    let placements: Vec<Value> = employee
        .placements
        .iter()
        .map(|one| json!({ "from": one.from.to_string(), "team": one.team.map(TeamId::get) }))
        .collect();
    let absences: Vec<Value> = employee
        .absences
        .iter()
        .map(|one| json!({ "from": one.from.to_string(), "to": one.to.to_string(), "reason": one.reason }))
        .collect();
    json!({
        "name": employee.name,
        "starts_on": employee.starts_on.to_string(),
        "leaves_on": employee.leaves_on.map(|day| day.to_string()),
        "minutes_per_week": employee.minutes_per_week,
        "ramp": employee.ramp.iter().copied().map(part_text).collect::<Vec<String>>(),
        "placements": placements,
        "absences": absences,
        "member": employee.member.map(MemberId::get),
    })
}

/// What is different, each with what was before and is after.
fn differences(before: &Employee, after: &Employee) -> Value {
    let (before, after) = (described(before), described(after));
    let keys = before.as_object().into_iter().flat_map(Map::keys);
    let differs = keys.filter(|key| before[*key] != after[*key]);
    differs
        .map(|key| (key.clone(), json!({ "before": before[key], "after": after[key] })))
        .collect::<Map<_, _>>()
        .into()
}

async fn find(app: &App, who: &Who, id: EmployeeId) -> Result<Employee, Refused> {
    let staff = Staff::of(zadel_store::staff::read_staff(&app.db, who.company).await?)?;
    staff.employee(id).cloned().ok_or(Refused::NotFound)
}
