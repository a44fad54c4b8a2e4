//! What facts are about, as the ledger calls it: a kind and the feed's own number.

use zadel_core::facts::Week;
use zadel_core::facts::cube::ObjectKind;
use zadel_core::facts::ids::PersonId;
use zadel_core::facts::seen::DealKind;

/// The ledger's word for a deal or a lead.
pub(super) fn deal(kind: DealKind, id: &str) -> Box<str> {
    let prefix = match kind {
        DealKind::Deal => DEAL,
        DealKind::Lead => LEAD,
    };
    [prefix, id].concat().into()
}

/// What kind of deal an object is; `None` for anything else.
pub(super) fn deal_kind(object: &str) -> Option<DealKind> {
    if object.starts_with(DEAL) {
        Some(DealKind::Deal)
    } else if object.starts_with(LEAD) {
        Some(DealKind::Lead)
    } else {
        None
    }
}

/// What an object is.
pub(super) fn kind(object: &str) -> ObjectKind {
    deal_kind(object).map_or(ObjectKind::Other, ObjectKind::Deal)
}

const DEAL: &str = "deal:";
const LEAD: &str = "lead:";

/// The deal that a payment or an action names.
pub(super) fn deal_named(id: &str) -> Box<str> {
    deal(DealKind::Deal, id)
}

/// What a CRM calls a deal.
pub(super) fn number(object: &str) -> &str {
    object.split_once(':').map_or(object, |(_, number)| number)
}

/// The ledger's word for a payment.
pub(super) fn payment(id: &str) -> Box<str> {
    ["payment:", id].concat().into()
}

/// The ledger's word for an invoice.
pub(super) fn invoice(id: &str) -> Box<str> {
    ["invoice:", id].concat().into()
}

/// The ledger's word for something that somebody did.
pub(super) fn action(id: &str) -> Box<str> {
    ["action:", id].concat().into()
}

/// The ledger's word for what a source cost on a day.
pub(super) fn spend(source: &str, on: jiff::civil::Date) -> Box<str> {
    format!("spend:{on}:{source}").into()
}

/// The week of which somebody wrote numbers, if that is what the object is.
pub(super) fn week_of(object: &str) -> Option<Week> {
    let (_, week) = object.strip_prefix("week:")?.split_once(':')?;
    Week::from_number(week.parse().ok()?)
}

/// The ledger's word for the numbers that somebody wrote of a week.
pub(super) fn week(person: PersonId, week: Week) -> String {
    format!("week:{}:{}", person.get(), week.number())
}
