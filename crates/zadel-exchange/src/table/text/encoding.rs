//! Which encoding a text was saved in.

use std::io::SeekFrom;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use crate::table::{Source, TableError};

/// The encoding, and where the text begins behind its mark.
///
/// By the mark; else by what two bytes a letter look like; else UTF-8, if the *whole* text is, or would be but for a few bytes
/// (reading it ends at the first of them, with its line); else as Windows saves Russian text.
pub(super) fn find(from: &mut dyn Source, head: &[u8]) -> Result<(&'static Encoding, usize), TableError> {
    if let Some(marked) = Encoding::for_bom(head) {
        return if is_blank(&head[marked.1..]) && head.len() < 1 << 16 { Err(TableError::Empty) } else { Ok(marked) };
    }
    if is_blank(head) && head.len() < 1 << 16 {
        return Err(TableError::Empty);
    }
    if let Some(encoding) = two_bytes_a_letter(head) {
        return Ok((encoding, 0));
    }
    Ok((if Letters::of(from)?.are_utf_8() { UTF_8 } else { WINDOWS_1251 }, 0))
}

/// Latin letters, digits and delimiters of UTF-16 have a zero each, Russian letters a 4; in other texts neither occurs.
fn two_bytes_a_letter(head: &[u8]) -> Option<&'static Encoding> {
    let high = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| matches!(**byte, 0 | 4)).count();
    let (n_letters, even, odd) = (head.len() / 2, high(0), high(1));
    let are_most = |n: usize| 0 < n && n_letters * 3 <= n * 4;
    match (are_most(even), are_most(odd)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0)
}

/// What stands in a text that is read as UTF-8.
#[derive(Default)]
struct Letters {
    /// Sound letters of more than one byte.
    n_long: usize,
    n_faults: usize,
    /// It ends within a letter.
    is_cut_off: bool,
}

impl Letters {
    /// Bytes of CP1251 form a sound letter of UTF-8 by chance, a few in a thousand.
    const LONG_PER_FAULT: usize = 10;
    /// So many faults before anybody wrote as many letters are enough to know.
    const ENOUGH_FAULTS: usize = 1000;

    fn of(from: &mut dyn Source) -> Result<Self, TableError> {
        from.seek(SeekFrom::Start(0))?;
        let mut letters = Self::default();
        let mut chunk = vec![0; 1 << 16];
        let mut n_carried = 0;
        loop {
            let n = from.read_some(&mut chunk[n_carried..])?;
            if n == 0 {
                letters.is_cut_off = 0 < n_carried;
                return Ok(letters);
            }
            let n_filled = n_carried + n;
            let n_unfinished = letters.count(&chunk[..n_filled]);
            chunk.copy_within(n_filled - n_unfinished..n_filled, 0);
            n_carried = n_unfinished;
            if Self::ENOUGH_FAULTS <= letters.n_faults && !letters.are_utf_8() {
                return Ok(letters);
            }
        }
    }

    /// Counts what stands in a chunk, and answers how many bytes at its end are the beginning of a letter.
    fn count(&mut self, mut chunk: &[u8]) -> usize {
        loop {
            let error = std::str::from_utf8(chunk).err();
            let n_sound = error.map_or(chunk.len(), |error| error.valid_up_to());
            self.n_long += chunk[..n_sound].iter().filter(|byte| 0xc0 <= **byte).count();
            match error.map(|error| error.error_len()) {
                None => return 0,
                Some(None) => return chunk.len() - n_sound,
                Some(Some(n_bad)) => {
                    self.n_faults += 1;
                    chunk = &chunk[n_sound + n_bad..];
                }
            }
        }
    }

    fn are_utf_8(&self) -> bool {
        let n_faults = self.n_faults + usize::from(self.is_cut_off);
        n_faults * Self::LONG_PER_FAULT <= self.n_long || (self.n_faults == 0 && self.is_cut_off && 0 < self.n_long)
    }
}
