//! A client: what he bought, paid and owes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use zadel_store::deal_list::{DealCount, DealFilter, DealOrder, NamedDeal};
use zadel_store::deals::Reach;
use zadel_store::payments::OwedRow;
use zadel_store::{CompanyId, FeedId};

use crate::facts::booking::Books;
use crate::facts::clients::{Client, ClientRows, DAYS_AHEAD};
use crate::facts::receivables::{Receivables, owed};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Deals and payments that a card shows; of more, the last ones.
const SHOWN: usize = 100;

/// A client and what is known of him.
#[derive(Debug)]
pub struct ClientCard {
    /// How he stands.
    pub client: Client,
    /// His deals, what was heard of last first.
    pub deals: Vec<NamedDeal>,
    /// How many deals there are.
    pub count: DealCount,
    /// What he paid, the last first.
    pub payments: Vec<Paid>,
    /// All that he paid, in minor units.
    pub paid_minor: i64,
    /// What he owes.
    pub owed: Receivables,
}

/// A payment.
#[derive(Debug)]
pub struct Paid {
    /// When.
    pub day: Date,
    /// How much, in minor units; below 0 if it went back.
    pub amount_minor: i64,
    /// The deal, and whose it is, if that is known.
    pub deal: Option<(Option<FeedId>, String)>,
}

/// A client with his deals, payments and debts.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn open_client(app: &App, who: &Who, id: i64) -> Result<ClientCard, Refused> {
    who.may(Right::ReadFacts)?;
    let company = who.company;
    let Some(rows) = ClientRows::read(app, company).await? else { return Err(Refused::NotFound) };
    let find = move || {
        let found = rows.understood(DAYS_AHEAD)?.clients.into_iter().find(|client| client.id == id);
        found.ok_or(Refused::NotFound)
    };
    let client = app.files.take("clients", find).await??;
    let filter = DealFilter { client: Some(id), ..DealFilter::default() };
    let shown = u32::try_from(SHOWN).unwrap_or(u32::MAX);
    let deals =
        zadel_store::deal_list::list_deals(&app.db, company, &filter, DealOrder::default(), None, shown).await?;
    let count = zadel_store::deal_list::count_deals(&app.db, company, &filter).await?;
    let papers = Papers::read(app, company, id, &client.name, &deals).await?;
    Ok(ClientCard { client, deals, count, payments: papers.payments, paid_minor: papers.paid_minor, owed: papers.owed })
}

struct Papers {
    payments: Vec<Paid>,
    paid_minor: i64,
    owed: Receivables,
}

impl Papers {
    async fn read(app: &App, company: CompanyId, id: i64, name: &str, deals: &[NamedDeal]) -> Result<Self, Refused> {
        let Some(Reach { ledger, .. }) = zadel_store::deals::find_last_fact(&app.db, company).await? else {
            return Err(Refused::NotFound);
        };
        let books = Books::of(app, &ledger)?;
        let rows = zadel_store::payments::list_owed(&app.db, company).await?;
        let own: BTreeSet<(FeedId, &str)> = deals.iter().map(|deal| (deal.feed, deal.object.as_str())).collect();
        // A paper that names nobody is his whose deal it is for.
        let is_own = |client: Option<i64>, feed: Option<FeedId>, deal: Option<&str>| match client {
            Some(client) => client == id,
            None => feed.zip(deal).is_some_and(|deal| own.contains(&deal)),
        };
        let is_paid = |row: &&OwedRow| row.kind == "paid" && is_own(row.client_id, row.deal_feed, row.deal.as_deref());
        let paid: Vec<&OwedRow> = rows.iter().filter(is_paid).collect();
        let paid_minor = paid.iter().fold(0_i64, |sum, row| sum.saturating_add(row.amount_minor));
        let payment = |row: &OwedRow| Paid {
            day: books.day(zadel_core::facts::Moment::from_millis(row.at)),
            amount_minor: row.amount_minor,
            deal: row.deal.clone().map(|deal| (row.deal_feed, deal)),
        };
        let payments = paid.into_iter().rev().take(SHOWN).map(payment).collect();
        let names = BTreeMap::from([(id, name.to_owned())]);
        let owed = owed(&rows, &books, &names)?.only(|owed| {
            let (feed, deal) = owed.deal.as_ref().map_or((None, None), |(feed, deal)| (*feed, Some(deal.as_str())));
            is_own(owed.client_id, feed, deal)
        });
        Ok(Self { payments, paid_minor, owed })
    }
}
