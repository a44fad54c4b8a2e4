//! `cargo xtask run`: the product on this machine, with the demo company.

use std::process::{Command, ExitCode};

use anyhow::{Context, ensure};

use crate::{root, ui};

/// Builds what is shipped and serves it with an embedded database below `target/`, until somebody stops it.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    ui::build()?;
    build_release()?;
    let folder = root().join("target/demo");
    std::fs::create_dir_all(&folder)?;
    let database = format!("sqlite:{}", folder.join("zadel.db").display());
    let mut server = Command::new(release_binary());
    let served = server.args(["serve", "--demo", "--database", &database]).status().context("starting zadel")?;
    Ok(if served.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds what is shipped: one binary with the browser application inside.
pub(crate) fn build_release() -> anyhow::Result<()> {
    let built = Command::new("cargo").args(["build", "--release", "--package", "zadel"]).current_dir(root()).status();
    ensure!(built.context("starting cargo")?.success(), "the release build failed");
    Ok(())
}

/// Where the release build puts it.
pub(crate) fn release_binary() -> std::path::PathBuf {
    root().join("target/release/zadel")
}
