//! What the crate makes of whole files.

mod data;
mod import_data;
