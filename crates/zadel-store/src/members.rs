//! The people of a company.

use crate::audit::lock_audit;
use crate::{CompanyId, Db, MemberId, Millis, StoreError, Tx};

/// A person, as others may see him: never with the hash of his password.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    /// The number within the company.
    pub member: MemberId,
    /// In lower case.
    pub email: String,
    /// As he writes it.
    pub name: String,
    /// What he may do; the store does not know what it means.
    pub role: String,
    /// Can he sign in with a password?
    pub has_password: bool,
    /// Which he reads, as a code.
    pub language: String,
    /// Grows with every change that somebody else could make too: of role and access, not of one's own password and language.
    pub version: i64,
    /// When he was invited.
    pub created_at: Millis,
    /// When he left; his name stays, because his edits do.
    pub left_at: Option<Millis>,
}

/// A person to be invited.
#[derive(Clone, Copy, Debug)]
pub struct NewMember<'a> {
    /// In any case; kept in lower case.
    pub email: &'a str,
    /// As in [`Member::name`].
    pub name: &'a str,
    /// As in [`Member::role`].
    pub role: &'a str,
    /// Absent until he has chosen one.
    pub password_hash: Option<&'a str>,
    /// As in [`Member::language`].
    pub language: &'a str,
    /// Now.
    pub created_at: Millis,
}

/// What signing in needs to know.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SignIn {
    /// The company that the e-mail belongs to.
    pub company: CompanyId,
    /// Who it is.
    pub member: MemberId,
    /// As in [`Member::name`].
    pub name: String,
    /// As in [`Member::role`].
    pub role: String,
    /// As in [`Member::language`].
    pub language: String,
    /// What the password must match; absent if he never chose one.
    pub password_hash: Option<String>,
}

/// Invites a person; `None` if the e-mail is taken, in this company or in another.
///
/// Waits for other writers of the company (see [`lock_audit`]), because the number is the next one.
///
/// # Errors
/// If the database refuses.
pub async fn create_member(
    tx: &mut Tx,
    company: CompanyId,
    new: &NewMember<'_>,
) -> Result<Option<MemberId>, StoreError> {
    const EMAIL: &str = sql!("members/take_email");
    const MEMBER: &str = sql!("members/create_member");
    lock_audit(tx, company).await?;
    let email = new.email.to_lowercase();
    let taken: Option<MemberId> = on_engine!(tx, connection =>
        sqlx::query_scalar(EMAIL).bind(company).bind(&email).fetch_optional(connection).await?);
    let Some(member) = taken else { return Ok(None) };
    on_engine!(tx, connection => sqlx::query(MEMBER)
        .bind(company).bind(member).bind(&email).bind(new.name).bind(new.role)
        .bind(new.password_hash).bind(new.language).bind(new.created_at)
        .execute(connection).await.map(drop)?);
    Ok(Some(member))
}

/// One person, also one who left.
///
/// # Errors
/// If the database refuses.
pub async fn find_member(db: &Db, company: CompanyId, member: MemberId) -> Result<Option<Member>, StoreError> {
    const SQL: &str = sql!("members/find_member");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(member).fetch_optional(pool).await?))
}

/// Whose e-mail it is, in any case; nobody's if he left.
///
/// # Errors
/// If the database refuses.
pub async fn find_sign_in(db: &Db, email: &str) -> Result<Option<SignIn>, StoreError> {
    const SQL: &str = sql!("members/find_sign_in");
    let email = email.to_lowercase();
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(&email).fetch_optional(pool).await?))
}

/// People after one, by number, also those who left.
///
/// # Errors
/// If the database refuses.
pub async fn list_members(
    db: &Db,
    company: CompanyId,
    after: Option<MemberId>,
    limit: u32,
) -> Result<Vec<Member>, StoreError> {
    const SQL: &str = sql!("members/list_members");
    let after = after.map_or(i64::MIN, MemberId::get);
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(after).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// Has somebody else a role, who has not left?
///
/// # Errors
/// If the database refuses.
pub async fn has_other_of_role(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    role: &str,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("members/find_other_of_role");
    let found: Option<MemberId> = on_engine!(tx, connection =>
        sqlx::query_scalar(SQL).bind(company).bind(member).bind(role).fetch_optional(connection).await?);
    Ok(found.is_some())
}

/// Gives a role; `false` if somebody else changed the person since `seen_version`.
///
/// # Errors
/// If the database refuses.
pub async fn set_role(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    seen_version: i64,
    role: &str,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("members/set_role");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(member).bind(seen_version).bind(role).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Notes that a person left, and so signs in no more and has no session, or with `None` that he is back; `false` if somebody
/// else changed him since `seen_version`. The rows of his sessions stay until they are closed or expire.
///
/// # Errors
/// If the database refuses.
pub async fn set_left(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    seen_version: i64,
    left_at: Option<Millis>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("members/set_left");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(member).bind(seen_version).bind(left_at).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// What the password must match, as it is in the transaction: `None` if the person is not there or left, `Some(None)` without a
/// password.
///
/// # Errors
/// If the database refuses.
pub async fn find_password(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
) -> Result<Option<Option<String>>, StoreError> {
    const SQL: &str = sql!("members/find_password");
    Ok(on_engine!(tx, connection =>
        sqlx::query_scalar(SQL).bind(company).bind(member).fetch_optional(connection).await?))
}

/// Changes what the password must match; `false` if there is no such person.
///
/// # Errors
/// If the database refuses.
pub async fn set_password(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    password_hash: &str,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("members/set_password");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(member).bind(password_hash).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Leaves a person without a password; `false` if he has none.
///
/// # Errors
/// If the database refuses.
pub async fn forget_password(tx: &mut Tx, company: CompanyId, member: MemberId) -> Result<bool, StoreError> {
    const SQL: &str = sql!("members/forget_password");
    let n_rows = on_engine!(tx, connection =>
        sqlx::query(SQL).bind(company).bind(member).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Changes which language a person reads; `false` if there is no such person.
///
/// # Errors
/// If the database refuses.
pub async fn set_language(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    language: &str,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("members/set_language");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(member).bind(language).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}
