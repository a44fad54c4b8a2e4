//! What stands in a watched folder.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::put_away::{DONE, FAILED};
use crate::facts::SharedFile;

/// What programs add to the name of a file while they write it.
const BEING_WRITTEN: [&str; 4] = [".part", ".partial", ".tmp", ".crdownload"];

/// How a file is: one that is written to has another mark a look later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) modified: Timestamp,
    pub(super) n_bytes: u64,
}

/// A file that waits.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub(super) path: PathBuf,
    /// The folder in which it is: also the name of its map.
    pub(super) feed_folder: String,
    pub(super) name: String,
    pub(super) mark: Mark,
}

/// What stands in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<Waiting>,
    /// Of all files, by the name that each has when it is complete: so one that is renamed when it is written is known by its mark.
    pub(super) marks: BTreeMap<PathBuf, Mark>,
    /// Links, and whatever else is no file.
    pub(super) not_files: Vec<PathBuf>,
    /// Folders that cannot be read: the others can.
    pub(super) not_read: Vec<PathBuf>,
}

impl Mark {
    pub(super) fn of(about: &Metadata) -> Option<Self> {
        Some(Self { modified: Timestamp::try_from(about.modified().ok()?).ok()?, n_bytes: about.len() })
    }
}

impl Waiting {
    /// As people find it: `crm/deals.csv`.
    pub(super) fn shown(&self) -> String {
        format!("{}/{}", self.feed_folder, self.name)
    }
}

/// Looks into each folder below the watched one, and no deeper. Links are not followed.
pub(super) fn scan(folder: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == DONE || name == FAILED {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            if scan_one(&mut found, &entry.path(), &name).is_err() {
                found.not_read.push(entry.path());
            }
        } else if kind.is_symlink() {
            found.not_files.push(entry.path());
        }
    }
    Ok(found)
}

fn scan_one(found: &mut Found, folder: &Path, feed_folder: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        // Hidden, and what an office leaves beside a file that is open.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let kind = entry.file_type()?;
        if !kind.is_file() {
            if kind.is_symlink() {
                found.not_files.push(path);
            }
            continue;
        }
        // It may be gone by now.
        let Some(mark) = entry.metadata().ok().as_ref().and_then(Mark::of) else { continue };
        if let Some(complete) = BEING_WRITTEN.into_iter().find_map(|end| name.strip_suffix(end)) {
            // A complete file of that name that waits beside it counts, and not this one.
            found.marks.entry(folder.join(complete)).or_insert(mark);
        } else {
            found.marks.insert(path.clone(), mark);
            found.files.push(Waiting { path, feed_folder: feed_folder.to_owned(), name, mark });
        }
    }
    Ok(())
}

/// Opens a file that waits, and nothing that was put in its place meanwhile.
pub(super) fn open_waiting(waiting: &Waiting) -> io::Result<SharedFile> {
    let file = File::open(&waiting.path)?;
    let (opened, named) = (file.metadata()?, fs::symlink_metadata(&waiting.path)?);
    if !named.is_file() || !is_same(&opened, &named) {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    Ok(file.into())
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    (one.len(), one.modified().ok()) == (other.len(), other.modified().ok())
}
