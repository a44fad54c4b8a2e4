//! An import that comes again under the same name: what came of it is told, and nothing is done.

use zadel_exchange::import::{ImportMap, Reject};
use zadel_store::batches::{BatchRow, RejectRow};
use zadel_store::{BatchId, Scope};

use crate::facts::{Bringer, Imported, Rejects};
use crate::{App, Refused};

/// Rejects that are told again.
const MOST_REJECTS: u32 = 10_000;

/// What a request of that name brought, if it came before.
///
/// # Errors
/// [`Refused::KeyReused`] if it brought another file: to answer as if this one had been taken would lose it.
pub(super) async fn came_before(
    app: &App,
    bringer: &Bringer,
    request_key: Option<&str>,
    file_sha256: &str,
) -> Result<Option<Imported>, Refused> {
    let (Some(member), Some(key)) = (bringer.member, request_key) else { return Ok(None) };
    let found = zadel_store::batches::find_file_request(&app.db, bringer.company, member, key).await?;
    let Some(found) = found else { return Ok(None) };
    if found.file_sha256.as_deref() != Some(file_sha256) {
        return Err(Refused::KeyReused);
    }
    Ok(Some(told_again(app, bringer, &found.row).await?))
}

/// What came of the same bytes, if they were imported by the same map and not taken back.
pub(crate) async fn known_file(
    app: &App,
    bringer: &Bringer,
    file_sha256: &str,
    map: &ImportMap,
) -> Result<Option<Imported>, Refused> {
    let company = bringer.company;
    let found = zadel_store::batches::find_same_file(&app.db, company, file_sha256, &map.written()).await?;
    match found {
        Some(row) => Ok(Some(told_again(app, bringer, &row).await?)),
        None => Ok(None),
    }
}

/// What came of a batch, from what was kept of it. Which documents were left out, and how many payments found their deal, was not.
async fn told_again(app: &App, bringer: &Bringer, row: &BatchRow) -> Result<Imported, Refused> {
    let company = bringer.company;
    let rejects = zadel_store::batches::list_rejects(&app.db, company, row.id, 0, MOST_REJECTS).await?;
    let open = zadel_store::payments::sum_open_payments(&app.db, company, Scope::All, Some(row.id)).await?;
    let mut kept = Rejects::default();
    kept.add(rejects.into_iter().map(reject).collect::<Result<_, _>>()?);
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    Ok(Imported {
        batch: Some(BatchId::new(row.id.get())),
        is_repeated: true,
        n_rows: count(row.n_rows),
        n_imported: count(row.n_imported),
        n_unchanged: count(row.n_unchanged),
        n_rejected: count(row.n_rejected),
        n_facts: count(row.n_facts),
        open,
        rejects: kept,
        ..Imported::default()
    })
}

fn reject(row: RejectRow) -> Result<Reject, Refused> {
    Ok(Reject {
        line: u64::try_from(row.line).unwrap_or(0),
        column: row.header,
        code: row.code.parse().map_err(|_| Refused::Broken("rejects"))?,
        value: row.value,
    })
}
