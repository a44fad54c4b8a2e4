//! The texts that the cells of a workbook share.

use super::BROKEN;
use super::xml::{Piece, Xml};
use crate::table::{Bound, Limits, TableError};

/// Texts one behind the other in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    /// # Errors
    /// Beyond [`Limits`]: how many there are is announced in front of them, and nobody believes it.
    ///
    /// # Source
    /// ECMA-376, part 1, 18.4: shared strings.
    pub(super) fn read(mut xml: Xml<'_>, limits: Limits) -> Result<Self, TableError> {
        let mut texts = Self::default();
        let mut reading = Reading::default();
        loop {
            match xml.next_piece()? {
                Piece::AtEnd => return Ok(texts),
                Piece::Start(tag) => reading.start(tag.local_name().as_ref()),
                Piece::End(tag) => {
                    let name = tag.local_name();
                    reading.end(name.as_ref());
                    if name.as_ref() == "si" {
                        texts.end(limits)?;
                    }
                }
                Piece::Text(piece) if reading.is_shown() => texts.push(&piece, limits)?,
                Piece::Text(_) | Piece::Nothing => {}
            }
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        Some(&self.text[self.start(index)..end])
    }

    fn start(&self, index: usize) -> usize {
        index.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }

    fn push(&mut self, piece: &str, limits: Limits) -> Result<(), TableError> {
        // Room grows by the same amount each time: doubling it would take half as much again as is needed.
        const STEP: usize = 4 << 20;
        let n_bytes = self.text.len() + piece.len();
        if limits.n_shared_text_bytes.min(u32::MAX as usize) < n_bytes {
            return Err(TableError::TooLarge { bound: Bound::SharedTexts, line: None });
        }
        if limits.n_cell_bytes < n_bytes - self.start(self.ends.len()) {
            return Err(TableError::TooLarge { bound: Bound::Cell, line: None });
        }
        if self.text.capacity() < n_bytes {
            self.text.reserve_exact(piece.len().max(if self.text.len() < STEP { self.text.len() } else { STEP }));
        }
        self.text.push_str(piece);
        Ok(())
    }

    fn end(&mut self, limits: Limits) -> Result<(), TableError> {
        if limits.n_shared_texts <= self.ends.len() {
            return Err(TableError::TooLarge { bound: Bound::SharedTexts, line: None });
        }
        let start = self.start(self.ends.len());
        if let Some(text) = unescaped(&self.text[start..]) {
            self.text.truncate(start);
            self.text.push_str(&text);
        }
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| BROKEN)?);
        Ok(())
    }
}

/// Where in the tags of a text the reader stands: `t` holds letters, and within `rPh` how they are pronounced.
#[derive(Debug, Default)]
pub(super) struct Reading {
    is_in_text: bool,
    is_in_phonetics: bool,
}

impl Reading {
    pub(super) fn start(&mut self, tag: &str) {
        match tag {
            "t" => self.is_in_text = true,
            "rPh" => self.is_in_phonetics = true,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: &str) {
        match tag {
            "t" => self.is_in_text = false,
            "rPh" => self.is_in_phonetics = false,
            _ => {}
        }
    }

    pub(super) fn is_shown(&self) -> bool {
        self.is_in_text && !self.is_in_phonetics
    }
}

/// A text with the letters that XML cannot hold, which workbooks write as `_x000D_`; nothing if there are none.
///
/// # Source
/// ECMA-376, part 1, 22.9.2.19.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut rest = text;
    let mut out = String::new();
    let mut is_changed = false;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let is_hex = |code: &&str| code.bytes().all(|digit| digit.is_ascii_hexdigit());
        let letter = code.filter(is_hex).and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        // What would be a zero letter, or half a letter, stays as it is written.
        let (letter, n) = match letter.filter(|letter| *letter != '\0') {
            Some(letter) => (Some(letter), 7),
            None => (None, 2),
        };
        is_changed |= letter.is_some();
        out.push_str(if letter.is_some() { &rest[..at] } else { &rest[..at + n] });
        out.extend(letter);
        rest = &rest[at + n..];
    }
    out.push_str(rest);
    is_changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_xml_cannot_hold_are_written_by_their_numbers() {
        assert_eq!(unescaped("a_x000D_\nb").as_deref(), Some("a\r\nb"));
        assert_eq!(unescaped("_x005F_x000D_").as_deref(), Some("_x000D_"));
        for same in ["", "a_x", "_xЯЯ_", "_x00ZZ_", "_x0000_", "_xD800_", "file_x64_y"] {
            assert_eq!(unescaped(same), None, "{same}");
        }
    }
}
