//! Many rows of one table at once: a row a statement would take ten times as long.
//!
//! What is written stands in a file of `sql/` as the statement of one row. PostgreSQL takes it as `COPY`, SQLite as one statement
//! with many rows; where rows may meet rows that are there already (`ON CONFLICT`), both do the latter.

use std::io::Write as _;

use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, SqlSafeStr};

use crate::statements::On;
use crate::{StoreError, Tx};

/// Values of a statement: SQLite has room for 32,766, PostgreSQL for 65,535. More than some thousand gain nothing.
const MOST_VALUES: usize = 6_000;
/// Bytes of a part of `COPY`.
const PART_BYTES: usize = 256 << 10;

/// A statement that writes one row, taken apart: `INSERT INTO t (a, b)`, and what follows the values.
#[derive(Debug)]
struct Written {
    head: &'static str,
    tail: &'static str,
    n_columns: usize,
}

/// Rows on their way into a table. Nothing is written before it is full or [flushed](Bulk::flush).
#[derive(Debug)]
pub(crate) struct Bulk {
    written: Written,
    waiting: Waiting,
    n_rows: usize,
    /// The statement for a full load, made once.
    full: Option<String>,
}

#[derive(Debug)]
enum Waiting {
    /// The text of `COPY`: a line a row, values divided by tabs.
    Copy(Vec<u8>),
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
}

impl Bulk {
    /// For rows of which none is there yet.
    pub(crate) fn insert(tx: &mut Tx, statement: &'static str) -> Self {
        let waiting = match tx.run() {
            On::Sqlite(_) => Waiting::Sqlite(SqliteArguments::default()),
            On::Postgres(_) => Waiting::Copy(Vec::new()),
        };
        Self { written: Written::of(statement), waiting, n_rows: 0, full: None }
    }

    /// For rows that may be there, as the statement's `ON CONFLICT` says.
    pub(crate) fn upsert(tx: &mut Tx, statement: &'static str) -> Self {
        let waiting = match tx.run() {
            On::Sqlite(_) => Waiting::Sqlite(SqliteArguments::default()),
            On::Postgres(_) => Waiting::Postgres(PgArguments::default()),
        };
        Self { written: Written::of(statement), waiting, n_rows: 0, full: None }
    }

    /// The next value of the row.
    pub(crate) fn integer(&mut self, value: impl Into<Option<i64>>) {
        let value = value.into();
        match &mut self.waiting {
            Waiting::Copy(text) => match value {
                Some(value) => write!(text, "{value}\t").expect("memory takes every text"),
                None => text.extend_from_slice(b"\\N\t"),
            },
            Waiting::Sqlite(arguments) => arguments.add(value).expect("a number needs no encoding"),
            Waiting::Postgres(arguments) => arguments.add(value).expect("a number needs no encoding"),
        }
    }

    /// The next value of the row.
    pub(crate) fn text<'a>(&mut self, value: impl Into<Option<&'a str>>) {
        let value = value.into();
        match &mut self.waiting {
            Waiting::Copy(text) => {
                match value {
                    Some(value) => escape(value, text),
                    None => text.extend_from_slice(b"\\N"),
                }
                text.push(b'\t');
            }
            Waiting::Sqlite(arguments) => arguments.add(value).expect("a text needs no encoding"),
            Waiting::Postgres(arguments) => arguments.add(value).expect("a text needs no encoding"),
        }
    }

    /// The row is whole; writes what waits if that is enough.
    pub(crate) async fn end_row(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        self.n_rows += 1;
        let is_full = match &mut self.waiting {
            Waiting::Copy(text) => {
                // Behind the last value stands no tab, but the end of the line.
                if let Some(last) = text.last_mut() {
                    *last = b'\n';
                }
                PART_BYTES <= text.len()
            }
            Waiting::Sqlite(_) | Waiting::Postgres(_) => self.written.rows_of_a_load() <= self.n_rows,
        };
        if is_full { self.flush(tx).await } else { Ok(()) }
    }

    /// Writes what waits.
    pub(crate) async fn flush(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        let n_rows = std::mem::take(&mut self.n_rows);
        if n_rows == 0 {
            return Ok(());
        }
        match &mut self.waiting {
            Waiting::Copy(text) => {
                let statement = self.written.copy();
                let On::Postgres(connection) = tx.run() else { return Err(StoreError::Corrupt { what: "engine" }) };
                let mut copy = connection.copy_in_raw(&statement).await?;
                copy.send(text.as_slice()).await?;
                copy.finish().await?;
                text.clear();
            }
            Waiting::Sqlite(arguments) => {
                let arguments = std::mem::take(arguments);
                let statement = statement_of(&mut self.full, &self.written, n_rows, |_| "?".to_owned());
                let On::Sqlite(connection) = tx.run() else { return Err(StoreError::Corrupt { what: "engine" }) };
                let query = sqlx::query_with(AssertSqlSafe(statement).into_sql_str(), arguments);
                query.execute(connection).await?;
            }
            Waiting::Postgres(arguments) => {
                let arguments = std::mem::take(arguments);
                let statement = statement_of(&mut self.full, &self.written, n_rows, |n| format!("${n}"));
                let On::Postgres(connection) = tx.run() else { return Err(StoreError::Corrupt { what: "engine" }) };
                let query = sqlx::query_with(AssertSqlSafe(statement).into_sql_str(), arguments);
                query.execute(connection).await?;
            }
        }
        Ok(())
    }
}

/// The statement of so many rows. That of a full load is kept, because it is used again and again.
fn statement_of(
    full: &mut Option<String>,
    written: &Written,
    n_rows: usize,
    value: impl Fn(usize) -> String,
) -> String {
    if n_rows != written.rows_of_a_load() {
        return written.rows(n_rows, value);
    }
    full.get_or_insert_with(|| written.rows(n_rows, value)).clone()
}

impl Written {
    fn of(statement: &'static str) -> Self {
        const VALUES: &str = "VALUES (";
        let at = statement.find(VALUES).expect("a statement of one row has its values");
        let end = at + statement[at..].find(')').expect("values end");
        let n_columns = statement[at..end].matches('$').count();
        Self { head: &statement[..at], tail: &statement[end + 1..], n_columns }
    }

    fn rows_of_a_load(&self) -> usize {
        MOST_VALUES / self.n_columns
    }

    fn rows(&self, n_rows: usize, value: impl Fn(usize) -> String) -> String {
        let row = |n: usize| {
            let values: Vec<String> = (1..=self.n_columns).map(|column| value(n * self.n_columns + column)).collect();
            format!("({})", values.join(", "))
        };
        let rows: Vec<String> = (0..n_rows).map(row).collect();
        [self.head, "VALUES ", &rows.join(", "), self.tail].concat()
    }

    fn copy(&self) -> String {
        format!("{} FROM STDIN", self.head.replacen("INSERT INTO", "COPY", 1).trim_end())
    }
}

/// As `COPY` writes what it would take for the end of a value, a row, or an absence.
fn escape(value: &str, text: &mut Vec<u8>) {
    for byte in value.bytes() {
        match byte {
            b'\\' => text.extend_from_slice(b"\\\\"),
            b'\t' => text.extend_from_slice(b"\\t"),
            b'\n' => text.extend_from_slice(b"\\n"),
            b'\r' => text.extend_from_slice(b"\\r"),
            byte => text.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_of_one_row_becomes_one_of_many() {
        let written = Written::of("INSERT INTO t (a, b)\nVALUES ($1, $2)\nON CONFLICT (a) DO NOTHING\n");
        let rows = written.rows(2, |n| format!("${n}"));
        assert_eq!(rows, "INSERT INTO t (a, b)\nVALUES ($1, $2), ($3, $4)\nON CONFLICT (a) DO NOTHING\n");
        assert_eq!(written.copy(), "COPY t (a, b) FROM STDIN");
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        let mut text = Vec::new();
        escape("a\tb\\N\r\nc", &mut text);
        assert_eq!(text, b"a\\tb\\\\N\\r\\nc");
    }
}
