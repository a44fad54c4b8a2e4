//! A client: what he bought, paid and owes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use zadel_store::deal_list::NamedDeal;
use zadel_store::deals::Reach;
use zadel_store::payments::OwedRow;
use zadel_store::{CompanyId, FeedId};

use crate::facts::booking::Books;
use crate::facts::client_book::{OpenBook, open_book};
use crate::facts::clients::{Client, DAYS_AHEAD, Shown};
use crate::facts::receivables::{Receivables, owed};
use crate::facts::whose::{Rows, scope};
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
    pub n_deals: usize,
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

/// A client with his deals, payments and debts: those that the person may see. How he stands is said of all that he bought.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn open_client(app: &App, who: &Who, id: i64) -> Result<ClientCard, Refused> {
    who.may(Right::ReadFacts)?;
    let company = who.company;
    let own = Rows::of(app, who).await?;
    if !own.has_client(id) {
        return Err(Refused::NotFound);
    }
    let Some(OpenBook { book, reach }) = open_book(app, company, DAYS_AHEAD).await? else {
        return Err(Refused::NotFound);
    };
    let client = book.find(id).ok_or(Refused::NotFound)?;
    let client = Shown::read(app, who, &book, &reach).await?.client(client);
    let shown = u32::try_from(SHOWN).unwrap_or(u32::MAX);
    let deals = zadel_store::deal_list::list_deals_of_client(&app.db, company, scope(who), id, shown).await?;
    // All of them, and not only those that the card shows.
    let all = zadel_store::deal_list::list_objects_of_client(&app.db, company, id).await?;
    let n_deals = all.iter().filter(|(feed, object)| own.has_deal(*feed, object)).count();
    let papers = Papers::read(app, company, &reach, &client, &all, &own).await?;
    Ok(ClientCard {
        client,
        deals,
        n_deals,
        payments: papers.payments,
        paid_minor: papers.paid_minor,
        owed: papers.owed,
    })
}

struct Papers {
    payments: Vec<Paid>,
    paid_minor: i64,
    owed: Receivables,
}

impl Papers {
    async fn read(
        app: &App,
        company: CompanyId,
        reach: &Reach,
        client: &Client,
        deals: &[(FeedId, String)],
        seen: &Rows,
    ) -> Result<Self, Refused> {
        let id = client.id;
        let books = Books::of(app, &reach.ledger)?;
        let rows = zadel_store::payments::list_owed(&app.db, company).await?;
        let own: BTreeSet<(FeedId, &str)> = deals.iter().map(|(feed, object)| (*feed, object.as_str())).collect();
        // A paper that names nobody is his whose deal it is for.
        let is_own = |client: Option<i64>, deal: Option<(Option<FeedId>, &str)>| {
            let is_of_client = match (client, deal) {
                (Some(client), _) => client == id,
                (None, Some((Some(feed), deal))) => own.contains(&(feed, deal)),
                (None, _) => false,
            };
            is_of_client && seen.has_paper(deal, client)
        };
        let is_paid = |row: &&OwedRow| {
            row.kind == "paid" && is_own(row.client_id, row.deal.as_deref().map(|deal| (row.deal_feed, deal)))
        };
        let paid: Vec<&OwedRow> = rows.iter().filter(is_paid).collect();
        let paid_minor = paid.iter().fold(0_i64, |sum, row| sum.saturating_add(row.amount_minor));
        let payment = |row: &OwedRow| Paid {
            day: books.day(zadel_core::facts::Moment::from_millis(row.at)),
            amount_minor: row.amount_minor,
            deal: row.deal.clone().map(|deal| (row.deal_feed, deal)),
        };
        let payments = paid.into_iter().rev().take(SHOWN).map(payment).collect();
        let names = BTreeMap::from([(id, client.name.clone())]);
        let owed = owed(&rows, &books, &names)?.narrowed(|owed| is_own(owed.client_id, owed.deal()));
        Ok(Self { payments, paid_minor, owed })
    }
}
