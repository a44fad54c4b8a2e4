//! `zadel backup` and `zadel restore`: all rows in one file, read back and compared each time.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zadel_store::dump::{DumpError, DumpSummary, dump, load, verify_dump};
use zadel_store::{Db, Millis, sqlite_path};
use zadel_texts::Texts;

use super::failure::Failure;
use super::migrate::open_migrated;
use crate::terminal::print;

/// What SQLite keeps beside a database, whose name is that of the database with this behind it.
const BESIDE: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// Writes beside the file and renames at the end: a file of that name is always whole.
pub(super) async fn backup(database: &str, file: &Path, texts: &Texts) -> Result<ExitCode, Failure> {
    if is_part_of(database, file) {
        return Err(Failure::OwnFile(file.display().to_string()));
    }
    let db = Db::open_existing(database).await.map_err(Failure::database(database))?;
    // A name of this run alone: two copies at once, or what is left of one that was cut off, are not in each other's way.
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(format!(".{}.unfinished", std::process::id()));
    let unfinished = PathBuf::from(unfinished);
    let written = write_and_verify(&db, database, file, &unfinished).await;
    db.close().await;
    if written.is_err() {
        // Half a copy is none. That it cannot be removed either changes nothing of what went wrong.
        drop(std::fs::remove_file(&unfinished));
    }
    let summary = written?;
    std::fs::rename(&unfinished, file).and_then(|()| keep_name(file)).map_err(Failure::file(file))?;
    say(texts, "backup-done", &summary, file)
}

/// Would writing to the file destroy the database that is copied, by whatever path it is named?
fn is_part_of(database: &str, file: &Path) -> bool {
    let Some(path) = sqlite_path(database) else { return false };
    let asked = real(file);
    BESIDE.iter().any(|beside| {
        let own = PathBuf::from([path, *beside].concat());
        asked.is_some() && real(&own) == asked
    })
}

/// The one path of a file that is there or could be made there.
fn real(path: &Path) -> Option<PathBuf> {
    if let Ok(real) = path.canonicalize() {
        return Some(real);
    }
    Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?))
}

/// Without it the name may be gone after a power cut, though the bytes are not.
fn keep_name(file: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder_of(file))?.sync_all()?;
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

async fn write_and_verify(db: &Db, database: &str, file: &Path, unfinished: &Path) -> Result<DumpSummary, Failure> {
    let mut writer = BufWriter::new(create_private(unfinished).map_err(Failure::file(file))?);
    let now = Millis::new(super::clock());
    let summary = dump(db, now, &mut writer).await.map_err(failure(database, file))?;
    let written = writer.into_inner().map_err(|error| Failure::file(file)(error.into_error()))?;
    written.sync_all().map_err(Failure::file(file))?;
    if verify(database, unfinished)? != summary {
        return Err(Failure::Damaged { file: file.display().to_string(), line: 1 });
    }
    Ok(summary)
}

/// Readable by its owner alone: a copy holds all that the database does.
fn create_private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

pub(super) async fn restore(database: &str, file: &Path, texts: &Texts) -> Result<ExitCode, Failure> {
    // The file is looked at first: a damaged one makes no database.
    let expected = verify(database, file)?;
    let db = open_migrated(database).await?;
    let mut reader = BufReader::new(File::open(file).map_err(Failure::file(file))?);
    load(&db, &mut reader).await.map_err(failure(database, file))?;
    // What is in the database now makes the same file, to the byte.
    let made_at = Millis::new(expected.created_at);
    let in_database = dump(&db, made_at, &mut std::io::sink()).await.map_err(failure(database, file))?;
    db.close().await;
    if in_database != expected {
        return Err(Failure::Damaged { file: file.display().to_string(), line: 1 });
    }
    say(texts, "restore-done", &expected, file)
}

fn verify(database: &str, file: &Path) -> Result<DumpSummary, Failure> {
    let mut reader = BufReader::new(File::open(file).map_err(Failure::file(file))?);
    verify_dump(&mut reader).map_err(failure(database, file))
}

fn say(texts: &Texts, key: &str, summary: &DumpSummary, file: &Path) -> Result<ExitCode, Failure> {
    let rows = i64::try_from(summary.n_rows.values().sum::<u64>()).unwrap_or(i64::MAX);
    let done = texts.say_with(key, &[("rows", rows.into()), ("file", file.display().to_string().into())]);
    print(&format!("{done}\n")).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn failure(database: &str, file: &Path) -> impl Fn(DumpError) -> Failure {
    let (database, file) = (database.to_owned(), file.display().to_string());
    move |error| match error {
        DumpError::Store(error) => Failure::database(&database)(error),
        DumpError::Io(_) => Failure::File(file.clone()),
        DumpError::NotEmpty { .. } => Failure::NotEmpty,
        DumpError::Schema { .. } => Failure::OtherSchema,
        DumpError::BadLine { line }
        | DumpError::Truncated { line }
        | DumpError::WrongHash { line }
        | DumpError::Trailing { line } => Failure::Damaged { file: file.clone(), line },
    }
}
