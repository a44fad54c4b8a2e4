//! XML within limits: a tag at a time, and nothing that stands for something else.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read, Result as IoResult};

use quick_xml::errors::Error as XmlError;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::archive::Part;
use crate::table::{Bound, TableError};

const BROKEN: TableError = TableError::Broken { line: None };

/// A part of a workbook.
pub(super) struct Xml<'a> {
    reader: Reader<Bounded<'a>>,
    buffer: Vec<u8>,
    depth: usize,
}

/// What stands next in it.
pub(super) enum Piece<'b> {
    /// A tag that opens. One that closes itself is followed by its end like any other.
    Start(BytesStart<'b>),
    End(BytesEnd<'b>),
    /// A text, or a piece of one.
    Text(Cow<'b, str>),
    /// A comment.
    Nothing,
    AtEnd,
}

impl<'a> Xml<'a> {
    /// Workbooks nest their tags about ten deep; the reader remembers each that is open.
    const MOST_DEEP: usize = 64;
    /// Beside the text of a cell, tags with their attributes are pieces too.
    const N_TAG_BYTES: usize = 1 << 16;

    /// Reads a part; no piece of it may be much longer than the longest text of a cell.
    pub(super) fn new(part: BufReader<Part<'a>>, n_cell_bytes: usize) -> Self {
        let n_most = n_cell_bytes + Self::N_TAG_BYTES;
        let mut reader = Reader::from_reader(Bounded { part, n_most, n_left: n_most, n_read: 0 });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    pub(super) fn next_piece(&mut self) -> Result<Piece<'_>, TableError> {
        self.buffer.clear();
        self.reader.get_mut().begin_piece();
        match self.reader.read_event_into(&mut self.buffer).map_err(|error| table_error(&error))? {
            Event::Start(_) if self.depth == Self::MOST_DEEP => Err(BROKEN),
            Event::Start(tag) => {
                self.depth += 1;
                Ok(Piece::Start(tag))
            }
            Event::End(tag) => {
                self.depth -= 1;
                Ok(Piece::End(tag))
            }
            Event::Text(text) => Ok(Piece::Text(text.xml10_content())),
            Event::CData(text) => Ok(Piece::Text(text.xml10_content())),
            Event::GeneralRef(reference) => letter(&reference).map(Piece::Text),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => Ok(Piece::Nothing),
            // No workbook declares names of its own, and whoever does so makes a page of a line.
            Event::DocType(_) => Err(BROKEN),
            Event::Eof if 0 < self.depth => Err(BROKEN),
            Event::Eof => Ok(Piece::AtEnd),
        }
    }

    /// How many bytes were read so far.
    pub(super) fn n_read(&self) -> u64 {
        self.reader.get_ref().n_read
    }

    pub(super) fn progress(&self, whole: u64) -> u64 {
        self.reader.get_ref().part.get_ref().progress(whole)
    }

    /// Reads what is left without looking at it, at most so many bytes: a damaged part shows at its end.
    pub(super) fn drain(&mut self, n_most: u64) -> Result<(), TableError> {
        let part = &mut self.reader.get_mut().part;
        let n = std::io::copy(&mut part.take(n_most), &mut std::io::sink()).map_err(|error| refused(&error))?;
        if n < n_most { Ok(()) } else { Err(TableError::TooLarge { bound: Bound::Unpacked, line: None }) }
    }
}

/// A name or a number that stands for a letter.
fn letter(reference: &BytesRef<'_>) -> Result<Cow<'static, str>, TableError> {
    if reference.is_char_ref() {
        let letter = reference.resolve_char_ref().ok().flatten();
        return letter.map(|letter| Cow::Owned(letter.to_string())).ok_or(BROKEN);
    }
    resolve_xml_entity(reference).map(Cow::Borrowed).ok_or(BROKEN)
}

/// The attributes of a tag by their names, without prefixes.
pub(super) fn attributes<'t>(
    tag: &'t BytesStart<'_>,
) -> impl Iterator<Item = Result<(&'t str, Attribute<'t>), TableError>> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    attributes.map(|attribute| match attribute {
        Ok(attribute) => Ok((attribute.key.local_name().into_inner(), attribute)),
        Err(_) => Err(BROKEN),
    })
}

/// An attribute as it is meant.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, TableError> {
    for attribute in attributes(tag) {
        let (key, attribute) = attribute?;
        if key == name {
            return unescape(&attribute.value).map(|value| Some(value.into_owned())).map_err(|_| BROKEN);
        }
    }
    Ok(None)
}

/// A reader that gives so many bytes for one piece and no more: the library collects a piece before it lends it.
struct Bounded<'a> {
    part: BufReader<Part<'a>>,
    n_most: usize,
    n_left: usize,
    n_read: u64,
}

impl Bounded<'_> {
    fn begin_piece(&mut self) {
        self.n_left = self.n_most;
    }
}

impl Read for Bounded<'_> {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        let n = self.fill_buf()?.read(into)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Bounded<'_> {
    fn fill_buf(&mut self) -> IoResult<&[u8]> {
        if self.n_left == 0 {
            return Err(std::io::Error::other(TableError::TooLarge { bound: Bound::Cell, line: None }));
        }
        self.part.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.n_left = self.n_left.saturating_sub(n);
        self.n_read += n as u64;
        self.part.consume(n);
    }
}

fn table_error(error: &XmlError) -> TableError {
    if let XmlError::Io(error) = error { refused(error) } else { BROKEN }
}

/// What a reader below said, in the form in which it comes through the readers above.
fn refused(error: &std::io::Error) -> TableError {
    let ours = error.get_ref().and_then(|error| error.downcast_ref::<TableError>());
    ours.cloned().unwrap_or(TableError::Unreadable(error.kind()))
}
