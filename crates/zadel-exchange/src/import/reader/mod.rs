//! The rows of a table as records, with a map that says what its columns mean.

mod action;
mod cells;
mod crowds;
mod deal;
mod event;
mod group;
mod layout;
mod money;
mod names;
mod place;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{Read, Seek};

use jiff::civil::Date;
use zadel_core::facts::seen::{DealKind, Seen, SeenDeal};

use super::map::{Column, ImportMap};
use super::reject::{Reject, RejectCode};
use super::statement::StatementError;
use super::{Field, RowsOf};
use crate::table::{Row, Rows, TableError, Tables};
use cells::Cells;
pub(super) use cells::{purpose, reference, shown, tax_number};
use crowds::Crowds;
use deal::Columns;
use event::Event;
use group::{Groups, Line, Repeated, Repeats};
use layout::Layout;
pub(super) use layout::{hashed, hashed_row, text_of, trimmed};
use place::Place;

/// What was found next.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'a> {
    /// Where it stands.
    pub lines: Lines,
    /// A record, or all that is wrong with a row.
    pub seen: Result<Seen<'a>, Vec<Reject>>,
}

/// Reads a table row by row, in the memory of a row and of what is repeated.
///
/// A row becomes a record or is rejected with everything that is wrong with it; no row is left out in silence. Several lines
/// with one id are one deal, told when the last of them was read: their sums are added up, or the first counts, as the
/// [map](super::RepeatedIds) says. Lines that are equal in every cell count once. To know them, a table of deals is gone
/// through twice, and the first time keeps eight bytes a line.
pub struct Reader<'t> {
    rows: Rows<'t>,
    header_line: u64,
    work: Work<'t>,
    ready: VecDeque<Found<'static>>,
    is_at_end: bool,
}

/// Where a record stands in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The first line, from 1.
    pub first: u64,
    /// How many there are: the products of a deal stand in several.
    pub n: u32,
}

impl Found<'static> {
    fn rejected(rejects: Vec<Reject>) -> Self {
        Self { lines: Lines::one(rejects.first().map_or(0, |reject| reject.line)), seen: Err(rejects) }
    }
}

impl Lines {
    fn one(line: u64) -> Self {
        Self { first: line, n: 1 }
    }
}

/// What was noticed beside records and rejects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Rows in which something stands.
    pub n_rows: u64,
    /// Rows that are rejected.
    pub n_rejected: u64,
    /// Ids that stand in several lines.
    pub n_repeated_ids: u64,
    /// Lines that say exactly what another line says: they count once.
    pub n_equal_lines: u64,
    /// Lines that tell a deal again, where the map says that they do.
    pub n_lines_told_again: u64,
    /// Rows of actions that were done no times.
    pub n_times_none: u64,
}

/// Why a table cannot be read with a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderError {
    /// The file itself.
    Table(TableError),
    /// There is no sheet of that name.
    NoSuchSheet(String),
    /// No line has all columns of the map; these are missing in the line that has the most.
    NoColumns(Vec<Column>),
    /// There are headers, and nothing below them.
    NoRows,
    /// The map is that of a statement, and the file is none, or not a whole one.
    Statement(StatementError),
}

impl From<TableError> for ReaderError {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

impl<'t> Reader<'t> {
    /// Finds the sheet and the line of headers that have all columns of the map. Nothing of a file may be later than today.
    ///
    /// # Errors
    /// [`ReaderError`].
    ///
    /// # Examples
    /// ```
    /// # use std::io::Cursor;
    /// # use jiff::civil::date;
    /// # use zadel_core::facts::{Outcome, seen::Seen};
    /// # use zadel_exchange::import::{ImportMap, Reader};
    /// # use zadel_exchange::table::{Limits, open};
    /// let map = "of = \"deals\"\nfeed = \"CRM\"\n[columns]\nid = \"ID\"\nstage = \"Стадия\"\ncreated = \"Создана\"\nclosed = \"Закрыта\"\n\
    ///            [stages]\n\"Оплачено\" = \"won\"\n";
    /// let map = ImportMap::read(map).expect("a map");
    /// let table = "ID;Стадия;Создана;Закрыта\n7;Оплачено;01.10.2026;05.10.2026\n8;Оплачено;01.10.2026;\n";
    /// let mut tables = open(Cursor::new(table), Limits::import()).expect("a table");
    /// let mut reader = Reader::open(&mut tables, &map, date(2026, 11, 1)).expect("the columns");
    /// let found = reader.next_seen().expect("a row").expect("one row");
    /// let Ok(Seen::Deal(deal)) = found.seen else { panic!("a deal") };
    /// assert_eq!((deal.id.as_str(), deal.outcome), ("7", Outcome::Won));
    /// let rejects = reader.next_seen().expect("a row").expect("one more").seen.expect_err("a fault");
    /// assert_eq!((rejects[0].line, rejects[0].code.code()), (3, "missing_closed"));
    /// ```
    pub fn open<R: Read + Seek>(
        tables: &'t mut Tables<R>,
        map: &'t ImportMap,
        today: Date,
    ) -> Result<Self, ReaderError> {
        if map.of == RowsOf::Statement {
            return Err(ReaderError::Statement(StatementError::NotAStatement));
        }
        let place = Place::find(tables, map)?;
        let repeats = match map.of {
            RowsOf::Deals | RowsOf::Leads => place.repeats(tables)?,
            _ => Repeats::default(),
        };
        let notes = Notes { n_repeated_ids: repeats.n_ids(), ..Notes::default() };
        let work = Work {
            map,
            layout: place.layout,
            today,
            columns: Columns::new(map),
            repeats,
            groups: Groups::default(),
            spend: money::Spend::default(),
            ids: BTreeSet::new(),
            rejected_deals: Vec::new(),
            made_ids: BTreeMap::new(),
            crowds: Crowds::default(),
            id: String::new(),
            notes,
        };
        let rows = tables.rows(place.sheet)?;
        Ok(Self { rows, header_line: place.header_line, work, ready: VecDeque::new(), is_at_end: false })
    }

    /// The next record, or what is wrong with the next row that is not taken; nothing at the end.
    ///
    /// # Errors
    /// [`TableError`] where the file is damaged; there is nothing more behind it.
    pub fn next_seen(&mut self) -> Result<Option<Found<'_>>, TableError> {
        let (line, event) = loop {
            if let Some(found) = self.ready.pop_front() {
                return Ok(Some(found));
            }
            if self.is_at_end {
                return Ok(None);
            }
            let Some(row) = self.rows.next_row()? else {
                self.is_at_end = true;
                self.work.end(&mut self.ready);
                continue;
            };
            if row.line <= self.header_line || row.is_blank() {
                continue;
            }
            if let Some(event) = self.work.take(row, &mut self.ready) {
                break (row.line, event);
            }
        };
        let event = event.with_texts(&self.work.id, &self.work.columns);
        Ok(Some(Found { lines: Lines::one(line), seen: Ok(Seen::Event(event)) }))
    }

    /// What was noticed so far.
    #[must_use]
    pub fn notes(&self) -> Notes {
        self.work.notes
    }

    /// Ids of deals whose rows were rejected, so far.
    #[must_use]
    pub fn rejected_deals(&self) -> &[String] {
        &self.work.rejected_deals
    }

    /// How far the reading has come, of [`Tables::n_bytes`].
    #[must_use]
    pub fn n_bytes_read(&self) -> u64 {
        self.rows.n_bytes_read()
    }
}

/// Everything but the rows.
struct Work<'t> {
    map: &'t ImportMap,
    layout: Layout,
    today: Date,
    columns: Columns<'t>,
    repeats: Repeats,
    groups: Groups,
    spend: money::Spend,
    /// Ids that were met, of rows whose ids are their own.
    ids: BTreeSet<u64>,
    /// Ids of deals whose rows were rejected.
    rejected_deals: Vec<String>,
    /// How often an id was made of the same cells.
    made_ids: BTreeMap<u64, u32>,
    /// Of which deals a log tells a great deal.
    crowds: Crowds,
    /// The deal of the event that is being read.
    id: String,
    notes: Notes,
}

impl Work<'_> {
    /// Reads a row: an event is handed back, anything else is ready then.
    fn take(&mut self, row: Row<'_>, ready: &mut VecDeque<Found<'static>>) -> Option<Event> {
        self.notes.n_rows += 1;
        self.columns.forget();
        let mut cells = Cells::new(row, &self.layout, self.map, self.today);
        let found = match self.map.of {
            RowsOf::Events => {
                let event = event::read(&mut cells, &mut self.columns, &mut self.id);
                match event {
                    Some(event) if event.is_of_deal() => {
                        if self.crowds.add(&self.id) {
                            return Some(event);
                        }
                        cells.reject(Field::Deal, RejectCode::TooManyEvents);
                        None
                    }
                    event => event.and_then(|event| event.beside(&self.id, &self.columns)),
                }
            }
            of @ (RowsOf::Deals | RowsOf::Leads) => {
                let kind = if of == RowsOf::Leads { DealKind::Lead } else { DealKind::Deal };
                let id = cells.id().into_owned();
                let deal = deal::read(&mut cells, &mut self.columns, kind).ok_or(cells.rejects);
                self.take_deal(row, id, deal, ready);
                return None;
            }
            // Those of a statement are payments, too; it is no table, and `open` refuses it.
            RowsOf::Payments | RowsOf::Statement => {
                money::payment(&mut cells).map(|payment| Seen::Payment(Box::new(payment)))
            }
            RowsOf::Invoices => money::invoice(&mut cells).map(|invoice| Seen::Invoice(Box::new(invoice))),
            RowsOf::Actions => {
                let action = action::read(&mut cells, &mut self.columns, self.map);
                self.notes.n_times_none += u64::from(action.is_none() && cells.rejects.is_empty());
                action.map(|action| Seen::Action(Box::new(action)))
            }
            RowsOf::Spend => {
                self.spend.add(&mut cells, &mut self.columns);
                None
            }
        };
        let rejects = cells.rejects;
        match found {
            Some(seen) => match self.with_own_id(seen, row.line) {
                Ok(seen) => ready.push_back(Found { lines: Lines::one(row.line), seen: Ok(seen) }),
                Err(reject) => self.reject(vec![reject], ready),
            },
            None if rejects.is_empty() => {}
            None => self.reject(rejects, ready),
        }
        None
    }

    fn take_deal(
        &mut self,
        row: Row<'_>,
        id: String,
        deal: Result<SeenDeal, Vec<Reject>>,
        ready: &mut VecDeque<Found<'static>>,
    ) {
        let n_lines = if id.is_empty() { 1 } else { self.repeats.n_lines(&id) };
        if deal.is_err() && !id.is_empty() {
            self.rejected_deals.push(id.clone());
        }
        match deal {
            Ok(deal) if n_lines == 1 => {
                let deal = SeenDeal { id, ..deal };
                ready.push_back(Found { lines: Lines::one(row.line), seen: Ok(Seen::Deal(Box::new(deal))) });
            }
            Err(rejects) if n_lines == 1 => self.reject(rejects, ready),
            deal => {
                let deal = deal.map(|deal| SeenDeal { id: id.clone(), ..deal });
                let line = Line { at: row.line, hash: hashed_row(row), deal };
                let mut repeated = Repeated::default();
                let told = self.groups.add(&id, n_lines, line, self.map.repeated_ids, &mut repeated);
                self.notes.n_equal_lines += repeated.n_equal_lines;
                self.notes.n_lines_told_again += repeated.n_lines_told_again;
                self.notes.n_rejected += told.iter().filter(|found| found.seen.is_err()).count() as u64;
                ready.extend(told);
            }
        }
    }

    fn reject(&mut self, rejects: Vec<Reject>, ready: &mut VecDeque<Found<'static>>) {
        self.notes.n_rejected += 1;
        ready.push_back(Found::rejected(rejects));
    }

    /// An id that the file gives stands once. One that was made of other cells gets a number behind it from the second on.
    fn with_own_id(&mut self, mut seen: Seen<'static>, line: u64) -> Result<Seen<'static>, Reject> {
        let id = match &mut seen {
            Seen::Payment(payment) => &mut payment.id,
            Seen::Invoice(invoice) => &mut invoice.id,
            Seen::Action(action) => &mut action.id,
            Seen::Deal(_) | Seen::Event(_) | Seen::Spend(_) => return Ok(seen),
        };
        if self.layout.has(Field::Id) {
            let is_new = self.ids.insert(hashed(id));
            let column = self.layout.name_of_field(Field::Id);
            return if is_new { Ok(seen) } else { Err(Reject::new(line, column, RejectCode::DuplicateId, id)) };
        }
        let n = self.made_ids.entry(hashed(id)).or_default();
        *n += 1;
        if 1 < *n {
            *id = format!("{id}|{n}");
        }
        Ok(seen)
    }

    fn end(&mut self, ready: &mut VecDeque<Found<'static>>) {
        let rest = self.groups.rest();
        self.notes.n_rejected += rest.iter().filter(|found| found.seen.is_err()).count() as u64;
        ready.extend(rest);
        let spend = std::mem::take(&mut self.spend);
        ready.extend(spend.told().map(|(spend, lines)| Found { lines, seen: Ok(Seen::Spend(Box::new(spend))) }));
    }
}
