//! `zadel solve PLAN.toml`: a plan file goes in, and out comes what the goal takes and how likely it is.

mod json;
mod json_supply;
pub(crate) mod table;
#[cfg(test)]
mod tests;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use zadel_texts::Texts;

use crate::report::report;
use crate::terminal::{print, print_error};
use zadel_app::answer::Answer;
use zadel_exchange::plan_file::{self, PlanFile, Problem};

/// What the command was asked for.
pub(crate) struct Request {
    /// The plan file.
    pub(crate) plan: PathBuf,
    /// Whether a program or a person reads the answer.
    pub(crate) form: Form,
}

/// Who reads the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Table,
    Json,
}

const BAD_FILE: u8 = 2;
const UNDERDETERMINED: u8 = 3;
const CONFLICT: u8 = 4;

/// Solves a plan file and prints the answer. The exit code says what became of it: 0 solved, 2 bad file,
/// 3 underdetermined, 4 conflict.
pub(crate) fn run(request: &Request, texts: &Texts) -> io::Result<ExitCode> {
    let bytes = match plan_file::read_bytes(&request.plan) {
        Ok(bytes) => bytes,
        Err(problem) => return print_problem(request, texts, &problem, ""),
    };
    let (text, whole) = plan_file::decode(&bytes);
    let solved = whole.and_then(|()| {
        let file = plan_file::read(text)?;
        Ok((Answer::of(&file)?, file))
    });
    match solved {
        Ok((answer, file)) => print_answer(request.form, texts, &file, &answer),
        Err(problem) => print_problem(request, texts, &problem, text),
    }
}

fn print_answer(form: Form, texts: &Texts, file: &PlanFile, answer: &Answer) -> io::Result<ExitCode> {
    match form {
        Form::Json => {
            let json = serde_json::to_string_pretty(&json::AnswerJson::of(file, answer))?;
            print(&(json + "\n"))?;
        }
        Form::Table => print(&table::page(texts, file, answer).map_err(io::Error::other)?)?,
    }
    Ok(match answer {
        Answer::Solved(_) => ExitCode::SUCCESS,
        Answer::Underdetermined(_) => ExitCode::from(UNDERDETERMINED),
        Answer::Conflict(_) => ExitCode::from(CONFLICT),
    })
}

fn print_problem(request: &Request, texts: &Texts, problem: &Problem, text: &str) -> io::Result<ExitCode> {
    match request.form {
        Form::Json => {
            let json = serde_json::to_string(&json::ErrorJson::of(problem, text))?;
            print(&(json + "\n"))?;
        }
        Form::Table => print_error(&report(texts, &request.plan, problem, text))?,
    }
    Ok(ExitCode::from(BAD_FILE))
}
