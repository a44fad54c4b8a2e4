//! What is done with a database: serving it, and keeping it.

mod backup;
mod demo;
mod doctor;
mod failure;
mod import;
mod link;
mod migrate;
mod serve;
mod token;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use zadel_texts::Texts;

use crate::config::Config;
use crate::solve::Form;
pub(crate) use demo::Request as DemoRequest;
pub(crate) use doctor::Look;
pub(crate) use failure::Failure;
pub(crate) use import::{Request as ImportRequest, say_map_problem};
pub(crate) use token::Request as TokenRequest;

/// What was asked for.
pub(crate) enum Command {
    Serve { config: Config, watch: Option<PathBuf> },
    Migrate { database: String },
    Backup { database: String, file: PathBuf },
    Restore { database: String, file: PathBuf },
    Doctor { config: Config, look: Look },
    Link { config: Config, email: String },
    Import(import::Request),
    Token(token::Request),
    Demo(demo::Request),
}

/// Does it; what went wrong is told.
pub(crate) fn run(command: Command, texts: &Texts) -> io::Result<ExitCode> {
    let form = if let Command::Import(request) = &command { request.form } else { Form::Table };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        match command {
            Command::Serve { config, watch } => serve::serve(&config, watch, texts).await,
            Command::Migrate { database } => migrate::migrate(&database, texts).await,
            Command::Backup { database, file } => backup::backup(&database, &file, texts).await,
            Command::Restore { database, file } => backup::restore(&database, &file, texts).await,
            Command::Doctor { config, look } => doctor::doctor(&config, look, texts).await,
            Command::Import(request) => import::import(&request, texts).await,
            Command::Token(request) => token::token(&request, texts).await,
            Command::Demo(request) => demo::demo(&request, texts).await,
            Command::Link { config, email } => link::link(&config, &email, texts).await,
        }
    });
    done.or_else(|failure| failure.tell(texts, form))
}

/// The clock of the machine, in milliseconds since 1970.
#[expect(clippy::disallowed_methods, reason = "the binary is where the clock comes from")]
fn clock() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// The day of the machine's clock, UTC.
pub(crate) fn today() -> jiff::civil::Date {
    let now = jiff::Timestamp::from_millisecond(clock()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    jiff::tz::TimeZone::UTC.to_datetime(now).date()
}

/// Bytes from the operating system. Without them nothing is secret, and nothing must go on.
fn entropy(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system has random bytes");
}
