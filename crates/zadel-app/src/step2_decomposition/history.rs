//! The versions of a plan: what was done, what that comes to, and going back.

use std::collections::BTreeMap;

use zadel_store::PlanId;
use zadel_store::plan_edits::PlanEdit;

use super::edit_plan::{Edit, edit_plan};
use crate::plans::{EditRecord, OpenPlan};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// What became of one place between two versions, however often it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetChange {
    /// Where.
    pub path: String,
    /// What stood there at the earlier version, as it would be typed; nothing if it was left to be solved for.
    pub before: Option<String>,
    /// What stands there at the later one.
    pub after: Option<String>,
    /// Who changed it last.
    pub by: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// The versions of a plan, newest first, before one.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn list_edits(
    app: &App,
    who: &Who,
    plan: PlanId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<EditRecord>, Refused> {
    who.may(Right::ReadPlans)?;
    let edits = zadel_store::plan_edits::list_plan_edits(&app.db, who.company, plan, before, limit).await?;
    if edits.is_empty() {
        // No versions yet, or no such plan?
        zadel_store::plans::find_plan(&app.db, who.company, plan).await?.ok_or(Refused::NotFound)?;
    }
    edits.into_iter().map(edit_record).collect()
}

/// Puts a plan back to what it was at a version, as a new version: nothing that happened since is forgotten.
///
/// # Errors
/// [`Refused::UnknownVersion`]; otherwise as [`edit_plan`].
pub async fn restore_version(
    app: &App,
    who: &Who,
    plan: PlanId,
    seen_version: i64,
    version: i64,
) -> Result<OpenPlan, Refused> {
    who.may(Right::EditPlans)?;
    if version < 1 || seen_version < version {
        return Err(Refused::UnknownVersion);
    }
    let changes = changes_between(app, who, plan, version, seen_version).await?;
    let mut undone: Vec<Edit> =
        changes.into_iter().map(|change| Edit { path: change.path, typed: change.before }).collect();
    // What is left to be solved for goes first: an amount and a share exclude each other.
    undone.sort_by_key(|edit| edit.typed.is_some());
    edit_plan(app, who, plan, seen_version, &undone, None).await
}

/// What differs between two versions, by path. What was changed and changed back is no difference.
pub(super) async fn changes_between(
    app: &App,
    who: &Who,
    plan: PlanId,
    earlier: i64,
    later: i64,
) -> Result<Vec<NetChange>, Refused> {
    const PAGE: u32 = 1000;
    let mut changes: BTreeMap<String, NetChange> = BTreeMap::new();
    let mut read_to = earlier;
    while read_to < later {
        let edits = zadel_store::plan_edits::plan_edits_since(&app.db, who.company, plan, read_to, PAGE).await?;
        let Some(last) = edits.last() else { break };
        read_to = last.version;
        for edit in edits.into_iter().filter(|edit| edit.version <= later) {
            add_up(&mut changes, edit_record(edit)?);
        }
    }
    Ok(changes.into_values().filter(|change| change.before != change.after).collect())
}

fn add_up(changes: &mut BTreeMap<String, NetChange>, edit: EditRecord) {
    let EditRecord { at, by, changes: of_edit, .. } = edit;
    for change in of_edit {
        let net =
            NetChange { path: change.path.clone(), before: change.before, after: change.after, by: by.clone(), at };
        let first = changes.remove(&change.path).map_or(net.before.clone(), |earlier| earlier.before);
        changes.insert(change.path, NetChange { before: first, ..net });
    }
}

fn edit_record(edit: PlanEdit) -> Result<EditRecord, Refused> {
    let changes = serde_json::from_str(&edit.changes).map_err(|_| Refused::Broken("plan_edit"))?;
    Ok(EditRecord { version: edit.version, at: edit.at.get(), by: edit.member_name, changes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::ChangeRecord;

    #[test]
    fn many_changes_of_a_place_come_to_one() {
        let texts = |before: &str, after: &str| (Some(before.to_owned()), Some(after.to_owned()));
        let mut changes = BTreeMap::new();
        for (version, (before, after)) in [texts("1", "2"), texts("2", "3")].into_iter().enumerate() {
            let change = ChangeRecord { path: "goal.amount".to_owned(), before, after };
            let version = i64::try_from(version).expect("small");
            add_up(&mut changes, EditRecord { version, at: version, by: "Anna".to_owned(), changes: vec![change] });
        }
        let net = changes.remove("goal.amount").expect("it changed");
        assert_eq!((net.before.as_deref(), net.after.as_deref(), net.at), (Some("1"), Some("3"), 1));
    }
}
