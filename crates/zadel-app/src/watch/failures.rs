//! What went wrong in a watched folder, where people look for it: beside the imports.

use tracing::warn;
use zadel_store::Millis;
use zadel_store::companies::list_companies;
pub use zadel_store::failed_files::FailedFile;

use super::Fault;
use crate::live::{About, Told};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// How long it is told.
const MILLIS: i64 = 14 * 24 * 60 * 60 * 1000;
/// More are told by the folder itself.
const MOST: u32 = 10;

/// Files of the watched folder that could not be read, of the last two weeks, the newest first.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_failed_files(app: &App, who: &Who) -> Result<Vec<FailedFile>, Refused> {
    who.may(Right::ReadFacts)?;
    let since = Millis::new(app.now().get() - MILLIS);
    Ok(zadel_store::failed_files::list_failed_files(&app.db, who.company, since, MOST).await?)
}

/// Tells that something could not be read: in the log, and beside the imports of the company that the folder is for.
pub(super) async fn note(app: &App, file: &str, fault: &Fault) {
    warn!(file, code = fault.code, "watch_file_refused");
    if let Err(refused) = keep(app, file, fault).await {
        warn!(%refused, "watch_failure_not_noted");
    }
}

async fn keep(app: &App, file: &str, fault: &Fault) -> Result<(), Refused> {
    // Where there is no company yet, the log is all there is.
    let Some(company) = list_companies(&app.db, None, 1).await?.pop() else { return Ok(()) };
    let company = company.company;
    let at = app.now();
    let file =
        FailedFile { file_name: file.to_owned(), at, code: fault.code.to_owned(), message: fault.message.clone() };
    let mut tx = app.db.begin().await?;
    let forget = Millis::new(at.get() - MILLIS);
    zadel_store::failed_files::add_failed_file(&mut tx, company, &file, forget).await?;
    app.commit_and_tell(tx, Told::about(company, About::Facts)).await
}
