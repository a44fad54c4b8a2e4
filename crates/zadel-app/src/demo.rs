//! The demo company: the article's plan, and one person for each role.

use zadel_exchange::plan_document::PlanDocument;
use zadel_store::CompanyId;
use zadel_store::companies::NewCompany;
use zadel_texts::{Language, Texts};

use crate::audit::{Act, record};
use crate::blank::country_of;
use crate::rights::Role;
use crate::setup::{NewPerson, add_member};
use crate::{App, Refused, Who, plans, sessions};

const ARTICLE: &str = include_str!("../../../examples/article.toml");

/// Addresses that reach nobody (RFC 2606): whoever has one of them looks at the example.
const ADDRESSES: &str = "@demo.example";
const OWNER: &str = "owner@demo.example";
const CURRENCY: &str = "RUB";

/// The article's plan with its names in words of the language.
pub(crate) fn article(texts: &Texts, currency: &str) -> Result<PlanDocument, Refused> {
    const NAMES: [(&str, &str); 6] = [
        ("New clients", "demo-new-clients"),
        ("Regular clients", "demo-regular-clients"),
        ("Leads", "demo-leads"),
        ("Meetings", "demo-meetings"),
        ("Call", "demo-call"),
        ("Meeting", "demo-meeting"),
    ];
    let quoted = |name: &str| format!("\"{name}\"");
    let mut toml = ARTICLE.replace(&quoted(CURRENCY), &quoted(currency));
    if let Some(country) = country_of(currency) {
        toml = format!("{toml}\n[calendar]\ncountry = {}\n", quoted(country));
    }
    let toml = NAMES.iter().fold(toml, |toml, (name, key)| toml.replace(&quoted(name), &quoted(&texts.say(key))));
    let (document, _) = PlanDocument::of_toml(&toml).map_err(|_| Refused::Broken("article"))?;
    Ok(document)
}

/// Makes the demo company if there is no company at all, whole or not at all. `None` if there is one.
///
/// # Errors
/// [`Refused::Store`].
pub async fn seed(app: &App, language: Language) -> Result<Option<CompanyId>, Refused> {
    const PEOPLE: [(Role, &str, &str); 5] = [
        (Role::Owner, "demo-owner", OWNER),
        (Role::Head, "demo-head", "head@demo.example"),
        (Role::Rep, "demo-rep", "rep@demo.example"),
        (Role::Marketing, "demo-marketing", "marketing@demo.example"),
        (Role::Observer, "demo-observer", "observer@demo.example"),
    ];
    if zadel_store::companies::has_company(&app.db).await? {
        return Ok(None);
    }
    let texts = Texts::of(language);
    let name = texts.say("demo-company");
    let company = NewCompany { name: &name, currency: CURRENCY, language: language.code(), created_at: app.now() };
    let mut tx = app.db.begin().await?;
    let company = zadel_store::companies::create_company(&mut tx, &company).await?;
    record(app, &mut tx, company, None, &Act::CompanyFounded).await?;
    let mut members = Vec::new();
    for (role, name, email) in PEOPLE {
        let person = NewPerson { name: texts.say(name), email: email.to_owned(), role, language, password_hash: None };
        members.push(add_member(app, &mut tx, company, None, person).await?);
    }
    let document = article(&texts, CURRENCY)?;
    // The first of the people is the owner, who has made the plan.
    plans::insert_plan(app, &mut tx, company, members[0], &texts, None, &document).await?;
    tx.commit().await?;
    Ok(Some(company))
}

/// Does this person look at the example, and not at a company that somebody works in?
#[must_use]
pub fn is_example_of(who: &Who) -> bool {
    who.email.ends_with(ADDRESSES)
}

/// A one-time link for the demo's owner. `None` where the company is a real one: its owner has a password.
///
/// # Errors
/// [`Refused::Store`].
pub async fn link(app: &App) -> Result<Option<String>, Refused> {
    sessions::link_for(app, OWNER).await
}
