//! Use cases against a real database of each engine.

mod demo;
mod facts;
mod libreoffice;
mod payments;
mod watch;
