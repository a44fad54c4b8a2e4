//! Facts that people write. Whatever is written is taken back as an import is, under the number that is answered.

pub(crate) mod actions;
pub(crate) mod corrections;
pub(crate) mod deals;
pub(crate) mod journal;
pub(crate) mod payments;
pub(crate) mod weeks;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::FeedId;
use zadel_app::facts::by_hand::{ClientSaid, DealOf, Written};
use zadel_core::facts::said::Change;

/// What was written, and under which number it is taken back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Written)]
pub(crate) struct WrittenView {
    import: i64,
    feed: i64,
    /// What it is about; empty if nothing was new.
    object: String,
}

/// Who buys or pays.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ClientForm)]
#[serde(deny_unknown_fields)]
struct ClientForm {
    name: String,
    /// Digits.
    tax_number: Option<String>,
}

/// A deal that something is about.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = DealName)]
#[serde(deny_unknown_fields)]
struct DealForm {
    feed: i64,
    object: String,
}

impl From<Written> for WrittenView {
    fn from(written: Written) -> Self {
        Self { import: written.batch.get(), feed: written.feed.get(), object: written.object }
    }
}

impl From<ClientForm> for ClientSaid {
    fn from(form: ClientForm) -> Self {
        Self { name: form.name, tax_number: form.tax_number }
    }
}

impl DealForm {
    fn deal(&self) -> DealOf<'_> {
        DealOf { feed: FeedId::new(self.feed), object: &self.object }
    }
}

/// Null takes away, unlike nothing.
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Change<T>, D::Error> {
    let said: Option<T> = Option::deserialize(deserializer)?;
    Ok(said.map_or(Change::Forget, Change::Set))
}
