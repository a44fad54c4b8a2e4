//! The demo company: the article's plan, and one person for each role.

use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_store::CompanyId;
use zadel_store::companies::NewCompany;
use zadel_texts::{Language, Texts};

use crate::audit::{Act, record};
use crate::rights::Role;
use crate::setup::{NewPerson, add_member};
use crate::{App, Refused, plans, sessions};

const ARTICLE: &str = include_str!("../../../examples/article.toml");

/// The article's plan with its names in words of the language.
pub(crate) fn article(texts: &Texts, currency: &str) -> Result<PlanDocument, Refused> {
    const NAMES: [(&str, &str); 4] = [
        ("line[0].name", "demo-new-clients"),
        ("line[0].stage[0].name", "demo-leads"),
        ("line[0].stage[1].name", "demo-meetings"),
        ("line[1].name", "demo-regular-clients"),
    ];
    let toml = ARTICLE.replace("\"RUB\"", &format!("\"{currency}\""));
    let broken = || Refused::Broken("article");
    let (mut document, _) = PlanDocument::of_toml(&toml).map_err(|_| broken())?;
    for (path, key) in NAMES {
        let place: Place = path.parse().map_err(|_| broken())?;
        document.set(&place, Some(&texts.say(key))).map_err(|_| broken())?;
    }
    Ok(document)
}

/// Makes the demo company if there is no company at all. `None` if there is one.
///
/// # Errors
/// [`Refused::Store`].
pub async fn seed(app: &App, language: Language) -> Result<Option<CompanyId>, Refused> {
    const PEOPLE: [(Role, &str, &str); 5] = [
        (Role::Owner, "demo-owner", "owner@demo.example"),
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
    let company = NewCompany { name: &name, currency: "RUB", language: language.code(), created_at: app.now() };
    let mut tx = app.db.begin().await?;
    let company = zadel_store::companies::create_company(&mut tx, &company).await?;
    record(app, &mut tx, company, None, &Act::CompanyFounded).await?;
    for (role, name, email) in PEOPLE {
        let person = NewPerson { name: texts.say(name), email: email.to_owned(), role, language, password_hash: None };
        add_member(app, &mut tx, company, None, person).await?;
    }
    tx.commit().await?;
    let Some(link) = sessions::link_for_owner(app, company).await? else { return Err(Refused::Broken("demo")) };
    let owner = sessions::sign_in_by_link(app, &link).await?.who;
    plans::create_plan(app, &owner, &texts, None, None).await?;
    sessions::sign_out(app, &owner).await?;
    Ok(Some(company))
}
