//! Files that stand outside the repository, because nobody stated a licence for them.

use std::path::{Path, PathBuf};

/// `data/NAME` in the first `shared` folder above this crate; says so and gives none where there is none.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = above.map(|folder| folder.join("shared/data").join(name)).find(|path| path.is_file());
    if found.is_none() {
        println!("skipped: no {name}");
    }
    found
}
