use std::io::Cursor;

use zadel_exchange::table::{Cell, Limits, Rows, TableError, open};

/// Reads all sheets of a file twice, and finds the same.
pub fn read_twice(bytes: &[u8]) {
    let limits = Limits { n_cell_bytes: 1 << 14, n_row_bytes: 1 << 16, ..Limits::import() };
    let Ok(mut tables) = open(Cursor::new(bytes), limits) else { return };
    let n_bytes = tables.n_bytes();
    for sheet in 0..tables.sheets().len() {
        let first = tables.rows(sheet).and_then(|rows| read(rows, n_bytes));
        let second = tables.rows(sheet).and_then(|rows| read(rows, n_bytes));
        assert_eq!(first, second);
    }
}

/// How many rows and bytes of text there are.
fn read(mut rows: Rows<'_>, n_bytes: u64) -> Result<(u64, usize), TableError> {
    let (mut n_rows, mut n_text, mut line) = (0, 0, 0);
    while let Some(row) = rows.next_row()? {
        assert!(line < row.line && !row.is_empty());
        line = row.line;
        n_rows += 1;
        for column in 0..row.len() {
            match row.cell(column) {
                Cell::Text(text) | Cell::Fault(text) => {
                    assert!(!text.is_empty());
                    n_text += text.len();
                }
                Cell::Number(number) | Cell::Percent(number) => assert!(number.is_finite()),
                Cell::Empty | Cell::Moment(_) | Cell::Truth(_) => {}
            }
        }
    }
    assert!(rows.next_row()?.is_none());
    assert!(rows.n_bytes_read() <= n_bytes);
    Ok((n_rows, n_text))
}
