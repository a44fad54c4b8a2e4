//! Names as they are compared: people write the same header and the same stage in several ways.

/// In small letters, ё as е, and only letters, digits and what tells two names apart (`%`, `+`, `№`, `#`), one space between.
///
/// # Examples
/// ```
/// # use zadel_exchange::import::plain_name;
/// assert_eq!(plain_name("  Бюджет,\u{a0}₽ "), "бюджет ₽");
/// assert_eq!(plain_name("Счёт  выставлен…"), plain_name("счет выставлен"));
/// ```
#[must_use]
pub fn plain_name(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut ended = false;
    for c in name.chars().flat_map(char::to_lowercase).map(|c| if c == '\u{451}' { '\u{435}' } else { c }) {
        let counts = c.is_alphanumeric() || matches!(c, '%' | '+' | '№' | '#' | '₽' | '€' | '$' | '*');
        if !counts {
            ended = !plain.is_empty();
            continue;
        }
        if ended {
            plain.push(' ');
        }
        ended = false;
        plain.push(c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_in_other_spellings_is_the_same() {
        for name in
            ["Дата закрытия", " дата  закрытия:", "ДАТА\u{a0}ЗАКРЫТИЯ", "Дата_закрытия", "\u{feff}Дата закрытия"]
        {
            assert_eq!(plain_name(name), "дата закрытия", "{name:?}");
        }
        assert_ne!(plain_name("Этап 1"), plain_name("Этап 2"));
        assert_eq!(plain_name("…"), "");
    }
}
