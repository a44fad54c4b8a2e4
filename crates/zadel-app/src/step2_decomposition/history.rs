//! The versions of a plan: what was done, what that comes to, and going back.

use std::collections::BTreeMap;

use zadel_store::PlanId;
use zadel_store::plan_edits::PlanEdit;

use super::edit_plan::{Edit, PlanRequest, edit_plan};
use crate::plans::{ChangeRecord, EditRecord, OpenPlan};
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
    // The last first: an item goes back to where it was before those that came later are gone.
    let undone: Vec<Edit> =
        changes.into_iter().rev().map(|change| Edit { path: change.path, typed: change.before }).collect();
    let request = PlanRequest { seen_version, edits: &undone, expects: &[], key: None };
    edit_plan(app, who, plan, request).await
}

/// What one version changed.
pub(super) async fn changes_of(app: &App, who: &Who, plan: PlanId, version: i64) -> Result<Vec<ChangeRecord>, Refused> {
    let edits = zadel_store::plan_edits::plan_edits_since(&app.db, who.company, plan, version - 1, 1).await?;
    let edit = edits.into_iter().next().ok_or(Refused::Broken("plan_edit"))?;
    Ok(edit_record(edit)?.changes)
}

/// What differs between two versions, in order. What was changed and changed back is no difference.
///
/// Once items came or went, a path means another place than before: then every change is told as it was made.
pub(super) async fn changes_between(
    app: &App,
    who: &Who,
    plan: PlanId,
    earlier: i64,
    later: i64,
) -> Result<Vec<NetChange>, Refused> {
    const PAGE: u32 = 1000;
    let mut changes = Vec::new();
    let mut read_to = earlier;
    while read_to < later {
        let edits = zadel_store::plan_edits::plan_edits_since(&app.db, who.company, plan, read_to, PAGE).await?;
        let Some(last) = edits.last() else { break };
        read_to = last.version;
        for edit in edits.into_iter().filter(|edit| edit.version <= later) {
            let EditRecord { at, by, changes: of_edit, .. } = edit_record(edit)?;
            let net = |change: ChangeRecord| NetChange {
                path: change.path,
                before: change.before,
                after: change.after,
                by: by.clone(),
                at,
            };
            changes.extend(of_edit.into_iter().map(net));
        }
    }
    let has_moved = changes.iter().any(|change| change.path.ends_with(']'));
    Ok(if has_moved { changes } else { added_up(changes) })
}

/// Of each place, what stood there first and what stands there last; places in the order of their last change.
fn added_up(changes: Vec<NetChange>) -> Vec<NetChange> {
    let mut firsts: BTreeMap<String, Option<String>> = BTreeMap::new();
    for change in &changes {
        firsts.entry(change.path.clone()).or_insert_with(|| change.before.clone());
    }
    let mut added_up = Vec::new();
    for change in changes.into_iter().rev() {
        let Some(before) = firsts.remove(&change.path) else { continue };
        if before != change.after {
            added_up.push(NetChange { before, ..change });
        }
    }
    added_up.reverse();
    added_up
}

fn edit_record(edit: PlanEdit) -> Result<EditRecord, Refused> {
    let changes = serde_json::from_str(&edit.changes).map_err(|_| Refused::Broken("plan_edit"))?;
    Ok(EditRecord { version: edit.version, at: edit.at.get(), by: edit.member_name, changes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_changes_of_a_place_come_to_one() {
        let change = |path: &str, before: &str, after: &str, at| NetChange {
            path: path.to_owned(),
            before: Some(before.to_owned()),
            after: Some(after.to_owned()),
            by: "Anna".to_owned(),
            at,
        };
        let changes = vec![
            change("goal.amount", "1", "2", 0),
            change("line[0].check", "5", "6", 1),
            change("line[0].deals", "7", "8", 2),
            change("line[0].check", "6", "5", 3),
            change("goal.amount", "2", "3", 4),
        ];
        let net = [change("line[0].deals", "7", "8", 2), change("goal.amount", "1", "3", 4)];
        assert_eq!(added_up(changes), net);
    }
}
