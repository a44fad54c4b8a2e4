//! A watched folder: files that another program puts there are imported, each once, and put away with what came of them.
//!
//! ```text
//! DIR/crm.toml          how the files of crm/ are read: the map of `zadel import --map`
//! DIR/crm/deals.csv     waits until it has not changed between two looks
//! DIR/done/crm/...      was imported; a .json beside it tells what came of it
//! DIR/failed/crm/...    could not be read; a .json beside it tells why
//! ```
//! Killed at any moment, a file is either still there or put away. One that was imported and still is there is known by its hash, and is
//! only put away. Why looks and not the system's own notices, and why so: docs/decisions/0037.

mod failures;
mod map;
mod put_away;
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use tracing::{info, warn};
use zadel_exchange::import::ImportMap;
use zadel_texts::Texts;

use crate::facts::{
    BatchId, Bringer, FileToImport, Imported, Mode, Progress, SharedFile, file_hash, import_file, known_file, machine,
};
use crate::import_words::{say_reader_error, summary};
use crate::{App, Refused};

pub use failures::{FailedFile, list_failed_files};
use map::read_map;
use put_away::{Put, put_away};
use scan::{Mark, Waiting, open_waiting, scan};

/// A folder, and what stood in it at the last look.
#[derive(Debug)]
pub struct Watch {
    folder: PathBuf,
    /// How each file was at the last look, by the name that it has when it is complete.
    seen: BTreeMap<PathBuf, Mark>,
    /// What was told already, and stays as it is until it changes.
    told: BTreeSet<(PathBuf, Option<Mark>)>,
}

/// What a look came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Files that were imported.
    pub n_imported: usize,
    /// Files that had been imported before, and were only put away.
    pub n_known: usize,
    /// Files that could not be read.
    pub n_failed: usize,
}

/// Why a file is not imported.
struct Fault {
    code: &'static str,
    message: String,
}

/// What became of a file.
enum Outcome {
    Imported(Imported),
    Known(Imported),
    Failed(Fault),
}

impl Watch {
    /// Nothing was looked at yet.
    #[must_use]
    pub fn of(folder: PathBuf) -> Self {
        Self { folder, seen: BTreeMap::new(), told: BTreeSet::new() }
    }

    /// Imports what is complete: what is as it was at the last look. The oldest first, because exports are states.
    ///
    /// What goes wrong is told in the log and, where people look for it, beside the imports; the next look goes on.
    pub async fn look(&mut self, app: &App, texts: &Texts) -> Look {
        let mut look = Look::default();
        let folder = self.folder.clone();
        let Ok(Ok(found)) = tokio::task::spawn_blocking(move || scan(&folder)).await else {
            warn!(folder = %self.folder.display(), "watch_folder_not_read");
            return look;
        };
        for path in &found.not_files {
            let fault = Fault { code: "not_a_file", message: texts.say("watch-not-a-file") };
            self.tell_once(app, path, None, fault).await;
        }
        for path in &found.not_read {
            let fault = Fault { code: "not_read", message: texts.say("watch-not-read") };
            self.tell_once(app, path, None, fault).await;
        }
        let before = std::mem::replace(&mut self.seen, found.marks);
        let mut complete: Vec<Waiting> =
            found.files.into_iter().filter(|file| before.get(&file.path) == Some(&file.mark)).collect();
        complete.sort_by(|one, other| (one.mark.modified, &one.path).cmp(&(other.mark.modified, &other.path)));
        for file in complete {
            if self.told.contains(&(file.path.clone(), Some(file.mark))) {
                continue;
            }
            match self.take(app, texts, &file, &mut look).await {
                Ok(()) => {}
                Err(refused) => {
                    // It is not the file's fault: it stays, and so does what came after it.
                    warn!(%refused, "watch_waits");
                    break;
                }
            }
        }
        look
    }

    /// Takes one file in, and puts it away.
    ///
    /// # Errors
    /// [`Refused::Store`]: the file stays where it is.
    async fn take(&mut self, app: &App, texts: &Texts, file: &Waiting, look: &mut Look) -> Result<(), Refused> {
        let map_file = self.folder.join(format!("{}.toml", file.feed_folder));
        let map = match read_map(texts, &map_file) {
            Ok(map) => map,
            Err((mark, fault)) => {
                // Files wait for their map: whoever mends it need not bring them again.
                self.tell_once(app, &map_file, mark, fault).await;
                return Ok(());
            }
        };
        let outcome = import(app, texts, file, map).await?;
        let (put, told) = match &outcome {
            Outcome::Imported(imported) | Outcome::Known(imported) => (Put::Done, told_of(texts, imported)),
            Outcome::Failed(fault) => (Put::Failed, json!({ "code": fault.code, "message": fault.message })),
        };
        let (folder, waiting, at) = (self.folder.clone(), file.clone(), app.now());
        let moved = tokio::task::spawn_blocking(move || put_away(&folder, &waiting, put, told, at)).await;
        match outcome {
            Outcome::Imported(_) => look.n_imported += 1,
            Outcome::Known(_) => look.n_known += 1,
            Outcome::Failed(fault) => {
                look.n_failed += 1;
                failures::note(app, &file.shown(), &fault).await;
            }
        }
        if !matches!(moved, Ok(Ok(()))) {
            let fault = Fault { code: "not_moved", message: texts.say("watch-not-moved") };
            self.tell_once(app, &file.path, Some(file.mark), fault).await;
        }
        info!(file = file.shown(), "watch_file_taken");
        Ok(())
    }

    async fn tell_once(&mut self, app: &App, path: &std::path::Path, mark: Option<Mark>, fault: Fault) {
        if self.told.insert((path.to_owned(), mark)) {
            let shown = path.strip_prefix(&self.folder).unwrap_or(path).display().to_string();
            failures::note(app, &shown, &fault).await;
        }
    }
}

/// The summary of `zadel import --json`, with the number of the import and whether it was made before.
fn told_of(texts: &Texts, imported: &Imported) -> Value {
    let mut told = summary(texts, imported);
    if let Value::Object(told) = &mut told {
        told.insert("import".to_owned(), json!(imported.batch.map(BatchId::get)));
        told.insert("repeated".to_owned(), json!(imported.is_repeated));
    }
    told
}

async fn import(app: &App, texts: &Texts, waiting: &Waiting, map: ImportMap) -> Result<Outcome, Refused> {
    let failed = |code, key: &str| Ok(Outcome::Failed(Fault { code, message: texts.say(key) }));
    let to_open = waiting.clone();
    let Ok(opened) = tokio::task::spawn_blocking(move || open_waiting(&to_open)).await else {
        return failed("internal", "watch-internal");
    };
    let Ok(file) = opened else { return failed("unreadable", "table-unreadable") };
    if crate::facts::MOST_FILE_BYTES < waiting.mark.n_bytes {
        return failed("too_large", "table-too-large");
    }
    match take_in(app, texts, waiting, map, file).await {
        Ok(outcome) => Ok(outcome),
        Err(Refused::Table(error)) => {
            Ok(Outcome::Failed(Fault { code: "bad_table", message: say_reader_error(texts, &error) }))
        }
        Err(Refused::Store(error)) => Err(error.into()),
        // It breaks off while it is read, or it is a defect of ours: both would come again with every look, and before all others.
        Err(_) => failed("internal", "watch-internal"),
    }
}

async fn take_in(
    app: &App,
    texts: &Texts,
    waiting: &Waiting,
    map: ImportMap,
    file: SharedFile,
) -> Result<Outcome, Refused> {
    let bringer: Bringer = machine(app, map.currency, texts.language()).await?;
    let sha256 = file_hash(app, file.clone()).await?;
    if let Some(known) = known_file(app, &bringer, &sha256, &map).await? {
        return Ok(Outcome::Known(known));
    }
    let to_import = FileToImport { file, name: waiting.name.clone(), map, request_key: None };
    let imported = import_file(app, &bringer, to_import, Mode::Keep, &Arc::new(Progress::default())).await?;
    Ok(Outcome::Imported(imported))
}
