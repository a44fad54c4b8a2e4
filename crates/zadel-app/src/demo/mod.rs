//! The demo: a company that lives, with the article's plan of its month, and one account for each role.

mod article;
mod living;
mod still;

use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_store::companies::{NewCompany, create_company, list_companies};
use zadel_store::{CompanyId, MemberId, Tx};
use zadel_texts::{Language, Texts};

use crate::audit::{Act, record};
use crate::rights::Role;
use crate::setup::{FIRST, NewPerson, add_member};
use crate::technologies::insert_technology;
use crate::{App, Refused, Who, plans, sessions};

pub(crate) use article::article;
pub use living::living_company;

/// An address that reaches nobody (RFC 2606).
const OWNER: &str = "owner@demo.example";
const CURRENCY: &str = "RUB";

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeded {
    /// The company.
    pub company: CompanyId,
    /// People who sell, with the one who left.
    pub n_people: usize,
    /// Their teams.
    pub n_teams: usize,
    /// Leads and deals.
    pub n_deals: usize,
    /// Facts of all kinds.
    pub n_facts: u64,
    /// The first and the last day of the facts.
    pub told: (Date, Date),
    /// The month of the plan.
    pub planned: Period,
    /// The product whose plan it is.
    pub line: String,
}

/// A company with its members, in the order of [`PEOPLE`].
struct Founded {
    company: CompanyId,
    members: Vec<MemberId>,
}

const PEOPLE: [(Role, &str, &str); 5] = [
    (Role::Owner, "demo-owner", OWNER),
    (Role::Head, "demo-head", "head@demo.example"),
    (Role::Rep, "demo-rep", "rep@demo.example"),
    (Role::Marketing, "demo-marketing", "marketing@demo.example"),
    (Role::Observer, "demo-observer", "observer@demo.example"),
];

/// Makes the demo company if there is no company at all, whole or not at all. `None` if there is one.
///
/// # Errors
/// [`Refused::Store`].
pub async fn seed(app: &App, language: Language) -> Result<Option<Seeded>, Refused> {
    let texts = Texts::of(language);
    if has_company(app).await? {
        return Ok(None);
    }
    let living = living_company(app.today(), language);
    let mut tx = app.db.begin().await?;
    let founded = found(app, &mut tx, &texts, Some(living::rep(&living))).await?;
    let company = founded.company;
    let rep = founded.members[2];
    let employees = living::add_staff(app, &mut tx, company, &texts, (&living, rep)).await?;
    let n_facts = living::add_facts(app, &mut tx, company, &texts, &living).await?;
    living::tie_people(&mut tx, company, &employees).await?;
    add_plan(app, &mut tx, &founded, &texts, Some(living.article_line())).await?;
    tx.commit().await?;
    Ok(Some(Seeded {
        company,
        n_people: living.people.len(),
        n_teams: living.teams.len(),
        n_deals: living.deals.len(),
        n_facts,
        told: (living.from, living.today.yesterday().unwrap_or(living.today)),
        planned: article::planned_month(app.today()),
        line: living.article_line().to_owned(),
    }))
}

/// Makes a company of the same accounts, with the same plan, six people and no facts: for tests that want little, and want it at once.
///
/// # Errors
/// [`Refused::Store`].
pub async fn seed_still(app: &App, language: Language) -> Result<Option<CompanyId>, Refused> {
    let texts = Texts::of(language);
    if has_company(app).await? {
        return Ok(None);
    }
    let mut tx = app.db.begin().await?;
    let founded = found(app, &mut tx, &texts, None).await?;
    still::add_staff(app, &mut tx, founded.company, &texts, founded.members[2]).await?;
    add_plan(app, &mut tx, &founded, &texts, None).await?;
    tx.commit().await?;
    Ok(Some(founded.company))
}

async fn has_company(app: &App) -> Result<bool, Refused> {
    Ok(!list_companies(&app.db, None, 1).await?.is_empty())
}

/// The company and its accounts; the rep can be called otherwise than in the words of the language.
async fn found(app: &App, tx: &mut Tx, texts: &Texts, rep: Option<&str>) -> Result<Founded, Refused> {
    let (name, language) = (texts.say("demo-company"), texts.language());
    let company = NewCompany { name: &name, currency: CURRENCY, language: language.code(), created_at: app.now() };
    let company = create_company(tx, &company).await?;
    record(app, tx, company, None, &Act::CompanyFounded).await?;
    let mut members = Vec::new();
    for (role, name, email) in PEOPLE {
        let name = rep.filter(|_| role == Role::Rep).map_or_else(|| texts.say(name), str::to_owned);
        let person = NewPerson { name, email: email.to_owned(), role, language, password_hash: None };
        members.push(add_member(app, tx, company, None, person).await?);
    }
    Ok(Founded { company, members })
}

/// The article's plan, made by the owner, and the head's way of selling. The plan stays the article's, and names nobody.
///
/// Where there are facts, its lines are about the product that sells as the article does.
async fn add_plan(
    app: &App,
    tx: &mut Tx,
    founded: &Founded,
    texts: &Texts,
    facts_line: Option<&str>,
) -> Result<(), Refused> {
    let (company, members) = (founded.company, &founded.members);
    let mut document = article(texts, CURRENCY, app.today())?;
    for place in ["line[0].facts_line", "line[1].facts_line"] {
        let place = place.parse().map_err(|_| Refused::Broken("article"))?;
        document.set(&place, facts_line).map_err(|_| Refused::Broken("article"))?;
    }
    plans::insert_plan(app, tx, company, members[0], texts, None, &document).await?;
    let way = article::technology(texts);
    insert_technology(app, tx, company, members[1], &texts.say("demo-technology"), &way).await?;
    Ok(())
}

/// Is this the company that an example would be? Only on a server that shows one: elsewhere the first company is a real one.
#[must_use]
pub fn is_example(company: CompanyId) -> bool {
    company == FIRST
}

/// Is this the example's own owner, and nobody who was invited into it?
pub(crate) fn is_owner(who: &Who) -> bool {
    is_example(who.company) && who.email == OWNER && who.role == Role::Owner
}

/// A one-time link for the demo's owner. `None` where the company is a real one: its owner has a password.
///
/// # Errors
/// [`Refused::Store`].
pub async fn link(app: &App) -> Result<Option<String>, Refused> {
    sessions::link_for(app, OWNER).await
}
