//! What the commands that forecast are asked for.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgMatches, value_parser};
use jiff::civil::{Date, date};
use zadel_core::forecast::backtest::Horizon;
use zadel_core::forecast::record::Level;
use zadel_texts::Texts;

use crate::forecast::{BacktestRequest, Command, ForecastRequest, SimulateRequest, Source};
use crate::solve::Form;

pub(super) const FORECAST: &str =
    "zadel forecast --deals FILE --map MAP.toml --as-of DATE --until DATE [--goal SUM] [--seed N] [--json]";
pub(super) const BACKTEST: &str = "zadel backtest --deals FILE --map MAP.toml --from DATE --to DATE \
    [--horizon month,quarter] [--level company,rep] [--seed N] --out OUT.csv";
pub(super) const SIMULATE: &str = "zadel simulate [--seed N] [--from DATE] [--days N] --out FILE";

/// Years of history that a company by chance has at most.
const MOST_DAYS: i64 = 3_650;

pub(super) fn forecast_arguments(texts: &Texts) -> Vec<Arg> {
    let goal = Arg::new("goal").long("goal").value_name("SUM").value_parser(ValueParser::new(finite));
    vec![
        day("as-of", "cli-as-of", texts).required(true),
        day("until", "cli-until", texts).required(true),
        goal.help(texts.say("cli-goal")),
        seed(texts),
    ]
}

pub(super) fn backtest_arguments(texts: &Texts) -> Vec<Arg> {
    let several = |name: &'static str, values: [&'static str; 2], key: &str| {
        let parser = PossibleValuesParser::new(values);
        let argument = Arg::new(name).long(name).value_name(values.join(",")).value_parser(parser);
        let argument = argument.hide_possible_values(true).hide_default_value(true);
        argument.value_delimiter(',').default_values(values).help(texts.say(key))
    };
    vec![
        day("from", "cli-from", texts).required(true),
        day("to", "cli-to", texts).required(true),
        several("horizon", ["month", "quarter"], "cli-horizon"),
        several("level", ["company", "rep"], "cli-level"),
        seed(texts),
        out(texts, "OUT.csv", "cli-backtest-out"),
    ]
}

pub(super) fn simulate_arguments(texts: &Texts) -> Vec<Arg> {
    let days = Arg::new("days").long("days").value_name("N").value_parser(value_parser!(i32).range(1..=MOST_DAYS));
    vec![
        seed(texts),
        day("from", "cli-simulate-from", texts),
        days.help(texts.say("cli-days")),
        out(texts, "FILE", "cli-simulate-out"),
    ]
}

pub(super) fn forecast(matches: &ArgMatches) -> Command {
    Command::Forecast(ForecastRequest {
        source: source(matches),
        as_of: day_of(matches, "as-of"),
        until: day_of(matches, "until"),
        goal: matches.get_one::<f64>("goal").copied(),
        seed: seed_of(matches),
        form: if matches.get_flag("json") { Form::Json } else { Form::Table },
    })
}

pub(super) fn backtest(matches: &ArgMatches) -> Command {
    let has =
        |name: &str, value: &str| matches.get_many::<String>(name).is_some_and(|mut all| all.any(|one| one == value));
    let horizons = [(Horizon::Month, "month"), (Horizon::Quarter, "quarter")];
    let levels = [(Level::Company, "company"), (Level::Reps, "rep")];
    Command::Backtest(BacktestRequest {
        source: source(matches),
        from: day_of(matches, "from"),
        to: day_of(matches, "to"),
        horizons: horizons.into_iter().filter(|(_, word)| has("horizon", word)).map(|(horizon, _)| horizon).collect(),
        levels: levels.into_iter().filter(|(_, word)| has("level", word)).map(|(level, _)| level).collect(),
        seed: seed_of(matches),
        out: path(matches, "out"),
    })
}

pub(super) fn simulate(matches: &ArgMatches) -> Command {
    let first = matches.get_one::<Date>("from").copied();
    Command::Simulate(SimulateRequest {
        seed: seed_of(matches),
        first: first.unwrap_or(date(2022, 1, 3)),
        n_days: matches.get_one::<i32>("days").copied().unwrap_or(730),
        out: path(matches, "out"),
    })
}

fn source(matches: &ArgMatches) -> Source {
    Source { deals: path(matches, "deals"), map: path(matches, "map") }
}

fn day(name: &'static str, key: &str, texts: &Texts) -> Arg {
    let read = |text: &str| text.parse::<Date>();
    Arg::new(name).long(name).value_name("DATE").value_parser(ValueParser::new(read)).help(texts.say(key))
}

/// A sum: neither endless nor no number.
fn finite(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|error: std::num::ParseFloatError| error.to_string())?;
    if number.is_finite() { Ok(number) } else { Err(text.to_owned()) }
}

fn seed(texts: &Texts) -> Arg {
    Arg::new("seed").long("seed").value_name("N").value_parser(value_parser!(u64)).help(texts.say("cli-seed"))
}

fn out(texts: &Texts, shown: &'static str, key: &str) -> Arg {
    let out = Arg::new("out").long("out").value_name(shown).required(true);
    out.value_parser(ValueParser::path_buf()).help(texts.say(key))
}

/// Days are required where they have no default.
fn day_of(matches: &ArgMatches, name: &str) -> Date {
    matches.get_one::<Date>(name).copied().unwrap_or_default()
}

fn seed_of(matches: &ArgMatches) -> u64 {
    matches.get_one::<u64>("seed").copied().unwrap_or(1)
}

fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    matches.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}
