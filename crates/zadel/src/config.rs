//! Settings of the server and of what is done to its database: from the command line, else from the environment.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches};
use zadel_http::{Listen, Settings, Tls};
use zadel_texts::Texts;

use crate::commands::Failure;

const DATABASE: &str = "sqlite:zadel.db";
const LISTEN: &str = "127.0.0.1:8080";

/// What `zadel serve` and `zadel doctor` are told.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) database: String,
    /// As it was typed: it may be no address.
    pub(crate) listen: String,
    pub(crate) tls_cert: Option<PathBuf>,
    pub(crate) tls_key: Option<PathBuf>,
    pub(crate) public_url: Option<String>,
    pub(crate) insecure_lan: bool,
    pub(crate) demo: bool,
    pub(crate) log_json: bool,
}

impl Config {
    pub(crate) fn of(matches: &ArgMatches) -> Self {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
        Self {
            database: database(matches),
            listen: text("listen").unwrap_or_else(|| LISTEN.to_owned()),
            tls_cert: path("tls-cert"),
            tls_key: path("tls-key"),
            public_url: text("public-url"),
            insecure_lan: matches.get_flag("insecure-lan"),
            demo: matches.get_flag("demo"),
            log_json: matches.get_flag("log-json"),
        }
    }

    /// What people type to reach the server, which listens on an address.
    pub(crate) fn url(&self, address: &str) -> Result<String, Failure> {
        match &self.public_url {
            Some(url) if is_web_address(url) => Ok(url.trim_end_matches('/').to_owned()),
            Some(url) => Err(Failure::PublicUrl(url.clone())),
            None if self.tls_cert.is_some() => Ok(format!("https://{address}")),
            None => Ok(format!("http://{address}")),
        }
    }

    /// Where to listen.
    pub(crate) fn listen(&self) -> Result<Listen, Failure> {
        let address = self.listen.parse().map_err(|_| Failure::Address(self.listen.clone()))?;
        let tls = match (self.tls_cert.clone(), self.tls_key.clone()) {
            (Some(certificate), Some(key)) => Some(Tls { certificate, key }),
            (None, None) => None,
            _ => return Err(Failure::TlsHalf),
        };
        Ok(Listen { address, tls })
    }

    /// How the server is reached.
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            insecure_lan: self.insecure_lan,
            demo: self.demo,
            public_url: self.public_url.clone(),
            tls: self.tls_cert.is_some(),
        }
    }
}

/// A scheme and a host, perhaps a port, and no path: the application stands at the root.
fn is_web_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = host.map(|host| host.trim_end_matches('/'));
    host.is_some_and(|host| {
        !host.is_empty() && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
    })
}

/// The database that a command is told, else that of the environment, else a file in the current folder.
pub(crate) fn database(matches: &ArgMatches) -> String {
    matches.get_one::<String>("database").cloned().unwrap_or_else(|| DATABASE.to_owned())
}

/// `--database`, which every command of the server has.
pub(crate) fn database_argument(texts: &Texts) -> Arg {
    Arg::new("database")
        .long("database")
        .value_name("URL")
        .env("ZADEL_DATABASE")
        .hide_env(true)
        .help(texts.say("cli-database"))
}

/// The folder from which files are imported, which only the server has.
pub(crate) fn watch_argument(texts: &Texts) -> Arg {
    Arg::new("watch")
        .long("watch")
        .value_name("DIR")
        .env("ZADEL_WATCH")
        .hide_env(true)
        .value_parser(ValueParser::path_buf())
        // What came of the files would stand in the example, and go with it.
        .conflicts_with("demo")
        .help(texts.say("cli-watch"))
}

/// What is about listening.
pub(crate) fn server_arguments(texts: &Texts) -> Vec<Arg> {
    let value = |name: &'static str, shown: &'static str, variable: &'static str, key: &'static str| {
        Arg::new(name).long(name).value_name(shown).env(variable).hide_env(true).help(texts.say(key))
    };
    let flag = |name: &'static str, key: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(texts.say(key))
    };
    let path = ValueParser::path_buf;
    vec![
        value("listen", "ADDRESS", "ZADEL_LISTEN", "cli-listen"),
        value("tls-cert", "PEM", "ZADEL_TLS_CERT", "cli-tls-cert").value_parser(path()),
        value("tls-key", "PEM", "ZADEL_TLS_KEY", "cli-tls-key").value_parser(path()),
        value("public-url", "URL", "ZADEL_PUBLIC_URL", "cli-public-url"),
        flag("insecure-lan", "cli-insecure-lan"),
        flag("demo", "cli-demo"),
        flag("log-json", "cli-log-json"),
    ]
}
