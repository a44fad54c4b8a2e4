use jiff::civil::date;
use proptest::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, XlsxError};
use zadel_exchange::table::{Bound, Format as FileFormat, Limits, TableError, open};

use super::archive::{Part, deflated, part, sheet, stored, workbook};
use super::{WORKBOOKS, read};

/// As Excel writes it: every kind of cell, a hidden sheet among others.
fn deals() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same bytes whenever it is written.
    let written = ExcelDateTime::from_ymd(2026, 10, 5)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Сделки & счета")?;
    for (column, head) in (0..).zip(["Название", "Сумма", "Скидка", "Создана", "Закрыта", "Вид"])
    {
        sheet.write(0, column, head)?;
    }
    let (day, time) = (Format::new().set_num_format("dd.mm.yyyy"), Format::new().set_num_format("dd.mm.yyyy hh:mm"));
    sheet.write(2, 0, "Окна <\"Свет\"> & двери\nи выезд")?;
    sheet.write(2, 1, 1_234.56)?;
    sheet.write_with_format(2, 2, 0.3, &Format::new().set_num_format("0.0%"))?;
    sheet.write_with_format(2, 3, ExcelDateTime::from_ymd(2026, 10, 5)?.and_hms(9, 30, 0)?, &time)?;
    sheet.write(2, 4, true)?;
    sheet.write(2, 5, Formula::new("=1/0").set_result("#DIV/0!"))?;
    sheet.write(3, 0, Formula::new("=\"a\"&\"b\"").set_result("ab"))?;
    sheet.write(3, 1, "=1+1")?;
    sheet.write_with_format(3, 3, ExcelDateTime::from_ymd(1900, 1, 1)?, &day)?;
    sheet.write(3, 5, "_x000D_")?;
    let hidden = workbook.add_worksheet();
    hidden.set_name("Скрытый")?.set_hidden(true);
    hidden.write(0, 0, "secret")?;
    workbook.add_worksheet().set_name("Второй")?.write(0, 0, "Название")?;
    workbook.save_to_buffer()
}

/// As other programs write it: tags with a prefix, texts within cells, places left out, days of the other epoch.
fn by_hand() -> Vec<Part> {
    let rows = "<x:row><x:c t=\"inlineStr\"><x:is><x:t>Имя</x:t></x:is></x:c><x:c t=\"inlineStr\"><x:is><x:r><x:t>Да</x:t></x:r>\
        <x:r><x:t xml:space=\"preserve\">та </x:t></x:r><x:rPh><x:t>slower</x:t></x:rPh></x:is></x:c></x:row>\
        <x:row r=\"4\"><x:c r=\"B4\" s=\"1\"><x:v>44838</x:v></x:c><x:c r=\"A4\" t=\"s\"><x:v>1</x:v></x:c>\
        <x:c r=\"D4\" t=\"d\"><x:v>2026-10-05T09:30:00</x:v></x:c><x:c t=\"b\"><x:v>0</x:v></x:c></x:row>\
        <x:row><x:c t=\"str\"><x:f>A1</x:f><x:v>a_x000D_&#10;b</x:v></x:c><x:c s=\"1\"><x:v>0.5</x:v></x:c>\
        <x:c><x:v>soon</x:v></x:c><x:c t=\"e\"><x:v>#REF!</x:v></x:c><x:c><x:v> 1.5E3 </x:v></x:c></x:row>";
    let texts = "<x:sst count=\"9\" uniqueCount=\"99999999999\"><x:si><x:t>a</x:t></x:si><x:si><x:r><x:t>Ан</x:t></x:r>\
        <x:r><x:t><![CDATA[на <]]></x:t></x:r></x:si></x:sst>";
    let mut parts = workbook(
        format!(
            "<?xml version=\"1.0\"?><!-- by hand --><x:worksheet><x:dimension ref=\"A1:XFD1048576\"/><x:sheetData>{rows}</x:sheetData></x:worksheet>"
        ),
        texts,
    );
    let root =
        "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"a &amp; b\" r:id=\"r0\"/></sheets></workbook>";
    parts[1] = part("XL\\Workbook.xml", root);
    parts
}

#[test]
fn the_golden_workbooks_are_written_here() {
    let written = [deals().expect("a workbook"), deflated(&by_hand())];
    for ((bytes, golden), name) in written.iter().zip(WORKBOOKS).zip(["deals", "by-hand"]) {
        if std::env::var_os("WRITE_GOLDEN").is_some() {
            let path = format!("{}/src/table/golden/{name}.xlsx", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, bytes).expect("a file");
        } else {
            assert_eq!(read(bytes, 0), read(golden, 0), "{name}: write it again with WRITE_GOLDEN=1");
        }
    }
}

#[test]
fn a_workbook_of_excel_is_read_with_every_kind_of_cell() {
    let mut tables = open(std::io::Cursor::new(WORKBOOKS[0]), Limits::import()).expect("a workbook");
    assert_eq!((tables.format(), tables.sheets().len()), (&FileFormat::Workbook, 2));
    assert_eq!(tables.sheets(), ["Сделки & счета", "Второй"]);
    assert!(tables.rows(1).is_ok());
    let rows = read(WORKBOOKS[0], 0).expect("rows");
    assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
    let moment = |day: jiff::civil::Date, hour, minute| format!("Moment({:?})", day.at(hour, minute, 0, 0));
    let expected = [
        "Окна <\"Свет\"> & двери\nи выезд".to_owned(),
        "Number(1234.56)".to_owned(),
        "Percent(0.3)".to_owned(),
        moment(date(2026, 10, 5), 9, 30),
        "Truth(true)".to_owned(),
        "Fault(\"#DIV/0!\")".to_owned(),
    ];
    assert_eq!(rows[1].1, expected);
    assert_eq!(rows[2].1, ["ab", "=1+1", "", &moment(date(1900, 1, 1), 0, 0), "", "_x000D_"]);
    assert_eq!(read(WORKBOOKS[0], 1), Ok(vec![(1, vec!["Название".to_owned()])]));
}

#[test]
fn a_workbook_of_other_programs_is_read_too() {
    let moment = |hour, minute| format!("Moment({:?})", date(2026, 10, 5).at(hour, minute, 0, 0));
    let rows = read(WORKBOOKS[1], 0).expect("rows");
    assert_eq!(rows[0], (1, vec!["Имя".to_owned(), "Дата ".to_owned()]));
    let expected = ["Анна <", &moment(0, 0), "", &moment(9, 30), "Truth(false)"];
    assert_eq!((rows[1].0, rows[1].1.as_slice()), (4, expected.map(str::to_owned).as_slice()));
    assert_eq!(rows[2].1, ["a\r\nb", "Number(0.5)", "soon", "Fault(\"#REF!\")", "Number(1500.0)"]);
    assert_eq!(read(&stored(&by_hand()), 0), Ok(rows));
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let of_office = |kind: &str| {
        stored(&[part("mimetype", format!("application/vnd.oasis.opendocument.{kind}")), part("content.xml", "<a/>")])
    };
    let mut binary = by_hand();
    binary[1].0 = "xl/workbook.bin".to_owned();
    let mut letter = by_hand();
    letter[1].1 = b"<w:document/>".to_vec();
    let mut locked = stored(&by_hand());
    let entry = locked.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    locked[entry + 8] = 1;
    let compound = |stream: &str| {
        let mut bytes = vec![0; 2048];
        bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
        bytes.splice(1024..1024, stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let cases = [
        (of_office("spreadsheet"), TableError::OpenDocument),
        (stored(&binary), TableError::BinaryWorkbook),
        (stored(&letter), TableError::OtherArchive),
        (stored(&[part("photo.jpg", "x")]), TableError::OtherArchive),
        (stored(&[]), TableError::OtherArchive),
        (b"PK\x03\x04 and nothing else".to_vec(), TableError::Broken { line: None }),
        (locked, TableError::Locked),
        (compound("Workbook"), TableError::OldWorkbook),
        (compound("EncryptedPackage"), TableError::Locked),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(&bytes, 0), Err(expected));
    }
}

#[test]
fn what_is_damaged_is_told_with_its_line() {
    let read_rows = |rows: &str| read(&stored(&workbook(sheet(rows), "<sst/>")), 0);
    let broken = |line| Err(TableError::Broken { line });
    let good = "<row r=\"5\"><c><v>1</v></c></row>";
    assert_eq!(read_rows(&format!("{good}<row r=\"7\"><c t=\"s\"><v>0</v></c></row>")), broken(Some(7)));
    assert_eq!(read_rows(&format!("{good}<row r=\"5\"/>")), broken(Some(5)));
    assert_eq!(read_rows(&format!("{good}<row><c><v>1</w></c></row>")), broken(Some(6)));
    assert_eq!(read_rows(&format!("{good}<row><c r=\"XFE6\"/></row>")), broken(Some(6)));
    assert_eq!(read_rows("<row r=\"1048577\"/>"), broken(None));
    assert_eq!(read_rows(good).map(|rows| rows.len()), Ok(1));
}

#[test]
fn a_changed_byte_in_any_part_is_noticed() {
    let bytes = stored(&by_hand());
    let at = bytes.windows(5).position(|window| window == b"44838").expect("a number");
    let mut changed = bytes.clone();
    changed[at] = b'5';
    assert!(matches!(read(&changed, 0), Err(TableError::Broken { .. })));
}

#[test]
fn a_cell_at_the_end_of_the_world_takes_no_room() {
    let far = sheet("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    let too_many = TableError::TooLarge { bound: Bound::Columns, line: Some(1_048_576) };
    assert_eq!(read(&stored(&workbook(far, "<sst/>")), 0), Err(too_many));
    let empty = sheet("<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/><c r=\"B1048576\"><v>1</v></c></row>");
    let row = vec![String::new(), "Number(1.0)".to_owned()];
    assert_eq!(read(&stored(&workbook(empty, "<sst/>")), 0), Ok(vec![(1_048_576, row)]));
}

#[derive(Clone, Debug)]
enum Written {
    Nothing,
    Text(String),
    Number(f64),
    Truth(bool),
    /// Days since 1900, in minutes.
    Minute(u32),
}

fn any_written() -> impl Strategy<Value = Written> {
    let letters =
        prop::sample::select(vec!["a", "Я", "<", "&", "\"", "'", " ", "\n", "\t", "]]>", "_x0041_", "€", "="]);
    prop_oneof![
        Just(Written::Nothing),
        prop::collection::vec(letters, 1..6).prop_map(|letters| Written::Text(letters.concat())),
        any::<f64>().prop_filter("Excel keeps no others", |number| number.is_finite()).prop_map(Written::Number),
        any::<bool>().prop_map(Written::Truth),
        (1440_u32..2_600_000 * 1440).prop_map(Written::Minute),
    ]
}

fn write(rows: &[Vec<Written>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let time = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Written::Nothing => {}
                Written::Text(text) => drop(sheet.write_string(row, column, text)?),
                Written::Number(number) => drop(sheet.write_number(row, column, *number)?),
                Written::Truth(truth) => drop(sheet.write_boolean(row, column, *truth)?),
                Written::Minute(minute) => {
                    let serial = f64::from(*minute) / 1440.0;
                    sheet.write_number_with_format(row, column, serial, &time)?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}

fn expected(cell: &Written) -> String {
    match cell {
        Written::Nothing => String::new(),
        Written::Text(text) => text.clone(),
        Written::Number(number) => format!("Number({number:?})"),
        Written::Truth(truth) => format!("Truth({truth})"),
        // The day that never was.
        Written::Minute(minute @ 86_400..87_840) => format!("Number({:?})", f64::from(*minute) / 1440.0),
        Written::Minute(minute) => {
            let start = if minute / 1440 < 60 { date(1899, 12, 31) } else { date(1899, 12, 30) };
            let span = jiff::SignedDuration::from_mins((*minute).into());
            format!("Moment({:?})", start.at(0, 0, 0, 0).checked_add(span).expect("before the year 10000"))
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        rows in prop::collection::vec(prop::collection::vec(any_written(), 1..6), 1..6),
    ) {
        let table = read(&write(&rows).expect("a workbook"), 0).expect("rows");
        let trimmed = |cells: &Vec<Written>| {
            let mut shown: Vec<String> = cells.iter().map(expected).collect();
            shown.truncate(shown.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
            shown
        };
        let expected = (1..).zip(rows.iter().map(trimmed)).filter(|(_, cells)| !cells.is_empty());
        prop_assert_eq!(table, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_spoilt_workbook_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = WORKBOOKS[0].to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let table = read(&bytes, 0);
        prop_assert!(table.is_err() || table.is_ok_and(|rows| rows.len() <= 3));
    }
}
