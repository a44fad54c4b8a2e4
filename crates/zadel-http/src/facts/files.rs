//! `/api/v1/import-files`: files that wait to be imported.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use http_body_util::BodyExt as _;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::Who;
use zadel_app::facts::{self, Arriving};

use super::views::FileView;
use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, Query};

/// What the file is called.
#[derive(Deserialize)]
pub(crate) struct Named {
    name: Option<String>,
}

/// How far the reading is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportProgress)]
pub(crate) struct ProgressView {
    /// Bytes that were read.
    n_bytes_read: u64,
    /// Of so many; 0 before anybody began.
    n_bytes: u64,
}

/// Sends a file: CSV, XLSX or an export of a CRM. It is looked at, and waits for an hour; nothing of it is kept yet.
#[utoipa::path(post, path = "/api/v1/import-files", tag = "facts", params(("name" = Option<String>, Query, description = "Such as `deals.csv`")),
    request_body(content = Vec<u8>, description = "The file as it is, at most 512 MB", content_type = "application/octet-stream"),
    responses(
        (status = 201, body = FileView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn send_import_file(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(named): Query<Named>,
    body: Body,
) -> Result<(StatusCode, Json<FileView>), Problem> {
    let arrived = arrive(&who, body).await?;
    let name = named.name.unwrap_or_default();
    let looked = facts::stage_file(&server.app, &who, &name, arrived).await?;
    Ok((StatusCode::CREATED, Json(FileView::of(looked))))
}

/// A file as it comes, kept on the disk and not in memory.
pub(crate) async fn arrive(who: &Who, mut body: Body) -> Result<Arriving, Problem> {
    let mut arriving = Arriving::of(who)?;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| match error.into_inner().downcast::<http_body_util::LengthLimitError>() {
            Ok(_) => Problem::from(Cause::BodyTooLarge),
            Err(_) => Problem::from(Cause::TooSlow),
        })?;
        if let Some(bytes) = frame.data_ref() {
            arriving.add(bytes)?;
        }
    }
    Ok(arriving)
}

/// How far the reading of a file is that is being imported.
#[utoipa::path(get, path = "/api/v1/import-files/{file}", tag = "facts", params(("file" = String, Path)), responses(
    (status = 200, body = ProgressView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_import_progress(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(file): Path<String>,
) -> Result<Json<ProgressView>, Problem> {
    let (n_bytes_read, n_bytes) = facts::progress_of(&server.app, &who, &file)?;
    Ok(Json(ProgressView { n_bytes_read, n_bytes }))
}

/// Forgets a file. If it is being imported, that stops, and nothing of it is kept.
#[utoipa::path(delete, path = "/api/v1/import-files/{file}", tag = "facts", params(("file" = String, Path)), responses(
    (status = 204),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn forget_import_file(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(file): Path<String>,
) -> Result<StatusCode, Problem> {
    facts::forget_file(&server.app, &who, &file)?;
    Ok(StatusCode::NO_CONTENT)
}
