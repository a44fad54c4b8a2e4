//! Who still owes how much, and since when it should have been paid.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::facts::Moment;
use zadel_core::facts::receivables::{Invoice, Payment, left};
use zadel_core::money::Money;
use zadel_store::FeedId;
use zadel_store::payments::OwedRow;

use crate::facts::booking::Books;
use crate::facts::whose::Rows;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// What clients owe.
#[derive(Debug, Default)]
pub struct Receivables {
    /// Invoices that are not wholly paid, by the day on which they are due.
    pub owed: Vec<Owed>,
    /// The sum of what is left of them, in minor units.
    pub amount_minor: i64,
    /// The part of it that should have been paid.
    pub overdue_minor: i64,
}

/// An invoice that is not wholly paid.
#[derive(Debug)]
pub struct Owed {
    /// Its number.
    pub number: String,
    /// Who owes.
    pub client: Option<String>,
    /// His number.
    pub client_id: Option<i64>,
    /// The deal, and whose it is, if that is known.
    pub deal: Option<(Option<FeedId>, String)>,
    /// What it was, in minor units.
    pub amount_minor: i64,
    /// What is left of it.
    pub left_minor: i64,
    /// The day on which it is due.
    pub due: Date,
    /// Days since then; 0 if it is not overdue.
    pub days_overdue: i32,
}

/// What clients owe today, of what the person may see.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_receivables(app: &App, who: &Who) -> Result<Receivables, Refused> {
    who.may(Right::ReadFacts)?;
    let Some(ledger) = zadel_store::ledger::find_ledger(&app.db, who.company).await? else {
        return Ok(Receivables::default());
    };
    let books = Books::of(app, &ledger)?;
    let rows = zadel_store::payments::list_owed(&app.db, who.company).await?;
    let clients = zadel_store::ledger::list_clients(&app.db, who.company).await?;
    let names: BTreeMap<i64, String> = clients.into_iter().map(|client| (client.id, client.name)).collect();
    let own = Rows::of(app, who).await?;
    Ok(owed(&rows, &books, &names)?.narrowed(|owed| own.has_paper(owed.deal(), owed.client_id)))
}

/// What is owed of these invoices and payments.
pub(super) fn owed(rows: &[OwedRow], books: &Books, names: &BTreeMap<i64, String>) -> Result<Receivables, Refused> {
    const BROKEN: Refused = Refused::Broken("facts");
    let money = |row: &OwedRow| Money::from_minor(row.amount_minor).map_err(|_| BROKEN);
    let (mut deals, mut numbers) = (BTreeMap::new(), BTreeMap::new());
    let mut deal = |row: &OwedRow| {
        let n = deals.len();
        row.deal.clone().map(|deal| *deals.entry((row.deal_feed, deal)).or_insert(n))
    };
    let (mut invoices, mut payments) = (Vec::new(), Vec::new());
    for (key, row) in rows.iter().enumerate().filter(|(_, row)| row.kind == "invoiced") {
        let due = row.day.as_deref().map(str::parse::<Date>).transpose().map_err(|_| BROKEN)?;
        let due = due.unwrap_or_else(|| books.day(Moment::from_millis(row.at)));
        invoices.push(Invoice { key, deal: deal(row), amount: money(row)?, due });
        // Of two invoices with one number a payment names neither.
        let same = row.number.clone().map(|number| numbers.entry(number).or_insert(Some(key)));
        if let Some(same) = same.filter(|same| **same != Some(key)) {
            *same = None;
        }
    }
    for row in rows.iter().filter(|row| row.kind == "paid") {
        let invoice = row.number.as_ref().and_then(|number| numbers.get(number).copied().flatten());
        payments.push(Payment { invoice, deal: deal(row), amount: money(row)? });
    }
    let today = books.day(zadel_core::facts::Booking::now(books));
    let mut all = Vec::new();
    for left in left(&invoices, &payments) {
        let row = &rows[left.key];
        all.push(Owed {
            number: crate::facts::objects::number(&row.object).to_owned(),
            client: row.client_id.and_then(|client| names.get(&client).cloned()),
            client_id: row.client_id,
            deal: row.deal.clone().map(|deal| (row.deal_feed, deal)),
            amount_minor: row.amount_minor,
            left_minor: left.amount.minor(),
            due: left.due,
            days_overdue: due_since(left.due, today),
        });
    }
    Ok(Receivables::of(all))
}

impl Receivables {
    /// With their sums.
    fn of(owed: Vec<Owed>) -> Self {
        let sum = |is_in: fn(&&Owed) -> bool| {
            owed.iter().filter(is_in).map(|owed| owed.left_minor).fold(0, i64::saturating_add)
        };
        Self { amount_minor: sum(|_| true), overdue_minor: sum(|owed| 0 < owed.days_overdue), owed }
    }

    /// Those of them that are asked for.
    pub(super) fn narrowed(self, is_kept: impl FnMut(&Owed) -> bool) -> Self {
        let mut owed = self.owed;
        owed.retain(is_kept);
        Self::of(owed)
    }
}

impl Owed {
    /// The deal and whose it is, if that is known.
    pub(super) fn deal(&self) -> Option<(Option<FeedId>, &str)> {
        self.deal.as_ref().map(|(feed, deal)| (*feed, deal.as_str()))
    }
}

/// Days since a day; 0 on it and before.
fn due_since(due: Date, today: Date) -> i32 {
    due.until(today).map_or(0, |span| span.get_days()).max(0)
}
