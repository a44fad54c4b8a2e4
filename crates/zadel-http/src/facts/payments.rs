//! `/api/v1/payments`: money that came in and of which nobody knows yet which deal it is for.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::by_hand::{self, TiedTo};
use zadel_app::facts::{self, BatchId, FeedId, PaymentKey, PaymentOf};

use crate::facts::original::OriginalView;
use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, Query, request_key};

/// Rows of a page.
const USUAL: u32 = 50;
const MOST: u32 = 200;

/// Which payments, and from where on.
#[derive(Deserialize)]
pub(crate) struct Asked {
    import: Option<i64>,
    from: Option<String>,
    limit: Option<u32>,
}

/// A page of payments without a deal, the latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OpenPayments)]
pub(crate) struct OpenPaymentsView {
    payments: Vec<PaymentView>,
    /// From where the next page goes on.
    next: Option<String>,
    /// How many there are in all.
    n: i64,
    /// Their sum in minor units.
    amount: i64,
    /// The company's.
    currency: String,
    /// Digits behind the point.
    exponent: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Payment)]
struct PaymentView {
    feed: i64,
    /// With the feed it names the payment.
    object: String,
    /// The day, where the company is: `2026-12-31`.
    on: String,
    /// Minor units; null with an `original` in a currency that has no rate.
    amount: Option<i64>,
    /// The sum as it was told, if it was in another currency than the company's.
    original: Option<OriginalView>,
    client: Option<String>,
    /// As the payer wrote it.
    purpose: Option<String>,
    /// The number of a deal that the file names and nobody knows.
    deal: Option<String>,
    /// The import that brought it.
    import: i64,
}

/// Deals that a payment may be for, the likeliest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PaymentDeals)]
pub(crate) struct CandidatesView {
    deals: Vec<CandidateView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PaymentDeal)]
struct CandidateView {
    feed: i64,
    object: String,
    number: String,
    title: Option<String>,
    /// `open`, `won` or `lost`.
    outcome: String,
    /// Minor units.
    amount: Option<i64>,
    /// `deal`, `invoice`, `contract`, `tax_number_and_sum`, `name_and_sum`, `part_of_sum`; null: only the client is the same.
    why: Option<&'static str>,
}

/// What a payment is for.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PaymentTie)]
pub(crate) struct TieForm {
    /// Null: no deal.
    deal: Option<DealKeyForm>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = DealKey)]
struct DealKeyForm {
    feed: i64,
    object: String,
}

/// What was said, and under which number it is taken back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PaymentTied)]
pub(crate) struct TiedView {
    import: i64,
}

/// How many payments found their deals.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PaymentsMatched)]
pub(crate) struct MatchedView {
    n: u64,
}

/// Payments of which nobody knows yet which deal they are for.
#[utoipa::path(get, path = "/api/v1/payments", tag = "facts",
    params(
        ("import" = Option<i64>, Query, description = "Only those of an import"),
        ("from" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<u32>, Query, description = "Rows, at most 200"),
    ),
    responses(
        (status = 200, body = OpenPaymentsView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn list_open_payments(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Json<OpenPaymentsView>, Problem> {
    let from = asked.from.as_deref().map(|text| key_of(text).ok_or_else(|| Cause::BadQuery("from".to_owned())));
    let from = from.transpose()?;
    let limit = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    let import = asked.import.map(BatchId::new);
    let open = facts::list_open_payments(&server.app, &who, import, from.as_ref(), limit + 1).await?;
    let mut payments = open.payments;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_next = limit < payments.len();
    payments.truncate(limit);
    let next = payments.last().filter(|_| has_next);
    let next = next.map(|(last, _)| format!("{}.{}.{}", last.at, last.feed.get(), last.object));
    let view = |(row, on): (facts::PaymentRow, Date)| PaymentView {
        feed: row.feed.get(),
        object: row.object,
        on: on.to_string(),
        amount: row.amount_minor,
        original: row.original.as_deref().and_then(OriginalView::of),
        client: row.client,
        purpose: row.note,
        deal: row.deal.map(|deal| number_of(&deal)),
        import: row.batch.get(),
    };
    let payments = payments.into_iter().map(view).collect();
    let (n, amount) = (open.all.n, open.all.amount_minor);
    let exponent = exponent_of(&who.currency);
    Ok(Json(OpenPaymentsView { payments, next, n, amount, currency: who.currency, exponent }))
}

/// Deals that a payment may be for: those it fits, then the others of its client.
#[utoipa::path(get, path = "/api/v1/payments/{feed}/{object}/deals", tag = "facts",
    params(("feed" = i64, Path), ("object" = String, Path)),
    responses(
        (status = 200, body = CandidatesView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn list_payment_deals(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path((feed, object)): Path<(i64, String)>,
) -> Result<Json<CandidatesView>, Problem> {
    let payment = PaymentOf { feed: FeedId::new(feed), object: &object };
    let candidates = facts::list_candidates(&server.app, &who, payment).await?;
    let deals = candidates.deals.into_iter().map(|(deal, why)| CandidateView {
        feed: deal.feed.get(),
        number: number_of(&deal.object),
        object: deal.object,
        title: deal.title,
        outcome: deal.outcome,
        amount: deal.amount_minor,
        why,
    });
    Ok(Json(CandidatesView { deals: deals.collect() }))
}

/// Says which deal a payment is for, or that it is for none. It is taken back as an import is, under the number that is answered.
#[utoipa::path(put, path = "/api/v1/payments/{feed}/{object}/deal", tag = "facts", request_body = TieForm,
    params(("feed" = i64, Path), ("object" = String, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this, at most 64 characters of ASCII: sent again \
            under it, it is not done twice")),
    responses(
        (status = 200, body = TiedView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn tie_payment(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path((feed, object)): Path<(i64, String)>,
    headers: HeaderMap,
    Body(form): Body<TieForm>,
) -> Result<Json<TiedView>, Problem> {
    let payment = PaymentOf { feed: FeedId::new(feed), object: &object };
    let to = match &form.deal {
        Some(deal) => TiedTo::Deal { feed: FeedId::new(deal.feed), object: &deal.object },
        None => TiedTo::None,
    };
    let import = by_hand::tie_payment(&server.app, &who, payment, to, request_key(&headers)?).await?;
    Ok(Json(TiedView { import: import.get() }))
}

/// Tries all payments without a deal again.
#[utoipa::path(post, path = "/api/v1/payment-matches", tag = "facts", responses(
    (status = 200, body = MatchedView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn match_payments(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<MatchedView>, Problem> {
    Ok(Json(MatchedView { n: facts::match_again(&server.app, &who).await? }))
}

/// Digits behind the point of a currency.
pub(super) fn exponent_of(currency: &str) -> u32 {
    currency.parse().map_or(0, zadel_core::money::Currency::n_digits)
}

fn number_of(object: &str) -> String {
    object.split_once(':').map_or(object, |(_, number)| number).to_owned()
}

fn key_of(text: &str) -> Option<PaymentKey> {
    let mut parts = text.splitn(3, '.');
    let (at, feed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(PaymentKey { at, feed: FeedId::new(feed), object: parts.next()?.to_owned() })
}
