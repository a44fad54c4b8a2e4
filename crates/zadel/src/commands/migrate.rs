//! `zadel migrate`: a database brought up to this program.

use std::process::ExitCode;

use zadel_store::Db;
use zadel_texts::Texts;

use super::failure::Failure;
use crate::terminal::print;

pub(super) async fn migrate(database: &str, texts: &Texts) -> Result<ExitCode, Failure> {
    let db = open_migrated(database).await?;
    let schema = db.schema_version().await.map_err(Failure::database(database))?;
    db.close().await;
    let done = texts.say_with("migrate-done", &[("schema", schema.into())]);
    print(&format!("{done}\n")).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// Every start does it: nobody forgets it, and an interrupted one goes on.
pub(super) async fn open_migrated(database: &str) -> Result<Db, Failure> {
    let failure = Failure::database(database);
    let db = Db::open(database).await.map_err(&failure)?;
    db.migrate().await.map_err(&failure)?;
    Ok(db)
}
