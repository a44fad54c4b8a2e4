//! What a file is, by its first bytes.

use std::io::{Read as _, SeekFrom};

use super::{Source, TableError};

pub(super) enum Kind {
    Archive,
    Text,
}

const N_HEAD: u64 = 1 << 16;

/// The first bytes; whoever reads on begins at the start again.
pub(super) fn head(from: &mut dyn Source) -> Result<Vec<u8>, TableError> {
    from.seek(SeekFrom::Start(0))?;
    let mut head = Vec::new();
    from.take(N_HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// Names of files say anything, and their first bytes what they are.
pub(super) fn kind_of(head: &[u8]) -> Result<Kind, TableError> {
    const OTHERS: [&[u8]; 8] =
        [b"%PDF", b"{\\rtf", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"];
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    if OTHERS.iter().any(|start| head.starts_with(start)) {
        return Err(TableError::NotATable);
    }
    if head.starts_with(COMPOUND) {
        // Within such a file, a workbook that was locked is a stream of this name.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = head.windows(name.len()).any(|window| window == name);
        return Err(if is_locked { TableError::Locked } else { TableError::OldWorkbook });
    }
    if [b"PK\x03\x04", b"PK\x05\x06"].iter().any(|start| head.starts_with(*start)) {
        return Ok(Kind::Archive);
    }
    Ok(Kind::Text)
}
