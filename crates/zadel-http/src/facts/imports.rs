//! `/api/v1/imports`: what files brought.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::facts::{self, BatchId, Import, Imported, NamedDeal};
use zadel_app::import_words::say_reject;
use zadel_app::watch::{FailedFile, list_failed_files};
use zadel_exchange::import::Reject;

use crate::border::{language_of, texts};
use crate::facts::as_of::TwinsView;
use crate::facts::deals::DealView;
use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, Query, moment};

/// More rejects are counted and not told at once.
const MOST_REJECTS: usize = 500;

/// What came of a file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Imported)]
pub(crate) struct ImportedView {
    /// The number under which it can be taken back; null if it was only tried.
    import: Option<i64>,
    /// The request came before: nothing was done again, and what is told is what came of it then. Ties and documents that were left
    /// out are not told again.
    repeated: bool,
    /// Rows in which something stands. The next three add up to it.
    rows: u64,
    /// Rows with news.
    imported: u64,
    /// Rows that told nothing new.
    unchanged: u64,
    /// Rows that were not taken.
    rejected: u64,
    /// Payments that are for a deal, also those that came before and waited for what this file brought.
    tied: u64,
    /// Payments of this file of which nobody knows yet which deal they are for.
    without_deal: i64,
    /// Their sum in minor units.
    without_deal_amount: i64,
    /// Documents of a statement that are no money from clients: `outgoing`, `outgoing_refund`, `own_transfer`.
    left_out: BTreeMap<&'static str, u64>,
    /// Sums in other currencies without a rate, by currency: they are kept, and are in no total. Not told again of a request that came
    /// before.
    uncounted: BTreeMap<String, u64>,
    /// Deals that nobody knew before.
    new_deals: u64,
    /// Deals that stand otherwise, or of which something earlier became known.
    changed_deals: u64,
    /// How the first of them stand and how they would stand; of a file that was tried.
    changes: Vec<DealChangeView>,
    /// Open deals that a whole table of this feed does not have any more; of a file that was tried.
    missing_deals: u64,
    /// The first of them.
    missing: Vec<DealView>,
    /// Where deals of this file seem to stand already: they would count twice. Of a file that was tried.
    twins: Vec<TwinsView>,
    /// What is wrong with rows, by line; of very many, the first.
    rejects: Vec<RejectView>,
    /// How often each code stands among all that is wrong.
    codes: BTreeMap<&'static str, u64>,
}

/// A deal, and how it would stand.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DealChange)]
struct DealChangeView {
    before: DealView,
    after: DealView,
}

/// Something that is wrong with a row.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportReject)]
struct RejectView {
    /// From 1.
    line: u64,
    /// The header of the column; empty: the row as a whole.
    column: String,
    /// A stable word.
    code: &'static str,
    /// What stands there.
    value: String,
    /// What is wrong and what to do, in the language of whoever asks.
    message: String,
}

/// An import that was made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Import)]
struct ImportView {
    import: i64,
    feed: String,
    file_name: String,
    at: String,
    /// Null: the machine.
    by: Option<String>,
    rows: i64,
    imported: i64,
    unchanged: i64,
    rejected: i64,
    /// When it was taken back; null if it holds.
    withdrawn_at: Option<String>,
    /// The last file of the same feed: it rests on this one, and is to be taken back before it. Null: nothing keeps this one.
    later_file: Option<String>,
}

/// A file of the watched folder that could not be read. It lies in the folder's `failed`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FailedImport)]
struct FailedView {
    /// With its folder below the watched one.
    file_name: String,
    at: String,
    /// A stable word.
    code: String,
    /// Why, in the language of the server.
    message: String,
}

/// A page of imports, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Imports)]
pub(crate) struct ImportsView {
    imports: Vec<ImportView>,
    /// Files of the watched folder that could not be read, of the last two weeks, the newest first; on the first page only.
    failed: Vec<FailedView>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// What was imported, newest first.
#[utoipa::path(get, path = "/api/v1/imports", tag = "facts", params(Page), responses(
    (status = 200, body = ImportsView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_imports(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(page): Query<Page>,
) -> Result<Json<ImportsView>, Problem> {
    let before = page.from.map(BatchId::new);
    let mut rows = facts::list_imports(&server.app, &who, before, page.limit_and_next()).await?;
    let next = page.cut(&mut rows, |import| import.row.id.get());
    let failed = if before.is_none() { list_failed_files(&server.app, &who).await? } else { Vec::new() };
    let failed = failed.into_iter().map(FailedView::from).collect();
    Ok(Json(ImportsView { imports: rows.into_iter().map(ImportView::from).collect(), failed, next }))
}

/// Takes an import back as a whole: as if the file had never come.
#[utoipa::path(delete, path = "/api/v1/imports/{import}", tag = "facts", params(("import" = i64, Path)), responses(
    (status = 204),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn withdraw_import(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(import): Path<i64>,
) -> Result<StatusCode, Problem> {
    facts::withdraw_import(&server.app, &who, BatchId::new(import)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl ImportedView {
    pub(crate) fn of(imported: &Imported, headers: &HeaderMap) -> Self {
        let texts = texts(language_of(headers));
        let view = |reject: &Reject| RejectView {
            line: reject.line,
            column: reject.column.clone().unwrap_or_default(),
            code: reject.code.code(),
            value: reject.value.clone(),
            message: say_reject(texts, reject),
        };
        Self {
            import: imported.batch.map(BatchId::get),
            repeated: imported.is_repeated,
            rows: imported.n_rows,
            imported: imported.n_imported,
            unchanged: imported.n_unchanged,
            rejected: imported.n_rejected,
            tied: imported.n_tied,
            without_deal: imported.open.n,
            without_deal_amount: imported.open.amount_minor,
            left_out: imported.left_out.clone(),
            uncounted: imported.uncounted.clone(),
            new_deals: imported.difference.n_new,
            changed_deals: imported.difference.n_changed,
            changes: imported.difference.changes.iter().cloned().map(DealChangeView::from).collect(),
            missing_deals: imported.difference.n_missing,
            missing: imported.difference.missing.iter().cloned().map(DealView::from).collect(),
            twins: imported.difference.twins.iter().map(TwinsView::from).collect(),
            rejects: imported.rejects.shown.iter().take(MOST_REJECTS).map(view).collect(),
            codes: imported.rejects.n_by_code.clone(),
        }
    }
}

impl From<(NamedDeal, NamedDeal)> for DealChangeView {
    fn from((before, after): (NamedDeal, NamedDeal)) -> Self {
        Self { before: before.into(), after: after.into() }
    }
}

impl From<FailedFile> for FailedView {
    fn from(file: FailedFile) -> Self {
        Self { file_name: file.file_name, at: moment(file.at.get()), code: file.code, message: file.message }
    }
}

impl From<Import> for ImportView {
    fn from(import: Import) -> Self {
        let row = import.row;
        Self {
            import: row.id.get(),
            feed: import.feed,
            file_name: row.file_name,
            at: moment(row.at.get()),
            by: import.by,
            rows: row.n_rows,
            imported: row.n_imported,
            unchanged: row.n_unchanged,
            rejected: row.n_rejected,
            withdrawn_at: row.withdrawn_at.map(|at| moment(at.get())),
            later_file: row.later_file,
        }
    }
}
