//! The Russian calendar, day by day, against somebody else's: the Python package `holidays`, which has the moved days off and
//! the worked Saturdays too.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::parts::{Outcome, is_there};
use crate::root;

/// The release is pinned: the answer changes only when somebody changes this line.
const RELEASE: &str = "0.109";

/// Prints what the example `russian_calendar` prints, for the same days.
const PRINT_DAYS: &str = "
import sys
from datetime import date, timedelta
from holidays import country_holidays
day, last = date.fromisoformat(sys.argv[1]), date.fromisoformat(sys.argv[2])
russia = country_holidays('RU', years=range(day.year, last.year + 1))
while day <= last:
    print(day, 'on' if russia.is_working_day(day) else 'off')
    day += timedelta(days=1)
";

pub(crate) fn compare() -> Outcome {
    match python_with_holidays() {
        Ok(python) => Outcome::of(compare_with(&python)),
        Err(why) => Outcome::Skipped(why),
    }
}

/// An interpreter that has the package, in a virtual environment of its own; else why this machine has none.
fn python_with_holidays() -> Result<PathBuf, String> {
    let venv = root().join("target/holidays-venv");
    let python = venv.join("bin/python");
    if has_release(&python) {
        return Ok(python);
    }
    if !is_there("python3", "--version") {
        return Err("no python3".to_owned());
    }
    let made = Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv).output();
    if !made.is_ok_and(|output| output.status.success()) {
        return Err("python3 cannot make a virtual environment: apt-get install python3-venv".to_owned());
    }
    let package = format!("holidays=={RELEASE}");
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", &package];
    let installed = Command::new(&python).args(pip).output();
    if !installed.is_ok_and(|output| output.status.success()) {
        return Err(format!("pip cannot install {package}; is PyPI within reach?"));
    }
    if has_release(&python) { Ok(python) } else { Err(format!("{package} was installed and does not start")) }
}

fn has_release(python: &Path) -> bool {
    let version = Command::new(python).args(["-c", "import holidays; print(holidays.__version__)"]).output();
    version.is_ok_and(|output| output.status.success() && output.stdout.trim_ascii() == RELEASE.as_bytes())
}

fn compare_with(python: &Path) -> anyhow::Result<()> {
    let example = ["run", "--quiet", "--package", "zadel-core", "--example", "russian_calendar"];
    let ours = printed(Command::new("cargo").args(example).current_dir(root()))?;
    let ours: Vec<&str> = ours.lines().collect();
    let days = ours.first().zip(ours.last()).context("the example prints no day")?;
    let [first, last] = [days.0, days.1].map(|line| line.split(' ').next().unwrap_or_default());
    // 2024 to 2027: an example that printed a day of them only would agree too easily.
    if (first, last) != ("2024-01-01", "2027-12-31") {
        bail!("the example prints {first} to {last}; look whether PyPI knows these years, and name them here");
    }
    let theirs = printed(Command::new(python).args(["-c", PRINT_DAYS, first, last]))?;
    let theirs: Vec<&str> = theirs.lines().collect();
    if ours.len() != theirs.len() {
        bail!("{} days are ours, {} theirs", ours.len(), theirs.len());
    }
    let differing = ours.iter().zip(&theirs).filter(|(ours, theirs)| ours != theirs);
    let differing: Vec<String> = differing.map(|(ours, theirs)| format!("ours: {ours}, theirs: {theirs}")).collect();
    if !differing.is_empty() {
        bail!("{} days differ\n{}", differing.len(), differing.join("\n"));
    }
    println!("{} days agree", ours.len());
    Ok(())
}

fn printed(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().with_context(|| format!("starting {}", command.get_program().display()))?;
    if !output.status.success() {
        bail!("{} failed: {}", command.get_program().display(), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
