//! The API as a program sees it, on both engines.

mod authorization;
mod by_facts;
mod by_hand;
mod calendar;
mod client;
mod clients;
mod document;
mod events;
mod faults;
mod forecast;
mod imports;
mod key_prospects;
mod pastes;
mod payments;
mod plans;
mod rooms;
mod roster;
mod sign_in;
mod staff;
mod target_sheets;
mod technologies;
mod tokens;
mod whose;
