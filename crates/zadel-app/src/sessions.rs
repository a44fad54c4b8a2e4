//! Signing in and out.

use tracing::warn;
use zadel_store::links::NewLink;
use zadel_store::sessions::NewSession;
use zadel_store::{CompanyId, MemberId, Millis, StoreError, Tx};
use zadel_texts::Language;

use crate::audit::{Act, record};
use crate::tokens::{self, Token};
use crate::{App, By, FieldError, Refused, Who, fields};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// A session that nobody used for so long is over.
const SESSION: i64 = 30 * DAY;
/// How often the use of a session is written down: not for every request.
const TOUCH: i64 = HOUR;
/// How long an invitation waits.
const LINK: i64 = 7 * DAY;
/// Wrong passwords of one account within an hour.
const MOST_GUESSES: i64 = 20;

/// What a browser keeps in its cookie, and who it is.
pub struct SignedIn {
    /// The cookie's value.
    pub cookie: String,
    /// Who.
    pub who: Who,
}

/// Who a cookie belongs to.
///
/// # Errors
/// [`Refused::NotSignedIn`]; [`Refused::Store`].
pub async fn find_who(app: &App, cookie: &str) -> Result<Who, Refused> {
    let (company, token) = Token::shown_in_company(cookie).ok_or(Refused::NotSignedIn)?;
    who_of(app, company, token.hash()).await
}

/// Is somebody still signed in, and what may they do now? A stream that stays open asks before each message.
///
/// # Errors
/// [`Refused::NotSignedIn`]; [`Refused::Store`].
pub async fn find_again(app: &App, who: &Who) -> Result<Who, Refused> {
    who_of(app, who.company, who.session()?.to_owned()).await
}

async fn who_of(app: &App, company: CompanyId, session: String) -> Result<Who, Refused> {
    let now = app.now();
    let found =
        zadel_store::sessions::find_session(&app.db, company, &session, now).await?.ok_or(Refused::NotSignedIn)?;
    if found.seen_at.get() + TOUCH < now.get() {
        // A session that cannot be prolonged still is one: reading goes on while the disk is full.
        if let Err(error) = prolong(app, company, &session, now).await {
            warn!(%error, "session_not_prolonged");
        }
    }
    Who::of(company, found.account, By::Session(session))
}

async fn prolong(app: &App, company: CompanyId, session: &str, now: Millis) -> Result<(), StoreError> {
    let mut tx = app.db.begin().await?;
    zadel_store::sessions::touch_session(&mut tx, company, session, now, Millis::new(now.get() + SESSION)).await?;
    tx.commit().await
}

/// Signs in with e-mail and password.
///
/// # Errors
/// [`Refused::WrongCredentials`] after the same time, whether there is such an account or not;
/// [`Refused::TooManyGuesses`].
pub async fn sign_in(app: &App, email: &str, password: String) -> Result<SignedIn, Refused> {
    let typed = email.trim().to_lowercase();
    let key = count_guess(app, &typed).await?;
    // What is no address is nobody's, and is never given to a database.
    let account = match fields::email(&typed) {
        Ok(email) => zadel_store::members::find_sign_in(&app.db, &email).await?,
        Err(_) => None,
    };
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let is_right = app.is_password(password, stored.clone()).await?;
    let account = account.filter(|_| is_right).ok_or(Refused::WrongCredentials)?;
    let mut tx = app.db.begin().await?;
    let cookie = open_session(app, &mut tx, account.company, account.member, "password").await?;
    // Looking at a password takes long enough for it to be changed meanwhile.
    if zadel_store::members::find_password(&mut tx, account.company, account.member).await? != Some(stored) {
        return Err(Refused::WrongCredentials);
    }
    zadel_store::guesses::forget_guesses(&mut tx, &key).await?;
    tx.commit().await?;
    let who = find_who(app, &cookie).await?;
    Ok(SignedIn { cookie, who })
}

/// Counts a guess before the password is looked at, so that guesses at the same moment count too.
async fn count_guess(app: &App, whose: &str) -> Result<String, Refused> {
    let key = guess_key(whose);
    let now = app.now();
    let hour = Millis::new(now.get() - now.get().rem_euclid(HOUR));
    let mut tx = app.db.begin().await?;
    zadel_store::guesses::delete_old_guesses(&mut tx, hour).await?;
    let n_guesses = zadel_store::guesses::count_guess(&mut tx, &key, hour).await?;
    tx.commit().await?;
    if MOST_GUESSES < n_guesses { Err(Refused::TooManyGuesses) } else { Ok(key) }
}

/// Chooses the password of whoever asks, and ends what else could open a session: other browsers' sessions and unused links.
///
/// Whoever has a password already must know it; a one-time link has taken it away.
///
/// # Errors
/// [`Refused::Field`]; [`Refused::TooManyGuesses`]; [`Refused::NotSignedIn`] if the session was closed meanwhile.
pub async fn choose_password(app: &App, who: &Who, current: String, password: String) -> Result<Who, Refused> {
    let (session, password) = (who.session()?, fields::password(password)?);
    let account = zadel_store::members::find_sign_in(&app.db, &who.email).await?.ok_or(Refused::NotSignedIn)?;
    let stored = account.password_hash;
    if stored.is_some() {
        // Counted by person and not by address: strangers who guess at the address keep nobody from this. What they type is in lower
        // case, so that no address has the name of a person.
        let key = count_guess(app, &format!("Member {} {}", who.company.get(), who.member.get())).await?;
        if !app.is_password(current, stored.clone()).await? {
            return Err(Refused::Field { path: "current", code: FieldError::WrongPassword });
        }
        let mut tx = app.db.begin().await?;
        zadel_store::guesses::forget_guesses(&mut tx, &key).await?;
        tx.commit().await?;
    }
    let hash = app.hash_password(password).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    record(app, &mut tx, who.company, Some(who.member), &Act::PasswordChosen).await?;
    // Hashing takes long enough for somebody else to have changed the password and closed this session.
    let until = Millis::new(now.get() + SESSION);
    let is_open = zadel_store::sessions::touch_session(&mut tx, who.company, session, now, until).await?;
    if !is_open || zadel_store::members::find_password(&mut tx, who.company, who.member).await? != Some(stored) {
        return Err(Refused::NotSignedIn);
    }
    zadel_store::members::set_password(&mut tx, who.company, who.member, &hash).await?;
    zadel_store::sessions::close_other_sessions(&mut tx, who.company, who.member, session).await?;
    zadel_store::links::delete_links_of(&mut tx, who.company, who.member).await?;
    tx.commit().await?;
    Ok(Who { has_password: true, ..who.clone() })
}

/// What wrong passwords of an address or a person are counted under: addresses that nobody has are counted too, and none is written
/// down.
#[must_use]
pub fn guess_key(whose: &str) -> String {
    tokens::hash(whose)
}

/// Signs in with a one-time link, which is what helps somebody who forgot the password: the password is worth nothing from now
/// on, nor is any session that was opened with it.
///
/// # Errors
/// [`Refused::LinkUsed`], also for somebody whose access is closed.
pub async fn sign_in_by_link(app: &App, link: &str) -> Result<SignedIn, Refused> {
    let (company, token) = Token::shown_in_company(link).ok_or(Refused::LinkUsed)?;
    let (hash, now) = (token.hash(), app.now());
    zadel_store::links::find_link(&app.db, company, &hash, now).await?.ok_or(Refused::LinkUsed)?;
    let mut tx = app.db.begin().await?;
    zadel_store::audit::lock_audit(&mut tx, company).await?;
    let member = zadel_store::links::use_link(&mut tx, company, &hash, now).await?.ok_or(Refused::LinkUsed)?;
    if zadel_store::members::forget_password(&mut tx, company, member).await? {
        zadel_store::sessions::close_sessions_of(&mut tx, company, member).await?;
    }
    let cookie = open_session(app, &mut tx, company, member, "link").await?;
    tx.commit().await?;
    let who = find_who(app, &cookie).await?;
    Ok(SignedIn { cookie, who })
}

/// Signs out: the cookie is worth nothing from now on.
///
/// # Errors
/// [`Refused::Forbidden`] for a program; [`Refused::Store`].
pub async fn sign_out(app: &App, who: &Who) -> Result<(), Refused> {
    let session = who.session()?;
    let mut tx = app.db.begin().await?;
    record(app, &mut tx, who.company, Some(who.member), &Act::SignedOut).await?;
    zadel_store::sessions::close_session(&mut tx, who.company, session).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes the language of the interface.
///
/// # Errors
/// [`Refused::Forbidden`] for a program; [`Refused::Store`].
pub async fn choose_language(app: &App, who: &Who, language: Language) -> Result<Who, Refused> {
    who.session()?;
    let mut tx = app.db.begin().await?;
    let act = Act::LanguageChosen { language: language.code() };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    zadel_store::members::set_language(&mut tx, who.company, who.member, language.code()).await?;
    tx.commit().await?;
    Ok(Who { language, ..who.clone() })
}

/// A new session in the transaction: never one that was there before somebody signed in.
pub(crate) async fn open_session(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    by: &'static str,
) -> Result<String, Refused> {
    let token = app.new_token();
    let now = app.now();
    let token_hash = token.hash();
    let session =
        NewSession { token_hash: &token_hash, member, created_at: now, expires_at: Millis::new(now.get() + SESSION) };
    record(app, tx, company, Some(member), &Act::SignedIn { by }).await?;
    zadel_store::sessions::open_session(tx, company, &session).await?;
    zadel_store::sessions::delete_expired_sessions(tx, company, now).await?;
    zadel_store::links::delete_expired_links(tx, company, now).await?;
    Ok(token.in_company(company))
}

/// A one-time link for a member, in the transaction, made by somebody or by the program. What comes back stands behind `/enter#`.
pub(crate) async fn make_link(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    by: Option<MemberId>,
    member: MemberId,
) -> Result<String, Refused> {
    let token = app.new_token();
    let now = app.now();
    let token_hash = token.hash();
    record(app, tx, company, by, &Act::LinkMade { member }).await?;
    let link = NewLink { token_hash: &token_hash, member, created_at: now, expires_at: Millis::new(now.get() + LINK) };
    zadel_store::links::create_link(tx, company, &link).await?;
    Ok(token.in_company(company))
}

/// A link for whoever signs in with an e-mail; `None` if that is nobody, or somebody whose access is closed.
///
/// # Errors
/// [`Refused::Store`].
pub async fn link_for(app: &App, email: &str) -> Result<Option<String>, Refused> {
    let Some(account) = zadel_store::members::find_sign_in(&app.db, email.trim()).await? else { return Ok(None) };
    let mut tx = app.db.begin().await?;
    let link = make_link(app, &mut tx, account.company, None, account.member).await?;
    tx.commit().await?;
    Ok(Some(link))
}
