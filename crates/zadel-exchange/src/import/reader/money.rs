//! Rows of payments, invoices and spend.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::facts::seen::{SeenAmount, SeenInvoice, SeenPayment, SeenSpend};
use zadel_core::money::{Currency, Money};

use super::Lines;
use super::cells::{Cells, purpose};
use super::deal::Columns;
use super::names::Named;
use crate::import::purpose::said_in;
use crate::import::reject::RejectCode;
use crate::import::{Field, made_payment_id};

/// The payment of a row; its id is empty if the table has none.
pub(super) fn payment(cells: &mut Cells<'_>) -> Option<SeenPayment> {
    let id = cells.own_id().into_owned();
    let at = cells.required_past(Field::At, RejectCode::MissingDate);
    let amount = cells.required_amount();
    let client = cells.client();
    let purpose: Option<String> = cells.text(Field::Purpose).map(|text| purpose(&text));
    let said = said_in(purpose.as_deref().unwrap_or_default());
    let invoice = cells.reference(Field::Invoice).map(Cow::into_owned).or(said.invoice);
    let contract = cells.reference(Field::Contract).map(Cow::into_owned).or(said.contract);
    let deal = cells.reference(Field::Deal).map(Cow::into_owned);
    let number = cells.reference(Field::Number).unwrap_or_default();
    if !cells.rejects.is_empty() {
        return None;
    }
    let (at, amount) = (at?.at, amount?);
    let id = if cells.has(Field::Id) { id } else { made_payment_id(at.date(), &number, amount.money, client.as_ref()) };
    Some(SeenPayment { id, at, amount, client, purpose, invoice, contract, deal })
}

/// The invoice of a row.
pub(super) fn invoice(cells: &mut Cells<'_>) -> Option<SeenInvoice> {
    let id = cells.id().into_owned();
    let at = cells.required_past(Field::At, RejectCode::MissingDate);
    let amount = cells.required_amount();
    let due = cells.day(Field::Due);
    let client = cells.client();
    let contract = cells.reference(Field::Contract).map(Cow::into_owned);
    let deal = cells.reference(Field::Deal).map(Cow::into_owned);
    if !cells.rejects.is_empty() {
        return None;
    }
    Some(SeenInvoice { id, at: at?.at, amount: amount?, due, client, contract, deal })
}

/// What sources cost a day: campaigns of a source stand in several rows, and their sums are added up.
#[derive(Default)]
pub(super) struct Spend {
    sums: BTreeMap<(Date, String, Option<Currency>), (Money, Lines)>,
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
        let key = (on.at.date(), source.to_owned(), amount.currency);
        let none = (Money::ZERO, Lines { first: cells.line(), n: 0 });
        let (sum, lines) = self.sums.entry(key).or_insert(none);
        match Money::from_minor(i128::from(sum.minor()) + i128::from(amount.money.minor())) {
            Ok(more) => (*sum, lines.n) = (more, lines.n + 1),
            Err(_) => cells.reject(Field::Amount, RejectCode::AmountOutOfRange),
        }
    }

    /// By day and source, each with its lines.
    pub(super) fn told(self) -> impl Iterator<Item = (SeenSpend, Lines)> {
        let spend = |((on, source, currency), (money, lines))| {
            (SeenSpend { source, on, amount: SeenAmount { money, currency } }, lines)
        };
        self.sums.into_iter().map(spend)
    }
}
