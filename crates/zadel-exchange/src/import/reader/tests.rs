use std::collections::BTreeMap;
use std::io::Cursor;

use jiff::civil::date;
use proptest::prelude::*;
use zadel_core::facts::seen::SeenDeal;
use zadel_core::facts::{FactKind, Outcome, Stage};

use super::*;
use crate::table::{Limits, open};

const DEALS: &str = r#"
of = "deals"
feed = "CRM"
dates = "DMY"
currency = "RUB"
[columns]
id = "ID"
stage = "Stage"
amount = "Sum"
person = "Who"
created = "Created"
closed = "Closed"
[stages]
New = "lead"
"Shop / New" = "open"
Won = "won"
Lost = "lost"
[people]
Robot = ""
"Ann P." = "Ann Page"
"#;

/// What every test's file is read with.
fn map(text: &str) -> ImportMap {
    ImportMap::read(text).expect("a map")
}

type Told = Result<Seen<'static>, Vec<Reject>>;

/// Everything that a table holds, events as texts.
fn all(map: &ImportMap, table: &str) -> (Vec<Told>, Vec<String>, Notes) {
    let mut tables = open(Cursor::new(table), Limits::import()).expect("a table");
    let mut reader = Reader::open(&mut tables, map, date(2026, 11, 30)).expect("the columns");
    let (mut found, mut events) = (Vec::new(), Vec::new());
    while let Some(next) = reader.next_seen().expect("a row") {
        match next.seen {
            Ok(Seen::Event(event)) => events.push(format!("{event:?}")),
            Ok(Seen::Deal(deal)) => found.push(Ok(Seen::Deal(deal))),
            Ok(Seen::Payment(payment)) => found.push(Ok(Seen::Payment(payment))),
            Ok(Seen::Invoice(invoice)) => found.push(Ok(Seen::Invoice(invoice))),
            Ok(Seen::Action(action)) => found.push(Ok(Seen::Action(action))),
            Ok(Seen::Spend(spend)) => found.push(Ok(Seen::Spend(spend))),
            Err(rejects) => found.push(Err(rejects)),
        }
    }
    (found, events, reader.notes())
}

fn deals(map: &ImportMap, table: &str) -> Vec<SeenDeal> {
    let found = all(map, table).0.into_iter();
    let deal = |found: Told| if let Ok(Seen::Deal(deal)) = found { Some(*deal) } else { None };
    found.filter_map(deal).collect()
}

/// Line, column and code of everything that is wrong.
fn rejects(map: &ImportMap, table: &str) -> Vec<String> {
    let rejects = all(map, table).0.into_iter().filter_map(Result::err).flatten();
    let shown = |reject: Reject| {
        format!("{} {} {} {}", reject.line, reject.column.unwrap_or_default(), reject.code.code(), reject.value)
    };
    rejects.map(|reject| shown(reject).trim().to_owned()).collect()
}

fn table(rows: &str) -> String {
    format!("ID;Stage;Sum;Who;Created;Closed\n{rows}")
}

fn minor(deal: &SeenDeal) -> i64 {
    deal.amount.as_ref().map_or(0, |amount| amount.money.minor())
}

#[test]
fn a_row_tells_everything_that_is_wrong_with_it() {
    let rows = table(
        "1;Wonn;12,3,4;;31.02.2026;\n2;Won;5;Ann;01.10.2026;01.09.2026;\n3;Won;-5;Ann;01.10.2026 10:00;01.12.2026\n\
         ;Won;5;Ann;01.10.2026;01.09.2026\n",
    );
    assert_eq!(
        rejects(&map(DEALS), &rows),
        [
            "2 Created bad_date 31.02.2026",
            "2 Who missing_person",
            "2 Stage unknown_stage Wonn",
            "2 Sum bad_amount 12,3,4",
            "3 Closed closed_before_created 01.09.2026",
            "4 Closed future_date 01.12.2026",
            "4 Sum amount_out_of_range -5",
            "5 ID missing_id",
        ]
    );
}

#[test]
fn more_cells_than_headers_are_told_unless_nothing_stands_in_them() {
    let rows = table("1;New;5;Ann;01.10.2026;;;\n2;New;5;Ann;01.10.2026;;;oops\n");
    assert_eq!(rejects(&map(DEALS), &rows), ["3  too_many_cells oops"]);
    assert_eq!(deals(&map(DEALS), &rows).len(), 1);
}

#[test]
fn a_day_without_a_time_is_not_before_the_hour_of_the_same_day() {
    let rows = table("1;Won;5;Ann;01.10.2026 15:00;01.10.2026\n2;Won;5;Ann;01.10.2026 15:00;01.10.2026 14:00\n");
    let deals = deals(&map(DEALS), &rows);
    assert_eq!(deals.iter().map(|deal| deal.closed).collect::<Vec<_>>(), [Some(date(2026, 10, 1).at(15, 0, 0, 0))]);
    assert_eq!(rejects(&map(DEALS), &rows), ["3 Closed closed_before_created 01.10.2026 14:00"]);
}

#[test]
fn what_stands_in_the_column_of_closing_of_an_open_deal_is_no_fact() {
    let deals = deals(&map(DEALS), &table("1;New;5;Ann;01.10.2026;31.12.2027\n"));
    assert_eq!((deals[0].outcome, deals[0].closed), (Outcome::Open, None));
}

#[test]
fn products_of_a_deal_are_added_up_in_any_order() {
    let row = |id: u32, sum: &str| format!("{id};New;{sum};Ann;01.10.2026;\n");
    let rows = [row(1, "100"), row(2, "7"), row(1, "20,50"), row(3, "1"), row(1, "3"), row(3, "2")].concat();
    let (found, _, notes) = all(&map(DEALS), &table(&rows));
    let sums: BTreeMap<String, i64> =
        deals(&map(DEALS), &table(&rows)).iter().map(|deal| (deal.id.clone(), minor(deal))).collect();
    assert_eq!(found.len(), 3);
    assert_eq!(
        sums.into_iter().collect::<Vec<_>>(),
        [("1".to_owned(), 12_350), ("2".to_owned(), 700), ("3".to_owned(), 300)]
    );
    assert_eq!((notes.n_repeated_ids, notes.n_equal_lines), (2, 0));
}

#[test]
fn a_line_that_is_there_twice_counts_once() {
    let row = "1;New;100;Ann;01.10.2026;\n";
    let (_, _, notes) = all(&map(DEALS), &table(&row.repeat(3)));
    assert_eq!((notes.n_repeated_ids, notes.n_equal_lines, notes.n_rows), (1, 2, 3));
    assert_eq!(deals(&map(DEALS), &table(&row.repeat(3))).iter().map(minor).collect::<Vec<_>>(), [10_000]);
}

#[test]
fn two_deals_with_one_id_are_told() {
    let rows = table("1;New;100;Ann;01.10.2026;\n1;New;5;Bob;01.10.2026;\n");
    assert_eq!(rejects(&map(DEALS), &rows), ["3  duplicate_id 1"]);
    assert_eq!(deals(&map(DEALS), &rows).iter().map(minor).collect::<Vec<_>>(), [10_000]);
}

#[test]
fn a_deal_with_a_bad_line_has_no_sum_and_is_rejected() {
    let rows = table("1;New;100;Ann;01.10.2026;\n2;New;1;Ann;01.10.2026;\n1;New;much;Ann;01.10.2026;\n");
    assert_eq!(rejects(&map(DEALS), &rows), ["4 Sum bad_amount much", "2  other_line_rejected 1"]);
    assert_eq!(deals(&map(DEALS), &rows).len(), 1);
}

#[test]
fn a_deal_that_is_told_again_counts_once_where_the_map_says_so() {
    let map = map(&DEALS.replace("currency", "repeated_ids = \"once\"\ncurrency"));
    let rows = table("1;New;100;Ann;01.10.2026;\n1;New;100;Ann;01.10.2026; \n1;New;90;Ann;01.10.2026;\n");
    let (_, _, notes) = all(&map, &rows);
    assert_eq!((notes.n_lines_told_again, deals(&map, &rows).iter().map(minor).collect::<Vec<_>>()), (2, vec![10_000]));
}

#[test]
fn names_are_what_the_map_makes_of_them() {
    let rows = table("1;new;5;\u{a0}ann p ;01.10.2026;\n2;NEW;5;Robot;01.10.2026;\n3;New;5;Bob\u{202e};01.10.2026;\n");
    let people: Vec<Option<String>> = deals(&map(DEALS), &rows).into_iter().map(|deal| deal.person).collect();
    assert_eq!(people, [Some("Ann Page".to_owned()), None]);
    assert_eq!(rejects(&map(DEALS), &rows), ["4 Who bad_name Bob\u{202e}"]);
}

#[test]
fn nobody_may_be_responsible_where_the_map_says_so() {
    let rows = table("1;New;5;;01.10.2026;\n");
    assert_eq!(rejects(&map(DEALS), &rows), ["2 Who missing_person"]);
    assert_eq!(deals(&map(&format!("{DEALS}\"\" = \"\"\n")), &rows).len(), 1);
    assert_eq!(deals(&map(&format!("{DEALS}\"\" = \"Office\"\n")), &rows)[0].person.as_deref(), Some("Office"));
}

#[test]
fn what_the_crm_says_of_the_outcome_is_stronger_than_the_stage() {
    let map = map(&DEALS.replace("created =", "group = \"Группа стадий\"\nis_closed = \"Сделка закрыта\"\ncreated ="));
    let table = "ID;Stage;Sum;Who;Created;Closed;Группа стадий;Сделка закрыта\n\
        1;New;5;Ann;01.10.2026;02.10.2026;Успешные;Да\n\
        2;Won;5;Ann;01.10.2026;;В работе;Нет\n\
        3;Lost;5;Ann;01.10.2026;02.10.2026;;Да\n\
        4;New;5;Ann;01.10.2026;02.10.2026;;Да\n\
        5;New;5;Ann;01.10.2026;;;\n\
        6;New;5;Ann;01.10.2026;;Какая-то;\n";
    let outcomes: Vec<(String, Outcome)> = deals(&map, table).into_iter().map(|deal| (deal.id, deal.outcome)).collect();
    let expected = [("1", Outcome::Won), ("2", Outcome::Open), ("3", Outcome::Lost), ("5", Outcome::Open)];
    assert_eq!(outcomes, expected.map(|(id, outcome)| (id.to_owned(), outcome)));
    let told = rejects(&map, table);
    assert_eq!(told, ["5 Сделка закрыта bad_outcome Да", "7 Группа стадий bad_outcome Какая-то"]);
}

#[test]
fn headers_are_found_below_titles_and_by_their_number() {
    let map =
        map(&DEALS.replace("id = \"ID\"", "id = { header = \"ID\", n = 2 }").replace("\"Sum\"", "{ column = \"D\" }"));
    let table = "Deals of the year;;\n\nID;id;ID;Sum;Stage;Who;Created;Closed\nx;y;7;5;New;Ann;01.10.2026;\n";
    assert_eq!(deals(&map, table)[0].id, "7");
    let mut tables = open(Cursor::new("ID;Stage\n1;New\n"), Limits::import()).expect("a table");
    let missing = Reader::open(&mut tables, &map, date(2026, 11, 30)).err();
    let expected = [("Sum", Column::At(3))].map(|(_, column)| column);
    let Some(ReaderError::NoColumns(columns)) = missing else { panic!("columns are missing") };
    assert!(columns.contains(&expected[0]) && columns.len() == 5, "{columns:?}");
}

#[test]
fn a_file_without_headers_is_read_by_places() {
    let map = map(
        "of = \"spend\"\nfeed = \"Ads\"\nheader_line = 0\ndates = \"YMD\"\n[columns]\nat = { column = 1 }\nsource = { column = 2 }\namount = { column = 3 }\n",
    );
    let (found, _, _) = all(&map, "2026-10-01;Site;5\n2026-10-01;Site;2.50\n2026-10-01;Ads;1\n");
    let sums: Vec<(String, i64)> = found
        .into_iter()
        .filter_map(|found| {
            if let Ok(Seen::Spend(spend)) = found { Some((spend.source, spend.amount.money.minor())) } else { None }
        })
        .collect();
    assert_eq!(sums, [("Ads".to_owned(), 100), ("Site".to_owned(), 750)]);
}

const EVENTS: &str = r#"
of = "events"
feed = "Log"
currency = "RUB"
[columns]
deal = "deal"
kind = "kind"
at = "at"
stage = "stage"
amount = "amount"
person = "person"
[stages]
New = "lead"
"#;

#[test]
fn an_event_needs_what_its_kind_is_about() {
    let table = "deal;kind;at;stage;amount;person\n\
        7;created;2026-10-01T10:00:00;New;;Ann\n\
        7;stage;2026-10-02;meeting;;\n\
        7;amount;2026-10-02;;1000;\n\
        7;lost;2026-10-03;Too dear;;\n\
        7;stage;2026-10-02;;;\n\
        7;amount;2026-10-02;;;\n\
        7;person;2026-10-02;;;\n\
        ;win;2026-10-02;Odd;;\n";
    let (_, events, _) = all(&map(EVENTS), table);
    assert_eq!(events.len(), 4, "{events:#?}");
    assert!(events[0].contains("label: Some(\"New\")") && events[0].contains(&format!("{:?}", FactKind::Created)));
    assert!(events[1].contains("label: Some(\"meeting\")") && events[3].contains("label: Some(\"Too dear\")"));
    assert_eq!(
        rejects(&map(EVENTS), table),
        [
            "6 stage missing_stage",
            "7 amount missing_amount",
            "8 person missing_person",
            "9 deal missing_id",
            "9 kind unknown_kind win",
            "9 stage unknown_stage Odd",
        ]
    );
    assert_eq!(map(EVENTS).meaning_of(None, "meeting"), Some(zadel_core::facts::StageMeaning::Stage(Stage::Meeting)));
}

#[test]
fn money_and_work_of_a_log_stand_beside_their_deal() {
    let table = "deal;kind;at;stage;amount;person\n\
        7;amount;2026-10-01;;200000;\n\
        7;paid;2026-10-02;;50000;\n\
        7;paid;2026-10-02;;50000;\n\
        7;paid;2026-10-03;;-50000;\n\
        7;invoiced;2026-10-02;;200000;\n\
        7;call;2026-10-02;;;Bob\n\
        7;amount;2026-10-03;;-5;\n\
        7;spent;2026-10-03;;5;\n\
        7;n_won;2026-10-03;;;\n";
    let (found, events, _) = all(&map(EVENTS), table);
    assert_eq!(events.len(), 1);
    let told: Vec<String> = found
        .into_iter()
        .filter_map(|found| match found.ok()? {
            Seen::Payment(payment) => {
                Some(format!("{} {} {:?}", payment.id, payment.amount.money.minor(), payment.deal))
            }
            Seen::Invoice(invoice) => Some(format!("{} {:?}", invoice.id, invoice.deal)),
            Seen::Action(action) => Some(format!("{} {:?} {:?}", action.id, action.person, action.deal)),
            _ => None,
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-10-02T00:00:00|paid|5000000|7| 5000000 Some(\"7\")",
            "2026-10-02T00:00:00|paid|5000000|7||2 5000000 Some(\"7\")",
            "2026-10-03T00:00:00|paid|-5000000|7| -5000000 Some(\"7\")",
            "2026-10-02T00:00:00|invoiced|20000000|7| Some(\"7\")",
            "2026-10-02T00:00:00|call|Bob|7| Some(\"Bob\") Some(\"7\")",
        ]
    );
    let expected = ["8 amount amount_out_of_range -5", "9 kind unknown_kind spent", "10 kind unknown_kind n_won"];
    assert_eq!(rejects(&map(EVENTS), table), expected);
}

#[test]
fn an_id_that_no_database_keeps_is_told() {
    let long = "x".repeat(201);
    let rows = table(&format!("{long};New;5;Ann;01.10.2026;\n{};New;5;Ann;01.10.2026;\n", &long[1..]));
    assert_eq!(rejects(&map(DEALS), &rows), [format!("2 ID bad_id {}", &long[..100])]);
    assert_eq!(deals(&map(DEALS), &rows)[0].id, long[1..]);
    let rows = table("a\u{1}b;New;5;Ann;01.10.2026;\n");
    assert_eq!(rejects(&map(DEALS), &rows), ["2 ID bad_id a\u{1}b"]);
    let log = format!("deal;kind;at;stage;amount;person\n{long};created;2026-10-01;;;\n");
    assert_eq!(rejects(&map(EVENTS), &log), [format!("2 deal bad_id {}", &long[..100])]);
    let parts = map(&DEALS.replace("id = \"ID\"", "id = [\"ID\", \"Stage\"]"));
    assert_eq!(deals(&parts, &table(&format!("{long};New;5;Ann;01.10.2026;\n")))[0].id, format!("{long}|New"));
}

#[test]
fn an_id_of_the_file_stands_once_and_a_made_one_is_counted() {
    let with_ids = "of = \"payments\"\nfeed = \"Bank\"\n[columns]\nid = \"id\"\nat = \"day\"\namount = \"sum\"\n";
    let table = "id;day;sum;inn\n1;01.10.2026;5;7707083893\n1;02.10.2026;6;123\n2;01.10.2026;5;\n";
    assert_eq!(rejects(&map(with_ids), table), ["3 id duplicate_id 1"]);
    let without = with_ids.replace("id = \"id\"\n", "").replace("[columns]", "[columns]\ntax_number = \"inn\"");
    let table = "day;sum;inn\n01.10.2026;5;7707083893\n01.10.2026;5;77 0708 3893\n01.10.2026;5;12a4567890\n";
    let (found, _, _) = all(&map(&without), table);
    let ids: Vec<String> = found
        .into_iter()
        .filter_map(|found| if let Ok(Seen::Payment(payment)) = found { Some(payment.id) } else { None })
        .collect();
    assert_eq!(ids, ["2026-10-01||500|7707083893", "2026-10-01||500|7707083893|2"]);
    assert_eq!(rejects(&map(&without), table), ["4 inn bad_tax_number 12a4567890"]);
}

#[test]
fn a_line_of_headers_that_the_map_names_is_the_only_one() {
    let at = |line: u64| map(&format!("header_line = {line}{DEALS}"));
    let file = format!("{}{}", "note\n".repeat(60), table("1;New;5;Ann;01.10.2026;\n"));
    assert_eq!(deals(&at(61), &file).len(), 1);
    let mut tables = open(Cursor::new(file), Limits::import()).expect("a table");
    assert!(matches!(Reader::open(&mut tables, &at(60), date(2026, 11, 30)), Err(ReaderError::NoColumns(_))));
}

proptest! {
    /// Whatever order the lines stand in, the same deals come of them, and every line is told.
    #[test]
    fn deals_do_not_depend_on_the_order_of_lines(
        lines in proptest::collection::vec((0_u8..5, 0_u32..4, proptest::bool::weighted(0.9)), 0..12).prop_flat_map(|lines| {
            (Just(lines.clone()), Just(lines).prop_shuffle())
        }),
    ) {
        let text = |lines: &[(u8, u32, bool)]| {
            let line = |(id, sum, is_sound): &(u8, u32, bool)| {
                format!("{id};New;{};Ann;01.10.2026;\n", if *is_sound { sum.to_string() } else { "much".to_owned() })
            };
            table(&lines.iter().map(line).collect::<Vec<_>>().concat())
        };
        let told = |text: &str| {
            let (found, _, notes) = all(&map(DEALS), text);
            let mut deals: Vec<(String, i64)> = Vec::new();
            let mut n_rejected = 0;
            for one in found {
                match one {
                    Ok(Seen::Deal(deal)) => deals.push((deal.id.clone(), minor(&deal))),
                    other => n_rejected += u64::from(other.is_err()),
                }
            }
            deals.sort();
            (deals, n_rejected, notes.n_rows)
        };
        let (first, second) = (told(&text(&lines.0)), told(&text(&lines.1)));
        prop_assert_eq!(first.2, lines.0.len() as u64);
        // Every id comes to a deal or to a reject.
        let ids: BTreeSet<u8> = lines.0.iter().map(|(id, _, _)| *id).collect();
        prop_assert!(ids.len() as u64 <= first.0.len() as u64 + first.1);
        prop_assert_eq!(first, second);
    }

    #[test]
    fn any_table_is_read_to_its_end(text in "(ID;Stage;Sum;Who;Created;Closed\n)?([0-9a;\".,/ \n-]|New|Won|Ann|01.10.2026){0,80}") {
        let map = map(DEALS);
        let Ok(mut tables) = open(Cursor::new(text), Limits::import()) else { return Ok(()) };
        let Ok(mut reader) = Reader::open(&mut tables, &map, date(2026, 11, 30)) else { return Ok(()) };
        let mut n_rejected = 0;
        while let Ok(Some(found)) = reader.next_seen() {
            n_rejected += u64::from(found.seen.is_err());
        }
        prop_assert_eq!(reader.notes().n_rejected, n_rejected);
    }
}
