//! Access for programs: tokens with scopes. Why so: docs/decisions/0037.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tracing::warn;
pub use zadel_store::TokenId;
use zadel_store::tokens::{NewToken, TokenRow};
use zadel_store::{CompanyId, MemberId, Millis, StoreError};

use crate::audit::{Act, record};
use crate::refused::FieldError;
use crate::rights::{Right, Role, Scope, may};
use crate::staff::fields::day;
use crate::tokens::Token;
use crate::{App, By, Refused, Who, fields};

/// Tokens of a company that were not revoked: more nobody keeps an eye on.
const MOST_TOKENS: i64 = 50;
/// How often the use of a token is written down: not for every request.
const TOUCH_MILLIS: i64 = 60_000;
/// What a secret begins with: scanners of source code look for such marks.
const MARK: &str = "zadel_";

/// A token that is to be.
#[derive(Clone, Copy, Debug)]
pub struct TokenDraft<'a> {
    /// What it is called: the program that has it.
    pub name: &'a str,
    /// What it is good for, as words.
    pub scopes: &'a [String],
    /// The last day on which it is good, as somebody types it, in UTC. Without one it does not expire.
    pub until: Option<&'a str>,
}

/// A token as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Which one.
    pub id: TokenId,
    /// What it is called.
    pub name: String,
    /// What it is good for.
    pub scopes: Vec<Scope>,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: Millis,
    /// When it was last used, to the minute.
    pub used_at: Option<Millis>,
    /// The last day on which it is good.
    pub until: Option<Date>,
    /// Is it good now?
    pub state: TokenState,
}

/// Is a token good?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenState {
    /// Yes.
    Works,
    /// Its last day is over.
    Expired,
    /// Whoever made it has left, or may nothing of it any more.
    Stopped,
}

impl TokenState {
    /// The word on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Expired => "expired",
            Self::Stopped => "stopped",
        }
    }
}

/// Which program comes in by a secret, and for whom it acts.
///
/// Looked up with every request, as sessions are: a token that is revoked, and a role that is taken away, act with the next one.
/// Guesses are not counted: of 2^256 secrets nobody finds one, and whoever tried would only lock the owner's programs out.
///
/// # Errors
/// [`Refused::BadToken`] for one that is wrong, expired or revoked, or whose maker has left; [`Refused::Store`].
pub async fn find_program(app: &App, shown: &str) -> Result<Who, Refused> {
    let (company, secret) = shown_secret(shown).ok_or(Refused::BadToken)?;
    let now = app.now();
    let found = zadel_store::tokens::find_token(&app.db, company, &secret.hash(), now).await?;
    let found = found.ok_or(Refused::BadToken)?;
    if found.used_at.is_none_or(|used_at| used_at.get() + TOUCH_MILLIS <= now.get())
        && let Err(error) = touch(app, company, found.token, now).await
    {
        // A use that cannot be written down still is one: reading goes on while the disk is full.
        warn!(%error, "token_use_not_noted");
    }
    let by = By::Token { token: found.token, scopes: scopes_of(&found.scopes)? };
    Who::of(company, found.account, by)
}

async fn touch(app: &App, company: CompanyId, token: TokenId, now: Millis) -> Result<(), StoreError> {
    let mut tx = app.db.begin().await?;
    zadel_store::tokens::touch_token(&mut tx, company, token, now).await?;
    tx.commit().await
}

/// The tokens that were not revoked, the newest first.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_tokens(app: &App, who: &Who) -> Result<Vec<ApiToken>, Refused> {
    who.may(Right::ManageTokens)?;
    let rows = zadel_store::tokens::list_tokens(&app.db, who.company).await?;
    rows.into_iter().map(|row| ApiToken::of(row, app.now())).collect()
}

/// Makes a token that acts for whoever asks. The secret comes back once, and is kept nowhere.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] for a name that is none, for no scope or an unknown one, for a day that is over, and
/// beyond the most tokens of a company.
pub async fn make_token(app: &App, who: &Who, draft: TokenDraft<'_>) -> Result<(ApiToken, String), Refused> {
    who.may(Right::ManageTokens)?;
    let (token, secret) = insert(app, who.company, who.member, draft).await?;
    let made = list_tokens(app, who).await?.into_iter().find(|made| made.id == token);
    Ok((made.ok_or(Refused::NotFound)?, secret))
}

/// Makes a token for somebody from the machine itself, as `zadel link` makes links; `None` if the e-mail is nobody's.
///
/// # Errors
/// [`Refused::Forbidden`] if the person may make none; as [`make_token`].
pub async fn make_token_for(app: &App, email: &str, draft: TokenDraft<'_>) -> Result<Option<String>, Refused> {
    let Some(account) = zadel_store::members::find_sign_in(&app.db, email.trim()).await? else { return Ok(None) };
    let role: Role = account.role.parse().map_err(|_| Refused::Broken("role"))?;
    if !may(role, Right::ManageTokens) {
        return Err(Refused::Forbidden);
    }
    Ok(Some(insert(app, account.company, account.member, draft).await?.1))
}

async fn insert(
    app: &App,
    company: CompanyId,
    member: MemberId,
    draft: TokenDraft<'_>,
) -> Result<(TokenId, String), Refused> {
    let name = fields::name("name", draft.name)?;
    let scopes = read_scopes(draft.scopes)?;
    let until = draft.until.filter(|text| !text.trim().is_empty());
    let expires_at = until.map(|text| end_of(app.today(), text)).transpose()?;
    let secret = app.new_token();
    let hash = secret.hash();
    let new = NewToken { token_hash: &hash, member, name: &name, scopes: &scopes, created_at: app.now(), expires_at };
    let mut tx = app.db.begin().await?;
    let token = zadel_store::tokens::create_token(&mut tx, company, &new).await?;
    // The new one is counted too, and the company's lock is held.
    if MOST_TOKENS < zadel_store::tokens::count_tokens(&mut tx, company).await? {
        return Err(Refused::Field { path: "name", code: FieldError::TooManyTokens });
    }
    let act = Act::TokenMade { token, name: &name, scopes: &scopes, expires_at };
    record(app, &mut tx, company, Some(member), &act).await?;
    tx.commit().await?;
    Ok((token, format!("{MARK}{}_{}", company.get(), secret.text())))
}

/// Makes a token worth nothing, at once and for good.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NotFound`] if there is none, or it is revoked already.
pub async fn revoke_token(app: &App, who: &Who, token: TokenId) -> Result<(), Refused> {
    who.may(Right::ManageTokens)?;
    let mut tx = app.db.begin().await?;
    record(app, &mut tx, who.company, Some(who.member), &Act::TokenRevoked { token }).await?;
    if !zadel_store::tokens::revoke_token(&mut tx, who.company, token, app.now()).await? {
        return Err(Refused::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

impl ApiToken {
    fn of(row: TokenRow, now: Millis) -> Result<Self, Refused> {
        let role: Role = row.role.parse().map_err(|_| Refused::Broken("role"))?;
        let scopes = scopes_of(&row.scopes)?;
        let is_over = row.expires_at.is_some_and(|at| at <= now);
        let may_nothing = !scopes.iter().flat_map(|scope| scope.rights()).any(|right| may(role, *right));
        let state = if is_over {
            TokenState::Expired
        } else if row.has_left || may_nothing {
            TokenState::Stopped
        } else {
            TokenState::Works
        };
        Ok(Self {
            id: row.token,
            name: row.name,
            scopes,
            made_by: row.member_name,
            made_at: row.created_at,
            used_at: row.used_at,
            until: row.expires_at.and_then(last_day),
            state,
        })
    }
}

/// A secret as a program shows it: `zadel_1_` and 64 hexadecimal digits. Without points and dashes, so that two clicks select it.
fn shown_secret(text: &str) -> Option<(CompanyId, Token)> {
    let (company, secret) = text.strip_prefix(MARK)?.split_once('_')?;
    Some((CompanyId::new(company.parse().ok()?), Token::shown(secret)?))
}

fn read_scopes(words: &[String]) -> Result<String, Refused> {
    const BAD: Refused = Refused::Field { path: "scopes", code: FieldError::Scope };
    let mut scopes: Vec<Scope> = words.iter().map(|word| word.parse()).collect::<Result<_, _>>().map_err(|_| BAD)?;
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(BAD);
    }
    Ok(scopes.into_iter().map(Scope::code).collect::<Vec<_>>().join(" "))
}

fn scopes_of(stored: &str) -> Result<Vec<Scope>, Refused> {
    stored.split(' ').map(|word| word.parse().map_err(|_| Refused::Broken("scopes"))).collect()
}

/// The moment at which a day that somebody typed is over. One that is over already makes no token.
fn end_of(today: Date, text: &str) -> Result<Millis, Refused> {
    const BAD: Refused = Refused::Field { path: "until", code: FieldError::Day };
    let last = day(today, "until", text)?;
    if last < today {
        return Err(Refused::Field { path: "until", code: FieldError::DayOver });
    }
    let next = last.checked_add(1.day()).map_err(|_| BAD)?;
    let end = TimeZone::UTC.to_timestamp(next.at(0, 0, 0, 0)).map_err(|_| BAD)?;
    Ok(Millis::new(end.as_millisecond()))
}

fn last_day(expires_at: Millis) -> Option<Date> {
    let last = jiff::Timestamp::from_millisecond(expires_at.get() - 1).ok()?;
    Some(TimeZone::UTC.to_datetime(last).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_its_company_and_256_bits() {
        let secret = "ab".repeat(32);
        let shown = format!("zadel_12_{secret}");
        let (company, token) = shown_secret(&shown).expect("a secret");
        assert_eq!((company.get(), token.text()), (12, secret.as_str()));
        for text in
            ["", "zadel_", &secret, &format!("zadel_{secret}"), &format!("{shown}0"), &format!("zadel_x_{secret}")]
        {
            assert!(shown_secret(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_last_day_is_still_good() {
        let today = Date::constant(2026, 11, 23);
        let end = end_of(today, "23.11.2026").expect("today");
        assert_eq!(last_day(end), Some(today));
        assert_eq!(end.get() % 86_400_000, 0);
        assert!(matches!(
            end_of(today, "22.11.2026"),
            Err(Refused::Field { path: "until", code: FieldError::DayOver })
        ));
    }

    #[test]
    fn scopes_are_words_of_a_closed_list() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let read = read_scopes(&words(&["plans:read", "facts:write", "plans:read"])).expect("two scopes");
        assert_eq!(read, "facts:write plans:read");
        for bad in [&[][..], &["members:write"], &["facts:read", ""]] {
            assert!(read_scopes(&words(bad)).is_err(), "{bad:?}");
        }
    }
}
