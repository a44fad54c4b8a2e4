//! Files: which export they are taken for, what is asked of them, and what is read in them.

use std::collections::BTreeMap;
use std::io::Cursor;

use jiff::ToSpan;
use zadel_core::facts::seen::{Seen, SeenDeal};
use zadel_core::facts::{Outcome, Stage};

use super::*;
use crate::import::statement::{Document, Statement};
use crate::import::{Guess, ImportMap, Notes, Question, Reader, recognise};
use crate::table::{Limits, open};

fn guess(export: &Export) -> Guess {
    recognise(&mut open(Cursor::new(&export.bytes), Limits::import()).expect("a table")).expect("sound")
}

/// Deals by id, what is wrong by line, and what was noticed.
fn read(export: &Export, map: &ImportMap) -> (BTreeMap<String, SeenDeal>, Vec<Fault>, Notes) {
    let mut tables = open(Cursor::new(&export.bytes), Limits::import()).expect("a table");
    let mut reader = Reader::open(&mut tables, map, TODAY).expect("the columns");
    let (mut deals, mut faults) = (BTreeMap::new(), Vec::new());
    while let Some(found) = reader.next_seen().expect("a row") {
        match found.seen {
            Ok(Seen::Deal(deal)) => drop(deals.insert(deal.id.clone(), *deal)),
            Ok(other) => panic!("a deal: {other:?}"),
            Err(rejects) => faults.extend(rejects.iter().map(|reject| Fault { line: reject.line, code: reject.code })),
        }
    }
    faults.sort_unstable();
    (deals, faults, reader.notes())
}

fn questions(guess: &Guess) -> Vec<&'static str> {
    guess.questions.iter().map(Question::code).collect()
}

type Writer = fn(&Company, Date) -> Export;

/// Every table with its profile and what must be asked about it: what a stage means that somebody added last week, and what the file
/// does not hold.
fn tables() -> [(&'static str, Writer, Vec<&'static str>); 6] {
    let xlsx = |company: &Company, day: Date| amocrm_xlsx(company, day).expect("few rows");
    [
        ("bitrix24_deals", bitrix24_deals_csv, vec!["unknown_stages"]),
        ("bitrix24_deals", bitrix24_deals_html_xls, vec!["unknown_stages"]),
        ("bitrix24_leads", bitrix24_leads_csv, vec!["unknown_stages"]),
        ("amocrm_a", amocrm_csv, vec!["no_currency", "unknown_stages"]),
        ("amocrm_b", amocrm_csv_for_others, vec!["made_id", "no_closed", "no_currency", "unknown_stages"]),
        ("amocrm_c", xlsx, vec!["unknown_stages"]),
    ]
}

#[test]
fn every_file_is_known_and_nothing_silly_is_asked() {
    for names in [Names::russian(), Names::english()] {
        let company = company(5, TODAY, &names);
        for (profile, write, asked) in tables() {
            let guess = guess(&write(&company, date(2026, 11, 20)));
            assert_eq!((guess.profile.code(), questions(&guess)), (profile, asked), "{profile}");
            assert_eq!(guess.header_line, 1);
            let unknown = guess.questions.iter().find_map(|question| match question {
                Question::UnknownStages { stages } => Some(stages.clone()),
                _ => None,
            });
            assert_eq!(unknown.as_deref(), Some(names.list("crm", "unknown_stages")));
        }
    }
}

#[test]
fn every_file_is_read_but_for_what_is_wrong_on_purpose() {
    for seed in 0..4 {
        let company = demo(seed);
        for (profile, write, _) in tables() {
            for day in [date(2025, 8, 31), date(2026, 11, 29)] {
                let export = write(&company, day);
                let map = guess(&export).map.expect("a map");
                let (deals, faults, notes) = read(&export, &map);
                let mut expected = export.faults.clone();
                expected.sort_unstable();
                assert_eq!(faults, expected, "{profile} {day}");
                assert_eq!(deals.len() as u64, export.n_records, "{profile} {day}");
                assert_eq!(notes.n_equal_lines, export.n_equal_lines, "{profile} {day}");
            }
        }
    }
}

/// Every kind of dirt is in the files of the demo.
#[test]
fn a_demo_shows_what_can_be_wrong() {
    let company = demo(1);
    let export = amocrm_csv(&company, date(2026, 11, 29));
    let codes: std::collections::BTreeSet<&str> = export.faults.iter().map(|fault| fault.code.code()).collect();
    let expected =
        ["bad_amount", "closed_before_created", "duplicate_id", "missing_created", "missing_person", "unknown_stage"];
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), expected);
    assert!(0 < export.n_equal_lines && export.faults.len() < company.deals.len() / 50, "{:?}", export.faults.len());
}

#[test]
fn what_is_read_is_how_the_deals_stood() {
    let company = demo(2);
    let day = date(2026, 9, 30);
    for (profile, write, _) in
        tables().into_iter().filter(|(profile, ..)| !["amocrm_b", "bitrix24_leads"].contains(profile))
    {
        let export = write(&company, day);
        let (read, ..) = read(&export, &guess(&export).map.expect("a map"));
        let mut n = 0;
        for deal in &company.deals {
            let (Some(seen), Some(standing)) = (read.get(&deal.id), deal.standing(day)) else { continue };
            n += 1;
            assert_eq!(seen.outcome, standing.outcome, "{profile} {}", deal.id);
            assert_eq!(seen.person.as_deref(), Some(company.people[standing.person].name.as_str()));
            assert_eq!(seen.source.as_deref(), Some(company.sources[deal.source].as_str()));
            assert_eq!(seen.closed.map(DateTime::date), standing.closed.map(DateTime::date), "{profile} {}", deal.id);
            let amount = seen.amount.as_ref().map(|amount| amount.money).filter(|money| Money::ZERO < *money);
            assert_eq!(amount, standing.amount, "{profile} {}", deal.id);
            let reason = standing.reason.map(|reason| company.reasons[reason].as_str());
            assert_eq!(seen.loss_reason.as_deref(), reason);
            let client = seen.client.as_ref().map(|client| client.name.as_str());
            assert_eq!(client, Some(company.clients[deal.client].name.as_str()));
            if profile == "bitrix24_deals" && standing.outcome == Outcome::Open {
                assert_eq!(seen.expected, standing.expected);
            }
        }
        assert!(1_000 < n, "{profile} {n}");
    }
}

/// Between two exports a deal has changed exactly if something happened to it.
#[test]
fn two_exports_differ_by_what_happened_between_them() {
    let company = demo(4);
    let (first, second) = (date(2026, 8, 14), date(2026, 9, 4));
    let of = |day| {
        let export = amocrm_csv(&company, day);
        read(&export, &guess(&export).map.expect("a map")).0
    };
    let (before, after) = (of(first), of(second));
    let mut n_changed = 0;
    for deal in &company.deals {
        let (Some(old), Some(new)) = (before.get(&deal.id), after.get(&deal.id)) else { continue };
        let since: Vec<What> = deal
            .events
            .iter()
            .filter(|event| first < event.at.date() && event.at.date() <= second)
            .map(|event| event.what)
            .collect();
        assert_eq!(old == new, since.is_empty(), "{}", deal.id);
        let stages = since.iter().filter(|what| matches!(what, What::Stage(_) | What::Won | What::Lost(_)));
        if stages.count() == 0 && !since.contains(&What::Reopened) {
            assert_eq!((&old.stage, old.outcome), (&new.stage, new.outcome), "{}", deal.id);
        }
        n_changed += usize::from(!since.is_empty());
    }
    assert!(30 < n_changed, "{n_changed}");
    assert!(before.len() < after.len());
}

#[test]
fn leads_become_deals_when_they_are_qualified() {
    let company = demo(2);
    let export = bitrix24_leads_csv(&company, date(2026, 11, 29));
    let map = guess(&export).map.expect("a map");
    let qualified = Names::russian().one("crm", "stages_of_leads", 2).to_owned();
    assert_eq!(map.meaning_of(None, &qualified), Some(zadel_core::facts::StageMeaning::Stage(Stage::Qualified)));
    let (leads, ..) = read(&export, &map);
    let (deals, ..) = {
        let export = bitrix24_deals_csv(&company, date(2026, 11, 29));
        read(&export, &guess(&export).map.expect("a map"))
    };
    for (id, lead) in &leads {
        let is_qualified = lead.stage.as_deref() == Some(qualified.as_str());
        if !is_qualified {
            assert!(!deals.contains_key(id), "{id}");
        }
    }
}

#[test]
fn a_statement_is_read_but_for_what_is_wrong_on_purpose() {
    for names in [Names::russian(), Names::english()] {
        let company = company(3, TODAY, &names);
        let export = payments_1c_statement(&company, date(2026, 11, 29));
        assert_eq!(guess(&export).profile.code(), "statement");
        let statement = Statement::read(&export.bytes, TODAY).expect("a statement");
        assert!(statement.is_complete && statement.accounts.len() == 2);
        let (mut payments, mut faults, mut left_out) = (Vec::new(), Vec::new(), BTreeMap::new());
        for document in statement.documents {
            match document {
                Document::Payment { payment, .. } => payments.push(*payment),
                Document::LeftOut { why, .. } => *left_out.entry(why.code()).or_insert(0) += 1,
                Document::Rejected(rejects) => {
                    faults.extend(rejects.iter().map(|reject| Fault { line: reject.line, code: reject.code }));
                }
            }
        }
        assert_eq!((payments.len() as u64, faults), (export.n_records, export.faults));
        assert_eq!(left_out.keys().copied().collect::<Vec<_>>(), ["outgoing", "outgoing_refund", "own_transfer"]);
        let n_named = payments.iter().filter(|payment| payment.invoice.is_some()).count();
        assert!(payments.len() * 4 / 5 < n_named && n_named < payments.len(), "{n_named}");
        let of_invoice = |number: &str| company.invoices.iter().find(|invoice| invoice.id == number);
        for payment in &payments {
            let Some(number) = &payment.invoice else { continue };
            let invoice = of_invoice(number).expect("an invoice of that number");
            assert_eq!((payment.amount.money, invoice.at.date() <= payment.at.date()), (invoice.amount, true));
        }
    }
}

#[test]
fn an_export_of_a_day_knows_nothing_of_the_next() {
    let company = demo(6);
    let day = date(2026, 3, 13);
    let as_of = |today: Date| {
        let mut known = company.clone();
        for deal in &mut known.deals {
            deal.events.retain(|event| event.at.date() < today);
        }
        known.deals.retain(|deal| !deal.events.is_empty());
        known.payments.retain(|payment| payment.at.date() < today);
        known
    };
    let known = as_of(day.saturating_add(1.day()));
    for (profile, write, _) in tables() {
        assert!(write(&company, day) == write(&known, day), "{profile}");
    }
    assert!(payments_1c_statement(&company, day) == payments_1c_statement(&known, day));
}

#[test]
fn a_log_of_events_is_read_as_it_is_written() {
    for (n, names) in [(1, Names::russian()), (20_000, Names::russian()), (20_000, Names::english())] {
        let mut log = Vec::new();
        write_event_log(&mut log, n, 9, TODAY, &names).expect("into memory");
        let mut tables = open(Cursor::new(&log), Limits::import()).expect("a table");
        let guess = recognise(&mut tables).expect("sound");
        let mut map = guess.map.expect("a map");
        assert_eq!((guess.profile.code(), map.currency), ("events", None));
        map.currency = Some(Currency::RUB);
        let mut reader = Reader::open(&mut tables, &map, TODAY).expect("the columns");
        let (mut n_read, mut last) = (0, DateTime::MIN);
        while let Some(found) = reader.next_seen().expect("a row") {
            let Ok(Seen::Event(event)) = found.seen else { panic!("an event: {found:?}") };
            assert!(last <= event.at);
            (n_read, last) = (n_read + 1, event.at);
        }
        assert_eq!(n_read, n);
    }
}
