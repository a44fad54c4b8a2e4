//! Whether a deal is its client's first: it depends on the client's other deals.

use std::collections::{BTreeMap, BTreeSet};

use zadel_core::facts::deal::Deal;
use zadel_core::facts::ids::ClientId;
use zadel_core::facts::{Moment, Nature, Outcome};
use zadel_store::ledger::HistoryRow;
use zadel_store::{CompanyId, FeedId, Tx};

use crate::Refused;
use crate::facts::incoming::Incoming;
use crate::facts::names::client_of;
use crate::facts::objects::deal_kind;

/// Of so many deals the clients are looked up one by one.
const FEW: usize = 40;

/// Each client's first win, as it was stored and as it is now.
#[derive(Debug, Default)]
pub(super) struct Wins {
    pub(super) before: BTreeMap<ClientId, Moment>,
    pub(super) after: BTreeMap<ClientId, Moment>,
}

impl Wins {
    pub(super) async fn read(
        tx: &mut Tx,
        company: CompanyId,
        incoming: &Incoming,
        touched: &Touched,
    ) -> Result<Self, Refused> {
        let before = first_wins(&touched.histories(tx, company).await?)?;
        let mut wins = Self { after: before.clone(), before };
        // Most of what decides stands in the same file: looking ahead saves computing those deals twice.
        for (_, state) in incoming.states() {
            if let (Outcome::Won, Some(client), Some(closed)) = (state.outcome, state.client, state.closed) {
                wins.won(client, closed);
            }
        }
        Ok(wins)
    }

    pub(super) fn note(&mut self, deal: &Deal) {
        if let (Outcome::Won, Some(client), Some(closed)) = (deal.outcome, deal.client, deal.closed) {
            self.won(client, closed);
        }
    }

    fn won(&mut self, client: ClientId, at: Moment) {
        let first = self.after.entry(client).or_insert(at);
        *first = at.min(*first);
    }
}

/// Whose deals may turn out to be first ones, or later ones: only those are read.
#[derive(Debug)]
pub(super) enum Touched {
    /// Anybody's.
    All,
    /// Those of some clients.
    Clients(BTreeSet<ClientId>),
}

impl Touched {
    /// Of what came in.
    pub(super) async fn by(
        tx: &mut Tx,
        company: CompanyId,
        feed: FeedId,
        incoming: &Incoming,
    ) -> Result<Self, Refused> {
        match incoming.few_deals(FEW) {
            Some((deals, clients)) => Self::of(tx, company, feed, deals.iter().map(|deal| &**deal), clients).await,
            None => Ok(Self::All),
        }
    }

    /// Of objects of which everything is going to be looked at again.
    pub(super) async fn by_objects(
        tx: &mut Tx,
        company: CompanyId,
        feed: FeedId,
        objects: &[String],
    ) -> Result<Self, Refused> {
        let deals = objects.iter().map(String::as_str).filter(|object| deal_kind(object).is_some());
        if FEW < deals.clone().count() {
            return Ok(Self::All);
        }
        Self::of(tx, company, feed, deals, BTreeSet::new()).await
    }

    async fn of(
        tx: &mut Tx,
        company: CompanyId,
        feed: FeedId,
        deals: impl Iterator<Item = &str>,
        mut clients: BTreeSet<ClientId>,
    ) -> Result<Self, Refused> {
        for deal in deals {
            for fact in zadel_store::facts::lock_facts_of(tx, company, feed, deal).await? {
                clients.extend(fact.client_id.map(client_of).transpose()?.flatten());
            }
        }
        Ok(Self::Clients(clients))
    }

    pub(super) async fn histories(&self, tx: &mut Tx, company: CompanyId) -> Result<Vec<HistoryRow>, Refused> {
        let Self::Clients(clients) = self else {
            return Ok(zadel_store::ledger::lock_histories(tx, company).await?);
        };
        let mut rows = Vec::new();
        for client in clients {
            let client = i64::from(client.get());
            rows.extend(zadel_store::ledger::lock_histories_of(tx, company, client).await?);
        }
        Ok(rows)
    }
}

/// Each client's first win, by the deals as they are stored.
pub(super) fn first_wins(rows: &[HistoryRow]) -> Result<BTreeMap<ClientId, Moment>, Refused> {
    let mut wins = BTreeMap::new();
    for row in rows {
        if let (Some(client), Some(won)) = (client_of(row.client_id)?, row.won_at) {
            let won = Moment::from_millis(won);
            let first = wins.entry(client).or_insert(won);
            *first = won.min(*first);
        }
    }
    Ok(wins)
}

/// Whether a deal is its client's first, by the first win of each client.
pub(super) fn history(wins: &BTreeMap<ClientId, Moment>, deal: &Deal) -> Nature {
    history_of(deal.client.and_then(|client| wins.get(&client).copied()), deal.created)
}

/// A deal that began after the client's first win is a repeat sale.
pub(super) fn history_of(first_win: Option<Moment>, created: Option<Moment>) -> Nature {
    match (first_win, created) {
        (Some(won), Some(created)) if won < created => Nature::Repeat,
        _ => Nature::New,
    }
}
