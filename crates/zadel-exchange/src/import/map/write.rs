//! A map as TOML, for people to read and mend.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Column, ImportMap, RepeatedIds, Unit};
use crate::target_sheet::column_letters;

impl ImportMap {
    /// The map as a file that [`read`](Self::read) reads as the same map.
    ///
    /// # Examples
    /// ```
    /// # use zadel_exchange::import::ImportMap;
    /// let written = "of = \"spend\"\nfeed = \"Ads\"\n\n[columns]\nat = \"Day\"\namount = \"Cost\"\nsource = { column = \"D\" }\n";
    /// assert_eq!(ImportMap::read(written).expect("a map").written(), written);
    /// ```
    #[must_use]
    pub fn written(&self) -> String {
        let mut file = self.head();
        part(
            &mut file,
            "rates",
            self.rates.iter().map(|(currency, rate)| (currency.code(), quoted(&rate.to_string()))),
        );
        part(&mut file, "columns", self.columns.iter().map(|(field, column)| (field.code(), written_column(column))));
        let dates = self.dates_of_stages.iter().map(|(stage, column)| (stage.code(), written_column(column)));
        part(&mut file, "dates_of_stages", dates);
        part(&mut file, "stages", self.stages.iter().map(|(name, meaning)| (name.as_str(), quoted(meaning.code()))));
        part(&mut file, "actions", self.actions.iter().map(|(name, action)| (name.as_str(), quoted(action.code()))));
        names(&mut file, "people", &self.people);
        names(&mut file, "sources", &self.sources);
        names(&mut file, "lines", &self.lines);
        names(&mut file, "loss_reasons", &self.loss_reasons);
        file
    }

    fn head(&self) -> String {
        let mut head = String::new();
        let mut entry = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                writeln!(head, "{key} = {value}").expect("a string takes everything");
            }
        };
        entry("of", Some(quoted(self.of.code())));
        entry("feed", Some(quoted(&self.feed)));
        entry("sheet", self.sheet.as_deref().map(quoted));
        entry("header_line", self.header_line.map(|line| line.to_string()));
        entry("dates", self.dates.map(|order| quoted(order.code())));
        entry("offset", self.offset.map(|offset| quoted(&offset.to_string())));
        entry("currency", self.currency.map(|currency| quoted(currency.code())));
        entry("amounts_in", (self.amounts_in != Unit::One).then(|| self.amounts_in.factor().to_string()));
        let repeated = RepeatedIds::ALL.iter().position(|repeated| *repeated == self.repeated_ids);
        let repeated = repeated.filter(|i| 0 < *i).map(|i| quoted(RepeatedIds::WORDS[i]));
        entry("repeated_ids", repeated);
        entry("action", self.action.map(|action| quoted(action.code())));
        head
    }
}

fn names(file: &mut String, key: &str, names: &BTreeMap<String, String>) {
    part(file, key, names.iter().map(|(name, new)| (name.as_str(), quoted(new))));
}

fn part<'a>(file: &mut String, name: &str, entries: impl Iterator<Item = (&'a str, String)>) {
    for (i, (key, value)) in entries.enumerate() {
        if i == 0 {
            writeln!(file, "\n[{name}]").expect("a string takes everything");
        }
        let is_bare =
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let key = if is_bare { key.to_owned() } else { quoted(key) };
        writeln!(file, "{key} = {value}").expect("a string takes everything");
    }
}

fn written_column(column: &Column) -> String {
    match column {
        Column::Named { header, n: 1 } => quoted(header),
        Column::Named { header, n } => format!("{{ header = {}, n = {n} }}", quoted(header)),
        Column::At(place) => format!("{{ column = {} }}", quoted(&column_letters(*place))),
        Column::Several(parts) => {
            let parts: Vec<String> = parts.iter().map(written_column).collect();
            format!("[{}]", parts.join(", "))
        }
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => write!(quoted, "\\u{:04X}", u32::from(c)).expect("a string takes everything"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
