//! Data sets that stand beside the repository on some machines: they have no licence, so they are never in it.

use std::path::Path;

/// The text of `data/NAME` in the first `shared` folder above this crate; says so and gives none where there is none.
pub(crate) fn shared(name: &str) -> Option<String> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = above.map(|folder| folder.join("shared/data").join(name)).find(|path| path.is_file());
    let Some(path) = found else {
        println!("skipped: there is no shared/data/{name}");
        return None;
    };
    Some(std::fs::read_to_string(path).expect("the file is readable text"))
}

/// Fields of a line as numbers.
pub(crate) fn numbers(line: &str, between: fn(char) -> bool) -> Vec<f64> {
    let fields = line.split(between).filter(|field| !field.is_empty());
    fields.map(|field| field.trim().parse().expect("a number")).collect()
}
