//! Words: every sentence that a person reads, in Russian and in English.
//!
//! Sentences are Fluent messages in `locales/{ru,en}/*.ftl`, one catalogue for Rust and for the browser. This crate looks
//! them up, puts numbers into them the way the language writes them, and writes money, counts, percentages and dates.
//!
//! Never here: a sentence. `cargo xtask tidy` holds both catalogues to the same keys and variables, and every key to a use.

mod catalogue;
mod dates;
mod language;
mod numbers;
mod texts;

pub use language::Language;
pub use texts::{Argument, Texts};
