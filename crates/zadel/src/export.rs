//! `zadel export PLAN.toml --xlsx OUT.xlsx --csv OUT.csv`: a plan file goes in, and files to take away come out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zadel_app::plans::Meaning;
use zadel_app::problem_words::shown;
use zadel_app::take_away::{TakeAwayError, TakenAs, bytes_of};
use zadel_exchange::plan_file::{self, Problem};
use zadel_texts::Texts;

use crate::report::report;
use crate::terminal::{print, print_error};

/// What the command was asked for.
pub(crate) struct Request {
    /// The plan file.
    pub(crate) plan: PathBuf,
    /// Where to, and as what; at least one.
    pub(crate) files: Vec<(TakenAs, PathBuf)>,
}

const NOT_WRITTEN: u8 = 1;
const BAD_FILE: u8 = 2;

/// Writes the files and names them. The exit code: 0 written, whether the plan is whole or not; 1 not written; 2 no plan.
pub(crate) fn run(request: &Request, texts: &Texts) -> io::Result<ExitCode> {
    let bad = |problem: &Problem, text: &str| {
        print_error(&report(texts, &request.plan, problem, text))?;
        Ok(ExitCode::from(BAD_FILE))
    };
    let bytes = match plan_file::read_bytes(&request.plan) {
        Ok(bytes) => bytes,
        Err(problem) => return bad(&problem, ""),
    };
    let (text, whole) = plan_file::decode(&bytes);
    let meaning = match whole.and_then(|()| Meaning::of(plan_file::read(text)?)) {
        Ok(meaning) => meaning,
        Err(problem) => return bad(&problem, text),
    };
    for (taken_as, path) in &request.files {
        // A plan file has no name of its own.
        let written = match bytes_of(&texts.say("step1-title"), &meaning, *taken_as, texts) {
            Ok(bytes) => write(path, &request.plan, &bytes),
            Err(TakeAwayError::Plan(problem)) => return bad(&problem, text),
            Err(TakeAwayError::NoWorkbook(_)) => Err(NotWritten::TooLarge),
        };
        let file = || [("file", shown(&path.display().to_string()).into())];
        let key = match written {
            Ok(()) => {
                print(&format!("{}\n", texts.say_with("export-done", &file())))?;
                continue;
            }
            Err(NotWritten::IsThePlan) => "error-export-own-file",
            Err(NotWritten::TooLarge) => "error-export-too-large",
            Err(NotWritten::Refused) => "error-export-file",
        };
        print_error(&format!("{}\n", texts.say_with(key, &file())))?;
        return Ok(ExitCode::from(NOT_WRITTEN));
    }
    Ok(ExitCode::SUCCESS)
}

/// Why a file was not written.
enum NotWritten {
    /// It would be written over the plan.
    IsThePlan,
    /// A workbook has no room for it.
    TooLarge,
    /// The system did not do it.
    Refused,
}

fn write(path: &Path, plan: &Path, bytes: &[u8]) -> Result<(), NotWritten> {
    let is_plan = fs::canonicalize(path).is_ok_and(|path| fs::canonicalize(plan).is_ok_and(|plan| plan == path));
    if is_plan {
        return Err(NotWritten::IsThePlan);
    }
    fs::write(path, bytes).map_err(|_| NotWritten::Refused)
}
