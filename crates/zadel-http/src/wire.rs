//! Shapes that several operations share.

use axum::Json;
use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts};
use axum::http::header::{IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::plans::{ChangeRecord, EditRecord, OpenPlan};
use zadel_app::step2_decomposition::NetChange;

use crate::problem::{Cause, Problem};

/// JSON of a request. What is wrong with it becomes problem details.
#[derive(FromRequest)]
#[from_request(via(Json), rejection(Problem))]
pub(crate) struct Body<T>(pub(crate) T);

/// Numbers in the address. Anything else is the address of nothing.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Problem))]
pub(crate) struct Path<T>(pub(crate) T);

/// What follows the question mark.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Problem))]
pub(crate) struct Query<T>(pub(crate) T);

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Cause::BodyTooLarge.into(),
            // The body broke off, or somebody sent it letter by letter.
            _ if matches!(rejection, JsonRejection::BytesRejection(_)) => Cause::TooSlow.into(),
            _ => Cause::BadBody(rejection.body_text()).into(),
        }
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Cause::BodyTooLarge.into(),
            _ => Cause::TooSlow.into(),
        }
    }
}

impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Cause::NoSuchPath.into()
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Cause::BadQuery(rejection.body_text()).into()
    }
}

/// The version that an edit saw: `If-Match: "7"`.
pub(crate) fn seen_version(headers: &HeaderMap) -> Result<i64, Problem> {
    version_in(headers, IF_MATCH).ok_or_else(|| Cause::VersionRequired.into())
}

/// The version that whoever reads has already: `If-None-Match: "7"`.
pub(crate) fn known_version(headers: &HeaderMap) -> Option<i64> {
    version_in(headers, IF_NONE_MATCH)
}

/// What whoever asks calls the request, so that it is recognised when it comes again: `Idempotency-Key`.
pub(crate) fn request_key(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    const NAME: &str = "idempotency-key";
    const LONGEST: usize = 64;
    let Some(header) = headers.get(NAME) else { return Ok(None) };
    let key = header.to_str().ok().filter(|key| (1..=LONGEST).contains(&key.len()));
    key.map(Some).ok_or_else(|| Cause::BadQuery(NAME.to_owned()).into())
}

fn version_in(headers: &HeaderMap, name: HeaderName) -> Option<i64> {
    let header = headers.get(name)?.to_str().ok()?;
    header.trim().trim_start_matches("W/").trim_matches('"').parse().ok()
}

/// The version of an answer, for the next edit.
pub(crate) fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// A moment as `2026-11-23T22:04:06Z`, from milliseconds since 1970.
pub(crate) fn moment(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).map_or_else(|_| String::new(), |moment| format!("{moment:.0}"))
}

/// One change, and who made it when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Change)]
pub(crate) struct ChangeBy {
    /// Where.
    path: String,
    /// What stood there, as it would be typed; null for a number that was solved for.
    before: Option<String>,
    /// What stands there now.
    after: Option<String>,
    /// Who.
    by: Option<String>,
    /// When.
    at: String,
}

impl ChangeBy {
    pub(crate) fn net(change: &NetChange) -> Self {
        Self {
            path: change.path.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            by: Some(change.by.clone()),
            at: moment(change.at),
        }
    }

    /// What the request that is being answered has changed.
    pub(crate) fn made(open: &OpenPlan) -> Vec<Self> {
        let brief = &open.row.brief;
        let made = |change: &ChangeRecord| Self {
            path: change.path.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            by: Some(brief.changed_by_name.clone()),
            at: moment(brief.changed_at.get()),
        };
        open.changes.iter().map(made).collect()
    }

    pub(crate) fn all_of(edit: &EditRecord) -> impl Iterator<Item = Self> {
        edit.changes.iter().map(|change| Self {
            path: change.path.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            by: Some(edit.by.clone()),
            at: moment(edit.at),
        })
    }
}
