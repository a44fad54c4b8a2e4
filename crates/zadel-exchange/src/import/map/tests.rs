use proptest::prelude::*;

use super::*;
use crate::plan_file::problem::position;

/// A map's text with the least that is needed, and more lines below.
fn with(more: &str) -> String {
    format!("of = \"deals\"\nfeed = \"CRM\"\n{more}\n[columns]\nid = \"ID\"\ncreated = \"Created\"\n")
}

fn fault(text: &str) -> (&'static str, String, (usize, usize)) {
    let problem = ImportMap::read(text).expect_err(text);
    (problem.fault.code(), problem.path, position(text, problem.span.start))
}

#[test]
fn a_map_says_all_that_a_file_means() {
    let text = include_str!("../../../../../examples/maps/bitrix24_deals.toml");
    let map = ImportMap::read(text).expect("an example");
    assert_eq!(map.columns[&Field::Client], Column::Named { header: "Компания".to_owned(), n: 1 });
    assert_eq!(map.meaning_of(Some("Опт"), "Новая"), Some(StageMeaning::Stage(Stage::Qualified)));
    assert_eq!(map.meaning_of(Some("Розница"), "новая "), Some(StageMeaning::Stage(Stage::Lead)));
    assert_eq!(map.meaning_of(None, "Никогда не было"), None);
}

#[test]
fn a_fault_has_its_code_and_its_place() {
    let cases: [(&str, &str, &str, (usize, usize)); 22] = [
        ("of = deals", "bad_toml", "", (1, 6)),
        ("feed = \"CRM\"", "missing_key", "of", (1, 1)),
        ("of = \"deal\"", "unknown_word", "of", (1, 6)),
        ("of = \"deals\"\nfeed = \"\"", "bad_name", "feed", (2, 8)),
        ("of = \"deals\"\nfeed = \"CRM\"\n[columns]\nid = \"ID\"", "missing_key", "columns.created", (3, 1)),
        (&with("data = 1"), "unknown_key", "data", (3, 1)),
        (&with("dates = \"dmy\""), "unknown_word", "dates", (3, 9)),
        (&with("currency = \"руб\""), "bad_currency", "currency", (3, 12)),
        (&with("offset = \"3\""), "bad_offset", "offset", (3, 10)),
        (&(with("") + "[rates]\nusd = \"90\""), "bad_currency", "rates.usd", (8, 1)),
        (&(with("") + "[rates]\nUSD = \"0\""), "bad_rate", "rates.USD", (8, 7)),
        (&with("amounts_in = 100"), "unknown_word", "amounts_in", (3, 14)),
        (&with("amounts_in = \"1000\""), "wrong_type", "amounts_in", (3, 14)),
        (&with("header_line = -1"), "wrong_type", "header_line", (3, 15)),
        (&with("stages = \"no\""), "wrong_type", "stages", (3, 10)),
        (&(with("") + "titel = \"T\""), "unknown_key", "columns.titel", (7, 1)),
        (&(with("") + "title = 5"), "wrong_type", "columns.title", (7, 9)),
        (&(with("") + "title = [\"a\", \"b\"]"), "wrong_type", "columns.title", (7, 9)),
        (&(with("") + "title = { column = 0 }"), "bad_column", "columns.title.column", (7, 20)),
        (&(with("") + "title = { header = \"T\", n = 0 }"), "bad_column", "columns.title", (7, 9)),
        (&(with("") + "[stages]\n\"В работе\" = \"opened\""), "unknown_word", "stages.В работе", (8, 14)),
        (&(with("") + "[dates_of_stages]\nmeetings = \"M\""), "unknown_word", "dates_of_stages.meetings", (8, 1)),
    ];
    for (text, code, path, place) in cases {
        assert_eq!(fault(text), (code, path.to_owned(), place), "{text}");
    }
    let nearest = |text: &str| match ImportMap::read(text).map_err(|problem| problem.fault) {
        Err(MapFault::UnknownKey { nearest, .. }) => nearest,
        other => panic!("{other:?}"),
    };
    assert_eq!(nearest(&(with("") + "titel = \"T\"")), Some("title"));
    assert_eq!(
        ImportMap::read(&"#".repeat(ImportMap::MOST_BYTES + 1)).map_err(|p| p.fault.code()),
        Err("file_too_large")
    );
}

#[test]
fn a_column_is_named_by_its_header_or_its_place() {
    let map = ImportMap::read(&(with("") + "title = { column = 7 }\nsource = { header = \"Источник\", n = 2 }"))
        .expect("a map");
    assert_eq!(map.columns[&Field::Title], Column::At(6));
    assert_eq!(map.columns[&Field::Source], Column::Named { header: "Источник".to_owned(), n: 2 });
    let text = with("").replace("\"ID\"", "[\"Name\", { column = \"AA\" }]");
    let id = Column::Several(vec![Column::named("Name"), Column::At(26)]);
    assert_eq!(ImportMap::read(&text).expect("a map").columns[&Field::Id], id);
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Zа-яё0-9 /\"\\\\.#=\\[\\]]{1,12}[a-z]", "[a-z\n\t]{0,3}x", "\\PC{0,6}z"]
        .prop_filter("a name", |name| crate::name::read_name(name) == Some(name.as_str()))
}

fn any_column() -> impl Strategy<Value = Column> {
    let named = (any_name(), 1_u32..4).prop_map(|(header, n)| Column::Named { header, n });
    prop_oneof![named, (0_usize..16_384).prop_map(Column::At)]
}

fn any_names() -> impl Strategy<Value = BTreeMap<String, String>> {
    proptest::collection::btree_map("[\\PC\n\"]{0,8}", prop_oneof![any_name(), Just(String::new())], 0..4)
}

fn any_columns(of: RowsOf) -> impl Strategy<Value = BTreeMap<Field, Column>> {
    let id = prop_oneof![any_column(), proptest::collection::vec(any_column(), 1..4).prop_map(Column::Several)];
    (proptest::collection::vec(proptest::option::of(any_column()), of.fields().len()), any_column(), id).prop_map(
        move |(columns, other, id)| {
            let mut map = BTreeMap::new();
            for (field, column) in of.fields().iter().zip(columns) {
                let needed = of.required().contains(field).then(|| other.clone());
                map.extend(column.or(needed).map(|column| (*field, column)));
            }
            if let Some(column) = map.get_mut(&Field::Id) {
                *column = id;
            }
            map
        },
    )
}

fn any_map() -> impl Strategy<Value = ImportMap> {
    let meaning =
        proptest::sample::select(vec![StageMeaning::Open, StageMeaning::Lost, StageMeaning::Stage(Stage::Won)]);
    let stages = proptest::collection::btree_map(any_name(), meaning, 0..4);
    let actions = proptest::collection::btree_map(any_name(), proptest::sample::select(&Action::ALL[..]), 0..3);
    let dates = proptest::collection::btree_map(proptest::sample::select(&Stage::ALL[..]), any_column(), 0..3);
    let head = (
        any_name(),
        proptest::option::of(any_name()),
        proptest::option::of(0_u64..30),
        proptest::option::of(proptest::sample::select(&DateOrder::ALL[..])),
        proptest::option::of(-720_i16..=840),
        proptest::sample::select(&Unit::ALL[..]),
        proptest::sample::select(&RepeatedIds::ALL[..]),
        proptest::option::of(proptest::sample::select(&Action::ALL[..])),
    );
    let names = (any_names(), any_names(), any_names(), any_names());
    let of = proptest::sample::select(&RowsOf::ALL[..]);
    let columns = of.prop_flat_map(|of| (Just(of), any_columns(of)));
    (columns, head, stages, actions, dates, names).prop_map(
        |((of, columns), head, stages, actions, dates_of_stages, names)| ImportMap {
            of,
            feed: head.0,
            sheet: head.1,
            header_line: head.2,
            dates: head.3,
            offset: head.4.map(Offset::of_minutes),
            currency: Some(Currency::RUB),
            rates: BTreeMap::from([("USD".parse().expect("a code"), "92.505".parse().expect("a rate"))]),
            amounts_in: head.5,
            repeated_ids: head.6,
            action: head.7.or(Some(Action::Call)),
            columns,
            dates_of_stages,
            stages,
            actions,
            people: names.0,
            sources: names.1,
            lines: names.2,
            loss_reasons: names.3,
        },
    )
}

proptest! {
    #[test]
    fn a_written_map_reads_as_the_same_map(map in any_map()) {
        let written = map.written();
        prop_assert_eq!(ImportMap::read(&written), Ok(map), "{}", written);
    }

    #[test]
    fn any_text_is_a_map_or_has_a_fault_in_it(text in "(of|feed|columns|=|\"|\\[|\\]|\n| |\\{|\\}|[a-z]){0,40}") {
        if let Err(problem) = ImportMap::read(&text) {
            prop_assert!(problem.span.end <= text.len() && problem.span.start <= problem.span.end);
        }
    }
}
