//! `zadel import`: facts from a file of another program.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use zadel_app::facts::{Difference, FileToImport, Imported, Mode, Progress, import_file, machine};
use zadel_app::import_words::{say_map_fault, say_reader_error, say_reject, summary};
use zadel_app::{App, Refused};
use zadel_exchange::import::{ImportMap, MapProblem};
use zadel_exchange::plan_file::problem::position;
use zadel_store::companies::list_companies;
use zadel_store::{Db, StoreError};
use zadel_texts::Texts;

use super::failure::{Failure, without_password};
use crate::solve::Form;
use crate::terminal::print;

/// What was asked for.
pub(crate) struct Request {
    pub(crate) file: PathBuf,
    pub(crate) map: PathBuf,
    pub(crate) database: String,
    pub(crate) mode: Mode,
    pub(crate) form: Form,
}

pub(super) async fn import(request: &Request, texts: &Texts) -> Result<ExitCode, Failure> {
    let map = fs::read_to_string(&request.map).map_err(Failure::read(&request.map))?;
    let map =
        ImportMap::read(&map).map_err(|problem| Failure::Map(say_map_problem(texts, &request.map, &map, &problem)))?;
    let file = open_file(&request.file).map_err(Failure::read(&request.file))?;
    let name = request.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let aside = Aside::of(request).await?;
    let is_new = aside.is_none() && !has_company(&request.database).await?;
    let (app, database) = open(aside.as_ref().map_or(&request.database, |aside| &aside.database)).await?;
    let bringer = machine(&app, map.currency, texts.language()).await.map_err(Failure::of(database))?;
    let progress = Arc::new(Progress::default());
    let to_import = FileToImport { file: file.into(), name, map, request_key: None };
    let done = tokio::select! {
        done = import_file(&app, &bringer, to_import, request.mode, &progress) => done,
        never = show(&progress, texts) => match never {},
    };
    let imported = done.map_err(|refused| match refused {
        Refused::Table(error) => Failure::Table(say_reader_error(texts, &error)),
        other => Failure::of(database)(other),
    })?;
    app.db().close().await;
    let page = match request.form {
        Form::Json => summary(texts, &imported).to_string() + "\n",
        Form::Table => page(texts, &imported, request.mode),
    };
    if is_new || aside.is_some() {
        // A name that was mistyped makes a company, or tries the file against nothing: beside the page, because a program reads that.
        let what = if is_new { "import-new-company" } else { "import-no-company" };
        let told = texts.say_with(what, &[("database", without_password(&request.database).into())]);
        drop(writeln!(io::stderr(), "{told}"));
    }
    print(&page).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// A folder can be opened like a file, and fails only when it is read.
fn open_file(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

async fn open(database: &str) -> Result<(App, &str), Failure> {
    let db = Db::open(database).await.map_err(Failure::database(database))?;
    db.migrate().await.map_err(Failure::database(database))?;
    Ok((App::new(db, super::clock, super::entropy), database))
}

/// A database that is thrown away: where a file is tried before there is any company, nothing is to be left of it.
struct Aside {
    database: String,
    _folder: TempDir,
}

impl Aside {
    async fn of(request: &Request) -> Result<Option<Self>, Failure> {
        if request.mode == Mode::Keep || has_company(&request.database).await? {
            return Ok(None);
        }
        let folder = TempDir::new().map_err(Failure::read(&request.file))?;
        let database = format!("sqlite:{}", folder.path().join("tried.db").display());
        Ok(Some(Self { database, _folder: folder }))
    }
}

async fn has_company(database: &str) -> Result<bool, Failure> {
    let failure = Failure::database(database);
    let db = match Db::open_existing(database).await {
        Err(StoreError::Missing) => return Ok(false),
        opened => opened.map_err(&failure)?,
    };
    db.migrate().await.map_err(&failure)?;
    let found = list_companies(&db, None, 1).await.map_err(&failure)?;
    db.close().await;
    Ok(!found.is_empty())
}

/// Tells how far it is, where somebody sees it.
async fn show(progress: &Progress, texts: &Texts) -> std::convert::Infallible {
    const EVERY: Duration = Duration::from_millis(200);
    loop {
        tokio::time::sleep(EVERY).await;
        let (read, all) = progress.of_bytes();
        if io::stderr().is_terminal() && 0 < all {
            let percent = i64::try_from(read.saturating_mul(100) / all).unwrap_or(0);
            let line = texts.say_with("import-progress", &[("percent", percent.into())]);
            // Whoever closed it does not look.
            drop(write!(io::stderr(), "\r{line}\u{1b}[K\r"));
        }
    }
}

fn page(texts: &Texts, imported: &Imported, mode: Mode) -> String {
    /// More lines nobody reads in a terminal; `--json` tells all.
    const MOST: u32 = 50;
    let number = |n: u64| texts.count(n);
    let rows = i64::try_from(imported.n_rows).unwrap_or(i64::MAX);
    let mut lines = vec![
        texts.say_with("import-done", &[("rows", rows.into())]),
        texts.say_with(
            "import-counts",
            &[
                ("imported", number(imported.n_imported).into()),
                ("unchanged", number(imported.n_unchanged).into()),
                ("rejected", number(imported.n_rejected).into()),
            ],
        ),
    ];
    lines.extend(say_difference(texts, &imported.difference));
    if 0 < imported.n_tied {
        lines.push(texts.say_with("import-tied", &[("n", number(imported.n_tied).into())]));
    }
    if 0 < imported.open.n {
        lines.push(texts.say_with("import-without-deal", &[("n", imported.open.n.into())]));
    }
    let n_left_out: u64 = imported.left_out.values().sum();
    if 0 < n_left_out {
        lines.push(texts.say_with("import-left-out", &[("n", number(n_left_out).into())]));
    }
    lines.extend(imported.uncounted.iter().map(|(currency, n)| {
        let n = i64::try_from(*n).unwrap_or(i64::MAX).into();
        texts.say_with("import-uncounted", &[("currency", currency.as_str().into()), ("n", n)])
    }));
    if mode == Mode::Try {
        lines.push(texts.say("import-tried"));
    }
    let mut by_code: Vec<_> = imported.rejects.n_by_code.iter().collect();
    by_code.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    lines.extend(by_code.into_iter().map(|(code, n)| {
        let what = texts.say(&format!("import-fault-{}", code.replace('_', "-")));
        texts.say_with("import-rejects-of", &[("n", number(*n).into()), ("what", what.into())])
    }));
    lines.extend(imported.rejects.shown.iter().take(MOST as usize).map(|reject| {
        let (line, message) = (reject.line.to_string().into(), say_reject(texts, reject).into());
        match &reject.column {
            Some(column) => texts
                .say_with("import-reject", &[("line", line), ("column", column.as_str().into()), ("message", message)]),
            None => texts.say_with("import-reject-row", &[("line", line), ("message", message)]),
        }
    }));
    let n_more = imported.rejects.n().saturating_sub(u64::from(MOST));
    if 0 < n_more {
        lines.push(texts.say_with("import-more-rejects", &[("n", i64::try_from(n_more).unwrap_or(i64::MAX).into())]));
    }
    lines.join("\n") + "\n"
}

/// What becomes of deals, and what is strange about them.
fn say_difference(texts: &Texts, difference: &Difference) -> Vec<String> {
    let number = |n: u64| texts.count(n);
    let mut lines = Vec::new();
    if 0 < difference.n_new + difference.n_changed {
        let (new, changed) = (number(difference.n_new), number(difference.n_changed));
        lines.push(texts.say_with("import-deals", &[("new", new.into()), ("changed", changed.into())]));
    }
    if 0 < difference.n_missing {
        lines.push(texts.say_with("import-missing-told", &[("n", number(difference.n_missing).into())]));
    }
    lines.extend(difference.twins.iter().map(|twins| {
        let n = number(twins.n).into();
        match &twins.other {
            Some(feed) => texts.say_with("import-twins-told", &[("n", n), ("feed", feed.as_str().into())]),
            None => texts.say_with("import-twins-by-hand-told", &[("n", n)]),
        }
    }));
    lines
}

/// What is wrong with a map, and where.
pub(crate) fn say_map_problem(texts: &Texts, file: &Path, text: &str, problem: &MapProblem) -> String {
    let (line, column) = position(text, problem.span.start);
    let place = texts.say_with(
        "error-place",
        &[
            ("file", file.display().to_string().into()),
            ("line", line.to_string().into()),
            ("column", column.to_string().into()),
        ],
    );
    let message = say_map_fault(texts, &problem.fault);
    let message = match problem.path.as_str() {
        "" => message,
        path => texts.say_with("error-at-key", &[("path", path.into()), ("message", message.into())]),
    };
    format!("{place}\n{message}")
}
