//! The command line, in the language of whoever types it.

mod forecasts;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command};
use zadel_app::facts::Mode;
use zadel_app::take_away::TakenAs;
use zadel_texts::{Language, Texts};

use crate::commands::{Command as ServerCommand, DemoRequest, ImportRequest, Look, TokenRequest};
use crate::config::{self, Config};
use crate::solve::{Form, Request};
use crate::{export, forecast};

/// What was asked for.
pub(crate) enum Asked {
    Solve(Request),
    Export(export::Request),
    /// Something with a file of deals, without a database.
    Forecast(forecast::Command),
    /// Something that works with a database.
    Server(ServerCommand),
    /// Help or the version: text to print.
    Text(String),
}

/// The language asked for, or that of the machine's locale.
///
/// It is looked for before anything else is read, so that errors in the rest are in the right language too.
pub(crate) fn language(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let asked = words.clone().find_map(|word| word.strip_prefix("--lang=")).or_else(|| {
        words.find(|word| *word == "--lang")?;
        words.next()
    });
    let asked = asked.and_then(|code| Language::ALL.into_iter().find(|language| language.code() == code));
    asked.unwrap_or_else(|| sys_locale::get_locale().map_or(Language::En, |locale| Language::of_locale(&locale)))
}

/// Reads the command line; what is wrong with it comes back in words.
pub(crate) fn parse(arguments: Vec<OsString>, texts: &Texts) -> Result<Asked, String> {
    match command(texts).try_get_matches_from(arguments) {
        Ok(matches) => match matches.subcommand() {
            Some(("solve", matches)) => Ok(Asked::Solve(solve_request(matches))),
            Some(("backtest", matches)) => Ok(Asked::Forecast(forecasts::backtest(matches))),
            Some(("forecast", matches)) => Ok(Asked::Forecast(forecasts::forecast(matches))),
            Some(("simulate", matches)) => Ok(Asked::Forecast(forecasts::simulate(matches))),
            Some(("export", matches)) => Ok(Asked::Export(export_request(matches))),
            Some(("serve", matches)) => {
                let watch = matches.get_one::<PathBuf>("watch").cloned();
                Ok(Asked::Server(ServerCommand::Serve { config: Config::of(matches), watch }))
            }
            Some(("doctor", matches)) => {
                let look = if matches.get_flag("rebuild") { Look::Rebuild } else { Look::Only };
                Ok(Asked::Server(ServerCommand::Doctor { config: Config::of(matches), look }))
            }
            Some(("link", matches)) => {
                let email = matches.get_one::<String>("email").cloned().unwrap_or_default();
                Ok(Asked::Server(ServerCommand::Link { config: Config::of(matches), email }))
            }
            Some(("token", matches)) => Ok(Asked::Server(ServerCommand::Token(token_request(matches)))),
            Some(("import", matches)) => Ok(Asked::Server(ServerCommand::Import(import_request(matches)))),
            Some(("demo", matches)) => Ok(Asked::Server(ServerCommand::Demo(demo_request(matches)))),
            Some(("migrate", matches)) => {
                Ok(Asked::Server(ServerCommand::Migrate { database: config::database(matches) }))
            }
            Some(("backup", matches)) => {
                let (database, file) = (config::database(matches), path(matches, "file"));
                Ok(Asked::Server(ServerCommand::Backup { database, file }))
            }
            Some(("restore", matches)) => {
                let (database, file) = (config::database(matches), path(matches, "file"));
                Ok(Asked::Server(ServerCommand::Restore { database, file }))
            }
            _ => Ok(Asked::Text(command(texts).render_help().ansi().to_string())),
        },
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(Asked::Text(error.render().ansi().to_string()))
        }
        Err(error) => Err(complaint(&error, texts)),
    }
}

fn solve_request(matches: &ArgMatches) -> Request {
    Request { plan: path(matches, "plan"), form: if matches.get_flag("json") { Form::Json } else { Form::Table } }
}

fn import_request(matches: &ArgMatches) -> ImportRequest {
    ImportRequest {
        file: path(matches, "table"),
        map: path(matches, "map"),
        database: config::database(matches),
        mode: if matches.get_flag("dry-run") { Mode::Try } else { Mode::Keep },
        form: if matches.get_flag("json") { Form::Json } else { Form::Table },
    }
}

fn token_request(matches: &ArgMatches) -> TokenRequest {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    TokenRequest {
        email: text("email").unwrap_or_default(),
        name: text("name").unwrap_or_default(),
        scopes: matches.get_many::<String>("scope").into_iter().flatten().cloned().collect(),
        until: text("until"),
        database: config::database(matches),
    }
}

fn demo_request(matches: &ArgMatches) -> DemoRequest {
    match matches.get_one::<PathBuf>("files").cloned() {
        Some(folder) => DemoRequest::Files { folder },
        None => DemoRequest::Company { database: config::database(matches) },
    }
}

fn export_request(matches: &ArgMatches) -> export::Request {
    let file = |(taken_as, name)| Some((taken_as, matches.get_one::<PathBuf>(name).cloned()?));
    let files = [(TakenAs::Workbook, "xlsx"), (TakenAs::Table, "csv")].into_iter().filter_map(file).collect();
    export::Request { plan: path(matches, "plan"), files }
}

/// A path that the command cannot be without.
fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    matches.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

fn command(texts: &Texts) -> Command {
    let codes = Language::ALL.map(Language::code);
    let language = Arg::new("lang")
        .long("lang")
        .value_name(codes.join("|"))
        .value_parser(PossibleValuesParser::new(codes))
        .hide_possible_values(true)
        .global(true)
        .help(texts.say("cli-lang"));
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    Command::new("zadel")
        .version(env!("CARGO_PKG_VERSION"))
        .about(texts.say("cli-about"))
        .help_template(template(texts, &[("cli-commands", "{subcommands}"), ("cli-options", "{options}")]))
        .override_usage("zadel COMMAND [--lang ru|en]")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args([language, help(texts), version.help(texts.say("cli-version"))])
        .subcommands(subcommands(texts))
}

const IMPORT: &str = "zadel import FILE --map MAP.toml [--dry-run] [--json] [--database URL] [--lang ru|en]";
const SERVE: &str = "zadel serve [--database URL] [--listen ADDRESS] [--watch DIR] [--demo]";
const TOKEN: &str = "zadel token EMAIL NAME --scope SCOPES [--until DAY] [--database URL]";
const DEMO: &str = "zadel demo [--database URL | --files FOLDER] [--lang ru|en]";
const EXPORT: &str = "zadel export PLAN.toml [--xlsx OUT.xlsx] [--csv OUT.csv] [--lang ru|en]";

fn subcommands(texts: &Texts) -> Vec<Command> {
    let file = |name: &'static str, shown: &'static str, key: &str| {
        Arg::new(name).value_name(shown).required(true).value_parser(ValueParser::path_buf()).help(texts.say(key))
    };
    let json = Arg::new("json").long("json").action(ArgAction::SetTrue).help(texts.say("cli-json"));
    let email = Arg::new("email").value_name("EMAIL").required(true).help(texts.say("cli-email"));
    let subcommand = |name: &'static str, usage: &'static str, key: &str, arguments: Vec<Arg>| {
        let options = ("cli-options", "{options}");
        let has_arguments = arguments.iter().any(Arg::is_positional);
        let sections = if has_arguments { vec![("cli-arguments", "{positionals}"), options] } else { vec![options] };
        Command::new(name)
            .about(texts.say(key))
            .override_usage(usage)
            .help_template(template(texts, &sections))
            .disable_help_flag(true)
            .args(arguments)
            .arg(help(texts))
    };
    let database = || config::database_argument(texts);
    let server = || [vec![database()], config::server_arguments(texts)].concat();
    let kept = || vec![file("file", "FILE", "cli-file"), database()];
    let map = file("map", "MAP.toml", "cli-map").long("map");
    let dry_run = Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(texts.say("cli-dry-run"));
    let deals = vec![file("deals", "FILE", "cli-deals").long("deals"), map.clone()];
    let import = vec![file("table", "FILE", "cli-table"), map, dry_run, json.clone(), database()];
    let forecast = [deals.clone(), forecasts::forecast_arguments(texts), vec![json.clone()]].concat();
    let backtest = [deals, forecasts::backtest_arguments(texts)].concat();
    let solve = vec![file("plan", "PLAN.toml", "cli-plan"), json];
    let out = |name: &'static str, shown: &'static str, key: &str| {
        Arg::new(name).long(name).value_name(shown).value_parser(ValueParser::path_buf()).help(texts.say(key))
    };
    let (xlsx, csv) = (out("xlsx", "OUT.xlsx", "cli-xlsx"), out("csv", "OUT.csv", "cli-csv"));
    let export = vec![file("plan", "PLAN.toml", "cli-plan"), xlsx, csv];
    // One of them at least.
    let files = ArgGroup::new("files").args(["xlsx", "csv"]).required(true).multiple(true);
    let demo = vec![database(), out("files", "FOLDER", "cli-demo-files").conflicts_with("database")];
    let token = vec![
        email.clone(),
        Arg::new("name").value_name("NAME").required(true).help(texts.say("cli-token-name")),
        Arg::new("scope")
            .long("scope")
            .value_name("SCOPES")
            .required(true)
            .value_delimiter(',')
            .help(texts.say("cli-token-scope")),
        Arg::new("until").long("until").value_name("DAY").help(texts.say("cli-token-until")),
        database(),
    ];
    let link = [vec![email], server()].concat();
    let rebuild = Arg::new("rebuild").long("rebuild").action(ArgAction::SetTrue).help(texts.say("cli-rebuild"));
    let doctor = [vec![rebuild], server()].concat();
    vec![
        subcommand("solve", "zadel solve PLAN.toml [--json] [--lang ru|en]", "cli-solve", solve),
        subcommand("import", IMPORT, "cli-import", import),
        subcommand("export", EXPORT, "cli-export", export).group(files),
        subcommand("forecast", forecasts::FORECAST, "cli-forecast", forecast),
        subcommand("backtest", forecasts::BACKTEST, "cli-backtest", backtest),
        subcommand("simulate", forecasts::SIMULATE, "cli-simulate", forecasts::simulate_arguments(texts)),
        subcommand("serve", SERVE, "cli-serve", [server(), vec![config::watch_argument(texts)]].concat()),
        subcommand("demo", DEMO, "cli-demo-command", demo),
        subcommand("migrate", "zadel migrate [--database URL]", "cli-migrate", vec![database()]),
        subcommand("backup", "zadel backup FILE [--database URL]", "cli-backup", kept()),
        subcommand("restore", "zadel restore FILE [--database URL]", "cli-restore", kept()),
        subcommand("link", "zadel link EMAIL [--database URL] [--public-url URL]", "cli-link", link),
        subcommand("token", TOKEN, "cli-token", token),
        subcommand("doctor", "zadel doctor [--rebuild] [--database URL]", "cli-doctor", doctor),
    ]
}

fn help(texts: &Texts) -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(texts.say("cli-help"))
}

/// What a page of help holds: about, usage, and sections under their headings.
fn template(texts: &Texts, sections: &[(&str, &str)]) -> String {
    let mut page = ["{about}\n\n", &texts.say("cli-usage"), " {usage}\n"].concat();
    for (heading, part) in sections {
        page += &["\n", &texts.say(heading), "\n", part, "\n"].concat();
    }
    page
}

/// What is wrong with the command line, and where to look.
fn complaint(error: &clap::Error, texts: &Texts) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let sentence = match error.kind() {
        ErrorKind::MissingRequiredArgument => texts.say_with("cli-error-missing", &[("argument", argument.into())]),
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            texts.say_with("cli-error-surplus", &[("argument", argument.into())])
        }
        ErrorKind::UnknownArgument => texts.say_with("cli-error-unknown", &[("argument", argument.into())]),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            texts.say_with("cli-error-command", &[("command", command.into())])
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            texts.say_with("cli-error-no-value", &[("argument", argument.into())])
        }
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            texts.say_with(
                "cli-error-value",
                &[("argument", argument.into()), ("value", value.into()), ("valid", valid.into())],
            )
        }
        ErrorKind::ValueValidation => {
            texts.say_with("cli-error-form", &[("argument", argument.into()), ("value", value.into())])
        }
        _ => texts.say("cli-error-other"),
    };
    format!("{sentence}\n{}\n", texts.say("cli-see-help"))
}
