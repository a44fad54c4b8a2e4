//! Who buys: clients as they stand, those first who are likeliest to buy next.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::due::{Bought, Due, DueClient, Unknown, due};
use zadel_core::facts::clients::{Clients, Standing};
use zadel_core::facts::ids::ClientId;
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::{Moment, Outcome};
use zadel_core::money::Money;
use zadel_store::deals::{LastFact, TrackRow};
use zadel_store::ledger::{ClientRow, NameRow};
use zadel_store::{CompanyId, Scope};

use crate::facts::names::{NameKind, small};
use crate::facts::told::{Told, ToldRows, read_told};
use crate::facts::whose::{Rows, scope};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// The days that are looked ahead, unless somebody asks for others.
pub const DAYS_AHEAD: u16 = 30;

/// Which clients.
#[derive(Clone, Debug, Default)]
pub struct ClientQuestion {
    /// A part of the name or of the tax number.
    pub search: Option<String>,
    /// How they stand.
    pub standing: Option<Standing>,
}

/// Who buys, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// The number within the company.
    pub id: i64,
    /// What people call it.
    pub name: String,
    /// ИНН or another.
    pub tax_number: Option<String>,
    /// How it stands where the facts end.
    pub standing: Standing,
    /// Deals won.
    pub n_won: u32,
    /// Their sums, in minor units; deals without one are not in it.
    pub won_minor: i64,
    /// When it bought first.
    pub first: Option<Date>,
    /// When it bought last.
    pub last: Option<Date>,
    /// Who is responsible for the deal that something was heard of last.
    pub person: Option<String>,
    /// Of a regular one: how likely it buys within [`DAYS_AHEAD`] days, if that can be said.
    pub due: Option<DueClient>,
}

/// A page of clients.
#[derive(Debug, Default)]
pub struct ClientPage {
    /// Regular ones first, the likeliest to buy before the others; then those who fell asleep, the last to buy first; then new ones.
    pub clients: Vec<Client>,
    /// How many there are on all pages.
    pub n: usize,
    /// How many stand how, of all that the search finds.
    pub standings: BTreeMap<Standing, usize>,
    /// How far the facts reach.
    pub last: LastFact,
}

/// What regular clients will buy.
#[derive(Debug)]
pub struct DueAnswer {
    /// The first and the last day that is looked ahead at.
    pub days: (Date, Date),
    /// How many clients are regular.
    pub n_regular: usize,
    /// All of them together, and why that cannot be said.
    pub due: Result<Due, Unknown>,
    /// The likeliest to buy, first.
    pub clients: Vec<Client>,
    /// How far the facts reach.
    pub last: LastFact,
}

/// A page of clients, behind so many others: of those that the person may see.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn list_clients(
    app: &App,
    who: &Who,
    question: ClientQuestion,
    behind: usize,
    limit: usize,
) -> Result<ClientPage, Refused> {
    who.may(Right::ReadFacts)?;
    let Some(rows) = ClientRows::read(app, who.company).await? else { return Ok(ClientPage::default()) };
    let scope = scope(who);
    let page = move || {
        let book = rows.understood(DAYS_AHEAD)?.seen_by(scope);
        let mut found: Vec<Client> = book.clients.into_iter().filter(|client| question.finds(client)).collect();
        let mut standings = BTreeMap::new();
        for client in &found {
            *standings.entry(client.standing).or_default() += 1;
        }
        found.retain(|client| question.standing.is_none_or(|standing| client.standing == standing));
        let n = found.len();
        let clients = found.into_iter().skip(behind).take(limit).collect();
        Ok(ClientPage { clients, n, standings, last: book.last })
    };
    app.files.take("clients", page).await?
}

/// What all regular clients will buy within so many days behind the last fact, and who of those that the person may see is the
/// likeliest; none without facts.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_due(app: &App, who: &Who, n_days: u16, limit: usize) -> Result<Option<DueAnswer>, Refused> {
    who.may(Right::ReadFacts)?;
    let Some(rows) = ClientRows::read(app, who.company).await? else { return Ok(None) };
    let scope = scope(who);
    let answer = move || {
        let book = rows.understood(n_days)?;
        let ahead = |n: u16| book.day.saturating_add(jiff::Span::new().days(n));
        let days = (ahead(1), ahead(n_days));
        let n_regular = book.clients.iter().filter(|client| client.standing == Standing::Regular).count();
        // They are in that order already.
        let book = book.seen_by(scope);
        let clients = book.clients.into_iter().filter(|client| client.due.is_some()).take(limit).collect();
        Ok(DueAnswer { days, n_regular, due: book.due, clients, last: book.last })
    };
    app.files.take("clients", answer).await?.map(Some)
}

/// All that clients are read from.
pub(super) struct ClientRows {
    told: ToldRows,
    clients: Vec<ClientRow>,
}

/// All clients of a company, in the order of the list.
pub(super) struct ClientBook {
    pub(super) clients: Vec<Client>,
    /// Where the facts end.
    day: Date,
    due: Result<Due, Unknown>,
    last: LastFact,
    /// What deals are whose.
    deals: Vec<TrackRow>,
    names: Vec<NameRow>,
}

impl ClientBook {
    /// Only the clients of whoever sees only his own.
    fn seen_by(mut self, scope: Scope) -> Self {
        let own = Rows::among(scope, &self.names, &self.deals);
        self.clients.retain(|client| own.has_client(client.id));
        self
    }
}

impl ClientRows {
    pub(super) async fn read(app: &App, company: CompanyId) -> Result<Option<Self>, Refused> {
        let Some(told) = read_told(app, company).await? else { return Ok(None) };
        let clients = zadel_store::ledger::list_clients(&app.db, company).await?;
        Ok(Some(Self { told, clients }))
    }

    /// Keeps a processor busy for a while: to be done in a turn.
    pub(super) fn understood(self, n_days: u16) -> Result<ClientBook, Refused> {
        let told = self.told.understood()?;
        // Of the days since the last fact nobody knows whether a client bought: he is not silent on them.
        let day = told.books.day(told.last.last_at.map_or(told.as_of, Moment::from_millis).min(told.as_of));
        let bought = bought(&told);
        let standings = Clients::of(bought.iter().map(|bought| (bought.client, bought.day)));
        let due = due(&bought, day, told.dormant_months, n_days);
        let mut ranked: BTreeMap<ClientId, DueClient> = BTreeMap::new();
        if let Ok(due) = &due {
            ranked.extend(due.clients.iter().map(|due| (due.client, *due)));
        }
        let mut purchases: BTreeMap<ClientId, Vec<Bought>> = BTreeMap::new();
        for bought in bought {
            purchases.entry(bought.client).or_default().push(bought);
        }
        let people = people(&told);
        let client = |row: ClientRow| {
            let id = u32::try_from(row.id).ok().and_then(ClientId::new).ok_or(Refused::Broken("clients"))?;
            let bought = purchases.get(&id).map_or(&[][..], Vec::as_slice);
            let amounts = bought.iter().filter_map(|bought| bought.amount).map(Money::minor);
            Ok(Client {
                id: row.id,
                name: row.name,
                tax_number: row.tax_number,
                standing: standings.standing(id, day, told.dormant_months),
                n_won: u32::try_from(bought.len()).unwrap_or(u32::MAX),
                won_minor: amounts.fold(0, i64::saturating_add),
                first: bought.iter().map(|bought| bought.day).min(),
                last: bought.iter().map(|bought| bought.day).max(),
                person: people.get(&row.id).cloned(),
                due: ranked.get(&id).copied(),
            })
        };
        let mut clients = self.clients.into_iter().map(client).collect::<Result<Vec<_>, Refused>>()?;
        clients.sort_by(in_order);
        Ok(ClientBook { clients, day, due, last: told.last, deals: told.rows, names: told.names })
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
fn people(told: &Told) -> BTreeMap<i64, String> {
    let mut last: BTreeMap<i64, (i64, Option<i64>)> = BTreeMap::new();
    for row in &told.rows {
        let Some(client) = row.client_id else { continue };
        let own = (row.last_at, row.person_id);
        last.entry(client).and_modify(|last| *last = own.max(*last)).or_insert(own);
    }
    let names: BTreeMap<i64, &str> = told
        .names
        .iter()
        .filter(|name| name.kind == NameKind::Person.code())
        .map(|name| (name.id, name.called()))
        .collect();
    last.into_iter().filter_map(|(client, (_, person))| Some((client, (*names.get(&person?)?).to_owned()))).collect()
}

/// Whom to look at first.
fn in_order(one: &Client, other: &Client) -> std::cmp::Ordering {
    let rank = |client: &Client| match client.standing {
        Standing::Regular => 0,
        Standing::Dormant => 1,
        Standing::New => 2,
    };
    let due = |client: &Client| client.due.map_or((0.0, 0.0), |due| (due.chance, due.expected));
    let ((chance, expected), (other_chance, other_expected)) = (due(one), due(other));
    let by_due = other_chance.total_cmp(&chance).then(other_expected.total_cmp(&expected));
    let by_rank = rank(one).cmp(&rank(other)).then(by_due).then(other.last.cmp(&one.last));
    by_rank.then_with(|| one.name.cmp(&other.name)).then(one.id.cmp(&other.id))
}

impl ClientQuestion {
    fn finds(&self, client: &Client) -> bool {
        let Some(text) = self.search.as_deref().map(|text| small(text.trim())) else { return true };
        small(&client.name).contains(&text) || client.tax_number.as_deref().is_some_and(|tax| tax.contains(&text))
    }
}
