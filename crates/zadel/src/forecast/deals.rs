//! A file of deals and the map that it is read with.

use std::fs::{self, File};
use std::path::PathBuf;

use zadel_app::forecast::{DealFile, read_deal_file};
use zadel_app::import_words::say_reader_error;
use zadel_exchange::import::ImportMap;
use zadel_texts::Texts;

use crate::commands::{Failure, say_map_problem, today};

/// Where the deals stand.
pub(crate) struct Source {
    pub(crate) deals: PathBuf,
    pub(crate) map: PathBuf,
}

impl Source {
    pub(super) fn read(&self, texts: &Texts) -> Result<DealFile, Failure> {
        let map = fs::read_to_string(&self.map).map_err(Failure::read(&self.map))?;
        let map =
            ImportMap::read(&map).map_err(|problem| Failure::Map(say_map_problem(texts, &self.map, &map, &problem)))?;
        let file = File::open(&self.deals).map_err(Failure::read(&self.deals))?;
        read_deal_file(file, &map, today()).map_err(|error| Failure::Table(say_reader_error(texts, &error)))
    }
}

/// What a rep is called: a dash where nobody is named.
pub(super) fn rep_name(file: &DealFile, rep: u32) -> &str {
    let name = usize::try_from(rep).ok().and_then(|rep| file.reps.get(rep)).map_or("", String::as_str);
    if name.is_empty() { "—" } else { name }
}

/// Minor units of one major unit.
pub(super) fn scale(file: &DealFile) -> f64 {
    10_f64.powi(i32::try_from(file.currency.n_digits()).unwrap_or(2))
}
