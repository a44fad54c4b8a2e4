//! The browser application in Chromium, on loopback.

use anyhow::ensure;

use super::{Measured, plans, read};
use crate::{root, ui};

pub(super) fn measure() -> anyhow::Result<Vec<Measured>> {
    ui::install()?;
    let folder = root().join("target/bench");
    let (plan, figures) = (folder.join("year.toml"), folder.join("browser.txt"));
    std::fs::write(&plan, plans::plan_of(12))?;
    let large = folder.join("thousand.toml");
    std::fs::write(&large, plans::plan_of(1_000))?;
    let mut bench = ui::npm(&["run", "bench", "--silent"]);
    bench.env("ZADEL_BENCH_PLAN", &plan).env("ZADEL_BENCH_LARGE_PLAN", &large);
    let status = bench.env("ZADEL_BENCH_FIGURES", &figures).status()?;
    ensure!(status.success(), "the browser's measurements failed");
    read(&std::fs::read_to_string(&figures)?)
}
