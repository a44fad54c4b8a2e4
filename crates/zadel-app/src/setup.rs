//! Founding the company: whoever has the link that the server printed, and nobody who merely opens the port first.

use zadel_core::money::Currency;
use zadel_store::companies::NewCompany;
use zadel_store::members::NewMember;
use zadel_store::{CompanyId, MemberId, Tx};
use zadel_texts::{Language, Texts};

use crate::audit::{Act, record};
use crate::blank::blank;
use crate::plans::insert_plan;
use crate::refused::FieldError;
use crate::rights::Role;
use crate::sessions::{self, SignedIn, open_session};
use crate::tokens::Token;
use crate::{App, Refused, Who, demo, fields};

/// What founding a company takes.
pub struct Founding {
    /// What the company is called.
    pub company: String,
    /// The code of its currency.
    pub currency: String,
    /// The owner's language, and that of the first plan.
    pub language: Language,
    /// What the owner is called.
    pub name: String,
    /// The owner's address.
    pub email: String,
    /// The owner's password.
    pub password: String,
    /// The goal of the first plan, as it was typed; without one, there is no plan yet.
    pub goal: Option<String>,
}

/// Is there no company yet?
///
/// # Errors
/// [`Refused::Store`].
pub async fn is_needed(app: &App) -> Result<bool, Refused> {
    Ok(!zadel_store::companies::has_member(&app.db).await?)
}

/// The token of the setup link, if there is no company yet. Each start of the server makes another.
///
/// # Errors
/// [`Refused::Store`].
pub async fn offer(app: &App) -> Result<Option<String>, Refused> {
    if !is_needed(app).await? {
        return Ok(None);
    }
    let token = app.new_token();
    let text = token.text().to_owned();
    *app.setup_token.lock().map_err(|_| Refused::Broken("setup"))? = Some(token);
    Ok(Some(text))
}

/// The number of the first company of a database: the only one, but beside an example.
pub(crate) const FIRST: CompanyId = CompanyId::new(1);
/// The number of the company that is founded beside an example.
const BESIDE_EXAMPLE: CompanyId = CompanyId::new(2);

/// Founds the company and signs its owner in.
///
/// # Errors
/// [`Refused::LinkUsed`] for a wrong token, [`Refused::AlreadySetUp`], [`Refused::Field`], [`Refused::Value`] for the goal.
pub async fn found(app: &App, token: &str, founding: Founding) -> Result<SignedIn, Refused> {
    if !is_needed(app).await? {
        return Err(Refused::AlreadySetUp);
    }
    check_token(app, token)?;
    let founded = insert_company(app, founding, FIRST).await?;
    // Two windows with the same link: whoever takes the token first founds the company.
    let taken = app.setup_token.lock().map_err(|_| Refused::Broken("setup"))?.take();
    let taken = taken.ok_or(Refused::AlreadySetUp)?;
    if let Err(error) = founded.tx.commit().await {
        *app.setup_token.lock().map_err(|_| Refused::Broken("setup"))? = Some(taken);
        return Err(error.into());
    }
    let who = sessions::find_who(app, &founded.cookie).await?;
    Ok(SignedIn { cookie: founded.cookie, who })
}

/// Founds a company of one's own beside the example, once: whoever looks at the example needs no other link. Only for a server
/// that shows an example.
///
/// # Errors
/// [`Refused::Forbidden`] for everybody but the example's owner; as [`found`] otherwise.
pub async fn found_beside_example(app: &App, who: &Who, founding: Founding) -> Result<SignedIn, Refused> {
    if !demo::is_owner(who) {
        return Err(Refused::Forbidden);
    }
    let founded = insert_company(app, founding, BESIDE_EXAMPLE).await?;
    founded.tx.commit().await?;
    let who = sessions::find_who(app, &founded.cookie).await?;
    Ok(SignedIn { cookie: founded.cookie, who })
}

fn check_token(app: &App, token: &str) -> Result<(), Refused> {
    // Hashes are compared: how long that takes tells nothing of the token.
    let offered = app.setup_token.lock().map_err(|_| Refused::Broken("setup"))?.as_ref().map(Token::hash);
    let shown = Token::shown(token).map(|token| token.hash());
    if offered.is_none() || offered != shown { Err(Refused::LinkUsed) } else { Ok(()) }
}

/// Facts that came first were stored in their own currency: in another one their sums would be others.
async fn check_currency(app: &App, number: CompanyId, currency: Currency) -> Result<(), Refused> {
    let known = zadel_store::companies::list_companies(&app.db, None, 1).await?.pop();
    let is_other = known.is_some_and(|known| known.company == number && known.currency != currency.code());
    if is_other && zadel_store::facts::has_any_facts(&app.db, number).await? {
        return Err(Refused::Field { path: "currency", code: FieldError::CurrencyOfFacts });
    }
    Ok(())
}

/// A company that is whole, and not yet there for anybody.
struct Founded {
    tx: Tx,
    cookie: String,
}

async fn insert_company(app: &App, founding: Founding, number: CompanyId) -> Result<Founded, Refused> {
    let company_name = fields::name("company", &founding.company)?;
    let currency = fields::currency(&founding.currency)?;
    let company = NewCompany {
        name: &company_name,
        currency: currency.code(),
        language: founding.language.code(),
        created_at: app.now(),
    };
    let name = fields::name("name", &founding.name)?;
    let email = fields::email(&founding.email)?;
    let texts = Texts::of(founding.language);
    let plan = founding.goal.map(|goal| blank(&texts, currency.code(), &goal, app.today())).transpose()?;
    let hash = app.hash_password(fields::password(founding.password)?).await?;
    check_currency(app, number, currency).await?;
    let mut tx = app.db.begin().await?;
    let company = if zadel_store::companies::claim_company(&mut tx, number, &company).await? {
        number
    } else {
        zadel_store::companies::create_company(&mut tx, &company).await?
    };
    // Somebody was faster, here or in another instance on the same database.
    if company != number {
        return Err(Refused::AlreadySetUp);
    }
    record(app, &mut tx, company, None, &Act::CompanyFounded).await?;
    let owner = NewPerson { name, email, role: Role::Owner, language: founding.language, password_hash: Some(hash) };
    let owner = add_member(app, &mut tx, company, None, owner).await?;
    if let Some(plan) = plan {
        insert_plan(app, &mut tx, company, owner, &texts, None, &plan).await?;
    }
    let cookie = open_session(app, &mut tx, company, owner, "setup").await?;
    Ok(Founded { tx, cookie })
}

/// Somebody who is to be a member.
pub(crate) struct NewPerson {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) role: Role,
    pub(crate) language: Language,
    pub(crate) password_hash: Option<String>,
}

/// Adds a member, in the transaction.
pub(crate) async fn add_member(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    by: Option<MemberId>,
    person: NewPerson,
) -> Result<MemberId, Refused> {
    let role = person.role.code();
    let member = NewMember {
        name: &person.name,
        email: &person.email,
        role,
        language: person.language.code(),
        password_hash: person.password_hash.as_deref(),
        created_at: app.now(),
    };
    let member = zadel_store::members::create_member(tx, company, &member).await?.ok_or(Refused::EmailTaken)?;
    record(app, tx, company, by, &Act::MemberInvited { member, role }).await?;
    Ok(member)
}
