//! Facts that a program tells as records: no file, nothing to recognise, and nothing that could be wrong with a row.

use std::collections::BTreeMap;

use zadel_core::facts::StageMeaning;
use zadel_core::facts::seen::Seen;
use zadel_exchange::import::Lines;
use zadel_store::Tx;

use crate::facts::Bringer;
use crate::facts::incoming::Incoming;
use crate::facts::rates::Rates;
use crate::facts::record::{Brought, Dictionary, Mode, Read, write};
use crate::facts::resolve::Resolver;
use crate::{App, Refused};

/// Whose facts are told.
pub(crate) struct Telling<'a> {
    /// What the feed is called.
    pub(crate) feed: String,
    /// What stands in the list of imports in place of a file.
    pub(crate) name: String,
    /// What stages stand for; a stage that is missing here proves nothing.
    pub(crate) meanings: &'a BTreeMap<String, StageMeaning>,
}

/// Takes in records of one kind in the transaction, as an import of their own; gives the number of facts that became of them.
///
/// # Errors
/// [`Refused::Store`], [`Refused::Broken`].
pub(crate) async fn record_told<'a>(
    app: &App,
    tx: &mut Tx,
    bringer: &Bringer,
    telling: Telling<'_>,
    seen: impl Iterator<Item = &'a Seen<'a>>,
) -> Result<u64, Refused> {
    let Telling { feed, name, meanings } = telling;
    let brought = Brought {
        company: bringer.company,
        currency: bringer.currency.clone(),
        member: bringer.member,
        token: bringer.token,
        feed,
        file_name: name,
        file_sha256: None,
        // There is no file that it could be read with.
        map: String::new(),
        by_hand: None,
        object: None,
        request_key: None,
    };
    let dictionary = Dictionary::locked(app, tx, &brought).await?;
    let read = resolved(dictionary, Rates::none(&brought.currency), meanings, seen);
    Ok(write(app, tx, &brought, read, Mode::Keep).await?.counts.n_facts)
}

/// Names as numbers, and local times as moments.
fn resolved<'a>(
    mut dictionary: Dictionary,
    mut rates: Rates,
    meanings: &BTreeMap<String, StageMeaning>,
    seen: impl Iterator<Item = &'a Seen<'a>>,
) -> Read {
    let meaning = |_: Option<&str>, stage: &str| meanings.get(stage).copied().unwrap_or(StageMeaning::Open);
    let mut resolver = Resolver {
        feed: dictionary.feed,
        names: &mut dictionary.names,
        clients: &mut dictionary.clients,
        books: &dictionary.books,
        rates: &mut rates,
        meaning: &meaning,
    };
    let (mut incoming, mut n_rows) = (Incoming::default(), 0);
    for seen in seen {
        n_rows += 1;
        resolver.add(&mut incoming, seen, Lines { first: n_rows, n: 1 });
    }
    Read {
        dictionary,
        incoming,
        payments: Vec::new(),
        n_rows,
        n_rejected: 0,
        rejects: Vec::new(),
        rejected_deals: Vec::new(),
    }
}
