//! Where files go that were looked at.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use zadel_store::Millis;

use super::scan::{Mark, Waiting};

/// Files that were imported.
pub(super) const DONE: &str = "done";
/// Files that could not be read.
pub(super) const FAILED: &str = "failed";

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    Done,
    Failed,
}

/// Moves a file away, with what is to be told of it beside it.
///
/// What is told is written first: a file that is put away always has it. The name begins with the time of the file, so that exports of
/// one name follow each other, and a file that is put away again after a stop gets the name that it was to have.
pub(super) fn put_away(folder: &Path, file: &Waiting, put: Put, told: Value, at: Millis) -> io::Result<()> {
    let to = own_folder(folder, if put == Put::Done { DONE } else { FAILED })?;
    let to = own_folder(&to, &file.feed_folder)?;
    // Somebody went on writing while it was read: it is another file now, and its turn comes.
    if fs::symlink_metadata(&file.path).ok().as_ref().and_then(Mark::of) != Some(file.mark) {
        return Ok(());
    }
    let path = free_place(&to, file);
    let mut written = json!({ "file": file.shown(), "at": moment(at) });
    if let (Value::Object(written), Value::Object(told)) = (&mut written, told) {
        written.extend(told);
    }
    let beside = with_end(&path, ".json");
    let part = with_end(&path, ".json.part");
    write_new(&part, &format!("{written:#}\n"))?;
    fs::rename(&part, &beside)?;
    fs::rename(&file.path, &path)
}

/// Writes a file that is not there; one that a stop left is removed. A link in its place is not followed.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// A folder in a folder, made if it is not there; a link in its place is refused.
fn own_folder(folder: &Path, name: &str) -> io::Result<PathBuf> {
    let path = folder.join(name);
    match fs::create_dir(&path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => made?,
    }
    if fs::symlink_metadata(&path)?.is_dir() { Ok(path) } else { Err(io::Error::from(io::ErrorKind::NotADirectory)) }
}

fn free_place(folder: &Path, file: &Waiting) -> PathBuf {
    let time = file.mark.modified.strftime("%Y-%m-%dT%H%M%SZ").to_string();
    let first = folder.join(format!("{time}-{}", file.name));
    let others = (2_u64..).map(|n| folder.join(format!("{time}-{n}-{}", file.name)));
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    std::iter::once(first).chain(others).find(is_free).expect("a folder holds fewer files than there are numbers")
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(end);
    path.into()
}

fn moment(at: Millis) -> String {
    jiff::Timestamp::from_millisecond(at.get()).map_or_else(|_| String::new(), |at| format!("{at:.0}"))
}
