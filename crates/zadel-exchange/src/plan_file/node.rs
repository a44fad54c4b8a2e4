//! A plan as a tree in which every value knows its path and its place, and says what it should have been.
//!
//! The same tree stands for both syntaxes, so that a rule of the plan is written once: TOML, which people write and which has
//! places, and JSON, which programs send and which is stored.

use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money, MoneyError};

use crate::name::{MOST_CHARACTERS, read_name};

use super::problem::{Expected, Found, Kind, Problem, Rule};

/// A table of the plan, whatever syntax it was written in.
#[derive(Clone)]
pub(super) struct Table<'a> {
    entries: Entries<'a>,
    pub(super) path: String,
    pub(super) span: Range<usize>,
}

/// A value of the plan.
#[derive(Clone)]
pub(super) struct Node<'a> {
    value: Value<'a>,
    pub(super) path: String,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Copy)]
enum Entries<'a> {
    Toml(&'a DeTable<'a>),
    Json(&'a serde_json::Map<String, Json>),
}

#[derive(Clone, Copy)]
enum Value<'a> {
    Toml(&'a DeValue<'a>),
    Json(&'a Json),
}

impl<'a> Table<'a> {
    pub(super) fn of_toml(document: &'a Spanned<DeTable<'a>>) -> Self {
        Self { entries: Entries::Toml(document.get_ref()), path: String::new(), span: 0..0 }
    }

    pub(super) fn of_json(document: &'a serde_json::Map<String, Json>) -> Self {
        Self { entries: Entries::Json(document), path: String::new(), span: 0..0 }
    }

    /// Refuses keys that are not in the list, the first in the file first.
    pub(super) fn allow_only(&self, known: &'static [&'static str]) -> Result<(), Problem> {
        let is_unknown = |key: &str| !known.contains(&key);
        let (name, span) = match self.entries {
            Entries::Toml(entries) => {
                let unknown = entries.keys().filter(|key| is_unknown(key.get_ref()));
                let Some(key) = unknown.min_by_key(|key| key.span().start) else { return Ok(()) };
                (key.get_ref().to_string(), key.span())
            }
            Entries::Json(entries) => {
                let Some(key) = entries.keys().find(|key| is_unknown(key)) else { return Ok(()) };
                (key.clone(), 0..0)
            }
        };
        let nearest = nearest(&name, known);
        Err(Kind::UnknownKey { key: name.clone(), nearest }.at(self.path_of(&name), span))
    }

    /// Every key with its value, in the order of the texts: of a table whose keys are not known beforehand.
    pub(super) fn entries(&self) -> Vec<(String, Node<'a>)> {
        let mut keys: Vec<String> = match self.entries {
            Entries::Toml(entries) => entries.keys().map(|key| key.get_ref().to_string()).collect(),
            Entries::Json(entries) => entries.keys().cloned().collect(),
        };
        keys.sort_unstable();
        keys.into_iter().filter_map(|key| self.get(&key).map(|node| (key, node))).collect()
    }

    pub(super) fn get(&self, key: &str) -> Option<Node<'a>> {
        let (value, span) = match self.entries {
            Entries::Toml(entries) => {
                let value = entries.get(key)?;
                (Value::Toml(value.get_ref()), value.span())
            }
            // What is null is left out: programs write it so.
            Entries::Json(entries) => (Value::Json(entries.get(key).filter(|value| !value.is_null())?), 0..0),
        };
        Some(Node { value, path: self.path_of(key), span })
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
        // A number with a point is refused by name wherever it stands: 0.3 is not exact.
        let not_exact = |text: String| self.problem(Kind::FloatNotExact { text, expected });
        let found = match self.value {
            Value::Toml(DeValue::Float(float)) => return not_exact(float.as_str().to_owned()),
            Value::Json(Json::Number(number)) if number.is_f64() => return not_exact(number.to_string()),
            Value::Toml(DeValue::String(_)) | Value::Json(Json::String(_)) => Found::Text,
            Value::Toml(DeValue::Integer(_)) | Value::Json(Json::Number(_)) => Found::Number,
            Value::Toml(DeValue::Boolean(_)) | Value::Json(Json::Bool(_)) => Found::Boolean,
            Value::Toml(DeValue::Datetime(_)) => Found::Date,
            Value::Toml(DeValue::Array(_)) | Value::Json(Json::Array(_)) => Found::List,
            Value::Toml(DeValue::Table(_)) | Value::Json(Json::Object(_)) => Found::Table,
            Value::Json(Json::Null) => Found::Nothing,
        };
        self.problem(Kind::WrongType { expected, found })
    }

    fn as_text(&self) -> Option<&'a str> {
        match self.value {
            Value::Toml(value) => value.as_str(),
            Value::Json(value) => value.as_str(),
        }
    }

    pub(super) fn text(&self) -> Result<&'a str, Problem> {
        self.as_text().ok_or_else(|| self.wrong_type(Expected::Text))
    }

    /// A name: not empty, not longer than a screen is wide, nothing that would move a terminal's cursor.
    pub(super) fn name(&self) -> Result<String, Problem> {
        let name = read_name(self.text()?).ok_or_else(|| self.out_of(Rule::Name { most: MOST_CHARACTERS }))?;
        Ok(name.to_owned())
    }

    /// One of a few words.
    pub(super) fn one_of<T: Copy>(&self, words: &'static [&'static str], values: &[T]) -> Result<T, Problem> {
        let word = self.text()?;
        let index = words.iter().position(|known| *known == word);
        index.map(|i| values[i]).ok_or_else(|| self.out_of(Rule::OneOf(words)))
    }

    /// `None` if it is too large for any purpose here.
    fn integer(&self, expected: Expected) -> Result<Option<i128>, Problem> {
        match self.value {
            Value::Toml(value) => {
                let integer = value.as_integer().ok_or_else(|| self.wrong_type(expected))?;
                Ok(i128::from_str_radix(integer.as_str(), integer.radix()).ok())
            }
            Value::Json(Json::Number(number)) if !number.is_f64() => {
                Ok(number.as_i64().map(i128::from).or(number.as_u64().map(i128::from)))
            }
            Value::Json(_) => Err(self.wrong_type(expected)),
        }
    }

    /// A whole number that is not negative.
    pub(super) fn whole<T: TryFrom<i128>>(&self, rule: Rule) -> Result<T, Problem> {
        let number = self.integer(Expected::WholeNumber)?;
        number.and_then(|n| T::try_from(n).ok()).ok_or_else(|| self.out_of(rule))
    }

    /// Whole units, or a text with the currency's digits.
    pub(super) fn money(&self, currency: Currency) -> Result<Money, Problem> {
        let out_of_range = || self.out_of(Rule::Money(currency));
        let money = if let Some(text) = self.as_text() {
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
        if let Some(text) = self.as_text() {
            return Fraction::from_str(text).map_err(|_| self.problem(Kind::BadFraction { text: text.to_owned() }));
        }
        let number = self.integer(Expected::Fraction)?;
        number.and_then(|n| u64::try_from(n).ok()).map(Fraction::whole).ok_or_else(|| self.out_of(rule))
    }

    /// A fraction that a type of the plan accepts.
    pub(super) fn fraction_as<T, E>(&self, rule: Rule, new: impl Fn(Fraction) -> Result<T, E>) -> Result<T, Problem> {
        new(self.fraction(rule.clone())?).map_err(|_| self.out_of(rule))
    }

    /// A local date: `2026-12-31`, bare in TOML and a text in JSON.
    pub(super) fn date(&self) -> Result<Date, Problem> {
        let bad = |text: String| self.problem(Kind::BadDate { text });
        match self.value {
            Value::Toml(DeValue::String(text)) => Err(bad(text.to_string())),
            Value::Toml(DeValue::Datetime(moment)) => {
                let (Some(date), None, None) = (moment.date, moment.time, moment.offset) else {
                    return Err(bad(moment.to_string()));
                };
                let year = i16::try_from(date.year).map_err(|_| bad(moment.to_string()))?;
                let (month, day) = (date.month.cast_signed(), date.day.cast_signed());
                Date::new(year, month, day).map_err(|_| bad(moment.to_string()))
            }
            Value::Json(Json::String(text)) => text.parse().map_err(|_| bad(text.clone())),
            _ => Err(self.wrong_type(Expected::Date)),
        }
    }

    pub(super) fn table(&self) -> Result<Table<'a>, Problem> {
        let entries = match self.value {
            Value::Toml(value) => value.as_table().map(Entries::Toml),
            Value::Json(value) => value.as_object().map(Entries::Json),
        };
        let entries = entries.ok_or_else(|| self.wrong_type(Expected::Table))?;
        Ok(Table { entries, path: self.path.clone(), span: self.span.clone() })
    }

    /// At most so many values.
    pub(super) fn list(&self, most: usize) -> Result<Vec<Node<'a>>, Problem> {
        let values: Option<Vec<(Value<'a>, Range<usize>)>> = match self.value {
            Value::Toml(value) => value
                .as_array()
                .map(|values| values.iter().map(|value| (Value::Toml(value.get_ref()), value.span())).collect()),
            Value::Json(value) => {
                value.as_array().map(|values| values.iter().map(|value| (Value::Json(value), 0..0)).collect())
            }
        };
        let values = values.ok_or_else(|| self.wrong_type(Expected::List))?;
        if most < values.len() {
            return Err(self.problem(Kind::TooMany { most }));
        }
        let node = |(i, (value, span)): (usize, (Value<'a>, Range<usize>))| Node {
            value,
            path: format!("{}[{i}]", self.path),
            span,
        };
        Ok(values.into_iter().enumerate().map(node).collect())
    }
}

/// The known key that a mistyped one most likely stands for.
pub(crate) fn nearest(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let similarity = |candidate: &&str| strsim::jaro_winkler(&key.to_lowercase(), candidate);
    let best = known.iter().copied().max_by(|a, b| similarity(a).total_cmp(&similarity(b)))?;
    (0.75 <= similarity(&best)).then_some(best)
}
