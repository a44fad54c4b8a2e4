//! `cargo xtask test`: everything that checks this project.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::Context;

use crate::parts::{Outcome, Parts, command, is_there};
use crate::{components, founders, root, run, russian_calendar, tidy, ui};

/// How thoroughly: cases of each property, and which build the flows start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Enough for every change.
    Usual,
    /// Enough for the end of an issue.
    Deep,
}

/// Runs all parts; fails if one does.
pub(crate) fn test(depth: Depth) -> ExitCode {
    let cases = match depth {
        Depth::Usual => "512",
        Depth::Deep => "100000",
    };
    let mut parts = Parts::default();
    parts.run("format", || command(&mut cargo(&["fmt", "--all", "--check"])));
    parts.run("lints", || {
        command(&mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]))
    });
    parts.run("tidy", || match tidy::problems() {
        Ok(problems) if problems.is_empty() => Outcome::Passed,
        Ok(problems) => Outcome::Failed(format!("{} rules broken\n{}", problems.len(), problems.join("\n"))),
        Err(error) => Outcome::Failed(format!("{error:#}")),
    });
    parts.run("dependencies", dependencies);
    parts.run("browser: packages and build", || match ui::missing() {
        Some(why) => Outcome::Skipped(why.to_owned()),
        None => Outcome::of(ui::build()),
    });
    parts.run("browser: types", || ui::script("check"));
    parts.run("browser: components", || ui::script("test"));
    parts.run("PostgreSQL", || match components::postgres() {
        Ok(()) => Outcome::Passed,
        Err(why) => Outcome::Skipped(format!("{why}; the tests below run on SQLite only")),
    });
    parts.run(&format!("tests, {cases} cases a property"), || {
        // There is none before the first run; a stale one would be read as this run's.
        drop(fs::remove_file(snapshot_references()));
        let mut tests = cargo(&["test", "--workspace", "--quiet", "--no-fail-fast"]);
        tests.env("PROPTEST_CASES", cases).env("INSTA_UPDATE", "no");
        // Some properties look at a part of all inputs only; how many may be passed over grows with the cases.
        tests.env("PROPTEST_MAX_GLOBAL_REJECTS", format!("{cases}0"));
        tests.env("PROPTEST_MAX_LOCAL_REJECTS", format!("{cases}0"));
        command(tests.env("INSTA_SNAPSHOT_REFERENCES_FILE", snapshot_references()))
    });
    parts.run("snapshots", || match unreferenced_snapshots() {
        Ok(files) if files.is_empty() => Outcome::Passed,
        Ok(files) => Outcome::Failed(format!("no test looks at {}", files.join(", "))),
        Err(error) => Outcome::Failed(format!("{error:#}")),
    });
    parts.run("workbooks in LibreOffice", || match components::libreoffice() {
        // By its name among all: to choose a target would build everything once more, with fewer features.
        Ok(()) => command(&mut cargo(&["test", "--workspace", "--quiet", "--", "--ignored", "libreoffice"])),
        Err(why) => Outcome::Skipped(why),
    });
    parts.run("documentation", || {
        command(cargo(&["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "--deny warnings"))
    });
    if depth == Depth::Deep {
        parts.run("release build", || Outcome::of(run::build_release()));
    }
    let binary = binary(depth);
    let looks = if depth == Depth::Deep { "all" } else { "some" };
    parts.run("browser: flows", || match components::chromium() {
        Ok(()) => ui::flows(&binary, looks),
        Err(why) => Outcome::Skipped(why),
    });
    parts.run("founders' plan vectors", || founders::plan_vectors(&binary));
    parts.run("forecasts of public data", || founders::scores(&binary));
    parts.run("Russian calendar against PyPI holidays", russian_calendar::compare);
    if parts.summarize() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root());
    command
}

/// What the flows start: what the tests above have built anyway, and at the end of an issue what is shipped.
fn binary(depth: Depth) -> PathBuf {
    match depth {
        Depth::Usual => root().join("target/debug/zadel"),
        Depth::Deep => run::release_binary(),
    }
}

/// Where the tests note which snapshots they looked at.
fn snapshot_references() -> PathBuf {
    root().join("target/snapshot-references.txt")
}

/// Snapshots that no test looked at: left over, or misspelt.
fn unreferenced_snapshots() -> anyhow::Result<Vec<String>> {
    let looked_at = fs::read_to_string(snapshot_references()).context("no test looked at any snapshot")?;
    let looked_at: Vec<PathBuf> = looked_at.lines().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut unreferenced = Vec::new();
    for krate in fs::read_dir(root().join("crates"))? {
        let Ok(snapshots) = fs::read_dir(krate?.path().join("tests/it/snapshots")) else { continue };
        for snapshot in snapshots {
            let path = fs::canonicalize(snapshot?.path())?;
            if !looked_at.contains(&path) {
                unreferenced.push(path.display().to_string());
            }
        }
    }
    Ok(unreferenced)
}

/// Licences, sources and bans of everything we depend on.
fn dependencies() -> Outcome {
    // CI installs it for itself; a newcomer is not kept waiting for minutes.
    if !is_there("cargo-deny", "--version") && std::env::var_os("CI").is_some() {
        // Compiled quickly rather than well: it runs for seconds.
        let installed = command(&mut cargo(&["install", "cargo-deny", "--locked", "--quiet", "--debug"]));
        if let Outcome::Failed(why) = installed {
            return Outcome::Skipped(format!("cargo-deny cannot be installed: {why}"));
        }
    }
    if !is_there("cargo-deny", "--version") {
        return Outcome::Skipped("cargo-deny is not installed: cargo install cargo-deny --locked".to_owned());
    }
    command(&mut cargo(&["deny", "check", "bans", "licenses", "sources"]))
}
