//! A company that stands still: six people around the month to come, and no facts.

use jiff::ToSpan;
use jiff::civil::Date;
use zadel_core::share::Share;
use zadel_store::{CompanyId, EmployeeId, MemberId, TeamId, Tx};
use zadel_texts::Texts;

use crate::staff::{Absence, Employee, Placement, insert_employee, insert_team};
use crate::{App, Refused};

/// Two teams and six people: one who moved, one of fewer hours, one on leave, and a newcomer, all around the month to come.
pub(super) async fn add_staff(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    texts: &Texts,
    rep: MemberId,
) -> Result<(), Refused> {
    let next_month = app.today().first_of_month().saturating_add(1.month());
    let long_ago = next_month.saturating_sub(3.years());
    let first = insert_team(app, tx, company, None, &texts.say("demo-team-1"), None).await?;
    let second = insert_team(app, tx, company, None, &texts.say("demo-team-2"), None).await?;
    let employee = |key: &str, team: TeamId, starts_on: Date| Employee {
        id: EmployeeId::new(0),
        name: texts.say(key),
        starts_on,
        leaves_on: None,
        minutes_per_week: 40 * 60,
        ramp: Vec::new(),
        member: None,
        version: 1,
        placements: vec![Placement { from: starts_on, team: Some(team) }],
        absences: Vec::new(),
    };
    let account = Employee { member: Some(rep), ..employee("demo-rep", first, long_ago) };
    let mut moved = employee("demo-staff-2", second, long_ago.saturating_add(2.months()));
    moved.placements.push(Placement { from: next_month.saturating_sub(6.months()), team: Some(first) });
    let mut away = employee("demo-staff-3", first, long_ago.saturating_add(1.year()));
    let (from, to) = (next_month.saturating_add(13.days()), next_month.saturating_add(19.days()));
    away.absences.push(Absence { from, to, reason: Some(texts.say("demo-vacation")) });
    let fewer_hours = Employee {
        minutes_per_week: 30 * 60,
        ..employee("demo-staff-4", second, long_ago.saturating_add(15.months()))
    };
    let settled = employee("demo-staff-5", second, long_ago.saturating_add(20.months()));
    let ramp = [2500, 5000, 7500].into_iter().filter_map(|bp| Share::from_bp(bp).ok()).collect();
    let newcomer = Employee { ramp, ..employee("demo-staff-6", second, next_month) };
    for employee in [account, moved, away, fewer_hours, settled, newcomer] {
        insert_employee(app, tx, company, None, employee).await?;
    }
    Ok(())
}
