//! A zip archive of unknown origin as one that can be trusted: unpacked within limits, and put together again as it is.
//!
//! The reader of workbooks takes an archive's word for sizes and counts, and sets memory aside for what is announced. So it never
//! sees what was sent: only the parts that it needs, stored as they are, with nothing announced.

use std::io::Read as _;

use flate2::Crc;
use flate2::read::DeflateDecoder;

/// Why an archive was not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unpacked {
    /// It is no archive, or one that was cut off.
    Broken,
    /// Somebody locked it.
    Encrypted,
    /// There is more in it than any sheet of targets has.
    TooLarge,
}

/// All parts together.
const MOST_BYTES: usize = 32 << 20;
/// Texts and styles become many small objects in memory.
const MOST_BYTES_OF_TEXTS: usize = 8 << 20;
const MOST_BYTES_OF_STYLES: usize = 2 << 20;
const MOST_PARTS: usize = 4_000;

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";

/// The same archive, with the XML that a workbook is made of and nothing else.
///
/// # Errors
/// [`Unpacked`].
pub(super) fn sound(bytes: &[u8]) -> Result<Vec<u8>, Unpacked> {
    let entries = entries(bytes)?;
    let announced: u64 = entries.iter().map(|entry| u64::from(entry.n_unpacked)).sum();
    // Before anything is unpacked; what was announced wrongly stops while it is.
    if MOST_BYTES as u64 <= announced {
        return Err(Unpacked::TooLarge);
    }
    let (mut parts, mut left) = (Vec::new(), MOST_BYTES);
    for entry in entries {
        let part = unpack(bytes, &entry, left.min(most_of(&entry.name)))?;
        left -= part.len().min(left);
        parts.push((entry.name, without_announcements(part)?));
    }
    Ok(stored(&parts))
}

fn most_of(name: &str) -> usize {
    let name = name.to_lowercase();
    if name.contains("sharedstrings") {
        MOST_BYTES_OF_TEXTS
    } else if name.contains("styles") {
        MOST_BYTES_OF_STYLES
    } else {
        MOST_BYTES
    }
}

/// How many texts there are is announced in front of them, and room is made for as many.
fn without_announcements(mut part: Vec<u8>) -> Result<Vec<u8>, Unpacked> {
    const ANNOUNCED: &[u8] = b"uniqueCount";
    // Of two bytes a character, nothing would be found here; programs that write workbooks use UTF-8.
    if part.contains(&0) || part.starts_with(&[0xff, 0xfe]) || part.starts_with(&[0xfe, 0xff]) {
        return Err(Unpacked::Broken);
    }
    let mut from = 0;
    while let Some(at) = part[from..].windows(ANNOUNCED.len()).position(|window| window == ANNOUNCED) {
        part[from + at] = b'_';
        from += at + ANNOUNCED.len();
    }
    Ok(part)
}

struct Entry {
    name: String,
    method: u16,
    crc: u32,
    n_packed: u32,
    n_unpacked: u32,
    at: u32,
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Unpacked> {
    // A comment of at most 64 KB may follow the end.
    let tail = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let end = bytes[tail..].windows(4).rposition(|window| window == END).ok_or(Unpacked::Broken)? + tail;
    slice(bytes, end, 22)?;
    let n = usize::from(u16_at(bytes, end + 10)?);
    if MOST_PARTS < n {
        return Err(Unpacked::TooLarge);
    }
    let mut at = u32_at(bytes, end + 16)? as usize;
    let mut entries = Vec::new();
    for _ in 0..n {
        if slice(bytes, at, 4)? != CENTRAL {
            return Err(Unpacked::Broken);
        }
        let length = |field: usize| Ok::<usize, Unpacked>(usize::from(u16_at(bytes, at + field)?));
        let (n_name, n_extra, n_comment) = (length(28)?, length(30)?, length(32)?);
        // A name of other bytes is none of those that are needed.
        let name = String::from_utf8(slice(bytes, at + 46, n_name)?.to_vec()).unwrap_or_default();
        if is_needed(&name) {
            if u16_at(bytes, at + 8)? & 1 == 1 {
                return Err(Unpacked::Encrypted);
            }
            entries.push(Entry {
                name,
                method: u16_at(bytes, at + 10)?,
                crc: u32_at(bytes, at + 16)?,
                n_packed: u32_at(bytes, at + 20)?,
                n_unpacked: u32_at(bytes, at + 24)?,
                at: u32_at(bytes, at + 42)?,
            });
        }
        at += 46 + n_name + n_extra + n_comment;
    }
    Ok(entries)
}

/// Pictures, themes and drawings are not looked at.
fn is_needed(name: &str) -> bool {
    const NOT: [&str; 9] =
        ["docprops", "customxml", "drawing", "chart", "pivot", "theme", "comment", "externallink", "printer"];
    let name = name.to_lowercase();
    let is_xml = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
    is_xml && !NOT.iter().any(|part| name.contains(part))
}

fn unpack(bytes: &[u8], entry: &Entry, most: usize) -> Result<Vec<u8>, Unpacked> {
    let at = entry.at as usize;
    if slice(bytes, at, 4)? != LOCAL {
        return Err(Unpacked::Broken);
    }
    let head = 30 + usize::from(u16_at(bytes, at + 26)?) + usize::from(u16_at(bytes, at + 28)?);
    let packed = slice(bytes, at + head, entry.n_packed as usize)?;
    let part = match entry.method {
        0 if packed.len() <= most => packed.to_vec(),
        0 => return Err(Unpacked::TooLarge),
        8 => inflate(packed, most)?,
        _ => return Err(Unpacked::Broken),
    };
    // A stream that was cut off ends without an error of its own.
    if crc32(&part) == entry.crc { Ok(part) } else { Err(Unpacked::Broken) }
}

/// What was packed, at most so many bytes: one more is asked for, to know that there are more.
fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, Unpacked> {
    let mut part = Vec::new();
    let mut stream = DeflateDecoder::new(packed).take(most as u64 + 1);
    stream.read_to_end(&mut part).map_err(|_| Unpacked::Broken)?;
    if part.len() <= most { Ok(part) } else { Err(Unpacked::TooLarge) }
}

/// An archive of parts that are not packed.
fn stored(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut central) = (Vec::new(), Vec::new());
    for (name, part) in parts {
        let at = size(out.len());
        let sizes = [crc32(part), size(part.len()), size(part.len())];
        let head: Vec<u8> =
            [[20_u16, 0, 0, 0, 0x21].map(u16::to_le_bytes).concat(), sizes.map(u32::to_le_bytes).concat()].concat();
        let n_name = u16::try_from(name.len()).expect("a name in an archive is that long at most");
        out.extend([&LOCAL[..], &head, &n_name.to_le_bytes(), &[0; 2], name.as_bytes(), part].concat());
        central.extend([&CENTRAL[..], &[20, 0], &head, &n_name.to_le_bytes(), &[0; 12]].concat());
        central.extend([&at.to_le_bytes()[..], name.as_bytes()].concat());
    }
    let n = u16::try_from(parts.len()).expect("there are few parts").to_le_bytes();
    let (n_central, at) = (size(central.len()).to_le_bytes(), size(out.len()).to_le_bytes());
    out.extend(central);
    out.extend([&END[..], &[0; 4], &n, &n, &n_central, &at, &[0; 2]].concat());
    out
}

fn size(n: usize) -> u32 {
    u32::try_from(n).expect("all parts together are far below 4 GB")
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn slice(bytes: &[u8], at: usize, n: usize) -> Result<&[u8], Unpacked> {
    at.checked_add(n).and_then(|end| bytes.get(at..end)).ok_or(Unpacked::Broken)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Unpacked> {
    let bytes = slice(bytes, at, 2)?;
    Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Unpacked> {
    let bytes = slice(bytes, at, 4)?;
    Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn part(name: &str, content: &[u8]) -> (String, Vec<u8>) {
        (name.to_owned(), content.to_vec())
    }

    #[test]
    fn a_sound_archive_stays_as_it_is() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        let archive = stored(&[part("xl/workbook.xml", b"<a/>"), part("xl/worksheets/sheet1.xml", b"<b/>")]);
        assert_eq!(sound(&archive), Ok(archive));
    }

    #[test]
    fn what_is_not_looked_at_is_left_out_and_nothing_is_announced() {
        let sent =
            stored(&[part("xl/theme/theme1.xml", b"<t/>"), part("xl/sharedStrings.xml", b"<sst uniqueCount='9'/>")]);
        assert_eq!(sound(&sent), Ok(stored(&[part("xl/sharedStrings.xml", b"<sst _niqueCount='9'/>")])));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_whatever_it_announces() {
        let archive = stored(&[part("xl/styles.xml", &vec![b' '; MOST_BYTES_OF_STYLES + 1])]);
        assert_eq!(sound(&archive), Err(Unpacked::TooLarge));
        let mut announced = stored(&[part("xl/workbook.xml", b"<a/>")]);
        let size = announced.len() - 22 - 46 - "xl/workbook.xml".len() + 24;
        announced[size..size + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(sound(&announced), Err(Unpacked::TooLarge));
    }

    #[test]
    fn what_is_cut_off_is_broken() {
        let archive = stored(&[part("xl/workbook.xml", b"<a/>")]);
        for n in 0..archive.len() {
            assert_eq!(sound(&archive[..n]), Err(Unpacked::Broken), "{n} bytes");
        }
    }

    #[test]
    fn a_workbook_that_announces_more_texts_than_there_is_memory_is_read() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write(0, 0, "Anna").expect("a cell");
        let bytes = workbook.save_to_buffer().expect("a workbook");
        let parts = entries(&bytes).expect("entries").into_iter().map(|entry| {
            let part = String::from_utf8(unpack(&bytes, &entry, MOST_BYTES).expect("a part")).expect("XML");
            (entry.name, part.replace("uniqueCount=\"1\"", "uniqueCount=\"99999999999\"").into_bytes())
        });
        let hostile = stored(&parts.collect::<Vec<_>>());
        assert!(hostile.windows(11).any(|window| window == b"99999999999"), "it announces them");
        let sheets = super::super::workbook::read(&hostile).expect("a workbook");
        assert_eq!(sheets[0].grid.as_ref().map(|grid| grid.at(0, 0).shown()).as_deref(), Some("Anna"));
    }

    proptest! {
        #[test]
        fn a_spoilt_archive_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut archive = stored(&[part("xl/workbook.xml", b"<a/>"), part("xl/styles.xml", b"<b/>")]);
            let at = at.index(archive.len());
            archive[at] = byte;
            // Whatever comes out is read again as it is.
            if let Ok(read) = sound(&archive) {
                prop_assert_eq!(sound(&read), Ok(read));
            }
        }
    }
}
