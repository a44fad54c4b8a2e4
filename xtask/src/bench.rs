//! `cargo xtask bench`: speed as figures, beside the goal and beside numpy in the same run.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, ensure};

use crate::{root, run};

/// One measurement: name, median and 99th percentile in nanoseconds.
struct Measured {
    name: String,
    median: f64,
    p99: f64,
}

/// What each measurement must stay below, in nanoseconds.
const GOALS: [(&str, f64); 4] =
    [("goal_edit", 3e6), ("conversion_edit", 1e4), ("conversion_edit_all_levels", 1e4), ("solve_article", 2e7)];

/// Measures and prints; fails if a goal is missed.
pub(crate) fn bench() -> anyhow::Result<ExitCode> {
    println!("{}", machine());
    let mut ours = run_bench("zadel-core", "live_plan")?;
    ours.push(solve_article()?);
    let numpy = match python_with_numpy() {
        Ok(python) => parse(Command::new(python).arg(root().join("xtask/bench/live_plan.py")))?,
        Err(why) => {
            println!("numpy: skipped: {why:#}");
            Vec::new()
        }
    };
    println!("\n{:<28}{:>12}{:>12}{:>12}{:>14}{:>10}", "", "median", "p99", "goal", "numpy median", "ratio");
    let mut missed = 0;
    for measured in &ours {
        let goal = GOALS.iter().find(|(name, _)| *name == measured.name).map(|(_, goal)| *goal);
        let theirs = numpy.iter().find(|other| other.name == measured.name).map(|other| other.median);
        let ratio = theirs.map(|theirs| format!("{:.1} x", theirs / measured.median));
        let is_missed = goal.is_some_and(|goal| goal < measured.median);
        missed += usize::from(is_missed);
        println!(
            "{:<28}{:>12}{:>12}{:>12}{:>14}{:>10}{}",
            measured.name,
            time(measured.median),
            time(measured.p99),
            goal.map(time).unwrap_or_default(),
            theirs.map(time).unwrap_or_default(),
            ratio.unwrap_or_default(),
            if is_missed { "  MISSED" } else { "" },
        );
    }
    Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_bench(package: &str, bench: &str) -> anyhow::Result<Vec<Measured>> {
    parse(Command::new("cargo").args(["bench", "--quiet", "--package", package, "--bench", bench]).current_dir(root()))
}

/// From start to exit, as a person waits for it.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn solve_article() -> anyhow::Result<Measured> {
    const N_RUNS: usize = 100;
    run::build_release()?;
    let mut times = Vec::with_capacity(N_RUNS);
    for _ in 0..N_RUNS {
        let mut solve = Command::new(root().join("target/release/zadel"));
        solve.arg("solve").arg(root().join("examples/article.toml")).stdout(Stdio::null());
        let start = Instant::now();
        ensure!(solve.status().context("starting zadel")?.success(), "the article's plan was not solved");
        times.push(start.elapsed().as_secs_f64() * 1e9);
    }
    times.sort_by(f64::total_cmp);
    let name = "solve_article".to_owned();
    Ok(Measured { name, median: times[N_RUNS / 2], p99: times[N_RUNS * 99 / 100] })
}

/// Runs a program that prints measurements.
fn parse(command: &mut Command) -> anyhow::Result<Vec<Measured>> {
    let output = command.stderr(Stdio::inherit()).output().context("starting a bench")?;
    ensure!(output.status.success(), "a bench failed");
    let text = String::from_utf8(output.stdout).context("reading a bench's output")?;
    let measured = |line: &str| -> anyhow::Result<Measured> {
        let mut words = line.split_whitespace();
        let mut next = || words.next().context("a measurement is a name and two numbers");
        Ok(Measured { name: next()?.to_owned(), median: next()?.parse()?, p99: next()?.parse()? })
    };
    text.lines().map(measured).collect()
}

/// A Python that has numpy: in an environment of the project's own, made if need be.
fn python_with_numpy() -> anyhow::Result<PathBuf> {
    let environment = root().join("target/bench-venv");
    let python = environment.join("bin/python");
    let has_numpy = |python: &Path| Command::new(python).args(["-c", "import numpy"]).stderr(Stdio::null()).status();
    if !has_numpy(&python).is_ok_and(|status| status.success()) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&environment).status().context("no python3")?;
        ensure!(made.success(), "python3 has no venv");
        let pip = Command::new(&python).args(["-m", "pip", "install", "--quiet", "numpy"]).status()?;
        ensure!(pip.success(), "numpy could not be installed");
    }
    Ok(python)
}

fn time(nanoseconds: f64) -> String {
    if nanoseconds < 1e4 {
        format!("{nanoseconds:.0} ns")
    } else if nanoseconds < 1e6 {
        format!("{:.1} us", nanoseconds / 1e3)
    } else {
        format!("{:.2} ms", nanoseconds / 1e6)
    }
}

fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{}, {cores} cores", model.trim_start_matches(['\t', ':', ' ']))
}
