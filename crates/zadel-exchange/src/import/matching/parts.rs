//! Deals that are paid in two parts, an advance and the rest: the only two payments of their client that make up the sum, or the only
//! one that is the rest of what was paid before.

use std::collections::{BTreeMap, BTreeSet};

use zadel_core::facts::seen::SeenPayment;

use super::{Candidate, Matched, Why, is_near, plain_client};
use crate::import::plain_tax_number;

/// Of payments that were for no deal: those that pay one in two parts are for it.
///
/// A deal to which a payment was matched already is left alone, as is one that several payments or pairs make up, and whatever could
/// be a part of two deals.
pub(super) fn tie(matched: &mut [Matched], payments: &[SeenPayment], deals: &[Candidate<'_>], within_days: u32) {
    let payments_of = payments_by_client(matched, payments);
    let paid: BTreeSet<usize> = matched.iter().flat_map(deals_of).collect();
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, deal) in deals.iter().enumerate().filter(|(at, _)| !paid.contains(at)) {
        let of_client: BTreeSet<usize> =
            keys(deal.tax_number, deal.client).filter_map(|key| payments_of.get(&key)).flatten().copied().collect();
        let near = of_client.into_iter().filter(|payment| is_near(&payments[*payment], deal, within_days));
        let near: Vec<(usize, i64)> = near.map(|at| (at, payments[at].amount.money.minor())).collect();
        let parts = match deal.amount_minor {
            None => None,
            Some(amount) if 0 < deal.paid_minor => only_rest(&near, amount - deal.paid_minor),
            Some(amount) => only_pair(&near, amount),
        };
        found.extend(parts.map(|parts| (at, parts)));
    }
    let mut n_deals: BTreeMap<usize, u32> = BTreeMap::new();
    for payment in found.iter().flat_map(|(_, parts)| parts) {
        *n_deals.entry(*payment).or_default() += 1;
    }
    for (deal, parts) in found.iter().filter(|(_, parts)| parts.iter().all(|payment| n_deals[payment] == 1)) {
        for payment in parts {
            matched[*payment] = Matched::To { deal: *deal, why: Why::PartOfSum };
        }
    }
}

/// Who pays or buys, by each of what they may be known by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    TaxNumber(String),
    Name(String),
}

fn keys(tax_number: Option<&str>, name: Option<&str>) -> impl Iterator<Item = Key> {
    let number = tax_number.map(|number| plain_tax_number(number).to_owned()).filter(|number| !number.is_empty());
    let name = name.map(plain_client).filter(|name| !name.is_empty());
    number.map(Key::TaxNumber).into_iter().chain(name.map(Key::Name))
}

/// Payments that are for no deal, by their clients.
fn payments_by_client(matched: &[Matched], payments: &[SeenPayment]) -> BTreeMap<Key, Vec<usize>> {
    let mut by_client: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, _) in matched.iter().enumerate().filter(|(_, matched)| **matched == Matched::None) {
        let client = payments[at].client.as_ref();
        let number = client.and_then(|client| client.tax_number.as_deref());
        for key in keys(number, client.map(|client| client.name.as_str())) {
            by_client.entry(key).or_default().push(at);
        }
    }
    by_client
}

/// Deals that a payment is for, or may be.
fn deals_of(matched: &Matched) -> impl Iterator<Item = usize> {
    let deals: &[usize] = match matched {
        Matched::To { deal, .. } => std::slice::from_ref(deal),
        Matched::Unclear { deals, .. } => deals,
        Matched::None => &[],
    };
    deals.iter().copied()
}

/// The only payment of a sum.
fn only_rest(payments: &[(usize, i64)], sum: i64) -> Option<Vec<usize>> {
    let mut of_sum = payments.iter().filter(|(_, amount)| *amount == sum).map(|(at, _)| *at);
    of_sum.next().filter(|_| of_sum.next().is_none()).map(|at| vec![at])
}

/// The only two payments that make up a sum.
fn only_pair(payments: &[(usize, i64)], sum: i64) -> Option<Vec<usize>> {
    let mut by_amount: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    let mut only = None;
    for (at, amount) in payments.iter().filter(|(_, amount)| 0 < *amount) {
        let rest = sum.checked_sub(*amount).and_then(|rest| by_amount.get(&rest));
        for other in rest.into_iter().flatten() {
            if only.replace(vec![*other, *at]).is_some() {
                return None;
            }
        }
        by_amount.entry(*amount).or_default().push(*at);
    }
    only
}
