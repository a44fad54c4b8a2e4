//! A map from TOML.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use zadel_core::facts::seen::Action;
use zadel_core::facts::{Stage, StageMeaning};
use zadel_core::money::{Currency, Rate};

use super::problem::{MapFault, MapProblem, Shape};
use super::{Column, ImportMap, RepeatedIds, Unit};
use crate::import::field::{Field, RowsOf};
use crate::import::value::{DateOrder, Offset};
use crate::name::{MOST_CHARACTERS, read_name};
use crate::plan_file::node::nearest;
use crate::plan_file::toml_syntax;

const KEYS: [&str; 19] = [
    "of",
    "feed",
    "sheet",
    "header_line",
    "dates",
    "offset",
    "currency",
    "rates",
    "amounts_in",
    "repeated_ids",
    "action",
    "columns",
    "dates_of_stages",
    "stages",
    "actions",
    "people",
    "sources",
    "lines",
    "loss_reasons",
];

/// More names than a company has.
const MOST_KEYS: usize = 10_000;
/// As many columns as a spreadsheet has.
const MOST_COLUMNS: usize = 16_384;
/// Columns that an id is put together from.
const MOST_PARTS: usize = 5;
/// A pipeline, a stroke and a stage, and whatever a CRM lets people call them.
const MOST_CHARACTERS_OF_KEY: usize = 3 * MOST_CHARACTERS;

impl ImportMap {
    /// Reads a map file. Keys that are not known are errors, and so is a value that would be guessed at.
    ///
    /// # Errors
    /// The first [`MapProblem`], with its place: syntax, top level, columns, stages, names.
    ///
    /// # Examples
    /// ```
    /// # use zadel_exchange::import::{Column, Field, ImportMap};
    /// let map = ImportMap::read("of = \"deals\"\nfeed = \"CRM\"\n[columns]\nid = \"ID\"\ncreated = { column = \"C\" }\n");
    /// let map = map.expect("a map");
    /// assert_eq!(map.columns[&Field::Id], Column::named("ID"));
    /// assert_eq!(map.columns[&Field::Created], Column::At(2));
    /// let problem = ImportMap::read("of = \"deal\"").expect_err("no such rows");
    /// assert_eq!((problem.fault.code(), problem.path.as_str(), problem.span), ("unknown_word", "of", 5..11));
    /// ```
    pub fn read(text: &str) -> Result<Self, MapProblem> {
        if Self::MOST_BYTES < text.len() {
            return Err(MapFault::TooLarge { most_bytes: Self::MOST_BYTES }.at("", 0..0));
        }
        let document = toml_syntax::parse(text).map_err(|(fault, span)| MapFault::BadToml(fault).at("", span))?;
        let root = Part { entries: document.get_ref(), path: "", span: 0..0 };
        read_root(&root)
    }
}

fn read_root(root: &Part<'_>) -> Result<ImportMap, MapProblem> {
    root.allow_only(&KEYS)?;
    let of = root.require("of")?.one_of(&RowsOf::ALL.map(|of| (of.code(), of)))?;
    let feed = root.require("feed")?.name()?.to_owned();
    let mut map = ImportMap::empty(of, feed);
    map.sheet = root.optional("sheet", |value| Ok(value.text()?.to_owned()))?;
    map.header_line = root.optional("header_line", Value::whole)?;
    map.dates = root.optional("dates", |value| value.one_of(&DateOrder::ALL.map(|order| (order.code(), order))))?;
    map.offset = root.optional("offset", |value| {
        let text = value.text()?;
        text.parse::<Offset>().map_err(|_| value.problem(MapFault::BadOffset { text: text.to_owned() }))
    })?;
    map.currency = root.optional("currency", currency)?;
    map.rates = root.part("rates")?.keyed(currency, |value| {
        let text = value.text()?;
        text.parse::<Rate>().map_err(|_| value.problem(MapFault::BadRate { text: text.to_owned() }))
    })?;
    map.amounts_in = root.optional("amounts_in", unit)?.unwrap_or_default();
    let repeated = [0, 1].map(|i| (RepeatedIds::WORDS[i], RepeatedIds::ALL[i]));
    map.repeated_ids = root.optional("repeated_ids", |value| value.one_of(&repeated))?.unwrap_or_default();
    map.action = root.optional("action", |value| value.one_of(&Action::ALL.map(|action| (action.code(), action))))?;
    map.columns = columns(root, of)?;
    if of == RowsOf::Actions && map.action.is_none() && !map.columns.contains_key(&Field::Action) {
        return Err(MapFault::MissingKey { key: "action" }.at("action", root.span.clone()));
    }
    let stages = Stage::ALL.map(|stage| (stage.code(), stage));
    map.dates_of_stages =
        root.part("dates_of_stages")?.keyed(|key| key.one_of(&stages), |value| column(value, false))?;
    map.stages = root.part("stages")?.keyed(Value::key, |value| value.one_of(&meanings()))?;
    let actions = Action::ALL.map(|action| (action.code(), action));
    map.actions = root.part("actions")?.keyed(Value::key, |value| value.one_of(&actions))?;
    let names = |key| root.part(key)?.keyed(|key| Ok(key.own.unwrap_or_default().to_owned()), new_name);
    map.people = names("people")?;
    map.sources = names("sources")?;
    map.lines = names("lines")?;
    map.loss_reasons = names("loss_reasons")?;
    Ok(map)
}

fn currency(value: &Value<'_>) -> Result<Currency, MapProblem> {
    let text = value.text()?;
    text.parse().map_err(|_| value.problem(MapFault::BadCurrency { text: text.to_owned() }))
}

fn unit(value: &Value<'_>) -> Result<Unit, MapProblem> {
    let factor: i64 = value.whole()?;
    let known = Unit::ALL.into_iter().find(|unit| unit.factor() == factor);
    known.ok_or_else(|| {
        value.problem(MapFault::UnknownWord { text: factor.to_string(), words: vec!["1", "1000", "1000000"] })
    })
}

fn meanings() -> Vec<(&'static str, StageMeaning)> {
    let stages = Stage::ALL.map(StageMeaning::Stage);
    stages
        .into_iter()
        .chain([StageMeaning::Lost, StageMeaning::Open])
        .map(|meaning| (meaning.code(), meaning))
        .collect()
}

/// An empty name leaves the value out.
fn new_name(value: &Value<'_>) -> Result<String, MapProblem> {
    let text = value.text()?;
    if text.is_empty() { Ok(String::new()) } else { value.name().map(str::to_owned) }
}

fn columns(root: &Part<'_>, of: RowsOf) -> Result<BTreeMap<Field, Column>, MapProblem> {
    const ID: &str = "columns.id";
    let part = root.part("columns")?;
    let known: Vec<(&'static str, Field)> = of.fields().iter().map(|field| (field.code(), *field)).collect();
    let words: Vec<&'static str> = known.iter().map(|(word, _)| *word).collect();
    part.allow_only(&words)?;
    let columns = part.keyed(|key| key.one_of(&known), |value| column(value, value.path == ID))?;
    match of.required().iter().find(|field| !columns.contains_key(field)) {
        None => Ok(columns),
        Some(missing) => {
            let key = missing.code();
            Err(MapFault::MissingKey { key }.at(format!("columns.{key}"), part.span))
        }
    }
}

/// A header, a header among several alike, a place, or a list of those.
fn column(value: &Value<'_>, can_be_several: bool) -> Result<Column, MapProblem> {
    let bad = || value.problem(MapFault::BadColumn);
    match value.what {
        Some(DeValue::String(header)) => named(header, 1).ok_or_else(bad),
        Some(DeValue::Array(parts)) if can_be_several => {
            if parts.is_empty() || MOST_PARTS < parts.len() {
                return Err(bad());
            }
            let part = |part: &Spanned<DeValue<'_>>| {
                let value =
                    Value { own: None, what: Some(part.get_ref()), path: value.path.clone(), span: part.span() };
                column(&value, false)
            };
            parts.iter().map(part).collect::<Result<_, _>>().map(Column::Several)
        }
        Some(DeValue::Table(entries)) => {
            let part = Part { entries, path: &value.path, span: value.span.clone() };
            if part.entries.contains_key("column") {
                part.allow_only(&["column"])?;
                return part.require("column").and_then(|place| at(&place));
            }
            part.allow_only(&["header", "n"])?;
            let header = part.require("header")?;
            let n = part.optional("n", Value::whole::<u32>)?.unwrap_or(1);
            named(header.text()?, n).ok_or_else(bad)
        }
        _ => Err(value.problem(MapFault::WrongType { expected: Shape::Column })),
    }
}

fn named(header: &str, n: u32) -> Option<Column> {
    let fits = !header.trim().is_empty() && header.chars().count() <= MOST_CHARACTERS_OF_KEY && 1 <= n;
    fits.then(|| Column::Named { header: header.to_owned(), n })
}

/// Letters, or a number from 1.
fn at(place: &Value<'_>) -> Result<Column, MapProblem> {
    let bad = || place.problem(MapFault::BadColumn);
    let number = match place.what {
        Some(DeValue::String(letters)) => number_of_letters(letters).ok_or_else(bad)?,
        _ => place.whole::<usize>()?,
    };
    if (1..=MOST_COLUMNS).contains(&number) { Ok(Column::At(number - 1)) } else { Err(bad()) }
}

/// `A` is 1, `AA` is 27.
fn number_of_letters(letters: &str) -> Option<usize> {
    let is_plain = !letters.is_empty() && letters.len() <= 3 && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digit = |byte: u8| usize::from(byte.to_ascii_uppercase() - b'A') + 1;
    is_plain.then(|| letters.bytes().fold(0, |number, byte| 26 * number + digit(byte)))
}

/// A table of the file.
struct Part<'a> {
    entries: &'a DeTable<'a>,
    path: &'a str,
    span: Range<usize>,
}

/// A value of the file, or a key of it.
struct Value<'a> {
    /// The key's own text, of a key.
    own: Option<&'a str>,
    what: Option<&'a DeValue<'a>>,
    path: String,
    span: Range<usize>,
}

impl<'a> Part<'a> {
    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn allow_only(&self, known: &[&'static str]) -> Result<(), MapProblem> {
        let unknown = self.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        let Some(key) = unknown.min_by_key(|key| key.span().start) else { return Ok(()) };
        let name = key.get_ref().to_string();
        let fault = MapFault::UnknownKey { nearest: nearest(&name, known), key: name.clone() };
        Err(fault.at(self.path_of(&name), key.span()))
    }

    fn get(&self, key: &str) -> Option<Value<'a>> {
        let value = self.entries.get(key)?;
        Some(Value { own: None, what: Some(value.get_ref()), path: self.path_of(key), span: value.span() })
    }

    fn require(&self, key: &'static str) -> Result<Value<'a>, MapProblem> {
        self.get(key).ok_or_else(|| MapFault::MissingKey { key }.at(self.path_of(key), self.span.clone()))
    }

    fn optional<T>(
        &self,
        key: &str,
        read: impl Fn(&Value<'a>) -> Result<T, MapProblem>,
    ) -> Result<Option<T>, MapProblem> {
        self.get(key).map(|value| read(&value)).transpose()
    }

    /// A table within; one without keys if it is not there.
    fn part(&self, key: &'a str) -> Result<Part<'a>, MapProblem> {
        static NOTHING: std::sync::LazyLock<DeTable<'static>> = std::sync::LazyLock::new(DeTable::new);
        let Some(value) = self.get(key) else { return Ok(Part { entries: &NOTHING, path: key, span: 0..0 }) };
        match value.what {
            Some(DeValue::Table(entries)) if MOST_KEYS < entries.len() => {
                Err(value.problem(MapFault::TooMany { most: MOST_KEYS }))
            }
            Some(DeValue::Table(entries)) => Ok(Part { entries, path: key, span: value.span }),
            _ => Err(value.problem(MapFault::WrongType { expected: Shape::Table })),
        }
    }

    /// Every key with its value, the first fault in the file first.
    fn keyed<K: Ord, T>(
        &self,
        read_key: impl Fn(&Value<'a>) -> Result<K, MapProblem>,
        read: impl Fn(&Value<'a>) -> Result<T, MapProblem>,
    ) -> Result<BTreeMap<K, T>, MapProblem> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entry = |(key, value): (&'a Spanned<_>, &'a Spanned<DeValue<'a>>)| {
            let text: &std::borrow::Cow<'_, str> = key.get_ref();
            let path = self.path_of(text);
            let key = Value { own: Some(text), what: None, path: path.clone(), span: key.span() };
            let value = Value { own: None, what: Some(value.get_ref()), path, span: value.span() };
            Ok((read_key(&key)?, read(&value)?))
        };
        entries.into_iter().map(entry).collect()
    }
}

impl<'a> Value<'a> {
    fn problem(&self, fault: MapFault) -> MapProblem {
        fault.at(self.path.clone(), self.span.clone())
    }

    fn text(&self) -> Result<&'a str, MapProblem> {
        let text = self.own.or_else(|| self.what.and_then(DeValue::as_str));
        text.ok_or_else(|| self.problem(MapFault::WrongType { expected: Shape::Text }))
    }

    fn name(&self) -> Result<&'a str, MapProblem> {
        read_name(self.text()?).ok_or_else(|| self.problem(MapFault::BadName { most: MOST_CHARACTERS }))
    }

    /// The key itself, as a CRM calls something.
    fn key(&self) -> Result<String, MapProblem> {
        let text = self.text()?;
        let fits = !text.trim().is_empty() && text.chars().count() <= MOST_CHARACTERS_OF_KEY;
        if fits { Ok(text.to_owned()) } else { Err(self.problem(MapFault::BadName { most: MOST_CHARACTERS_OF_KEY })) }
    }

    fn one_of<T: Copy>(&self, known: &[(&'static str, T)]) -> Result<T, MapProblem> {
        let text = self.text()?;
        let found = known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        found.ok_or_else(|| {
            let words = known.iter().map(|(word, _)| *word).collect();
            self.problem(MapFault::UnknownWord { text: text.to_owned(), words })
        })
    }

    fn whole<T: FromStr>(&self) -> Result<T, MapProblem> {
        let integer = self.what.and_then(DeValue::as_integer).filter(|integer| integer.radix() == 10);
        let number = integer.and_then(|integer| integer.as_str().replace('_', "").trim_start_matches('+').parse().ok());
        number.ok_or_else(|| self.problem(MapFault::WrongType { expected: Shape::WholeNumber }))
    }
}
