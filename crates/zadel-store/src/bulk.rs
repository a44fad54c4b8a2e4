//! Many rows of one table at once: a row a statement would take ten times as long.
//!
//! What is written stands in a file of `sql/` as the statement of one row. PostgreSQL takes it as `COPY`, SQLite as one statement
//! with many rows; where rows may meet rows that are there already (`ON CONFLICT`), both do the latter.

use std::sync::Arc;

use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, SqlSafeStr};

use crate::statements::On;
use crate::{Engine, StoreError, Tx};

/// Values of a statement: SQLite has room for 32,766, PostgreSQL for 65,535. More than some thousand gain nothing.
const MOST_VALUES: usize = 6_000;
/// Bytes of a load of `COPY`: enough that its beginning and its end cost nothing beside its rows.
const LOAD_BYTES: usize = 4 << 20;

/// A statement that writes one row, taken apart: `INSERT INTO t (a, b)`, and what follows the values.
#[derive(Debug)]
struct Written {
    head: &'static str,
    tail: &'static str,
    n_columns: usize,
}

/// Rows on their way into a table. They are put together without the database, a [load](Load) at a time.
#[derive(Debug)]
pub(crate) struct Bulk {
    written: Written,
    waiting: Values,
    n_rows: usize,
    /// Loads that are full and not written.
    full: Vec<Load>,
    /// The statement of a full load, made once.
    full_statement: Option<Arc<str>>,
}

/// Rows that are written together.
#[derive(Debug)]
pub(crate) struct Load {
    statement: Arc<str>,
    values: Values,
    /// Will others have the same statement? Those of a rest are long, seldom alike, and not kept prepared.
    is_full: bool,
}

#[derive(Debug)]
enum Values {
    /// The text of `COPY`: a line a row, values divided by tabs.
    Copy(Vec<u8>),
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
}

impl Bulk {
    /// For rows of which none is there yet.
    pub(crate) fn insert(tx: &Tx, statement: &'static str) -> Self {
        Self::insert_on(tx.engine(), statement)
    }

    /// The same, where nobody writes yet.
    pub(crate) fn insert_on(engine: Engine, statement: &'static str) -> Self {
        Self::of(
            statement,
            match engine {
                Engine::Sqlite => Values::Sqlite(SqliteArguments::default()),
                Engine::Postgres => Values::Copy(Vec::new()),
            },
        )
    }

    /// For rows that may be there, as the statement's `ON CONFLICT` says.
    pub(crate) fn upsert(tx: &Tx, statement: &'static str) -> Self {
        Self::of(
            statement,
            match tx.engine() {
                Engine::Sqlite => Values::Sqlite(SqliteArguments::default()),
                Engine::Postgres => Values::Postgres(PgArguments::default()),
            },
        )
    }

    fn of(statement: &'static str, waiting: Values) -> Self {
        Self { written: Written::of(statement), waiting, n_rows: 0, full: Vec::new(), full_statement: None }
    }

    /// The next value of the row.
    pub(crate) fn integer(&mut self, value: impl Into<Option<i64>>) {
        let value = value.into();
        match &mut self.waiting {
            Values::Copy(text) => {
                match value {
                    Some(value) => push_number(value, text),
                    None => text.extend_from_slice(b"\\N"),
                }
                text.push(b'\t');
            }
            Values::Sqlite(arguments) => arguments.add(value).expect("a number needs no encoding"),
            Values::Postgres(arguments) => arguments.add(value).expect("a number needs no encoding"),
        }
    }

    /// The next value of the row.
    pub(crate) fn text<'a>(&mut self, value: impl Into<Option<&'a str>>) {
        let value = value.into();
        match &mut self.waiting {
            Values::Copy(text) => {
                match value {
                    Some(value) => escape(value, text),
                    None => text.extend_from_slice(b"\\N"),
                }
                text.push(b'\t');
            }
            Values::Sqlite(arguments) => arguments.add(value).expect("a text needs no encoding"),
            Values::Postgres(arguments) => arguments.add(value).expect("a text needs no encoding"),
        }
    }

    /// The row is whole.
    pub(crate) fn close_row(&mut self) {
        self.n_rows += 1;
        let is_full = match &mut self.waiting {
            Values::Copy(text) => {
                // Behind the last value stands no tab, but the end of the line.
                if let Some(last) = text.last_mut() {
                    *last = b'\n';
                }
                LOAD_BYTES <= text.len()
            }
            Values::Sqlite(_) | Values::Postgres(_) => self.written.rows_of_a_load() <= self.n_rows,
        };
        if is_full {
            self.cut();
        }
    }

    /// The row is whole; writes what waits if that is enough.
    pub(crate) async fn end_row(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        self.close_row();
        write_all(self.full(), tx).await
    }

    /// Writes what waits.
    pub(crate) async fn flush(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        write_all(self.rest(), tx).await
    }

    /// What can be written now: full loads, and of `COPY`, which takes any number of rows alike, everything that waits.
    pub(crate) fn ready(&mut self) -> Vec<Load> {
        if matches!(self.waiting, Values::Copy(_)) { self.rest() } else { self.full() }
    }

    /// Loads that are full.
    pub(crate) fn full(&mut self) -> Vec<Load> {
        std::mem::take(&mut self.full)
    }

    /// Everything that waits.
    pub(crate) fn rest(&mut self) -> Vec<Load> {
        self.cut();
        self.full()
    }

    /// Makes a load of what waits.
    fn cut(&mut self) {
        let n_rows = std::mem::take(&mut self.n_rows);
        if n_rows == 0 {
            return;
        }
        let empty = match &self.waiting {
            Values::Copy(text) => Values::Copy(Vec::with_capacity(text.len())),
            Values::Sqlite(_) => Values::Sqlite(SqliteArguments::default()),
            Values::Postgres(_) => Values::Postgres(PgArguments::default()),
        };
        let values = std::mem::replace(&mut self.waiting, empty);
        let is_copied = matches!(values, Values::Copy(_));
        let is_full = n_rows == self.written.rows_of_a_load();
        let statement = match &self.full_statement {
            Some(statement) if is_copied || is_full => Arc::clone(statement),
            _ => {
                let statement: Arc<str> = match &values {
                    Values::Copy(_) => self.written.copy(),
                    Values::Sqlite(_) => self.written.rows(n_rows, |_| "?".to_owned()),
                    Values::Postgres(_) => self.written.rows(n_rows, |n| format!("${n}")),
                }
                .into();
                if is_copied || is_full {
                    self.full_statement = Some(Arc::clone(&statement));
                }
                statement
            }
        };
        self.full.push(Load { statement, values, is_full });
    }
}

/// Writes loads, one after the other.
pub(crate) async fn write_all(loads: Vec<Load>, tx: &mut Tx) -> Result<(), StoreError> {
    for load in loads {
        load.write(tx).await?;
    }
    Ok(())
}

impl Load {
    async fn write(self, tx: &mut Tx) -> Result<(), StoreError> {
        match (self.values, tx.run()) {
            (Values::Copy(text), On::Postgres(connection)) => {
                let mut copy = connection.copy_in_raw(&self.statement).await?;
                copy.send(text).await?;
                copy.finish().await?;
            }
            (Values::Sqlite(arguments), On::Sqlite(connection)) => {
                let statement = AssertSqlSafe(self.statement).into_sql_str();
                sqlx::query_with(statement, arguments).persistent(self.is_full).execute(connection).await?;
            }
            (Values::Postgres(arguments), On::Postgres(connection)) => {
                let statement = AssertSqlSafe(self.statement).into_sql_str();
                sqlx::query_with(statement, arguments).persistent(self.is_full).execute(connection).await?;
            }
            _ => return Err(StoreError::Corrupt { what: "engine" }),
        }
        Ok(())
    }
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

/// As digits. A million rows have twenty million numbers; the formatting of the standard library takes twice as long.
fn push_number(value: i64, text: &mut Vec<u8>) {
    if value < 0 {
        text.push(b'-');
    }
    let (mut digits, mut from, mut rest) = ([b'0'; 20], 20, value.unsigned_abs());
    loop {
        from -= 1;
        digits[from] = b"0123456789"[(rest % 10) as usize];
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    text.extend_from_slice(&digits[from..]);
}

/// As `COPY` writes what it would take for the end of a value, a row, or an absence.
fn escape(value: &str, text: &mut Vec<u8>) {
    if !value.bytes().any(|byte| matches!(byte, b'\\' | b'\t' | b'\n' | b'\r')) {
        return text.extend_from_slice(value.as_bytes());
    }
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
    fn numbers_are_digits() {
        for number in [0, 7, -1, 1_234_567_890, i64::MAX, i64::MIN] {
            let mut text = Vec::new();
            push_number(number, &mut text);
            assert_eq!(text, number.to_string().into_bytes());
        }
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        let mut text = Vec::new();
        escape("a\tb\\N\r\nc", &mut text);
        assert_eq!(text, b"a\\tb\\\\N\\r\\nc");
    }
}
