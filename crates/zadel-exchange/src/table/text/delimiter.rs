//! Which sign divides the cells of a text.

/// The signs that programs divide cells with. Of equals the first: nobody puts a semicolon into a number, and commas stand in
/// amounts and in names.
const SIGNS: [u8; 4] = *b";\t|,";

/// The delimiter of a first line that says it and nothing else, as Excel reads it: `sep=;`.
pub(super) fn said(text: &str) -> Option<u8> {
    let line = text.lines().next()?;
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let [sign] = line.strip_prefix("sep=")?.as_bytes() else { return None };
    let can_divide = (sign.is_ascii_punctuation() && *sign != b'"') || *sign == b'\t';
    can_divide.then_some(*sign)
}

/// The sign by which the most rows have as many cells as each other, of the beginning of a text.
pub(super) fn likeliest(text: &str) -> u8 {
    // Of equals, `max_by_key` takes the last.
    SIGNS.into_iter().rev().max_by_key(|sign| n_alike(text, *sign)).unwrap_or(b';')
}

/// How many of the first rows have the number of cells that is the most frequent, one cell not counted. A row in which quotes
/// stand where they divide nothing was divided at the wrong places.
fn n_alike(text: &str, sign: u8) -> usize {
    const MOST_ROWS: usize = 100;
    let mut frequencies = [0_usize; 256];
    let is_divided = |row: Shape| 1 < row.n_cells;
    let has_divided_head = Shapes::new(text.as_bytes(), sign).next().is_some_and(is_divided);
    if sign == b',' && !has_divided_head && stands_in_numbers_only(text) {
        return 0;
    }
    for row in Shapes::new(text.as_bytes(), sign).take(MOST_ROWS) {
        if row.is_sound && 1 < row.n_cells {
            frequencies[row.n_cells.min(255)] += 1;
        }
    }
    frequencies.into_iter().max().unwrap_or(0)
}

/// A single column of amounts below its head is no table of two columns.
fn stands_in_numbers_only(text: &str) -> bool {
    let is_free = |near: &[u8]| near[1] == b',' && !(near[0].is_ascii_digit() && near[2].is_ascii_digit());
    !text.as_bytes().windows(3).any(is_free)
}

struct Shape {
    n_cells: usize,
    is_sound: bool,
}

/// How the rows of a text are divided by a sign. The last one counts as far as it goes.
struct Shapes<'a> {
    bytes: std::iter::Peekable<std::slice::Iter<'a, u8>>,
    sign: u8,
}

impl<'a> Shapes<'a> {
    fn new(text: &'a [u8], sign: u8) -> Self {
        Self { bytes: text.iter().peekable(), sign }
    }
}

impl Iterator for Shapes<'_> {
    type Item = Shape;

    fn next(&mut self) -> Option<Shape> {
        while self.bytes.next_if(|byte| is_line_end(**byte)).is_some() {}
        self.bytes.peek()?;
        let mut shape = Shape { n_cells: 1, is_sound: true };
        let (mut is_quoted, mut is_start) = (false, true);
        while let Some(byte) = self.bytes.next() {
            match *byte {
                b'"' if is_quoted => {
                    let is_doubled = self.bytes.next_if(|next| **next == b'"').is_some();
                    is_quoted = is_doubled;
                    let is_end = |next: &&u8| **next == self.sign || is_line_end(**next);
                    shape.is_sound &= is_doubled || self.bytes.peek().is_none_or(is_end);
                }
                _ if is_quoted => {}
                b'"' => {
                    shape.is_sound &= is_start;
                    is_quoted = is_start;
                    is_start = false;
                }
                byte if is_line_end(byte) => break,
                byte if byte == self.sign => {
                    shape.n_cells += 1;
                    is_start = true;
                }
                _ => is_start = false,
            }
        }
        Some(shape)
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}
