//! What stands in the fields of what people write.

use jiff::civil::Date;
use zadel_core::facts::said::Change;
use zadel_core::facts::seen::SeenClient;
use zadel_core::money::Money;
use zadel_exchange::plan_document::SetError;
use zadel_exchange::typed::{self, money};

use crate::refused::FieldError;
use crate::{Refused, fields};

/// Years before this are typed by mistake.
const FIRST_YEAR: i16 = 2000;
/// And years after this.
const LAST_YEAR: i16 = 2099;

/// Who buys, as somebody writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientSaid {
    /// The company, or the person where there is no company.
    pub name: String,
    /// The tax number, where it is known.
    pub tax_number: Option<String>,
}

/// A name, if one is said.
pub(super) fn name(path: &'static str, said: Change<String>) -> Result<Change<String>, Refused> {
    said.try_map(|text| fields::name(path, &text))
}

/// A text, where there is one.
pub(super) fn text(path: &'static str, text: Option<String>) -> Result<Option<String>, Refused> {
    text.filter(|text| !text.trim().is_empty()).map(|text| fields::name(path, &text)).transpose()
}

/// A client with a name that can be seen and a tax number of digits.
pub(super) fn seen_client(client: ClientSaid) -> Result<SeenClient, Refused> {
    let name = fields::name("client", &client.name)?;
    let digits = client.tax_number.map(|number| number.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    let tax_number = digits.filter(|digits| !digits.is_empty());
    let is_number = |digits: &String| (8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if tax_number.as_ref().is_some_and(|digits| !is_number(digits)) {
        return Err(Refused::Field { path: "tax_number", code: FieldError::TaxNumber });
    }
    Ok(SeenClient { name, tax_number })
}

/// A sum above 0, as it is typed.
pub(super) fn sum(path: &'static str, typed: &str, currency: &str) -> Result<Money, Refused> {
    let currency = fields::currency(currency)?;
    let sum = money(typed, currency).map_err(|error| Refused::Value {
        path: path.to_owned(),
        typed: typed.to_owned(),
        error: SetError::Money(error, currency),
    })?;
    Some(sum).filter(|sum| Money::ZERO < *sum).ok_or(Refused::Field { path, code: FieldError::Sum })
}

/// A day on which something happened, as it is typed: not one that is yet to come.
pub(super) fn day(path: &'static str, typed: &str, today: Date) -> Result<Date, Refused> {
    let day = date(path, typed)?;
    if day <= today { Ok(day) } else { Err(Refused::Field { path, code: FieldError::DayToCome }) }
}

/// Any day of this century.
pub(super) fn date(path: &'static str, typed: &str) -> Result<Date, Refused> {
    let day = typed::date(typed).ok().filter(|day| (FIRST_YEAR..=LAST_YEAR).contains(&day.year()));
    day.ok_or(Refused::Field { path, code: FieldError::Day })
}
