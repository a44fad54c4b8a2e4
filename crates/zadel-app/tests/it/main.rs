//! Use cases against a real database of each engine.

mod facts;
mod payments;
