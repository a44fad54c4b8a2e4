//! Time: what happens when, and what is known of it on a day.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::time;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};
use zadel_core::calendar::russia;
use zadel_core::facts::seen::Seen;

use super::*;

fn is_office_hour(at: DateTime) -> bool {
    russia::is_worked(at.date()) && time(9, 0, 0, 0) <= at.time() && at.time() < time(18, 0, 0, 0)
}

fn is_at_work(person: &Person, day: Date) -> bool {
    let is_away = person.vacations.iter().any(|(from, to)| *from <= day && day <= *to);
    person.starts_on.is_none_or(|first| first <= day) && person.leaves_on.is_none_or(|last| day <= last) && !is_away
}

#[test]
fn nothing_happens_outside_of_working_hours_but_leads_that_come_in() {
    for seed in 0..8 {
        let company = demo(seed);
        for deal in &company.deals {
            for event in &deal.events {
                let is_lead = event.what == What::Created && deal.sale == Sale::First;
                assert!(is_lead || is_office_hour(event.at), "{} {event:?}", deal.id);
            }
        }
        assert!(company.actions.iter().all(|doing| is_office_hour(doing.at)));
        assert!(company.invoices.iter().all(|invoice| is_office_hour(invoice.at)));
        assert!(company.payments.iter().all(|payment| is_office_hour(payment.at)));
    }
}

#[test]
fn nobody_works_before_he_starts_on_vacation_or_after_he_left() {
    for seed in 0..8 {
        let company = demo(seed);
        assert_eq!(company.people.iter().filter(|person| person.starts_on.is_some()).count(), 1);
        assert_eq!(company.people.iter().filter(|person| person.leaves_on.is_some()).count(), 1);
        for deal in &company.deals {
            for event in &deal.events {
                let (person, day) = (&company.people[event.person], event.at.date());
                let is_given = event.what == What::Created && deal.sale == Sale::First;
                let is_hired = person.starts_on.is_none_or(|first| first <= day);
                assert!(is_hired && (is_given || is_at_work(person, day)), "{} {event:?} {person:?}", deal.id);
            }
        }
        for doing in &company.actions {
            assert!(is_at_work(&company.people[doing.person], doing.at.date()), "{doing:?}");
        }
    }
}

#[test]
fn whoever_left_has_handed_everything_over() {
    let company = demo(3);
    let yesterday = TODAY.yesterday().expect("within the calendar");
    let is_open = |standing: &Standing| standing.outcome == zadel_core::facts::Outcome::Open;
    for standing in company.deals.iter().filter_map(|deal| deal.standing(yesterday)).filter(is_open) {
        assert!(company.people[standing.person].leaves_on.is_none(), "{standing:?}");
    }
    let leaver = company.people.iter().position(|person| person.leaves_on.is_some()).expect("one left");
    let began = |deal: &&Deal| deal.events[0].person == leaver;
    assert!(50 < company.deals.iter().filter(began).count());
}

#[test]
fn all_is_told_in_the_order_of_time_and_until_yesterday() {
    let company = demo(1);
    for deal in &company.deals {
        assert_eq!(deal.events[0].what, What::Created);
        assert!(deal.events.windows(2).all(|two| two[0].at < two[1].at), "{deal:?}");
        let first = deal.events[0].at.date();
        assert!(company.from <= first || deal.sale == Sale::Before, "{deal:?}");
    }
    let at = |seen: &Seen<'_>| match seen {
        Seen::Event(event) => event.at,
        Seen::Payment(payment) => payment.at,
        Seen::Invoice(invoice) => invoice.at,
        Seen::Action(action) => action.at,
        Seen::Spend(spend) => spend.on.at(0, 0, 0, 0),
        Seen::Deal(_) => panic!("a ledger of events"),
    };
    let times: Vec<DateTime> = company.seen().map(|seen| at(&seen)).collect();
    assert!(times.windows(2).all(|two| two[0] <= two[1]));
    assert!(times.last().is_some_and(|last| last.date() < TODAY));
    let n_events: usize = company.deals.iter().map(|deal| deal.events.len()).sum();
    let n_money = company.invoices.len() + company.payments.len() + company.spend.len();
    // Beside its events every deal tells its first stage.
    assert_eq!(times.len(), company.deals.len() + n_events + n_money + company.actions.len());
}

#[test]
fn a_company_has_what_a_company_has() {
    let company = demo(1);
    let weeks = 78.0;
    let n_leads = company.deals.iter().filter(|deal| deal.sale == Sale::First).count();
    assert!((20.0..40.0).contains(&(draws::float(n_leads) / weeks)), "{n_leads}");
    let count =
        |is: fn(&What) -> bool| company.deals.iter().flat_map(|deal| &deal.events).filter(|e| is(&e.what)).count();
    assert!(0 < count(|what| matches!(what, What::Reopened)));
    assert!(0 < count(|what| matches!(what, What::Person)));
    // The article: five calls to a meeting.
    let n_done = |action: Action| draws::float(company.actions.iter().filter(|doing| doing.action == action).count());
    let calls = n_done(Action::Call) / n_done(Action::Meeting);
    assert!((4.5..5.5).contains(&calls), "{calls}");
    let yesterday = TODAY.yesterday().expect("within the calendar");
    let moves: BTreeSet<u32> =
        company.deals.iter().filter_map(|deal| Some(deal.standing(yesterday)?.n_moves)).collect();
    assert_eq!(moves, (0..=4).collect());
    assert!(company.payments.len() < company.invoices.len());
    assert!(company.deals.iter().any(|deal| deal.prospect == Prospect::Key));
    let ids: BTreeSet<&str> = company.deals.iter().map(|deal| deal.id.as_str()).collect();
    assert_eq!(ids.len(), company.deals.len());
    let numbers: BTreeSet<&str> = company.clients.iter().map(|client| client.tax_number.as_str()).collect();
    assert_eq!(numbers.len(), company.clients.len());
    assert!(numbers.iter().all(|number| number.starts_with("00") && number.len() == 10));
}

#[test]
fn a_larger_company_has_about_so_many_deals() {
    for n in [5_000, 20_000] {
        let company = company_of(Scale::of_deals(n), 1, TODAY, &Names::english());
        assert!((0.9..1.1).contains(&(draws::float(company.deals.len()) / f64::from(n))), "{}", company.deals.len());
        assert_eq!(company.people.len(), 30);
        let people: BTreeSet<&str> = company.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(people.len(), 30);
    }
}

/// So that hundreds of companies take no longer than a few large ones.
const SMALL: Scale = Scale { n_reps: 4, n_teams: 2, n_months: 8, leads_per_week: 4.0, n_regulars: 4 };

#[test]
fn the_smallest_company_lives_too() {
    for seed in 0..200 {
        let scale = Scale { n_reps: 0, n_teams: 0, n_regulars: 9, ..SMALL };
        let company = company_of(scale, seed, TODAY, &Names::english());
        assert_eq!((company.people.len(), company.teams.len()), (3, 1));
    }
}

/// So many cases, however deep properties are tried: each of these takes long. The macro takes their number from the environment,
/// whatever stands in its configuration.
fn few<S: Strategy>(cases: u32, of: &S, holds: impl Fn(S::Value) -> TestCaseResult) {
    let config = ProptestConfig { cases, ..ProptestConfig::default() };
    TestRunner::new(config).run(of, holds).expect("it holds");
}

#[test]
fn the_same_seed_and_day_make_the_same_bytes() {
    few(256, &(any::<u64>(), 0_i32..900), |(seed, days)| {
        let today = date(2025, 6, 1).saturating_add(days.days());
        let yesterday = today.yesterday().expect("within the calendar");
        let bytes = |seed| {
            let company = company_of(SMALL, seed, today, &Names::russian());
            let seen: Vec<String> = company.seen().map(|seen| format!("{seen:?}")).collect();
            let files = [
                bitrix24_deals_csv(&company, yesterday),
                amocrm_xlsx(&company, yesterday).expect("few rows"),
                payments_1c_statement(&company, yesterday),
            ];
            (seen, files)
        };
        let first = bytes(seed);
        prop_assert!(first == bytes(seed));
        prop_assert!(first != bytes(seed.wrapping_add(1)));
        Ok(())
    });
}

proptest! {
    #[test]
    fn what_is_known_later_is_what_was_known_and_what_happened_since(seed in any::<u64>(), early in 1_i32..240, more in 0_i32..200) {
        let company = company_of(SMALL, seed, TODAY, &Names::english());
        let first = company.from.saturating_add(early.days());
        let second = first.saturating_add(more.days());
        for deal in &company.deals {
            let since = deal.events.iter().filter(|event| first < event.at.date() && event.at.date() <= second);
            let later = deal.standing(second);
            match deal.standing(first) {
                None => prop_assert_eq!(later.is_some(), since.count() != 0),
                Some(mut standing) => {
                    since.for_each(|event| standing.add(event));
                    prop_assert_eq!(Some(standing), later);
                }
            }
        }
    }
}
