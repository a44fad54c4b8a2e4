mod archive;
mod hostile;
mod mutations;
mod page;
mod workbook;

use std::io::{Cursor, Read, Seek};

use zadel_exchange::table::{Cell, Limits, TableError, open};

/// Rows with their lines; a text as it is, any other cell as it is debugged.
type Table = Vec<(u64, Vec<String>)>;

/// All rows of a sheet, or the error behind them.
fn read(bytes: &[u8], sheet: usize) -> Result<Table, TableError> {
    read_from(Cursor::new(bytes), sheet)
}

fn read_from(from: impl Read + Seek, sheet: usize) -> Result<Table, TableError> {
    let mut tables = open(from, Limits::import())?;
    let n_bytes = tables.n_bytes();
    let mut rows = tables.rows(sheet)?;
    let mut table = Table::new();
    while let Some(row) = rows.next_row()? {
        table.push((row.line, (0..row.len()).map(|column| shown(row.cell(column))).collect()));
        assert!(rows.n_bytes_read() <= n_bytes, "progress is a part of the whole");
    }
    Ok(table)
}

fn shown(cell: Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_owned(),
        other => format!("{other:?}"),
    }
}

/// The golden files, by the reader they are for.
const TEXTS: [&[u8]; 3] = [
    include_bytes!("../../../src/table/golden/bitrix24.csv"),
    include_bytes!("../../../src/table/golden/amo-1251.csv"),
    include_bytes!("../../../src/table/golden/tabs-utf-16.txt"),
];
const PAGES: [&[u8]; 2] = [
    include_bytes!("../../../src/table/golden/bitrix24.html"),
    include_bytes!("../../../src/table/golden/merged-1251.html"),
];
const WORKBOOKS: [&[u8]; 2] =
    [include_bytes!("../../../src/table/golden/deals.xlsx"), include_bytes!("../../../src/table/golden/by-hand.xlsx")];

#[test]
fn a_golden_file_that_is_cut_off_at_any_byte_is_refused_or_ends_early() {
    for whole in [&TEXTS[..], &PAGES[..]].concat() {
        let all = read(whole, 0).expect("a golden file");
        for n in 0..whole.len() {
            let cut = read(&whole[..n], 0);
            assert!(cut.is_err() || cut.is_ok_and(|rows| rows.len() <= all.len()), "{n} bytes");
        }
    }
    for whole in WORKBOOKS {
        // Four bytes tell an archive from a text.
        for n in 4..whole.len() {
            assert!(read(&whole[..n], 0).is_err(), "{n} bytes of a workbook");
        }
    }
}

#[test]
fn the_golden_texts_and_pages_hold_the_same_as_ever() {
    let cells = |bytes| read(bytes, 0).expect("a golden file").into_iter().map(|(_, cells)| cells).collect::<Vec<_>>();
    assert_eq!(
        cells(TEXTS[1]),
        [
            ["ID", "Название сделки", "Бюджет", "Товар", "Товар"],
            ["51", "Окна, двери", "120000", "", "окно"],
            ["52", "«Север»", "(1 000)", "дверь", ""],
        ]
    );
    assert_eq!(cells(TEXTS[2]), [["Имя", "Сумма"], ["Анна", "1\u{a0}234,56 ₽"], ["Пётр", "=1+1"]]);
    assert_eq!(
        cells(PAGES[1]),
        [vec!["Отдел", "Продажи", "", ""], vec!["", "окт", "ноя", "дек"], vec!["Север — «Б»", "1", "2\n3"]]
    );
}
