//! Names of one column: cleaned, checked and given their other name once, however often they stand in the file.

use std::collections::BTreeMap;

use crate::import::map::Lookup;
use crate::name::{MOST_CHARACTERS, read_name};

/// The names of a column that were met.
pub(super) struct Names<'m> {
    other: Lookup<'m, String>,
    met: Met,
    cleaned: Vec<Box<str>>,
}

#[cfg(test)]
impl Names<'_> {
    /// How many bytes of names are remembered.
    fn n_bytes(&self) -> usize {
        self.met.keys().chain(&self.cleaned).map(|name| name.len()).sum()
    }
}

#[expect(
    clippy::disallowed_types,
    reason = "it is asked for single names and never gone through; a log asks millions of times"
)]
type Met = std::collections::HashMap<Box<str>, Named>;

/// What a cell says in a column of names. The number is good until [`Names::forget`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Nothing stands there.
    Missing,
    /// The map says that it means nobody, or nothing.
    LeftOut,
    /// A name.
    Name(u32),
    /// No name.
    Bad,
}

impl<'m> Names<'m> {
    /// A column of names has fewer; one that has more is no such column, and is not remembered.
    pub(super) const MOST: usize = 100_000;
    /// The longest name, and some spaces around it.
    const MOST_BYTES: usize = 4 * MOST_CHARACTERS + 64;

    pub(super) fn new(other: &'m BTreeMap<String, String>) -> Self {
        Self { other: Lookup::of(other), met: Met::new(), cleaned: Vec::new() }
    }

    /// Between two rows: forgets all names if there is no room for more, and says so.
    pub(super) fn forget(&mut self) -> bool {
        let is_full = Self::MOST < self.met.len().max(self.cleaned.len());
        if is_full {
            self.met.clear();
            self.cleaned.clear();
        }
        is_full
    }

    pub(super) fn of(&mut self, raw: &str) -> Named {
        if let Some(named) = self.met.get(raw) {
            return *named;
        }
        let named = self.meet(raw.trim());
        // A name with much space around it, or no name at all: a cell may have a megabyte of it.
        if raw.len() <= Self::MOST_BYTES {
            self.met.insert(raw.into(), named);
        }
        named
    }

    pub(super) fn get(&self, named: Named) -> Option<&str> {
        match named {
            Named::Name(i) => Some(&self.cleaned[i as usize]),
            Named::Missing | Named::LeftOut | Named::Bad => None,
        }
    }

    fn meet(&mut self, name: &str) -> Named {
        let other = self.other.get(name).map(String::as_str);
        match (name, other) {
            (_, Some("")) => Named::LeftOut,
            ("", None) => Named::Missing,
            (name, other) => read_name(other.unwrap_or(name)).map_or(Named::Bad, |name| self.push(name)),
        }
    }

    fn push(&mut self, name: &str) -> Named {
        let i = u32::try_from(self.cleaned.len()).expect("they are forgotten before there are that many");
        self.cleaned.push(name.into());
        Named::Name(i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_is_not_remembered() {
        let other = BTreeMap::new();
        let mut names = Names::new(&other);
        for n in 0..50 {
            assert_eq!(names.of(&format!("{n}{}", "x".repeat(1_000_000))), Named::Bad);
            let padded = names.of(&format!("Ann {n}{}", " ".repeat(1_000_000)));
            assert_eq!(names.get(padded), Some(format!("Ann {n}").as_str()));
        }
        assert!(names.n_bytes() < 10_000, "{}", names.n_bytes());
    }
}
