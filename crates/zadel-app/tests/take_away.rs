//! A plan taken away: nobody's text becomes a formula, and what is written is what was worked out.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use zadel_app::plans::Meaning;
use zadel_app::take_away::{TakenAs, bytes_of, sheets_of};
use zadel_exchange::name::read_name;
use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_exchange::workbook::{Content, Value};
use zadel_texts::{Language, Texts};

const TEAM: &str = include_str!("../../../examples/team.toml");
const CONFLICT: &str = include_str!("../../../examples/conflict_profit.toml");

fn meaning_of(document: &PlanDocument) -> Meaning {
    Meaning::of(document.plan_on(date(2026, 11, 23)).expect("a plan")).expect("in range")
}

/// The example with people and sources, with one name everywhere.
fn named(name: &str) -> Meaning {
    let (mut document, _) = PlanDocument::of_toml(TEAM).expect("the example");
    for path in ["line[0].name", "line[0].stage[0].name", "rep[0].name", "source[0].name", "line[1].stage[0].expert"] {
        let place: Place = path.parse().expect("a place");
        document.set(&place, Some(name)).expect("a name");
    }
    meaning_of(&document)
}

fn opened(name: &str, meaning: &Meaning) -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = bytes_of(name, meaning, TakenAs::Workbook, &Texts::of(Language::En)).expect("a workbook");
    Xlsx::new(Cursor::new(bytes)).expect("it can be read")
}

fn formulas(workbook: &mut Xlsx<Cursor<Vec<u8>>>) -> Vec<String> {
    let names = workbook.sheet_names().clone();
    let of_sheet = |name: &String| {
        let range = workbook.worksheet_formula(name).expect("a sheet");
        range.cells().map(|(_, _, formula)| formula.clone()).filter(|formula| !formula.is_empty()).collect::<Vec<_>>()
    };
    names.iter().flat_map(of_sheet).collect()
}

/// How often a text stands in a cell as a text.
fn n_texts(workbook: &mut Xlsx<Cursor<Vec<u8>>>, text: &str) -> usize {
    let names = workbook.sheet_names().clone();
    let of_sheet = |name: &String| {
        let range = workbook.worksheet_range(name).expect("a sheet");
        range.cells().filter(|(_, _, cell)| matches!(cell, Data::String(cell) if cell == text)).count()
    };
    names.iter().map(of_sheet).sum()
}

fn assert_a_text(name: &str) {
    let mut workbook = opened(name, &named(name));
    let mut plain = opened("Plain", &named("Plain"));
    assert_eq!(formulas(&mut workbook), formulas(&mut plain), "{name:?}");
    assert_eq!(n_texts(&mut workbook, name), n_texts(&mut plain, "Plain"), "{name:?}");
}

#[test]
fn a_name_that_looks_like_a_formula_stays_a_text() {
    for name in
        ["=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "{=1}", "1e9", "TRUE", "2026-12-01", "'=1", "100%"]
    {
        assert_a_text(name);
    }
}

/// A case is two workbooks, written and read: as many as say something, however many the other properties get.
#[test]
fn any_name_stays_a_text() {
    const CASES: u32 = 64;
    let mut runner = TestRunner::new(ProptestConfig { cases: CASES, ..ProptestConfig::default() });
    let property = |(sign, rest): (String, String)| {
        let text = sign + &rest;
        // The file format has no room for two code points that are no characters.
        prop_assume!(!text.contains(['\u{fffe}', '\u{ffff}']) && !text.contains("_x"));
        if let Some(name) = read_name(&text) {
            assert_a_text(name);
        }
        Ok(())
    };
    runner.run(&("[=+@-]?", any::<String>()), property).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn without_being_worked_out_anew_every_formula_shows_our_number() {
    let meaning = named("Plain");
    let mut workbook = opened("Plain", &meaning);
    let mut n = 0;
    for sheet in sheets_of("Plain", &meaning, &Texts::of(Language::En)).expect("in range") {
        let range = workbook.worksheet_range(&sheet.name).expect("a sheet");
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                let Content::Formula(formula, value) = &cell.content else { continue };
                let shown = range.get_value((row, column)).and_then(calamine::DataType::as_f64);
                let shown = shown.or_else(|| match range.get_value((row, column)) {
                    Some(Data::DateTime(time)) => Some(time.as_f64()),
                    _ => None,
                });
                assert_eq!(shown, Some(value.number(2)), "{} R{row}C{column} ={formula}", sheet.name);
                n += 1;
            }
        }
    }
    assert!(100 < n, "{n}");
}

#[test]
fn a_plan_that_contradicts_itself_leaves_with_its_pins_and_without_formulas() {
    let (document, _) = PlanDocument::of_toml(CONFLICT).expect("the example");
    let meaning = meaning_of(&document);
    let sheets = sheets_of("Conflict", &meaning, &Texts::of(Language::En)).expect("in range");
    let cells = || sheets[0].rows.iter().flatten();
    assert!(cells().any(|cell| cell.content == Content::Value(Value::Fits(false))));
    assert!(cells().any(|cell| cell.look.is_input && cell.content == Content::Value(Value::Count(14))));
    let open = cells().filter(|cell| cell.look.is_open).count();
    assert!(5 <= open, "{open}");
}

#[test]
fn a_table_is_written_as_spreadsheets_of_the_language_read_it() {
    let (mut document, _) = PlanDocument::of_toml(TEAM).expect("the example");
    let place: Place = "line[0].check".parse().expect("a place");
    document.set(&place, Some("199 999,50")).expect("money");
    let name: Place = "line[0].name".parse().expect("a place");
    document.set(&name, Some("=HYPERLINK(\"x\";\"y\")")).expect("a name");
    let meaning = meaning_of(&document);
    let table = |language| {
        let bytes = bytes_of("Plan", &meaning, TakenAs::Table, &Texts::of(language)).expect("a table");
        String::from_utf8(bytes).expect("UTF-8")
    };
    let (ru, en) = (table(Language::Ru), table(Language::En));
    assert!(ru.starts_with("\u{feff}Plan;") && en.starts_with("\u{feff}Plan,"));
    assert!(ru.contains(";199999,5;") && en.contains(",199999.5,"), "{ru}\n{en}");
    assert!(ru.contains("\r\n\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\";"), "{ru}");
    assert!(ru.lines().all(|line| !line.starts_with('=') && !line.contains(";=")), "{ru}");
}
