//! A plan as it is stored and edited: JSON in the shape of the plan file, changed one number at a time.
//!
//! A document is always a plan that can be read, though perhaps one whose numbers contradict each other or are still open:
//! nothing that was typed is thrown away because it does not fit.

mod place;

use serde_json::{Map, Value};
use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money};

use crate::plan_file::{self, PlanFile, Problem};
use crate::typed::{self, Bare, TypedError};

pub use place::{Place, UnknownPlace};
use place::{PlaceKind, Step};

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
    /// No percentage, fraction or rate.
    Fraction(TypedError),
}

/// What an edit changed: a text as the plan file would hold it, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place, written out.
    pub path: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
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

    /// The plan that the document holds.
    ///
    /// # Errors
    /// The first [`Problem`]; its path says where.
    pub fn plan(&self) -> Result<PlanFile, Problem> {
        plan_file::read_json(&self.root)
    }

    /// What stands at a place, as it would be typed; `None` for nothing or what is to be solved for.
    #[must_use]
    pub fn text_at(&self, place: &Place) -> Option<String> {
        let table = self.table(place)?;
        let is_link = matches!(place.kind, PlaceKind::Conversion | PlaceKind::Rate);
        let text = match table.get(place.last()) {
            Some(Value::String(text)) if is_link && text == FREE => return None,
            Some(Value::Null) => return None,
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            // What was observed stands where nothing else was written: that is a number, and not left to be solved for.
            None => observed_text(table, place.kind)?,
        };
        match place.kind {
            PlaceKind::Share | PlaceKind::Conversion => Some(as_typed_percent(text)),
            _ => Some(text),
        }
    }

    /// Sets a value as it was typed, or with `None` leaves it to be solved for. Says what changed: nothing, if the same was
    /// there; two places, where the one excludes the other.
    ///
    /// # Errors
    /// [`SetError`]; the document is as it was.
    pub fn set(&mut self, place: &Place, typed: Option<&str>) -> Result<Vec<Change>, SetError> {
        let currency = self.currency();
        if self.table(place).is_none() {
            return Err(SetError::NoSuchPlace);
        }
        let value = match typed {
            Some(typed) => Some(read_typed(place.kind, typed, currency)?),
            None if place.kind == PlaceKind::Name => return Err(SetError::Required),
            None => matches!(place.kind, PlaceKind::Conversion | PlaceKind::Rate).then(|| FREE.into()),
        };
        let mut changes = Vec::new();
        if typed.is_some() {
            // A line has an amount or a share, never both: the one that is set last counts.
            changes.extend(place.excluded().and_then(|other| self.put(&other, None)));
        }
        changes.extend(self.put(place, value));
        Ok(changes)
    }

    fn put(&mut self, place: &Place, value: Option<Value>) -> Option<Change> {
        let before = self.text_at(place);
        let table = self.table_mut(place)?;
        match value {
            Some(value) => table.insert(place.last().to_owned(), value),
            None => table.remove(place.last()),
        };
        let after = self.text_at(place);
        (before != after).then(|| Change { path: place.to_string(), before, after })
    }

    /// The plan's currency; a document without a readable one is refused before any of its numbers is read.
    fn currency(&self) -> Currency {
        self.root.get("currency").and_then(Value::as_str).and_then(|code| code.parse().ok()).unwrap_or(Currency::RUB)
    }

    fn table(&self, place: &Place) -> Option<&Map<String, Value>> {
        place.parents().iter().try_fold(&self.root, |table, step| match step {
            Step::Key(key) => table.get(*key)?.as_object(),
            Step::Item(key, index) => table.get(*key)?.as_array()?.get(*index)?.as_object(),
        })
    }

    fn table_mut(&mut self, place: &Place) -> Option<&mut Map<String, Value>> {
        place.parents().iter().try_fold(&mut self.root, |table, step| match step {
            Step::Key(key) => table.get_mut(*key)?.as_object_mut(),
            Step::Item(key, index) => table.get_mut(*key)?.as_array_mut()?.get_mut(*index)?.as_object_mut(),
        })
    }
}

fn read_typed(kind: PlaceKind, typed: &str, currency: Currency) -> Result<Value, SetError> {
    match kind {
        PlaceKind::Money => {
            let money = typed::money(typed, currency).map_err(|error| SetError::Money(error, currency))?;
            Ok(money_value(money, currency))
        }
        PlaceKind::Count => typed::count(typed).map(Value::from).map_err(SetError::Count),
        PlaceKind::Share | PlaceKind::Conversion => {
            typed::fraction(typed, Bare::Percent).map(Value::from).map_err(SetError::Fraction)
        }
        PlaceKind::Rate => typed::fraction(typed, Bare::Number).map(Value::from).map_err(SetError::Fraction),
        // Whether a name will do is a rule of the plan.
        PlaceKind::Name | PlaceKind::OptionalName => Ok(typed.trim().into()),
    }
}

/// The counts of a stage's evidence as the fraction that they are; nothing for the link that the stage does not have.
fn observed_text(stage: &Map<String, Value>, kind: PlaceKind) -> Option<String> {
    let is_rate = stage.contains_key("rate") || stage.get("kind").and_then(Value::as_str) == Some("rate");
    let has_link = match kind {
        PlaceKind::Conversion => !is_rate,
        PlaceKind::Rate => is_rate,
        _ => false,
    };
    let observed = stage.get("observed").filter(|_| has_link)?;
    Some(format!("{}/{}", observed.get("passed")?, observed.get("entered")?))
}

/// A plan file's `1` is the whole, but who types 1 where percentages are shown means 1 %: it is shown as `1/1`.
fn as_typed_percent(text: String) -> String {
    let means_the_same = text.contains(['%', '/']) || text.starts_with("0.");
    match text.parse::<Fraction>() {
        Ok(fraction) if !means_the_same => fraction.to_string(),
        _ => text,
    }
}

/// Whole units as a number, others as a text with the currency's digits.
fn money_value(money: Money, currency: Currency) -> Value {
    let scale = 10_i64.pow(currency.n_digits());
    let (units, rest) = (money.minor() / scale, money.minor() % scale);
    match rest {
        0 => units.into(),
        rest => format!("{units}.{rest:0width$}", width = currency.n_digits() as usize).into(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const ARTICLE: &str = include_str!("../../../examples/article.toml");

    fn article() -> PlanDocument {
        PlanDocument::of_toml(ARTICLE).expect("the article is a plan").0
    }

    fn place(text: &str) -> Place {
        text.parse().expect("a place")
    }

    #[test]
    fn the_document_of_a_file_is_the_same_plan() {
        for toml in [
            ARTICLE,
            include_str!("../../../examples/team.toml"),
            include_str!("../../../examples/conflict_profit.toml"),
        ] {
            let (document, plan) = PlanDocument::of_toml(toml).expect("a plan");
            let stored = PlanDocument::from_json(&document.to_json()).expect("JSON");
            let read = stored.plan().expect("a plan");
            assert_eq!((read.plan, read.lags, read.calendar), (plan.plan, plan.lags, plan.calendar));
        }
    }

    #[test]
    fn a_country_is_stored_and_a_company_has_days_of_its_own() {
        // Off in Russia in December 2026: the 31st. A document of the same file says the same.
        let calendar = "[calendar]\ncountry = \"RU\"\ndays_off = [2026-12-30]\ndays_on = [2026-12-31, 2026-12-26]\n";
        let (document, plan) = PlanDocument::of_toml(&format!("{ARTICLE}\n{calendar}")).expect("a plan");
        let read = PlanDocument::from_json(&document.to_json()).expect("JSON").plan().expect("a plan");
        assert_eq!(read.calendar, plan.calendar);
        let is_worked = |day| read.calendar.is_worked(date(2026, 12, day));
        assert_eq!([26, 27, 29, 30, 31].map(is_worked), [true, false, true, false, true]);
    }

    #[test]
    fn what_is_typed_is_stored_in_one_form() {
        let mut document = article();
        let changed = |path: &str, before: &str, after: &str| {
            vec![Change { path: path.into(), before: Some(before.into()), after: Some(after.into()) }]
        };
        assert_eq!(
            document.set(&place("goal.amount"), Some("1,2 млн ₽")),
            Ok(changed("goal.amount", "1000000", "1200000"))
        );
        let conversion = "line[0].stage[1].conversion";
        assert_eq!(document.set(&place(conversion), Some("25 %")), Ok(changed(conversion, "3/10", "25%")));
        assert_eq!(
            document.set(&place("line[0].check"), Some("199999,5")),
            Ok(changed("line[0].check", "200000", "199999.50"))
        );
        assert!(document.plan().is_ok());
    }

    #[test]
    fn setting_what_is_there_changes_nothing() {
        assert_eq!(article().set(&place("goal.amount"), Some("1 000 000")), Ok(Vec::new()));
    }

    #[test]
    fn a_number_left_to_be_solved_for_can_be_put_back() {
        let mut document = article();
        let before = document.clone();
        let conversion = place("line[0].stage[1].conversion");
        let changes = document.set(&conversion, None).expect("free");
        assert_eq!(document.text_at(&conversion), None);
        document.set(&conversion, changes[0].before.as_deref()).expect("back");
        assert_eq!(document, before);
    }

    #[test]
    fn a_conversion_that_was_only_observed_can_be_let_go_and_put_back() {
        let mut document = PlanDocument::of_toml(include_str!("../../../examples/team.toml")).expect("a plan").0;
        let plan = document.plan().expect("a plan").plan;
        let conversion = place("line[0].stage[0].conversion");
        assert_eq!(document.text_at(&conversion).as_deref(), Some("53/106"));
        assert_eq!(document.text_at(&place("line[0].stage[0].rate")), None);
        let changes = document.set(&conversion, None).expect("free");
        let free = Change { path: conversion.to_string(), before: Some("53/106".to_owned()), after: None };
        assert_eq!(changes, [free]);
        document.set(&conversion, changes[0].before.as_deref()).expect("back");
        assert_eq!(document.plan().expect("a plan").plan, plan);
    }

    #[test]
    fn a_question_mark_is_a_name_like_any_other() {
        let mut document = article();
        let name = place("line[0].name");
        document.set(&name, Some("?")).expect("a name");
        assert_eq!(document.text_at(&name).as_deref(), Some("?"));
    }

    #[test]
    fn a_conversion_of_everything_survives_undo() {
        let toml = ARTICLE.replace("conversion = \"1/2\"", "conversion = 1");
        let mut document = PlanDocument::of_toml(&toml).expect("a plan").0;
        let plan = document.plan().expect("a plan").plan;
        let conversion = place("line[0].stage[0].conversion");
        let changes = document.set(&conversion, Some("50")).expect("a percentage");
        document.set(&conversion, changes[0].before.as_deref()).expect("back");
        assert_eq!(document.plan().expect("a plan").plan, plan);
    }

    #[test]
    fn an_amount_takes_the_place_of_a_share() {
        let mut document = article();
        document.set(&place("line[0].share"), Some("60")).expect("a share");
        let changes = document.set(&place("line[0].amount"), Some("600 000")).expect("an amount");
        let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["line[0].share", "line[0].amount"]);
        assert!(document.plan().is_ok());
    }

    #[test]
    fn what_cannot_be_set_leaves_the_document_as_it_was() {
        let mut document = article();
        let before = document.clone();
        assert_eq!(document.set(&place("line[9].check"), Some("1")), Err(SetError::NoSuchPlace));
        assert_eq!(document.set(&place("line[0].name"), None), Err(SetError::Required));
        assert_eq!(document.set(&place("line[0].deals"), Some("три")), Err(SetError::Count(TypedError::Unreadable)));
        assert_eq!(document, before);
        for text in [
            "",
            "goal",
            "goal.from",
            "line[0]",
            "line[].check",
            "line[-1].check",
            "line[0].stage[0].name.x",
            "Goal.amount",
        ] {
            assert_eq!(text.parse::<Place>(), Err(UnknownPlace), "{text}");
        }
    }
}
