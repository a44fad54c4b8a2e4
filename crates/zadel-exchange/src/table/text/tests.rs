use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};
use proptest::prelude::*;

use super::*;
use crate::table::tests::{Table, read};
use crate::table::{Bound, open};

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes, 0).expect("a text").into_iter().map(|(_, cells)| cells).collect()
}

fn table(rows: &[(u64, &[&str])]) -> Table {
    rows.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect()
}

fn format(bytes: &[u8]) -> (&'static str, char) {
    match open(Cursor::new(bytes), Limits::import()).expect("a text").format() {
        Format::Delimited { encoding, delimiter } => (encoding, *delimiter),
        other => panic!("no text: {other:?}"),
    }
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

/// As programs save a text: each with the name of the encoding.
fn saved(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let marked = format!("\u{feff}{text}");
    vec![
        (UTF_8.name(), text.into()),
        (UTF_8.name(), marked.clone().into()),
        (UTF_16LE.name(), utf_16(text, u16::to_le_bytes)),
        (UTF_16LE.name(), utf_16(&marked, u16::to_le_bytes)),
        (UTF_16BE.name(), utf_16(text, u16::to_be_bytes)),
        (UTF_16BE.name(), utf_16(&marked, u16::to_be_bytes)),
        (WINDOWS_1251.name(), WINDOWS_1251.encode(text).0.into_owned()),
    ]
}

#[test]
fn any_encoding_and_any_sign_give_the_same_table() {
    let expected = [["Имя", "окт"], ["Анна", "1\u{a0}234,56"], ["Пётр", "7"]];
    for sign in [';', '\t', ',', '|'] {
        for line_end in ["\r\n", "\n", "\r"] {
            let text = format!("Имя{sign}окт{line_end}Анна{sign}\"1\u{a0}234,56\"{line_end}Пётр{sign}7");
            for (encoding, bytes) in saved(&text) {
                assert_eq!(cells(&bytes), expected, "{encoding} {sign:?} {line_end:?}");
                assert_eq!(format(&bytes), (encoding, sign));
            }
        }
    }
}

#[test]
fn an_export_of_bitrix24_is_read_with_the_empty_column_at_its_end() {
    let read = read(include_bytes!("../golden/bitrix24.csv"), 0);
    let expected = table(&[
        (1, &["ID", "Название сделки", "Сумма", "Дата создания", ""]),
        (2, &["7", "Окна \"Свет\"; двери", "120000.00", "05.10.2026 09:30:00", ""]),
        (3, &["8", "Монтаж\nи выезд", "1 500,50", "06.10.2026", ""]),
        (5, &["9", "=1+1", "", "", ""]),
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn lines_count_as_a_person_sees_them() {
    let expected = table(&[(3, &["a", "b"]), (5, &["c"]), (6, &["x\r\ny", ""]), (8, &["d"])]);
    assert_eq!(read(b"sep=,\r\n\r\na,b\r\n\r\nc\r\n\"x\r\ny\",\r\nd", 0), Ok(expected));
    assert_eq!(read(b"\n\na\rb\n\rc\r\n\r\nd", 0), Ok(table(&[(3, &["a"]), (4, &["b"]), (6, &["c"]), (8, &["d"])])));
}

#[test]
fn a_line_may_say_the_delimiter() {
    assert_eq!(format(b"sep=,\na;b,c;d\n"), ("UTF-8", ','));
    assert_eq!(format(b"\"sep=\t\"\na;b\tc\n"), ("UTF-8", '\t'));
    assert_eq!(cells(b"sep=^\na;b^c\n"), [["a;b", "c"]]);
    // Nobody divides by a letter: it is a cell.
    assert_eq!(cells("sep=й\na\n".as_bytes()), [["sep=й"], ["a"]]);
}

#[test]
fn commas_in_amounts_and_names_divide_nothing() {
    let sniffed = |text: &str| format(text.as_bytes()).1;
    assert_eq!(sniffed("Имя;Сумма\nАнна;1,5\nПётр;2,5\n"), ';');
    assert_eq!(sniffed("1,5;2,5\n3,5;4,5\n"), ';');
    assert_eq!(sniffed("Имя\tСумма\nКим, Вера\t1,5\nКим, Анна\t2,5\n"), '\t');
    assert_eq!(sniffed("name,note\nAnna,\"a;b\"\nBoris,\"c;d\"\n"), ',');
    assert_eq!(sniffed("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n"), ',');
    assert_eq!(sniffed("План продаж, IV квартал\n\na|b|c\n1|2,5|3\n"), '|');
    assert_eq!(sniffed("alone\n"), ';');
    assert_eq!(sniffed("Сумма\n1,5\n2,5\n"), ';');
    assert_eq!(sniffed("Отчёт\nимя,сумма\nАнна,7\n"), ',');
    assert_eq!(sniffed("1,2\n3,4\n"), ',');
}

#[test]
fn a_text_that_looks_like_a_formula_stays_a_text() {
    assert_eq!(cells(b"=1+1;+7;-5;@SUM(A1)\n"), [["=1+1", "+7", "-5", "@SUM(A1)"]]);
}

#[test]
fn quotes_are_read_as_spreadsheets_do() {
    assert_eq!(cells(b"\"\"\"a\"\"\";b\"c\";\"d\"e;\"\"\n"), [["\"a\"", "b\"c\"", "de", ""]]);
    assert_eq!(read(b"a;b\nc;\"d\ne", 0), Err(TableError::OpenQuote { line: 2 }));
    assert_eq!(read(b"a;b\nc;\"d\"\"", 0), Err(TableError::OpenQuote { line: 2 }));
}

#[test]
fn a_damaged_byte_is_told_with_its_line_and_nothing_is_replaced() {
    let with = |bytes: &[u8]| ["Имя;Сумма\nАнна;5\n".as_bytes(), bytes, b"\nc;7\n"].concat();
    assert_eq!(read(&with(b"\xff;6"), 0), Err(TableError::BadByte { line: 3 }));
    assert_eq!(read(&with(b"b\0;6"), 0), Err(TableError::NotATable));
    let late = [&b"a;b\n".repeat(100_000)[..], b"\0"].concat();
    assert_eq!(read(&late, 0), Err(TableError::BadByte { line: 100_001 }));
    // Half a letter at the end: cut off. As the only letter beyond ASCII, it is one of CP1251.
    assert_eq!(read(&"Имя;Сумма\nЯ".as_bytes()[..19], 0), Err(TableError::BadByte { line: 2 }));
    assert_eq!(cells(b"a;\xdf"), [["a", "Я"]]);
    let mut odd = utf_16("\u{feff}a;b\n", u16::to_le_bytes);
    odd.push(0x20);
    assert_eq!(read(&odd, 0), Err(TableError::BadByte { line: 2 }));
}

#[test]
fn two_bytes_a_letter_are_known_without_a_mark_whatever_the_letters() {
    let text = "Наименование\tОтветственный\nОкна и двери\tИванова\n";
    let expected = [["Наименование", "Ответственный"], ["Окна и двери", "Иванова"]];
    assert_eq!(cells(&utf_16(text, u16::to_le_bytes)), expected);
    assert_eq!(cells(&utf_16(text, u16::to_be_bytes)), expected);
}

#[test]
fn a_late_letter_decides_about_the_whole_text() {
    let ascii = "a;b\n".repeat(60_000);
    let rows = cells(&[ascii.as_bytes(), &WINDOWS_1251.encode("Анна;5\n").0].concat());
    assert_eq!(rows.last().map(|row| row[0].as_str()), Some("Анна"));
    let rows = cells(&[ascii.as_bytes(), "Анна;5\n".as_bytes()].concat());
    assert_eq!(rows.last().map(|row| row[0].as_str()), Some("Анна"));
}

#[test]
fn what_goes_on_without_end_is_refused_with_its_line() {
    let too_large = |bound, line| Err(TableError::TooLarge { bound, line: Some(line) });
    let head = b"a;b\n".to_vec();
    let with = |rest: Vec<u8>| [head.clone(), rest].concat();
    assert_eq!(read(&with(b"x".repeat(2 << 20)), 0), too_large(Bound::Cell, 2));
    assert_eq!(read(&with(b";".repeat(5_000)), 0), too_large(Bound::Columns, 2));
    assert_eq!(read(&with([&b"x".repeat(1 << 20)[..], b";"].concat().repeat(5)), 0), too_large(Bound::Row, 2));
    let mut few = open(Cursor::new("a\nb\nc\n"), Limits { n_rows: 2, ..Limits::import() }).expect("a text");
    let mut rows = few.rows(0).expect("rows");
    assert!(rows.next_row().is_ok() && rows.next_row().is_ok());
    assert_eq!(rows.next_row().err(), too_large(Bound::Rows, 3).err());
    assert!(rows.next_row().is_ok_and(|row| row.is_none()));
}

fn any_cell() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["a", "Я", "ё", "7", ",", ";", "\t", "|", "\"", "\n", "\r", " ", "=", "«", "€", "№"]),
        0..6,
    )
    .prop_map(|letters| letters.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 3), 1..8),
        delimiter in prop::sample::select(b";,\t|".to_vec()),
        is_always_quoted in any::<bool>(),
        is_said in any::<bool>(),
    ) {
        let style = if is_always_quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).from_writer(Vec::new());
        // A first row that leaves no doubt about the delimiter, and two that leave none about the encoding.
        let header = ["Дата создания", "Anna", "Сумма"].map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> = [vec![header.clone(), header.clone(), header], rows].concat();
        let said = if is_said { format!("sep={}\n", char::from(delimiter)) } else { String::new() };
        rows.iter().for_each(|row| writer.write_record(row).expect("a row"));
        let text = String::from_utf8(writer.into_inner().expect("a text")).expect("letters");
        for (encoding, bytes) in saved(&format!("{said}{text}")) {
            prop_assert_eq!(cells(&bytes), rows.clone(), "{}", encoding);
        }
    }

    #[test]
    fn what_is_cut_off_is_read_to_its_last_row_or_refused(at in any::<prop::sample::Index>()) {
        let whole = include_bytes!("../golden/bitrix24.csv");
        let read = read(&whole[..at.index(whole.len())], 0);
        prop_assert!(read.is_err() || read.is_ok_and(|rows| rows.len() <= 4));
    }
}
