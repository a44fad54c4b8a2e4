//! Which deals payments and invoices are for: only what they name is read, and what their clients buy.
//!
//! `zadel_exchange::import::matching` decides; here the deals are found that it decides among. Why: docs/decisions/0035.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use zadel_core::facts::ids::{ClientId, LineId, PersonId, SourceId};
use zadel_core::facts::seen::{SeenInvoice, SeenPayment};
use zadel_core::facts::{Fact, Moment};
use zadel_exchange::import::matching::{Candidate, Matched, Why, match_payments, number_told, plain_client};
use zadel_store::payments::{By, NamedInvoice, PayableDeal};
use zadel_store::{CompanyId, FeedId, Tx};

use crate::Refused;
use crate::facts::booking::Books;
use crate::facts::incoming::Incoming;
use crate::facts::names::Clients;
use crate::facts::objects;
use crate::facts::rows::numbered;

/// By name and sum a deal is meant that closes so near.
const NEAR_DAYS: u32 = 45;
/// Deals of one client that are looked at: whoever has more is a marketplace, and its payments name what they are for.
const MOST_DEALS: u32 = 500;

/// What payments can be matched with.
pub(super) struct Lookup<'a> {
    pub(super) company: CompanyId,
    pub(super) feeds: &'a [FeedId],
    pub(super) clients: &'a Clients,
    pub(super) books: &'a Books,
}

/// The deal that a payment or an invoice is for, and why.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    pub(super) deal: PayableDeal,
    /// As `payments` keeps it.
    pub(super) why: &'static str,
}

/// A person says so.
pub(super) const PERSON: &str = "person";

/// Deals and invoices that some payments may be for.
#[derive(Default)]
struct Found {
    deals: BTreeMap<(FeedId, String), PayableDeal>,
    invoices: Vec<NamedInvoice>,
    numbers: BTreeSet<(bool, String)>,
    clients: BTreeSet<u32>,
    named: BTreeSet<String>,
    by_name: BTreeMap<String, Vec<u32>>,
}

/// Says of payments and invoices that came in which deals they are for, and leaves the others as they are.
pub(super) async fn tie_incoming(
    tx: &mut Tx,
    lookup: &Lookup<'_>,
    incoming: &mut Incoming,
) -> Result<BTreeMap<Box<str>, Tie>, Refused> {
    let invoices: Vec<SeenPayment> = incoming.papers.invoices.iter().map(|(_, invoice)| as_payment(invoice)).collect();
    let payments: Vec<SeenPayment> = incoming.papers.payments.iter().map(|(_, payment)| payment.clone()).collect();
    let of_invoices = ties(tx, lookup, &invoices).await?;
    let of_payments = ties(tx, lookup, &payments).await?;
    let objects = incoming.papers.invoices.iter().map(|(object, _)| object);
    let objects = objects.chain(incoming.papers.payments.iter().map(|(object, _)| object)).cloned();
    let ties = objects.zip(of_invoices.into_iter().chain(of_payments));
    let ties = ties.filter_map(|(object, matched)| Some((object, matched.tie()?)));
    // What a person says goes before what is found.
    let ties: BTreeMap<Box<str>, Tie> = ties.chain(std::mem::take(&mut incoming.papers.said)).collect();
    if !ties.is_empty() {
        for (object, fact) in incoming.facts_of_papers() {
            if let Some(tie) = ties.get(object) {
                *fact = tied(fact.clone(), Some(&tie.deal))?;
            }
        }
    }
    Ok(ties)
}

/// An invoice is for a deal by what a payment would be, except for its own number.
fn as_payment(invoice: &SeenInvoice) -> SeenPayment {
    SeenPayment {
        id: String::new(),
        at: invoice.at,
        amount: invoice.amount.clone(),
        client: invoice.client.clone(),
        purpose: None,
        invoice: None,
        contract: invoice.contract.clone(),
        deal: invoice.deal.clone(),
    }
}

/// A payment with the deal that it is for: whoever is responsible for the deal, its source and its line are the payment's, too, and
/// stay so when the deal is passed on. Without a deal it has none of them.
pub(super) fn tied(fact: Fact, deal: Option<&PayableDeal>) -> Result<Fact, Refused> {
    let Some(deal) = deal else {
        return Ok(Fact { deal: None, person: None, source: None, line: None, nature: None, ..fact });
    };
    Ok(Fact {
        deal: Some(deal.object.as_str().into()),
        person: numbered(deal.person_id, PersonId::new)?,
        source: numbered(deal.source_id, SourceId::new)?,
        line: numbered(deal.line_id, LineId::new)?,
        nature: Some(deal.nature.parse().map_err(|_| Refused::Broken("deals"))?),
        client: fact.client.or(numbered(deal.client_id, ClientId::new)?),
        ..fact
    })
}

/// What a payment was matched with.
pub(super) enum Match {
    /// It is for this deal.
    To(Box<Tie>),
    /// It may be for several.
    Unclear(Vec<Tie>),
    /// It is for none that is known.
    None,
}

impl Match {
    pub(super) fn tie(self) -> Option<Tie> {
        match self {
            Self::To(tie) => Some(*tie),
            Self::Unclear(_) | Self::None => None,
        }
    }
}

/// What every payment is for, in their order.
pub(super) async fn ties(tx: &mut Tx, lookup: &Lookup<'_>, payments: &[SeenPayment]) -> Result<Vec<Match>, Refused> {
    if payments.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Found::default();
    for (id, name) in lookup.clients.named() {
        found.by_name.entry(plain_client(name)).or_default().push(id);
    }
    for payment in payments {
        found.look_for(tx, lookup, payment).await?;
    }
    found.matched(lookup, payments)
}

impl Found {
    async fn look_for(&mut self, tx: &mut Tx, lookup: &Lookup<'_>, payment: &SeenPayment) -> Result<(), Refused> {
        if let Some(deal) = &payment.deal {
            self.named(tx, lookup, &objects::deal_named(deal), None).await?;
        }
        for (by, number) in [(By::Number, &payment.invoice), (By::Contract, &payment.contract)] {
            let Some(number) = number.as_deref().and_then(number_told) else {
                continue;
            };
            self.numbered(tx, lookup, by, number).await?;
        }
        let Some(client) = &payment.client else { return Ok(()) };
        let mut ids = self.by_name.get(&plain_client(&client.name)).cloned().unwrap_or_default();
        ids.extend(lookup.clients.find(client).map(ClientId::get));
        for id in ids {
            self.bought_by(tx, lookup, id).await?;
        }
        Ok(())
    }

    async fn named(
        &mut self,
        tx: &mut Tx,
        lookup: &Lookup<'_>,
        deal: &str,
        feed: Option<FeedId>,
    ) -> Result<(), Refused> {
        if !self.named.insert(format!("{}/{deal}", feed.map_or(0, FeedId::get))) {
            return Ok(());
        }
        for feed in lookup.feeds.iter().filter(|own| feed.is_none_or(|feed| feed == **own)) {
            let deal = zadel_store::payments::find_payable_deal(tx, lookup.company, *feed, deal).await?;
            self.take(deal);
        }
        Ok(())
    }

    async fn numbered(&mut self, tx: &mut Tx, lookup: &Lookup<'_>, by: By, number: String) -> Result<(), Refused> {
        if !self.numbers.insert((by == By::Contract, number.clone())) {
            return Ok(());
        }
        for invoice in zadel_store::payments::list_invoices(tx, lookup.company, by, &number).await? {
            if let Some(deal) = &invoice.deal {
                self.named(tx, lookup, deal, invoice.deal_feed).await?;
            }
            self.invoices.push(invoice);
        }
        Ok(())
    }

    async fn bought_by(&mut self, tx: &mut Tx, lookup: &Lookup<'_>, client: u32) -> Result<(), Refused> {
        if self.clients.insert(client) {
            let client = i64::from(client);
            let deals = zadel_store::payments::list_deals_of_client(tx, lookup.company, client, MOST_DEALS).await?;
            deals.into_iter().for_each(|deal| self.take(Some(deal)));
        }
        Ok(())
    }

    fn take(&mut self, deal: Option<PayableDeal>) {
        self.deals.extend(deal.map(|deal| ((deal.feed, deal.object.clone()), deal)));
    }

    fn matched(&self, lookup: &Lookup<'_>, payments: &[SeenPayment]) -> Result<Vec<Match>, Refused> {
        let deals: Vec<&PayableDeal> = self.deals.values().collect();
        let contracts: Vec<Vec<String>> = deals.iter().map(|deal| self.contracts_of(deal)).collect();
        let mut candidates = Vec::with_capacity(deals.len());
        for (deal, contracts) in deals.iter().zip(&contracts) {
            let client = numbered(deal.client_id, ClientId::new)?;
            candidates.push(Candidate {
                id: objects::number(&deal.object),
                client: client.map(|client| lookup.clients.name(client)),
                tax_number: client.and_then(|client| lookup.clients.tax_number(client)),
                // A deal that is paid is not paid again by its sum alone.
                amount_minor: deal.amount_minor.filter(|amount| deal.paid_minor < *amount),
                paid_minor: deal.paid_minor,
                contracts,
                invoices: &[],
                on: day_of(lookup.books, deal),
            });
        }
        let invoices: Vec<SeenInvoice> = self.invoices.iter().map(seen).collect();
        let tie = |at: usize, why: Why| Tie { deal: deals[at].clone(), why: why.code() };
        let matched = match_payments(payments, &candidates, &invoices, NEAR_DAYS);
        Ok(matched
            .into_iter()
            .map(|matched| match matched {
                Matched::To { deal, why } => Match::To(Box::new(tie(deal, why))),
                Matched::Unclear { deals, why } => Match::Unclear(deals.into_iter().map(|at| tie(at, why)).collect()),
                Matched::None => Match::None,
            })
            .collect())
    }

    fn contracts_of(&self, deal: &PayableDeal) -> Vec<String> {
        let of_it = |invoice: &&NamedInvoice| {
            invoice.deal.as_deref() == Some(deal.object.as_str())
                && invoice.deal_feed.is_none_or(|feed| feed == deal.feed)
        };
        self.invoices.iter().filter(of_it).filter_map(|invoice| invoice.contract.clone()).collect()
    }
}

/// The day on which payment is most likely.
fn day_of(books: &Books, deal: &PayableDeal) -> Option<Date> {
    let closed = deal.closed_at.map(|at| books.day(Moment::from_millis(at)));
    closed.or_else(|| deal.expected_on.as_deref().and_then(|day| day.parse().ok()))
}

/// A stored invoice as it leads payments to its deal.
fn seen(invoice: &NamedInvoice) -> SeenInvoice {
    SeenInvoice {
        id: invoice.number.clone(),
        at: Date::ZERO.at(0, 0, 0, 0),
        amount: zadel_core::facts::seen::SeenAmount { money: zadel_core::money::Money::ZERO, currency: None },
        due: None,
        client: None,
        contract: invoice.contract.clone(),
        deal: invoice.deal.as_deref().map(|deal| objects::number(deal).to_owned()),
    }
}
