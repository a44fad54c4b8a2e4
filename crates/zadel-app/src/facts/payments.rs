//! Payments without a deal: which they are, which deals they may be for, and trying again when deals or invoices came later.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::facts::Booking as _;
use zadel_core::facts::fact::in_force;
use zadel_core::facts::ids::ClientId;
use zadel_core::facts::seen::{DealKind, SeenAmount, SeenClient, SeenPayment};
use zadel_core::facts::{Fact, FactKind, Moment};
use zadel_core::money::Money;
use zadel_store::payments::{NewPayment, PayableDeal, Summed};
pub use zadel_store::payments::{PaymentKey, PaymentRow};
use zadel_store::{BatchId, FeedId, Scope};

use crate::facts::Bringer;
use crate::facts::booking::Books;
use crate::facts::incoming::{Incoming, Word};
use crate::facts::matches::{Lookup, Match, Tie, tied, ties};
use crate::facts::objects;
use crate::facts::record::{Brought, Dictionary, Mode, Read, write};
use crate::facts::rows::numbered;
use crate::facts::whose::scope;
use crate::live::{About, Told};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Payments that are looked at together when they are tried again.
const MOST_TOGETHER: u32 = 5_000;
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

/// Deals that a payment may be for.
#[derive(Debug)]
pub struct Candidates {
    /// Those that it fits, each with why; then the others of its client, without.
    pub deals: Vec<(PayableDeal, Option<&'static str>)>,
}

/// Payments of which nobody knows yet which deal they are for: of an import, or all; whoever sees only his own sees those of his
/// clients.
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
    let scope = scope(who);
    let payments = zadel_store::payments::list_open_payments(&app.db, who.company, scope, import, after, limit).await?;
    let all = zadel_store::payments::sum_open_payments(&app.db, who.company, scope, import).await?;
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

/// Deals that a payment may be for, the likeliest first: for those who see everybody's.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn list_candidates(app: &App, who: &Who, payment: PaymentOf<'_>) -> Result<Candidates, Refused> {
    who.may(Right::ReadAllFacts)?;
    // Read before a connection is taken: whoever holds one and waits for another may wait for himself.
    let dictionary = Dictionary::read(app, &Brought::by_hand(&Bringer::of(who), String::new(), "", None)).await?;
    let mut tx = app.db.begin_snapshot().await?;
    let row = zadel_store::payments::lock_payment(&mut tx, who.company, payment.feed, payment.object).await?;
    let row = row.ok_or(Refused::NotFound)?;
    let feeds = dictionary.feed_ids();
    let lookup = Lookup { company: who.company, feeds: &feeds, clients: &dictionary.clients, books: &dictionary.books };
    let found = ties(&mut tx, &lookup, &[seen(&row, &dictionary.books)?]).await?.pop();
    let fitting = match found {
        Some(Match::To(tie)) => vec![*tie],
        Some(Match::Unclear(ties)) => ties,
        Some(Match::None) | None => Vec::new(),
    };
    let mut deals: Vec<(PayableDeal, Option<&'static str>)> =
        fitting.into_iter().map(|tie| (tie.deal, Some(tie.why))).collect();
    if let Some(client) = row.client_id {
        let most = u32::try_from(MOST_CANDIDATES).unwrap_or(u32::MAX);
        let mut others = zadel_store::payments::list_deals_of_client(&mut tx, who.company, client, most).await?;
        others.sort_by_key(|deal| unlike(deal, row.amount_minor));
        for other in others {
            if deals.iter().all(|(deal, _)| (deal.feed, &deal.object) != (other.feed, &other.object)) {
                deals.push((other, None));
            }
        }
    }
    deals.truncate(MOST_CANDIDATES);
    Ok(Candidates { deals })
}

/// How unlike a deal is what a payment may be for: a lead more than a deal, one without a sum more than one with it, and by how much what is
/// left to pay is another sum.
fn unlike(deal: &PayableDeal, paid_minor: Option<i64>) -> (bool, u64) {
    let is_lead = objects::deal_kind(&deal.object) == Some(DealKind::Lead);
    let left = deal.amount_minor.map(|amount| amount.saturating_sub(deal.paid_minor));
    let apart = left.zip(paid_minor).map_or(u64::MAX, |(left, paid)| left.abs_diff(paid));
    (is_lead, apart)
}

/// Tries all payments without a deal again. How many are for one now.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn match_again(app: &App, who: &Who) -> Result<u64, Refused> {
    who.may(Right::BringFacts)?;
    match_open(app, &Bringer::of(who)).await
}

/// The same, after deals or invoices came in. They are looked at while others write, a page at a time; what is found is told at once.
pub(super) async fn match_open(app: &App, bringer: &Bringer) -> Result<u64, Refused> {
    let (mut n, mut after) = (0, None);
    loop {
        let (found, last) = look_at_open(app, bringer, after.as_ref()).await?;
        for ((feed, _), told) in found {
            n += tell(app, bringer, feed, &told).await?;
        }
        match last {
            Some(last) => after = Some(last),
            None => return Ok(n),
        }
    }
}

/// Payments that were told together: what is said of them again is said together too, and goes when their file goes.
type Origin = (FeedId, BatchId);

/// Those of a page of payments without a deal that are for one, and behind which payment the next page begins, if there is one.
async fn look_at_open(
    app: &App,
    bringer: &Bringer,
    after: Option<&PaymentKey>,
) -> Result<(BTreeMap<Origin, Vec<Again>>, Option<PaymentKey>), Refused> {
    let company = bringer.company;
    let open =
        zadel_store::payments::list_open_payments(&app.db, company, Scope::All, None, after, MOST_TOGETHER).await?;
    let mut found: BTreeMap<Origin, Vec<Again>> = BTreeMap::new();
    let Some(last) = open.last() else { return Ok((found, None)) };
    let is_full = u32::try_from(open.len()).is_ok_and(|n| n == MOST_TOGETHER);
    let last = is_full.then(|| PaymentKey { at: last.at, feed: last.feed, object: last.object.clone() });
    let dictionary = Dictionary::read(app, &Brought::by_hand(bringer, String::new(), "", None)).await?;
    let feeds = dictionary.feed_ids();
    let lookup = Lookup { company, feeds: &feeds, clients: &dictionary.clients, books: &dictionary.books };
    let payments: Vec<SeenPayment> = open.iter().map(|row| seen(row, &dictionary.books)).collect::<Result<_, _>>()?;
    let matched = ties(&mut app.db.begin_snapshot().await?, &lookup, &payments).await?;
    for (row, matched) in open.into_iter().zip(matched) {
        if let Some(Tie { deal, why }) = matched.tie() {
            found.entry((row.feed, row.batch)).or_default().push(Again { row, deal: Some(deal), why });
        }
    }
    Ok((found, last))
}

/// A payment that is told again with its deal.
pub(super) struct Again {
    /// As it stood when it was looked at.
    pub(super) row: PaymentRow,
    pub(super) deal: Option<PayableDeal>,
    pub(super) why: &'static str,
}

impl Again {
    /// What is to be kept of it, and said. `known` is what the ledger says of it now; `None` if somebody said something of it since: his
    /// word stands.
    pub(super) fn say(&self, known: &[Fact], books: &Books) -> Result<Option<(NewPayment, Word)>, Refused> {
        let Self { row, deal, why } = self;
        let paid = in_force(known).into_iter().find(|fact| fact.kind == FactKind::Paid).cloned();
        let Some(paid) = paid.filter(|paid| i64::from(paid.turn) == row.turn) else { return Ok(None) };
        let payment = NewPayment {
            feed: row.feed,
            object: row.object.clone(),
            turn: row.turn + 2,
            batch: BatchId::new(0),
            invoice: row.invoice.clone(),
            contract: row.contract.clone(),
            why: Some((*why).to_owned()),
            deal_feed: deal.as_ref().map(|deal| deal.feed),
        };
        let week = books.week(paid.at);
        let again = Fact { week, ..tied(paid, deal.as_ref())? };
        Ok(Some((payment, Word::Again(Box::new(again)))))
    }
}

/// Tells payments of a feed again, with their deals. How many they were.
async fn tell(app: &App, bringer: &Bringer, feed: FeedId, told: &[Again]) -> Result<u64, Refused> {
    let company = bringer.company;
    let mut tx = app.db.begin().await?;
    zadel_store::audit::lock_audit(&mut tx, company).await?;
    let feeds = zadel_store::ledger::lock_feeds(&mut tx, company).await?;
    let name = feeds.into_iter().find(|row| row.feed == feed).ok_or(Refused::NotFound)?.name;
    let brought = Brought::by_hand(bringer, name, "match", None);
    let dictionary = Dictionary::locked(app, &mut tx, &brought).await?;
    let (mut incoming, mut payments) = (Incoming::default(), Vec::new());
    for again in told {
        let known = super::ingest::facts_of(&mut tx, company, feed, &again.row.object).await?;
        if let Some((payment, word)) = again.say(&known, &dictionary.books)? {
            payments.push(payment);
            incoming.add_by_hand(again.row.object.as_str().into(), vec![word]);
        }
    }
    let n = payments.len() as u64;
    if n == 0 {
        return Ok(0);
    }
    let read = Read {
        dictionary,
        incoming,
        payments,
        n_rows: n,
        n_rejected: 0,
        rejects: Vec::new(),
        rejected_deals: Vec::new(),
    };
    write(app, &mut tx, &brought, read, Mode::Keep).await?;
    app.commit_and_tell(tx, Told::about(company, About::Facts)).await?;
    Ok(n)
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
