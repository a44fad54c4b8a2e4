//! `cargo xtask faults [imports] [CYCLES]`: the product is killed in the middle of its work, again and again, on each engine.

mod edits;
mod imports;

use std::process::{Command, ExitCode};

use anyhow::{Context, ensure};

use crate::{components, root, run};

/// Imports are killed so much more rarely than the server: each is looked at as a whole.
const EDITS_AN_IMPORT: usize = 4;

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Killed {
    /// The server while it is edited, and imports.
    Everything,
    /// Imports alone.
    Imports,
}

/// Kills so often on each engine; fails if anything acknowledged is lost, or anything is there by half.
pub(crate) fn faults(killed: Killed, n_cycles: usize) -> anyhow::Result<ExitCode> {
    run::build_release()?;
    let folder = root().join("target/faults");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder)?;
    let has_postgres = components::postgres().inspect_err(|why| println!("PostgreSQL: skipped: {why}")).is_ok();
    let mut is_whole = true;
    if killed == Killed::Everything {
        is_whole &= edits::survive("SQLite", &format!("sqlite:{}", folder.join("zadel.db").display()), n_cycles)?;
        if has_postgres {
            sql("DROP DATABASE IF EXISTS zadel_faults WITH (FORCE)")?;
            sql("CREATE DATABASE zadel_faults")?;
            is_whole &= edits::survive("PostgreSQL", "postgres://postgres@127.0.0.1:5432/zadel_faults", n_cycles)?;
            sql("DROP DATABASE zadel_faults WITH (FORCE)")?;
        }
    }
    let n_imports = if killed == Killed::Everything { n_cycles.div_ceil(EDITS_AN_IMPORT) } else { n_cycles };
    let files = imports::Files::written(&folder)?;
    is_whole &= imports::survive(&imports::Sqlite::in_folder(&folder), &files, n_imports)?;
    if has_postgres {
        is_whole &= imports::survive(&imports::Postgres, &files, n_imports)?;
    }
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn sql(statement: &str) -> anyhow::Result<()> {
    let mut psql = Command::new("psql");
    let status =
        psql.args(["-q", "-h", "127.0.0.1", "-U", "postgres", "-c", statement]).env("PGOPTIONS", QUIET).status();
    ensure!(status.context("starting psql")?.success(), "psql refused: {statement}");
    Ok(())
}

/// A database that is not there need not be told of.
const QUIET: &str = "-c client_min_messages=warning";
