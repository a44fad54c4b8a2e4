//! The cells of one row as values, and everything that is wrong with them.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};
use zadel_core::facts::Stage;
use zadel_core::facts::seen::{SeenAmount, SeenClient};
use zadel_core::money::{Currency, Money};

use super::layout::{Layout, text_of, trimmed};
use super::names::{Named, Names};
use crate::import::reject::{Reject, RejectCode};
use crate::import::value::{
    AmountFault, Moment, MomentFault, Reading, SumOf, currency_named, read_moment, sum_in_text, sum_of_number,
    yes_or_no,
};
use crate::import::{Field, ImportMap};
use crate::name::{MOST_CHARACTERS, read_name};
use crate::table::{Cell, Row};

/// A row that is being read.
pub(super) struct Cells<'a> {
    row: Row<'a>,
    layout: &'a Layout,
    map: &'a ImportMap,
    today: Date,
    pub(super) rejects: Vec<Reject>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(row: Row<'a>, layout: &'a Layout, map: &'a ImportMap, today: Date) -> Self {
        let mut cells = Self { row, layout, map, today, rejects: Vec::new() };
        if let Some(value) = layout.cell_too_many(row) {
            cells.rejects.push(Reject::new(row.line, None, RejectCode::TooManyCells, &value));
        }
        cells
    }

    /// The line of the row.
    pub(super) fn line(&self) -> u64 {
        self.row.line
    }

    /// Something is wrong with a field; said once of a column that stands for two.
    pub(super) fn reject(&mut self, field: Field, code: RejectCode) {
        let value = trimmed(text_of(self.layout.cell(self.row, field)));
        self.push(self.layout.name_of_field(field), code, &value);
    }

    fn push(&mut self, column: Option<String>, code: RejectCode, value: &str) {
        let reject = Reject::new(self.row.line, column, code, value);
        if !self.rejects.contains(&reject) {
            self.rejects.push(reject);
        }
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.layout.has(field)
    }

    /// Where the days of stages stand.
    pub(super) fn stage_dates(&self) -> &'a [(Stage, usize)] {
        &self.layout.stage_dates
    }

    /// What stands in a cell, without the spaces around it; nothing if nothing does.
    pub(super) fn text(&mut self, field: Field) -> Option<Cow<'a, str>> {
        let cell = self.layout.cell(self.row, field);
        if let Cell::Fault(_) = cell {
            self.reject(field, RejectCode::FaultInCell);
            return None;
        }
        Some(trimmed(text_of(cell))).filter(|text| !text.is_empty())
    }

    /// The id; empty if none stands there or one that cannot be kept, which is said.
    pub(super) fn id(&mut self) -> Cow<'a, str> {
        let id = self.layout.id(self.row);
        let most = if self.layout.has_parts_of_id() { MOST_OF_PARTS } else { MOST_CHARACTERS };
        let code = if id.is_empty() { RejectCode::MissingId } else { RejectCode::BadId };
        if id.is_empty() || !fits(&id, most) {
            self.reject(Field::Id, code);
            return Cow::Borrowed("");
        }
        id
    }

    /// The id where there is a column for it.
    pub(super) fn own_id(&mut self) -> Cow<'a, str> {
        if self.has(Field::Id) { self.id() } else { Cow::Borrowed("") }
    }

    /// A text that people read: shortened, and without what nobody sees.
    pub(super) fn shown(&mut self, field: Field) -> Option<String> {
        self.text(field).and_then(shown)
    }

    /// A number or a code that others refer to.
    pub(super) fn reference(&mut self, field: Field) -> Option<Cow<'a, str>> {
        let text = self.text(field)?;
        if !fits(&text, MOST_CHARACTERS) {
            self.reject(field, RejectCode::BadId);
            return None;
        }
        Some(text)
    }

    /// A name with what the map makes of it.
    pub(super) fn name(&mut self, field: Field, names: &mut Names<'_>) -> Named {
        if !self.has(field) {
            return Named::Missing;
        }
        let named = match self.layout.cell(self.row, field) {
            Cell::Text(text) => names.of(text),
            Cell::Fault(_) => {
                self.reject(field, RejectCode::FaultInCell);
                return Named::Bad;
            }
            other => names.of(&text_of(other)),
        };
        if named == Named::Bad {
            self.reject(field, RejectCode::BadName);
        }
        named
    }

    pub(super) fn moment(&mut self, field: Field) -> Option<Moment> {
        let read = self.moment_in(self.layout.cell(self.row, field));
        read.unwrap_or_else(|code| {
            self.reject(field, code);
            None
        })
    }

    /// A moment that cannot lie ahead.
    pub(super) fn past(&mut self, field: Field) -> Option<Moment> {
        let moment = self.moment(field)?;
        if self.today < moment.at.date() {
            self.reject(field, RejectCode::FutureDate);
            return None;
        }
        Some(moment)
    }

    /// A moment without which there is nothing.
    pub(super) fn required_past(&mut self, field: Field, missing: RejectCode) -> Option<Moment> {
        let n_before = self.rejects.len();
        let moment = self.past(field);
        if moment.is_none() && self.rejects.len() == n_before {
            self.reject(field, missing);
        }
        moment
    }

    pub(super) fn day(&mut self, field: Field) -> Option<Date> {
        self.moment(field).map(|moment| moment.at.date())
    }

    /// The day of a stage, in a column of its own.
    pub(super) fn moment_at(&mut self, place: usize) -> Option<DateTime> {
        let cell = self.row.cell(place);
        match self.moment_in(cell) {
            Ok(moment) => moment.map(|moment| moment.at),
            Err(code) => {
                self.push(Some(self.layout.name_of(place)), code, &text_of(cell));
                None
            }
        }
    }

    fn moment_in(&self, cell: Cell<'_>) -> Result<Option<Moment>, RejectCode> {
        let reading = Reading { order: self.map.dates, offset: self.map.offset };
        let moment = match cell {
            Cell::Empty => return Ok(None),
            Cell::Moment(at) => Ok(Moment::of(at)),
            Cell::Number(days) => Moment::of_serial(days),
            Cell::Text(text) if text.trim().is_empty() => return Ok(None),
            Cell::Text(text) => read_moment(text, reading),
            Cell::Fault(_) => return Err(RejectCode::FaultInCell),
            Cell::Percent(_) | Cell::Truth(_) => Err(MomentFault::Unreadable),
        };
        moment.map(Some).map_err(|fault| match fault {
            MomentFault::Unreadable | MomentFault::OutOfRange => RejectCode::BadDate,
            MomentFault::Ambiguous => RejectCode::AmbiguousDate,
        })
    }

    /// A sum in the currency of its cell, of its row, of the file.
    pub(super) fn amount(&mut self) -> Option<SeenAmount> {
        let currency = self.currency();
        let sum_of = SumOf { currency: currency.or(self.map.currency), unit: self.map.amounts_in };
        let read = match self.layout.cell(self.row, Field::Amount) {
            Cell::Empty => Ok(None),
            Cell::Text(text) => sum_in_text(text, sum_of),
            Cell::Number(number) => sum_of_number(number, sum_of).map(Some),
            Cell::Fault(_) => {
                self.reject(Field::Amount, RejectCode::FaultInCell);
                return None;
            }
            Cell::Percent(_) | Cell::Moment(_) | Cell::Truth(_) => Err(AmountFault::Unreadable),
        };
        read.unwrap_or_else(|fault| {
            let code = match fault {
                AmountFault::Unreadable => RejectCode::BadAmount,
                AmountFault::OutOfRange => RejectCode::AmountOutOfRange,
            };
            self.reject(Field::Amount, code);
            None
        })
    }

    /// A sum that is not below zero.
    pub(super) fn amount_of_deal(&mut self) -> Option<SeenAmount> {
        let amount = self.amount()?;
        if amount.money < Money::ZERO {
            self.reject(Field::Amount, RejectCode::AmountOutOfRange);
            return None;
        }
        Some(amount)
    }

    /// A sum without which there is nothing.
    pub(super) fn required_amount(&mut self) -> Option<SeenAmount> {
        self.required(Self::amount)
    }

    /// A sum that is not below zero, without which there is nothing.
    pub(super) fn required_amount_of_deal(&mut self) -> Option<SeenAmount> {
        self.required(Self::amount_of_deal)
    }

    fn required(&mut self, amount: impl FnOnce(&mut Self) -> Option<SeenAmount>) -> Option<SeenAmount> {
        let n_before = self.rejects.len();
        let amount = amount(self);
        if amount.is_none() && self.rejects.len() == n_before {
            self.reject(Field::Amount, RejectCode::MissingAmount);
        }
        amount
    }

    fn currency(&mut self) -> Option<Currency> {
        if !self.has(Field::Currency) {
            return None;
        }
        let name = self.text(Field::Currency)?;
        let currency = currency_named(&name);
        if currency.is_none() {
            self.reject(Field::Currency, RejectCode::BadCurrency);
        }
        currency
    }

    pub(super) fn yes_or_no(&mut self, field: Field) -> Option<bool> {
        let text = self.text(field)?;
        let truth = yes_or_no(&text);
        if truth.is_none() {
            self.reject(field, RejectCode::BadYesNo);
        }
        truth
    }

    /// The company, or else the first of the persons.
    pub(super) fn client(&mut self) -> Option<SeenClient> {
        let tax_number = self.tax_number();
        let name = self.shown(Field::Client).or_else(|| {
            let people = self.shown(Field::Contact)?;
            Some(people.split(", ").next().unwrap_or_default().trim().to_owned())
        });
        let name = name.or_else(|| tax_number.clone())?;
        Some(SeenClient { name, tax_number })
    }

    fn tax_number(&mut self) -> Option<String> {
        let text = self.text(Field::TaxNumber)?;
        let number = tax_number(&text);
        if number.is_none() {
            self.reject(Field::TaxNumber, RejectCode::BadTaxNumber);
        }
        number
    }
}

/// The longest id that is put together of several cells: a title, a client, a day. Within what both databases take as a key.
const MOST_OF_PARTS: usize = 500;
/// The longest purpose that is kept; a bank writes 210 characters.
const MOST_OF_PURPOSE: usize = 1_000;

/// Can it be kept as a key, and be shown?
fn fits(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.contains(char::is_control)
}

/// An id or a number that others refer to, if it can be kept.
pub(in crate::import) fn reference(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| fits(text, MOST_CHARACTERS))
}

/// A text that people read: shortened, and without what nobody sees. Nothing if nothing is left.
pub(in crate::import) fn shown(text: Cow<'_, str>) -> Option<String> {
    if read_name(&text).is_some() && !text.contains('\u{a0}') {
        return Some(text.into_owned());
    }
    let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).take(MOST_CHARACTERS).collect();
    let clean = || text.chars().filter(|c| read_name(c.encode_utf8(&mut [0; 4])).is_some() || *c == ' ').collect();
    let text = if read_name(&text).is_some() { text } else { clean() };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// What a payment was for, as the payer wrote it: shortened, in one line. No database keeps a zero in a text.
pub(in crate::import) fn purpose(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST_OF_PURPOSE).collect()
}

/// A tax number without what people write between its digits.
pub(in crate::import) fn tax_number(text: &str) -> Option<String> {
    /// The shortest and the longest that any country has.
    const N_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && N_DIGITS.contains(&digits.len());
    (is_number && digits.bytes().any(|digit| digit != b'0')).then_some(digits)
}
