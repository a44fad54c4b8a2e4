//! How the files of a folder are read.

use std::fs;
use std::path::Path;

use zadel_exchange::import::ImportMap;
use zadel_texts::Texts;

use super::Fault;
use super::scan::Mark;
use crate::import_words::say_map_fault;

/// No map is longer.
const MOST_BYTES: u64 = 1 << 20;

/// The map in a file; or what is wrong with it, and with which state of it.
pub(super) fn read_map(texts: &Texts, file: &Path) -> Result<ImportMap, (Option<Mark>, Fault)> {
    let none = |mark| (mark, Fault { code: "no_map", message: texts.say("watch-no-map") });
    // A link may lead anywhere; what is not a file of its own is no map.
    let about = fs::symlink_metadata(file).ok().filter(|about| about.is_file() && about.len() <= MOST_BYTES);
    let mark = about.as_ref().and_then(Mark::of);
    let text = about.and_then(|_| fs::read_to_string(file).ok()).ok_or_else(|| none(mark))?;
    ImportMap::read(&text).map_err(|problem| {
        let words = say_map_fault(texts, &problem.fault);
        let message = match problem.path.as_str() {
            "" => words,
            path => texts.say_with("error-at-key", &[("path", path.into()), ("message", words.into())]),
        };
        (mark, Fault { code: problem.fault.code(), message })
    })
}
