//! Forecasts from a file of deals: back-tests, one forecast, and companies by chance to try them on.

mod backtest;
mod deals;
mod once;
mod simulate;

use std::io;
use std::process::ExitCode;

use zadel_texts::Texts;

use crate::commands::Failure;
use crate::terminal::print_error;
pub(crate) use backtest::Request as BacktestRequest;
pub(crate) use deals::Source;
pub(crate) use once::Request as ForecastRequest;
pub(crate) use simulate::Request as SimulateRequest;

/// What was asked for.
pub(crate) enum Command {
    Backtest(BacktestRequest),
    Forecast(ForecastRequest),
    Simulate(SimulateRequest),
}

const FAILED: u8 = 1;

/// Does it; what went wrong is said in words.
pub(crate) fn run(command: &Command, texts: &Texts) -> io::Result<ExitCode> {
    let done = match command {
        Command::Backtest(request) => backtest::backtest(request, texts),
        Command::Forecast(request) => once::forecast(request, texts),
        Command::Simulate(request) => simulate::simulate(request, texts),
    };
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(Failure::Output(error)) => Err(error),
        Err(failure) => {
            print_error(&format!("{}\n", failure.say(texts)))?;
            Ok(ExitCode::from(FAILED))
        }
    }
}
