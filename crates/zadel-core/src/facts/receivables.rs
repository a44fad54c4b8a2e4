//! Who still owes: invoices less what was paid for them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::money::Money;

/// An invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// A number that no other invoice has: what names it.
    pub key: usize,
    /// The deal that it is for.
    pub deal: Option<usize>,
    /// How much.
    pub amount: Money,
    /// Until when it is to be paid; without a day, on the day it was issued.
    pub due: Date,
}

/// A payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The invoice that it names.
    pub invoice: Option<usize>,
    /// The deal that it is for.
    pub deal: Option<usize>,
    /// How much; below 0 if it went back.
    pub amount: Money,
}

/// What is left of an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Which.
    pub key: usize,
    /// Above 0.
    pub amount: Money,
    /// Until when it is to be paid.
    pub due: Date,
}

/// What is left of each invoice, by the day on which it is due; paid ones are not told.
///
/// Payments that name an invoice pay it together, whatever their order: money that went back takes off what came in. What they have
/// more, and what names none, pays the other invoices of their deal, the one that is due first before the others. What is left then is
/// no debt and is told nowhere: it was paid in advance.
///
/// # Formula
/// ```text
/// sum of what is left = sum of invoices - sum of what was used of payments, and 0 <= used <= paid
/// ```
#[must_use]
pub fn left(invoices: &[Invoice], payments: &[Payment]) -> Vec<Left> {
    let mut by_day: Vec<&Invoice> = invoices.iter().collect();
    by_day.sort_by_key(|invoice| (invoice.due, invoice.key));
    let (named, mut of_deals) = paid(invoices, payments);
    let mut owed: Vec<(&Invoice, i128)> = Vec::with_capacity(by_day.len());
    for invoice in by_day {
        let amount = i128::from(invoice.amount.minor());
        let Paid { sum, deal } = named.get(&invoice.key).copied().unwrap_or_default();
        // More went back than came in: nothing is paid of it, and nothing more is owed.
        let used = sum.clamp(0, amount.max(0));
        if let Some(deal) = deal.or(invoice.deal) {
            *of_deals.entry(deal).or_default() += sum - used;
        }
        owed.push((invoice, amount - used));
    }
    let mut left = Vec::new();
    for (invoice, mut open) in owed {
        if let Some(paid) = invoice.deal.and_then(|deal| of_deals.get_mut(&deal)) {
            let used = (*paid).clamp(0, open.max(0));
            *paid -= used;
            open -= used;
        }
        if let Ok(amount) = Money::from_minor(open)
            && Money::ZERO < amount
        {
            left.push(Left { key: invoice.key, amount, due: invoice.due });
        }
    }
    left
}

/// What was paid for one invoice.
#[derive(Clone, Copy, Default)]
struct Paid {
    sum: i128,
    /// The first of the deals that these payments are for.
    deal: Option<usize>,
}

/// By the invoice that is named, and by the deal where none is.
fn paid(invoices: &[Invoice], payments: &[Payment]) -> (BTreeMap<usize, Paid>, BTreeMap<usize, i128>) {
    let mut named: BTreeMap<usize, Paid> = invoices.iter().map(|invoice| (invoice.key, Paid::default())).collect();
    let mut of_deals: BTreeMap<usize, i128> = BTreeMap::new();
    for payment in payments {
        let minor = i128::from(payment.amount.minor());
        if let Some(paid) = payment.invoice.and_then(|key| named.get_mut(&key)) {
            paid.sum += minor;
            paid.deal = paid.deal.into_iter().chain(payment.deal).min();
        } else if let Some(deal) = payment.deal {
            *of_deals.entry(deal).or_default() += minor;
        }
    }
    (named, of_deals)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor).expect("small")
    }

    fn invoice(key: usize, deal: Option<usize>, minor: i64, day: i8) -> Invoice {
        Invoice { key, deal, amount: money(minor), due: date(2026, 12, day) }
    }

    #[test]
    fn a_payment_pays_its_invoice_and_then_what_is_due_first() {
        let invoices = [invoice(1, Some(7), 100, 20), invoice(2, Some(7), 100, 10), invoice(3, None, 50, 1)];
        let named = Payment { invoice: Some(1), deal: Some(7), amount: money(130) };
        let of_deal = Payment { invoice: None, deal: Some(7), amount: money(20) };
        let left = left(&invoices, &[named, of_deal]);
        let told: Vec<(usize, i64)> = left.iter().map(|left| (left.key, left.amount.minor())).collect();
        assert_eq!(told, [(3, 50), (2, 50)]);
    }

    #[test]
    fn money_that_went_back_takes_off_what_came_in_whichever_is_told_first() {
        let pay = |minor| Payment { invoice: Some(1), deal: None, amount: money(minor) };
        for payments in [[pay(130), pay(-30)], [pay(-30), pay(130)]] {
            assert_eq!(left(&[invoice(1, None, 100, 1)], &payments), []);
        }
        let back = left(&[invoice(1, None, 100, 1)], &[pay(-30)]);
        assert_eq!(back.iter().map(|left| left.amount.minor()).collect::<Vec<_>>(), [100]);
    }

    proptest! {
        /// Nobody owes more than was invoiced, or less than was not paid; and it does not matter which payment is told first.
        #[test]
        fn what_is_left_is_between_the_debt_less_all_payments_and_the_debt(
            invoices in proptest::collection::vec((proptest::option::of(0_usize..3), 1_i64..1_000, 1_i8..28), 0..8),
            payments in proptest::collection::vec(
                (proptest::option::of(0_usize..8), proptest::option::of(0_usize..3), -1_000_i64..1_000), 0..8)
                .prop_flat_map(|payments| (Just(payments.clone()), Just(payments).prop_shuffle())),
        ) {
            let (payments, shuffled) = payments;
            let invoices: Vec<Invoice> = invoices.iter().enumerate()
                .map(|(key, (deal, minor, day))| invoice(key, *deal, *minor, *day)).collect();
            let told = |payments: Vec<(Option<usize>, Option<usize>, i64)>| -> Vec<Payment> {
                let told = payments.into_iter();
                told.map(|(invoice, deal, minor)| Payment { invoice, deal, amount: money(minor) }).collect()
            };
            let (payments, shuffled) = (told(payments), told(shuffled));
            let debt: i64 = invoices.iter().map(|invoice| invoice.amount.minor()).sum();
            let came_in: i64 = payments.iter().map(|payment| payment.amount.minor().max(0)).sum();
            let owed = left(&invoices, &payments);
            let found: i64 = owed.iter().map(|left| left.amount.minor()).sum();
            prop_assert!(debt - came_in <= found && found <= debt);
            prop_assert_eq!(owed, left(&invoices, &shuffled));
        }
    }
}
