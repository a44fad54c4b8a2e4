//! Facts: files that are brought, and what came of them.

pub(crate) mod as_of;
pub(crate) mod by_hand;
pub(crate) mod clients;
pub(crate) mod deals;
pub(crate) mod files;
pub(crate) mod funnel;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod of_plan;
mod original;
pub(crate) mod payments;
pub(crate) mod people;
pub(crate) mod receivables;
pub(crate) mod rules;
mod views;
