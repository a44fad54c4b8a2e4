//! A problem in words, with its place and the line that it is in.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use zadel_app::problem_words::{say_problem, shown};
use zadel_exchange::plan_file::problem::{Problem, position};
use zadel_texts::Texts;

/// What is wrong, where, and what to do.
pub(crate) fn report(texts: &Texts, file: &Path, problem: &Problem, text: &str) -> String {
    let file = shown(&file.display().to_string());
    let place = if text.is_empty() {
        texts.say_with("error-in-file", &[("file", file.into())])
    } else {
        let (line, column) = position(text, problem.span.start);
        // Line numbers are names, not quantities: no separators.
        let (line, column) = (line.to_string(), column.to_string());
        texts.say_with("error-place", &[("file", file.into()), ("line", line.into()), ("column", column.into())])
    };
    let message = say_problem(&problem.kind, texts);
    let message = match problem.path.as_str() {
        "" => message,
        path => texts.say_with("error-at-key", &[("path", shown(path).into()), ("message", message.into())]),
    };
    let bold = Style::new().bold();
    format!("{bold}{place}{bold:#}\n{message}\n{}", excerpt(text, problem))
}

/// The line in question with a mark under the place.
fn excerpt(text: &str, problem: &Problem) -> String {
    const MOST_CHARACTERS: usize = 100;
    if text.is_empty() {
        return String::new();
    }
    let (number, column) = position(text, problem.span.start);
    let line = text.lines().nth(number - 1).unwrap_or_default();
    // A megabyte of name is not shown whole: a window around the place is.
    let first = (column - 1).saturating_sub(MOST_CHARACTERS / 2);
    let window = shown(&line.chars().skip(first).take(MOST_CHARACTERS).collect::<String>());
    let width = text[problem.span.start.min(text.len())..problem.span.end.clamp(problem.span.start, text.len())]
        .lines()
        .next()
        .map_or(0, |marked| marked.chars().count());
    let mark = "^".repeat(width.clamp(1, (MOST_CHARACTERS - (column - 1 - first)).max(1)));
    let red = Style::new().fg_color(Some(AnsiColor::Red.into()));
    let gutter = format!("{number:>5} | ");
    let indent = " ".repeat(gutter.chars().count() + column - 1 - first);
    format!("\n{gutter}{window}\n{indent}{red}{mark}{red:#}\n")
}
