//! One number of a plan, as a screen shows it and as somebody types it.

use jiff::ToSpan;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::plans::Origins;
use zadel_core::fraction::Fraction;
use zadel_core::step2_decomposition::{Value, Variable};
use zadel_exchange::plan_document::{Place, PlanDocument};

use crate::wire::moment;

/// A number that can be pinned, or left to be solved for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Number {
    /// Its place, for edits.
    path: String,
    kind: NumberKind,
    /// Null while it is open.
    value: Option<NumberValue>,
    pinned: bool,
    /// As it would be typed; empty for a number that is solved for.
    text: String,
    /// Who set it, if somebody did since the plan was made.
    set_by: Option<String>,
    set_at: Option<String>,
}

/// Something else that stands in the plan: a date, a name, a limit. It is not solved for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Entry {
    /// Its place, for edits.
    pub(crate) path: String,
    /// As it would be typed; empty for nothing.
    text: String,
    /// Who set it, if somebody did since the plan was made.
    pub(crate) set_by: Option<String>,
    set_at: Option<String>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NumberKind {
    /// Minor units.
    Money,
    /// Items.
    Count,
    /// Basis points.
    Share,
    /// A conversion or a rate.
    Fraction,
}

/// The value of a number: whole, or a fraction.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum NumberValue {
    /// Money in minor units, items, basis points.
    Whole(i64),
    /// A conversion or a rate.
    Fraction(FractionValue),
}

/// An exact fraction.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Fraction)]
pub(crate) struct FractionValue {
    /// `3/10`.
    pub(crate) text: String,
    /// The nearest floating-point number, to be shown.
    pub(crate) value: f64,
}

/// A value, and what it counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Value)]
pub(crate) struct KindedValue {
    kind: NumberKind,
    value: NumberValue,
}

impl KindedValue {
    pub(crate) fn of(variable: Variable, value: Value) -> Self {
        Self { kind: kind(variable), value: value.into() }
    }

    pub(crate) fn of_fraction(value: Value) -> Self {
        Self { kind: NumberKind::Fraction, value: value.into() }
    }
}

impl From<Fraction> for FractionValue {
    fn from(fraction: Fraction) -> Self {
        Self { text: fraction.to_string(), value: fraction.to_f64() }
    }
}

impl From<Value> for NumberValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Money(money) => Self::Whole(money.minor()),
            Value::Count(count) => Self::Whole(i64::from(count)),
            Value::Share(share) => Self::Whole(i64::from(share.bp())),
            Value::Fraction(fraction) => Self::Fraction(fraction.into()),
        }
    }
}

/// What the numbers of a plan have in common.
pub(crate) struct Numbers<'a> {
    pub(crate) document: &'a PlanDocument,
    pub(crate) origins: &'a Origins,
    /// The day the plan is looked at.
    pub(crate) as_of: Option<jiff::civil::Date>,
}

impl Numbers<'_> {
    /// A number at its place: pinned to a value, or solved for.
    pub(crate) fn number(&self, variable: Variable, pinned: Option<Value>, solved: Option<Value>) -> Number {
        let Entry { path, text, set_by, set_at } = self.entry(variable.to_string());
        Number {
            kind: kind(variable),
            value: solved.or(pinned).map(NumberValue::from),
            pinned: pinned.is_some(),
            path,
            text,
            set_by,
            set_at,
        }
    }

    /// The day that was so many days before the plan is looked at.
    pub(crate) fn days_ago(&self, age_days: Option<u32>) -> Option<String> {
        let day = self.as_of?.checked_sub(i64::from(age_days?).days()).ok()?;
        Some(day.to_string())
    }

    /// What stands at a place, and who put it there.
    pub(crate) fn entry(&self, path: String) -> Entry {
        let origin = self.origins.get(&path);
        let place: Option<Place> = path.parse().ok();
        Entry {
            text: place.and_then(|place| self.document.text_at(&place)).unwrap_or_default(),
            set_by: origin.map(|origin| origin.by.clone()),
            set_at: origin.map(|origin| moment(origin.at)),
            path,
        }
    }
}

/// What a variable counts.
fn kind(variable: Variable) -> NumberKind {
    match variable {
        Variable::Goal | Variable::Amount(_) | Variable::Check(_) => NumberKind::Money,
        Variable::Share(_) => NumberKind::Share,
        Variable::Deals(_) | Variable::Count(..) => NumberKind::Count,
        Variable::Conversion(..) | Variable::Rate(..) => NumberKind::Fraction,
    }
}

impl Number {
    /// The value that follows from the others, if nobody pinned another.
    pub(crate) fn solve(&mut self, value: i64) {
        self.value.get_or_insert(NumberValue::Whole(value));
    }
}
