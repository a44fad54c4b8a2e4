//! `POST /api/v1/actions`: something that somebody did.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::facts::by_hand::{self, ActionSaid};
use zadel_app::{FieldError, Refused};
use zadel_core::facts::seen::Action;

use super::{ClientForm, DealForm, WrittenView};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, request_key};

/// Something that was done.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ActionForm)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    /// `call`, `meeting`, `quote`, `letter`, `other`.
    action: String,
    /// The day, as it is typed; today if left out.
    on: Option<String>,
    /// How often; once if left out.
    n: Option<u32>,
    /// Who did it; whoever has the deal if left out.
    person: Option<String>,
    deal: Option<DealForm>,
    /// With whom; with whoever buys if left out.
    client: Option<ClientForm>,
    /// What came of it.
    note: Option<String>,
}

/// Writes that something was done.
#[utoipa::path(post, path = "/api/v1/actions", tag = "facts", request_body = Form,
    params(("Idempotency-Key" = Option<String>, Header, description = "A name for this, at most 64 characters of ASCII: sent again \
        under it, it is not done twice")),
    responses(
        (status = 201, body = WrittenView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn write_action(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    headers: HeaderMap,
    Body(form): Body<Form>,
) -> Result<(StatusCode, Json<WrittenView>), Problem> {
    let action = Action::ALL.into_iter().find(|action| action.code() == form.action);
    let said = ActionSaid {
        action: action.ok_or(Refused::Field { path: "action", code: FieldError::Action })?,
        on: form.on,
        n: form.n.unwrap_or(1),
        person: form.person,
        deal: form.deal.as_ref().map(DealForm::deal),
        client: form.client.map(Into::into),
        note: form.note,
    };
    let written = by_hand::write_action(&server.app, &who, said, request_key(&headers)?).await?;
    Ok((StatusCode::CREATED, Json(written.into())))
}
