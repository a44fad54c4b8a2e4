//! Arrows inside `zadel-core`: facts know no forecast and no step, the forecast no step, a step no later step.

use syn::visit::{self, Visit};

use super::sources::Source;

/// What a module of the core may never name.
fn forbidden(module: &str) -> Vec<String> {
    let steps_after = |n: u32| (n + 1..=8).map(|later| format!("step{later}_")).collect::<Vec<String>>();
    match module {
        "facts" => [vec!["forecast".to_owned()], steps_after(0)].concat(),
        "forecast" => steps_after(0),
        step => match step.strip_prefix("step").and_then(|rest| rest.chars().next()?.to_digit(10)) {
            Some(n) => steps_after(n),
            // What stands beside the steps serves all of them, so it knows none.
            None => [vec!["facts".to_owned(), "forecast".to_owned()], steps_after(0)].concat(),
        },
    }
}

/// Paths that point up.
pub(super) fn broken(sources: &[Source]) -> Vec<String> {
    let core = sources.iter().filter_map(|source| Some((source.path.strip_prefix("crates/zadel-core/src/")?, source)));
    core.filter(|(path, _)| *path != "lib.rs").flat_map(|(path, source)| broken_in(path, source)).collect()
}

fn broken_in(path: &str, source: &Source) -> Vec<String> {
    let module = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    let mut paths = Paths { names: Vec::new() };
    paths.visit_file(&source.syntax);
    let mut broken = Vec::new();
    for (name, line) in paths.names {
        let up = forbidden(module)
            .iter()
            .any(|forbidden| name == *forbidden || (forbidden.ends_with('_') && name.starts_with(forbidden)));
        if up {
            broken.push(format!("{}:{line}: {module} must not know {name}", source.path));
        }
    }
    broken
}

/// Every name of every path, with its line.
struct Paths {
    names: Vec<(String, usize)>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        self.names.push((segment.ident.to_string(), segment.ident.span().start().line));
        visit::visit_path_segment(self, segment);
    }

    fn visit_use_path(&mut self, path: &'ast syn::UsePath) {
        self.names.push((path.ident.to_string(), path.ident.span().start().line));
        visit::visit_use_path(self, path);
    }

    fn visit_use_rename(&mut self, rename: &'ast syn::UseRename) {
        self.names.push((rename.ident.to_string(), rename.ident.span().start().line));
    }

    fn visit_use_name(&mut self, name: &'ast syn::UseName) {
        self.names.push((name.ident.to_string(), name.ident.span().start().line));
    }
}
