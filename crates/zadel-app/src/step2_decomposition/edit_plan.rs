//! Changing a plan's numbers, and looking ahead without changing them.

use zadel_core::calendar::Period;
use zadel_core::money::Money;
use zadel_exchange::plan_document::{Change, Place, PlanDocument, SetError};
use zadel_exchange::plan_file::Kind;
use zadel_store::PlanId;
use zadel_store::plan_edits::NewEdit;
use zadel_store::plans::SavedPlan;

use super::history::{changes_between, changes_of};
use zadel_texts::{Language, Texts};

use crate::audit::{Act, record};
use crate::live::{PlanChanged, Told};
use crate::plans::{ChangeRecord, Meaning, OpenPlan, Origin, Origins, StoredPlan, read_plan, understood};
use crate::rights::Right;
use crate::step1_goal::{parts_as_sums, why_no_sum};
use crate::{App, Refused, Who, fields};

/// A number as it was typed, or nothing: leave it to be solved for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where, such as `line[0].stage[1].conversion`; `name` is the plan's own name.
    pub path: String,
    /// What was typed.
    pub typed: Option<String>,
}

impl Edit {
    /// Nothing, where that stands there already.
    pub(crate) fn if_new(self, document: &PlanDocument) -> Option<Self> {
        let place = self.path.parse().ok()?;
        (document.text_at(&place) != self.typed).then_some(self)
    }
}

/// What a plan would become.
pub struct Preview {
    /// What it would say.
    pub document: PlanDocument,
    /// The same, understood.
    pub meaning: Meaning,
    /// Who set which number when, as it is.
    pub origins: Origins,
}

/// What is to become of a plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanRequest<'a> {
    /// The version that was seen.
    pub seen_version: i64,
    /// In order.
    pub edits: &'a [Edit],
    /// What has to stand where, or nothing is done: whoever takes an edit back must not take back what others wrote since.
    pub expects: &'a [Edit],
    /// The name of the request.
    pub key: Option<&'a str>,
}

/// More edits at once are no work of a person: a sheet of targets has a thousand people and twelve months.
pub const MOST_EDITS: usize = 12_000;

const NAME: &str = "name";

/// What would the plan become with these edits? Nothing is saved.
///
/// # Errors
/// [`Refused::Value`] and [`Refused::Plan`] with their path.
pub async fn preview_edits(app: &App, who: &Who, plan: PlanId, edits: &[Edit]) -> Result<Preview, Refused> {
    let mut open = read_plan(app, who, plan).await?;
    let edits = parts_as_sums(app, &open.document, edits)?;
    apply(&mut open.document, &mut open.row.brief.name, &edits)?;
    let meaning = understood(app, &open.document).map_err(|refused| emptied(refused, &edits))?;
    Ok(Preview { document: open.document, meaning, origins: open.origins })
}

/// Changes a plan whose version was seen, and tells everybody who looks at it.
///
/// Numbers that contradict each other are saved too: nothing that can be read is thrown away. An edit that comes again under the
/// same name, because its answer was lost, is answered as if it had just been made.
///
/// # Errors
/// [`Refused::VersionConflict`] with what happened since, [`Refused::Overtaken`], [`Refused::Value`] and [`Refused::Plan`] with
/// their path.
pub async fn edit_plan(app: &App, who: &Who, plan: PlanId, request: PlanRequest<'_>) -> Result<OpenPlan, Refused> {
    who.may(Right::EditPlans)?;
    let PlanRequest { seen_version, edits, expects, key } = request;
    let mut stored = read_plan(app, who, plan).await?;
    if let Some(version) = version_made(app, who, plan, key).await? {
        return stored.understood(app, changes_of(app, who, plan, version).await?);
    }
    if stored.row.brief.version != seen_version {
        return Err(conflict(app, who, plan, seen_version).await?);
    }
    expect(&stored, expects)?;
    let edits = parts_as_sums(app, &stored.document, edits)?;
    let changes = apply(&mut stored.document, &mut stored.row.brief.name, &edits)?;
    if changes.is_empty() {
        return stored.understood(app, Vec::new());
    }
    let at = app.now();
    stored.origins = origins_after(stored.origins, &changes, &Origin { by: who.name.clone(), at: at.get() });
    let changes = changes.into_iter().map(change_record).collect();
    let mut open = stored.understood(app, changes).map_err(|refused| emptied(refused, &edits))?;
    open.row.brief.version = seen_version + 1;
    open.row.brief.changed_at = at;
    open.row.brief.changed_by_name.clone_from(&who.name);
    if save(app, who, &open, key).await? {
        return Ok(open);
    }
    // Sent twice at the same moment, or overtaken.
    let Some(version) = version_made(app, who, plan, key).await? else {
        return Err(conflict(app, who, plan, seen_version).await?);
    };
    let changes = changes_of(app, who, plan, version).await?;
    read_plan(app, who, plan).await?.understood(app, changes)
}

/// Whoever empties a field that the plan needs is told so, and nothing of keys in a file.
fn emptied(refused: Refused, edits: &[Edit]) -> Refused {
    match refused {
        Refused::Plan { problem, .. }
            if matches!(problem.kind, Kind::MissingKey { .. })
                && edits.iter().any(|edit| edit.typed.is_none() && edit.path == problem.path) =>
        {
            Refused::Value { path: problem.path, typed: String::new(), error: SetError::Required }
        }
        refused => refused,
    }
}

/// Refuses if other things stand there.
fn expect(stored: &StoredPlan, expects: &[Edit]) -> Result<(), Refused> {
    for expected in expects {
        let now = if expected.path == NAME {
            Some(stored.row.brief.name.clone())
        } else {
            let place: Place = expected.path.parse().map_err(|_| Refused::UnknownPath(expected.path.clone()))?;
            stored.document.text_at(&place)
        };
        // Nothing at an item is an item taken out: another stands in its place, or none.
        let is_gap = expected.typed.is_none() && expected.path.ends_with(']');
        if !is_gap && now != expected.typed {
            return Err(Refused::Overtaken(expected.path.clone()));
        }
    }
    Ok(())
}

/// Who set what, after these changes: whoever put an item in or took one out has moved those behind it.
fn origins_after(mut origins: Origins, changes: &[Change], origin: &Origin) -> Origins {
    for change in changes {
        if change.moves_others() {
            let moved = |(path, origin): (String, Origin)| Some((change.moved(&path)?, origin));
            origins = origins.into_iter().filter_map(moved).collect();
        }
        if change.after.is_some() {
            origins.insert(change.path.clone(), origin.clone());
        } else if !change.moves_others() {
            origins.remove(&change.path);
        }
    }
    origins
}

/// Writes the plan, the edit and the line of the log in one transaction, and tells. False if somebody else was faster.
async fn save(app: &App, who: &Who, open: &OpenPlan, request_key: Option<&str>) -> Result<bool, Refused> {
    let (plan, version, at) = (open.row.brief.plan, open.row.brief.version, open.row.brief.changed_at);
    let goal = open.meaning.file.plan.goal();
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
    let changes = serde_json::to_string(&open.changes).expect("texts are JSON");
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
    app.commit_and_tell(tx, Told::Plan(told)).await?;
    Ok(true)
}

/// Makes edits in order, and says what changed; the document is half changed where one is refused.
pub(super) fn apply(document: &mut PlanDocument, name: &mut String, edits: &[Edit]) -> Result<Vec<Change>, Refused> {
    let mut changes = Vec::new();
    let period = document.period();
    for edit in edits {
        if edit.path == NAME {
            changes.extend(rename(name, edit.typed.as_deref().unwrap_or_default())?);
            continue;
        }
        let place: Place = edit.path.parse().map_err(|_| Refused::UnknownPath(edit.path.clone()))?;
        changes.extend(set(document, &place, edit)?);
    }
    let typed: Vec<String> = edits.iter().map(|edit| edit.path.clone()).collect();
    changes.extend(document.settle_targets_and_months(&typed));
    if period != document.period() && !typed.iter().any(|path| path == NAME) {
        changes.extend(rename_with_period(name, period, document.period()));
    }
    Ok(changes)
}

/// Sets one value, or says what was typed and why it cannot be.
pub(super) fn set(document: &mut PlanDocument, place: &Place, edit: &Edit) -> Result<Vec<Change>, Refused> {
    document.set(place, edit.typed.as_deref()).map_err(|error| Refused::Value {
        path: edit.path.clone(),
        typed: edit.typed.clone().unwrap_or_default(),
        error: why_no_sum(edit, error),
    })
}

/// A plan that nobody named is called as its period: it goes on being so when the period is another one.
fn rename_with_period(name: &mut String, before: Option<Period>, after: Option<Period>) -> Option<Change> {
    let (before, after) = before.zip(after)?;
    let is_named_so = |texts: &Texts| texts.period(before) == *name;
    let texts = [Language::Ru, Language::En].map(Texts::of).into_iter().find(is_named_so)?;
    let after = texts.period(after);
    let before = std::mem::replace(name, after.clone());
    Some(Change { path: NAME.to_owned(), before: Some(before), after: Some(after) })
}

fn rename(name: &mut String, typed: &str) -> Result<Option<Change>, Refused> {
    let after = fields::name(NAME, typed)?;
    let before = std::mem::replace(name, after.clone());
    let is_changed = before != after;
    Ok(is_changed.then(|| Change { path: NAME.to_owned(), before: Some(before), after: Some(after) }))
}

/// The version that this person's edit of that name made before.
async fn version_made(app: &App, who: &Who, plan: PlanId, key: Option<&str>) -> Result<Option<i64>, Refused> {
    let Some(key) = key else { return Ok(None) };
    Ok(zadel_store::plan_edits::find_request(&app.db, who.company, plan, who.member, key).await?)
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
