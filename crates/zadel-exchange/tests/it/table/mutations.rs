//! What fuzzing does, for a bounded number of cases: golden files spoilt at random, from the same seed each time.

use super::archive::{Part, stored, workbook};
use super::{PAGES, TEXTS, WORKBOOKS, read, shown};
use zadel_exchange::table::{Limits, open};

const N_CASES: u32 = 400;

/// Numbers of no pattern, the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % n.max(1)
    }

    /// One to four changes: a byte, a piece left out, doubled or moved, and what means something to a reader.
    fn spoil(&mut self, bytes: &mut Vec<u8>, words: &[&str]) {
        for _ in 0..=self.below(4) {
            let (at, to) = (self.below(bytes.len()), self.below(bytes.len()));
            let (from, to) = (at.min(to), at.max(to).min(at.min(to) + 64));
            match self.below(6) {
                0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (to % 8)),
                1 => drop(bytes.drain(from..to)),
                2 => bytes.truncate(at),
                3 => bytes.extend_from_within(from..to),
                4 => drop(bytes.splice(at..at, words[self.below(words.len())].bytes()).count()),
                _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = u8::try_from(to % 256).expect("a byte")),
            }
        }
    }
}

/// Whatever comes of it, it comes to an end, and a second reading gives the same.
fn check(bytes: &[u8]) {
    let first = read(bytes, 0);
    assert_eq!(first, read(bytes, 0));
    if let Ok(mut tables) = open(std::io::Cursor::new(bytes), Limits::target_sheet()) {
        for sheet in 0..tables.sheets().len() {
            let Ok(mut rows) = tables.rows(sheet) else { continue };
            while let Ok(Some(row)) = rows.next_row() {
                assert!((0..=row.len()).map(|column| shown(row.cell(column)).len()).sum::<usize>() < 1 << 24);
            }
        }
    }
}

#[test]
fn spoilt_texts_are_read_or_refused() {
    let mut chance = Chance(1);
    for _ in 0..N_CASES {
        for golden in TEXTS {
            let mut bytes = golden.to_vec();
            chance.spoil(&mut bytes, &["\"", ";", "\t", "\r", "\n", "\0", "sep=,\n", "\u{feff}", "Я"]);
            check(&bytes);
        }
    }
}

#[test]
fn spoilt_pages_are_read_or_refused() {
    let words = [
        "<table>",
        "</table>",
        "<tr>",
        "<td colspan=9",
        "<td rowspan=3>",
        ">",
        "<!--",
        "-->",
        "<script>",
        "&#",
        "&lt",
        "'",
        "\"",
    ];
    let mut chance = Chance(2);
    for _ in 0..N_CASES {
        for golden in PAGES {
            let mut bytes = golden.to_vec();
            chance.spoil(&mut bytes, &words);
            check(&bytes);
        }
    }
}

#[test]
fn spoilt_workbooks_are_read_or_refused() {
    let mut chance = Chance(3);
    for _ in 0..N_CASES {
        for golden in WORKBOOKS {
            let mut bytes = golden.to_vec();
            chance.spoil(&mut bytes, &["PK\u{1}\u{2}", "PK\u{5}\u{6}", "\0\0\0\0"]);
            check(&bytes);
        }
    }
}

/// A spoilt archive seldom comes as far as its XML: here the parts are spoilt, and packed soundly.
#[test]
fn spoilt_parts_of_a_workbook_are_read_or_refused() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"1\"><v>45000.5</v></c><c t=\"inlineStr\"><is><t>a</t></is></c></row>";
    let sound: Vec<Part> = workbook(super::archive::sheet(rows), "<sst><si><t>a_x000D_</t></si></sst>");
    let words = [
        "<c>",
        "</c>",
        "<row/>",
        "<v>",
        " r=\"ZZZ9\"",
        " t=\"s\"",
        "<![CDATA[",
        "]]>",
        "&#0;",
        "&lt;",
        "<!DOCTYPE a>",
        "1e999",
    ];
    let mut chance = Chance(4);
    for _ in 0..N_CASES {
        for spoilt in 0..sound.len() {
            let mut parts = sound.clone();
            chance.spoil(&mut parts[spoilt].1, &words);
            check(&stored(&parts));
        }
    }
}
