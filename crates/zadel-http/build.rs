//! Puts the built browser application into the binary; a page that says how to build it, where there is none yet.

use std::path::Path;
use std::{fs, io};

const PLACEHOLDER: &str = "<!doctype html><title>Zadel</title><p>cargo xtask run</p>\n";

fn main() -> io::Result<()> {
    let dist = Path::new("../../ui/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), PLACEHOLDER)?;
    }
    memory_serve::load_directory("../../ui/dist");
    Ok(())
}
