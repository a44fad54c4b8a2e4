//! A file that a program sends whole, in one request: nobody looks at it, so it is read as the same feed's files were read before.

use std::sync::Arc;

use zadel_exchange::import::{ImportMap, Reader, ReaderError, RowsOf};
use zadel_exchange::table::{Limits, TableError, open};

use crate::by_facts::count_again;
use crate::facts::staging::{former_maps, plain_file_name};
use crate::facts::{Arriving, Bringer, FileToImport, Imported, Mode, Progress, SharedFile, import_file};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// A file, and what its sender says of it.
#[derive(Debug)]
pub struct SentFile<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whose facts.
    pub feed: &'a str,
    /// Its bytes.
    pub arrived: Arriving,
    /// What the sender calls the request, so that it counts once when it comes again.
    pub request_key: Option<&'a str>,
}

/// Imports a file by the map with which a file of its feed was imported last, of those maps that fit it. An import that was taken back
/// is no example.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NoKnownMap`] if no map of the feed fits; [`Refused::Table`]; as [`import_file`].
pub async fn import_sent(app: &App, who: &Who, sent: SentFile<'_>, mode: Mode) -> Result<Imported, Refused> {
    who.may(Right::BringFacts)?;
    let SentFile { name, feed, arrived, request_key } = sent;
    let maps: Vec<ImportMap> = (former_maps(app, who.company).await?.into_iter())
        .filter(|former| former.holds && former.map.feed == feed)
        .map(|former| former.map)
        .collect();
    let today = app.today();
    let file = arrived.into_file();
    let looked_at = file.clone();
    let looking = move || first_that_fits(&looked_at, maps, today);
    let map = app.files.take("import", looking).await??.ok_or(Refused::NoKnownMap)?;
    let name = plain_file_name(name);
    let to_import = FileToImport { file, name, map, request_key: request_key.map(str::to_owned) };
    let imported = import_file(app, &Bringer::of(who), to_import, mode, &Arc::new(Progress::default())).await?;
    if mode == Mode::Keep {
        count_again(app, who).await;
    }
    Ok(imported)
}

fn first_that_fits(
    file: &SharedFile,
    maps: Vec<ImportMap>,
    today: jiff::civil::Date,
) -> Result<Option<ImportMap>, Refused> {
    let (statements, tables): (Vec<_>, Vec<_>) = maps.into_iter().partition(|map| map.of == RowsOf::Statement);
    let mut opened = match open(file.clone(), Limits::import()) {
        Ok(opened) => opened,
        // What is no table may still be a statement of a bank.
        Err(TableError::NotATable | TableError::NoTable) if !statements.is_empty() => {
            return Ok(statements.into_iter().next());
        }
        Err(error) => return Err(Refused::Table(ReaderError::Table(error))),
    };
    let is_statement = zadel_exchange::import::recognise(&mut opened)
        .is_ok_and(|guess| guess.profile == zadel_exchange::import::Profile::Statement);
    if is_statement {
        return Ok(statements.into_iter().next());
    }
    Ok(tables.into_iter().find(|map| Reader::open(&mut opened, map, today).is_ok()))
}
