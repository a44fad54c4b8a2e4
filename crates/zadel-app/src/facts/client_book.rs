//! All clients of a company as its facts know them: worked out once, and kept until the facts are others.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use zadel_core::due::{Bought, Due, DueClient, Unknown, due};
use zadel_core::facts::clients::{Clients, Standing};
use zadel_core::facts::ids::ClientId;
use zadel_core::facts::prospects::{Largest, potentials};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::{Moment, Outcome};
use zadel_core::money::Money;
use zadel_store::CompanyId;
use zadel_store::deals::Reach;
use zadel_store::ledger::ClientRow;

use crate::facts::kept::{Kept, ReadFrom};
use crate::facts::told::{Told, ToldRows, read_told};
use crate::{App, Refused};

/// Clients in all books that are kept: some fifty megabytes.
pub(crate) const MOST_CLIENTS: usize = 250_000;

/// All clients, in the order of the list.
pub(crate) struct ClientBook {
    pub(super) clients: Vec<KnownClient>,
    pub(super) n_regular: usize,
    /// Where the facts end.
    pub(super) day: Date,
    /// What regular clients will buy; each of them stands among the clients.
    pub(super) due: Result<Due, Unknown>,
    /// Whose open deals are the largest.
    pub(super) largest: Largest,
}

/// A client as the facts know him: names of people and the goal may change while they stay.
pub(super) struct KnownClient {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) tax_number: Option<String>,
    pub(super) standing: Standing,
    pub(super) n_won: u32,
    pub(super) won_minor: i64,
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
    /// Who is responsible for the deal that something was heard of last.
    pub(super) person: Option<i64>,
    pub(super) due: Option<DueClient>,
    pub(super) potential: Option<Money>,
}

/// A book, and what was read to find it.
pub(super) struct OpenBook {
    pub(super) book: Arc<ClientBook>,
    pub(super) reach: Reach,
}

/// The clients of a company with what they will buy within so many days; none without facts.
pub(super) async fn open_book(app: &App, company: CompanyId, n_days: u16) -> Result<Option<OpenBook>, Refused> {
    let Some(reach) = zadel_store::deals::find_last_fact(&app.db, company).await? else { return Ok(None) };
    let read_from = ReadFrom::of(&reach);
    let kept = || app.books.lock().map_err(|_| Refused::Broken("books"));
    if let Some(book) = kept()?.find(company, n_days, &read_from) {
        return Ok(Some(OpenBook { book, reach }));
    }
    let Some(told) = read_told(app, company).await? else { return Ok(None) };
    let clients = zadel_store::ledger::list_clients(&app.db, company).await?;
    let write = move || ClientBook::of(told, clients, n_days);
    let book = Arc::new(app.files.take("clients", write).await??);
    kept()?.keep(company, n_days, read_from, Arc::clone(&book), book.clients.len());
    Ok(Some(OpenBook { book, reach }))
}

impl ClientBook {
    /// Keeps a processor busy for a while: to be done in a turn.
    fn of(told: ToldRows, clients: Vec<ClientRow>, n_days: u16) -> Result<Self, Refused> {
        let told = told.understood()?;
        // Of the days since the last fact nobody knows whether a client bought: he is not silent on them.
        let day = told.books.day(told.last.last_at.map_or(told.as_of, Moment::from_millis).min(told.as_of));
        let bought = bought(&told);
        let standings = Clients::of(bought.iter().map(|bought| (bought.client, bought.day)));
        let mut due = due(&bought, day, told.dormant_months, n_days);
        let mut ranked: BTreeMap<ClientId, DueClient> = BTreeMap::new();
        if let Ok(due) = &mut due {
            ranked.extend(std::mem::take(&mut due.clients).into_iter().map(|due| (due.client, due)));
        }
        let mut purchases: BTreeMap<ClientId, Vec<Bought>> = BTreeMap::new();
        for bought in bought {
            purchases.entry(bought.client).or_default().push(bought);
        }
        let (people, potentials) = (people(&told), potentials(&told.tracks));
        let known = |row: ClientRow| {
            let id = u32::try_from(row.id).ok().and_then(ClientId::new).ok_or(Refused::Broken("clients"))?;
            let bought = purchases.get(&id).map_or(&[][..], Vec::as_slice);
            let amounts = bought.iter().filter_map(|bought| bought.amount).map(Money::minor);
            Ok(KnownClient {
                id: row.id,
                name: row.name,
                tax_number: row.tax_number,
                standing: standings.standing(id, day, told.dormant_months),
                n_won: u32::try_from(bought.len()).unwrap_or(u32::MAX),
                won_minor: amounts.fold(0, i64::saturating_add),
                first: bought.iter().map(|bought| bought.day).min(),
                last: bought.iter().map(|bought| bought.day).max(),
                person: people.get(&row.id).copied(),
                due: ranked.get(&id).copied(),
                potential: potentials.get(&id).copied(),
            })
        };
        let mut clients = clients.into_iter().map(known).collect::<Result<Vec<_>, Refused>>()?;
        clients.sort_by(in_order);
        let n_regular = clients.iter().filter(|client| client.standing == Standing::Regular).count();
        Ok(Self { clients, n_regular, day, due, largest: Largest::of(potentials.into_values()) })
    }

    pub(super) fn find(&self, client: i64) -> Option<&KnownClient> {
        self.clients.iter().find(|known| known.id == client)
    }
}

/// The deals that were won, with a client.
fn bought(told: &Told) -> Vec<Bought> {
    let won = told.tracks.iter().filter(|track| (track.kind(), track.outcome()) == (DealKind::Deal, Outcome::Won));
    let bought = won.filter_map(|track| {
        Some(Bought { client: track.client()?, day: told.books.day(track.closed()?), amount: track.amount() })
    });
    bought.collect()
}

/// Who is responsible for the last deal of each client.
fn people(told: &Told) -> BTreeMap<i64, i64> {
    let mut last: BTreeMap<i64, (i64, Option<i64>)> = BTreeMap::new();
    for row in &told.rows {
        let Some(client) = row.client_id else { continue };
        let own = (row.last_at, row.person_id);
        last.entry(client).and_modify(|last| *last = own.max(*last)).or_insert(own);
    }
    last.into_iter().filter_map(|(client, (_, person))| Some((client, person?))).collect()
}

/// Whom to look at first.
fn in_order(one: &KnownClient, other: &KnownClient) -> std::cmp::Ordering {
    let rank = |client: &KnownClient| match client.standing {
        Standing::Regular => 0,
        Standing::Dormant => 1,
        Standing::New => 2,
    };
    let due = |client: &KnownClient| client.due.map_or((0.0, 0.0), |due| (due.chance, due.expected));
    let ((chance, expected), (other_chance, other_expected)) = (due(one), due(other));
    let by_due = other_chance.total_cmp(&chance).then(other_expected.total_cmp(&expected));
    let by_rank = rank(one).cmp(&rank(other)).then(by_due).then(other.last.cmp(&one.last));
    by_rank.then_with(|| one.name.cmp(&other.name)).then(one.id.cmp(&other.id))
}

/// Books of some days ahead.
pub(crate) type ClientBooks = Kept<u16, ReadFrom, Arc<ClientBook>>;
