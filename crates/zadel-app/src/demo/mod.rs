//! The demo company: the article's plan, one account for each role, and people who sell.

use jiff::ToSpan;
use jiff::civil::Date;
use zadel_core::share::Share;
use zadel_exchange::plan_document::PlanDocument;
use zadel_store::companies::NewCompany;
use zadel_store::{CompanyId, EmployeeId, MemberId, TeamId, Tx};
use zadel_texts::{Language, Texts};

use crate::audit::{Act, record};
use crate::blank::country_of;
use crate::rights::Role;
use crate::setup::{FIRST, NewPerson, add_member};
use crate::staff::{Absence, Employee, Placement, insert_employee, insert_team};
use crate::technologies::{Content, Step, insert_technology};
use crate::{App, Refused, Who, plans, sessions};

const ARTICLE: &str = include_str!("../../../examples/article.toml");

/// An address that reaches nobody (RFC 2606).
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

/// A way of selling that nobody has counted yet.
fn technology(texts: &Texts) -> Content {
    const STEPS: [[&str; 4]; 4] = [
        ["demo-step-call", "demo-step-call-script", "demo-step-call-materials", "demo-step-call-criterion"],
        ["demo-step-meeting", "demo-step-meeting-script", "demo-step-meeting-materials", "demo-step-meeting-criterion"],
        ["demo-step-offer", "demo-step-offer-script", "demo-step-offer-materials", "demo-step-offer-criterion"],
        ["demo-step-deal", "demo-step-deal-script", "demo-step-deal-materials", "demo-step-deal-criterion"],
    ];
    let steps = STEPS.map(|keys| {
        let [name, script, materials, criterion] = keys.map(|key| texts.say(key));
        Step { name, script, materials, criterion }
    });
    Content { segment: texts.say("demo-technology-segment"), steps: steps.to_vec(), proof: None }
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
    if zadel_store::companies::has_member(&app.db).await? {
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
    // The third is the rep, who sells; the article's plan stays the article's, and names nobody.
    add_staff(app, &mut tx, company, &texts, members[2]).await?;
    let document = article(&texts, CURRENCY)?;
    // The first of the people is the owner, who has made the plan.
    plans::insert_plan(app, &mut tx, company, members[0], &texts, None, &document).await?;
    let way = technology(&texts);
    insert_technology(app, &mut tx, company, members[1], &texts.say("demo-technology"), &way).await?;
    tx.commit().await?;
    Ok(Some(company))
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

/// Two teams and six people: one who moved, one of fewer hours, one on leave, and a newcomer, all around the month to come.
async fn add_staff(app: &App, tx: &mut Tx, company: CompanyId, texts: &Texts, rep: MemberId) -> Result<(), Refused> {
    let next_month = app.today().first_of_month().saturating_add(1.month());
    let long_ago = next_month.saturating_sub(3.years());
    let first = insert_team(app, tx, company, None, &texts.say("demo-team-1"), None).await?;
    let second = insert_team(app, tx, company, None, &texts.say("demo-team-2"), None).await?;
    let employee = |key: &str, team: TeamId, starts_on: Date| Employee {
        id: EmployeeId::new(0),
        name: texts.say(key),
        starts_on,
        leaves_on: None,
        minutes_per_week: 40 * 60,
        ramp: Vec::new(),
        member: None,
        version: 1,
        placements: vec![Placement { from: starts_on, team: Some(team) }],
        absences: Vec::new(),
    };
    let account = Employee { member: Some(rep), ..employee("demo-rep", first, long_ago) };
    let mut moved = employee("demo-staff-2", second, long_ago.saturating_add(2.months()));
    moved.placements.push(Placement { from: next_month.saturating_sub(6.months()), team: Some(first) });
    let mut away = employee("demo-staff-3", first, long_ago.saturating_add(1.year()));
    let (from, to) = (next_month.saturating_add(13.days()), next_month.saturating_add(19.days()));
    away.absences.push(Absence { from, to, reason: Some(texts.say("demo-vacation")) });
    let fewer_hours = Employee {
        minutes_per_week: 30 * 60,
        ..employee("demo-staff-4", second, long_ago.saturating_add(15.months()))
    };
    let settled = employee("demo-staff-5", second, long_ago.saturating_add(20.months()));
    let ramp = [2500, 5000, 7500].into_iter().filter_map(|bp| Share::from_bp(bp).ok()).collect();
    let newcomer = Employee { ramp, ..employee("demo-staff-6", second, next_month) };
    for employee in [account, moved, away, fewer_hours, settled, newcomer] {
        insert_employee(app, tx, company, None, employee).await?;
    }
    Ok(())
}

/// A one-time link for the demo's owner. `None` where the company is a real one: its owner has a password.
///
/// # Errors
/// [`Refused::Store`].
pub async fn link(app: &App) -> Result<Option<String>, Refused> {
    sessions::link_for(app, OWNER).await
}
