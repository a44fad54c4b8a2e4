//! Names of people, plans, lines and stages.

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

/// Controls, zero widths, marks of direction.
fn is_invisible(c: char) -> bool {
    let marks = ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2069}'];
    c.is_control() || c == '\u{ad}' || c == '\u{feff}' || marks.iter().any(|marks| marks.contains(&c))
}
