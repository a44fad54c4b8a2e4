//! The Rust files of the project, parsed.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::root;

/// Lines of code that a file may have. Blank lines and comments do not count; nobody has to read tests from top to bottom.
const MOST_LINES: usize = 400;

/// One Rust file.
pub(super) struct Source {
    /// From the root, with forward slashes.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) syntax: syn::File,
}

impl Source {
    /// Is the file there only for tests?
    pub(super) fn is_test(&self) -> bool {
        self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
            || self.path.ends_with("/testing.rs")
            || self.path.contains("/benches/")
    }

    pub(super) fn too_long(&self) -> Option<String> {
        let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        let n_lines = self.text.lines().take_while(|line| *line != "mod tests {").filter(is_code).count();
        let too_long = MOST_LINES < n_lines && !self.is_test();
        too_long.then(|| format!("{}:1: {n_lines} lines of code; at most {MOST_LINES}", self.path))
    }
}

/// Every Rust file below `crates` and `xtask`.
pub(super) fn all() -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in ["crates", "xtask"] {
        collect(&root().join(folder), &mut sources)?;
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

fn collect(folder: &Path, sources: &mut Vec<Source>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, sources)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            let syntax = syn::parse_file(&text).with_context(|| format!("parsing {}", path.display()))?;
            let path = path.strip_prefix(root())?.to_string_lossy().replace('\\', "/");
            sources.push(Source { path, text, syntax });
        }
    }
    Ok(())
}
