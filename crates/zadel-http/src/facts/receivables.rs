//! `/api/v1/receivables`: what clients owe.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::Who;
use zadel_app::facts::{self, FeedId, Owed, Receivables};

use super::payments::exponent_of;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};

/// Invoices less what was paid for them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Receivables)]
pub(crate) struct ReceivablesView {
    /// By the day on which they are due.
    invoices: Vec<OwedView>,
    /// What is left of all of them, in minor units.
    amount: i64,
    /// The part of it that should have been paid.
    overdue: i64,
    /// The company's.
    currency: String,
    /// Digits behind the point.
    exponent: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Owed)]
struct OwedView {
    /// Of the invoice.
    number: String,
    client: Option<String>,
    /// With the feed it names the deal; null: nobody knows which.
    deal: Option<String>,
    feed: Option<i64>,
    /// What it was, in minor units.
    amount: i64,
    /// What is left of it.
    left: i64,
    /// `2026-12-31`.
    due: String,
    /// 0: it is not overdue.
    days_overdue: i32,
}

/// What clients owe, and what of it is overdue.
#[utoipa::path(get, path = "/api/v1/receivables", tag = "facts", responses(
    (status = 200, body = ReceivablesView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_receivables(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<ReceivablesView>, Problem> {
    Ok(Json(ReceivablesView::of(facts::list_receivables(&server.app, &who).await?, &who)))
}

impl ReceivablesView {
    pub(super) fn of(receivables: Receivables, who: &Who) -> Self {
        Self {
            invoices: receivables.owed.into_iter().map(OwedView::from).collect(),
            amount: receivables.amount_minor,
            overdue: receivables.overdue_minor,
            currency: who.currency.clone(),
            exponent: exponent_of(&who.currency),
        }
    }
}

impl From<Owed> for OwedView {
    fn from(owed: Owed) -> Self {
        let (feed, deal) = owed.deal.map_or((None, None), |(feed, deal)| (feed.map(FeedId::get), Some(deal)));
        let (number, client, amount, left) = (owed.number, owed.client, owed.amount_minor, owed.left_minor);
        Self { number, client, deal, feed, amount, left, due: owed.due.to_string(), days_overdue: owed.days_overdue }
    }
}
