//! Is the database whole?

use crate::dump::TABLE_NAMES;
use crate::migrations::{NEWEST, schema_version, table_names};
use crate::statements::On;
use crate::{Db, StoreError};

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The schema is not this program's; nothing else was looked at.
    Schema {
        /// The last migration; 0 if there was none.
        found: i64,
        /// The last one that this program knows.
        expected: i64,
    },
    /// A table is gone.
    MissingTable {
        /// Its name.
        table: &'static str,
    },
    /// The file is damaged.
    Damaged {
        /// What the engine says of it.
        what: String,
    },
    /// Rows refer to rows that are not there.
    BrokenReference {
        /// The table with such rows.
        table: String,
    },
}

/// Looks through the whole database; finds nothing if it is whole. PostgreSQL keeps references itself and has no check of its
/// files to run from here.
///
/// # Errors
/// If the database refuses. What is broken is no error, unless it cannot be read at all.
pub async fn integrity(db: &Db) -> Result<Vec<Finding>, StoreError> {
    const QUICK_CHECK: &str = sql!("sqlite/quick_check");
    const REFERENCES: &str = sql!("sqlite/foreign_key_check");
    let mut snapshot = db.begin_snapshot().await?;
    let found = schema_version(&mut snapshot).await?;
    if found != NEWEST {
        return Ok(vec![Finding::Schema { found, expected: NEWEST }]);
    }
    let present = table_names(&mut snapshot).await?;
    let missing = TABLE_NAMES.into_iter().filter(|table| !present.iter().any(|name| name == table));
    let mut findings: Vec<Finding> = missing.map(|table| Finding::MissingTable { table }).collect();
    if let On::Sqlite(connection) = snapshot.run() {
        let lines: Vec<String> = sqlx::query_scalar(QUICK_CHECK).fetch_all(connection).await?;
        findings.extend(lines.into_iter().filter(|line| line != "ok").map(|what| Finding::Damaged { what }));
    }
    if let On::Sqlite(connection) = snapshot.run() {
        let tables: Vec<String> = sqlx::query_scalar(REFERENCES).fetch_all(connection).await?;
        findings.extend(tables.into_iter().map(|table| Finding::BrokenReference { table }));
    }
    Ok(findings)
}
