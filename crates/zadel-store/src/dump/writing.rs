//! From the database to a file.

use std::io::Write;

use futures_util::TryStreamExt;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{ColumnIndex, Decode, Row, Type};

use super::tables::{Kind, TABLES, Table};
use super::{DumpError, DumpSummary, FORMAT, Header, VERSION, no_rows};
use crate::migrations::{NEWEST, hex, schema_version};
use crate::statements::On;
use crate::{Db, Millis, StoreError, Tx};

/// Writes a backup of one state of the database, while others go on writing. What is flushed to a disk, and when, is the caller's.
///
/// # Errors
/// [`StoreError::NotMigrated`] or [`StoreError::Newer`] if the schema is not this program's; [`DumpError::Io`] if `to` refuses.
pub async fn dump(db: &Db, created_at: Millis, to: &mut (impl Write + Send)) -> Result<DumpSummary, DumpError> {
    let mut snapshot = db.begin_snapshot().await?;
    match schema_version(&mut snapshot).await? {
        NEWEST => {}
        older if older < NEWEST => return Err(StoreError::NotMigrated.into()),
        _ => return Err(StoreError::Newer.into()),
    }
    let mut lines = Lines { to, hasher: Sha256::new() };
    let header = Header { format: FORMAT.to_owned(), version: VERSION, schema: NEWEST, created_at: created_at.get() };
    lines.write(&serde_json::to_string(&header).expect("texts and numbers are JSON"))?;
    let mut n_rows = no_rows();
    for table in &TABLES {
        n_rows.insert(table.name.to_owned(), write_table(&mut snapshot, table, &mut lines).await?);
    }
    let sha256 = hex(&lines.hasher.finalize());
    let summary = DumpSummary { schema: NEWEST, created_at: created_at.get(), n_rows, sha256 };
    to.write_all(summary.footer().as_bytes()).map_err(DumpError::Io)?;
    to.flush().map_err(DumpError::Io)?;
    Ok(summary)
}

struct Lines<'a, W> {
    to: &'a mut W,
    hasher: Sha256,
}

impl<W: Write> Lines<'_, W> {
    fn write(&mut self, text: &str) -> Result<(), DumpError> {
        for bytes in [text.as_bytes(), b"\n"] {
            self.hasher.update(bytes);
            self.to.write_all(bytes).map_err(DumpError::Io)?;
        }
        Ok(())
    }
}

/// How many rows it has. They pass one by one: no table must fit into memory.
async fn write_table(
    snapshot: &mut Tx,
    table: &Table,
    lines: &mut Lines<'_, impl Write + Send>,
) -> Result<u64, DumpError> {
    let mut n_rows = 0;
    match snapshot.run() {
        On::Sqlite(connection) => {
            let mut rows = sqlx::query(table.select).fetch(connection);
            while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                lines.write(&row_line(table, &row)?)?;
                n_rows += 1;
            }
        }
        On::Postgres(connection) => {
            let mut rows = sqlx::query(table.select).fetch(connection);
            while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                lines.write(&row_line(table, &row)?)?;
                n_rows += 1;
            }
        }
    }
    Ok(n_rows)
}

fn row_line<R: Row>(table: &Table, row: &R) -> Result<String, StoreError>
where
    usize: ColumnIndex<R>,
    for<'r> Option<i64>: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Option<String>: Decode<'r, R::Database> + Type<R::Database>,
{
    let mut values = vec![Value::from(table.name)];
    for (n, kind) in table.columns.iter().enumerate() {
        values.push(match kind {
            Kind::Integer => Value::from(row.try_get::<Option<i64>, usize>(n)?),
            Kind::Text => Value::from(row.try_get::<Option<String>, usize>(n)?),
        });
    }
    Ok(Value::from(values).to_string())
}
