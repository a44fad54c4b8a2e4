//! The API as a program sees it, on both engines.

mod authorization;
mod calendar;
mod client;
mod document;
mod faults;
mod plans;
mod rooms;
mod roster;
mod sign_in;
mod staff;
