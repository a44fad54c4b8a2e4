//! The browser application: its packages, its build, its checks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, ensure};

use crate::parts::{Outcome, command, is_there};
use crate::root;

fn folder() -> PathBuf {
    root().join("ui")
}

pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut npm = Command::new("npm");
    npm.args(arguments).current_dir(folder());
    npm
}

/// Why there is no browser application on this machine, if there cannot be one.
pub(crate) fn missing() -> Option<&'static str> {
    if is_there("npm", "--version") { None } else { Some("no npm: install Node.js 20.19 or newer") }
}

/// Packages as the lock file names them. Nothing is done where they are there already.
pub(crate) fn install() -> anyhow::Result<()> {
    let marker = folder().join("node_modules/.package-lock.json");
    let lock = folder().join("package-lock.json");
    if changed(&marker).is_some_and(|installed| changed(&lock).is_some_and(|locked| locked <= installed)) {
        return Ok(());
    }
    let status = npm(&["ci", "--no-audit", "--no-fund"]).status().context("starting npm")?;
    ensure!(status.success(), "npm ci failed");
    Ok(())
}

/// The application as the binary takes it. Nothing is done where nothing changed since.
pub(crate) fn build() -> anyhow::Result<()> {
    install()?;
    let built = changed(&folder().join("dist/index.html"));
    let sources = ["ui/src", "ui/public", "ui/index.html", "ui/vite.config.ts", "ui/package-lock.json", "locales"];
    let newest = sources.iter().filter_map(|source| newest(&root().join(source))).max();
    let is_placeholder = !folder().join("dist/assets").exists();
    if !is_placeholder && newest <= built {
        return Ok(());
    }
    let status = npm(&["run", "build", "--silent"]).status().context("starting npm")?;
    ensure!(status.success(), "the ui build failed");
    Ok(())
}

/// Runs one of the package's scripts as a part of the tests.
pub(crate) fn script(name: &str) -> Outcome {
    match missing() {
        Some(why) => Outcome::Skipped(why.to_owned()),
        None => command(&mut npm(&["run", name, "--silent"])),
    }
}

/// The flows of people in a browser, against a server that is this binary; pages in `looks`: `some` or `all` of language, theme and
/// width.
pub(crate) fn flows(binary: &Path, looks: &str) -> Outcome {
    match missing() {
        Some(why) => Outcome::Skipped(why.to_owned()),
        None => command(npm(&["run", "e2e", "--silent"]).env("ZADEL_BINARY", binary).env("ZADEL_LOOKS", looks)),
    }
}

fn changed(path: &PathBuf) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

fn newest(path: &PathBuf) -> Option<SystemTime> {
    if !path.is_dir() {
        return changed(path);
    }
    let entries = fs::read_dir(path).ok()?;
    entries.filter_map(|entry| newest(&entry.ok()?.path())).max()
}
