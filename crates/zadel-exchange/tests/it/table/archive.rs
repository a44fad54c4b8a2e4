//! A writer of archives, sound and otherwise.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// A part by its name.
pub(super) type Part = (String, Vec<u8>);

pub(super) fn part(name: &str, content: impl AsRef<[u8]>) -> Part {
    (name.to_owned(), content.as_ref().to_vec())
}

/// An archive of parts as they are.
pub(super) fn stored(parts: &[Part]) -> Vec<u8> {
    archive(parts.iter().map(|(name, content)| (name.as_str(), 0, content.clone(), content.as_slice())))
}

/// An archive of packed parts.
pub(super) fn deflated(parts: &[Part]) -> Vec<u8> {
    archive(parts.iter().map(|(name, content)| (name.as_str(), 8, deflate(content), content.as_slice())))
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(content).expect("memory");
    packer.finish().expect("memory")
}

fn archive<'a>(parts: impl Iterator<Item = (&'a str, u16, Vec<u8>, &'a [u8])>) -> Vec<u8> {
    let (mut out, mut directory, mut n) = (Vec::new(), Vec::new(), 0_u16);
    for (name, method, packed, content) in parts {
        let mut crc = Crc::new();
        crc.update(content);
        let at = size(out.len());
        let sizes = [crc.sum().to_le_bytes(), size(packed.len()), size(content.len())].concat();
        let head = [[20, 0, method, 0, 0x21].map(u16::to_le_bytes).concat(), sizes].concat();
        let n_name = u16::try_from(name.len()).expect("a short name").to_le_bytes();
        out.extend([&b"PK\x03\x04"[..], &head, &n_name, &[0; 2], name.as_bytes(), &packed].concat());
        directory.extend([&b"PK\x01\x02\x14\0"[..], &head, &n_name, &[0; 12], &at, name.as_bytes()].concat());
        n += 1;
    }
    let (n, n_directory, at) = (n.to_le_bytes(), size(directory.len()), size(out.len()));
    out.extend(directory);
    out.extend([&b"PK\x05\x06"[..], &[0; 4], &n, &n, &n_directory, &at, &[0; 2]].concat());
    out
}

fn size(n: usize) -> [u8; 4] {
    u32::try_from(n).expect("far below 4 GB").to_le_bytes()
}

/// The parts of a workbook with one sheet.
pub(super) fn workbook(sheet: impl AsRef<[u8]>, texts: impl AsRef<[u8]>) -> Vec<Part> {
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |relations: &[(&str, &str)]| {
        let one = |(i, (kind, target)): (usize, &(&str, &str))| {
            format!("<Relationship Id=\"r{i}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>")
        };
        let all: String = relations.iter().enumerate().map(one).collect();
        format!("<?xml version=\"1.0\"?><Relationships>{all}</Relationships>")
    };
    let inner =
        [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "/xl/sharedStrings.xml"), ("styles", "styles.xml")];
    let root = "<workbook><sheets><sheet name=\"Лист\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>";
    vec![
        part("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        part("xl/workbook.xml", root),
        part("xl/_rels/workbook.xml.rels", relations(&inner)),
        part("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        part("xl/sharedStrings.xml", texts),
        part("xl/worksheets/sheet1.xml", sheet),
    ]
}

/// A sheet of these rows.
pub(super) fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}
