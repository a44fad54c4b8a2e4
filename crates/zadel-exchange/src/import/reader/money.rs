//! Rows of payments, invoices and spend.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::facts::seen::{SeenAmount, SeenInvoice, SeenPayment, SeenSpend};
use zadel_core::money::{Currency, Money};

use super::cells::Cells;
use super::deal::Columns;
use super::names::Named;
use crate::import::purpose::said_in;
use crate::import::reject::RejectCode;
use crate::import::{Field, made_payment_id};

/// The longest purpose that is kept; a bank writes 210 characters.
const MOST_CHARACTERS: usize = 1_000;

/// The payment of a row; its id is empty if the table has none.
pub(super) fn payment(cells: &mut Cells<'_>) -> Option<SeenPayment> {
    let id = cells.id().into_owned();
    if id.is_empty() && cells.has(Field::Id) {
        cells.reject(Field::Id, RejectCode::MissingId);
    }
    let at = cells.required_past(Field::At, RejectCode::MissingDate);
    let amount = cells.required_amount();
    let client = cells.client();
    let purpose: Option<String> = cells.text(Field::Purpose).map(|text| text.chars().take(MOST_CHARACTERS).collect());
    let said = said_in(purpose.as_deref().unwrap_or_default());
    let invoice = cells.reference(Field::Invoice).or(said.invoice);
    let contract = cells.reference(Field::Contract).or(said.contract);
    let deal = cells.reference(Field::Deal);
    let number = cells.text(Field::Number).unwrap_or_default();
    if !cells.rejects.is_empty() {
        return None;
    }
    let (at, amount) = (at?.at, amount?);
    let payer = client.as_ref().map_or("", |client| client.tax_number.as_deref().unwrap_or(&client.name));
    let id = if cells.has(Field::Id) { id } else { made_payment_id(at.date(), &number, amount.money, payer) };
    Some(SeenPayment { id, at, amount, client, purpose, invoice, contract, deal })
}

/// The invoice of a row.
pub(super) fn invoice(cells: &mut Cells<'_>) -> Option<SeenInvoice> {
    let id = cells.id().into_owned();
    if id.is_empty() {
        cells.reject(Field::Id, RejectCode::MissingId);
    }
    let at = cells.required_past(Field::At, RejectCode::MissingDate);
    let amount = cells.required_amount();
    let due = cells.day(Field::Due);
    let client = cells.client();
    let contract = cells.reference(Field::Contract);
    let deal = cells.reference(Field::Deal);
    if !cells.rejects.is_empty() {
        return None;
    }
    Some(SeenInvoice { id, at: at?.at, amount: amount?, due, client, contract, deal })
}

/// What sources cost a day: campaigns of a source stand in several rows, and their sums are added up.
#[derive(Default)]
pub(super) struct Spend {
    sums: BTreeMap<(Date, String, Option<Currency>), Money>,
}

impl Spend {
    pub(super) fn add(&mut self, cells: &mut Cells<'_>, columns: &mut Columns<'_>) {
        let source = cells.name(Field::Source, &mut columns.sources);
        if source == Named::Missing {
            cells.reject(Field::Source, RejectCode::MissingSource);
        }
        let on = cells.required_past(Field::At, RejectCode::MissingDate);
        let amount = cells.required_amount();
        let (Some(on), Some(amount), Some(source)) = (on, amount, columns.sources.get(source)) else { return };
        if !cells.rejects.is_empty() {
            return;
        }
        let sum = self.sums.entry((on.at.date(), source.to_owned(), amount.currency)).or_insert(Money::ZERO);
        match Money::from_minor(i128::from(sum.minor()) + i128::from(amount.money.minor())) {
            Ok(more) => *sum = more,
            Err(_) => cells.reject(Field::Amount, RejectCode::AmountOutOfRange),
        }
    }

    /// By day and source.
    pub(super) fn told(self) -> impl Iterator<Item = SeenSpend> {
        let spend = |((on, source, currency), money)| SeenSpend { source, on, amount: SeenAmount { money, currency } };
        self.sums.into_iter().map(spend)
    }
}
