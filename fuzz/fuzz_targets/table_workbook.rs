//! A workbook. Changed bytes of an archive seldom come as far as its XML, so the first byte says which part is fuzzed, and the
//! archive around it is sound; or that the bytes are an archive as they stand.
#![no_main]

mod read;

const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((which, rest)) = bytes.split_first() else { return };
    let mut parts = parts();
    match parts.get_mut(usize::from(*which)) {
        Some((_, part)) => {
            *part = rest.to_vec();
            read::read_twice(&stored(&parts));
        }
        None => read::read_twice(rest),
    }
});

fn parts() -> Vec<(&'static str, Vec<u8>)> {
    let relations = format!(
        "<Relationships><Relationship Id=\"r0\" Type=\"{REL}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"r1\" Type=\"{REL}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{REL}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"1\"><v>45000.5</v></c>\
        <c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"s\"><v>1</v></c></row><row><c s=\"2\"><v>0.5</v></c></row></sheetData></worksheet>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let part = |text: &str| text.as_bytes().to_vec();
    vec![
        ("xl/worksheets/sheet1.xml", part(sheet)),
        ("xl/sharedStrings.xml", part("<sst><si><t>a_x000D_</t></si><si><r><t>b</t></r></si></sst>")),
        ("xl/styles.xml", part(styles)),
        ("xl/workbook.xml", part("<workbook><sheets><sheet name=\"a\" r:id=\"r0\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", part(&relations)),
    ]
}

/// An archive of parts that are not packed. Only the sums of sound parts are right; those of an archive that is fuzzed are not
/// mended.
fn stored(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, part) in parts {
        let size = |n: usize| u32::try_from(n).expect("small").to_le_bytes();
        let at = size(out.len());
        let sizes = [crc32(part).to_le_bytes(), size(part.len()), size(part.len())].concat();
        let head = [&[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..], &sizes].concat();
        let n_name = u16::try_from(name.len()).expect("short").to_le_bytes();
        out.extend([&b"PK\x03\x04"[..], &head, &n_name, &[0; 2], name.as_bytes(), part].concat());
        directory.extend([&b"PK\x01\x02\x14\0"[..], &head, &n_name, &[0; 12], &at, name.as_bytes()].concat());
    }
    let n = u16::try_from(parts.len()).expect("few").to_le_bytes();
    let ends = [directory.len(), out.len()].map(|n| u32::try_from(n).expect("small").to_le_bytes());
    out.extend(directory);
    out.extend([&b"PK\x05\x06"[..], &[0; 4], &n, &n, &ends[0], &ends[1], &[0; 2]].concat());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}
