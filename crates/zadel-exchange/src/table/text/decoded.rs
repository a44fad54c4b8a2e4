//! Bytes as letters, a piece at a time.

use std::io::SeekFrom;

use encoding_rs::{Decoder, DecoderResult, Encoding};

use crate::table::{Source, TableError};

/// A text that is decoded while it is read. No letter is ever replaced.
pub(in crate::table) struct Decoded<'a> {
    from: &'a mut dyn Source,
    decoder: Decoder,
    bytes: Box<[u8]>,
    n_bytes_read: u64,
    text: String,
    /// Where in the text begins what was not used yet.
    start: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Reading,
    /// What was decoded is sound, and what follows is not.
    BadByte,
    AtEnd,
}

/// Why no more letters come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::table) enum Stopped {
    BadByte,
    Unreadable(TableError),
}

impl Stopped {
    pub(in crate::table) fn at(self, line: u64) -> TableError {
        match self {
            Self::BadByte => TableError::BadByte { line },
            Self::Unreadable(error) => error,
        }
    }
}

impl<'a> Decoded<'a> {
    const N_CHUNK: usize = 1 << 15;

    pub(in crate::table) fn new(
        from: &'a mut dyn Source,
        encoding: &'static Encoding,
        start: u64,
    ) -> Result<Self, TableError> {
        from.seek(SeekFrom::Start(start))?;
        Ok(Self {
            from,
            decoder: encoding.new_decoder_without_bom_handling(),
            bytes: vec![0; Self::N_CHUNK].into_boxed_slice(),
            n_bytes_read: start,
            text: String::new(),
            start: 0,
            state: State::Reading,
        })
    }

    /// What was decoded and not used yet.
    pub(in crate::table) fn unread(&self) -> &str {
        &self.text[self.start..]
    }

    /// Marks the first bytes of what is unread as used.
    pub(in crate::table) fn consume(&mut self, n: usize) {
        self.start += n;
    }

    pub(in crate::table) fn n_bytes_read(&self) -> u64 {
        self.n_bytes_read
    }

    /// Decodes more behind what is unread; `false` at the end.
    pub(in crate::table) fn more(&mut self) -> Result<bool, Stopped> {
        match self.state {
            State::Reading => {}
            State::BadByte => return Err(Stopped::BadByte),
            State::AtEnd => return Ok(false),
        }
        self.text.drain(..self.start);
        self.start = 0;
        let n = self.from.read_some(&mut self.bytes).map_err(|error| Stopped::Unreadable(error.into()))?;
        self.n_bytes_read += n as u64;
        let n_before = self.text.len();
        let is_last = n == 0;
        let room = self.decoder.max_utf8_buffer_length_without_replacement(n);
        self.text.reserve(room.expect("a chunk is small"));
        let (result, _) = self.decoder.decode_to_string_without_replacement(&self.bytes[..n], &mut self.text, is_last);
        self.state = match result {
            DecoderResult::Malformed(..) => State::BadByte,
            _ if is_last => State::AtEnd,
            _ => State::Reading,
        };
        // A letter that nobody types, and that no database takes.
        if let Some(zero) = self.text.as_bytes()[n_before..].iter().position(|byte| *byte == 0) {
            self.text.truncate(n_before + zero);
            self.state = State::BadByte;
        }
        match self.state {
            State::BadByte if self.text.len() == n_before => Err(Stopped::BadByte),
            State::AtEnd => Ok(n_before < self.text.len()),
            _ => Ok(true),
        }
    }
}
