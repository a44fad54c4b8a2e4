//! `zadel`: from a sales target to a sales plan that a team has agreed to.

mod cli;
mod commands;
mod config;
mod export;
mod forecast;
mod report;
mod solve;
mod terminal;

use std::io;
use std::process::ExitCode;

use zadel_texts::Texts;

/// A page of deals and an import make hundreds of thousands of small texts: with the system's allocator they take a tenth to a fifth longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const NOT_WRITTEN: u8 = 1;
const BAD_COMMAND_LINE: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let texts = Texts::of(cli::language(&arguments));
    let done = match cli::parse(arguments, &texts) {
        Ok(cli::Asked::Solve(request)) => solve::run(&request, &texts),
        Ok(cli::Asked::Export(request)) => export::run(&request, &texts),
        Ok(cli::Asked::Forecast(command)) => forecast::run(&command, &texts),
        Ok(cli::Asked::Server(command)) => commands::run(command, &texts),
        Ok(cli::Asked::Text(text)) => terminal::print(&text).map(|()| ExitCode::SUCCESS),
        Err(complaint) => terminal::print_error(&complaint).map(|()| ExitCode::from(BAD_COMMAND_LINE)),
    };
    done.unwrap_or_else(|error| {
        let key = match error.kind() {
            io::ErrorKind::StorageFull => "error-output-full",
            _ => "error-output",
        };
        // If even this cannot be written, the exit code is all that is left to say it with.
        drop(terminal::print_error(&format!("{}\n", texts.say(key))));
        ExitCode::from(NOT_WRITTEN)
    })
}
