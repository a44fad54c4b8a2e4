//! The browser's sources: their length, their words, the keys they name.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::root;

const MOST_LINES: usize = 400;
/// What people type or name their stages is compared with, never shown.
const WHAT_PEOPLE_TYPE: [&str; 2] = ["ui/src/words/layout.ts", "ui/src/rooms/step2_decomposition/stages.ts"];

/// A text between quotes.
pub(super) struct Quoted {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) text: String,
}

/// Files that are too long, and words outside the locales.
pub(super) fn broken() -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    for (path, text) in sources()? {
        let n_lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        if MOST_LINES < n_lines && !path.ends_with("schema.d.ts") {
            problems.push(format!("{path}:1: {n_lines} lines; at most {MOST_LINES}"));
        }
        if WHAT_PEOPLE_TYPE.contains(&path.as_str()) {
            continue;
        }
        let is_cyrillic = |c: char| ('\u{400}'..'\u{500}').contains(&c);
        let code = text.lines().enumerate().filter(|(_, line)| line.contains(is_cyrillic) && !is_comment(line));
        problems.extend(code.map(|(line, _)| format!("{path}:{}: words outside locales", line + 1)));
    }
    Ok(problems)
}

/// Every text between quotes, in scripts and in markup.
pub(super) fn quoted_texts() -> anyhow::Result<Vec<Quoted>> {
    let mut found = Vec::new();
    for (path, text) in sources()? {
        for (number, line) in text.lines().enumerate() {
            // Keys have no quotes and no spaces in them: cutting at every quote finds each.
            let texts = line.split(['\'', '"', '`']).filter(|text| !text.is_empty() && !text.contains(' '));
            found.extend(texts.map(|text| Quoted { path: path.clone(), line: number + 1, text: text.to_owned() }));
        }
    }
    Ok(found)
}

fn is_comment(line: &str) -> bool {
    ["//", "*", "/*", "<!--"].iter().any(|start| line.trim_start().starts_with(start))
}

/// What is shipped: not the tests beside it.
fn sources() -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    collect(&root().join("ui/src"), &mut files)?;
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        Ok((path.strip_prefix(root())?.to_string_lossy().replace('\\', "/"), text))
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        let is_source = [".svelte", ".ts"].iter().any(|ending| name.ends_with(ending)) && !name.contains(".test.");
        if path.is_dir() {
            collect(&path, files)?;
        } else if is_source {
            files.push(path);
        }
    }
    Ok(())
}
