//! Running one part after another, with its seconds and what became of it.

use std::process::Command;
use std::time::{Duration, Instant};

/// What became of a part.
pub(crate) enum Outcome {
    Passed,
    Failed(String),
    /// This machine cannot run it, and why.
    Skipped(String),
}

impl Outcome {
    /// Of something that either works or says why not.
    pub(crate) fn of(done: anyhow::Result<()>) -> Self {
        match done {
            Ok(()) => Self::Passed,
            Err(error) => Self::Failed(format!("{error:#}")),
        }
    }
}

/// Parts in the order they ran.
#[derive(Default)]
pub(crate) struct Parts {
    done: Vec<(String, Outcome, Duration)>,
}

impl Parts {
    /// Runs a part and notes its time.
    #[expect(clippy::disallowed_methods, reason = "each part prints its seconds")]
    pub(crate) fn run(&mut self, name: &str, part: impl FnOnce() -> Outcome) {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = part();
        let time = start.elapsed();
        match &outcome {
            Outcome::Passed => println!("== {name}: passed, {:.1} s", time.as_secs_f64()),
            Outcome::Failed(why) => println!("== {name}: FAILED, {:.1} s: {why}", time.as_secs_f64()),
            Outcome::Skipped(why) => println!("== {name}: skipped: {why}"),
        }
        self.done.push((name.to_owned(), outcome, time));
    }

    /// Prints all parts once more, closing with their counts. True if none failed.
    pub(crate) fn summarize(&self) -> bool {
        println!();
        let (mut passed, mut failed, mut skipped) = (0, 0, 0);
        for (name, outcome, time) in &self.done {
            let (word, why) = match outcome {
                Outcome::Passed => ("passed", ""),
                Outcome::Failed(why) => ("FAILED", why.as_str()),
                Outcome::Skipped(why) => ("skipped", why.as_str()),
            };
            match outcome {
                Outcome::Passed => passed += 1,
                Outcome::Failed(_) => failed += 1,
                Outcome::Skipped(_) => skipped += 1,
            }
            println!("{:>8.1} s  {word:<8} {name}  {why}", time.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|(_, _, time)| *time).sum();
        println!("{:>8.1} s  in all\n\n{passed} passed, {failed} failed, {skipped} skipped", total.as_secs_f64());
        failed == 0
    }
}

/// Runs a command and takes its exit for the outcome.
pub(crate) fn command(command: &mut Command) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Outcome::Passed,
        Ok(status) => Outcome::Failed(format!("{} ended with {status}", name(command))),
        Err(error) => Outcome::Failed(format!("{} did not start: {error}", name(command))),
    }
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// Is a program there to be started?
pub(crate) fn is_there(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).output().is_ok_and(|output| output.status.success())
}
