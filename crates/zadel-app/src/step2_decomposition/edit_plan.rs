//! Changing a plan's numbers, and looking ahead without changing them.

use zadel_core::money::Money;
use zadel_exchange::plan_document::{Change, Place, PlanDocument};
use zadel_exchange::plan_file::PlanFile;
use zadel_store::PlanId;
use zadel_store::plan_edits::NewEdit;
use zadel_store::plans::SavedPlan;

use super::Decomposed;
use super::history::changes_between;
use crate::audit::{Act, record};
use crate::live::PlanChanged;
use crate::plans::{ChangeRecord, OpenPlan, Origin, Origins, open_plan, understood};
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
/// Numbers that contradict each other are saved too: nothing that can be read is thrown away. An edit that comes again under the
/// same name, because its answer was lost, is answered as if it had just been made.
///
/// # Errors
/// [`Refused::VersionConflict`] with what happened since, [`Refused::Value`] and [`Refused::Plan`] with their path.
pub async fn edit_plan(
    app: &App,
    who: &Who,
    plan: PlanId,
    seen_version: i64,
    edits: &[Edit],
    request_key: Option<&str>,
) -> Result<OpenPlan, Refused> {
    who.may(Right::EditPlans)?;
    let mut open = open_plan(app, who, plan).await?;
    if was_made(app, who, plan, request_key).await? {
        return Ok(open);
    }
    if open.row.brief.version != seen_version {
        return Err(conflict(app, who, plan, seen_version).await?);
    }
    let changes = apply(&mut open.document, &mut open.row.brief.name, edits)?;
    if changes.is_empty() {
        return Ok(open);
    }
    (open.file, open.decomposed) = understood(&open.document)?;
    let changes: Vec<ChangeRecord> = changes.into_iter().map(change_record).collect();
    let at = app.now();
    for change in &changes {
        if change.after.is_some() {
            open.origins.insert(change.path.clone(), Origin { by: who.name.clone(), at: at.get() });
        } else {
            open.origins.remove(&change.path);
        }
    }
    open.row.brief.version = seen_version + 1;
    open.row.brief.changed_at = at;
    open.row.brief.changed_by_name.clone_from(&who.name);
    if save(app, who, &open, &changes, request_key).await? {
        Ok(open)
    } else if was_made(app, who, plan, request_key).await? {
        // Sent twice at the same moment.
        open_plan(app, who, plan).await
    } else {
        Err(conflict(app, who, plan, seen_version).await?)
    }
}

/// Writes the plan, the edit and the line of the log in one transaction, and tells. False if somebody else was faster.
async fn save(
    app: &App,
    who: &Who,
    open: &OpenPlan,
    changes: &[ChangeRecord],
    request_key: Option<&str>,
) -> Result<bool, Refused> {
    let (plan, version, at) = (open.row.brief.plan, open.row.brief.version, open.row.brief.changed_at);
    let goal = open.file.plan.goal();
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
    let changes = serde_json::to_string(changes).expect("texts are JSON");
    let edit = NewEdit { version, at, member: who.member, changes: &changes, request_key };
    let told = PlanChanged {
        company: who.company.get(),
        plan: plan.get(),
        version,
        member: who.member.get(),
        name: who.name.clone(),
    };
    let mut tx = app.db.begin().await?;
    let act = Act::PlanEdited { plan: plan.get(), version, changes: &changes };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    if !zadel_store::plans::save_plan(&mut tx, who.company, plan, version - 1, &row).await? {
        return Ok(false);
    }
    zadel_store::plan_edits::insert_plan_edit(&mut tx, who.company, plan, &edit).await?;
    let payload = serde_json::to_string(&told).expect("texts and numbers are JSON");
    zadel_store::live::announce(&mut tx, who.company, &payload).await?;
    tx.commit().await?;
    app.live.tell(told);
    Ok(true)
}

fn apply(document: &mut PlanDocument, name: &mut String, edits: &[Edit]) -> Result<Vec<Change>, Refused> {
    let mut changes = Vec::new();
    for edit in edits {
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

/// Was this person's edit of that name made before?
async fn was_made(app: &App, who: &Who, plan: PlanId, request_key: Option<&str>) -> Result<bool, Refused> {
    let Some(key) = request_key else { return Ok(false) };
    Ok(zadel_store::plan_edits::find_request(&app.db, who.company, plan, who.member, key).await?.is_some())
}

async fn conflict(app: &App, who: &Who, plan: PlanId, seen_version: i64) -> Result<Refused, Refused> {
    let row = zadel_store::plans::find_plan(&app.db, who.company, plan).await?.ok_or(Refused::NotFound)?;
    let version = row.brief.version;
    let changes = changes_between(app, who, plan, seen_version, version).await?;
    Ok(Refused::VersionConflict { version, changes })
}

fn change_record(change: Change) -> ChangeRecord {
    ChangeRecord { path: change.path, before: change.before, after: change.after }
}
