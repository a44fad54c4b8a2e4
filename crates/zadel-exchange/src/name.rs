//! Names of people, plans, lines and stages, and longer texts.

/// Longer names fit on no screen.
pub const MOST_CHARACTERS: usize = 200;

/// The text without the spaces around it, if it can be a name: not empty, not longer than [`MOST_CHARACTERS`], and without
/// characters that nobody sees or that drive a terminal or turn the direction of a line.
#[must_use]
pub fn read_name(text: &str) -> Option<&str> {
    let name = text.trim();
    let fits = !name.is_empty() && name.chars().count() <= MOST_CHARACTERS && !name.contains(is_invisible);
    fits.then_some(name)
}

/// The text without the white space around it, every line break one `\n`, if it can be shown and printed: at most `most`
/// characters, no controls but tabs and line breaks, no marks that turn the direction of a line. It may be empty.
///
/// Zero widths stay: they come along with what is pasted, and hold emoji together.
#[must_use]
pub fn read_text(text: &str, most: usize) -> Option<String> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_bad = |c: char| turns(c) || c.is_control() && !matches!(c, '\n' | '\t');
    (text.chars().count() <= most && !text.contains(is_bad)).then_some(text)
}

/// Controls, zero widths, marks of direction.
fn is_invisible(c: char) -> bool {
    let marks = ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2069}'];
    c.is_control() || c == '\u{ad}' || c == '\u{feff}' || marks.iter().any(|marks| marks.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_lines_and_nothing_that_cannot_be_seen() {
        assert_eq!(read_text(" one\r\n\ttwo \n", 20).as_deref(), Some("one\n\ttwo"));
        assert_eq!(read_text("", 0).as_deref(), Some(""));
        assert_eq!(read_text("\u{1f469}\u{200d}\u{1f4bb}", 3).as_deref(), Some("\u{1f469}\u{200d}\u{1f4bb}"));
        for text in ["12345678901", "a\u{0}", "a\u{202e}b", "\u{1b}[2J"] {
            assert_eq!(read_text(text, 10), None, "{text:?}");
        }
    }
}
