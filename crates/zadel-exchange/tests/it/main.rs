//! What the crate promises, seen from outside: tables of any origin, sound and hostile, and what they mean.

mod data;
mod import_data;
mod import_golden;
mod table;
