//! Places of a plan that can be edited, by the paths of the plan file.

use std::fmt;
use std::str::FromStr;

use zadel_core::calendar::Month;

use super::shape::{PlaceKind, ROOT};

/// A place that can be edited: a value such as `line[0].stage[1].conversion` or `rep[0].months.2026-10`, an item of a list such as
/// `line[0]`, or a whole list such as `rep`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub(super) parents: Vec<Step>,
    pub(super) target: Target,
}

/// A table or an item on the way to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(&'static str),
    Item(&'static str, usize),
}

/// What stands at the end of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Value(&'static str, PlaceKind),
    /// A value of a table whose keys are months.
    Month(Month, PlaceKind),
    Item(&'static str, usize),
    List(&'static str),
}

/// A text that is the path of nothing that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPlace;

impl Place {
    /// An item of a list of the whole document.
    pub(super) fn item(list: &'static str, index: usize) -> Self {
        Self { parents: Vec::new(), target: Target::Item(list, index) }
    }

    /// A value of an item of a list of the whole document.
    pub(super) fn value_of_item(list: &'static str, index: usize, key: &'static str, kind: PlaceKind) -> Self {
        Self { parents: vec![Step::Item(list, index)], target: Target::Value(key, kind) }
    }

    /// A month of the item whose value this is.
    pub(super) fn beside(&self, month: Month) -> Self {
        let parents = self.parents.iter().copied().chain([Step::Key("months")]).collect();
        Self { parents, target: Target::Month(month, PlaceKind::Money) }
    }

    /// An edit of a scenario, as an item.
    pub(super) fn edit_of_scenario((scenario, edit): (usize, usize)) -> Self {
        Self { parents: vec![Step::Item("scenario", scenario)], target: Target::Item("edits", edit) }
    }

    /// The path that an edit of a scenario names.
    pub(super) fn path_of_scenario_edit((scenario, edit): (usize, usize)) -> Self {
        let parents = vec![Step::Item("scenario", scenario), Step::Item("edits", edit)];
        Self { parents, target: Target::Value("path", PlaceKind::Name) }
    }

    /// Is it a single value, and neither an item of a list nor a list?
    #[must_use]
    pub fn is_value(&self) -> bool {
        matches!(self.target, Target::Value(..) | Target::Month(..))
    }

    /// Does it belong to a scenario, and not to the plan itself?
    pub(crate) fn is_in_scenario(&self) -> bool {
        matches!(self.parents.first(), Some(Step::Item("scenario", _)))
    }

    /// What cannot stand beside it: a line has an amount or a share, a margin or a mark-up.
    pub(super) fn excluded(&self) -> Option<Self> {
        const PAIRS: [(&str, PlaceKind, &str, PlaceKind); 2] = [
            ("amount", PlaceKind::Money, "share", PlaceKind::Percent),
            ("margin", PlaceKind::Percent, "markup", PlaceKind::Percent),
        ];
        let Target::Value(key, _) = self.target else { return None };
        let is_goal = matches!(self.parents.as_slice(), [Step::Key("goal")]);
        let other = PAIRS.iter().find_map(|(one, kind, other, other_kind)| match key {
            key if key == *one => Some((*other, *other_kind)),
            key if key == *other => Some((*one, *kind)),
            _ => None,
        });
        // The goal has an amount, and no share of anything.
        let (other, kind) = other.filter(|_| !(is_goal && key == "amount"))?;
        Some(Self { parents: self.parents.clone(), target: Target::Value(other, kind) })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.parents {
            match step {
                Step::Key(key) => write!(f, "{key}.")?,
                Step::Item(key, index) => write!(f, "{key}[{index}].")?,
            }
        }
        match self.target {
            Target::Value(key, _) | Target::List(key) => write!(f, "{key}"),
            Target::Month(month, _) => write!(f, "{month}"),
            Target::Item(key, index) => write!(f, "{key}[{index}]"),
        }
    }
}

impl FromStr for Place {
    type Err = UnknownPlace;

    fn from_str(text: &str) -> Result<Self, UnknownPlace> {
        let mut shape = &ROOT;
        let mut parents = Vec::new();
        let mut words = text.split('.').peekable();
        while let Some(word) = words.next() {
            let is_last = words.peek().is_none();
            let (key, index) = key_and_index(word)?;
            let list = shape.lists.iter().find(|(known, _)| *known == key);
            if let (Some((key, item)), Some(index)) = (list, index) {
                if is_last {
                    return Ok(Self { parents, target: Target::Item(key, index) });
                }
                parents.push(Step::Item(key, index));
                shape = item;
            } else if let (Some((key, _)), true, None) = (list, is_last, index) {
                return Ok(Self { parents, target: Target::List(key) });
            } else if let (Some((key, kind)), true, None) =
                (shape.values.iter().find(|(known, _)| *known == key), is_last, index)
            {
                return Ok(Self { parents, target: Target::Value(key, *kind) });
            } else if let (Some((key, kind)), false, None) =
                (shape.by_month.iter().find(|(known, _)| *known == key), is_last, index)
            {
                let (Some(month), None) = (words.next(), words.peek()) else { return Err(UnknownPlace) };
                parents.push(Step::Key(key));
                let month = month.parse().map_err(|_| UnknownPlace)?;
                return Ok(Self { parents, target: Target::Month(month, *kind) });
            } else if let (Some((key, table)), false, None) =
                (shape.tables.iter().find(|(known, _)| *known == key), is_last, index)
            {
                parents.push(Step::Key(key));
                shape = table;
            } else {
                return Err(UnknownPlace);
            }
        }
        Err(UnknownPlace)
    }
}

/// `line[12]` is the key `line` and the index 12.
fn key_and_index(word: &str) -> Result<(&str, Option<usize>), UnknownPlace> {
    let Some((key, rest)) = word.split_once('[') else { return Ok((word, None)) };
    let index = rest.strip_suffix(']').ok_or(UnknownPlace)?;
    let is_plain = !index.is_empty() && index.len() <= 4 && index.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { index.parse().map(|index| (key, Some(index))).map_err(|_| UnknownPlace) } else { Err(UnknownPlace) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_as_it_is_read() {
        for path in [
            "goal.amount",
            "goal.from",
            "line[0]",
            "line",
            "line[12].stage[3].actions[1].per",
            "line[0].stage[0].observed",
            "rep[999].absent[2].from",
            "calendar.days_off",
            "rep[3].months.2026-10",
            "team[0].months.0001-01",
        ] {
            assert_eq!(path.parse::<Place>().map(|place| place.to_string()).as_deref(), Ok(path));
        }
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for path in [
            "",
            "goal",
            "goal.",
            ".goal",
            "goal.amount.x",
            "goal[0].amount",
            "line.name",
            "line[].check",
            "line[-1].check",
            "line[0",
            "line[0]]",
            "line[00000].check",
            "line[0].stage[0].name.x",
            "rep[0].months",
            "rep[0].months.2026-13",
            "rep[0].months.2026-10.x",
            "rep[0].months.2026-10[0]",
            "months.2026-10",
            "Goal.amount",
        ] {
            assert_eq!(path.parse::<Place>(), Err(UnknownPlace), "{path}");
        }
    }

    #[test]
    fn a_value_is_no_item_and_no_list() {
        let is_value = |path: &str| path.parse::<Place>().is_ok_and(|place| place.is_value());
        assert_eq!(["rep[0].target", "rep[0]", "rep"].map(is_value), [true, false, false]);
    }

    #[test]
    fn an_amount_excludes_a_share_and_a_margin_a_markup() {
        let excluded =
            |path: &str| path.parse::<Place>().ok().and_then(|place| place.excluded()).map(|place| place.to_string());
        assert_eq!(excluded("line[1].share").as_deref(), Some("line[1].amount"));
        assert_eq!(excluded("line[1].amount").as_deref(), Some("line[1].share"));
        assert_eq!(excluded("goal.margin").as_deref(), Some("goal.markup"));
        assert_eq!(excluded("goal.amount"), None);
    }
}
