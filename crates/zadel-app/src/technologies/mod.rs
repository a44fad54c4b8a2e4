//! Ways of selling: steps with script, materials and criterion, and what their deals have proven so far.
//!
//! A technology is changed as a whole, and every change is a version. Counts belong to the steps they were made with: whoever
//! changes the steps, and does not say that it makes no difference, begins a version without proof.
//! Why: docs/decisions/0027.

mod content;
mod of_plan;
mod shown;

use zadel_store::technologies::NewVersion;
pub use zadel_store::technologies::{Technology as TechnologyRow, TechnologyVersion as VersionRow};
use zadel_store::{CompanyId, MemberId, TechnologyId, Tx};

use crate::audit::{Act, record};
use crate::live::{About, Told};
use crate::rights::Right;
use crate::{App, Refused, Who};

pub use content::{Content, Counted, Draft, Part, Step};
pub use of_plan::{PlanTechnologies, Planned, technologies_of_plan};
pub use shown::WayShown;
pub(crate) use shown::ways_shown;

/// A technology, read.
#[derive(Clone, Debug)]
pub struct Technology {
    /// As it is stored.
    pub row: TechnologyRow,
    /// What it says.
    pub content: Content,
}

/// One version of a technology, read.
#[derive(Debug)]
pub struct Version {
    /// As it is stored.
    pub row: VersionRow,
    /// What it said.
    pub content: Content,
    /// What was new in it; nothing in the first.
    pub changed: Vec<Part>,
}

/// The technologies by their number, after one, also those that were put away.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_technologies(
    app: &App,
    who: &Who,
    after: Option<TechnologyId>,
    limit: u32,
) -> Result<Vec<Technology>, Refused> {
    who.may(Right::ReadPlans)?;
    let rows = zadel_store::technologies::list_technologies(&app.db, who.company, after, limit).await?;
    rows.into_iter().map(understood).collect()
}

/// One technology, as it is now.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn open_technology(app: &App, who: &Who, technology: TechnologyId) -> Result<Technology, Refused> {
    who.may(Right::ReadPlans)?;
    find(app, who.company, technology).await
}

/// Versions of a technology before one, newest first, with what each has changed.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn list_versions(
    app: &App,
    who: &Who,
    technology: TechnologyId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Version>, Refused> {
    who.may(Right::ReadPlans)?;
    find(app, who.company, technology).await?;
    // One more than asked for: what a version changed, the one before it tells.
    let rows = zadel_store::technologies::list_versions(&app.db, who.company, technology, before, limit + 1).await?;
    let read = |row: VersionRow| Content::from_json(&row.content).map(|content| (row, content));
    let read: Vec<(VersionRow, Content)> = rows.into_iter().map(read).collect::<Result<_, _>>()?;
    let changed: Vec<Vec<Part>> = (0..read.len())
        .map(|at| {
            let (row, content) = &read[at];
            read.get(at + 1)
                .map_or_else(Vec::new, |(old, before)| content.parts_new_since(before, row.name != old.name))
        })
        .collect();
    let versions = read.into_iter().zip(changed).map(|((row, content), changed)| Version { row, content, changed });
    Ok(versions.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect())
}

/// A new technology.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`], [`Refused::FieldAt`] and [`Refused::Value`] with their path;
/// [`Refused::NameTaken`].
pub async fn create_technology(app: &App, who: &Who, draft: &Draft) -> Result<Technology, Refused> {
    who.may(Right::EditPlans)?;
    let (name, content) = draft.read(app.today())?;
    let mut tx = app.db.begin().await?;
    let id = insert_technology(app, &mut tx, who.company, who.member, &name, &content).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Technologies)).await?;
    find(app, who.company, id).await
}

/// A new technology, in the transaction.
pub(crate) async fn insert_technology(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    name: &str,
    content: &Content,
) -> Result<TechnologyId, Refused> {
    zadel_store::audit::lock_audit(tx, company).await?;
    refuse_taken(tx, company, name, None).await?;
    let new = NewVersion { name, content: &content.to_json(), at: app.now(), member };
    let id = zadel_store::technologies::create_technology(tx, company, &new).await?;
    record(app, tx, company, Some(member), &Act::TechnologyMade { technology: id }).await?;
    Ok(id)
}

/// Changes a technology whose version was seen; the same again changes nothing.
///
/// # Errors
/// As [`create_technology`]; [`Refused::NotFound`], [`Refused::VersionConflict`].
pub async fn change_technology(
    app: &App,
    who: &Who,
    technology: TechnologyId,
    seen_version: i64,
    draft: &Draft,
) -> Result<Technology, Refused> {
    who.may(Right::EditPlans)?;
    let found = find(app, who.company, technology).await?;
    if found.row.version != seen_version {
        return Err(overtaken(found.row.version));
    }
    let (name, content) = draft.read(app.today())?;
    let content = content.following(&found.content, draft.proves_new_steps);
    let parts = content.parts_new_since(&found.content, name != found.row.name);
    if parts.is_empty() {
        return Ok(found);
    }
    let mut tx = app.db.begin().await?;
    let parts = parts.into_iter().map(Part::code).collect();
    let act = Act::TechnologyChanged { technology, version: seen_version + 1, parts };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    if found.row.put_away_at.is_none() {
        refuse_taken(&mut tx, who.company, &name, Some(technology)).await?;
    }
    let new = NewVersion { name: &name, content: &content.to_json(), at: app.now(), member: who.member };
    if !zadel_store::technologies::save_technology(&mut tx, who.company, technology, seen_version, &new).await? {
        drop(tx);
        return Err(overtaken(find(app, who.company, technology).await?.row.version));
    }
    app.commit_and_tell(tx, Told::about(who.company, About::Technologies)).await?;
    find(app, who.company, technology).await
}

/// Whether a technology is offered to plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is.
    Offered,
    /// It is not; plans that name it keep it.
    PutAway,
}

/// Puts a technology away, or takes it back. That is no version of it.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::NameTaken`], [`Refused::VersionConflict`].
pub async fn offer_technology(
    app: &App,
    who: &Who,
    technology: TechnologyId,
    seen_version: i64,
    to: Use,
) -> Result<Technology, Refused> {
    who.may(Right::EditPlans)?;
    let found = find(app, who.company, technology).await?;
    let is_offered = found.row.put_away_at.is_none();
    if is_offered == (to == Use::Offered) {
        return Ok(found);
    }
    let (act, at) = match to {
        Use::Offered => (Act::TechnologyTakenBack { technology }, None),
        Use::PutAway => (Act::TechnologyPutAway { technology }, Some(app.now())),
    };
    let mut tx = app.db.begin().await?;
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    if to == Use::Offered {
        refuse_taken(&mut tx, who.company, &found.row.name, Some(technology)).await?;
    }
    if !zadel_store::technologies::set_put_away(&mut tx, who.company, technology, seen_version, at).await? {
        drop(tx);
        return Err(overtaken(find(app, who.company, technology).await?.row.version));
    }
    app.commit_and_tell(tx, Told::about(who.company, About::Technologies)).await?;
    find(app, who.company, technology).await
}

/// Refuses a name that another one in use has. The company's lock is held by then: nobody takes it in between.
async fn refuse_taken(tx: &mut Tx, company: CompanyId, name: &str, own: Option<TechnologyId>) -> Result<(), Refused> {
    let holder = zadel_store::technologies::find_name(tx, company, name).await?;
    if holder.is_none() || holder == own { Ok(()) } else { Err(Refused::NameTaken) }
}

fn overtaken(version: i64) -> Refused {
    Refused::VersionConflict { version, changes: Vec::new() }
}

async fn find(app: &App, company: CompanyId, technology: TechnologyId) -> Result<Technology, Refused> {
    let row = zadel_store::technologies::find_technology(&app.db, company, technology).await?;
    understood(row.ok_or(Refused::NotFound)?)
}

fn understood(row: TechnologyRow) -> Result<Technology, Refused> {
    let content = Content::from_json(&row.content)?;
    Ok(Technology { row, content })
}
