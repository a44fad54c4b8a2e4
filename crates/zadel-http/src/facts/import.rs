//! `POST /api/v1/imports`: a file that waits, or one that is sent whole.

use axum::Json;
use axum::body::Body as Bytes;
use axum::extract::{FromRequest as _, Request, State};
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use zadel_app::Who;
use zadel_app::facts::{self, Mode, SentFile};

use super::files::arrive;
use super::imports::ImportedView;
use crate::border::is_json;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Query, request_key};

/// A file that waits, and what it means.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewImport)]
pub(crate) struct ImportForm {
    /// From the answer to sending it.
    file: String,
    /// What columns, stages and names mean: the keys of a map file, as `docs/import.md` describes them.
    #[schema(value_type = Object)]
    map: serde_json::Map<String, Value>,
    /// Only tell what would come of it.
    #[serde(default)]
    dry_run: bool,
}

/// What is said of a file that is sent whole.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Sent {
    /// For a file that is sent whole: whose facts it holds. It is read by the map with which a file of this feed was imported last, of
    /// those maps that fit it.
    #[serde(default)]
    feed: String,
    /// What the file is called, such as `deals.csv`.
    #[serde(default)]
    name: String,
    /// Only tell what would come of it.
    #[serde(default)]
    dry_run: bool,
}

/// Imports a file, or tells what would come of it: good rows are taken, every other is told with what is wrong.
///
/// JSON names a file that waits and says how it is read. Anything else is the file itself, at most 512 MB, of the feed that the address
/// names; it is read as the feed's files were read before, and refused with `no_known_map` if none was.
#[utoipa::path(post, path = "/api/v1/imports", tag = "facts",
    params(Sent, ("Idempotency-Key" = Option<String>, Header, description = "What whoever asks calls the request: it counts once, however often it comes")),
    request_body(content(
        (ImportForm = "application/json"),
        (Vec<u8> = "application/octet-stream"),
    ), description = "A file that waits, or the file itself"),
    responses(
        (status = 200, body = ImportedView, description = "It was only tried"),
        (status = 201, body = ImportedView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn import_file(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(sent): Query<Sent>,
    headers: HeaderMap,
    request: Request,
) -> Result<(StatusCode, Json<ImportedView>), Problem> {
    let key = request_key(&headers)?;
    if !is_json(&headers) {
        return import_whole(&server, &who, &sent, &headers, request.into_body()).await;
    }
    let Body(form) = Body::<ImportForm>::from_request(request, &server).await?;
    let (mode, status) = mode(form.dry_run);
    let imported = facts::import_staged(&server.app, &who, &form.file, &form.map, mode, key).await?;
    Ok((status, Json(ImportedView::of(&imported, &headers))))
}

async fn import_whole(
    server: &Server,
    who: &Who,
    sent: &Sent,
    headers: &HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Json<ImportedView>), Problem> {
    let arrived = arrive(who, body).await?;
    let (mode, status) = mode(sent.dry_run);
    let file = SentFile { name: &sent.name, feed: &sent.feed, arrived, request_key: request_key(headers)? };
    let imported = facts::import_sent(&server.app, who, file, mode).await?;
    Ok((status, Json(ImportedView::of(&imported, headers))))
}

fn mode(dry_run: bool) -> (Mode, StatusCode) {
    if dry_run { (Mode::Try, StatusCode::OK) } else { (Mode::Keep, StatusCode::CREATED) }
}
