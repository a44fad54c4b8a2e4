//! SQLite or PostgreSQL behind one seam: companies, members, sessions, tokens, plans, staff, technologies,
//! facts, forecasts, audit, backups.
//!
//! Reads take [`Db`], writes take [`Tx`]; after it every function takes the company, so that no statement can forget it. A row
//! that is not there is `Ok(None)`, a version that somebody else changed is `Ok(false)`.
//!
//! # Never
//! - a clock: times come as [`Millis`];
//! - meaning: roles, statuses and documents are text here, and what they allow is decided above;
//! - a sentence: errors are codes.
//!
//! Why two engines and one text of SQL: docs/decisions/0013. How audit and backups are checked: docs/decisions/0014.

#[macro_use]
mod statements;

pub mod audit;
pub mod batches;
mod bulk;
pub mod calendars;
pub mod check;
pub mod companies;
pub mod cube;
mod db;
pub mod deal_checks;
pub mod deal_list;
pub mod deals;
pub mod dump;
mod error;
pub mod facts;
pub mod failed_files;
pub mod forecasts;
pub mod guesses;
mod ids;
pub mod ledger;
pub mod links;
pub mod live;
pub mod members;
mod migrations;
pub mod payments;
pub mod plan_edits;
pub mod plans;
mod scope;
pub mod sessions;
pub mod staff;
pub mod technologies;
#[cfg(feature = "testing")]
pub mod testing;
pub mod tokens;
mod tx;

pub use db::{Db, Engine, PostgresDb, SqliteDb, sqlite_path};
pub use error::StoreError;
pub use ids::{
    BatchId, CompanyId, EmployeeId, FeedId, MemberId, Millis, PlanId, SnapshotId, TeamId, TechnologyId, TokenId,
};
pub use scope::Scope;
pub use tx::{PostgresTx, SqliteTx, Tx};
