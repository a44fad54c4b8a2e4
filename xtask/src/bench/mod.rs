//! `cargo xtask bench`: speed as figures, beside the goal and beside numpy in the same run.

mod browser;
mod crm;
mod imports;
mod plans;
mod server;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, ensure};

use crate::{components, root, run};

/// One measurement: its name, median and 99th percentile, in nanoseconds or, where the name ends in `_bytes`, in bytes.
struct Measured {
    name: String,
    median: f64,
    p99: f64,
}

/// What a measurement must stay below.
enum Goal {
    Median(f64),
    P99(f64),
    Both {
        median: f64,
        p99: f64,
    },
    /// Not above a time, and at so much of the speed of another tool in the same run.
    Beside {
        median: f64,
        ratio: f64,
    },
}

const MS: f64 = 1e6;
const KB: f64 = 1024.0;

/// What can be measured alone.
pub(crate) const PARTS: [&str; 6] = ["core", "forecast", "server", "crm", "imports", "browser"];

const GOALS: [(&str, Goal); 37] = [
    ("goal_edit", Goal::Median(3.0 * MS)),
    ("conversion_edit", Goal::Median(1e4)),
    ("conversion_edit_all_levels", Goal::Median(1e4)),
    ("split_1000_alike", Goal::Median(6.0 * MS)),
    ("split_1000_unlike", Goal::Median(12.0 * MS)),
    ("solve_article", Goal::Median(20.0 * MS)),
    ("forecast_7000_deals", Goal::Median(300.0 * MS)),
    ("outcomes_10000_by_10000", Goal::Beside { median: f64::INFINITY, ratio: 8.0 }),
    ("preview_10000_deals", Goal::Median(1.0 * MS)),
    ("preview_100_deals", Goal::Median(1.0 * MS)),
    ("memory_after_start_bytes", Goal::Median(60.0 * KB * KB)),
    ("plan_page_8_clients", Goal::Both { median: 3.0 * MS, p99: 15.0 * MS }),
    ("plan_of_1000_reps_opens", Goal::P99(150.0 * MS)),
    ("preview_1000_reps", Goal::P99(80.0 * MS)),
    ("edit_1000_reps", Goal::P99(100.0 * MS)),
    ("preview_1000_reps_lags", Goal::P99(80.0 * MS)),
    ("edit_1000_reps_lags", Goal::P99(100.0 * MS)),
    ("preview_12_reps_52_weeks", Goal::P99(3.0 * MS)),
    ("memory_with_1000_reps_bytes", Goal::Median(100.0 * KB * KB)),
    ("drop_to_conversions_20000", Goal::Median(3_000.0 * MS)),
    ("person_weeks_12_by_13", Goal::Median(1.0 * MS)),
    ("person_weeks_30_by_52", Goal::Median(10.0 * MS)),
    ("deal_page_8_clients", Goal::Both { median: 3.0 * MS, p99: 15.0 * MS }),
    ("deal_page_open_8_clients", Goal::Both { median: 3.0 * MS, p99: 15.0 * MS }),
    ("import_10_of_100000_clients", Goal::Median(1_000.0 * MS)),
    ("events_1000000_into_sqlite", Goal::Beside { median: 8_000.0 * MS, ratio: 0.7 }),
    ("events_1000000_into_postgres", Goal::Beside { median: f64::INFINITY, ratio: 0.7 }),
    ("memory_into_sqlite_bytes", Goal::Median(150.0 * KB * KB)),
    ("memory_into_postgres_bytes", Goal::Median(150.0 * KB * KB)),
    ("keystroke_to_repaint", Goal::P99(50.0 * MS)),
    ("keystroke_1000_reps", Goal::P99(100.0 * MS)),
    ("room_1_of_1000_reps", Goal::P99(1_000.0 * MS)),
    ("room_2_of_1000_reps", Goal::P99(1_000.0 * MS)),
    ("room_3_of_1000_reps", Goal::P99(1_000.0 * MS)),
    ("first_paint", Goal::Median(500.0 * MS)),
    ("first_visit_home_bytes", Goal::Median(150.0 * KB)),
    // A room has its own part of the application beside that of home.
    ("first_visit_room_bytes", Goal::Median(170.0 * KB)),
];

impl Goal {
    /// `theirs` is the other tool's median.
    fn is_missed_by(&self, measured: &Measured, theirs: Option<f64>) -> bool {
        match *self {
            Self::Median(goal) => goal < measured.median,
            Self::P99(goal) => goal < measured.p99,
            Self::Both { median, p99 } => median < measured.median || p99 < measured.p99,
            Self::Beside { median, ratio } => {
                median < measured.median || theirs.is_some_and(|theirs| theirs / measured.median < ratio)
            }
        }
    }

    /// In words, for the column beside the figures.
    fn words(&self, name: &str) -> String {
        match *self {
            Self::Median(goal) => amount(name, goal),
            Self::P99(goal) => format!("p99 {}", amount(name, goal)),
            Self::Both { median, p99 } => format!("{}, {}", amount(name, median), amount(name, p99)),
            Self::Beside { median, ratio } if median.is_finite() => format!("{}, {ratio} x", amount(name, median)),
            Self::Beside { ratio, .. } => format!("{ratio} x"),
        }
    }
}

/// Measures everything or a part, and prints; fails if a goal is missed.
pub(crate) fn bench(part: Option<&str>) -> anyhow::Result<ExitCode> {
    let is_asked = |name: &str| part.is_none_or(|part| part == name);
    println!("{}", machine());
    let (mut ours, mut others) = (Vec::new(), Vec::new());
    if is_asked("core") {
        ours.extend(run_bench("zadel-core", "live_plan")?);
        ours.extend(run_bench("zadel-core", "rep_split")?);
    }
    if is_asked("forecast") {
        ours.extend(run_bench("zadel-core", "forecast")?);
    }
    let is_of_program = part.is_none_or(|part| part != "forecast");
    if is_of_program {
        run::build_release()?;
    }
    if is_asked("core") {
        ours.push(solve_article()?);
    }
    if is_asked("server") {
        ours.extend(server::measure()?);
    }
    if is_asked("crm") {
        ours.extend(run_bench("zadel-store", "cube")?);
        ours.extend(crm::measure()?);
    }
    if is_asked("imports") {
        let imports = imports::measure()?;
        ours.extend(imports.ours);
        others.extend(imports.theirs);
    }
    if is_asked("browser") {
        match components::chromium() {
            Ok(()) => ours.extend(browser::measure()?),
            Err(why) => println!("browser: skipped: {why}"),
        }
    }
    let scripts = [("core", "live_plan.py"), ("forecast", "forecast.py")];
    for (_, script) in scripts.into_iter().filter(|(part, _)| is_asked(part)) {
        others.extend(beside_numpy(script)?);
    }
    let missed = tell(&ours, &others);
    Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What numpy takes for the same; nothing where there is none.
fn beside_numpy(script: &str) -> anyhow::Result<Vec<Measured>> {
    match python_with_numpy() {
        Ok(python) => parse(Command::new(python).arg(root().join("xtask/bench").join(script))),
        Err(why) => {
            println!("numpy: skipped: {why:#}");
            Ok(Vec::new())
        }
    }
}

/// Prints all figures beside their goals; gives how many miss theirs.
fn tell(ours: &[Measured], others: &[Measured]) -> usize {
    // numpy for arithmetic, `sqlite3 .import` and `COPY` for imports.
    println!("\n{:<30}{:>12}{:>12}{:>20}{:>14}{:>10}", "", "median", "p99", "goal", "other tool", "ratio");
    let mut missed = 0;
    for measured in ours {
        let goal = GOALS.iter().find(|(name, _)| *name == measured.name).map(|(_, goal)| goal);
        let theirs = others.iter().find(|other| other.name == measured.name).map(|other| other.median);
        let ratio = theirs.map(|theirs| format!("{:.2} x", theirs / measured.median));
        let is_missed = goal.is_some_and(|goal| goal.is_missed_by(measured, theirs));
        missed += usize::from(is_missed);
        println!(
            "{:<30}{:>12}{:>12}{:>20}{:>14}{:>10}{}",
            measured.name,
            amount(&measured.name, measured.median),
            amount(&measured.name, measured.p99),
            goal.map(|goal| goal.words(&measured.name)).unwrap_or_default(),
            theirs.map(time).unwrap_or_default(),
            ratio.unwrap_or_default(),
            if is_missed { "  MISSED" } else { "" },
        );
    }
    missed
}

fn run_bench(package: &str, bench: &str) -> anyhow::Result<Vec<Measured>> {
    parse(Command::new("cargo").args(["bench", "--quiet", "--package", package, "--bench", bench]).current_dir(root()))
}

/// From start to exit, as a person waits for it.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn solve_article() -> anyhow::Result<Measured> {
    const N_RUNS: usize = 100;
    let mut times = Vec::with_capacity(N_RUNS);
    for _ in 0..N_RUNS {
        let mut solve = Command::new(run::release_binary());
        solve.arg("solve").arg(root().join("examples/article.toml")).stdout(Stdio::null());
        let start = Instant::now();
        ensure!(solve.status().context("starting zadel")?.success(), "the article's plan was not solved");
        times.push(start.elapsed().as_secs_f64() * 1e9);
    }
    Ok(Measured::of("solve_article", times))
}

impl Measured {
    /// Of at least one value.
    fn of(name: &str, mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self { name: name.to_owned(), median: values[values.len() / 2], p99: values[values.len() * 99 / 100] }
    }
}

/// Runs a program that prints measurements.
fn parse(command: &mut Command) -> anyhow::Result<Vec<Measured>> {
    let output = command.stderr(Stdio::inherit()).output().context("starting a bench")?;
    ensure!(output.status.success(), "a bench failed");
    read(&String::from_utf8(output.stdout).context("reading a bench's output")?)
}

/// Lines of a name and two numbers.
fn read(text: &str) -> anyhow::Result<Vec<Measured>> {
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

fn amount(name: &str, value: f64) -> String {
    if name.ends_with("_bytes") { format!("{:.1} KB", value / KB) } else { time(value) }
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
