//! `/api/v1/clients`: who buys, and who is likeliest to buy next.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::{self, Client, ClientQuestion, DAYS_AHEAD, DueAnswer, FeedId, Paid};
use zadel_core::due::{Due, Outcome, Unknown};
use zadel_core::facts::clients::Standing;
use zadel_core::facts::prospects::{Key, N_LARGEST};
use zadel_core::money::Money;

use super::deals::{DealView, FactsView};
use super::receivables::ReceivablesView;
use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, Query};

/// Rows of a page.
const USUAL: usize = 50;
const MOST: usize = 200;
/// Clients in the ranking.
const RANKED: usize = 10;
/// Days ahead, at most: further on the clients are others.
const FURTHEST: u16 = 366;

/// Which clients, and from where on.
#[derive(Deserialize)]
pub(crate) struct Asked {
    search: Option<String>,
    standing: Option<String>,
    key: Option<bool>,
    from: Option<usize>,
    limit: Option<usize>,
}

/// How far ahead.
#[derive(Deserialize)]
pub(crate) struct Ahead {
    days: Option<u16>,
}

/// A page of clients.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientList)]
pub(crate) struct ClientsView {
    clients: Vec<ClientView>,
    /// From where the next page goes on.
    next: Option<usize>,
    /// How many there are on all pages.
    total: usize,
    /// How many stand how, of all that the search finds.
    standings: StandingsView,
    /// How many are key prospects, of all that the search finds.
    n_key: usize,
    facts: FactsView,
}

/// How many clients stand how.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientStandings)]
struct StandingsView {
    regular: usize,
    dormant: usize,
    new: usize,
}

/// Who buys.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Client)]
struct ClientView {
    id: i64,
    name: String,
    tax_number: Option<String>,
    /// `new`: has bought nothing yet; `regular`: has bought, and not too long ago; `dormant`: longer ago.
    standing: &'static str,
    /// Deals won.
    n_won: u32,
    /// Their sums, in minor units.
    won: i64,
    /// The first purchase, `2026-12-31`.
    first_on: Option<String>,
    /// The last one.
    last_on: Option<String>,
    /// Who is responsible for the last deal.
    person: Option<String>,
    /// Of a regular one: the chance that he buys within the days that are looked ahead. It ranks and promises nothing.
    chance: Option<f64>,
    /// How often he will, on average.
    expected: Option<f64>,
    /// What his open deals come to, in minor units; null if none of them has a sum.
    potential: Option<i64>,
    /// He is a key prospect; null: he is none.
    key: Option<KeyView>,
}

/// Why a client is a key prospect.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientKey)]
struct KeyView {
    /// `goal`: his potential is at least a part of the goal; `largest`: it is less, or there is no goal, but it is among the largest.
    because: &'static str,
    /// Of `goal`: the part, in percent.
    percent: Option<u8>,
    /// Of `largest`: how many the largest are.
    n_largest: Option<usize>,
}

/// What regular clients will buy.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientsDue)]
pub(crate) struct DueView {
    /// The first day that is looked ahead at; null without facts.
    from: Option<String>,
    /// The last one.
    to: Option<String>,
    /// How many days these are.
    days: u16,
    /// How many clients are regular.
    n_regular: usize,
    /// All of them together; null if that cannot be said.
    said: Option<SaidView>,
    /// Why not: `few_clients`, `nobody_came_back`, `nobody_regular`, `nothing_fits`; null if it can be said.
    why_not: Option<&'static str>,
    /// Of `few_clients`: how many have bought.
    n_buyers: Option<usize>,
    /// And how many it takes.
    n_needed: Option<usize>,
    /// The likeliest to buy first.
    clients: Vec<ClientView>,
    facts: Option<FactsView>,
}

/// What all regular clients will buy together.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientsDueSaid)]
struct SaidView {
    /// Days on which a client comes and buys: two deals of one day are one.
    purchases: OutcomeView,
    /// Minor units; null where sums are not known.
    money: Option<OutcomeView>,
}

/// The middle, and where it lies eight times of ten.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientsDueOutcome)]
struct OutcomeView {
    low: i64,
    median: i64,
    high: i64,
}

/// A client with deals, payments and debts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientCard)]
pub(crate) struct CardView {
    client: ClientView,
    /// What was heard of last first; a hundred at most.
    deals: Vec<DealView>,
    /// How many there are.
    n_deals: i64,
    /// The last first; a hundred at most.
    payments: Vec<PaidView>,
    /// All that was paid, in minor units.
    paid: i64,
    /// What he owes.
    owed: ReceivablesView,
}

/// A payment of a client.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClientPayment)]
struct PaidView {
    day: String,
    /// Minor units; below 0 if it went back.
    amount: i64,
    /// With the feed it names the deal; null: nobody knows which.
    deal: Option<String>,
    feed: Option<i64>,
}

/// Clients: regular ones first, the likeliest to buy before the others, then those who fell asleep, then new ones; key prospects by
/// their potential.
#[utoipa::path(get, path = "/api/v1/clients", tag = "facts",
    params(
        ("search" = Option<String>, Query, description = "Words or parts of them, all of which stand in the name or in the tax number"),
        ("standing" = Option<String>, Query, description = "`regular`, `dormant` or `new`"),
        ("key" = Option<bool>, Query, description = "`true`: only key prospects, the largest first"),
        ("from" = Option<usize>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query, description = "Rows, at most 200"),
    ),
    responses(
        (status = 200, body = ClientsView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn list_clients(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Json<ClientsView>, Problem> {
    let standing =
        asked.standing.as_deref().map(|code| standing_of(code).ok_or_else(|| bad("standing"))).transpose()?;
    let (behind, limit) = (asked.from.unwrap_or(0), asked.limit.unwrap_or(USUAL).clamp(1, MOST));
    let question = ClientQuestion { search: asked.search, standing, is_key: asked.key.unwrap_or(false) };
    let page = facts::list_clients(&server.app, &who, question, behind, limit).await?;
    let seen = behind.saturating_add(page.clients.len());
    let n = |standing| page.standings.get(&standing).copied().unwrap_or(0);
    Ok(Json(ClientsView {
        next: (seen < page.n).then_some(seen),
        total: page.n,
        standings: StandingsView {
            regular: n(Standing::Regular),
            dormant: n(Standing::Dormant),
            new: n(Standing::New),
        },
        n_key: page.n_key,
        clients: page.clients.into_iter().map(ClientView::from).collect(),
        facts: page.last.into(),
    }))
}

/// What regular clients will buy within the next days, counted from the last fact, and who of them is the likeliest to.
#[utoipa::path(get, path = "/api/v1/clients/due", tag = "facts",
    params(("days" = Option<u16>, Query, description = "How far ahead, 1 to 366; 30 if left out")),
    responses(
        (status = 200, body = DueView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn show_clients_due(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(asked): Query<Ahead>,
) -> Result<Json<DueView>, Problem> {
    let days = asked.days.unwrap_or(DAYS_AHEAD);
    if !(1..=FURTHEST).contains(&days) {
        return Err(bad("days"));
    }
    let answer = facts::show_due(&server.app, &who, days, RANKED).await?;
    Ok(Json(answer.map_or_else(|| DueView::nothing(days), |answer| DueView::of(answer, days))))
}

/// A client, and everything that is known of it.
#[utoipa::path(get, path = "/api/v1/clients/{client}", tag = "facts",
    params(("client" = i64, Path)),
    responses(
        (status = 200, body = CardView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn open_client(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(client): Path<i64>,
) -> Result<Json<CardView>, Problem> {
    let card = facts::open_client(&server.app, &who, client).await?;
    Ok(Json(CardView {
        client: card.client.into(),
        deals: card.deals.into_iter().map(DealView::from).collect(),
        n_deals: i64::try_from(card.n_deals).unwrap_or(i64::MAX),
        payments: card.payments.into_iter().map(PaidView::from).collect(),
        paid: card.paid_minor,
        owed: ReceivablesView::of(card.owed, &who),
    }))
}

fn bad(name: &str) -> Problem {
    Cause::BadQuery(name.to_owned()).into()
}

fn standing_of(code: &str) -> Option<Standing> {
    [Standing::Regular, Standing::Dormant, Standing::New].into_iter().find(|standing| code_of(*standing) == code)
}

fn code_of(standing: Standing) -> &'static str {
    match standing {
        Standing::New => "new",
        Standing::Regular => "regular",
        Standing::Dormant => "dormant",
    }
}

impl DueView {
    fn nothing(days: u16) -> Self {
        Self {
            from: None,
            to: None,
            days,
            n_regular: 0,
            said: None,
            why_not: None,
            n_buyers: None,
            n_needed: None,
            clients: Vec::new(),
            facts: None,
        }
    }

    fn of(answer: DueAnswer, days: u16) -> Self {
        let why_not = answer.due.as_ref().err().map(|unknown| match unknown {
            Unknown::FewClients { .. } => "few_clients",
            Unknown::NobodyCameBack => "nobody_came_back",
            Unknown::NobodyRegular => "nobody_regular",
            Unknown::NothingFits => "nothing_fits",
        });
        let few = match answer.due {
            Err(Unknown::FewClients { n, needed }) => Some((n, needed)),
            _ => None,
        };
        Self {
            from: Some(answer.days.0.to_string()),
            to: Some(answer.days.1.to_string()),
            days,
            n_regular: answer.n_regular,
            said: answer.due.ok().map(SaidView::from),
            why_not,
            n_buyers: few.map(|(n, _)| n),
            n_needed: few.map(|(_, needed)| needed),
            clients: answer.clients.into_iter().map(ClientView::from).collect(),
            facts: Some(answer.last.into()),
        }
    }
}

impl From<Due> for SaidView {
    fn from(due: Due) -> Self {
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Self {
            purchases: OutcomeView::of(due.purchases, count),
            money: due.money.map(|money| OutcomeView::of(money, Money::minor)),
        }
    }
}

impl OutcomeView {
    fn of<T>(outcome: Outcome<T>, as_number: impl Fn(T) -> i64) -> Self {
        let Outcome { low, median, high } = outcome;
        Self { low: as_number(low), median: as_number(median), high: as_number(high) }
    }
}

impl From<Client> for ClientView {
    fn from(client: Client) -> Self {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        Self {
            id: client.id,
            name: client.name,
            tax_number: client.tax_number,
            standing: code_of(client.standing),
            n_won: client.n_won,
            won: client.won_minor,
            first_on: day(client.first),
            last_on: day(client.last),
            person: client.person,
            chance: client.due.map(|due| due.chance),
            expected: client.due.map(|due| due.expected),
            potential: client.potential_minor,
            key: client.key.map(KeyView::from),
        }
    }
}

impl From<Key> for KeyView {
    fn from(key: Key) -> Self {
        match key {
            Key::Goal { percent } => Self { because: "goal", percent: Some(percent), n_largest: None },
            Key::Largest => Self { because: "largest", percent: None, n_largest: Some(N_LARGEST) },
        }
    }
}

impl From<Paid> for PaidView {
    fn from(paid: Paid) -> Self {
        let (feed, deal) = paid.deal.map_or((None, None), |(feed, deal)| (feed.map(FeedId::get), Some(deal)));
        Self { day: paid.day.to_string(), amount: paid.amount_minor, deal, feed }
    }
}
