//! Files that no `mod` names: the compiler never sees them, and a reader takes them for the program.

use syn::Item;

use super::sources::Source;

/// Rust files that belong to no module.
pub(super) fn broken(sources: &[Source]) -> Vec<String> {
    let orphans = sources.iter().filter(|source| !is_root(&source.path) && !is_named(source, sources));
    orphans.map(|source| format!("{}:1: no mod names this file", source.path)).collect()
}

/// What cargo itself compiles: a crate, a test, a benchmark, an example.
fn is_root(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let (file, folder) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_entry = matches!(file, "main.rs" | "lib.rs" | "build.rs");
    is_entry || matches!(folder, "tests" | "benches" | "examples" | "bin")
}

fn is_named(source: &Source, sources: &[Source]) -> bool {
    let Some((name, parents)) = parents(&source.path) else { return false };
    let mut parents = sources.iter().filter(|other| parents.contains(&other.path));
    parents.any(|parent| parent.syntax.items.iter().any(|item| names(item, &name)))
}

/// A module's name, and the files in which it may be declared.
fn parents(path: &str) -> Option<(String, Vec<String>)> {
    let module = path.strip_suffix(".rs")?;
    let module = module.strip_suffix("/mod").unwrap_or(module);
    let (folder, name) = module.rsplit_once('/')?;
    let beside = ["mod.rs", "lib.rs", "main.rs"].map(|file| format!("{folder}/{file}"));
    Some((name.to_owned(), beside.into_iter().chain([format!("{folder}.rs")]).collect()))
}

fn names(item: &Item, name: &str) -> bool {
    matches!(item, Item::Mod(module) if module.content.is_none() && module.ident == name)
}
