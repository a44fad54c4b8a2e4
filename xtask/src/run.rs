//! `cargo xtask run`: the main job on real input.

use std::process::{Command, ExitCode};

use anyhow::{Context, ensure};

use crate::root;

/// Builds the release binary and solves the article's plan on the terminal.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let root = root();
    build_release()?;
    let plan = root.join("examples/article.toml");
    let solved = Command::new(root.join("target/release/zadel")).arg("solve").arg(plan).status();
    ensure!(solved.context("starting zadel")?.success(), "the article's plan was not solved");
    println!("\nzadel solve examples/article.toml [--json] [--lang ru|en]    (target/release/zadel)");
    Ok(ExitCode::SUCCESS)
}

/// Builds what is shipped.
pub(crate) fn build_release() -> anyhow::Result<()> {
    let built = Command::new("cargo").args(["build", "--release", "--package", "zadel"]).current_dir(root()).status();
    ensure!(built.context("starting cargo")?.success(), "the release build failed");
    Ok(())
}
