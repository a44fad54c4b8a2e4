//! What the company's people and calendar say for the period of a plan, as the edits that would bring it into the plan.
//!
//! People and teams are matched by name. What only the plan knows of them (a target set by hand, any other key) stays.

mod people;
mod presence;

use jiff::civil::Date;
use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_exchange::plan_file::PlanFile;
use zadel_store::PlanId;

use super::Staff;
use crate::calendar::{CompanyCalendar, find_calendar};
use crate::plans::read_plan;
use crate::step2_decomposition::Edit;
use crate::{App, Refused, Who};

/// How the company differs from a plan, and what would make them equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The version of the plan that was compared.
    pub version: i64,
    /// What to send to the plan; nothing if there is no difference.
    pub edits: Vec<Edit>,
    /// The same for people to read.
    pub differences: Vec<Difference>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In what.
    pub kind: DifferenceKind,
    /// Whose: a person's or a team's name, or a day.
    pub name: String,
    /// What the plan has, as it would be typed.
    pub before: Option<String>,
    /// What the company has.
    pub after: Option<String>,
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// The plan has no such person.
    Joins,
    /// The company has no such person in the period.
    Leaves,
    /// Another team.
    Moves,
    /// Another part of a full rep.
    Hours,
    /// Other first weeks.
    Ramp,
    /// Other days away.
    Absences,
    /// The plan has no such team.
    TeamJoins,
    /// The company has nobody in such a team.
    TeamLeaves,
    /// Another team above.
    TeamMoves,
    /// Another country's holidays.
    Country,
    /// A day that the plan works.
    DayOff,
    /// A day that the plan does not work.
    DayOn,
}

/// What the company says for the period of a plan.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn find_roster(app: &App, who: &Who, plan: PlanId) -> Result<Roster, Refused> {
    let stored = read_plan(app, who, plan).await?;
    let version = stored.row.brief.version;
    roster_of(app, who, &stored.document, version).await
}

/// A new plan with the company's people and calendar in it. If it would not be a plan any more, as with more people than one can
/// have, it stays without them.
///
/// # Errors
/// [`Refused::Store`].
pub(crate) async fn take_roster(app: &App, who: &Who, document: PlanDocument) -> Result<PlanDocument, Refused> {
    let roster = roster_of(app, who, &document, 1).await?;
    let mut taken = document.clone();
    for edit in &roster.edits {
        let place: Place = edit.path.parse().map_err(|_| Refused::Broken("roster"))?;
        taken.set(&place, edit.typed.as_deref()).map_err(|_| Refused::Broken("roster"))?;
    }
    Ok(if taken.plan_on(app.today()).is_ok() { taken } else { document })
}

async fn roster_of(app: &App, who: &Who, document: &PlanDocument, version: i64) -> Result<Roster, Refused> {
    let refused = |problem| Refused::Plan { problem, position: None };
    let file = document.plan_on(app.today()).map_err(refused)?;
    let staff = Staff::of(zadel_store::staff::read_staff(&app.db, who.company).await?)?;
    let calendar = find_calendar(app, who, file.plan.goal().period).await?;
    let mut roster = Roster { version, edits: Vec::new(), differences: Vec::new() };
    if !staff.employees.is_empty() {
        people::compare(&mut roster, &staff, document, &file)?;
    }
    // A company that has said nothing of its days has no word against the plan's.
    if 0 < calendar.version {
        compare_days(&mut roster, &calendar, document, &file);
    }
    Ok(roster)
}

/// Days are compared by whether they are worked, not by who said so.
fn compare_days(roster: &mut Roster, calendar: &CompanyCalendar, document: &PlanDocument, file: &PlanFile) {
    let period = file.plan.goal().period;
    let own = calendar.work_calendar(period);
    let differ: Vec<Date> = period.days().filter(|day| own.is_worked(*day) != file.calendar.is_worked(*day)).collect();
    if differ.is_empty() {
        return;
    }
    let text_at = |path: &str| path.parse::<Place>().ok().and_then(|place| document.text_at(&place));
    let days = |is_worked: bool| {
        let days = calendar.days.iter().filter(|day| day.is_worked == is_worked && period.contains(day.day));
        Some(days.map(|day| day.day.to_string()).collect::<Vec<_>>().join("; ")).filter(|text| !text.is_empty())
    };
    let country = calendar.country.map(str::to_owned);
    let before = text_at("calendar.country");
    if before != country {
        roster.tell(DifferenceKind::Country, String::new(), before.clone(), country.clone());
    }
    for day in differ {
        let kind = if own.is_worked(day) { DifferenceKind::DayOn } else { DifferenceKind::DayOff };
        roster.tell(kind, day.to_string(), None, None);
    }
    for (path, after) in
        [("calendar.country", country), ("calendar.days_off", days(false)), ("calendar.days_on", days(true))]
    {
        if text_at(path) != after {
            roster.edits.push(Edit { path: path.to_owned(), typed: after });
        }
    }
}

impl Roster {
    fn tell(&mut self, kind: DifferenceKind, name: String, before: Option<String>, after: Option<String>) {
        self.differences.push(Difference { kind, name, before, after });
    }
}
