use std::io::Cursor;

use proptest::prelude::*;

use super::*;

/// A table with its lines, cells as they are shown in a test.
pub(super) type Table = Vec<(u64, Vec<String>)>;

/// All rows of a sheet, or the error behind them.
pub(super) fn read(bytes: &[u8], sheet: usize) -> Result<Table, TableError> {
    let mut tables = open(Cursor::new(bytes), Limits::import())?;
    let mut rows = tables.rows(sheet)?;
    let mut table = Table::new();
    while let Some(row) = rows.next_row()? {
        table.push((row.line, (0..row.len()).map(|column| shown(row.cell(column))).collect()));
    }
    Ok(table)
}

pub(super) fn shown(cell: Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_same_sheet_is_read_again_from_its_start() {
    let mut tables = open(Cursor::new("a;b\n1;2\n"), Limits::import()).expect("a text");
    assert_eq!((tables.n_bytes(), tables.sheets()), (8, [String::new()].as_slice()));
    for _ in 0..2 {
        let mut rows = tables.rows(0).expect("rows");
        let mut n = 0;
        while rows.next_row().expect("a row").is_some() {
            n += 1;
        }
        assert_eq!((n, rows.n_bytes_read()), (2, 8));
    }
    assert_eq!(tables.rows(1).err(), Some(TableError::NoSuchSheet));
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let noise: Vec<u8> = (0..2000_u32).map(|i| u8::try_from(i * 7919 % 251 % 32).expect("a byte")).collect();
    let cases: [(&[u8], TableError); 8] = [
        (b"", TableError::Empty),
        (b" \r\n\n", TableError::Empty),
        (b"\xef\xbb\xbf\n", TableError::Empty),
        (b"\xff\xfe\n\0", TableError::Empty),
        (b"%PDF-1.7\n1 0 obj", TableError::NotATable),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", TableError::NotATable),
        (&noise, TableError::NotATable),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], TableError::OldWorkbook),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(bytes, 0), Err(expected.clone()), "{expected:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let read = read(&bytes, 0);
        prop_assert!(read.is_err() || read.is_ok_and(|rows| rows.iter().all(|(_, cells)| !cells.is_empty())));
    }
}
