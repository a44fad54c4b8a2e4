//! Where in a file the rows stand that a map describes.

use std::io::{Read, Seek};

use super::ReaderError;
use super::group::Repeats;
use super::layout::{Layout, hashed};
use crate::import::MOST_LINES_ABOVE;
use crate::import::map::{Column, ImportMap};
use crate::table::{Rows, TableError, Tables};

/// Where the rows of a map stand in a file.
pub(super) struct Place {
    pub(super) sheet: usize,
    pub(super) header_line: u64,
    pub(super) layout: Layout,
}

impl Place {
    /// In the first sheet that has all columns of the map, or in the one that it names.
    pub(super) fn find<R: Read + Seek>(tables: &mut Tables<R>, map: &ImportMap) -> Result<Self, ReaderError> {
        let sheets: Vec<usize> = match &map.sheet {
            None => (0..tables.sheets().len()).collect(),
            Some(name) => {
                let sheet = tables.sheets().iter().position(|own| own == name);
                vec![sheet.ok_or_else(|| ReaderError::NoSuchSheet(name.clone()))?]
            }
        };
        let mut missing: Option<Vec<Column>> = None;
        for sheet in sheets {
            match in_sheet(&mut tables.rows(sheet)?, map)? {
                Ok((header_line, layout)) => return Ok(Self { sheet, header_line, layout }),
                Err(here) if missing.as_ref().is_none_or(|missing| here.len() < missing.len()) => missing = Some(here),
                Err(_) => {}
            }
        }
        Err(ReaderError::NoColumns(missing.unwrap_or_default()))
    }

    /// Which ids stand in several rows.
    pub(super) fn repeats<R: Read + Seek>(&self, tables: &mut Tables<R>) -> Result<Repeats, TableError> {
        let mut hashes = Vec::new();
        let mut rows = tables.rows(self.sheet)?;
        while let Some(row) = rows.next_row()? {
            if self.header_line < row.line {
                let id = self.layout.id(row);
                if !id.is_empty() {
                    hashes.push(hashed(&id));
                }
            }
        }
        Ok(Repeats::of(hashes))
    }
}

/// The line of headers and the places below it, or what the best line does not have.
fn in_sheet(rows: &mut Rows<'_>, map: &ImportMap) -> Result<Result<(u64, Layout), Vec<Column>>, TableError> {
    if map.header_line == Some(0) {
        return Ok(Layout::without_headers(map).map(|layout| (0, layout)));
    }
    let mut missing: Option<Vec<Column>> = None;
    let mut n_left = MOST_LINES_ABOVE;
    while 0 < n_left {
        let Some(row) = rows.next_row()? else { break };
        match map.header_line {
            Some(line) if row.line < line => continue,
            Some(_) => n_left = 0,
            None => n_left -= 1,
        }
        match Layout::below(row, map) {
            Ok(layout) => return Ok(Ok((row.line, layout))),
            Err(here) if missing.as_ref().is_none_or(|missing| here.len() < missing.len()) => missing = Some(here),
            Err(_) => {}
        }
    }
    Ok(Err(missing.unwrap_or_else(|| map.columns.values().cloned().collect())))
}
