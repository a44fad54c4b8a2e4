//! What people do with files: try them, import them, look at what came of them, take them back.

use serde_json::{Map, Value};
use zadel_store::batches::BatchRow;
use zadel_store::ledger::FeedRow;
use zadel_store::{BatchId, MemberId};

use crate::by_facts::count_again;
use crate::facts::staging::staged;
use crate::facts::withdraw::{Takeable, withdraw_batch};
use crate::facts::{Bringer, FileToImport, Imported, Mode, import_file, map_of_json};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// What was imported when, by whom, and what became of it.
#[derive(Debug)]
pub struct Import {
    /// As it is stored.
    pub row: BatchRow,
    /// Whose facts.
    pub feed: String,
    /// Who brought it; nobody: the machine.
    pub by: Option<String>,
}

impl Bringer {
    /// Somebody who is signed in.
    #[must_use]
    pub fn of(who: &Who) -> Self {
        let member: MemberId = who.member;
        Self { company: who.company, currency: who.currency.clone(), member: Some(member), token: who.token() }
    }
}

/// Imports a file that waits, or only tells what would come of it. Sent again under the same key it counts once.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Map`]; [`Refused::NotFound`] if it does not wait any more; as [`import_file`].
pub async fn import_staged(
    app: &App,
    who: &Who,
    file: &str,
    map: &Map<String, Value>,
    mode: Mode,
    request_key: Option<&str>,
) -> Result<Imported, Refused> {
    who.may(Right::BringFacts)?;
    let map = map_of_json(map).map_err(Refused::Map)?;
    let (file, name, progress) = staged(app, who.company, file)?;
    let to_import = FileToImport { file, name, map, request_key: request_key.map(str::to_owned) };
    let imported = import_file(app, &Bringer::of(who), to_import, mode, &progress).await?;
    if mode == Mode::Keep {
        count_again(app, who).await;
    }
    Ok(imported)
}

/// What was imported, newest first, before a number.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_imports(app: &App, who: &Who, before: Option<BatchId>, limit: u32) -> Result<Vec<Import>, Refused> {
    who.may(Right::ReadFacts)?;
    let rows = zadel_store::batches::list_batches(&app.db, who.company, before, limit).await?;
    let feeds: Vec<FeedRow> = zadel_store::ledger::list_feeds(&app.db, who.company).await?;
    let members = zadel_store::members::list_members(&app.db, who.company, None, u32::MAX).await?;
    let feed = |row: &BatchRow| feeds.iter().find(|feed| feed.feed == row.feed).map(|feed| feed.name.clone());
    let by = |row: &BatchRow| {
        let member = members.iter().find(|member| Some(member.member) == row.member);
        member.map(|member| member.name.clone())
    };
    Ok(rows.into_iter().map(|row| Import { feed: feed(&row).unwrap_or_default(), by: by(&row), row }).collect())
}

/// Takes an import back as a whole.
///
/// # Errors
/// [`Refused::Forbidden`]; as [`withdraw_batch`].
pub async fn withdraw_import(app: &App, who: &Who, batch: BatchId) -> Result<(), Refused> {
    let takeable = match who.may(Right::BringFacts) {
        Ok(()) => Takeable::All,
        Err(_) => who.may(Right::WriteFacts).map(|()| Takeable::Own)?,
    };
    withdraw_batch(app, &Bringer::of(who), batch, takeable).await?;
    count_again(app, who).await;
    Ok(())
}
