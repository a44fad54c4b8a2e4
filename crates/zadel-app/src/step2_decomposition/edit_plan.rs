//! Changing a plan's numbers, looking ahead without changing them, and going back.

use zadel_core::money::Money;
use zadel_exchange::plan_document::{Change, Place, PlanDocument};
use zadel_exchange::plan_file::PlanFile;
use zadel_store::PlanId;
use zadel_store::plan_edits::{NewEdit, PlanEdit};
use zadel_store::plans::SavedPlan;

use super::Decomposed;
use crate::audit::{Act, record};
use crate::live::PlanChanged;
use crate::plans::{ChangeRecord, EditRecord, OpenPlan, Origin, Origins, open_plan, understood};
use crate::rights::Right;
use crate::{App, Refused, Who, fields};

/// A number as it was typed, or nothing: leave it to be solved for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where, such as `line[0].stage[1].conversion`; `name` is the plan's own name.
    pub path: String,
    /// What was typed.
    pub typed: Option<String>,
}

/// What a plan would become.
pub struct Preview {
    /// What it would say.
    pub document: PlanDocument,
    /// The same, understood.
    pub file: PlanFile,
    /// What would follow.
    pub decomposed: Decomposed,
    /// Who set which number when, as it is.
    pub origins: Origins,
}

/// More edits at once are no work of a person's hand.
pub const MOST_EDITS: usize = 1000;
const NAME: &str = "name";

/// What would the plan become with these edits? Nothing is saved.
///
/// # Errors
/// [`Refused::Value`] and [`Refused::Plan`] with their path.
pub async fn preview_edits(app: &App, who: &Who, plan: PlanId, edits: &[Edit]) -> Result<Preview, Refused> {
    let mut open = open_plan(app, who, plan).await?;
    apply(&mut open.document, &mut open.row.brief.name, edits)?;
    let (file, decomposed) = understood(&open.document)?;
    Ok(Preview { document: open.document, file, decomposed, origins: open.origins })
}

/// Changes a plan whose version was seen, and tells everybody who looks at it.
///
/// Numbers that contradict each other are saved too: nothing that can be read is thrown away.
///
/// # Errors
/// [`Refused::VersionConflict`] with what happened since, [`Refused::Value`] and [`Refused::Plan`] with their path.
pub async fn edit_plan(
    app: &App,
    who: &Who,
    plan: PlanId,
    seen_version: i64,
    edits: &[Edit],
) -> Result<OpenPlan, Refused> {
    who.may(Right::EditPlans)?;
    let mut open = open_plan(app, who, plan).await?;
    if open.row.brief.version != seen_version {
        return Err(conflict(app, who, plan, seen_version).await?);
    }
    let changes = apply(&mut open.document, &mut open.row.brief.name, edits)?;
    if changes.is_empty() {
        return Ok(open);
    }
    let (file, decomposed) = understood(&open.document)?;
    let changes: Vec<ChangeRecord> = changes.into_iter().map(change_record).collect();
    let at = app.now();
    for change in &changes {
        if change.after.is_some() {
            open.origins.insert(change.path.clone(), Origin { by: who.name.clone(), at: at.get() });
        } else {
            open.origins.remove(&change.path);
        }
    }
    let goal = file.plan.goal();
    let row = SavedPlan {
        name: &open.row.brief.name,
        document: &open.document.to_json(),
        origins: &serde_json::to_string(&open.origins).expect("texts and numbers are JSON"),
        from_day: &goal.period.from().to_string(),
        to_day: &goal.period.to().to_string(),
        goal_minor: goal.amount.map(Money::minor),
        changed_at: at,
        changed_by: who.member,
    };
    let changes_json = serde_json::to_string(&changes).expect("texts are JSON");
    let version = seen_version + 1;
    let mut tx = app.db.begin().await?;
    let act = Act::PlanEdited { plan: plan.get(), version, changes: changes_json.clone() };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    if !zadel_store::plans::save_plan(&mut tx, who.company, plan, seen_version, &row).await? {
        drop(tx);
        return Err(conflict(app, who, plan, seen_version).await?);
    }
    let edit = NewEdit { version, at, member: who.member, changes: &changes_json };
    zadel_store::plan_edits::insert_plan_edit(&mut tx, who.company, plan, &edit).await?;
    let told = PlanChanged {
        company: who.company.get(),
        plan: plan.get(),
        version,
        member: who.member.get(),
        name: who.name.clone(),
    };
    let payload = serde_json::to_string(&told).expect("texts and numbers are JSON");
    zadel_store::live::announce(&mut tx, who.company, &payload).await?;
    tx.commit().await?;
    app.live.tell(told);
    open.row.brief.version = version;
    open.row.brief.changed_at = at;
    open.row.brief.changed_by_name.clone_from(&who.name);
    Ok(OpenPlan { file, decomposed, ..open })
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
    let since = edits_since(app, who, plan, version).await?;
    // The first change of a place since then knows what stood there.
    let mut undone: Vec<Edit> = Vec::new();
    for change in since.into_iter().filter(|edit| edit.version <= seen_version).flat_map(|edit| edit.changes) {
        if !undone.iter().any(|edit| edit.path == change.path) {
            undone.push(Edit { path: change.path, typed: change.before });
        }
    }
    // What is left to be solved for goes first: an amount and a share exclude each other.
    undone.sort_by_key(|edit| edit.typed.is_some());
    edit_plan(app, who, plan, seen_version, &undone).await
}

fn apply(document: &mut PlanDocument, name: &mut String, edits: &[Edit]) -> Result<Vec<Change>, Refused> {
    let mut changes = Vec::new();
    for edit in edits.iter().take(MOST_EDITS) {
        if edit.path == NAME {
            changes.extend(rename(name, edit.typed.as_deref().unwrap_or_default())?);
            continue;
        }
        let place: Place = edit.path.parse().map_err(|_| Refused::UnknownPath(edit.path.clone()))?;
        let set = document.set(&place, edit.typed.as_deref());
        changes.extend(set.map_err(|error| Refused::Value {
            path: edit.path.clone(),
            typed: edit.typed.clone().unwrap_or_default(),
            error,
        })?);
    }
    Ok(changes)
}

fn rename(name: &mut String, typed: &str) -> Result<Option<Change>, Refused> {
    let after = fields::name(NAME, typed)?;
    let before = std::mem::replace(name, after.clone());
    let is_changed = before != after;
    Ok(is_changed.then(|| Change { path: NAME.to_owned(), before: Some(before), after: Some(after) }))
}

async fn conflict(app: &App, who: &Who, plan: PlanId, seen_version: i64) -> Result<Refused, Refused> {
    let row = zadel_store::plans::find_plan(&app.db, who.company, plan).await?.ok_or(Refused::NotFound)?;
    let edits = edits_since(app, who, plan, seen_version).await?;
    Ok(Refused::VersionConflict { version: row.brief.version, edits })
}

/// What happened after a version, oldest first.
async fn edits_since(app: &App, who: &Who, plan: PlanId, version: i64) -> Result<Vec<EditRecord>, Refused> {
    const MOST: u32 = 10_000;
    let edits = zadel_store::plan_edits::plan_edits_since(&app.db, who.company, plan, version, MOST).await?;
    edits.into_iter().map(edit_record).collect()
}

fn change_record(change: Change) -> ChangeRecord {
    ChangeRecord { path: change.path, before: change.before, after: change.after }
}

fn edit_record(edit: PlanEdit) -> Result<EditRecord, Refused> {
    let changes = serde_json::from_str(&edit.changes).map_err(|_| Refused::Broken("plan_edit"))?;
    Ok(EditRecord { version: edit.version, at: edit.at.get(), by: edit.member_name, changes })
}
