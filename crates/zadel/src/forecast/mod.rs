//! Forecasts from a file of deals: back-tests, one forecast, and companies by chance to try them on.

mod backtest;
mod deals;
mod once;
mod simulate;

use std::io;
use std::process::ExitCode;

use zadel_texts::Texts;

use crate::solve::Form;
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

/// Does it; what went wrong is told.
pub(crate) fn run(command: &Command, texts: &Texts) -> io::Result<ExitCode> {
    let (done, form) = match command {
        Command::Backtest(request) => (backtest::backtest(request, texts), Form::Table),
        Command::Forecast(request) => (once::forecast(request, texts), request.form),
        Command::Simulate(request) => (simulate::simulate(request, texts), Form::Table),
    };
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(failure) => failure.tell(texts, form),
    }
}
