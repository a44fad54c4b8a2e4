//! Sums in other currencies than the company's, as they were told.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_core::money::Original;

/// A sum in another currency than the company's.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OriginalSum)]
pub(super) struct OriginalView {
    /// Minor units of its currency.
    amount: i64,
    /// Three letters.
    currency: String,
    /// Digits behind the point.
    exponent: u32,
}

impl OriginalView {
    /// Of what is stored: `1200.50 USD`.
    pub(super) fn of(stored: &str) -> Option<Self> {
        let Original { money, currency } = stored.parse().ok()?;
        Some(Self { amount: money.minor(), currency: currency.code().to_owned(), exponent: currency.n_digits() })
    }
}
