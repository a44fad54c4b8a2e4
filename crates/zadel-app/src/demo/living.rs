//! The demo company's people and facts: generated from a seed, taken in as any other facts are.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use zadel_core::facts::StageMeaning;
use zadel_core::facts::seen::Seen;
use zadel_core::share::Share;
use zadel_exchange::living::{Company, Names, Person, company};
use zadel_store::{CompanyId, EmployeeId, MemberId, TeamId, Tx};
use zadel_texts::{Language, Texts};

use super::CURRENCY;
use crate::facts::{Bringer, NameKind, Telling, record_told};
use crate::staff::{Absence, Employee, Placement, insert_employee, insert_team};
use crate::{App, Refused};

/// Everybody sees the same company: one whose facts say of the article's line about what the article plans, and a little less.
const SEED: u64 = 63;
/// The rep whose days the demo shows: of the team that sells the article's line.
const REP: usize = 1;

/// The company as it is on a day, in words of the language.
#[must_use]
pub fn living_company(today: Date, language: Language) -> Company {
    let names = match language {
        Language::Ru => Names::russian(),
        Language::En => Names::english(),
    };
    company(SEED, today, &names)
}

/// What the rep is called.
pub(super) fn rep(living: &Company) -> &str {
    &living.people[REP].name
}

/// Adds the teams and everybody who sells; the rep has an account.
pub(super) async fn add_staff(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    texts: &Texts,
    (living, account): (&Company, MemberId),
) -> Result<BTreeMap<String, EmployeeId>, Refused> {
    let mut teams: Vec<TeamId> = Vec::new();
    for name in &living.teams {
        teams.push(insert_team(app, tx, company, None, name, None).await?);
    }
    let vacation = texts.say("demo-vacation");
    let mut employees = BTreeMap::new();
    for (n, person) in living.people.iter().enumerate() {
        let member = (n == REP).then_some(account);
        let employee = Employee { member, ..employee(living, n, person, teams[person.team], &vacation) };
        employees.insert(person.name.clone(), insert_employee(app, tx, company, None, employee).await?);
    }
    Ok(employees)
}

fn employee(living: &Company, n: usize, person: &Person, team: TeamId, vacation: &str) -> Employee {
    /// Of a newcomer, in ten-thousandths.
    const RAMP: [u16; 3] = [2_500, 5_000, 7_500];
    // Those who were there before anything that is told came one after the other.
    let months_before = i64::try_from(6 + 5 * (living.people.len() - n)).unwrap_or(0);
    let starts_on = person.starts_on.unwrap_or_else(|| living.from.saturating_sub(months_before.months()));
    let ramp = RAMP.into_iter().filter_map(|part| Share::from_bp(part).ok());
    let absence = |(from, to): &(_, _)| Absence { from: *from, to: *to, reason: Some(vacation.to_owned()) };
    Employee {
        id: EmployeeId::new(0),
        name: person.name.clone(),
        starts_on,
        leaves_on: person.leaves_on,
        minutes_per_week: 40 * 60,
        ramp: if person.starts_on.is_some() { ramp.collect() } else { Vec::new() },
        member: None,
        version: 1,
        placements: vec![Placement { from: starts_on, team: Some(team) }],
        absences: person.vacations.iter().map(absence).collect(),
    }
}

/// Takes in everything that happened until yesterday, one import for what one program knows; gives the number of facts.
pub(super) async fn add_facts(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    texts: &Texts,
    living: &Company,
) -> Result<u64, Refused> {
    type Is = fn(&Seen<'_>) -> bool;
    const IMPORTS: [(&str, &str, Is); 5] = [
        ("demo-feed-crm", "demo-import-deals", |seen| matches!(seen, Seen::Event(_))),
        ("demo-feed-crm", "demo-import-actions", |seen| matches!(seen, Seen::Action(_))),
        ("demo-feed-books", "demo-import-invoices", |seen| matches!(seen, Seen::Invoice(_))),
        ("demo-feed-books", "demo-import-payments", |seen| matches!(seen, Seen::Payment(_))),
        ("demo-feed-advertising", "demo-import-spend", |seen| matches!(seen, Seen::Spend(_))),
    ];
    let bringer = Bringer { company, currency: CURRENCY.to_owned(), member: None, token: None };
    let meanings: BTreeMap<String, StageMeaning> = living.names.meanings().into_iter().collect();
    let seen: Vec<Seen<'_>> = living.seen().collect();
    let mut n_facts = 0;
    for (feed, name, is) in IMPORTS {
        let telling = Telling { feed: texts.say(feed), name: texts.say(name), meanings: &meanings };
        n_facts += record_told(app, tx, &bringer, telling, seen.iter().filter(|seen| is(seen))).await?;
    }
    Ok(n_facts)
}

/// Says which employee each person of the facts is.
pub(super) async fn tie_people(
    tx: &mut Tx,
    company: CompanyId,
    employees: &BTreeMap<String, EmployeeId>,
) -> Result<(), Refused> {
    let names = zadel_store::ledger::lock_names(tx, company).await?;
    for name in names.into_iter().filter(|name| name.kind == NameKind::Person.code()) {
        let employee = employees.get(&name.name).copied();
        zadel_store::ledger::tie_person(tx, company, name.id, employee).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zadel_core::facts::Stage;
    use zadel_exchange::living::{Deal, Sale, Truth, What};

    use super::*;

    /// Whatever the day of the demo, the plan is neither a fantasy nor certain.
    #[test]
    fn facts_support_the_plan_of_the_article_roughly() {
        for today in [date(2026, 9, 1), date(2026, 11, 29), date(2027, 2, 10), date(2027, 6, 5)] {
            let living = living_company(today, Language::En);
            let has = |deal: &&Deal, what: What| deal.events.iter().any(|event| event.what == what);
            let count = |deals: &[&Deal], what: What| deals.iter().filter(|deal| has(deal, what)).count();
            let line = living.deals.iter().filter(|deal| deal.product == Truth::ARTICLE_LINE);
            let line: Vec<&Deal> = line.filter(|deal| deal.sale != Sale::Before).collect();
            let ripe = today.saturating_sub(2.months());
            let leads = line.iter().copied().filter(|deal| deal.sale == Sale::First && deal.events[0].at.date() < ripe);
            let leads: Vec<&Deal> = leads.collect();
            let repeat: Vec<&Deal> = line.iter().copied().filter(|deal| deal.sale == Sale::Repeat).collect();
            let (n_met, n_won) = (count(&leads, What::Stage(Stage::Meeting)), count(&leads, What::Won));
            let percents = (100 * n_met / leads.len(), 100 * n_won / n_met);
            assert!((45..=52).contains(&percents.0) && (24..=31).contains(&percents.1), "{today}: {percents:?}");
            let per_month = (leads.len() / 16, count(&repeat, What::Won) / 18);
            assert!((17..=23).contains(&per_month.0) && (3..=5).contains(&per_month.1), "{today}: {per_month:?}");
        }
    }
}
