//! `zadel`: from a sales target to a sales plan that a team has agreed to.

mod plan_file;
mod solve;

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
enum Command {
    Solve(solve::Arguments),
}

fn main() -> anyhow::Result<ExitCode> {
    match Command::parse() {
        Command::Solve(arguments) => solve::run(&arguments),
    }
}
