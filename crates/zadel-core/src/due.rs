//! Whom to call: what regular clients will buy within the next days, and who is the likeliest to.
//!
//! What is said of all of them is an expectation with its spread. What is said of one of them ranks and promises nothing: a client is
//! one draw.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use jiff::civil::Date;
use zadel_stats::repeat_purchases::{self, Buying, Drawing, Paying, Totals};
use zadel_stats::{bgnbd, gamma_gamma};

use crate::evidence::ENOUGH;
use crate::facts::clients::{Clients, Standing};
use crate::facts::ids::ClientId;
use crate::money::Money;

/// A deal that was won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bought {
    /// Who bought.
    pub client: ClientId,
    /// When.
    pub day: Date,
    /// For how much; none if nobody says it.
    pub amount: Option<Money>,
}

/// What regular clients will buy within the days.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// Days on which they come and buy: two deals of one day are one.
    pub purchases: Outcome<u64>,
    /// What they spend, to three digits; none where too few sums are known, or these say nothing.
    pub money: Option<Outcome<Money>>,
    /// Each of them, the likeliest to buy first.
    pub clients: Vec<DueClient>,
}

/// What comes out in the middle, and eight times of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome<T> {
    /// One time of ten it is less.
    pub low: T,
    /// Half of the times it is no more.
    pub median: T,
    /// One time of ten it is more.
    pub high: T,
}

/// A regular client beside the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DueClient {
    /// Who.
    pub client: ClientId,
    /// The chance that he buys within the days, between 0 and 1.
    pub chance: f64,
    /// How often he will, on average.
    pub expected: f64,
}

/// Why nothing can be said of the next days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// So few clients have bought that it would be luck.
    FewClients {
        /// How many have.
        n: usize,
        /// How many it takes.
        needed: usize,
    },
    /// Nobody has bought on two days.
    NobodyCameBack,
    /// Nobody is regular.
    NobodyRegular,
    /// No rates fit these purchases.
    NothingFits,
}

/// Draws of all clients together: what an answer costs at most.
const MOST_DRAWS: usize = 4_000_000;
/// The same facts give the same answer.
const SEED: u64 = 2005;

/// What regular clients will buy within so many days behind a day.
///
/// All clients who ever bought say how often clients come back and when they are gone; said is it of those who are regular on the
/// day, with so many months between buying and falling asleep.
///
/// # Formula
/// [`bgnbd`] of the days of purchase and [`gamma_gamma`] of what was spent on each, both fitted to all clients; the totals are drawn by
/// [`repeat_purchases::forecast`], with what the fits do not know.
///
/// # Errors
/// [`Unknown`] where that cannot be learned from these purchases.
pub fn due(bought: &[Bought], day: Date, months: u32, n_days: u16) -> Result<Due, Unknown> {
    let known: Vec<&Bought> = bought.iter().filter(|bought| bought.day <= day).collect();
    let clients = Clients::of(known.iter().map(|bought| (bought.client, bought.day)));
    let customers: Vec<(ClientId, bgnbd::Customer)> = clients.customers(day).collect();
    let needed = usize::try_from(ENOUGH).unwrap_or(usize::MAX);
    if customers.len() < needed {
        return Err(Unknown::FewClients { n: customers.len(), needed });
    }
    let all: Vec<bgnbd::Customer> = customers.iter().map(|(_, customer)| *customer).collect();
    let buying = bgnbd::fit(&all).map_err(Unknown::of)?;
    let spending = spending(&known);
    let paying = fit_spending(&spending, needed);

    let is_regular = |client: ClientId| clients.standing(client, day, months) == Standing::Regular;
    let regular: Vec<(ClientId, bgnbd::Customer)> =
        customers.into_iter().filter(|(client, _)| is_regular(*client)).collect();
    if regular.is_empty() {
        return Err(Unknown::NobodyRegular);
    }
    let horizon = f64::from(n_days);
    let drawn: Vec<repeat_purchases::Client> = regular
        .iter()
        .map(|(client, purchases)| repeat_purchases::Client {
            purchases: *purchases,
            spending: spending.get(client).copied(),
        })
        .collect();
    let totals = draw(&drawn, &buying, paying.as_ref(), horizon);
    let params = buying.params();
    let mut ranked: Vec<DueClient> =
        regular.iter().map(|(client, customer)| ranked(*client, customer, &params, horizon)).collect();
    ranked.sort_by(|one, other| {
        let order = other.chance.total_cmp(&one.chance).then(other.expected.total_cmp(&one.expected));
        order.then(one.client.cmp(&other.client))
    });
    Ok(Due {
        purchases: Outcome {
            low: totals.purchases_quantile(0.1),
            median: totals.purchases_quantile(0.5),
            high: totals.purchases_quantile(0.9),
        },
        money: paying.and_then(|_| money(&totals)),
        clients: ranked,
    })
}

fn ranked(client: ClientId, customer: &bgnbd::Customer, params: &bgnbd::Params, horizon: f64) -> DueClient {
    let expected = bgnbd::expected_purchases(params, customer, horizon);
    // Whoever buys so often that it cannot be tabulated buys if he is there at all.
    let chance = bgnbd::purchases_within(params, customer, horizon)
        .map_or_else(|| bgnbd::probability_alive(params, customer), |counts| counts.at_least(1));
    DueClient { client, chance: chance.clamp(0.0, 1.0), expected }
}

/// What each client spent on a day, on average of the days of which it is known.
fn spending(bought: &[&Bought]) -> BTreeMap<ClientId, gamma_gamma::Spending> {
    let mut days: BTreeMap<(ClientId, Date), i64> = BTreeMap::new();
    for (bought, amount) in bought.iter().filter_map(|bought| Some((bought, bought.amount?))) {
        let day = days.entry((bought.client, bought.day)).or_default();
        *day = day.saturating_add(amount.minor());
    }
    let mut clients: BTreeMap<ClientId, (u32, f64)> = BTreeMap::new();
    for ((client, _), minor) in days.into_iter().filter(|(_, minor)| 0 < *minor) {
        let (n, sum) = clients.entry(client).or_default();
        *n += 1;
        *sum += as_float(minor);
    }
    let mean = |(client, (n, sum)): (ClientId, (u32, f64))| {
        gamma_gamma::Spending::new(n, sum / f64::from(n)).map(|spending| (client, spending))
    };
    clients.into_iter().filter_map(mean).collect()
}

fn fit_spending(spending: &BTreeMap<ClientId, gamma_gamma::Spending>, needed: usize) -> Option<gamma_gamma::Fit> {
    let all: Vec<gamma_gamma::Spending> = spending.values().copied().collect();
    if all.len() < needed { None } else { gamma_gamma::fit(&all).ok() }
}

fn draw(
    clients: &[repeat_purchases::Client],
    buying: &bgnbd::Fit,
    paying: Option<&gamma_gamma::Fit>,
    horizon: f64,
) -> Totals {
    // Without sums purchases are drawn all the same, and the money of these draws is told nobody.
    let any = gamma_gamma::Params::new(1.0, 2.0, 1.0).expect("each is in its range");
    let paying = paying.map_or(Paying::Known(any), Paying::Learned);
    let n_draws = (MOST_DRAWS / clients.len().max(1)).clamp(400, 4_000);
    let drawing = Drawing { n_draws: u32::try_from(n_draws).unwrap_or(400), seed: SEED, n_threads: NonZeroUsize::MIN };
    repeat_purchases::forecast(clients, Buying::Learned(buying), paying, horizon, drawing)
}

fn money(totals: &Totals) -> Option<Outcome<Money>> {
    let at = |p: f64| as_money(known_digits(totals.money_quantile(p)));
    Some(Outcome { low: at(0.1)?, median: at(0.5)?, high: at(0.9)? })
}

/// The nearest number of three digits and noughts: nobody knows the next month to the kopeck.
fn known_digits(minor: f64) -> f64 {
    if minor < 1.0 {
        return minor;
    }
    let unit = 10_f64.powf((minor.log10().floor() - 2.0).max(0.0));
    (minor / unit).round() * unit
}

#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 minor units the last kopeck of an average is nobody's concern"
)]
fn as_float(minor: i64) -> f64 {
    minor as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "what is out of range becomes the end of it, which is no amount of money"
)]
fn as_money(minor: f64) -> Option<Money> {
    Money::from_minor(minor.is_finite().then(|| minor.round() as i64)?).ok()
}

impl Unknown {
    fn of(error: bgnbd::FitError) -> Self {
        match error {
            bgnbd::FitError::TooFew { n_customers, n_needed } => Self::FewClients { n: n_customers, needed: n_needed },
            bgnbd::FitError::NobodyCameBack | bgnbd::FitError::NoTimePassed => Self::NobodyCameBack,
            bgnbd::FitError::DidNotConverge => Self::NothingFits,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    const END: Date = date(2026, 11, 30);

    fn bought(client: u32, days_ago: i64, minor: Option<i64>) -> Bought {
        let amount = minor.and_then(|minor| Money::from_minor(minor).ok());
        Bought { client: ClientId::new(client).expect("above 0"), day: END.saturating_sub(days_ago.days()), amount }
    }

    /// Forty clients: ten buy every month and did last month, ten did until half a year ago, twenty bought once.
    fn company() -> Vec<Bought> {
        let monthly = (1..=10).flat_map(|id| (1..=12).map(move |n| bought(id, n * 30 - i64::from(id), Some(10_000))));
        let gone = (11..=20).flat_map(|id| (7..=12).map(move |n| bought(id, n * 30, Some(20_000))));
        let once = (21..=40).map(|id| bought(id, i64::from(id) * 15, Some(30_000)));
        monthly.chain(gone).chain(once).collect()
    }

    #[test]
    fn who_buys_every_month_is_due_before_those_who_stopped() {
        let due = due(&company(), END, 12, 30).expect("forty clients");
        let first: Vec<u32> = due.clients.iter().take(10).map(|due| due.client.get()).collect();
        assert!(first.iter().all(|id| *id <= 10), "{first:?}");
        let (best, last) = (due.clients[0], due.clients[due.clients.len() - 1]);
        assert!(0.4 < best.chance && best.chance <= 1.0 && last.chance < 0.2, "{best:?} {last:?}");
        // Ten of them about once in the month.
        let Outcome { low, median, high } = due.purchases;
        assert!((5..=16).contains(&median) && low < median && median < high, "{:?}", due.purchases);
        let money = due.money.expect("all sums are known");
        assert!(money.low < money.median && money.median < money.high);
    }

    /// A regular client's expectations add up to what is drawn of all, and nothing depends on the run.
    #[test]
    fn the_draws_agree_with_the_expectations_and_with_themselves() {
        let due_in = |n_days| due(&company(), END, 12, n_days).expect("forty clients");
        let once = due_in(30);
        assert_eq!(once, due_in(30));
        let expected: f64 = once.clients.iter().map(|due| due.expected).sum();
        assert!(
            as_float(once.purchases.low.cast_signed()) < expected
                && expected < as_float(once.purchases.high.cast_signed())
        );
        assert!(once.purchases.median < due_in(90).purchases.median);
    }

    #[test]
    fn money_is_said_to_three_digits() {
        for (minor, said) in
            [(0.4, 0.4), (7.4, 7.0), (1_234.0, 1_230.0), (9_996.0, 10_000.0), (123_456_789.0, 123_000_000.0)]
        {
            assert!((known_digits(minor) - said).abs() < 1e-6, "{minor}");
        }
    }

    #[test]
    fn without_sums_there_is_no_money() {
        let bought: Vec<Bought> = company().into_iter().map(|bought| Bought { amount: None, ..bought }).collect();
        let due = due(&bought, END, 12, 30).expect("forty clients");
        assert_eq!(due.money, None);
        assert!(0 < due.purchases.median);
    }

    #[test]
    fn of_too_little_nothing_is_said() {
        let few: Vec<Bought> = company().into_iter().filter(|bought| bought.client.get() < 30).collect();
        assert_eq!(due(&few, END, 12, 30), Err(Unknown::FewClients { n: 29, needed: 30 }));
        assert_eq!(due(&[], END, 12, 30), Err(Unknown::FewClients { n: 0, needed: 30 }));
        let once: Vec<Bought> = (1..=40).map(|id| bought(id, i64::from(id), Some(100))).collect();
        assert_eq!(due(&once, END, 12, 30), Err(Unknown::NobodyCameBack));
        let today: Vec<Bought> = (1..=40).map(|id| bought(id, 0, Some(100))).collect();
        assert_eq!(due(&today, END, 12, 30), Err(Unknown::NobodyCameBack));
        let later = END.saturating_add(1_000.days());
        assert_eq!(due(&company(), later, 12, 30), Err(Unknown::NobodyRegular));
    }
}
