//! Places of a plan that can be edited, by the paths of the plan file.

use std::fmt;
use std::str::FromStr;

/// The place of one value that can be edited, such as `line[0].stage[1].conversion`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    keys: Vec<Step>,
    pub(super) kind: PlaceKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(&'static str),
    Item(&'static str, usize),
}

/// What is typed at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceKind {
    Money,
    Count,
    /// Part of a whole, shown as a percentage.
    Share,
    /// A conversion: free is written out, because evidence would otherwise take its place.
    Conversion,
    /// Purchases a client, shown as a plain number.
    Rate,
    Name,
    /// A name that can be left out.
    OptionalName,
}

/// A text that is the path of nothing that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPlace;

impl Place {
    pub(super) fn last(&self) -> &'static str {
        match self.keys.last() {
            Some(Step::Key(key) | Step::Item(key, _)) => key,
            None => "",
        }
    }

    pub(super) fn parents(&self) -> &[Step] {
        &self.keys[..self.keys.len().saturating_sub(1)]
    }

    /// What cannot stand beside it: a line has an amount or a share.
    pub(super) fn excluded(&self) -> Option<Self> {
        let (last, kind) = match (self.keys.first()?, self.last()) {
            (Step::Item("line", _), "amount") => ("share", PlaceKind::Share),
            (Step::Item("line", _), "share") => ("amount", PlaceKind::Money),
            _ => return None,
        };
        let mut keys = self.keys.clone();
        *keys.last_mut()? = Step::Key(last);
        Some(Self { keys, kind })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.keys.iter().enumerate() {
            let dot = if i == 0 { "" } else { "." };
            match step {
                Step::Key(key) => write!(f, "{dot}{key}")?,
                Step::Item(key, index) => write!(f, "{dot}{key}[{index}]")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Place {
    type Err = UnknownPlace;

    /// Reads `goal.amount`, `line[0].check`, `line[0].stage[1].conversion`.
    fn from_str(text: &str) -> Result<Self, UnknownPlace> {
        const GOAL: &[(&str, PlaceKind)] =
            &[("amount", PlaceKind::Money), ("minimum", PlaceKind::Money), ("stretch", PlaceKind::Money)];
        const LINE: &[(&str, PlaceKind)] = &[
            ("amount", PlaceKind::Money),
            ("share", PlaceKind::Share),
            ("deals", PlaceKind::Count),
            ("check", PlaceKind::Money),
            ("name", PlaceKind::Name),
            ("expert", PlaceKind::OptionalName),
        ];
        const STAGE: &[(&str, PlaceKind)] = &[
            ("count", PlaceKind::Count),
            ("conversion", PlaceKind::Conversion),
            ("rate", PlaceKind::Rate),
            ("name", PlaceKind::Name),
            ("expert", PlaceKind::OptionalName),
        ];
        let words: Vec<&str> = text.split('.').collect();
        let (mut keys, last, known) = match words.as_slice() {
            ["goal", last] => (vec![Step::Key("goal")], last, GOAL),
            [line, last] => (vec![Step::Item("line", item("line", line)?)], last, LINE),
            [line, stage, last] => {
                let keys = vec![Step::Item("line", item("line", line)?), Step::Item("stage", item("stage", stage)?)];
                (keys, last, STAGE)
            }
            _ => return Err(UnknownPlace),
        };
        let (last, kind) = known.iter().find(|(key, _)| key == last).ok_or(UnknownPlace)?;
        keys.push(Step::Key(last));
        Ok(Self { keys, kind: *kind })
    }
}

/// The index in `line[12]`.
fn item(key: &str, word: &str) -> Result<usize, UnknownPlace> {
    let index =
        word.strip_prefix(key).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']')).ok_or(UnknownPlace)?;
    let is_plain = !index.is_empty() && index.len() <= 3 && index.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { index.parse().map_err(|_| UnknownPlace) } else { Err(UnknownPlace) }
}
