//! Texts with cells divided by semicolons, commas or tabs, in whatever encoding they were saved.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::SheetError;
use super::grid::{Cell, Grid};

pub(super) fn read(bytes: &[u8]) -> Result<Grid, SheetError> {
    let text = decoded(bytes);
    if text.contains('\0') || text.chars().filter(|c| is_unprintable(*c)).count() * 50 > text.chars().count() {
        return Err(SheetError::UnknownFormat);
    }
    let (text, said) = without_separator_line(&text);
    let delimiter = said.unwrap_or_else(|| delimiter_of(text));
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(true)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut next_row = 0;
    for line in lines.records() {
        let line = line.map_err(|_| SheetError::Broken)?;
        let from = line.position().map_or(0, csv::Position::byte);
        // Empty lines are rows too, as a spreadsheet numbers them, and the reader leaves them out.
        let row = next_row + usize::try_from(from).map_or(0, |from| n_empty_lines(text.as_bytes(), from));
        next_row = row + 1;
        for (column, text) in line.iter().enumerate() {
            grid.put(row, column, Cell::Text(text.to_owned())).map_err(|_| SheetError::TooLarge)?;
        }
    }
    Ok(grid)
}

/// How many empty lines stand at a place, behind the end of the line before.
fn n_empty_lines(text: &[u8], from: usize) -> usize {
    let breaks = text.get(from..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let breaks = &text[from.min(text.len())..][..breaks];
    let is_end_of_last = text[..from.min(text.len())].ends_with(b"\r") && breaks.starts_with(b"\n");
    let pairs = breaks.windows(2).filter(|pair| pair == b"\r\n").count();
    breaks.len() - pairs - usize::from(is_end_of_last)
}

/// By its mark, else as UTF-8 if it is, else as Windows saves Russian text.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark): (&'static Encoding, usize) =
        Encoding::for_bom(bytes).unwrap_or_else(|| (encoding_of(bytes), 0));
    encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    // Of two bytes a character without a mark: every other byte of digits and Latin letters is 0.
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let many = bytes.len() / 8;
    if 0 < many && many < zeros(1) {
        UTF_16LE
    } else if 0 < many && many < zeros(0) {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1251
    }
}

fn is_unprintable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\r' | '\n')) || c == '\u{fffd}'
}

/// Excel writes `sep=;` into the first line of some texts. It stays as an empty line, so that rows keep their numbers.
fn without_separator_line(text: &str) -> (&str, Option<u8>) {
    let Some(said) = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) else { return (text, None) };
    let line_end = text.find('\n').unwrap_or(text.len());
    if said.is_ascii_punctuation() || said == b'\t' { (&text[line_end..], Some(said)) } else { (text, None) }
}

/// The sign that divides the most lines, and in the same way; commas stand within numbers too.
fn delimiter_of(text: &str) -> u8 {
    const LINES: usize = 60;
    let score = |sign: u8| {
        let count = |line: &str| line.bytes().filter(|byte| *byte == sign).count();
        let counts: Vec<usize> = text.lines().take(LINES).map(count).filter(|n| 0 < *n).collect();
        let usual = counts.iter().copied().max_by_key(|n| counts.iter().filter(|other| *other == n).count());
        usual.map_or(0, |usual| counts.iter().filter(|n| **n == usual).count())
    };
    // Of equals the first: nobody puts a semicolon into a number.
    [b';', b'\t', b','].into_iter().rev().max_by_key(|sign| score(*sign)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let grid = read(bytes).expect("a text");
        (0..grid.n_rows()).map(|row| grid.row(row).iter().map(Cell::shown).collect()).collect()
    }

    #[test]
    fn any_encoding_and_any_sign_give_the_same_table() {
        let expected = vec![vec!["Имя", "окт"], vec!["Анна", "1 234,56"]];
        let text = |sign: char| format!("Имя{sign}окт\r\nАнна{sign}\"1 234,56\"\r\n");
        let utf_16 = |text: &str| -> Vec<u8> {
            [0xfeff_u16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        };
        for sign in [';', '\t', ','] {
            let text = text(sign);
            assert_eq!(cells(text.as_bytes()), expected);
            assert_eq!(cells(&["\u{feff}".as_bytes(), text.as_bytes()].concat()), expected);
            assert_eq!(cells(&WINDOWS_1251.encode(&text).0), expected);
            assert_eq!(cells(&utf_16(&text)), expected);
        }
    }

    #[test]
    fn rows_keep_the_numbers_of_their_lines() {
        assert_eq!(cells(b"sep=,\n\na,b\n\nc\n"), [vec![], vec![], vec!["a", "b"], vec![], vec!["c"]]);
        assert_eq!(cells("имя;окт\n\"А\nБ\";5\n".as_bytes())[1], ["А\nБ", "5"]);
    }

    #[test]
    fn a_picture_is_no_table() {
        let noise: Vec<u8> = (0..2000_u32).map(|i| u8::try_from(i * 7919 % 251 % 32).expect("a byte")).collect();
        assert_eq!(read(&noise).map(|_| ()), Err(SheetError::UnknownFormat));
    }
}
