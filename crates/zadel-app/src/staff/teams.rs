//! The tree of teams.

use jiff::civil::Date;
use serde_json::json;
use zadel_store::staff::SavedTeam;
use zadel_store::{CompanyId, TeamId, Tx};

use super::employees::refuse_version;
use super::{Employee, Staff, Team, is_same_name};
use crate::audit::{Act, record};
use crate::live::{About, Told};
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, MemberId, Refused, Who, fields};

/// As many as a plan can name.
const MOST: usize = 200;
/// More levels than any sales department has.
const MOST_LEVELS: usize = 8;

/// What is to be different; `None` stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct TeamChange<'a> {
    /// What it is called.
    pub name: Option<&'a str>,
    /// The team above; `Some(None)` is the company itself.
    pub parent: Option<Option<TeamId>>,
    /// Does it take nobody in any more?
    pub closed: Option<bool>,
}

/// A new team.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`].
pub async fn add_team(app: &App, who: &Who, name: &str, parent: Option<TeamId>) -> Result<Team, Refused> {
    who.may(Right::ManageStaff)?;
    let name = fields::name("name", name)?;
    let mut tx = app.db.begin().await?;
    let id = insert_team(app, &mut tx, who.company, Some(who.member), &name, parent).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Staff)).await?;
    Ok(Team { id, name, parent, version: 1, is_closed: false })
}

/// A new team, in the transaction.
pub(crate) async fn insert_team(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    by: Option<MemberId>,
    name: &str,
    parent: Option<TeamId>,
) -> Result<TeamId, Refused> {
    let staff = Staff::locked(tx, company).await?;
    if MOST <= staff.teams.iter().filter(|team| !team.is_closed).count() {
        return Err(Refused::Field { path: "name", code: FieldError::TooMany });
    }
    let team = Team { id: TeamId::new(0), name: name.to_owned(), parent, version: 1, is_closed: false };
    check(&staff, &team)?;
    let id = zadel_store::staff::create_team(tx, company, name, parent, app.now()).await?;
    record(app, tx, company, by, &Act::TeamAdded { team: id, details: described(&team).to_string() }).await?;
    Ok(id)
}

/// Renames a team, puts it elsewhere, closes it or opens it again.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::VersionConflict`], [`Refused::TeamNotEmpty`]; [`Refused::Field`].
pub async fn change_team(
    app: &App,
    who: &Who,
    id: TeamId,
    seen_version: i64,
    change: TeamChange<'_>,
) -> Result<Team, Refused> {
    who.may(Right::ManageStaff)?;
    let mut tx = app.db.begin().await?;
    let staff = Staff::locked(&mut tx, who.company).await?;
    let before = staff.team(id).ok_or(Refused::NotFound)?;
    refuse_version(before.version, seen_version)?;
    let mut after = before.clone();
    if let Some(name) = change.name {
        after.name = fields::name("name", name)?;
    }
    after.parent = change.parent.unwrap_or(after.parent);
    after.is_closed = change.closed.unwrap_or(after.is_closed);
    if after == *before {
        return Ok(after);
    }
    if after.is_closed && !before.is_closed {
        refuse_people(&staff, id, app.today())?;
    }
    check(&staff, &after)?;
    // When it was closed tells nobody anything that the log does not.
    let closed_at = after.is_closed.then(|| app.now());
    let saved = SavedTeam { name: &after.name, parent: after.parent, closed_at };
    if !zadel_store::staff::save_team(&mut tx, who.company, id, seen_version, &saved).await? {
        return Err(Refused::Broken("staff_version"));
    }
    let details = json!({ "before": described(before), "after": described(&after) }).to_string();
    record(app, &mut tx, who.company, Some(who.member), &Act::TeamChanged { team: id, details }).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Staff)).await?;
    after.version += 1;
    Ok(after)
}

/// An open team has a name of its own, and a place in a tree that ends.
fn check(staff: &Staff, team: &Team) -> Result<(), Refused> {
    let refused = |path, code| Err(Refused::Field { path, code });
    let mut others = staff.teams.iter().filter(|other| other.id != team.id && !other.is_closed);
    if !team.is_closed && others.any(|other| is_same_name(&other.name, &team.name)) {
        return refused("name", FieldError::NameTaken);
    }
    let Some(parent) = team.parent else { return Ok(()) };
    if staff.team(parent).is_none_or(|parent| parent.is_closed && !team.is_closed) {
        return refused("parent", FieldError::Team);
    }
    if staff.upwards(parent).any(|above| above.id == team.id) {
        return refused("parent", FieldError::TeamCircle);
    }
    if MOST_LEVELS < staff.upwards(parent).count() + n_levels(staff, team.id) {
        return refused("parent", FieldError::TeamTooDeep);
    }
    Ok(())
}

/// The team's own level and those below it. The tree has no circles, and eight levels at most.
fn n_levels(staff: &Staff, team: TeamId) -> usize {
    let below = staff.teams.iter().filter(|other| other.parent == Some(team));
    1 + below.map(|other| n_levels(staff, other.id)).max().unwrap_or(0)
}

/// A team with people, now or to come, or with open teams below it stays open.
fn refuse_people(staff: &Staff, team: TeamId, today: Date) -> Result<(), Refused> {
    let is_in = |employee: &Employee| {
        let is_there_later = employee.leaves_on.is_none_or(|last| today <= last);
        let from = today.max(employee.starts_on);
        let comes = employee.placements.iter().any(|one| {
            one.team == Some(team) && today <= one.from && employee.leaves_on.is_none_or(|last| one.from <= last)
        });
        is_there_later && (employee.team_on(from) == Some(team) || comes)
    };
    let has_teams = staff.teams.iter().any(|other| other.parent == Some(team) && !other.is_closed);
    if has_teams || staff.employees.iter().any(is_in) { Err(Refused::TeamNotEmpty) } else { Ok(()) }
}

/// For the log.
fn described(team: &Team) -> serde_json::Value {
    json!({ "name": team.name, "parent": team.parent.map(TeamId::get), "closed": team.is_closed })
}
