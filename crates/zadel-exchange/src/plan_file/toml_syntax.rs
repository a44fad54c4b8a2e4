//! TOML 1.0 as a syntax: from a text to a tree with places, or to the fault that stopped it.

use std::ops::Range;

use serde_json::{Map, Value as Json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::problem::TomlFault;

/// Reads a text as TOML 1.0.
///
/// # Errors
/// What is wrong, and where.
pub(crate) fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, (TomlFault, Range<usize>)> {
    // The library reads TOML 1.1, where an inline table may go on over lines: there a forgotten brace is only found lines
    // below, and other readers of the same file refuse it.
    if let Some(place) = newer_inline_table(text) {
        return Err((TomlFault::InlineTable, place));
    }
    DeTable::parse(text).map_err(|error| (fault_of(error.message()), error.span().unwrap_or(0..0)))
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

/// The same values as JSON; dates become texts, and numbers with a point, which no plan has, are refused before.
pub(super) fn to_json(table: &DeTable<'_>) -> Map<String, Json> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), value_to_json(value.get_ref()))).collect()
}

fn value_to_json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(integer) => {
            i64::from_str_radix(integer.as_str(), integer.radix()).map_or_else(|_| integer.as_str().into(), Json::from)
        }
        DeValue::Float(float) => float.as_str().into(),
        DeValue::Boolean(boolean) => (*boolean).into(),
        DeValue::Datetime(moment) => moment.to_string().into(),
        DeValue::Array(values) => values.iter().map(|value| value_to_json(value.get_ref())).collect(),
        DeValue::Table(table) => to_json(table).into(),
    }
}
