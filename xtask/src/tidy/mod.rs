//! `cargo xtask tidy`: the house rules that a program can check.

mod arrows;
mod browser;
mod locales;
mod orphans;
mod sources;
mod words;

use std::process::ExitCode;

use sources::Source;

/// Prints what breaks a rule.
pub(crate) fn tidy() -> anyhow::Result<ExitCode> {
    let problems = problems()?;
    problems.iter().for_each(|problem| println!("{problem}"));
    if problems.is_empty() {
        println!("tidy: every rule holds");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

/// Everything that breaks a rule, as `file:line: what`.
pub(crate) fn problems() -> anyhow::Result<Vec<String>> {
    let sources = sources::all()?;
    let mut problems: Vec<String> = sources.iter().filter_map(Source::too_long).collect();
    problems.extend(arrows::broken(&sources));
    problems.extend(orphans::broken(&sources));
    problems.extend(words::outside_locales(&sources));
    problems.extend(browser::broken()?);
    problems.extend(locales::differences(&sources)?);
    Ok(problems)
}
