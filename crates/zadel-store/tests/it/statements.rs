//! Every SQL file: understood by its engines, and used.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqlSafeStr, SqliteConnection};

use crate::engines::{is_postgres, on_both};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `module/verb_noun` of each statement, with its text.
fn statements() -> Vec<(String, String)> {
    let sql = folder("sql");
    let name = |path: &Path| {
        let name = path.strip_prefix(&sql).expect("it was found there").with_extension("");
        name.to_string_lossy().replace('\\', "/")
    };
    let text = |path: &Path| fs::read_to_string(path).expect("it can be read");
    files(&sql, "sql").iter().map(|path| (name(path), text(path))).collect()
}

#[tokio::test]
async fn every_statement_is_understood_by_its_engines() {
    on_both(async |place| {
        let other = if is_postgres(&place.db) { "sqlite/" } else { "postgres/" };
        let mine = statements().into_iter().filter(|(name, _)| !name.starts_with(other));
        for (name, text) in mine {
            let text = AssertSqlSafe(text).into_sql_str();
            let outcome = if is_postgres(&place.db) {
                let mut connection = PgConnection::connect(&place.url).await.expect("the server is there");
                connection.prepare(text).await.map(drop)
            } else {
                let mut connection = SqliteConnection::connect(&place.url).await.expect("the file is there");
                connection.prepare(text).await.map(drop)
            };
            outcome.unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    })
    .await;
}

/// Otherwise SQLite looks at what stands in `LIMIT $1` and `LIKE $2`, and prepares the statement anew each time.
#[tokio::test]
async fn sqlite_plans_a_statement_once() {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.expect("it needs no file");
    let options = connection.fetch_all("PRAGMA compile_options").await.expect("it knows them");
    let options: Vec<String> = options.iter().map(|row| row.get(0)).collect();
    assert!(options.iter().any(|option| option == "ENABLE_QPSG"), "{options:?}");
}

/// There may be a million of them: whoever looks for a few finds them by an index, whatever SQLite takes for granted of unknown sizes.
#[tokio::test]
async fn sqlite_walks_through_all_facts_only_where_all_are_meant() {
    const OF_FACTS: [&str; 5] = ["facts", "f", "belonging", "l", "o"];
    on_both(async |place| {
        if is_postgres(&place.db) {
            return;
        }
        let mut connection = SqliteConnection::connect(&place.url).await.expect("it is there");
        let mut walks = Vec::new();
        for (name, sql) in statements() {
            let explained = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")).into_sql_str();
            // A statement of the other engine is none here.
            let Ok(rows) = connection.fetch_all(sqlx::raw_sql(explained)).await else { continue };
            let details: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
            let walk = |of: &&str| format!("SEARCH {of} USING PRIMARY KEY (company_id=?)");
            if OF_FACTS.iter().any(|of| details.contains(&walk(of))) {
                walks.push(name);
            }
        }
        assert_eq!(walks, ["facts/count_late_facts", "facts/has_any_facts"]);
    })
    .await;
}

#[test]
fn every_statement_is_used_and_every_use_has_its_file() {
    let code: String =
        files(&folder("src"), "rs").iter().map(|path| fs::read_to_string(path).expect("it can be read")).collect();
    let uses: Vec<&str> = code.split("sql!(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let statements = statements();
    for (name, _) in &statements {
        assert!(uses.contains(&name.as_str()), "nothing uses {name}");
    }
    assert!(80 < statements.len());
}
