//! Exports of real companies, with the maps of `examples/maps`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::civil::date;
use zadel_core::facts::Outcome;
use zadel_core::facts::seen::{Seen, SeenDeal, SeenSpend};
use zadel_exchange::import::{
    Column, DateOrder, Field, Guess, ImportMap, Profile, Question, Reader, Reject, RowsOf, recognise,
};
use zadel_exchange::table::{Limits, open};

use crate::data::shared;

#[derive(Default)]
struct Whole {
    deals: Vec<SeenDeal>,
    spend: Vec<SeenSpend>,
    rejects: Vec<Vec<Reject>>,
}

fn maps() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/maps")
}

fn whole(data: &Path, map: &str) -> Whole {
    let map = ImportMap::read(&fs::read_to_string(maps().join(map)).expect("a map")).expect("a sound map");
    let mut tables = open(File::open(data).expect("the file"), Limits::import()).expect("a table");
    let mut reader = Reader::open(&mut tables, &map, date(2026, 11, 30)).expect("the columns");
    let mut whole = Whole::default();
    while let Some(found) = reader.next_seen().expect("a row") {
        match found.seen {
            Ok(Seen::Deal(deal)) => whole.deals.push(*deal),
            Ok(Seen::Spend(spend)) => whole.spend.push(*spend),
            Ok(other) => panic!("{other:?}"),
            Err(rejects) => whole.rejects.push(rejects),
        }
    }
    whole
}

/// Rejected rows by the first of these codes that each has.
fn n_by_code(rejects: &[Vec<Reject>]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for row in rejects {
        let codes: BTreeSet<&str> = row.iter().map(|reject| reject.code.code()).collect();
        let order = ["missing_created", "missing_person", "missing_closed", "closed_before_created"];
        let first = order.into_iter().find(|code| codes.contains(code));
        *counts.entry(first.unwrap_or_else(|| row[0].code.code())).or_default() += 1;
    }
    counts
}

#[test]
fn the_school_rejects_what_an_honest_import_rejects() {
    let Some(path) = shared("school/deals.csv") else { return };
    let whole = whole(&path, "school.toml");
    let expected = BTreeMap::from([("missing_person", 29), ("missing_closed", 1_660), ("closed_before_created", 24)]);
    assert_eq!(n_by_code(&whole.rejects), expected);
    let n_of = |outcome| whole.deals.iter().filter(|deal| deal.outcome == outcome).count();
    assert_eq!([Outcome::Won, Outcome::Lost, Outcome::Open].map(n_of), [347, 9_390, 3_403]);
    assert!(whole.deals.iter().all(|deal| deal.closed.is_none_or(|closed| deal.created <= closed)));
    let won = whole.deals.iter().filter(|deal| deal.outcome == Outcome::Won).filter_map(|deal| deal.amount.as_ref());
    assert_eq!(won.map(|amount| amount.money.minor()).sum::<i64>(), 204_090_000);
}

#[test]
fn what_the_school_spent_is_added_up_by_day_and_source() {
    let Some(path) = shared("school/spend.csv") else { return };
    let whole = whole(&path, "school_spend.toml");
    assert!(whole.rejects.is_empty(), "{:?}", whole.rejects.first());
    let days: BTreeSet<_> = whole.spend.iter().map(|spend| (spend.on, &spend.source)).collect();
    assert_eq!(days.len(), whole.spend.len());
    assert!(0 < whole.spend.iter().map(|spend| spend.amount.money.minor()).sum::<i64>());
}

#[test]
fn nothing_of_maven_is_rejected_and_one_product_has_one_name() {
    let Some(path) = shared("maven/sales_pipeline.csv") else { return };
    let whole = whole(&path, "maven.toml");
    assert_eq!((whole.deals.len(), whole.rejects.len()), (7_135, 0));
    let n_of = |outcome| whole.deals.iter().filter(|deal| deal.outcome == outcome).count();
    assert_eq!([Outcome::Won, Outcome::Lost, Outcome::Open].map(n_of), [3_042, 1_684, 2_409]);
    let lines: BTreeSet<&str> = whole.deals.iter().filter_map(|deal| deal.line.as_deref()).collect();
    assert!(lines.contains("GTX Pro") && !lines.contains("GTXPro") && lines.len() == 7);
    let first = whole.deals.iter().find(|deal| deal.id == "1C1I7A6R").expect("the first deal");
    assert_eq!(first.created, date(2016, 10, 20).at(0, 0, 0, 0));
}

/// What is recognised of a file without any map.
fn guess(data: &Path) -> Guess {
    let mut tables = open(File::open(data).expect("the file"), Limits::import()).expect("a table");
    recognise(&mut tables).expect("sound")
}

/// What the headers alone give, beside the map that a person wrote.
fn taken(guess: &Guess, field: Field) -> Option<Column> {
    guess.map.as_ref().and_then(|map| map.columns.get(&field).cloned())
}

#[test]
fn the_school_is_recognised_by_its_headers_and_its_values() {
    let Some(path) = shared("school/deals.csv") else { return };
    let guess = guess(&path);
    assert_eq!((guess.profile, guess.header_line, guess.n_rows), (Profile::Table(RowsOf::Deals), 1, 14_853));
    for (field, header) in [
        (Field::Id, "Id"),
        (Field::Person, "Deal Owner Name"),
        (Field::Closed, "Closing Date"),
        (Field::Created, "Created Time"),
        (Field::Amount, "Offer Total Amount"),
        (Field::Source, "Source"),
        (Field::LossReason, "Lost Reason"),
        (Field::Line, "Product"),
    ] {
        assert_eq!(taken(&guess, field), Some(Column::named(header)));
    }
    let map = guess.map.as_ref().expect("a map");
    assert_eq!((map.dates, map.currency), (Some(DateOrder::Dmy), "EUR".parse().ok()));
    assert_eq!((guess.people.values.len(), guess.loss_reasons.values.len()), (27, 21));
    let unknown = guess.questions.iter().find_map(|question| match question {
        Question::UnknownStages { stages } => Some(stages.len()),
        _ => None,
    });
    assert_eq!(unknown, Some(6));
}

#[test]
fn maven_is_recognised_and_its_months_stand_in_front() {
    let Some(path) = shared("maven/sales_pipeline.csv") else { return };
    let guess = guess(&path);
    let map = guess.map.as_ref().expect("a map");
    assert_eq!((guess.profile, map.dates), (Profile::Table(RowsOf::Deals), Some(DateOrder::Mdy)));
    let written = ImportMap::read(&fs::read_to_string(maps().join("maven.toml")).expect("a map")).expect("a sound map");
    assert_eq!(map.columns, written.columns);
    let codes: Vec<&str> = guess.questions.iter().map(Question::code).collect();
    assert_eq!(codes, ["no_currency", "unknown_stages"]);
}

#[test]
fn every_map_of_the_examples_reads_and_writes() {
    let files = fs::read_dir(maps()).expect("the folder").map(|file| file.expect("a file").path());
    let texts: Vec<String> = files.map(|path| fs::read_to_string(path).expect("a map")).collect();
    assert_eq!(texts.len(), 8);
    for text in texts {
        let map = ImportMap::read(&text).expect("a sound map");
        assert_eq!(ImportMap::read(&map.written()), Ok(map));
    }
}
