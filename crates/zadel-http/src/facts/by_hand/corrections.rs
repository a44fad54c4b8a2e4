//! `DELETE /api/v1/facts/{feed}/{object}/{fact}`: a fact that is wrong.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use zadel_app::Refused;
use zadel_app::facts::FeedId;
use zadel_app::facts::by_hand::{self, FactOf};
use zadel_core::facts::Moment;
use zadel_core::facts::fact::FactKey;
use zadel_core::facts::ids::StageId;

use super::WrittenView;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, request_key};

/// Takes back a single fact: it did not happen. It stays in the history, struck through.
#[utoipa::path(delete, path = "/api/v1/facts/{feed}/{object}/{fact}", tag = "facts",
    params(("feed" = i64, Path), ("object" = String, Path, description = "What it is about, such as `deal:17`"),
        ("fact" = String, Path, description = "Its `fact` in the history"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this, at most 64 characters of ASCII: sent again \
            under it, it is not done twice")),
    responses(
        (status = 200, body = WrittenView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn take_back_fact(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path((feed, object, fact)): Path<(i64, String, String)>,
    headers: HeaderMap,
) -> Result<Json<WrittenView>, Problem> {
    let key = key_of(&fact).ok_or(Refused::NotFound)?;
    let fact = FactOf { feed: FeedId::new(feed), object: &object, key };
    Ok(Json(by_hand::take_back(&server.app, &who, fact, request_key(&headers)?).await?.into()))
}

/// The name of a fact within its object: `won.1767571200000.0`.
pub(in crate::facts) fn key_text((at, kind, stage): FactKey) -> String {
    format!("{}.{}.{}", kind.code(), at.millis(), stage.map_or(0, StageId::get))
}

fn key_of(text: &str) -> Option<FactKey> {
    let mut parts = text.splitn(3, '.');
    let (kind, at) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let stage: u32 = parts.next()?.parse().ok()?;
    Some((Moment::from_millis(at), kind, StageId::new(stage)))
}
