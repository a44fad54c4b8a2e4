//! `POST /api/v1/payments`: money that no statement has told yet.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::facts::by_hand::{self, PaymentSaid};

use super::{ClientForm, DealForm, WrittenView};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, request_key};

/// Money that came in.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PaymentForm)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    /// The day, as it is typed; today if left out.
    on: Option<String>,
    /// How much, as it is typed.
    amount: String,
    client: Option<ClientForm>,
    /// What for.
    purpose: Option<String>,
    /// The number of the invoice that is meant.
    invoice: Option<String>,
    /// The deal that it is for; looked for as that of any payment if left out.
    deal: Option<DealForm>,
}

/// Writes a payment.
#[utoipa::path(post, path = "/api/v1/payments", tag = "facts", request_body = Form,
    params(("Idempotency-Key" = Option<String>, Header, description = "A name for this, at most 64 characters of ASCII: sent again \
        under it, it is not done twice")),
    responses(
        (status = 201, body = WrittenView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn write_payment(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    headers: HeaderMap,
    Body(form): Body<Form>,
) -> Result<(StatusCode, Json<WrittenView>), Problem> {
    let said = PaymentSaid {
        on: form.on,
        amount: form.amount,
        client: form.client.map(Into::into),
        purpose: form.purpose,
        invoice: form.invoice,
        deal: form.deal.as_ref().map(DealForm::deal),
    };
    let written = by_hand::write_payment(&server.app, &who, said, request_key(&headers)?).await?;
    Ok((StatusCode::CREATED, Json(written.into())))
}
