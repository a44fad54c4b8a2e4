//! The answer as a head of sales would put it on a slide.

mod chance;
pub(crate) mod columns;
mod conflict;
mod lines;
mod open;
mod reps;
mod supply;
mod weeks;
mod words;

use std::fmt::{self, Write};

use zadel_texts::Texts;

use lines::bold;
use zadel_app::answer::{Answer, SolvedAnswer};
use zadel_exchange::plan_file::PlanFile;

/// What every part of the page needs.
struct Page<'a> {
    texts: &'a Texts,
    file: &'a PlanFile,
    out: String,
}

/// The whole answer as text, with colours; the stream that it is printed to takes them out where nobody can see them.
pub(super) fn page(texts: &Texts, file: &PlanFile, answer: &Answer) -> Result<String, fmt::Error> {
    let mut page = Page { texts, file, out: String::new() };
    match answer {
        Answer::Solved(answer) => page.solved(answer)?,
        Answer::Conflict(pins) => page.conflict(pins)?,
        Answer::Underdetermined(open) => page.open(open)?,
    }
    Ok(page.out)
}

impl Page<'_> {
    fn solved(&mut self, answer: &SolvedAnswer) -> fmt::Result {
        self.title(&answer.solved.decomposition)?;
        self.lines(&answer.solved.decomposition, Some(&answer.solved))?;
        self.grounds_of(&answer.solved.decomposition, Some(&answer.solved))?;
        self.chances(answer)?;
        self.work(&answer.solved.decomposition)?;
        self.weeks(answer)?;
        self.reps(answer)?;
        self.supply(answer)
    }

    fn heading(&mut self, text: &str) -> fmt::Result {
        writeln!(self.out, "\n{}", bold(text))
    }

    fn note(&mut self, text: &str) -> fmt::Result {
        let dim = anstyle::Style::new().dimmed();
        writeln!(self.out, "  {dim}{text}{dim:#}")
    }
}
