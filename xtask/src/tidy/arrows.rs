//! Arrows inside `zadel-core`: a step knows no later step, and what stands beside the steps knows none.

use syn::visit::{self, Visit};

use super::sources::Source;

/// How names begin that a module of the core may never name.
fn forbidden(module: &str) -> Vec<String> {
    // What stands beside the steps serves all of them.
    let own = module.strip_prefix("step").and_then(|rest| rest.chars().next()?.to_digit(10)).unwrap_or(0);
    (own + 1..=8).map(|later| format!("step{later}_")).collect()
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
        if forbidden(module).iter().any(|forbidden| name.starts_with(forbidden)) {
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
