//! Files that were sent and are not imported yet: they wait an hour for somebody to say what their columns mean.
//!
//! They are kept as nameless temporary files, so that nothing is left of them when the program ends, however it ends.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::sync::Arc;

use jiff::civil::Date;
use zadel_exchange::import::{Field, Guess, ImportMap, Profile, Reader, ReaderError, RowsOf, recognise};
use zadel_exchange::table::{Limits, Tables, open};
use zadel_store::CompanyId;

use crate::facts::{Progress, SharedFile};
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// The largest file that is taken.
pub const MOST_FILE_BYTES: u64 = 512 << 20;
/// Files of a company that wait at once.
const MOST_FILES: usize = 8;
const LIFETIME_MILLIS: i64 = 60 * 60 * 1000;
/// Maps of former imports that are tried on a new file.
const MOST_MAPS: u32 = 40;

/// The files of all companies, by the names that only those know who sent them.
#[derive(Debug, Default)]
pub(crate) struct Staging {
    files: BTreeMap<String, Staged>,
}

/// A file that waits.
#[derive(Debug)]
struct Staged {
    company: CompanyId,
    name: String,
    file: SharedFile,
    at: i64,
    progress: Arc<Progress>,
}

/// A file on its way in.
#[derive(Debug)]
pub struct Arriving {
    file: File,
    n_bytes: u64,
}

/// What was sent, and what it is most likely.
#[derive(Debug)]
pub struct Looked {
    /// The name under which it waits.
    pub file: String,
    /// What it was called.
    pub name: String,
    /// What was understood of it.
    pub guess: Guess,
    /// The map of the last import that fits it: the same export, a week later.
    pub known: Option<ImportMap>,
}

impl Arriving {
    /// Nothing yet.
    ///
    /// # Errors
    /// [`Refused::Forbidden`]; [`Refused::Broken`] if the machine has no place for temporary files.
    pub fn of(who: &Who) -> Result<Self, Refused> {
        who.may(Right::BringFacts)?;
        Ok(Self { file: tempfile::tempfile().map_err(|_| Refused::Broken("temporary"))?, n_bytes: 0 })
    }

    /// All of it, to be read from its beginning.
    pub(super) fn into_file(self) -> SharedFile {
        SharedFile::from(self.file)
    }

    /// The next bytes.
    ///
    /// # Errors
    /// [`Refused::Field`] beyond [`MOST_FILE_BYTES`]; [`Refused::Broken`] if the disk is full.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        self.n_bytes += bytes.len() as u64;
        if MOST_FILE_BYTES < self.n_bytes {
            return Err(Refused::Field { path: "file", code: FieldError::TooMany });
        }
        self.file.write_all(bytes).map_err(|_| Refused::Broken("temporary"))
    }
}

/// Keeps a file until somebody says what its columns mean, and tells what it is most likely.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Table`] if it is no table.
pub async fn stage_file(app: &App, who: &Who, name: &str, arrived: Arriving) -> Result<Looked, Refused> {
    who.may(Right::BringFacts)?;
    let name = plain_file_name(name);
    let maps: Vec<ImportMap> = former_maps(app, who.company).await?.into_iter().map(|former| former.map).collect();
    let today = app.today();
    let looking = move || {
        let file = SharedFile::from(arrived.file);
        let refused = |error| Refused::Table(ReaderError::Table(error));
        let mut tables = open(file.clone(), Limits::import()).map_err(refused)?;
        let guess = recognise(&mut tables).map_err(refused)?;
        let is_statement = guess.profile == Profile::Statement;
        if guess.n_rows == 0 && !is_statement {
            return Err(Refused::Table(ReaderError::NoRows));
        }
        let known = best_map(&mut tables, maps, is_statement, today);
        drop(tables);
        Ok::<_, Refused>((file, guess, known))
    };
    let (file, guess, known) = app.files.take("import", looking).await??;
    let key = app.new_token().text().to_owned();
    let staged = Staged {
        company: who.company,
        name: name.clone(),
        file,
        at: app.now().get(),
        progress: Arc::new(Progress::default()),
    };
    app.staging.lock().map_err(|_| Refused::Broken("staging"))?.add(key.clone(), staged);
    Ok(Looked { file: key, name, guess, known })
}

/// Of the maps that fit a file, the one used last; but a part of an export that was imported once leaves a map that fits the whole one too,
/// and knows neither when deals end nor what most stages mean: one that does goes before it.
pub(super) fn best_map(
    tables: &mut Tables<SharedFile>,
    maps: Vec<ImportMap>,
    is_statement: bool,
    today: Date,
) -> Option<ImportMap> {
    let mut fits = |map: &ImportMap| match map.of {
        RowsOf::Statement => is_statement,
        _ => !is_statement && Reader::open(tables, map, today).is_ok(),
    };
    let knows = |map: &ImportMap| (map.columns.contains_key(&Field::Closed), map.stages.len());
    // They stand with the one used last first; of equals the last is taken.
    maps.into_iter().rev().filter(|map| fits(map)).max_by_key(knows)
}

/// A map with which files were imported.
pub(super) struct FormerMap {
    pub(super) map: ImportMap,
    /// Does at least one of those imports hold?
    pub(super) holds: bool,
}

/// Maps of former imports, the one used last first, each once.
pub(super) async fn former_maps(app: &App, company: CompanyId) -> Result<Vec<FormerMap>, Refused> {
    let rows = zadel_store::batches::list_maps(&app.db, company, MOST_MAPS).await?;
    // A map of an older program may mean nothing now: then it is made anew.
    let read = rows.into_iter().filter_map(|row| Some((ImportMap::read(&row.map).ok()?, 0 < row.n_held)));
    Ok(read.map(|(map, holds)| FormerMap { map, holds }).collect())
}

/// What a file is called, as it is kept and shown.
pub(super) fn plain_file_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// How far the reading of a file is: bytes read, of all.
///
/// # Errors
/// [`Refused::NotFound`] if it does not wait any more.
pub fn progress_of(app: &App, who: &Who, file: &str) -> Result<(u64, u64), Refused> {
    who.may(Right::BringFacts)?;
    let staging = app.staging.lock().map_err(|_| Refused::Broken("staging"))?;
    Ok(staging.find(who.company, file)?.progress.of_bytes())
}

/// Forgets a file; if it is being imported, that stops, and nothing of it is kept.
///
/// # Errors
/// [`Refused::NotFound`] if it does not wait any more, also because it is just being kept.
pub fn forget_file(app: &App, who: &Who, file: &str) -> Result<(), Refused> {
    who.may(Right::BringFacts)?;
    let mut staging = app.staging.lock().map_err(|_| Refused::Broken("staging"))?;
    let is_in = !staging.find(who.company, file)?.progress.cancel();
    staging.files.remove(file);
    if is_in { Err(Refused::NotFound) } else { Ok(()) }
}

/// A file that waits: its bytes, its name, and how far it is.
pub(super) fn staged(
    app: &App,
    company: CompanyId,
    file: &str,
) -> Result<(SharedFile, String, Arc<Progress>), Refused> {
    let staging = app.staging.lock().map_err(|_| Refused::Broken("staging"))?;
    let staged = staging.find(company, file)?;
    Ok((staged.file.clone(), staged.name.clone(), Arc::clone(&staged.progress)))
}

impl Staging {
    fn add(&mut self, key: String, staged: Staged) {
        let oldest = staged.at - LIFETIME_MILLIS;
        self.files.retain(|_, file| oldest < file.at);
        let of_company: Vec<(i64, String)> = self
            .files
            .iter()
            .filter(|(_, file)| file.company == staged.company)
            .map(|(key, file)| (file.at, key.clone()))
            .collect();
        if MOST_FILES <= of_company.len()
            && let Some((_, first)) = of_company.into_iter().min()
        {
            self.files.remove(&first);
        }
        self.files.insert(key, staged);
    }

    fn find(&self, company: CompanyId, key: &str) -> Result<&Staged, Refused> {
        self.files.get(key).filter(|file| file.company == company).ok_or(Refused::NotFound)
    }
}
