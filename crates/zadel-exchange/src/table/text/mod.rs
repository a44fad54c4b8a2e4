//! Texts with delimiters, in whatever encoding they were saved.

mod decoded;
mod delimiter;
mod encoding;
mod records;

use std::io::Cursor;

use encoding_rs::Encoding;

use super::{Format, Limits, Source, TableError};
pub(super) use decoded::{Decoded, Stopped};
pub(super) use records::Records;

/// A text that was recognised.
pub(super) struct Text {
    encoding: &'static Encoding,
    /// Where it begins, behind the mark of its encoding.
    start: u64,
    delimiter: u8,
    /// Does its first line say the delimiter, and nothing else?
    has_separator_line: bool,
}

/// A text of any kind: its encoding, where it begins behind the mark of it, and its beginning.
pub(super) struct Sampled {
    pub(super) encoding: &'static Encoding,
    pub(super) start: u64,
    pub(super) text: String,
}

impl Sampled {
    pub(super) fn of(from: &mut dyn Source, head: &[u8]) -> Result<Self, TableError> {
        let (encoding, start) = encoding::find(from, head)?;
        let text = sample(encoding, head.get(start..).unwrap_or_default())?;
        Ok(Self { encoding, start: start as u64, text })
    }
}

impl Text {
    pub(super) fn recognise(sampled: &Sampled) -> Self {
        let said = delimiter::said(&sampled.text);
        let delimiter = said.unwrap_or_else(|| delimiter::likeliest(&sampled.text));
        Self { encoding: sampled.encoding, start: sampled.start, delimiter, has_separator_line: said.is_some() }
    }

    pub(super) fn format(&self) -> Format {
        Format::Delimited { encoding: self.encoding.name(), delimiter: char::from(self.delimiter) }
    }

    pub(super) fn records<'a>(&self, from: &'a mut dyn Source, limits: Limits) -> Result<Records<'a>, TableError> {
        let decoded = Decoded::new(from, self.encoding, self.start)?;
        let mut records = Records::new(decoded, self.delimiter, limits);
        if self.has_separator_line {
            records.next_row()?;
        }
        Ok(records)
    }
}

/// The beginning as text; a picture is none.
fn sample(encoding: &'static Encoding, head: &[u8]) -> Result<String, TableError> {
    let mut bytes = Cursor::new(head);
    let mut decoded = Decoded::new(&mut bytes, encoding, 0)?;
    // The head may end within a letter.
    while let Ok(true) = decoded.more() {}
    let sample = decoded.unread().to_owned();
    let n_unprintable = sample.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')).count();
    let has_zero = encoding.is_ascii_compatible() && head.contains(&0);
    let is_text = !has_zero && n_unprintable * 50 <= sample.chars().count();
    // What soon is no letter of two bytes was none from the start.
    let is_whole = encoding.is_ascii_compatible() || head.len() <= sample.len() * 4;
    if is_text && is_whole { Ok(sample) } else { Err(TableError::NotATable) }
}

#[cfg(test)]
mod tests;
