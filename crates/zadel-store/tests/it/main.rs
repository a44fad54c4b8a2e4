//! What the store promises, on both engines.

mod audit;
mod availability;
mod backups;
mod engines;
mod facts;
mod people;
mod plans;
mod schema;
mod staff;
mod statements;
mod technologies;
mod tokens;
