//! Tables: the same on both engines, reached step by step.

use zadel_store::{Db, StoreError, check};

use crate::engines::{Place, SCHEMA, is_postgres, newer_schema, on_both, on_both_empty, read, run};

/// Table, column, kind, may it be absent, its place in the primary key.
const SQLITE_COLUMNS: &str = "
    SELECT t.name || '.' || p.name || ' ' || CASE p.type WHEN 'INTEGER' THEN 'BIGINT' ELSE p.type END
        || ' ' || p.\"notnull\" || ' ' || p.pk
    FROM sqlite_schema AS t, pragma_table_info(t.name) AS p
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, p.cid";
const POSTGRES_COLUMNS: &str = "
    SELECT CAST(c.table_name || '.' || c.column_name || ' ' || UPPER(c.data_type) || ' '
        || CASE c.is_nullable WHEN 'NO' THEN 1 ELSE 0 END || ' ' || COALESCE((
            SELECT k.ordinal_position FROM information_schema.key_column_usage AS k
            JOIN information_schema.table_constraints AS t USING (constraint_name, table_name)
            WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name
        ), 0) AS TEXT)
    FROM information_schema.columns AS c
    JOIN information_schema.tables AS o USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND o.table_type = 'BASE TABLE' ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";

/// Table and first column of each key: primary, unique, foreign.
const SQLITE_KEYS: &str = "
    SELECT t.name || ' ' || i.name FROM sqlite_schema AS t, pragma_index_list(t.name) AS l, pragma_index_info(l.name) AS i
    WHERE t.type = 'table' AND i.seqno = 0
    UNION ALL SELECT t.name || ' ' || f.\"from\" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
    WHERE t.type = 'table' AND f.seq = 0
    UNION ALL SELECT t.name || ' ' || f.\"to\" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
    WHERE t.type = 'table' AND f.seq = 0
    UNION ALL SELECT t.name || ' ' || p.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS p
    WHERE t.type = 'table' AND p.pk = 1";
const POSTGRES_KEYS: &str = "
    SELECT CAST(t.relname || ' ' || a.attname AS TEXT)
    FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
    WHERE n.nspname = 'public'
    UNION ALL
    SELECT CAST(t.relname || ' ' || a.attname AS TEXT)
    FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid
    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f'";

#[tokio::test]
async fn tables_and_columns_are_equal_on_both_engines() {
    let (sender, receiver) = std::sync::mpsc::channel();
    on_both(move |place: Place| {
        let sender = sender.clone();
        async move {
            let sql = if is_postgres(&place.db) { POSTGRES_COLUMNS } else { SQLITE_COLUMNS };
            sender.send(read(&place.url, sql).await.concat()).expect("the test waits for it");
        }
    })
    .await;
    let found: Vec<Vec<String>> = receiver.into_iter().collect();
    assert!(found[0].contains(&"plans.goal_minor BIGINT 0 0".to_owned()), "{:?}", found[0]);
    assert!(found[0].contains(&"plan_edits.version BIGINT 1 3".to_owned()), "{:?}", found[0]);
    found.iter().for_each(|columns| assert_eq!(columns, &found[0]));
}

#[tokio::test]
async fn the_company_stands_first_in_every_key() {
    on_both(async |place| {
        let sql = if is_postgres(&place.db) { POSTGRES_KEYS } else { SQLITE_KEYS };
        let mut keys = read(&place.url, sql).await.concat();
        assert!(20 < keys.len(), "{keys:?}");
        // What is asked before the company is known, and what is of no company.
        let exceptions = ["emails email", "guesses guess_key", "schema_migrations number"];
        keys.retain(|key| !exceptions.contains(&key.as_str()));
        keys.iter().for_each(|key| assert!(key.ends_with(" company_id"), "{key}"));
    })
    .await;
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    on_both(async |place| {
        assert_eq!(place.db.schema_version().await.expect("it can be read"), SCHEMA);
        place.db.migrate().await.expect("there is nothing to do");
        place.db.check_schema().await.expect("it is this program's");
        assert_eq!(check::integrity(&place.db).await.expect("it can be read"), []);
    })
    .await;
}

#[tokio::test]
async fn instances_that_migrate_at_once_queue() {
    on_both_empty(async |place: Place| {
        let others: Vec<_> = (0..4)
            .map(|_| {
                let url = place.url.clone();
                tokio::spawn(async move {
                    let db = Db::open(&url).await.expect("it can be opened");
                    db.migrate().await.expect("it waits for its turn");
                    db.close().await;
                })
            })
            .collect();
        for other in others {
            other.await?;
        }
        place.db.check_schema().await.expect("it is this program's");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_database_without_tables_says_so() {
    on_both_empty(async |place: Place| {
        assert_eq!(place.db.schema_version().await.expect("it can be read"), 0);
        assert!(matches!(place.db.check_schema().await, Err(StoreError::NotMigrated)));
        let findings = check::integrity(&place.db).await.expect("it can be read");
        assert_eq!(findings, [check::Finding::Schema { found: 0, expected: SCHEMA }]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    on_both(async |place| {
        run(&place.url, &newer_schema()).await;
        assert!(matches!(place.db.migrate().await, Err(StoreError::Newer)));
        assert!(matches!(place.db.check_schema().await, Err(StoreError::Newer)));
    })
    .await;
}

#[tokio::test]
async fn a_migration_edited_after_its_release_is_refused() {
    on_both(async |place| {
        run(&place.url, "UPDATE schema_migrations SET sha256 = 'another' WHERE number = 2").await;
        assert!(matches!(place.db.migrate().await, Err(StoreError::Corrupt { what: "schema_migrations" })));
    })
    .await;
}

#[tokio::test]
async fn a_migration_that_fails_leaves_the_schema_before() {
    on_both_empty(async |place: Place| {
        // The second statement of the second migration finds its name taken.
        run(&place.url, "CREATE TABLE plan_edits (x BIGINT)").await;
        assert!(matches!(place.db.migrate().await, Err(StoreError::Engine(_))));
        assert_eq!(place.db.schema_version().await.expect("it can be read"), 1);
        run(&place.url, "DROP TABLE plan_edits").await;
        place.db.migrate().await.expect("nothing is in the way any more");
        place.db.check_schema().await.expect("it is this program's");
        Ok(())
    })
    .await;
}
