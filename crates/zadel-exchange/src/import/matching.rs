//! Which payment is for which deal.
//!
//! What is written is stronger than what only looks alike: a deal that the payment names, the number of an invoice, the number
//! of a contract; then a tax number with a sum, a name with a sum within some days, and at last payments that make up a sum in two. A payment
//! that could be for several deals is for none of them until a person says so.

mod parts;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use zadel_core::facts::seen::{SeenInvoice, SeenPayment};

use super::plain_name::plain_name;
use super::plain_tax_number;

/// What is known of a deal that a payment may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// What the CRM calls it.
    pub id: &'a str,
    /// Who buys.
    pub client: Option<&'a str>,
    /// The buyer's tax number.
    pub tax_number: Option<&'a str>,
    /// The sum.
    ///
    /// # Units
    /// Minor units of the payments' currency.
    pub amount_minor: Option<i64>,
    /// What was paid of it before.
    ///
    /// # Units
    /// Those of the sum.
    pub paid_minor: i64,
    /// Numbers of its contracts.
    pub contracts: &'a [String],
    /// Numbers of its invoices.
    pub invoices: &'a [String],
    /// The day on which payment is most likely: closed, or expected to close.
    pub on: Option<Date>,
}

/// What became of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matched {
    /// It is for this deal.
    To {
        /// Its place among the candidates.
        deal: usize,
        /// Why.
        why: Why,
    },
    /// It may be for several.
    Unclear {
        /// Their places among the candidates.
        deals: Vec<usize>,
        /// What they have in common with it.
        why: Why,
    },
    /// It is for none that is known.
    None,
}

/// Why a payment is for a deal, the strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The payment names the deal.
    Deal,
    /// It names an invoice of the deal.
    Invoice,
    /// It names a contract of the deal.
    Contract,
    /// The tax number and the sum are the deal's.
    TaxNumberAndSum,
    /// The sum and the name of the client are the deal's, and the days are near.
    NameAndSum,
    /// It makes up the sum with one other payment of the client, or with what was paid before, and the days are near.
    PartOfSum,
}

impl Why {
    /// The stable word that programs read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Invoice => "invoice",
            Self::Contract => "contract",
            Self::TaxNumberAndSum => "tax_number_and_sum",
            Self::NameAndSum => "name_and_sum",
            Self::PartOfSum => "part_of_sum",
        }
    }
}

/// For every payment the deal that it is for, in the order of the payments.
///
/// Invoices that know their deal or their contract lead payments to it. Where a reason fits several deals, those with the sum
/// of the payment are looked at first; if that still leaves several, the payment is unclear. By a sum alone a deal is paid once:
/// two payments that would both pay it are unclear. What is then for no deal may pay one in two parts: an advance, and the rest.
///
/// # Formula
/// ```text
/// near(payment, deal) = |day(payment) - day(deal)| <= within_days
/// parts(one, other, deal) = near(one, deal) and near(other, deal) and one + other = sum(deal)
/// rest(payment, deal)     = near(payment, deal) and 0 < paid(deal) and payment = sum(deal) - paid(deal)
/// ```
///
/// # Examples
/// ```
/// # use jiff::civil::date;
/// # use zadel_core::{facts::seen::{SeenAmount, SeenPayment}, money::Money};
/// # use zadel_exchange::import::matching::{Candidate, Matched, Why, match_payments};
/// let contracts = ["45/26".to_owned()];
/// let deal = Candidate { id: "7", client: None, tax_number: None, amount_minor: None, paid_minor: 0, contracts: &contracts, invoices: &[], on: None };
/// let amount = SeenAmount { money: Money::from_minor(100)?, currency: None };
/// let payment = SeenPayment { id: "1".into(), at: date(2026, 10, 1).at(0, 0, 0, 0), amount, client: None, purpose: None,
///     invoice: None, contract: Some("№ 45/26".into()), deal: None };
/// assert_eq!(match_payments(&[payment], &[deal], &[], 14), [Matched::To { deal: 0, why: Why::Contract }]);
/// # Ok::<(), zadel_core::money::MoneyOutOfRange>(())
/// ```
#[must_use]
pub fn match_payments(
    payments: &[SeenPayment],
    deals: &[Candidate<'_>],
    invoices: &[SeenInvoice],
    within_days: u32,
) -> Vec<Matched> {
    let index = Index::of(deals, invoices);
    let mut matched: Vec<Matched> = payments.iter().map(|payment| index.matched(payment, within_days)).collect();
    refuse_paid_twice(&mut matched);
    parts::tie(&mut matched, payments, deals, within_days);
    matched
}

/// A sum pays a deal once; what is written can pay it in parts.
fn refuse_paid_twice(matched: &mut [Matched]) {
    let by_sum = |matched: &Matched| match matched {
        Matched::To { deal, why } if Why::TaxNumberAndSum <= *why => Some((*deal, *why)),
        _ => None,
    };
    let mut n_payments: BTreeMap<usize, u32> = BTreeMap::new();
    for (deal, _) in matched.iter().filter_map(by_sum) {
        *n_payments.entry(deal).or_default() += 1;
    }
    for one in matched {
        if let Some((deal, why)) = by_sum(one).filter(|(deal, _)| 1 < n_payments[deal]) {
            *one = Matched::Unclear { deals: vec![deal], why };
        }
    }
}

/// Deals by whatever a payment can say of them.
struct Index<'a> {
    deals: &'a [Candidate<'a>],
    by_id: BTreeMap<&'a str, BTreeSet<usize>>,
    by_invoice: BTreeMap<String, BTreeSet<usize>>,
    by_contract: BTreeMap<String, BTreeSet<usize>>,
    by_tax_number: BTreeMap<(&'a str, i64), BTreeSet<usize>>,
    by_name: BTreeMap<(String, i64), BTreeSet<usize>>,
}

impl<'a> Index<'a> {
    fn of(deals: &'a [Candidate<'a>], invoices: &[SeenInvoice]) -> Self {
        let mut index = Self {
            deals,
            by_id: BTreeMap::new(),
            by_invoice: BTreeMap::new(),
            by_contract: BTreeMap::new(),
            by_tax_number: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for (i, deal) in deals.iter().enumerate() {
            index.by_id.entry(deal.id).or_default().insert(i);
            for key in deal.invoices.iter().filter_map(|number| number_told(number)) {
                index.by_invoice.entry(key).or_default().insert(i);
            }
            for key in deal.contracts.iter().filter_map(|number| number_told(number)) {
                index.by_contract.entry(key).or_default().insert(i);
            }
            let Some(amount) = deal.amount_minor.filter(|amount| 0 < *amount) else { continue };
            if let Some(number) = deal.tax_number.map(plain_tax_number) {
                index.by_tax_number.entry((number, amount)).or_default().insert(i);
            }
            if let Some(name) = deal.client.map(plain_client).filter(|name| !name.is_empty()) {
                index.by_name.entry((name, amount)).or_default().insert(i);
            }
        }
        for invoice in invoices {
            let by_deal = invoice.deal.as_deref().and_then(|deal| index.by_id.get(deal));
            let by_contract =
                || invoice.contract.as_deref().and_then(number_told).and_then(|key| index.by_contract.get(&key));
            if let Some(found) = by_deal.or_else(by_contract).cloned()
                && let Some(key) = number_told(&invoice.id)
            {
                index.by_invoice.entry(key).or_default().extend(found);
            }
        }
        index
    }

    fn matched(&self, payment: &SeenPayment, within_days: u32) -> Matched {
        let amount = payment.amount.money.minor();
        let client = payment.client.as_ref();
        let by_tax_number = client.and_then(|client| client.tax_number.as_deref()).map(plain_tax_number);
        let found = [
            (Why::Deal, payment.deal.as_deref().and_then(|deal| self.by_id.get(deal))),
            (Why::Invoice, payment.invoice.as_deref().and_then(number_told).and_then(|key| self.by_invoice.get(&key))),
            (
                Why::Contract,
                payment.contract.as_deref().and_then(number_told).and_then(|key| self.by_contract.get(&key)),
            ),
            (Why::TaxNumberAndSum, by_tax_number.and_then(|number| self.by_tax_number.get(&(number, amount)))),
        ];
        if let Some((why, found)) = found.into_iter().find_map(|(why, found)| Some((why, found?))) {
            return self.decided(found.iter().copied().collect(), amount, why);
        }
        let name = client.map(|client| plain_client(&client.name)).filter(|name| !name.is_empty());
        let found = name.and_then(|name| self.by_name.get(&(name, amount)));
        let is_near = |deal: &usize| is_near(payment, &self.deals[*deal], within_days);
        self.decided(found.into_iter().flatten().copied().filter(is_near).collect(), amount, Why::NameAndSum)
    }

    /// One deal, or the only one with that sum.
    fn decided(&self, found: Vec<usize>, amount: i64, why: Why) -> Matched {
        let with_sum: Vec<usize> =
            found.iter().copied().filter(|deal| self.deals[*deal].amount_minor == Some(amount)).collect();
        match (found.as_slice(), with_sum.as_slice()) {
            ([], _) => Matched::None,
            ([deal], _) | (_, [deal]) => Matched::To { deal: *deal, why },
            (_, []) => Matched::Unclear { deals: found, why },
            _ => Matched::Unclear { deals: with_sum, why },
        }
    }
}

/// Is a payment for a deal likely, by its day?
fn is_near(payment: &SeenPayment, deal: &Candidate<'_>, within_days: u32) -> bool {
    let days = deal.on.map(|on| (payment.at.date() - on).get_days().unsigned_abs());
    days.is_some_and(|days| days <= within_days)
}

/// A number as it is compared. Letters and digits only: `№ 45/26` and `45-26` are one.
#[must_use]
pub fn plain_number(number: &str) -> String {
    number.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The same, of what is a number at all: `—` and `б/н` stand where there is none.
#[must_use]
pub fn number_told(number: &str) -> Option<String> {
    Some(plain_number(number)).filter(|plain| plain.chars().any(|c| c.is_ascii_digit()))
}

/// A client as it is compared: without the legal form, whose place nobody agrees on.
#[must_use]
pub fn plain_client(name: &str) -> String {
    let plain = plain_name(name);
    let words: Vec<&str> = plain.split(' ').filter(|word| !vocabulary::LEGAL_FORMS.contains(word)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
