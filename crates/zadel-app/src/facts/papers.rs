//! What is kept of payments and invoices beside their facts: the numbers that they name, and why they are for which deal.

use std::collections::{BTreeMap, BTreeSet};

use zadel_exchange::import::matching::{number_told, plain_number};
use zadel_store::Tx;
use zadel_store::payments::{NewInvoice, NewPayment};

use crate::Refused;
use crate::facts::incoming::Papers;
use crate::facts::matches::Tie;
use crate::facts::work::Work;

/// Keeps it of those whose facts are new: what was known before stays as it was told. How many payments are for a deal.
pub(super) async fn keep_papers(
    tx: &mut Tx,
    work: &Work,
    papers: &Papers,
    ties: &BTreeMap<Box<str>, Tie>,
) -> Result<u64, Refused> {
    if papers.payments.is_empty() && papers.invoices.is_empty() {
        return Ok(0);
    }
    let (company, feed, batch) = (work.company, work.feed, work.batch);
    let new = zadel_store::facts::list_objects_of_batch(tx, company, feed, batch).await?;
    let mut new: BTreeSet<&str> = new.iter().map(String::as_str).collect();
    let number = |number: &Option<String>| number.as_deref().and_then(number_told);
    let (mut payments, mut invoices) = (Vec::new(), Vec::new());
    for (object, payment) in papers.payments.iter().filter(|(object, _)| new.remove(&**object)) {
        let tie = ties.get(object);
        payments.push(NewPayment {
            feed,
            object: object.to_string(),
            turn: 0,
            batch,
            invoice: number(&payment.invoice),
            contract: number(&payment.contract),
            why: tie.map(|tie| tie.why.to_owned()),
            deal_feed: tie.map(|tie| tie.deal.feed),
        });
    }
    for (object, invoice) in papers.invoices.iter().filter(|(object, _)| new.remove(&**object)) {
        invoices.push(NewInvoice {
            feed,
            object: object.to_string(),
            batch,
            number: plain_number(&invoice.id),
            contract: number(&invoice.contract),
            deal_feed: ties.get(object).map(|tie| tie.deal.feed),
        });
    }
    zadel_store::payments::add_papers(tx, company, &payments, &invoices).await?;
    Ok(payments.iter().filter(|payment| payment.why.is_some()).count() as u64)
}
