//! Workbooks of Excel and of everything that writes the same (XLSX).

mod archive;
mod moment;
mod sheet;
mod styles;
mod texts;
mod xml;

use super::{Bound, Limits, Source, TableError};
use archive::Archive;
use moment::Epoch;
pub(super) use sheet::SheetRows;
use styles::Styles;
use texts::Texts;
use xml::{Piece, Xml, attribute};

const BROKEN: TableError = TableError::Broken { line: None };

/// Parts other than sheets and texts.
const MOST_BYTES_OF_PART: u64 = 16 << 20;

/// A workbook that was recognised.
pub(super) struct Workbook {
    archive: Archive,
    sheets: Vec<Sheet>,
    epoch: Epoch,
    styles_part: Option<String>,
    texts_part: Option<String>,
    /// What all sheets share, once one was read.
    shared: Option<Shared>,
}

struct Sheet {
    name: String,
    part: String,
}

struct Shared {
    styles: Styles,
    texts: Texts,
}

impl Workbook {
    pub(super) fn open(from: &mut dyn Source, limits: Limits) -> Result<Self, TableError> {
        let archive = Archive::open(from)?;
        if archive.has("mimetype") && archive.has("content.xml") {
            return Err(TableError::OpenDocument);
        }
        let roots = relations(&archive, from, "", limits)?;
        let root = roots.iter().find(|relation| relation.is("officeDocument"));
        let root = root.map_or("xl/workbook.xml", |root| root.part.as_str());
        if root.to_lowercase().ends_with(".bin") || archive.has("xl/workbook.bin") {
            return Err(TableError::BinaryWorkbook);
        }
        if !archive.has(root) {
            return Err(TableError::OtherArchive);
        }
        let relations = relations(&archive, from, root, limits)?;
        let Listed { epoch, entries } = Listed::read(&archive, from, root, limits)?;
        let mut sheets = Vec::new();
        for (name, id) in entries {
            let relation = relations.iter().find(|relation| relation.id == id).ok_or(BROKEN)?;
            // Sheets of charts and of dialogues have no cells.
            if relation.is("worksheet") {
                sheets.push(Sheet { name, part: relation.part.clone() });
            }
        }
        let part = |kind| relations.iter().find(|relation| relation.is(kind)).map(|relation| relation.part.clone());
        let (styles_part, texts_part) = (part("styles"), part("sharedStrings"));
        if sheets.is_empty() {
            return Err(TableError::Empty);
        }
        Ok(Self { archive, sheets, epoch, styles_part, texts_part, shared: None })
    }

    pub(super) fn sheet_names(&self) -> Vec<String> {
        self.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    pub(super) fn rows<'a>(
        &'a mut self,
        from: &'a mut dyn Source,
        sheet: usize,
        limits: Limits,
    ) -> Result<SheetRows<'a>, TableError> {
        if self.shared.is_none() {
            self.shared = Some(self.read_shared(from, limits)?);
        }
        let Shared { styles, texts } = self.shared.as_ref().expect("it was read");
        let part = &self.sheets.get(sheet).ok_or(TableError::NoSuchSheet)?.part;
        let whole = from.seek(std::io::SeekFrom::End(0))?;
        let part = self.archive.part(from, part, limits.n_unpacked_bytes)?;
        let xml = Xml::new(part, limits.n_cell_bytes);
        Ok(SheetRows::new(xml, whole, limits, sheet::Meaning { styles, texts, epoch: self.epoch }))
    }

    fn read_shared(&self, from: &mut dyn Source, limits: Limits) -> Result<Shared, TableError> {
        let styles = match &self.styles_part {
            Some(part) if self.archive.has(part) => {
                let part = self.archive.part(from, part, MOST_BYTES_OF_PART.min(limits.n_unpacked_bytes))?;
                Styles::read(Xml::new(part, limits.n_cell_bytes))?
            }
            _ => Styles::default(),
        };
        let texts = match &self.texts_part {
            Some(part) if self.archive.has(part) => {
                // Each text has tags around it.
                const N_TIMES: u64 = 4;
                let n_most = limits.n_unpacked_bytes.min(N_TIMES * limits.n_shared_text_bytes as u64);
                let part = self.archive.part(from, part, n_most)?;
                Texts::read(Xml::new(part, limits.n_cell_bytes), limits)?
            }
            _ => Texts::default(),
        };
        Ok(Shared { styles, texts })
    }
}

/// Where a part says that another is.
struct Relation {
    id: String,
    kind: String,
    part: String,
}

impl Relation {
    /// Kinds are addresses that end with a word, and begin differently in two editions of the standard.
    fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The relations of a part, or of the whole archive.
fn relations(
    archive: &Archive,
    from: &mut dyn Source,
    part: &str,
    limits: Limits,
) -> Result<Vec<Relation>, TableError> {
    const MOST: usize = 10_000;
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let path = format!("{folder}{slash}_rels/{file}.rels");
    let mut relations = Vec::new();
    if !archive.has(&path) {
        return Ok(relations);
    }
    let mut xml = Xml::new(archive.part(from, &path, MOST_BYTES_OF_PART)?, limits.n_cell_bytes);
    loop {
        match xml.next_piece()? {
            Piece::AtEnd => return Ok(relations),
            Piece::Start(tag) if tag.local_name().as_ref() == "Relationship" && relations.len() < MOST => {
                let value = |name| attribute(&tag, name).map(Option::unwrap_or_default);
                let part = joined(folder, &value("Target")?);
                relations.push(Relation { id: value("Id")?, kind: value("Type")?, part });
            }
            _ => {}
        }
    }
}

/// The path of a part, told from a folder.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|step| !step.is_empty()).collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// What the root of a workbook says: its epoch, and its sheets by name and relation.
struct Listed {
    epoch: Epoch,
    entries: Vec<(String, String)>,
}

impl Listed {
    fn read(archive: &Archive, from: &mut dyn Source, root: &str, limits: Limits) -> Result<Self, TableError> {
        let mut xml = Xml::new(archive.part(from, root, MOST_BYTES_OF_PART)?, limits.n_cell_bytes);
        let mut listed = Self { epoch: Epoch::Of1900, entries: Vec::new() };
        let mut is_workbook = false;
        loop {
            let tag = match xml.next_piece()? {
                Piece::AtEnd if is_workbook => return Ok(listed),
                Piece::AtEnd => return Err(TableError::OtherArchive),
                Piece::Start(tag) => tag,
                _ => continue,
            };
            match tag.local_name().as_ref() {
                "workbook" => is_workbook = true,
                "workbookPr" => {
                    let is_of_1904 = attribute(&tag, "date1904")?.is_some_and(|said| said == "1" || said == "true");
                    listed.epoch = if is_of_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
                }
                "sheet" if is_workbook => {
                    let is_shown = attribute(&tag, "state")?.is_none_or(|state| state == "visible");
                    if is_shown {
                        let value = |name| attribute(&tag, name).map(Option::unwrap_or_default);
                        listed.entries.push((value("name")?, value("id")?));
                    }
                    if limits.n_sheets < listed.entries.len() {
                        return Err(TableError::TooLarge { bound: Bound::Sheets, line: None });
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
