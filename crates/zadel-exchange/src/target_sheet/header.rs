//! The head of a column: a month, a total, a quarter, or something else.

use zadel_core::calendar::Month;

use super::grid::Cell;
use super::vocabulary::{BESIDE_MONTH, MILLIONS, MONTHS, QUARTERS, THOUSANDS, TOTALS};

/// What the head of a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A month, with its year if it says so.
    Month(i8, Option<i16>),
    /// A quarter or half a year.
    Quarter,
    /// A sum of other columns.
    Total,
    Other,
}

pub(super) fn head_of(cell: &Cell) -> Head {
    match cell {
        Cell::Day(month) => Head::Month(month.number(), Some(month.year())),
        Cell::Text(text) => head_of_text(text),
        // `10.2026` typed where a point is the decimal sign.
        Cell::Number(number) => match head_of_text(&number.to_string()) {
            month @ Head::Month(..) => month,
            _ => Head::Other,
        },
        Cell::Empty | Cell::Fault(_) => Head::Other,
    }
}

fn head_of_text(text: &str) -> Head {
    let words = words_of(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Some(head) = month_in_digits(text, &words).or_else(|| month_by_name(&words)) {
        return head;
    }
    let names = |known: &[&str]| words.iter().any(|word| known.contains(word));
    // A quarter is counted, or in Roman figures.
    let is_counted = words.iter().any(|word| matches!(*word, "1" | "2" | "3" | "4" | "i" | "ii" | "iii" | "iv"));
    match () {
        () if names(&QUARTERS) && is_counted => Head::Quarter,
        () if names(&TOTALS) => Head::Total,
        () => Head::Other,
    }
}

/// Letters and digits in small letters, apart: `Oct'26` is `oct` and `26`.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.to_lowercase().chars().map(|c| if c == 'ё' { 'е' } else { c }) {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        match (kind, words.last_mut()) {
            (Some(_), Some(word)) if kind == last => word.push(c),
            (Some(_), _) => words.push(c.to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    words
}

fn month_by_name(words: &[&str]) -> Option<Head> {
    let (mut month, mut year) = (None, None);
    for word in words {
        let named = (1_i8..).zip(MONTHS).find(|(_, names)| names.contains(word)).map(|(number, _)| number);
        if let (Some(number), None) = (named, month) {
            month = Some(number);
        } else if let (Some(number), None) = (year_of(word), year) {
            year = Some(number);
        } else if !BESIDE_MONTH.contains(word) && !THOUSANDS.contains(word) && !MILLIONS.contains(word) {
            return None;
        }
    }
    month.map(|month| Head::Month(month, year))
}

/// Four digits of our century, or its last two beside a name.
fn year_of(word: &str) -> Option<i16> {
    let number: i16 = word.parse().ok()?;
    match word.len() {
        4 => (2000..2100).contains(&number).then_some(number),
        2 => Some(2000 + number),
        _ => None,
    }
}

/// `10.2026`, `2026-10`, `10/2026`, and the first day of a month.
fn month_in_digits(text: &str, words: &[&str]) -> Option<Head> {
    let is_year = |word: &str| word.len() == 4 && year_of(word).is_some();
    // What the sums count in may stand behind.
    let unit = words.iter().position(|word| THOUSANDS.contains(word) || MILLIONS.contains(word));
    let (month, year) = match &words[..unit.unwrap_or(words.len())] {
        [month, year] if is_year(year) => (month, year),
        [year, month] if is_year(year) => (month, year),
        [year, month, "01" | "1"] if is_year(year) => (month, year),
        ["01" | "1", month, year] if is_year(year) => (month, year),
        // Americans write the month first.
        [month, "01" | "1", year] if is_year(year) && text.contains('/') => (month, year),
        _ => return None,
    };
    let number = month.parse().ok().filter(|number| month.len() <= 2 && (1..=12).contains(number))?;
    Some(Head::Month(number, year_of(year)))
}

/// How many units of money a sum stands for, if the text says so.
pub(super) fn unit_in(text: &str) -> Option<i64> {
    let words = words_of(text);
    let names = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    match () {
        () if names(&THOUSANDS) => Some(1_000),
        () if names(&MILLIONS) => Some(1_000_000),
        () => None,
    }
}

/// A year that stands alone, or in a title: `2026`, `План продаж на 2026 год`.
pub(super) fn year_in(cell: &Cell) -> Option<i16> {
    match cell {
        Cell::Text(text) => words_of(text).iter().filter(|word| word.len() == 4).find_map(|word| year_of(word)),
        // Two digits that stand alone are rather a number of people.
        Cell::Number(number) if 1000.0 <= *number => year_of(&number.to_string()),
        Cell::Day(month) => Some(month.year()),
        Cell::Number(_) | Cell::Empty | Cell::Fault(_) => None,
    }
}

/// Months with years. A year that is said nowhere is the one that brings the most months into the period; after December the
/// next one begins.
pub(super) fn with_years(
    heads: &[(i8, Option<i16>)],
    said_above: Option<i16>,
    in_period: impl Fn(Month) -> bool,
    years: impl Iterator<Item = i16>,
) -> Vec<Month> {
    let from = |first: i16| -> Vec<Month> {
        let (mut year, mut before) = (first, None);
        let mut months = Vec::new();
        for (number, own) in heads {
            year = match (own, before) {
                (Some(own), _) => *own,
                (None, Some(before)) if *number < before => year.saturating_add(1),
                (None, _) => year,
            };
            before = Some(*number);
            months.extend(Month::new(year.clamp(1, 9999), *number));
        }
        months
    };
    let n_inside = |months: &[Month]| months.iter().filter(|month| in_period(**month)).count();
    if let Some(year) = said_above {
        return from(year);
    }
    // Of equals the earliest.
    let mut best = Vec::new();
    for months in years.map(from) {
        if best.is_empty() || n_inside(&best) < n_inside(&months) {
            best = months;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Head {
        head_of(&Cell::Text(text.to_owned()))
    }

    #[test]
    fn a_month_is_known_in_many_spellings() {
        for text in [
            "Октябрь 2026",
            "окт 2026",
            "окт. 26",
            "ОКТ2026",
            "10.2026",
            "10.2026, тыс. ₽",
            "2026-10",
            "10/2026",
            "01.10.2026",
            "10/1/2026",
            "2026-10-01",
            "Oct-26",
            "Oct'26",
            "October, 2026",
            "План на октябрь 2026 г.",
            "Октябрь 2026, тыс. руб.",
        ] {
            assert_eq!(head(text), Head::Month(10, Some(2026)), "{text}");
        }
        for text in ["Октябрь", "окт.", "october", "OCT"] {
            assert_eq!(head(text), Head::Month(10, None), "{text}");
        }
        assert_eq!(head("май"), Head::Month(5, None));
        assert_eq!(head_of(&Cell::Number(10.2026)), Head::Month(10, Some(2026)));
        assert_eq!(head_of(&Cell::Number(100_000.0)), Head::Other);
    }

    #[test]
    fn what_is_no_month_is_none() {
        for text in ["Q4", "4 кв.", "IV квартал 2026", "4Q2026", "1 полугодие"] {
            assert_eq!(head(text), Head::Quarter, "{text}");
        }
        for text in ["Итого", "ВСЕГО за год", "Total", "2026 год"] {
            assert_eq!(head(text), Head::Total, "{text}");
        }
        for text in ["Октябрь факт", "Менеджер", "2026", "100 000", "13.2026", "Марта Петрова", "Май Сергей", "1.5"]
        {
            assert_eq!(head(text), Head::Other, "{text}");
        }
    }

    #[test]
    fn a_year_that_is_said_nowhere_follows_from_the_period() {
        let month = |text: &str| text.parse::<Month>().expect("a month");
        let period = month("2026-10")..=month("2027-03");
        let dated = |numbers: &[i8]| -> Vec<String> {
            let heads: Vec<(i8, Option<i16>)> = numbers.iter().map(|number| (*number, None)).collect();
            let months = with_years(&heads, None, |month| period.contains(&month), 2025..=2028);
            months.iter().map(ToString::to_string).collect()
        };
        assert_eq!(dated(&[11, 12, 1]), ["2026-11", "2026-12", "2027-01"]);
        assert_eq!(dated(&[1, 2]), ["2027-01", "2027-02"]);
        assert_eq!(dated(&[10]), ["2026-10"]);
    }
}
