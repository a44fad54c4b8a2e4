//! Any table file as a stream of rows: texts with delimiters, workbooks (XLSX), web pages that call themselves workbooks.
//!
//! [`open`] looks at the bytes, never at a name. [`Tables::rows`] reads a sheet row by row in a few MB of memory, however long
//! it is. Nothing that a file announces is believed, nothing in it is replaced or left out in silence: what cannot be read is a
//! [`TableError`] with its line, and what goes on without end meets [`Limits`].
//!
//! Never here: what a column means.

mod error;
mod limits;
mod page;
mod row;
mod sniff;
mod text;
mod workbook;

use std::io::{ErrorKind, Read, Seek, SeekFrom};

pub use error::{Bound, TableError};
pub use limits::Limits;
pub use row::{Cell, Row};

use page::Page;
use text::{Sampled, Text};
use workbook::Workbook;

/// A file that was recognised, to be read sheet by sheet.
pub struct Tables<R> {
    from: R,
    n_bytes: u64,
    limits: Limits,
    format: Format,
    sheets: Vec<String>,
    book: Book,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// A text whose cells are divided by a sign.
    Delimited {
        /// By the name that the web knows it by: `UTF-8`, `windows-1251`, `UTF-16LE`.
        encoding: &'static str,
        /// `;`, `,`, `|`, a tab, or what the line `sep=` says.
        delimiter: char,
    },
    /// XLSX.
    Workbook,
    /// HTML, whatever its name says.
    WebPage,
}

/// The rows of a sheet from its start.
pub struct Rows<'a> {
    n_left: u64,
    is_over: bool,
    reader: Reader<'a>,
}

/// What is known of a file beside where its bytes are.
enum Book {
    Text(Text),
    Page(Page),
    Workbook(Box<Workbook>),
}

enum Reader<'a> {
    Text(Box<text::Records<'a>>),
    Page(Box<page::PageRows<'a>>),
    Sheet(Box<workbook::SheetRows<'a>>),
}

/// Bytes that can be read again.
trait Source: Read + Seek {
    /// Reads some bytes; none at the end only.
    fn read_some(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        loop {
            match self.read(into) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => return read,
            }
        }
    }
}

impl<R: Read + Seek> Source for R {}

/// Recognises a file by its bytes. A text is read once to its end, because its last line may tell its encoding.
///
/// # Errors
/// [`TableError`] if it is no table, or none that is known here.
///
/// # Examples
/// ```
/// # use std::io::Cursor;
/// # use zadel_exchange::table::{Cell, Limits, open};
/// let mut tables = open(Cursor::new("Сделка;Сумма\n\"Окна; двери\";1 000,50\n"), Limits::import())?;
/// let mut rows = tables.rows(0)?;
/// let header = rows.next_row()?.expect("a header");
/// assert_eq!((header.line, header.cell(1)), (1, Cell::Text("Сумма")));
/// let deal = rows.next_row()?.expect("a deal");
/// assert_eq!((deal.line, deal.cell(0), deal.cell(9)), (2, Cell::Text("Окна; двери"), Cell::Empty));
/// assert!(rows.next_row()?.is_none());
/// # Ok::<(), zadel_exchange::table::TableError>(())
/// ```
pub fn open<R: Read + Seek>(mut from: R, limits: Limits) -> Result<Tables<R>, TableError> {
    let n_bytes = from.seek(SeekFrom::End(0))?;
    let head = sniff::head(&mut from)?;
    let (format, book, sheets) = match sniff::kind_of(&head)? {
        sniff::Kind::Archive => {
            let workbook = Workbook::open(&mut from, limits)?;
            let sheets = workbook.sheet_names();
            (Format::Workbook, Book::Workbook(Box::new(workbook)), sheets)
        }
        sniff::Kind::Text => {
            let sampled = Sampled::of(&mut from, &head)?;
            let (format, book) = if let Some(page) = Page::recognise(&sampled, &head)? {
                (Format::WebPage, Book::Page(page))
            } else {
                let text = Text::recognise(&sampled);
                (text.format(), Book::Text(text))
            };
            (format, book, vec![String::new()])
        }
    };
    Ok(Tables { from, n_bytes, limits, format, sheets, book })
}

impl<R: Read + Seek> Tables<R> {
    /// What the file is.
    #[must_use]
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The names of the visible worksheets in their order; a text and a web page have one without a name.
    #[must_use]
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// How long the file is.
    #[must_use]
    pub fn n_bytes(&self) -> u64 {
        self.n_bytes
    }

    /// The rows of a sheet from its start, as often as they are asked for.
    ///
    /// # Errors
    /// [`TableError::NoSuchSheet`], or what is wrong with the parts that all sheets share.
    pub fn rows(&mut self, sheet: usize) -> Result<Rows<'_>, TableError> {
        if self.sheets.len() <= sheet {
            return Err(TableError::NoSuchSheet);
        }
        let reader = match &mut self.book {
            Book::Text(text) => Reader::Text(Box::new(text.records(&mut self.from, self.limits)?)),
            Book::Page(page) => Reader::Page(Box::new(page.rows(&mut self.from, self.limits)?)),
            Book::Workbook(workbook) => Reader::Sheet(Box::new(workbook.rows(&mut self.from, sheet, self.limits)?)),
        };
        Ok(Rows { n_left: self.limits.n_rows, is_over: false, reader })
    }
}

impl Rows<'_> {
    /// The next row; nothing at the end. Lines in which nothing stands are counted and left out. Behind an error there is
    /// nothing more to be had.
    ///
    /// # Errors
    /// [`TableError`] where the file is damaged, or beyond [`Limits`].
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, TableError> {
        if self.is_over {
            return Ok(None);
        }
        let row = match &mut self.reader {
            Reader::Text(records) => records.next_row(),
            Reader::Page(rows) => rows.next_row(),
            Reader::Sheet(rows) => rows.next_row(),
        };
        let too_many = |line| TableError::TooLarge { bound: Bound::Rows, line: Some(line) };
        let row = match row {
            Ok(Some(row)) if self.n_left == 0 => Err(too_many(row.line)),
            row => row,
        };
        self.n_left = self.n_left.saturating_sub(1);
        self.is_over = !matches!(row, Ok(Some(_)));
        row
    }

    /// How far the reading has come, of [`Tables::n_bytes`].
    #[must_use]
    pub fn n_bytes_read(&self) -> u64 {
        match &self.reader {
            Reader::Text(records) => records.n_bytes_read(),
            Reader::Page(rows) => rows.n_bytes_read(),
            Reader::Sheet(rows) => rows.n_bytes_read(),
        }
    }
}

#[cfg(test)]
mod tests;
