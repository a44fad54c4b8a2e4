//! The API as a program sees it, on both engines.

mod authorization;
mod client;
mod document;
mod faults;
mod plans;
mod rooms;
mod sign_in;
mod technologies;
