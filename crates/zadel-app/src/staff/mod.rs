//! Who sells or helps to sell, with an account or without: teams, who is in which from when, who is away when.
//!
//! Plans name people, so two who are there at the same time never have one name. What somebody was is never overwritten: a move
//! is a row with its first day. Why: docs/decisions/0023.

mod absences;
mod employees;
pub(crate) mod fields;
mod placements;
mod roster;
mod teams;

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::share::Share;
use zadel_store::staff::StaffRows;
use zadel_store::{CompanyId, Tx};
pub use zadel_store::{EmployeeId, TeamId};

use crate::rights::Right;
use crate::{App, MemberId, Refused, Who};

pub use absences::{add_absence, remove_absence};
pub(crate) use employees::insert_employee;
pub use employees::{Account, EmployeeChange, NewEmployee, add_employee, change_employee, remove_employee};
pub use fields::{hours_text, part_text};
pub use placements::{place_employee, remove_placement};
pub(crate) use roster::take_roster;
pub use roster::{Difference, DifferenceKind, Roster, find_roster};
pub(crate) use teams::insert_team;
pub use teams::{TeamChange, add_team, change_team};

/// The company's teams and people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    /// By number, also those that were closed.
    pub teams: Vec<Team>,
    /// By number, also those who left.
    pub employees: Vec<Employee>,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The number within the company.
    pub id: TeamId,
    /// Unique among the teams that are open.
    pub name: String,
    /// The team above; at most seven stand above one.
    pub parent: Option<TeamId>,
    /// For the next change.
    pub version: i64,
    /// Does it take nobody in any more?
    pub is_closed: bool,
}

/// Somebody who sells or helps to sell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// The number within the company.
    pub id: EmployeeId,
    /// Unique among those who are there at the same time.
    pub name: String,
    /// The first day.
    pub starts_on: Date,
    /// The last day, if it is known; not before the first.
    pub leaves_on: Option<Date>,
    /// Above 0; 2400 are a full rep.
    pub minutes_per_week: u32,
    /// The parts of a newcomer, week by week from the first; afterwards all of it.
    pub ramp: Vec<Share>,
    /// The account, if the person has one.
    pub member: Option<MemberId>,
    /// For the next change.
    pub version: i64,
    /// By day; the first is of the first day.
    pub placements: Vec<Placement>,
    /// By day; none overlaps another. Those outside of the employment stay, in case the person comes back.
    pub absences: Vec<Absence>,
}

/// In a team from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The first day.
    pub from: Date,
    /// None: directly under the company.
    pub team: Option<TeamId>,
}

/// Away, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: Date,
    /// The last day, not before the first.
    pub to: Date,
    /// What for, if anybody said.
    pub reason: Option<String>,
}

/// The company's teams and people, and the day it is.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn read_staff(app: &App, who: &Who) -> Result<(Staff, Date), Refused> {
    who.may(Right::ReadStaff)?;
    Ok((Staff::of(zadel_store::staff::read_staff(&app.db, who.company).await?)?, app.today()))
}

impl Staff {
    /// As the company has them in the transaction; nobody else changes them until it ends.
    async fn locked(tx: &mut Tx, company: CompanyId) -> Result<Self, Refused> {
        Self::of(zadel_store::staff::lock_staff(tx, company).await?)
    }

    fn of(rows: StaffRows) -> Result<Self, Refused> {
        const BROKEN: Refused = Refused::Broken("staff");
        let day = |text: &str| text.parse::<Date>().map_err(|_| BROKEN);
        let mut placements: BTreeMap<EmployeeId, Vec<Placement>> = BTreeMap::new();
        for row in rows.placements {
            let placement = Placement { from: day(&row.from_day)?, team: row.team };
            placements.entry(row.employee).or_default().push(placement);
        }
        let mut absences: BTreeMap<EmployeeId, Vec<Absence>> = BTreeMap::new();
        for row in rows.absences {
            let absence = Absence { from: day(&row.from_day)?, to: day(&row.to_day)?, reason: row.reason };
            absences.entry(row.employee).or_default().push(absence);
        }
        let mut employees = Vec::with_capacity(rows.employees.len());
        for row in rows.employees {
            employees.push(Employee {
                id: row.employee,
                name: row.name,
                starts_on: day(&row.starts_on)?,
                leaves_on: row.leaves_on.as_deref().map(day).transpose()?,
                minutes_per_week: u32::try_from(row.minutes_per_week).map_err(|_| BROKEN)?,
                ramp: fields::stored_ramp(&row.ramp).ok_or(BROKEN)?,
                member: row.member,
                version: row.version,
                placements: placements.remove(&row.employee).unwrap_or_default(),
                absences: absences.remove(&row.employee).unwrap_or_default(),
            });
        }
        let team = |row: zadel_store::staff::TeamRow| Team {
            id: row.team,
            name: row.name,
            parent: row.parent,
            version: row.version,
            is_closed: row.closed_at.is_some(),
        };
        Ok(Self { teams: rows.teams.into_iter().map(team).collect(), employees })
    }

    /// The team of a number.
    #[must_use]
    pub fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == id)
    }

    /// The employee of a number.
    #[must_use]
    pub fn employee(&self, id: EmployeeId) -> Option<&Employee> {
        self.employees.iter().find(|employee| employee.id == id)
    }

    /// The teams as a tree is written down, each with all below it; beside each, how many are above.
    #[must_use]
    pub fn teams_in_tree_order(&self) -> Vec<(u32, &Team)> {
        let mut order = Vec::with_capacity(self.teams.len());
        self.add_below(None, 0, &mut order);
        order
    }

    fn add_below<'s>(&'s self, above: Option<TeamId>, depth: u32, order: &mut Vec<(u32, &'s Team)>) {
        let mut below: Vec<&Team> = self.teams.iter().filter(|team| team.parent == above).collect();
        below.sort_by(|one, other| one.name.cmp(&other.name));
        for team in below {
            order.push((depth, team));
            self.add_below(Some(team.id), depth + 1, order);
        }
    }

    /// The team and those above it, upwards.
    fn upwards(&self, team: TeamId) -> impl Iterator<Item = &Team> {
        // More steps than there are teams would go round.
        std::iter::successors(self.team(team), |team| self.team(team.parent?)).take(self.teams.len())
    }
}

impl Employee {
    /// The team on a day; `None` directly under the company, and before the first day.
    #[must_use]
    pub fn team_on(&self, day: Date) -> Option<TeamId> {
        self.placements.iter().rev().find(|placement| placement.from <= day).and_then(|placement| placement.team)
    }

    /// Is the day between the first and the last?
    #[must_use]
    pub fn is_employed_on(&self, day: Date) -> bool {
        self.starts_on <= day && self.leaves_on.is_none_or(|last| day <= last)
    }

    /// Are both there on one day at least?
    fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| other.leaves_on.is_none_or(|last| one.starts_on <= last);
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

/// Do two names look the same to whoever reads them?
fn is_same_name(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
