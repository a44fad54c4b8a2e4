//! From a file to the database.

use std::collections::BTreeMap;
use std::io::{BufRead, Read};

use futures_util::future::join;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::tables::{Kind, TABLES, Table};
use super::{DumpError, DumpSummary, FORMAT, Header, VERSION, no_rows};
use crate::bulk::{Bulk, Load, write_all};
use crate::migrations::{NEWEST, hex, schema_version};
use crate::{Db, Engine, StoreError};

/// A longer line is none of ours; memory is not spent on it.
const LONGEST_LINE_BYTES: u64 = 256 << 20;

/// Loads a backup into an empty, migrated database, in one transaction: all of it, or nothing.
///
/// # Errors
/// [`DumpError::NotEmpty`] if there are rows, [`StoreError::NotMigrated`] if there are no tables, and with its line whatever is
/// wrong with the file.
pub async fn load(db: &Db, from: &mut (impl BufRead + Send)) -> Result<DumpSummary, DumpError> {
    let mut tx = db.begin().await?;
    match schema_version(&mut tx).await? {
        NEWEST => {}
        older if older < NEWEST => return Err(StoreError::NotMigrated.into()),
        _ => return Err(StoreError::Newer.into()),
    }
    for table in &TABLES {
        let row = on_engine!(tx, connection => {
            let found = sqlx::query(table.select).fetch_optional(connection).await;
            found.map_err(StoreError::from)?.is_some()
        });
        if row {
            return Err(DumpError::NotEmpty { table: table.name });
        }
    }
    let mut lines = Lines::open(from)?;
    let mut rows = Rows { engine: db.engine(), of: None, ready: Vec::new() };
    loop {
        let ready = std::mem::take(&mut rows.ready);
        // The database is asked first, and works while the next lines are read.
        let (written, read) = join(write_all(ready, &mut tx), async { rows.read(&mut lines) }).await;
        written?;
        if !read? {
            break;
        }
    }
    write_all(rows.ready, &mut tx).await?;
    let summary = lines.close()?;
    // Only now is it known that the file is whole.
    tx.commit().await?;
    Ok(summary)
}

/// Checks a backup without a database: every byte of it.
///
/// # Errors
/// With its line whatever is wrong with the file.
pub fn verify_dump(from: &mut impl BufRead) -> Result<DumpSummary, DumpError> {
    let mut lines = Lines::open(from)?;
    while lines.next_row()?.is_some() {}
    lines.close()
}

/// Rows on their way from lines into tables.
struct Rows {
    engine: Engine,
    /// The table that is being filled.
    of: Option<(&'static Table, Bulk)>,
    /// What is to be written, in order: rows find those that they refer to.
    ready: Vec<Load>,
}

impl Rows {
    /// Reads until something is ready to be written; false at the last line.
    fn read<R: BufRead>(&mut self, lines: &mut Lines<'_, R>) -> Result<bool, DumpError> {
        while self.ready.is_empty() {
            let Some((table, values)) = lines.next_row()? else {
                self.end_table();
                return Ok(false);
            };
            if self.of.as_ref().is_none_or(|(of, _)| of.name != table.name) {
                self.end_table();
            }
            let (_, bulk) = self.of.get_or_insert_with(|| (table, Bulk::insert_on(self.engine, table.insert)));
            for (value, kind) in values.iter().zip(table.columns) {
                match kind {
                    Kind::Integer => bulk.integer(value.as_i64()),
                    Kind::Text => bulk.text(value.as_str()),
                }
            }
            bulk.close_row();
            self.ready.extend(bulk.full());
        }
        Ok(true)
    }

    fn end_table(&mut self) {
        self.ready.extend(self.of.take().into_iter().flat_map(|(_, mut bulk)| bulk.rest()));
    }
}

/// A backup, read line by line.
struct Lines<'a, R> {
    from: &'a mut R,
    header: Header,
    hasher: Sha256,
    n_rows: BTreeMap<String, u64>,
    /// The number of the line read last.
    line: u64,
    footer: Vec<u8>,
}

impl<'a, R: BufRead> Lines<'a, R> {
    fn open(from: &'a mut R) -> Result<Self, DumpError> {
        let bytes = read_line(from, 1)?;
        let header: Header = serde_json::from_slice(&bytes).map_err(|_| DumpError::BadLine { line: 1 })?;
        if header.format != FORMAT || header.version != VERSION {
            return Err(DumpError::BadLine { line: 1 });
        }
        if header.schema != NEWEST {
            return Err(DumpError::Schema { found: header.schema, expected: NEWEST });
        }
        let hasher = Sha256::new_with_prefix(&bytes);
        Ok(Self { from, header, hasher, n_rows: no_rows(), line: 1, footer: Vec::new() })
    }

    /// The next row without its table's name; `None` at the last line.
    fn next_row(&mut self) -> Result<Option<(&'static Table, Vec<Value>)>, DumpError> {
        self.line += 1;
        let line = self.line;
        let bytes = read_line(self.from, line)?;
        if bytes.starts_with(b"{") {
            self.footer = bytes;
            return Ok(None);
        }
        self.hasher.update(&bytes);
        let row = parse_row(&bytes).ok_or(DumpError::BadLine { line })?;
        *self.n_rows.get_mut(row.0.name).expect("every table has its count") += 1;
        Ok(Some(row))
    }

    fn close(self) -> Result<DumpSummary, DumpError> {
        let sha256 = hex(&self.hasher.finalize());
        let Header { schema, created_at, .. } = self.header;
        let summary = DumpSummary { schema, created_at, n_rows: self.n_rows, sha256 };
        if self.footer != summary.footer().as_bytes() {
            return Err(DumpError::WrongHash { line: self.line });
        }
        let mut rest = [0];
        match self.from.read(&mut rest).map_err(DumpError::Io)? {
            0 => Ok(summary),
            _ => Err(DumpError::Trailing { line: self.line + 1 }),
        }
    }
}

/// One line with its end. A line without an end was cut off.
fn read_line(from: &mut impl BufRead, line: u64) -> Result<Vec<u8>, DumpError> {
    let mut bytes = Vec::new();
    let n_bytes = from.take(LONGEST_LINE_BYTES).read_until(b'\n', &mut bytes).map_err(DumpError::Io)?;
    match bytes.last() {
        Some(b'\n') => Ok(bytes),
        _ if u64::try_from(n_bytes).is_ok_and(|n_bytes| n_bytes == LONGEST_LINE_BYTES) => {
            Err(DumpError::BadLine { line })
        }
        _ => Err(DumpError::Truncated { line }),
    }
}

fn parse_row(bytes: &[u8]) -> Option<(&'static Table, Vec<Value>)> {
    let mut values: Vec<Value> = serde_json::from_slice(bytes).ok()?;
    let name = values.first()?.as_str()?;
    let table = TABLES.iter().find(|table| table.name == name)?;
    values.remove(0);
    let fits = |(value, kind): (&Value, &Kind)| match kind {
        Kind::Integer => value.is_null() || value.is_i64(),
        Kind::Text => value.is_null() || value.is_string(),
    };
    (values.len() == table.columns.len() && values.iter().zip(table.columns).all(fits)).then_some((table, values))
}
