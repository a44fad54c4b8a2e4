//! Founding the company, once.

pub(crate) mod found;
pub(crate) mod show;
