//! What formats of cells show: a number, a share, a day.

use std::collections::BTreeMap;

use super::xml::{Piece, Xml, attribute};
use crate::table::{Bound, TableError};

/// What the formats of a workbook show, by the numbers that cells know them by.
#[derive(Debug, Default)]
pub(super) struct Styles {
    shows: Vec<Shows>,
}

/// What a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    Number,
    Percent,
    /// A day, or a time of day.
    Moment,
}

impl Styles {
    /// As many as Excel takes.
    const MOST: usize = 65_536;

    /// # Source
    /// ECMA-376, part 1, 18.8: styles.
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, TableError> {
        let mut styles = Self::default();
        let mut own = BTreeMap::new();
        let mut is_of_cells = false;
        loop {
            match xml.next_piece()? {
                Piece::AtEnd => return Ok(styles),
                Piece::Start(tag) => match tag.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&tag, "formatCode")?.unwrap_or_default();
                        own.insert(attribute(&tag, "numFmtId")?.unwrap_or_default(), Shows::of_code(&code));
                    }
                    "cellXfs" => is_of_cells = true,
                    "xf" if is_of_cells => {
                        let id = attribute(&tag, "numFmtId")?.unwrap_or_default();
                        styles.shows.push(own.get(&id).copied().unwrap_or_else(|| Shows::of_built_in(&id)));
                    }
                    _ => {}
                },
                Piece::End(tag) if tag.local_name().as_ref() == "cellXfs" => is_of_cells = false,
                Piece::End(_) | Piece::Text(_) | Piece::Nothing => {}
            }
            if Self::MOST < styles.shows.len().max(own.len()) {
                return Err(TableError::TooLarge { bound: Bound::Styles, line: None });
            }
        }
    }

    pub(super) fn shows(&self, style: usize) -> Shows {
        self.shows.get(style).copied().unwrap_or(Shows::Number)
    }
}

impl Shows {
    /// # Source
    /// ECMA-376, part 1, 18.8.30: the formats that every workbook has. Those from 27 on are days of East Asia.
    fn of_built_in(id: &str) -> Self {
        match id.parse::<u32>() {
            Ok(9 | 10) => Self::Percent,
            Ok(14..=22 | 27..=36 | 45 | 47 | 50..=58) => Self::Moment,
            _ => Self::Number,
        }
    }

    /// By the first part of a format, which is the one for numbers above 0. A length of time, `[h]:mm`, is a number.
    fn of_code(code: &str) -> Self {
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                // Quoted, or one letter that stands for itself or is repeated.
                '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
                '\\' | '_' | '*' => drop(letters.next()),
                '[' => {
                    let within: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    if !within.is_empty()
                        && within.chars().all(|letter| matches!(letter, 'h' | 'm' | 's' | 'H' | 'M' | 'S'))
                    {
                        return Self::Number;
                    }
                }
                '%' => return Self::Percent,
                'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => return Self::Moment,
                '0' | '#' | '?' | ';' => return Self::of_rest(letters.as_str()),
                'G' if letters.as_str().starts_with("eneral") => return Self::of_rest(letters.as_str()),
                _ => {}
            }
        }
        Self::Number
    }

    /// Behind a digit there are no days any more, only a per cent sign.
    fn of_rest(rest: &str) -> Self {
        let first = rest.split(';').next().unwrap_or(rest);
        let mut is_quoted = false;
        let is_percent = first.chars().any(|letter| {
            is_quoted ^= letter == '"';
            letter == '%' && !is_quoted
        });
        if is_percent { Self::Percent } else { Self::Number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_its_code() {
        let cases = [
            ("0.00%", Shows::Percent),
            ("#,##0 %;[Red]-0%", Shows::Percent),
            ("0\"%\"", Shows::Number),
            ("General", Shows::Number),
            ("#,##0.00 \"d\"", Shows::Number),
            ("\"руб.\" 0", Shows::Number),
            ("[Red]0", Shows::Number),
            ("_-* #,##0 ₽_-", Shows::Number),
            ("dd.mm.yyyy", Shows::Moment),
            ("[$-419]d mmmm yyyy\\ \"г.\"", Shows::Moment),
            ("YYYY-MM-DD\\THH:MM", Shows::Moment),
            ("[h]:mm:ss", Shows::Number),
            ("ggge\"年\"m\"月\"", Shows::Moment),
            ("0.00E+00", Shows::Number),
            ("@", Shows::Number),
        ];
        for (code, expected) in cases {
            assert_eq!(Shows::of_code(code), expected, "{code}");
        }
    }
}
