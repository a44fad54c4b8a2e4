//! TOML with places: every value knows its path and its bytes, and says what it should have been.

use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;
use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money, MoneyError};

use super::problem::{Expected, Found, Kind, Problem, Rule, TomlFault};

/// Reads a text as TOML 1.0.
pub(super) fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Problem> {
    // The library reads TOML 1.1, where an inline table may go on over lines: there a forgotten brace is only found lines
    // below, and other readers of the same file refuse it.
    if let Some(place) = newer_inline_table(text) {
        return Err(Kind::BadToml(TomlFault::InlineTable).at("", place));
    }
    DeTable::parse(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        Kind::BadToml(fault_of(error.message())).at("", span)
    })
}

/// Where an inline table does what only TOML 1.1 allows: go on over lines, or end in a comma.
fn newer_inline_table(text: &str) -> Option<Range<usize>> {
    let mut open = Vec::new();
    let mut before = TokenKind::Newline;
    for token in Source::new(text).lex() {
        let kind = token.kind();
        let place = token.span().start()..token.span().start();
        let in_table = open.last() == Some(&TokenKind::LeftCurlyBracket);
        match kind {
            TokenKind::Newline if in_table => return Some(place),
            TokenKind::RightCurlyBracket if in_table && before == TokenKind::Comma => return Some(place),
            TokenKind::LeftCurlyBracket | TokenKind::LeftSquareBracket => open.push(kind),
            TokenKind::RightCurlyBracket | TokenKind::RightSquareBracket => drop(open.pop()),
            _ => {}
        }
        if kind != TokenKind::Whitespace {
            before = kind;
        }
    }
    None
}

/// The library tells faults apart by words only; what it says goes no further than this.
fn fault_of(message: &str) -> TomlFault {
    let is_about = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if is_about(&["duplicate key"]) {
        TomlFault::DuplicateKey
    } else if is_about(&["recursion", "recurse"]) {
        TomlFault::TooDeep
    } else if is_about(&["datetime", "date-time", "month", "day"]) {
        TomlFault::BadDateOrTime
    } else if is_about(&["string"]) {
        TomlFault::UnclosedString
    } else {
        TomlFault::Other
    }
}

/// A table of the file.
#[derive(Clone)]
pub(super) struct Table<'a> {
    entries: &'a DeTable<'a>,
    pub(super) path: String,
    pub(super) span: Range<usize>,
}

/// A value of the file.
#[derive(Clone)]
pub(super) struct Node<'a> {
    value: &'a DeValue<'a>,
    pub(super) path: String,
    pub(super) span: Range<usize>,
}

impl<'a> Table<'a> {
    pub(super) fn root(document: &'a Spanned<DeTable<'a>>) -> Self {
        Self { entries: document.get_ref(), path: String::new(), span: 0..0 }
    }

    /// Refuses keys that are not in the list, the first in the file first.
    pub(super) fn allow_only(&self, known: &'static [&'static str]) -> Result<(), Problem> {
        let unknown = self.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        let Some(key) = unknown.min_by_key(|key| key.span().start) else { return Ok(()) };
        let name = key.get_ref().to_string();
        let nearest = nearest(&name, known);
        Err(Kind::UnknownKey { key: name.clone(), nearest }.at(self.path_of(&name), key.span()))
    }

    pub(super) fn get(&self, key: &str) -> Option<Node<'a>> {
        let value = self.entries.get(key)?;
        Some(Node { value: value.get_ref(), path: self.path_of(key), span: value.span() })
    }

    pub(super) fn require(&self, key: &str) -> Result<Node<'a>, Problem> {
        self.get(key).ok_or_else(|| self.missing(key))
    }

    pub(super) fn missing(&self, key: &str) -> Problem {
        Kind::MissingKey { key: key.to_owned() }.at(self.path_of(key), self.span.clone())
    }

    /// Something is wrong with the table as a whole.
    pub(super) fn problem(&self, kind: Kind) -> Problem {
        kind.at(self.path.clone(), self.span.clone())
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

impl<'a> Node<'a> {
    pub(super) fn problem(&self, kind: Kind) -> Problem {
        kind.at(self.path.clone(), self.span.clone())
    }

    pub(super) fn out_of(&self, rule: Rule) -> Problem {
        self.problem(Kind::OutOfRange(rule))
    }

    fn wrong_type(&self, expected: Expected) -> Problem {
        let found = match self.value {
            // A float is refused by name wherever it stands: 0.3 is no exact number.
            DeValue::Float(float) => {
                return self.problem(Kind::FloatNotExact { text: float.as_str().to_owned(), expected });
            }
            DeValue::String(_) => Found::Text,
            DeValue::Integer(_) => Found::Number,
            DeValue::Boolean(_) => Found::Boolean,
            DeValue::Datetime(_) => Found::Date,
            DeValue::Array(_) => Found::List,
            DeValue::Table(_) => Found::Table,
        };
        self.problem(Kind::WrongType { expected, found })
    }

    pub(super) fn text(&self) -> Result<&'a str, Problem> {
        self.value.as_str().ok_or_else(|| self.wrong_type(Expected::Text))
    }

    /// A name: not empty, not longer than a screen is wide, nothing that would move a terminal's cursor.
    pub(super) fn name(&self) -> Result<String, Problem> {
        const MOST: usize = 200;
        let name = self.text()?.trim();
        let fits = !name.is_empty() && name.chars().count() <= MOST && !name.contains(is_invisible);
        if fits { Ok(name.to_owned()) } else { Err(self.out_of(Rule::Name { most: MOST })) }
    }

    /// One of a few words.
    pub(super) fn one_of<T: Copy>(&self, words: &'static [&'static str], values: &[T]) -> Result<T, Problem> {
        let word = self.text()?;
        let index = words.iter().position(|known| *known == word);
        index.map(|i| values[i]).ok_or_else(|| self.out_of(Rule::OneOf(words)))
    }

    /// `None` if it is no whole number or too large for any purpose here.
    fn integer(&self, expected: Expected) -> Result<Option<i128>, Problem> {
        let integer = self.value.as_integer().ok_or_else(|| self.wrong_type(expected))?;
        Ok(i128::from_str_radix(integer.as_str(), integer.radix()).ok())
    }

    /// A whole number that is not negative.
    pub(super) fn whole<T: TryFrom<i128>>(&self, rule: Rule) -> Result<T, Problem> {
        let number = self.integer(Expected::WholeNumber)?;
        number.and_then(|n| T::try_from(n).ok()).ok_or_else(|| self.out_of(rule))
    }

    /// Whole units, or a text with the currency's digits.
    pub(super) fn money(&self, currency: Currency) -> Result<Money, Problem> {
        let out_of_range = || self.out_of(Rule::Money(currency));
        let money = if let Some(text) = self.value.as_str() {
            currency.parse(text).map_err(|error| match error {
                MoneyError::Malformed => {
                    self.problem(Kind::BadMoney { text: text.to_owned(), n_digits: currency.n_digits() })
                }
                MoneyError::OutOfRange => out_of_range(),
            })?
        } else {
            let units = self.integer(Expected::Money)?.ok_or_else(out_of_range)?;
            currency.whole(units).map_err(|_| out_of_range())?
        };
        if money < Money::ZERO { Err(out_of_range()) } else { Ok(money) }
    }

    /// A whole number or a text such as `3/10`, `30%`, `0.25`.
    pub(super) fn fraction(&self, rule: Rule) -> Result<Fraction, Problem> {
        if let Some(text) = self.value.as_str() {
            return Fraction::from_str(text).map_err(|_| self.problem(Kind::BadFraction { text: text.to_owned() }));
        }
        let number = self.integer(Expected::Fraction)?;
        number.and_then(|n| u64::try_from(n).ok()).map(Fraction::whole).ok_or_else(|| self.out_of(rule))
    }

    /// A fraction that a type of the plan accepts.
    pub(super) fn fraction_as<T, E>(&self, rule: Rule, new: impl Fn(Fraction) -> Result<T, E>) -> Result<T, Problem> {
        new(self.fraction(rule.clone())?).map_err(|_| self.out_of(rule))
    }

    /// A local date, as `2026-12-01`.
    pub(super) fn date(&self) -> Result<Date, Problem> {
        let bad = |text: String| self.problem(Kind::BadDate { text });
        match self.value {
            DeValue::String(text) => Err(bad(text.to_string())),
            DeValue::Datetime(moment) => {
                let (Some(date), None, None) = (moment.date, moment.time, moment.offset) else {
                    return Err(bad(moment.to_string()));
                };
                let year = i16::try_from(date.year).map_err(|_| bad(moment.to_string()))?;
                let (month, day) = (date.month.cast_signed(), date.day.cast_signed());
                Date::new(year, month, day).map_err(|_| bad(moment.to_string()))
            }
            _ => Err(self.wrong_type(Expected::Date)),
        }
    }

    pub(super) fn table(&self) -> Result<Table<'a>, Problem> {
        let entries = self.value.as_table().ok_or_else(|| self.wrong_type(Expected::Table))?;
        Ok(Table { entries, path: self.path.clone(), span: self.span.clone() })
    }

    /// At most so many values.
    pub(super) fn list(&self, most: usize) -> Result<Vec<Node<'a>>, Problem> {
        let values = self.value.as_array().ok_or_else(|| self.wrong_type(Expected::List))?;
        if most < values.len() {
            return Err(self.problem(Kind::TooMany { most }));
        }
        let node = |(i, value): (usize, &'a Spanned<DeValue<'a>>)| Node {
            value: value.get_ref(),
            path: format!("{}[{i}]", self.path),
            span: value.span(),
        };
        Ok(values.iter().enumerate().map(node).collect())
    }
}

/// Characters that nobody sees, and that drive a terminal or turn the direction of a line: controls, zero widths, marks of
/// direction.
fn is_invisible(c: char) -> bool {
    let marks = ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2069}'];
    c.is_control() || c == '\u{ad}' || c == '\u{feff}' || marks.iter().any(|marks| marks.contains(&c))
}

/// The known key that a mistyped one most likely stands for.
fn nearest(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let similarity = |candidate: &&str| strsim::jaro_winkler(&key.to_lowercase(), candidate);
    let best = known.iter().copied().max_by(|a, b| similarity(a).total_cmp(&similarity(b)))?;
    (0.75 <= similarity(&best)).then_some(best)
}
