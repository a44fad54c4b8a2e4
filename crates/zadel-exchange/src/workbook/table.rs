//! A sheet as a text file that spreadsheets read: RFC 4180, in the way that they expect in a language.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use zadel_core::money::Currency;

use super::sheet::{Cell, Content, Sheet, Value};
use super::words::{Typed, Words};

/// Without it, spreadsheets take the text for one of the code pages of the last century.
const MARK_OF_UTF_8: &str = "\u{feff}";

/// The bytes of a table.
pub(super) fn write(sheet: &Sheet, currency: Currency, words: &dyn Words) -> Vec<u8> {
    let typed = words.typed();
    let mut builder = WriterBuilder::new();
    builder.delimiter(typed.separator).terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).flexible(true);
    let mut writer = builder.from_writer(MARK_OF_UTF_8.as_bytes().to_vec());
    let n_columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    for cells in &sheet.rows {
        let fields = cells.iter().map(|cell| field(cell, currency, typed, words));
        let empty = std::iter::repeat(String::new());
        writer.write_record(fields.chain(empty).take(n_columns)).expect("a vector takes every row");
    }
    writer.into_inner().expect("a vector takes every row")
}

fn field(cell: &Cell, currency: Currency, typed: Typed, words: &dyn Words) -> String {
    let decimal = |number: String| number.replace('.', &typed.decimal_sign.to_string());
    let value = match &cell.content {
        Content::Nothing => return String::new(),
        Content::Text(text) => return guarded(text),
        Content::Value(value) | Content::Formula(_, value) => *value,
    };
    match value {
        Value::Count(n) => n.to_string(),
        Value::Money(_) => decimal(value.number(currency.n_digits()).to_string()),
        Value::Share(part) => decimal(rounded(part * 100.0)) + "%",
        Value::Minutes(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
        Value::Number(number) | Value::Rate(number) => decimal(rounded(number)),
        Value::Day(day) => day.strftime(typed.day).to_string(),
        Value::Fits(true) => words.say("workbook-fits"),
        Value::Fits(false) => words.say("workbook-fits-not"),
    }
}

/// A text that no spreadsheet takes for a formula.
///
/// Spreadsheets evaluate what begins with these signs, also in their full width; a quotation mark does not stop them, an
/// apostrophe does.
fn guarded(text: &str) -> String {
    const SIGNS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|'];
    let begins = text.trim_start_matches([' ', '\u{a0}', '"', '\'']);
    if begins.starts_with(SIGNS) || text.starts_with(SIGNS) { format!("'{text}") } else { text.to_owned() }
}

/// With as many digits as say something, and no noise behind them.
fn rounded(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_guarded() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\"=1", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
        for text in ["Лиды", "A=1", "1-2", "", "«=»"] {
            assert_eq!(guarded(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_text_begins_like_a_formula(text in any::<String>()) {
            let guarded = guarded(&text);
            prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            prop_assert!(guarded == text || guarded.strip_prefix('\'') == Some(&text));
        }
    }
}
