//! Single values: from what was typed to what is stored, and back.

use jiff::civil::Date;
use serde_json::{Map, Value, json};
use zadel_core::calendar::Period;
use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money};

use super::shape::PlaceKind;
use super::{FREE, SetError};
use crate::typed::{self, BY_FACTS, Bare, Counts, Sales};

/// What a typed text can leave out, because the plan says it.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) currency: Currency,
    /// A day without its year is most likely one of it; none if the document has no readable one.
    pub(super) period: Option<Period>,
}

/// A typed text in the form of the plan file.
pub(super) fn read_typed(kind: PlaceKind, typed: &str, context: Context) -> Result<Value, SetError> {
    let Context { currency, period } = context;
    let day = |typed: &str| {
        let day = period.map_or_else(|| typed::date(typed), |period| typed::date_about(typed, period));
        day.map(|day| day.to_string().into()).map_err(|_| SetError::Date)
    };
    match kind {
        PlaceKind::Money => {
            let money = typed::money(typed, currency).map_err(|error| SetError::Money(error, currency))?;
            Ok(money_value(money, currency))
        }
        PlaceKind::Count => typed::count(typed).map(Value::from).map_err(SetError::Count),
        PlaceKind::Percent | PlaceKind::Conversion => {
            typed::fraction(typed, Bare::Percent).map(Value::from).map_err(SetError::Fraction)
        }
        PlaceKind::Rate | PlaceKind::Per => {
            typed::fraction(typed, Bare::Number).map(Value::from).map_err(SetError::Number)
        }
        PlaceKind::Date | PlaceKind::OptionalDate => day(typed),
        PlaceKind::Days => typed::list(typed).into_iter().map(day).collect(),
        PlaceKind::Parts => {
            let part = |part| typed::fraction(part, Bare::Percent).map(Value::from).map_err(|_| SetError::Parts);
            typed::list(typed).into_iter().map(part).collect()
        }
        PlaceKind::Counts => typed::counts(typed).map(counts_value).map_err(SetError::Counts),
        PlaceKind::Sales => {
            typed::sales(typed, currency).map(|sales| sales_value(sales, currency)).map_err(SetError::Sales)
        }
        // Whether a name or a word will do is a rule of the plan.
        PlaceKind::Name | PlaceKind::OptionalName | PlaceKind::Choice => Ok(typed.trim().into()),
    }
}

fn counts_value(counts: Counts) -> Value {
    told(json!({ "passed": counts.passed, "entered": counts.entered }), counts.to, counts.is_by_facts)
}

fn sales_value(Sales { n, average, interval: (low, high), to, is_by_facts }: Sales, currency: Currency) -> Value {
    let money = |amount| money_value(amount, currency);
    if n == 0 && is_by_facts {
        return told(json!({ "n": 0 }), to, is_by_facts);
    }
    let value = json!({
        "n": n,
        "average": money(average),
        "low": money(low),
        "high": money(high),
    });
    told(value, to, is_by_facts)
}

/// Up to which day, and whether the facts say so.
fn told(mut value: Value, to: Option<Date>, is_by_facts: bool) -> Value {
    if let Some(day) = to {
        value["to"] = day.to_string().into();
    }
    if is_by_facts {
        value["by"] = BY_FACTS.into();
    }
    value
}

/// `9/32, 22.11.2026, facts`: days with points are read in both languages.
fn counts_text(observed: &Value) -> Option<String> {
    let counts = format!("{}/{}", observed.get("passed")?, observed.get("entered")?);
    Some(counts + &told_text(observed))
}

/// `42: 183250 (150000 – 214000), 31.10.2026, facts`
fn sales_text(sales: &Value) -> Option<String> {
    if sales.get("average").is_none() {
        return Some(format!("{}{}", sales.get("n")?, told_text(sales)));
    }
    let amount = |key| {
        let amount = sales.get(key)?;
        Some(amount.as_str().map_or_else(|| amount.to_string(), str::to_owned))
    };
    let sold = format!("{}: {} ({} – {})", sales.get("n")?, amount("average")?, amount("low")?, amount("high")?);
    Some(sold + &told_text(sales))
}

fn told_text(observed: &Value) -> String {
    let day = observed.get("to").and_then(Value::as_str).and_then(|day| day.parse::<Date>().ok());
    let day = day.map(|day| format!(", {}", day.strftime("%d.%m.%Y"))).unwrap_or_default();
    let by = if observed.get("by").is_some() { format!(", {BY_FACTS}") } else { String::new() };
    day + &by
}

/// What stands in a table, as it would be typed.
pub(super) fn value_text(table: &Map<String, Value>, key: &str, kind: PlaceKind) -> Option<String> {
    let is_link = matches!(kind, PlaceKind::Conversion | PlaceKind::Rate);
    let text = match table.get(key) {
        Some(Value::String(text)) if is_link && text == FREE => return None,
        Some(Value::Null) => return None,
        Some(observed) if kind == PlaceKind::Counts => return counts_text(observed),
        Some(sales) if kind == PlaceKind::Sales => return sales_text(sales),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) if items.is_empty() => return None,
        Some(Value::Array(items)) => items.iter().map(|item| item_text(item, kind)).collect::<Vec<_>>().join("; "),
        Some(other) => other.to_string(),
        // What was observed stands where nothing else was written: that is a number, and not left to be solved for.
        None => observed_text(table, kind)?,
    };
    match kind {
        PlaceKind::Percent | PlaceKind::Conversion => Some(as_typed_percent(text)),
        _ => Some(text),
    }
}

fn item_text(item: &Value, kind: PlaceKind) -> String {
    let text = item.as_str().map_or_else(|| item.to_string(), str::to_owned);
    match kind {
        PlaceKind::Parts => as_typed_percent(text),
        PlaceKind::Days => text.parse::<Date>().map_or(text, |day| day.strftime("%d.%m.%Y").to_string()),
        _ => text,
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
    if observed.get("entered").and_then(Value::as_i64) == Some(0) {
        return None;
    }
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
    let written = currency.written(money);
    written.parse::<i64>().map_or_else(|_| written.into(), Value::from)
}
