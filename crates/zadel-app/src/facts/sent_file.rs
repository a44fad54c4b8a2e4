//! A file that a program sends whole, in one request: nobody looks at it, so it is read as the same feed's files were read before.

use std::sync::Arc;

use jiff::civil::Date;
use zadel_exchange::import::{ImportMap, Profile, ReaderError, RowsOf, recognise};
use zadel_exchange::table::{Limits, open};

use crate::by_facts::count_again;
use crate::facts::staging::{best_map, former_maps, plain_file_name};
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

/// Imports a file by the map with which files of its feed were imported, of those that fit it. An import that was taken back is no example.
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
    let looking = move || fitting(&looked_at, maps, today);
    let map = app.files.take("import", looking).await??.ok_or(Refused::NoKnownMap)?;
    let name = plain_file_name(name);
    let to_import = FileToImport { file, name, map, request_key: request_key.map(str::to_owned) };
    let imported = import_file(app, &Bringer::of(who), to_import, mode, &Arc::new(Progress::default())).await?;
    if mode == Mode::Keep {
        count_again(app, who).await;
    }
    Ok(imported)
}

fn fitting(file: &SharedFile, maps: Vec<ImportMap>, today: Date) -> Result<Option<ImportMap>, Refused> {
    let refused = |error| Refused::Table(ReaderError::Table(error));
    let mut tables = open(file.clone(), Limits::import()).map_err(refused)?;
    // Only then is it worth a look at what stands in the file.
    let may_be_statement = maps.iter().any(|map| map.of == RowsOf::Statement);
    let is_statement =
        may_be_statement && recognise(&mut tables).is_ok_and(|guess| guess.profile == Profile::Statement);
    Ok(best_map(&mut tables, maps, is_statement, today))
}
