//! Letters that are written by their names or numbers.

use encoding_rs::WINDOWS_1252;

/// The names that programs which save tables use.
///
/// # Source
/// HTML, 13.5: named character references.
const NAMES: [(&str, char); 46] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("nbsp", '\u{a0}'),
    ("apos", '\''),
    ("laquo", '«'),
    ("raquo", '»'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("minus", '−'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("curren", '¤'),
    ("sect", '§'),
    ("para", '¶'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("divide", '÷'),
    ("middot", '·'),
    ("bull", '•'),
    ("numero", '№'),
    ("permil", '‰'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("thinsp", '\u{2009}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
];

/// The names that are understood without a semicolon too.
const N_WITHOUT_SEMICOLON: usize = 5;

/// The letter that a text begins with, of which the first is `&`, and how many bytes it takes. Nothing for what is unknown: it
/// stands for itself.
pub(super) fn letter_of(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        let n = digits.chars().take_while(|digit| digit.is_digit(radix)).count();
        let letter = numbered(u32::from_str_radix(&digits[..n], radix).ok()?)?;
        let n_bytes = text.len() - digits.len() + n;
        return Some((letter, n_bytes + usize::from(text[n_bytes..].starts_with(';'))));
    }
    let n = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let at = NAMES.iter().position(|(name, _)| *name == &rest[..n])?;
    let has_semicolon = rest[n..].starts_with(';');
    (has_semicolon || at < N_WITHOUT_SEMICOLON).then(|| (NAMES[at].1, 1 + n + usize::from(has_semicolon)))
}

/// Numbers from 128 to 159 are no letters; those who write them mean Windows.
fn numbered(number: u32) -> Option<char> {
    match u8::try_from(number) {
        Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        Ok(0) => None,
        _ => char::from_u32(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_by_name_and_number() {
        let cases = [
            ("&amp;lt;", ('&', 5)),
            ("&nbsp ", ('\u{a0}', 5)),
            ("&laquo;", ('«', 7)),
            ("&#1071;", ('Я', 7)),
            ("&#x42f;x", ('Я', 7)),
            ("&#150;", ('–', 6)),
            ("&#8381 ", ('₽', 6)),
        ];
        for (text, expected) in cases {
            assert_eq!(letter_of(text), Some(expected), "{text}");
        }
        for unknown in ["&", "&;", "&foo;", "&#;", "&#x;", "&#0;", "&#xd800;", "&#99999999999;", "&laquo"] {
            assert_eq!(letter_of(unknown), None, "{unknown}");
        }
    }
}
