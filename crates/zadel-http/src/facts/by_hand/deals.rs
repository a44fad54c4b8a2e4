//! `POST /api/v1/deals`, `PATCH /api/v1/deals/{feed}/{object}`: a deal as somebody writes it.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::facts::FeedId;
use zadel_app::facts::by_hand::{self, DealOf, DealSaid};
use zadel_app::{FieldError, Refused};
use zadel_core::facts::said::Change;

use super::{ClientForm, WrittenView, said};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, request_key};

/// What is said of a deal. What is left out stays; null takes away what was told.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = DealForm)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    /// The day on which what changes has changed, as it is typed; today if left out.
    on: Option<String>,
    /// The day on which it began.
    created: Option<String>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    title: Change<String>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<ClientForm>)]
    client: Change<ClientForm>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    source: Change<String>,
    /// What is sold.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    line: Change<String>,
    /// Has the client bought before?
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<bool>)]
    is_repeat: Change<bool>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    person: Change<String>,
    /// The sum, as it is typed: `200 000`.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    amount: Change<String>,
    /// The day on which it is expected to close, as it is typed.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    expected: Change<String>,
    /// The stage that it entered: `lead`, `qualified`, `meeting`, `quote`, `contract`; how it ended: `won`, `lost`; `open`: it goes on.
    stage: Option<String>,
    /// Why it was lost.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    reason: Change<String>,
}

impl Form {
    fn said(self) -> Result<DealSaid, Problem> {
        let stage = self.stage.as_deref().map(str::parse).transpose();
        let stage = stage.map_err(|_| Refused::Field { path: "stage", code: FieldError::Stage })?;
        Ok(DealSaid {
            on: self.on,
            created: self.created,
            title: self.title,
            client: self.client.map(Into::into),
            source: self.source,
            line: self.line,
            is_repeat: self.is_repeat,
            person: self.person,
            amount: self.amount,
            expected: self.expected,
            stage,
            reason: self.reason,
        })
    }
}

/// Writes a deal that no file knows.
#[utoipa::path(post, path = "/api/v1/deals", tag = "facts", request_body = Form,
    params(("Idempotency-Key" = Option<String>, Header, description = "A name for this, at most 64 characters of ASCII: sent again \
        under it, it is not done twice")),
    responses(
        (status = 201, body = WrittenView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn write_deal(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    headers: HeaderMap,
    Body(form): Body<Form>,
) -> Result<(StatusCode, Json<WrittenView>), Problem> {
    let written = by_hand::write_deal(&server.app, &who, form.said()?, request_key(&headers)?).await?;
    Ok((StatusCode::CREATED, Json(written.into())))
}

/// Says what became of a deal, whoever told of it first.
#[utoipa::path(patch, path = "/api/v1/deals/{feed}/{object}", tag = "facts", request_body = Form,
    params(("feed" = i64, Path), ("object" = String, Path, description = "Such as `deal:17`"),
        ("Idempotency-Key" = Option<String>, Header, description = "As when a deal is written")),
    responses(
        (status = 200, body = WrittenView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn change_deal(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path((feed, object)): Path<(i64, String)>,
    headers: HeaderMap,
    Body(form): Body<Form>,
) -> Result<Json<WrittenView>, Problem> {
    let deal = DealOf { feed: FeedId::new(feed), object: &object };
    Ok(Json(by_hand::change_deal(&server.app, &who, deal, form.said()?, request_key(&headers)?).await?.into()))
}
