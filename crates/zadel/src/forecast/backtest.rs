//! `zadel backtest`: what would have been forecast, beside what came.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use jiff::civil::Date;
use zadel_app::forecast::{DealFile, n_threads};
use zadel_core::forecast::backtest::{self, Horizon, Method, Row, Summary};
use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::record::Level;
use zadel_texts::Texts;

use super::deals::{Source, rep_name, scale};
use crate::commands::Failure;
use crate::solve::table::columns::{Align, Columns};
use crate::terminal::print;

/// What was asked for.
pub(crate) struct Request {
    pub(crate) source: Source,
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) horizons: Vec<Horizon>,
    pub(crate) levels: Vec<Level>,
    pub(crate) seed: u64,
    pub(crate) out: PathBuf,
}

pub(super) fn backtest(request: &Request, texts: &Texts) -> Result<(), Failure> {
    if request.to < request.from {
        return Err(Failure::NoTime { from: request.from, until: request.to });
    }
    let file = request.source.read(texts)?;
    let wanted = backtest::Request {
        from: Day::of(request.from),
        to: Day::of(request.to),
        horizons: request.horizons.clone(),
        seed: request.seed,
        n_threads: n_threads(),
    };
    let written = Failure::written(&request.out);
    let mut out = BufWriter::new(File::create(&request.out).map_err(&written)?);
    let mut done = out.write_all(header().as_bytes());
    let mut summary = Summary::default();
    let on_row = |row: Row| {
        let level = if row.rep.is_none() { Level::Company } else { Level::Reps };
        if request.levels.contains(&level) && done.is_ok() {
            summary.add(&row);
            done = out.write_all(line(&file, &row).as_bytes());
        }
    };
    let progress = |done, all| show(texts, done, all);
    let n_not_over = backtest::backtest(&file.deals, &wanted, &Assumptions::default(), on_row, progress);
    done.and_then(|()| out.flush()).map_err(&written)?;
    print(&page(texts, &file, &summary, n_not_over)).map_err(Failure::Output)
}

fn header() -> String {
    let mut names = "origin,horizon,level,unit,actual".to_owned();
    for k in 1..=199 {
        names += ",q";
        names += &k.to_string();
    }
    names + "\n"
}

/// One forecast, in major units.
fn line(file: &DealFile, row: &Row) -> String {
    let scale = scale(file);
    let (level, unit) = match row.rep {
        None => ("company", "all"),
        Some(rep) => ("rep", rep_name(file, rep)),
    };
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    let actual = row.actual_minor as f64 / scale;
    let mut line = format!("{},{},{level},{},{actual:.2}", row.origin.date(), row.horizon.code(), quoted(unit));
    for value in row.forecast.values() {
        line.push(',');
        line += &hundredths(value / scale);
    }
    line + "\n"
}

fn hundredths(money: f64) -> String {
    format!("{money:.2}")
}

/// A cell of a table with commas.
fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn show(texts: &Texts, done: usize, all: usize) {
    if io::stderr().is_terminal() && 0 < all {
        let percent = i64::try_from(done.saturating_mul(100) / all).unwrap_or(0);
        let line = texts.say_with("backtest-progress", &[("percent", percent.into())]);
        // Whoever closed it does not look.
        drop(write!(io::stderr(), "\r{line}\u{1b}[K\r"));
    }
}

fn page(texts: &Texts, file: &DealFile, summary: &Summary, n_not_over: usize) -> String {
    let number = |n: u64| texts.count(n);
    let read = texts.say_with(
        "forecast-read",
        &[
            ("deals", number(u64::try_from(file.deals.len()).unwrap_or(0)).into()),
            ("rejected", number(file.n_rejected).into()),
        ],
    );
    let names =
        ["backtest-window", "backtest-level", "backtest-method", "backtest-n", "backtest-crps", "backtest-bias"];
    let mut header: Vec<(String, Align)> = names
        .iter()
        .map(|key| (texts.say(key), Align::Right))
        .chain(["80 %", "95 %"].map(|name| (name.to_owned(), Align::Right)))
        .collect();
    header.iter_mut().take(3).for_each(|(_, align)| *align = Align::Left);
    let mut table = Columns::new(header);
    for (horizon, level, scores) in summary.scores() {
        let window = texts.say(match horizon {
            Horizon::Month => "backtest-month",
            Horizon::Quarter => "backtest-quarter",
        });
        let level = texts.say(match level {
            Level::Company => "backtest-company",
            Level::Reps => "backtest-reps",
        });
        for method in Method::ALL {
            let Some(score) = scores.get(&method) else { continue };
            let is_number = matches!(method, Method::RunRate | Method::LastQuarter | Method::OpenPipeline);
            let (within_80, within_95) = score.coverage();
            let share = |part: f64| if is_number { String::new() } else { texts.percent(part) };
            let money = |minor: f64| texts.number(minor / scale(file), 0);
            table.row(vec![
                window.clone(),
                level.clone(),
                texts.say(method_key(method)),
                number(u64::from(score.n)),
                money(score.crps()),
                money(score.bias()),
                share(within_80),
                share(within_95),
            ]);
        }
    }
    let mut page = format!("{read}\n\n{}\n{}\n", table.print(), texts.say("backtest-note"));
    if 0 < n_not_over {
        page += &texts.say_with("backtest-not-over", &[("n", n_not_over.into())]);
        page.push('\n');
    }
    page
}

fn method_key(method: Method) -> &'static str {
    match method {
        Method::Pool => "backtest-pool",
        Method::Pipeline => "backtest-pipeline",
        Method::Series => "backtest-series",
        Method::RunRate => "backtest-run-rate",
        Method::LastQuarter => "backtest-last-quarter",
        Method::OpenPipeline => "backtest-open-pipeline",
    }
}
