//! Who is in the company.

use zadel_store::MemberId;
use zadel_store::members::Member;

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
    let link = sessions::make_link(app, &mut tx, who.company, member).await?;
    tx.commit().await?;
    Ok((find(app, who, member).await?, link))
}

/// Changes what somebody does. Acts at once: rights are looked up with every request.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`], [`Refused::VersionConflict`].
pub async fn change_role(
    app: &App,
    who: &Who,
    member: MemberId,
    seen_version: i64,
    role: Role,
) -> Result<Member, Refused> {
    who.may(Right::ManageMembers)?;
    let before = find(app, who, member).await?;
    let mut tx = app.db.begin().await?;
    let act = Act::RoleChanged { member, before: before.role.clone(), after: role.code() };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    if !zadel_store::members::set_role(&mut tx, who.company, member, seen_version, role.code()).await? {
        drop(tx);
        let version = find(app, who, member).await?.version;
        return Err(Refused::VersionConflict { version, edits: Vec::new() });
    }
    tx.commit().await?;
    find(app, who, member).await
}

async fn find(app: &App, who: &Who, member: MemberId) -> Result<Member, Refused> {
    zadel_store::members::find_member(&app.db, who.company, member).await?.ok_or(Refused::NotFound)
}
