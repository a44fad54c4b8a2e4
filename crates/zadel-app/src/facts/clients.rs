//! Who buys: clients as they stand, those first who are likeliest to buy next.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::due::{Due, DueClient, Unknown};
use zadel_core::facts::clients::Standing;
use zadel_core::facts::prospects::{GoalShare, Key, KeyRule};
use zadel_core::money::Money;
use zadel_store::deals::{LastFact, Reach};

use crate::facts::client_book::{ClientBook, KnownClient, OpenBook, open_book};
use crate::facts::names::{NameKind, small};
use crate::facts::whose::Rows;
use crate::plans::goal_on;
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
    /// Only key prospects, the largest first.
    pub is_key: bool,
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
    /// What its open deals come to, in minor units; none if none of them has a sum.
    pub potential_minor: Option<i64>,
    /// Why it is a key prospect, if it is one.
    pub key: Option<Key>,
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
    /// How many are key prospects, of all that the search finds.
    pub n_key: usize,
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
    let Some(OpenBook { book, reach }) = open_book(app, who.company, DAYS_AHEAD).await? else {
        return Ok(ClientPage::default());
    };
    let (own, shown) = (Rows::of(app, who).await?, Shown::read(app, who, &book, &reach).await?);
    let page = move || question.answer(&book, &own, &shown, (behind, limit), reach.last);
    app.files.take("clients", page).await
}

/// What all regular clients will buy within so many days behind the last fact, and who of those that the person may see is the
/// likeliest; none without facts.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_due(app: &App, who: &Who, n_days: u16, limit: usize) -> Result<Option<DueAnswer>, Refused> {
    who.may(Right::ReadFacts)?;
    let Some(OpenBook { book, reach }) = open_book(app, who.company, n_days).await? else { return Ok(None) };
    let (own, shown) = (Rows::of(app, who).await?, Shown::read(app, who, &book, &reach).await?);
    let ahead = |n: u16| book.day.saturating_add(jiff::Span::new().days(n));
    // They are in that order already.
    let due = book.clients.iter().filter(|client| client.due.is_some() && own.has_client(client.id));
    Ok(Some(DueAnswer {
        days: (ahead(1), ahead(n_days)),
        n_regular: book.n_regular,
        clients: due.take(limit).map(|client| shown.client(client)).collect(),
        due: book.due.clone(),
        last: reach.last,
    }))
}

/// What clients are shown with: all that may change while the facts stay.
pub(super) struct Shown {
    /// What people are called.
    people: BTreeMap<i64, String>,
    /// Who is a key prospect.
    rule: KeyRule,
}

impl Shown {
    pub(super) async fn read(app: &App, who: &Who, book: &ClientBook, reach: &Reach) -> Result<Self, Refused> {
        let names = zadel_store::ledger::list_names(&app.db, who.company).await?;
        let people = names.iter().filter(|name| name.kind == NameKind::Person.code());
        let people = people.map(|name| (name.id, name.called().to_owned())).collect();
        let goal = goal_on(app, who, book.day).await?;
        let percent = u8::try_from(reach.ledger.key_percent).map_err(|_| Refused::Broken("ledger"))?;
        let share = goal.map(|goal| GoalShare { goal, percent });
        Ok(Self { people, rule: KeyRule { share, largest: book.largest } })
    }

    fn key(&self, client: &KnownClient) -> Option<Key> {
        client.potential.and_then(|potential| self.rule.key(potential))
    }

    /// A client as people look at him.
    pub(super) fn client(&self, known: &KnownClient) -> Client {
        Client {
            id: known.id,
            name: known.name.clone(),
            tax_number: known.tax_number.clone(),
            standing: known.standing,
            n_won: known.n_won,
            won_minor: known.won_minor,
            first: known.first,
            last: known.last,
            person: known.person.and_then(|person| self.people.get(&person).cloned()),
            due: known.due,
            potential_minor: known.potential.map(Money::minor),
            key: self.key(known),
        }
    }
}

impl ClientQuestion {
    fn answer(
        &self,
        book: &ClientBook,
        own: &Rows,
        shown: &Shown,
        (behind, limit): (usize, usize),
        last: LastFact,
    ) -> ClientPage {
        let text = self.search.as_deref().map(small);
        let seen = book.clients.iter().filter(|client| own.has_client(client.id));
        let mut found: Vec<&KnownClient> = seen.filter(|client| finds(text.as_deref(), client)).collect();
        let mut standings = BTreeMap::new();
        for client in &found {
            *standings.entry(client.standing).or_default() += 1;
        }
        let n_key = found.iter().filter(|client| shown.key(client).is_some()).count();
        found.retain(|client| self.standing.is_none_or(|standing| client.standing == standing));
        if self.is_key {
            found.retain(|client| shown.key(client).is_some());
            // Among those that matter by their size the largest comes first; the others stand as before.
            found.sort_by_key(|client| Reverse(client.potential));
        }
        let n = found.len();
        let clients = found.into_iter().skip(behind).take(limit).map(|client| shown.client(client)).collect();
        ClientPage { clients, n, standings, n_key, last }
    }
}

/// Does every word stand in the name or in the tax number?
fn finds(text: Option<&str>, client: &KnownClient) -> bool {
    let Some(text) = text else { return true };
    let name = small(&client.name);
    let has = |word: &str| name.contains(word) || client.tax_number.as_deref().is_some_and(|tax| tax.contains(word));
    text.split_whitespace().all(has)
}
