//! Payments and their deals: those without one, tying by a person, trying again when deals or invoices came later.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::facts::fact::in_force;
use zadel_core::facts::ids::ClientId;
use zadel_core::facts::news::Booking as _;
use zadel_core::facts::seen::{SeenAmount, SeenClient, SeenPayment};
use zadel_core::facts::{Fact, FactKind, Moment};
use zadel_core::money::Money;
use zadel_store::payments::{NewPayment, PayableDeal, Summed};
pub use zadel_store::payments::{PaymentKey, PaymentRow};
use zadel_store::{BatchId, FeedId};

use crate::facts::Bringer;
use crate::facts::booking::Books;
use crate::facts::incoming::Incoming;
use crate::facts::matches::{Lookup, Match, Tie, tied, ties};
use crate::facts::objects;
use crate::facts::record::{Brought, Dictionary, Mode, Read, Recorded, take_in};
use crate::facts::rows::{fact_of, numbered};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Payments that are looked at together when they are tried again.
const MOST_OPEN: u32 = 5_000;
/// Deals that are shown for one payment.
const MOST_CANDIDATES: usize = 20;

/// A page of payments without a deal.
#[derive(Debug)]
pub struct OpenPayments {
    /// The latest first, each with its day where the company is.
    pub payments: Vec<(PaymentRow, Date)>,
    /// All of them.
    pub all: Summed,
}

/// A payment.
#[derive(Clone, Copy, Debug)]
pub struct PaymentOf<'a> {
    /// Whose.
    pub feed: FeedId,
    /// Which one.
    pub object: &'a str,
}

/// What a payment is for.
#[derive(Clone, Copy, Debug)]
pub enum TiedTo<'a> {
    /// A deal.
    Deal {
        /// Whose.
        feed: FeedId,
        /// Which one.
        object: &'a str,
    },
    /// No deal: rent, a loan, a sale beside the plan.
    None,
}

/// Deals that a payment may be for.
#[derive(Debug)]
pub struct Candidates {
    /// Those that it fits, each with why; then the others of its client, without.
    pub deals: Vec<(PayableDeal, Option<&'static str>)>,
}

/// Payments of which nobody knows yet which deal they are for: of an import, or all.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_open_payments(
    app: &App,
    who: &Who,
    import: Option<BatchId>,
    after: Option<&PaymentKey>,
    limit: u32,
) -> Result<OpenPayments, Refused> {
    who.may(Right::ReadFacts)?;
    let payments = zadel_store::payments::list_open_payments(&app.db, who.company, import, after, limit).await?;
    let all = zadel_store::payments::sum_open_payments(&app.db, who.company, import).await?;
    let Some(ledger) = zadel_store::ledger::find_ledger(&app.db, who.company).await? else {
        return Ok(OpenPayments { payments: Vec::new(), all });
    };
    let books = Books::of(app, &ledger)?;
    let dated = |row: PaymentRow| {
        let day = books.day(Moment::from_millis(row.at));
        (row, day)
    };
    Ok(OpenPayments { payments: payments.into_iter().map(dated).collect(), all })
}

/// Deals that a payment may be for, the likeliest first.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn list_candidates(app: &App, who: &Who, payment: PaymentOf<'_>) -> Result<Candidates, Refused> {
    who.may(Right::ReadFacts)?;
    let bringer = Bringer::of(who);
    let mut tx = app.db.begin().await?;
    let row = zadel_store::payments::lock_payment(&mut tx, who.company, payment.feed, payment.object).await?;
    let row = row.ok_or(Refused::NotFound)?;
    let dictionary = Dictionary::read(app, &by_hand(&bringer, String::new(), "", None)).await?;
    let feeds = dictionary.feed_ids();
    let lookup = Lookup { company: who.company, feeds: &feeds, clients: &dictionary.clients, books: &dictionary.books };
    let found = ties(&mut tx, &lookup, &[seen(&row, &dictionary.books)?]).await?.pop();
    let fitting = match found {
        Some(Match::To(tie)) => vec![*tie],
        Some(Match::Unclear(ties)) => ties,
        Some(Match::None) | None => Vec::new(),
    };
    let mut deals: Vec<(PayableDeal, Option<&'static str>)> =
        fitting.into_iter().map(|tie| (tie.deal, Some(tie.why.code()))).collect();
    if let Some(client) = row.client_id {
        let most = u32::try_from(MOST_CANDIDATES).unwrap_or(u32::MAX);
        let others = zadel_store::payments::list_deals_of_client(&mut tx, who.company, client, most).await?;
        for other in others {
            if deals.iter().all(|(deal, _)| (deal.feed, &deal.object) != (other.feed, &other.object)) {
                deals.push((other, None));
            }
        }
    }
    deals.truncate(MOST_CANDIDATES);
    Ok(Candidates { deals })
}

/// Says which deal a payment is for, or that it is for none. What came of it can be taken back under the number that is answered; sent
/// again under the same key, it is done once.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NotFound`] if there is no such payment or deal; [`Refused::Store`].
pub async fn tie_payment(
    app: &App,
    who: &Who,
    payment: PaymentOf<'_>,
    to: TiedTo<'_>,
    request_key: Option<&str>,
) -> Result<BatchId, Refused> {
    who.may(Right::BringFacts)?;
    if let Some(key) = request_key
        && let Some(batch) = zadel_store::batches::find_request(&app.db, who.company, who.member, key).await?
    {
        return Ok(batch);
    }
    let bringer = Bringer::of(who);
    loop {
        let mut tx = app.db.begin().await?;
        let row = zadel_store::payments::lock_payment(&mut tx, who.company, payment.feed, payment.object).await?;
        let row = row.ok_or(Refused::NotFound)?;
        let deal = match to {
            TiedTo::Deal { feed, object } => {
                let deal = zadel_store::payments::find_payable_deal(&mut tx, who.company, feed, object).await?;
                Some(deal.ok_or(Refused::NotFound)?)
            }
            TiedTo::None => None,
        };
        drop(tx);
        let why = if deal.is_some() { "person" } else { "none" };
        let told = vec![Told { row, deal, why }];
        if let Some((_, batch)) = tell(app, &bringer, payment.feed, "tie", request_key, &told).await? {
            return Ok(batch);
        }
    }
}

/// Tries all payments without a deal again. How many are for one now.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn match_again(app: &App, who: &Who) -> Result<u64, Refused> {
    who.may(Right::BringFacts)?;
    match_open(app, &Bringer::of(who)).await
}

/// The same, after deals or invoices came in.
pub(super) async fn match_open(app: &App, bringer: &Bringer) -> Result<u64, Refused> {
    let company = bringer.company;
    let mut tx = app.db.begin().await?;
    let open = zadel_store::payments::lock_open_payments(&mut tx, company, None, MOST_OPEN).await?;
    if open.is_empty() {
        return Ok(0);
    }
    let dictionary = Dictionary::read(app, &by_hand(bringer, String::new(), "", None)).await?;
    let feeds = dictionary.feed_ids();
    let lookup = Lookup { company, feeds: &feeds, clients: &dictionary.clients, books: &dictionary.books };
    let payments: Vec<SeenPayment> = open.iter().map(|row| seen(row, &dictionary.books)).collect::<Result<_, _>>()?;
    let matched = ties(&mut tx, &lookup, &payments).await?;
    drop(tx);
    let mut by_feed: BTreeMap<FeedId, Vec<Told>> = BTreeMap::new();
    for (row, matched) in open.into_iter().zip(matched) {
        if let Some(Tie { deal, why }) = matched.tie() {
            by_feed.entry(row.feed).or_default().push(Told { row, deal: Some(deal), why: why.code() });
        }
    }
    let mut n = 0;
    for (feed, told) in by_feed {
        n += loop {
            if let Some((n_told, _)) = tell(app, bringer, feed, "match", None, &told).await? {
                break n_told;
            }
        };
    }
    Ok(n)
}

/// A payment, and what is to be said of it.
struct Told {
    row: PaymentRow,
    deal: Option<PayableDeal>,
    why: &'static str,
}

/// Tells payments of a feed again, with their deals. `None` if somebody else was faster.
async fn tell(
    app: &App,
    bringer: &Bringer,
    feed: FeedId,
    what: &'static str,
    request_key: Option<&str>,
    told: &[Told],
) -> Result<Option<(u64, BatchId)>, Refused> {
    let feeds = zadel_store::ledger::list_feeds(&app.db, bringer.company).await?;
    let name = feeds.into_iter().find(|row| row.feed == feed).ok_or(Refused::NotFound)?.name;
    let brought = by_hand(bringer, name, what, request_key);
    let dictionary = Dictionary::read(app, &brought).await?;
    let (mut incoming, mut payments) = (Incoming::default(), Vec::new());
    for Told { row, deal, why } in told {
        let known = zadel_store::facts::list_facts_of(&app.db, bringer.company, feed, &row.object).await?;
        let known: Vec<Fact> = known.iter().map(fact_of).collect::<Result<_, _>>()?;
        let paid = in_force(&known).into_iter().find(|fact| fact.kind == FactKind::Paid).cloned();
        let paid = paid.ok_or(Refused::NotFound)?;
        payments.push(NewPayment {
            feed,
            object: row.object.clone(),
            turn: i64::from(paid.turn) + 2,
            batch: BatchId::new(0),
            invoice: row.invoice.clone(),
            contract: row.contract.clone(),
            why: Some((*why).to_owned()),
            deal_feed: deal.as_ref().map(|deal| deal.feed),
        });
        let week = dictionary.books.week(paid.at);
        incoming.add_again(row.object.as_str().into(), Fact { week, ..tied(paid, deal.as_ref())? });
    }
    let n = payments.len() as u64;
    let read = Read { dictionary, incoming, payments, n_rows: n, n_rejected: 0, rejects: Vec::new() };
    let recorded = take_in(app, &brought, read, Mode::Keep).await?;
    Ok(recorded.and_then(|Recorded { batch, .. }| Some((n, batch?))))
}

/// What somebody writes into a feed.
fn by_hand(bringer: &Bringer, feed: String, what: &'static str, request_key: Option<&str>) -> Brought {
    Brought {
        company: bringer.company,
        currency: bringer.currency.clone(),
        member: bringer.member,
        token: bringer.token,
        feed,
        file_name: String::new(),
        file_sha256: None,
        map: String::new(),
        by_hand: Some(what),
        request_key: request_key.map(str::to_owned),
    }
}

/// A stored payment as it was seen.
fn seen(row: &PaymentRow, books: &Books) -> Result<SeenPayment, Refused> {
    let client = numbered(row.client_id, ClientId::new)?.and(row.client.clone());
    let money = Money::from_minor(row.amount_minor.unwrap_or(0)).map_err(|_| Refused::Broken("facts"))?;
    Ok(SeenPayment {
        id: objects::number(&row.object).to_owned(),
        at: books.day(Moment::from_millis(row.at)).at(0, 0, 0, 0),
        amount: SeenAmount { money, currency: None },
        client: client.map(|name| SeenClient { name, tax_number: row.tax_number.clone() }),
        purpose: row.note.clone(),
        invoice: row.invoice.clone(),
        contract: row.contract.clone(),
        deal: row.deal.as_deref().map(|deal| objects::number(deal).to_owned()),
    })
}
