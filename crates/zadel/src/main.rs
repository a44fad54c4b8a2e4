//! `zadel`: from a sales target to a sales plan that a team has agreed to.

mod cli;
mod plan_file;
mod solve;
mod terminal;

use std::process::ExitCode;

use zadel_texts::Texts;

const BAD_COMMAND_LINE: u8 = 2;

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<_> = std::env::args_os().collect();
    let texts = Texts::of(cli::language(&arguments));
    match cli::parse(arguments, &texts) {
        Ok(cli::Asked::Solve(request)) => solve::run(&request, &texts),
        Ok(cli::Asked::Text(text)) => {
            terminal::print(&text)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(complaint) => {
            terminal::print_error(&complaint)?;
            Ok(ExitCode::from(BAD_COMMAND_LINE))
        }
    }
}
