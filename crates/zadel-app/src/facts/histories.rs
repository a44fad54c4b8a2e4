//! Whether a deal is its client's first: it depends on the client's other deals.

use std::collections::BTreeMap;

use zadel_core::facts::deal::Deal;
use zadel_core::facts::ids::ClientId;
use zadel_core::facts::{Moment, Nature, Outcome};
use zadel_store::ledger::HistoryRow;
use zadel_store::{CompanyId, Tx};

use crate::Refused;
use crate::facts::incoming::Incoming;
use crate::facts::names::client_of;

/// Each client's first win, as it was stored and as it is now.
#[derive(Debug, Default)]
pub(super) struct Wins {
    pub(super) before: BTreeMap<ClientId, Moment>,
    pub(super) after: BTreeMap<ClientId, Moment>,
}

impl Wins {
    pub(super) async fn read(tx: &mut Tx, company: CompanyId, incoming: &Incoming) -> Result<Self, Refused> {
        let before = first_wins(&zadel_store::ledger::lock_histories(tx, company).await?)?;
        let mut wins = Self { after: before.clone(), before };
        // Most of what decides stands in the same file: looking ahead saves computing those deals twice.
        for state in incoming.states() {
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
