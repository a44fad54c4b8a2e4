//! A company that lives: people, clients, deals with their whole histories, money. The demo shows it, tests and benches measure it.
//!
//! Everything follows from a seed and a day, bit by bit; the words come in as [`Names`]. Beside the facts stands the [`Truth`] that
//! they were made with, so that whoever measures them can be asked whether he finds it again.
//!
//! | module | answers |
//! |---|---|
//! | [`company`] | what happened in it until yesterday? |
//! | [`Deal::standing`] | how did a deal stand on a day? |
//! | [`Company::seen`] | what would the ledger be told? |
//! | [`bitrix24_deals_csv`] and others | what would a CRM or a bank export on a day? |
//! | [`write_event_log`] | what does a log of a million events look like? |
//!
//! Never here: a clock, a random source of its own, a name of somebody who lives.

mod days;
mod deal;
mod desk;
mod draws;
mod export;
mod log;
mod money;
mod names;
mod seen;
mod story;
#[cfg(test)]
mod tests;
mod truth;
mod world;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use zadel_core::facts::seen::Action;
use zadel_core::money::{Currency, Money};

pub use deal::{Deal, Event, Sale, Standing, What};
pub use export::{
    Export, Fault, amocrm_csv, amocrm_csv_for_others, amocrm_xlsx, bitrix24_deals_csv, bitrix24_deals_html_xls,
    bitrix24_leads_csv, payments_1c_statement,
};
pub use log::write_event_log;
pub use names::Names;
pub use truth::{Factors, Prospect, Regular, SourceTruth, Sum, Truth};

use story::Draft;
use world::World;

/// How large a company is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// People who sell, the newcomer and the one who left included; at least 3.
    pub n_reps: usize,
    /// Their teams, 1 to 4.
    pub n_teams: usize,
    /// Months that are told, up to yesterday.
    pub n_months: i32,
    /// New leads a week, in the mean of a year.
    pub leads_per_week: f64,
    /// Clients who bought regularly before the months that are told.
    pub n_regulars: usize,
}

/// A company with its facts until yesterday.
#[derive(Clone, Debug)]
pub struct Company {
    /// The day on which it is looked at: nothing of that day is known yet.
    pub today: Date,
    /// The first day that is told.
    pub from: Date,
    /// The words it is told in.
    pub names: Names,
    /// The teams' names.
    pub teams: Vec<String>,
    /// Who sells.
    pub people: Vec<Person>,
    /// Where deals come from. The last one stands for clients who have bought before, and costs nothing.
    pub sources: Vec<String>,
    /// What is sold.
    pub products: Vec<String>,
    /// Why deals are lost.
    pub reasons: Vec<String>,
    /// Who buys, or does not.
    pub clients: Vec<Client>,
    /// Leads and deals, by the time of their creation.
    pub deals: Vec<Deal>,
    /// What was done for them, by time.
    pub actions: Vec<Doing>,
    /// What is owed, by time.
    pub invoices: Vec<Invoice>,
    /// What was paid, by time.
    pub payments: Vec<Payment>,
    /// What the sources cost, by day.
    pub spend: Vec<Spend>,
    /// What it was made with.
    pub truth: Truth,
    seed: u64,
}

/// Somebody who sells.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// His name.
    pub name: String,
    /// His team, by its place.
    pub team: usize,
    /// The first day; none: he was there before anything that is told.
    pub starts_on: Option<Date>,
    /// The last day; none: he is still there.
    pub leaves_on: Option<Date>,
    /// From the first to the last day, those that are planned too.
    pub vacations: Vec<(Date, Date)>,
}

/// Somebody who buys, or may.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// The company.
    pub name: String,
    /// A tax number that nobody has: there is no region 00.
    pub tax_number: String,
    /// Whom one talks to.
    pub contact: String,
}

/// Something that somebody did for a deal.
#[derive(Clone, Debug, PartialEq)]
pub struct Doing {
    /// Unique.
    pub id: String,
    /// When.
    pub at: DateTime,
    /// What.
    pub action: Action,
    /// Who, by his place.
    pub person: usize,
    /// For which deal, by its place.
    pub deal: usize,
}

/// What a client owes.
#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    /// Its number.
    pub id: String,
    /// When it was issued.
    pub at: DateTime,
    /// The last day on which it is paid in time.
    pub due: Date,
    /// How much.
    pub amount: Money,
    /// The deal, by its place.
    pub deal: usize,
}

/// What a client paid.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// The number of the payment order.
    pub id: String,
    /// When.
    pub at: DateTime,
    /// How much.
    pub amount: Money,
    /// The invoice, by its place.
    pub invoice: usize,
    /// What the payer wrote. Some name no invoice.
    pub purpose: String,
    /// Does the payer name the invoice?
    pub reference: Reference,
}

/// Does a payer say what he pays for?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// By the number of the invoice.
    Invoice,
    /// Not at all.
    Nothing,
}

/// What a source cost on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spend {
    /// The day.
    pub on: Date,
    /// The source, by its place.
    pub source: usize,
    /// How much.
    pub amount: Money,
}

impl Scale {
    /// The demo: twelve people in two teams, and so few deals each that most numbers are small.
    #[must_use]
    pub fn demo() -> Self {
        Self { n_reps: 12, n_teams: 2, n_months: 18, leads_per_week: 30.0, n_regulars: 30 }
    }

    /// Thirty people with about so many leads and deals in the same months.
    #[must_use]
    pub fn of_deals(n_deals: u32) -> Self {
        /// Of eighteen months, and of what clients order again.
        const WEEKS_TIMES_ORDERS: f64 = 78.3 * 1.17;
        let leads_per_week = f64::from(n_deals) / WEEKS_TIMES_ORDERS;
        Self { n_reps: 30, n_teams: 4, n_months: 18, leads_per_week, n_regulars: 100 }
    }
}

impl Company {
    /// What sells as the article does: the plan of the article is a plan of this line.
    #[must_use]
    pub fn article_line(&self) -> &str {
        &self.products[Truth::ARTICLE_LINE]
    }

    /// What people call a deal: the product and the client.
    #[must_use]
    pub fn title(&self, deal: &Deal) -> String {
        let title = self.names.one("company", "title", 0);
        title.replace("{product}", &self.products[deal.product]).replace("{client}", &self.clients[deal.client].name)
    }
}

/// The demo's company. The same seed, day and names make the same bytes.
///
/// # Examples
/// ```
/// # use jiff::civil::date;
/// # use zadel_exchange::living::{Names, company};
/// let company = company(1, date(2026, 11, 30), &Names::english());
/// assert_eq!((company.people.len(), company.teams.len(), company.sources.len()), (12, 2, 6));
/// assert!(company.deals.iter().all(|deal| deal.events.iter().all(|event| event.at.date() < company.today)));
/// ```
#[must_use]
pub fn company(seed: u64, today: Date, names: &Names) -> Company {
    company_of(Scale::demo(), seed, today, names)
}

/// A company of any size.
#[must_use]
pub fn company_of(scale: Scale, seed: u64, today: Date, names: &Names) -> Company {
    let world = World::new(scale, seed, today, names);
    let mut drafts: Vec<Draft> = (0..scale.n_regulars).flat_map(|n| story::of_regular(&world, n)).collect();
    let arrivals = world.days.told().flat_map(|day| world.arrivals(day));
    let mut n_clients = scale.n_regulars;
    for (n, arrival) in arrivals.enumerate() {
        drafts.extend(story::of_lead(&world, arrival, n));
        n_clients += 1;
    }
    drafts.retain(|draft| !draft.events.is_empty());
    drafts.sort_by_key(|draft| (draft.events[0].at, draft.client));
    assembled(&world, drafts, n_clients)
}

/// Puts the stories together, with numbers in the order of time.
fn assembled(world: &World, drafts: Vec<Draft>, n_clients: usize) -> Company {
    /// The first number of a deal: a CRM that is in use has older ones.
    const FIRST: usize = 1_001;
    let names = &world.names;
    let list = |name: &str| names.list("company", name).to_vec();
    let teams = list("teams").into_iter().take(world.scale.n_teams).collect();
    let regular = names.one("company", "regular_source", 0).to_owned();
    let mut company = Company {
        today: world.days.date(world.days.today),
        from: world.days.date(world.days.from),
        names: names.clone(),
        teams,
        people: world.people.iter().map(|worker| worker.person.clone()).collect(),
        sources: list("sources").into_iter().chain([regular]).collect(),
        products: list("products"),
        reasons: list("reasons"),
        clients: (0..n_clients).map(|n| client(names, n)).collect(),
        deals: Vec::with_capacity(drafts.len()),
        actions: Vec::new(),
        invoices: Vec::new(),
        payments: Vec::new(),
        spend: spend(world),
        truth: world.truth.clone(),
        seed: world.seed,
    };
    let (mut acts, mut bills) = (Vec::new(), Vec::new());
    for (n, draft) in drafts.into_iter().enumerate() {
        acts.extend(draft.acts.into_iter().map(|act| (act.at, n, act)));
        bills.extend(draft.bills.into_iter().map(|bill| (bill.at, n, bill)));
        let Draft { client, source, product, sale, prospect, events, .. } = draft;
        company.deals.push(Deal { id: (FIRST + n).to_string(), client, source, product, sale, prospect, events });
    }
    acts.sort_by_key(|(at, n, _)| (*at, *n));
    company.actions = (FIRST..)
        .zip(acts)
        .map(|(id, (at, deal, act))| Doing {
            id: id.to_string(),
            at: world.days.moment(at),
            action: act.action,
            person: act.person,
            deal,
        })
        .collect();
    bills.sort_by_key(|(at, n, _)| (*at, *n));
    add_money(world, &mut company, &bills);
    company
}

fn add_money(world: &World, company: &mut Company, bills: &[(days::At, usize, money::Bill)]) {
    let mut paid = Vec::new();
    for (n, (at, deal, bill)) in bills.iter().enumerate() {
        let at = world.days.moment(*at);
        let due = at.date().saturating_add(bill.due_days.days());
        company.invoices.push(Invoice { id: (n + 1).to_string(), at, due, amount: roubles(bill.roubles), deal: *deal });
        paid.extend(bill.paid.filter(|at| world.is_past(*at)).map(|at| (at, n)));
    }
    paid.sort_unstable();
    for (number, (at, n)) in paid.into_iter().enumerate() {
        let invoice = &company.invoices[n];
        // One in twelve payers thinks that his name is enough.
        let is_silent = (n * 7 + 3) % 12 == 0;
        let list = if is_silent { "nameless_purposes" } else { "purposes" };
        let purpose = company.names.one("company", list, n);
        let purpose = purpose
            .replace("{bill}", &invoice.id)
            .replace("{day}", &export::day_written(invoice.at.date()))
            .replace("{product}", &company.products[company.deals[invoice.deal].product].to_lowercase());
        let payment = Payment {
            id: (number + 1).to_string(),
            at: world.days.moment(at),
            amount: invoice.amount,
            invoice: n,
            purpose,
            reference: if is_silent { Reference::Nothing } else { Reference::Invoice },
        };
        company.payments.push(payment);
    }
}

fn spend(world: &World) -> Vec<Spend> {
    let mut spend = Vec::new();
    for day in world.days.told() {
        for source in 0..world.truth.sources.len() {
            let amount = money::spend(world, source, day);
            if 0 < amount {
                spend.push(Spend { on: world.days.date(day), source, amount: roubles(amount) });
            }
        }
    }
    spend
}

fn client(names: &Names, n: usize) -> Client {
    /// Of the first nine digits, for the tenth.
    const WEIGHTS: [usize; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    let nine = format!("00{:07}", n * 3_571 % 9_999_999 + 1);
    let sum: usize = nine.bytes().zip(WEIGHTS).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    Client { name: names.client(n), tax_number: format!("{nine}{}", sum % 11 % 10), contact: names.person(n * 7 + 3) }
}

fn roubles(n: i64) -> Money {
    Currency::RUB.whole(i128::from(n)).unwrap_or(Money::MAX)
}
