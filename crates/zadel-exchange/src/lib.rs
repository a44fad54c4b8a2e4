//! Bytes to core types and back.
//!
//! [`plan_file`] reads a plan, as TOML or as JSON; [`plan_document`] is the JSON that is stored, and edits it number by
//! number; [`typed`] reads numbers as people type them, [`name`] their names; [`workbook`] is the plan to take away;
//! [`table`] reads any table file as a stream of rows; [`target_sheet`] understands a table of targets by month that somebody
//! kept elsewhere, [`import`] what a CRM and a bank export; [`living`] makes a company to try all of it on.
//!
//! Never here: a database, words. A problem is data with its place; whoever shows it puts the words in.

pub mod evidence_keys;
pub mod import;
pub mod living;
pub mod name;
pub mod plan_document;
pub mod plan_file;
pub mod table;
pub mod target_sheet;
pub mod typed;
pub mod workbook;
