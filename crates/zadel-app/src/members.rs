//! Who is in the company.

pub use zadel_store::members::Member;
use zadel_store::{MemberId, Tx};

use crate::audit::{Act, record};
use crate::rights::{Right, Role};
use crate::setup::{NewPerson, add_member};
use crate::{App, Refused, Who, fields, sessions};

/// The members, by their number, after one.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_members(app: &App, who: &Who, after: Option<MemberId>, limit: u32) -> Result<Vec<Member>, Refused> {
    who.may(Right::ReadMembers)?;
    Ok(zadel_store::members::list_members(&app.db, who.company, after, limit).await?)
}

/// Invites somebody. The one-time link comes back to whoever invites, and is handed over by hand.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::Field`], [`Refused::EmailTaken`].
pub async fn invite_member(
    app: &App,
    who: &Who,
    name: &str,
    email: &str,
    role: Role,
) -> Result<(Member, String), Refused> {
    who.may(Right::ManageMembers)?;
    let person = NewPerson {
        name: fields::name("name", name)?,
        email: fields::email(email)?,
        role,
        language: who.language,
        password_hash: None,
    };
    let mut tx = app.db.begin().await?;
    let member = add_member(app, &mut tx, who.company, Some(who.member), person).await?;
    let link = sessions::make_link(app, &mut tx, who.company, Some(who.member), member).await?;
    tx.commit().await?;
    Ok((find(app, who, member).await?, link))
}

/// A new one-time link for somebody whose invitation is too old, or who forgot the password.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], also for somebody whose access is closed.
pub async fn make_link(app: &App, who: &Who, member: MemberId) -> Result<String, Refused> {
    who.may(Right::ManageMembers)?;
    if find(app, who, member).await?.left_at.is_some() {
        return Err(Refused::NotFound);
    }
    let mut tx = app.db.begin().await?;
    let link = sessions::make_link(app, &mut tx, who.company, Some(who.member), member).await?;
    tx.commit().await?;
    Ok(link)
}

/// What is to become of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberChange {
    /// Does something else from now on.
    Role(Role),
    /// Comes in no more; the name stays, because the edits do.
    Leave,
    /// Is back.
    Return,
}

/// Changes what somebody may do. Acts at once: rights are looked up with every request.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::LastOwner`], [`Refused::VersionConflict`].
pub async fn change_member(
    app: &App,
    who: &Who,
    member: MemberId,
    seen_version: i64,
    change: MemberChange,
) -> Result<Member, Refused> {
    who.may(Right::ManageMembers)?;
    // Read before the transaction, and still true inside it: a change since then has another version and is refused below.
    let before = find(app, who, member).await?;
    let act = match change {
        MemberChange::Role(role) => Act::RoleChanged { member, before: before.role.clone(), after: role.code() },
        MemberChange::Leave => Act::AccessClosed { member },
        MemberChange::Return => Act::AccessOpened { member },
    };
    let mut tx = app.db.begin().await?;
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    // The company's lock is held by now: nobody else takes the other owner's role at the same moment.
    let is_owner = before.role == Role::Owner.code() && before.left_at.is_none();
    let stays_owner = matches!(change, MemberChange::Role(Role::Owner) | MemberChange::Return);
    if is_owner && !stays_owner && !has_other_owner(&mut tx, who, member).await? {
        return Err(Refused::LastOwner);
    }
    if !apply(app, &mut tx, who, member, seen_version, change).await? {
        drop(tx);
        let version = find(app, who, member).await?.version;
        return Err(Refused::VersionConflict { version, changes: Vec::new() });
    }
    tx.commit().await?;
    find(app, who, member).await
}

/// `false` if somebody else changed the person since.
async fn apply(
    app: &App,
    tx: &mut Tx,
    who: &Who,
    member: MemberId,
    seen_version: i64,
    change: MemberChange,
) -> Result<bool, Refused> {
    use zadel_store::members::{set_left, set_role};
    Ok(match change {
        MemberChange::Role(role) => set_role(tx, who.company, member, seen_version, role.code()).await?,
        MemberChange::Return => set_left(tx, who.company, member, seen_version, None).await?,
        MemberChange::Leave => {
            zadel_store::sessions::close_sessions_of(tx, who.company, member).await?;
            zadel_store::links::delete_links_of(tx, who.company, member).await?;
            set_left(tx, who.company, member, seen_version, Some(app.now())).await?
        }
    })
}

async fn has_other_owner(tx: &mut Tx, who: &Who, member: MemberId) -> Result<bool, Refused> {
    Ok(zadel_store::members::has_other_of_role(tx, who.company, member, Role::Owner.code()).await?)
}

async fn find(app: &App, who: &Who, member: MemberId) -> Result<Member, Refused> {
    zadel_store::members::find_member(&app.db, who.company, member).await?.ok_or(Refused::NotFound)
}
