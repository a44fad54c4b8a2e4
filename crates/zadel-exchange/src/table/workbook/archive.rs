//! A zip archive of unknown origin: what stands in it, and its parts one by one.
//!
//! Sizes and counts are announced in it. They are compared with limits and never made room for; what was announced wrongly
//! stops while it is unpacked.

use std::io::{BufReader, Read, SeekFrom, Take};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use crate::table::{Bound, Source, TableError};

const BROKEN: TableError = TableError::Broken { line: None };

/// The parts of an archive by their names.
pub(super) struct Archive {
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Place {
    method: u16,
    is_locked: bool,
    crc: u32,
    n_packed: u64,
    n_unpacked: u64,
    at: u64,
}

struct Entry {
    /// In small letters, with `/` between folders: some programs mix them.
    name: String,
    place: Place,
}

impl Archive {
    const N_CHUNK: usize = 1 << 15;
    const MOST_PARTS: u64 = 10_000;
    const MOST_BYTES_OF_NAMES: u64 = 4 << 20;

    pub(super) fn open(from: &mut dyn Source) -> Result<Self, TableError> {
        let directory = Directory::find(from)?;
        if Self::MOST_PARTS < directory.n_parts || Self::MOST_BYTES_OF_NAMES < directory.n_bytes {
            return Err(TableError::TooLarge { bound: Bound::Parts, line: None });
        }
        let bytes = bytes_at(from, directory.at, directory.n_bytes)?;
        let (mut entries, mut rest) = (Vec::new(), bytes.as_slice());
        for _ in 0..directory.n_parts {
            let (entry, next) = entry(rest)?;
            entries.push(entry);
            rest = next;
        }
        Ok(Self { entries })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A part, to be read as it is unpacked, at most so many bytes.
    pub(super) fn part<'a>(
        &self,
        from: &'a mut dyn Source,
        name: &str,
        n_most: u64,
    ) -> Result<BufReader<Part<'a>>, TableError> {
        let place = self.find(name).ok_or(BROKEN)?;
        if place.is_locked {
            return Err(TableError::Locked);
        }
        // Before anything is unpacked.
        if n_most < place.n_unpacked {
            return Err(TableError::TooLarge { bound: Bound::Unpacked, line: None });
        }
        let head = bytes_at(from, place.at, 30)?;
        if !head.starts_with(b"PK\x03\x04") {
            return Err(BROKEN);
        }
        let n_head = 30 + u64::from(u16_at(&head, 26)?) + u64::from(u16_at(&head, 28)?);
        from.seek(SeekFrom::Start(place.at + n_head))?;
        let packed = BufReader::with_capacity(Self::N_CHUNK, from.take(place.n_packed));
        let bytes = match place.method {
            0 => Bytes::Stored(packed, 0),
            8 => Bytes::Deflated(DeflateDecoder::new(packed)),
            _ => return Err(BROKEN),
        };
        Ok(BufReader::with_capacity(Self::N_CHUNK, Part { bytes, place, crc: Crc::new(), n_unpacked: 0, n_most }))
    }

    fn find(&self, name: &str) -> Option<Place> {
        let name = folded(name);
        self.entries.iter().find(|entry| entry.name == name).map(|entry| entry.place)
    }
}

/// A part of an archive while it is unpacked. Its end is an error if it is not what was packed.
pub(super) struct Part<'a> {
    bytes: Bytes<'a>,
    place: Place,
    crc: Crc,
    n_unpacked: u64,
    n_most: u64,
}

type Packed<'a> = BufReader<Take<&'a mut dyn Source>>;

enum Bytes<'a> {
    Stored(Packed<'a>, u64),
    Deflated(DeflateDecoder<Packed<'a>>),
}

impl Part<'_> {
    /// Tables shrink to a tenth or a thirtieth, and nothing but a bomb to a thousandth.
    const MOST_TIMES: u64 = 250;
    /// A short part may shrink as it likes.
    const FREE: u64 = 8 << 20;

    /// How far the reading has come, of a whole of so many.
    pub(super) fn progress(&self, whole: u64) -> u64 {
        let share = u128::from(whole) * u128::from(self.n_packed_read()) / u128::from(self.place.n_packed.max(1));
        u64::try_from(share).map_or(whole, |share| share.min(whole))
    }

    fn n_packed_read(&self) -> u64 {
        match &self.bytes {
            Bytes::Stored(_, n) => *n,
            Bytes::Deflated(stream) => stream.total_in(),
        }
    }
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let n = match &mut self.bytes {
            Bytes::Stored(packed, n_read) => {
                let n = packed.read(into)?;
                *n_read += n as u64;
                n
            }
            // What is no deflated stream is an error of its input, and not of the machine.
            Bytes::Deflated(stream) => stream.read(into).map_err(|error| match error.kind() {
                std::io::ErrorKind::InvalidInput | std::io::ErrorKind::InvalidData => std::io::Error::other(BROKEN),
                _ => error,
            })?,
        };
        self.crc.update(&into[..n]);
        self.n_unpacked += n as u64;
        if self.n_most.min(Self::FREE + Self::MOST_TIMES * self.n_packed_read()) < self.n_unpacked {
            return Err(std::io::Error::other(TableError::TooLarge { bound: Bound::Unpacked, line: None }));
        }
        // A stream that was cut off ends without an error of its own.
        let is_end = n == 0 && !into.is_empty();
        if is_end && self.crc.sum() != self.place.crc {
            return Err(std::io::Error::other(BROKEN));
        }
        Ok(n)
    }
}

/// The directory at the end of an archive.
struct Directory {
    n_parts: u64,
    n_bytes: u64,
    at: u64,
}

impl Directory {
    fn find(from: &mut dyn Source) -> Result<Self, TableError> {
        const N_END: u64 = 22;
        let n_bytes = from.seek(SeekFrom::End(0))?;
        // A comment of at most 64 KB may follow the end, and a pointer to a larger form of it may stand in front.
        let tail_at = n_bytes.saturating_sub(N_END + u64::from(u16::MAX) + 20);
        let tail = bytes_at(from, tail_at, n_bytes - tail_at)?;
        let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06").ok_or(BROKEN)?;
        slice(&tail, end, 22)?;
        let (n_parts, n, at) = (u16_at(&tail, end + 10)?, u32_at(&tail, end + 12)?, u32_at(&tail, end + 16)?);
        if n_parts != u16::MAX && n != u32::MAX && at != u32::MAX {
            return Ok(Self { n_parts: n_parts.into(), n_bytes: n.into(), at: at.into() });
        }
        let pointer = end.checked_sub(20).ok_or(BROKEN)?;
        let large = bytes_at(from, u64_at(&tail, pointer + 8)?, 56)?;
        if tail[pointer..].starts_with(b"PK\x06\x07") && large.starts_with(b"PK\x06\x06") {
            return Ok(Self { n_parts: u64_at(&large, 32)?, n_bytes: u64_at(&large, 40)?, at: u64_at(&large, 48)? });
        }
        Err(BROKEN)
    }
}

/// The first entry of a directory, and what follows.
fn entry(directory: &[u8]) -> Result<(Entry, &[u8]), TableError> {
    if !directory.starts_with(b"PK\x01\x02") {
        return Err(BROKEN);
    }
    let length = |at: usize| Ok::<usize, TableError>(usize::from(u16_at(directory, at)?));
    let (n_name, n_extra, n_comment) = (length(28)?, length(30)?, length(32)?);
    let name = slice(directory, 46, n_name)?;
    let extra = slice(directory, 46 + n_name, n_extra)?;
    let mut large = large_sizes(extra).chunks_exact(8);
    // A size of all ones stands in the extra field instead, in this order.
    let mut size = |at: usize| match u32_at(directory, at)? {
        u32::MAX => u64_at(large.next().ok_or(BROKEN)?, 0),
        size => Ok(size.into()),
    };
    let (n_unpacked, n_packed, at) = (size(24)?, size(20)?, size(42)?);
    let (method, crc) = (u16_at(directory, 10)?, u32_at(directory, 16)?);
    let place = Place { method, is_locked: u16_at(directory, 8)? & 1 == 1, crc, n_packed, n_unpacked, at };
    // A name of other bytes is none of those that are needed.
    let name = folded(std::str::from_utf8(name).unwrap_or_default());
    let next = 46 + n_name + n_extra + n_comment;
    Ok((Entry { name, place }, directory.get(next..).ok_or(BROKEN)?))
}

/// The extra field of large archives.
fn large_sizes(mut extra: &[u8]) -> &[u8] {
    while let [a, b, c, d, rest @ ..] = extra {
        let n = usize::from(u16::from_le_bytes([*c, *d])).min(rest.len());
        if [*a, *b] == [1, 0] {
            return &rest[..n];
        }
        extra = &rest[n..];
    }
    &[]
}

fn folded(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// So many bytes, which are few.
fn bytes_at(from: &mut dyn Source, at: u64, n: u64) -> Result<Vec<u8>, TableError> {
    from.seek(SeekFrom::Start(at)).map_err(|_| BROKEN)?;
    let mut bytes = Vec::new();
    from.take(n).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == n { Ok(bytes) } else { Err(BROKEN) }
}

fn slice(bytes: &[u8], at: usize, n: usize) -> Result<&[u8], TableError> {
    bytes.get(at..).and_then(|rest| rest.get(..n)).ok_or(BROKEN)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, TableError> {
    let bytes = slice(bytes, at, 2)?;
    Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, TableError> {
    Ok(u32::from(u16_at(bytes, at)?) | u32::from(u16_at(bytes, at + 2)?) << 16)
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, TableError> {
    Ok(u64::from(u32_at(bytes, at)?) | u64::from(u32_at(bytes, at + 4)?) << 32)
}
