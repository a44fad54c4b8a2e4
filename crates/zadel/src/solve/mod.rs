//! `zadel solve PLAN.toml`

mod answer;
mod json;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use zadel_core::step2_decomposition::Outcome;

use crate::plan_file::{self, PlanFile};
use crate::plan_file::problem::Problem;
use answer::Answer;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    plan: PathBuf,
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let bytes = match plan_file::read_bytes(&arguments.plan) {
        Ok(bytes) => bytes,
        Err(problem) => return report(&problem, ""),
    };
    let text = match plan_file::decode(&bytes) {
        Ok(text) => text,
        Err(problem) => return report(&problem, ""),
    };
    let solved = plan_file::read(text).and_then(|file| Ok((Answer::of(&file)?, file)));
    match solved {
        Ok((answer, file)) => print(&file, &answer),
        Err(problem) => report(&problem, text),
    }
}

fn print(file: &PlanFile, answer: &Answer) -> anyhow::Result<ExitCode> {
    println!("{}", serde_json::to_string_pretty(&json::AnswerJson::of(file, answer)).context("writing JSON")?);
    Ok(match answer.outcome {
        Outcome::Solved(_) => ExitCode::SUCCESS,
        Outcome::Underdetermined(_) => ExitCode::from(3),
        Outcome::Conflict(_) => ExitCode::from(4),
    })
}

fn report(problem: &Problem, text: &str) -> anyhow::Result<ExitCode> {
    println!("{}", serde_json::to_string(&json::ErrorJson::of(problem, text)).context("writing JSON")?);
    Ok(ExitCode::from(2))
}
