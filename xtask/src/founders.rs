//! What stands outside the repository: the founders' plan vectors, and public data sets of which no licence is stated.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::parts::{Outcome, command, is_there};
use crate::root;

/// A public data set, the Mondays of which it is forecast, and how its score may be beside that of `AutoETS` at most.
struct DataSet {
    name: &'static str,
    deals: &'static str,
    days: [&'static str; 2],
    most: &'static str,
}

const DATA_SETS: [DataSet; 2] = [
    DataSet { name: "maven", deals: "sales_pipeline.csv", days: ["2017-05-01", "2017-09-25"], most: "0.80" },
    DataSet { name: "school", deals: "deals.csv", days: ["2023-10-02", "2024-03-25"], most: "0.95" },
];
/// No single cell may be worse than this.
const MOST_OF_CELL: &str = "1.05";

/// The vectors that stand outside the repository: the same as ours, and a check that ours are not out of date.
pub(crate) fn plan_vectors(binary: &Path) -> Outcome {
    match tool("check_solve.py") {
        Ok(tool) => command(Command::new("python3").arg(tool).arg(binary).arg(shared().join("vectors/plans"))),
        Err(why) => Outcome::Skipped(why),
    }
}

/// Forecasts of the public data sets, scored beside `AutoETS` by the founders' tool.
pub(crate) fn scores(binary: &Path) -> Outcome {
    let tool = match tool("score_forecast.py") {
        Ok(tool) => tool,
        Err(why) => return Outcome::Skipped(why),
    };
    let folder = root().join("target/tmp");
    if let Err(error) = fs::create_dir_all(&folder) {
        return Outcome::Failed(error.to_string());
    }
    for DataSet { name, deals, days: [from, to], most } in DATA_SETS {
        let (data, out) = (shared().join("data").join(name), folder.join(format!("forecasts-{name}.csv")));
        let map = root().join(format!("examples/maps/{name}.toml"));
        let mut backtest = Command::new(binary);
        backtest.args(["backtest", "--lang", "en", "--seed", "1", "--from", from, "--to", to, "--deals"]);
        backtest.arg(data.join(deals)).arg("--map").arg(map).arg("--out").arg(&out);
        let mut score = Command::new("python3");
        score.arg(&tool).arg(&out).arg(data.join("autoets_scores.csv"));
        score.args(["--max-rel", most, "--max-cell", MOST_OF_CELL]);
        for mut step in [backtest, score] {
            let outcome = command(&mut step);
            if !matches!(outcome, Outcome::Passed) {
                return outcome;
            }
        }
    }
    Outcome::Passed
}

fn shared() -> PathBuf {
    root().join("../shared")
}

/// One of the founders' tools; else why this machine cannot run it.
fn tool(name: &str) -> Result<PathBuf, String> {
    let tool = shared().join("tools").join(name);
    if !tool.exists() {
        return Err("no shared/ beside the project".to_owned());
    }
    if !is_there("python3", "--version") {
        return Err("no python3".to_owned());
    }
    Ok(tool)
}
