//! `cargo xtask test`: everything that checks this project.

use std::process::{Command, ExitCode};

use crate::parts::{Outcome, Parts, command, is_there};
use crate::{root, run, tidy};

/// How many cases each property gets.
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
    parts.run("format", || command(cargo(&["fmt", "--all", "--check"])));
    parts.run("lints", || {
        command(cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]))
    });
    parts.run("tidy", || match tidy::problems() {
        Ok(problems) if problems.is_empty() => Outcome::Passed,
        Ok(problems) => Outcome::Failed(format!("{} rules broken\n{}", problems.len(), problems.join("\n"))),
        Err(error) => Outcome::Failed(format!("{error:#}")),
    });
    parts.run("dependencies", dependencies);
    parts.run(&format!("tests, {cases} cases a property"), || {
        command(cargo(&["test", "--workspace", "--quiet"]).env("PROPTEST_CASES", cases))
    });
    parts.run("documentation", || {
        command(cargo(&["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "--deny warnings"))
    });
    parts.run("release build", || match run::build_release() {
        Ok(()) => Outcome::Passed,
        Err(error) => Outcome::Failed(format!("{error:#}")),
    });
    parts.run("founders' plan vectors", founders_vectors);
    if parts.summarize() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn cargo<'a>(arguments: &[&str]) -> &'a mut Command {
    // Commands live as long as the program: a handful, and the borrow stays simple.
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root());
    Box::leak(Box::new(command))
}

/// Licences, sources and bans of everything we depend on.
fn dependencies() -> Outcome {
    // CI installs it for itself; a newcomer is not kept waiting for minutes.
    if !is_there("cargo-deny", "--version") && std::env::var_os("CI").is_some() {
        command(cargo(&["install", "cargo-deny", "--locked", "--quiet"]));
    }
    if !is_there("cargo-deny", "--version") {
        return Outcome::Skipped("cargo-deny is not installed: cargo install cargo-deny --locked".to_owned());
    }
    command(cargo(&["deny", "check", "bans", "licenses", "sources"]))
}

/// The vectors that stand outside the repository: the same as ours, and a check that ours are not out of date.
fn founders_vectors() -> Outcome {
    let shared = root().join("../shared");
    let (tool, plans) = (shared.join("tools/check_solve.py"), shared.join("vectors/plans"));
    if !tool.exists() {
        return Outcome::Skipped("no shared/ beside the project".to_owned());
    }
    if !is_there("python3", "--version") {
        return Outcome::Skipped("no python3".to_owned());
    }
    command(Command::new("python3").arg(tool).arg(root().join("target/release/zadel")).arg(plans))
}
