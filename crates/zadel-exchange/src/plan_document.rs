//! A plan as it is stored and edited: JSON in the shape of the plan file, changed one place at a time.
//!
//! A document is always a plan that can be read, though perhaps one whose numbers contradict each other or are still open:
//! nothing that was typed is thrown away because it does not fit.

mod change;
mod months;
mod place;
mod references;
mod shape;
mod value;

use jiff::civil::Date;
use serde_json::{Map, Value};
use zadel_core::calendar::Period;
use zadel_core::money::Currency;

use crate::plan_file::{self, PlanFile, Problem};
use crate::typed::TypedError;

pub use change::Change;
pub use months::PLANNED_BY_MONTH;
pub use place::{Place, UnknownPlace};
use place::{Step, Target};
use shape::PlaceKind;
use value::{Context, read_typed, value_text};

/// The JSON of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanDocument {
    root: Map<String, Value>,
}

/// Why a value was not set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetError {
    /// The plan has no such place.
    NoSuchPlace,
    /// This value cannot be left out.
    Required,
    /// No money, in this currency.
    Money(TypedError, Currency),
    /// No whole number.
    Count(TypedError),
    /// No percentage.
    Fraction(TypedError),
    /// No number that may have a part: purchases of a client, actions an item.
    Number(TypedError),
    /// More than all of what it is a part of.
    MoreThanAll,
    /// No day of the calendar.
    Date,
    /// No parts of a whole.
    Parts,
    /// Not two counts.
    Counts(TypedError),
    /// Not so many sales with their average.
    Sales(TypedError),
    /// No JSON of an item, or of a list of them.
    Json,
}

/// Free in spite of evidence.
const FREE: &str = "?";

impl PlanDocument {
    /// The document of a plan file.
    ///
    /// # Errors
    /// The file's first [`Problem`], with its place.
    pub fn of_toml(text: &str) -> Result<(Self, PlanFile), Problem> {
        let plan = plan_file::read(text)?;
        let root = plan_file::to_json(text)?;
        Ok((Self { root }, plan))
    }

    /// A document as it was stored.
    ///
    /// # Errors
    /// If the text is no JSON object.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        Ok(Self { root: serde_json::from_str(text)? })
    }

    /// The text to store: keys in order, so that equal plans are equal texts.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.root).expect("a map with text keys is JSON")
    }

    /// The plan that the document holds, looked at on a day: its evidence ages from day to day.
    ///
    /// # Errors
    /// The first [`Problem`]; its path says where.
    pub fn plan_on(&self, day: Date) -> Result<PlanFile, Problem> {
        plan_file::read_json(&self.root, day)
    }

    /// What stands at a place: a value as it would be typed, an item or a list as JSON. `None` for nothing, an empty list, or
    /// what is to be solved for.
    #[must_use]
    pub fn text_at(&self, place: &Place) -> Option<String> {
        let table = self.table(&place.parents)?;
        match place.target {
            Target::Value(key, kind) => value_text(table, key, kind),
            Target::Month(month, kind) => value_text(table, &month.to_string(), kind),
            Target::Item(key, index) => table.get(key)?.as_array()?.get(index).map(Value::to_string),
            Target::List(key) => table.get(key).filter(|list| !is_empty(list)).map(Value::to_string),
        }
    }

    /// Sets a value as it was typed, or with `None` leaves it out or to be solved for. At an item, JSON is inserted before the
    /// one that stands there, and `None` takes it out; a list is replaced as a whole.
    ///
    /// Says what changed, in order: nothing, if the same was there; more than one place, where one excludes another or names
    /// it. Turned round one by one from the last to the first, the changes give the document as it was.
    ///
    /// # Errors
    /// [`SetError`]; the document is as it was.
    pub fn set(&mut self, place: &Place, typed: Option<&str>) -> Result<Vec<Change>, SetError> {
        match place.target {
            Target::Value(_, kind) | Target::Month(_, kind) => self.set_value(place, kind, typed),
            Target::Item(key, index) => self.set_item(place, key, index, typed),
            Target::List(_) => self.set_list(place, typed),
        }
    }

    fn set_value(&mut self, place: &Place, kind: PlaceKind, typed: Option<&str>) -> Result<Vec<Change>, SetError> {
        let last_item = place.parents.iter().rposition(|step| matches!(step, Step::Item(..))).map_or(0, |at| at + 1);
        // A table that is missing is made; an item of a list has to be there.
        if self.table(&place.parents[..last_item]).is_none() {
            return Err(SetError::NoSuchPlace);
        }
        let value = match typed {
            Some(typed) => Some(read_typed(kind, typed, self.context())?),
            None if kind.is_required() => return Err(SetError::Required),
            None => matches!(kind, PlaceKind::Conversion | PlaceKind::Rate).then(|| FREE.into()),
        };
        let mut changes = Vec::new();
        if typed.is_some() {
            // A line has an amount or a share, never both: the one that is set last counts.
            changes.extend(place.excluded().and_then(|other| self.put(&other, None)));
        }
        let own = self.put(place, value);
        let followers = own.as_ref().map(|own| self.rename_references(place, own)).unwrap_or_default();
        changes.extend(own);
        changes.extend(followers);
        Ok(changes)
    }

    fn set_item(
        &mut self,
        place: &Place,
        key: &'static str,
        index: usize,
        typed: Option<&str>,
    ) -> Result<Vec<Change>, SetError> {
        let item = typed.map(|typed| serde_json::from_str::<Value>(typed).map_err(|_| SetError::Json)).transpose()?;
        if item.as_ref().is_some_and(|item| !item.is_object()) {
            return Err(SetError::Json);
        }
        let n_items = self.table(&place.parents).ok_or(SetError::NoSuchPlace)?.get(key).map_or(0, n_items);
        if n_items < index + usize::from(item.is_none()) {
            return Err(SetError::NoSuchPlace);
        }
        let mut changes = if item.is_none() { self.remove_references(place) } else { Vec::new() };
        let before = if item.is_none() { self.text_at(place) } else { None };
        let change = Change { path: place.to_string(), before, after: item.as_ref().map(Value::to_string) };
        if !place.is_in_scenario() {
            changes.extend(self.move_scenarios(&change));
        }
        let table = self.table_mut(&place.parents);
        let list = table.entry(key).or_insert_with(|| Value::Array(Vec::new()));
        let list = list.as_array_mut().ok_or(SetError::NoSuchPlace)?;
        match item {
            Some(item) => list.insert(index, item),
            None => drop(list.remove(index)),
        }
        // A list whose last item went away goes too, as it had not been there before its first.
        if list.is_empty() {
            table.remove(key);
        }
        changes.push(change);
        Ok(changes)
    }

    fn set_list(&mut self, place: &Place, typed: Option<&str>) -> Result<Vec<Change>, SetError> {
        let list = typed.map(|typed| serde_json::from_str::<Value>(typed).map_err(|_| SetError::Json)).transpose()?;
        if list.as_ref().is_some_and(|list| !list.is_array()) {
            return Err(SetError::Json);
        }
        if self.table(&place.parents).is_none() {
            return Err(SetError::NoSuchPlace);
        }
        Ok(self.put(place, list.filter(|list| !is_empty(list))).into_iter().collect())
    }

    fn put(&mut self, place: &Place, value: Option<Value>) -> Option<Change> {
        let key = match place.target {
            Target::Value(key, _) | Target::List(key) => key.to_owned(),
            Target::Month(month, _) => month.to_string(),
            Target::Item(..) => return None,
        };
        let before = self.text_at(place);
        if let Some(value) = value {
            self.table_mut(&place.parents).insert(key, value);
        } else if self.table(&place.parents).is_some() {
            self.table_mut(&place.parents).remove(&key);
            self.drop_empty_table(&place.parents);
        }
        let after = self.text_at(place);
        (before != after).then(|| Change { path: place.to_string(), before, after })
    }

    /// A table whose last value went away goes too: it may mean something by being there.
    fn drop_empty_table(&mut self, parents: &[Step]) {
        let Some((Step::Key(key), above)) = parents.split_last() else { return };
        if self.table(parents).is_some_and(Map::is_empty) {
            self.table_mut(above).remove(*key);
        }
    }

    /// A document without a readable currency is refused before any of its numbers is read.
    fn context(&self) -> Context {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let currency = text(self.root.get("currency")).and_then(|code| code.parse().ok()).unwrap_or(Currency::RUB);
        let day = |key| text(self.root.get("goal").and_then(|goal| goal.get(key))).and_then(|day| day.parse().ok());
        let period = day("from").zip(day("to")).and_then(|(from, to)| Period::new(from, to).ok());
        Context { currency, period }
    }

    fn table(&self, parents: &[Step]) -> Option<&Map<String, Value>> {
        parents.iter().try_fold(&self.root, |table, step| match step {
            Step::Key(key) => table.get(*key)?.as_object(),
            Step::Item(key, index) => table.get(*key)?.as_array()?.get(*index)?.as_object(),
        })
    }

    /// The table, made if it is missing; its items were looked for before.
    fn table_mut(&mut self, parents: &[Step]) -> &mut Map<String, Value> {
        parents.iter().fold(&mut self.root, |table, step| match step {
            Step::Key(key) => table
                .entry(*key)
                .or_insert_with(|| Value::Object(Map::new()))
                .as_object_mut()
                .expect("looked for before it is changed"),
            Step::Item(key, index) => table
                .get_mut(*key)
                .and_then(Value::as_array_mut)
                .and_then(|list| list.get_mut(*index))
                .and_then(Value::as_object_mut)
                .expect("looked for before it is changed"),
        })
    }
}

fn is_empty(list: &Value) -> bool {
    list.is_null() || list.as_array().is_some_and(Vec::is_empty)
}

fn n_items(list: &Value) -> usize {
    list.as_array().map_or(0, Vec::len)
}

#[cfg(test)]
mod tests;
