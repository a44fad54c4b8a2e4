//! How much will all regular clients buy within a horizon, and how sure is that?
//!
//! Every draw is one course of things: parameters that could be as well as the likeliest ones, for each client whether he
//! is still there, his rate, his chance to leave and what he spends, and then what he buys. So the spread has all three
//! sources: chance, what is not known of each client, what is not known of all. The last one is shared by all clients and
//! does not average out; a forecast with fixed parameters is too sure of itself.
//!
//! Purchases of clients who buy for the first time within the horizon are not in it.

use std::num::NonZeroUsize;

use crate::bgnbd::{self, Customer};
use crate::gamma_gamma::{self, Spending};
use crate::lag::sorted_quantile;
use crate::stream::Stream;

/// A regular client.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Client {
    /// When he bought.
    pub purchases: Customer,
    /// What he spent; `None` if that is not known.
    pub spending: Option<Spending>,
}

/// How the clients buy.
#[derive(Clone, Copy, Debug)]
pub enum Buying<'a> {
    /// By exactly these parameters.
    Known(bgnbd::Params),
    /// As was learned, doubt included (Laplace's method, [`bgnbd::Fit::draw`]).
    Learned(&'a bgnbd::Fit),
}

/// What the clients spend on a purchase.
#[derive(Clone, Copy, Debug)]
pub enum Paying<'a> {
    /// By exactly these parameters.
    Known(gamma_gamma::Params),
    /// As was learned, doubt included (Laplace's method, [`gamma_gamma::Fit::draw`]).
    Learned(&'a gamma_gamma::Fit),
}

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// How many courses of things.
    pub n_draws: u32,
    /// The same seed gives the same bits.
    pub seed: u64,
    /// On how many threads; that changes no bit.
    pub n_threads: NonZeroUsize,
}

/// What all clients buy in one course of things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// Purchases.
    pub n_purchases: u64,
    /// Money, in the unit of [`Spending`].
    pub money: f64,
}

/// Draws the total of all `clients` within `horizon` from now, in the unit of their times.
///
/// # Formula
/// ```text
/// there:  1 with P(alive),  λ ~ Gamma(r + x, α + T),  p ~ Beta(a, b + x)
/// n     = there * min(N, G),   N ~ Poisson(λ h),  P(G > k) = (1 - p)^k
/// money = sum of n of Gamma(p', ν) = Gamma(p' n, ν),   ν ~ Gamma(p' n_seen + q, v + n_seen * mean)
/// ```
/// with p', q, v of [`gamma_gamma`]. Of a client who is still there λ and p are independent after what was seen; see
/// [`bgnbd`]. Draw i takes its numbers from stream i of the seed, client by client.
///
/// # Examples
/// ```
/// use std::num::NonZeroUsize;
/// use zadel_stats::bgnbd::{self, Customer, expected_purchases};
/// use zadel_stats::gamma_gamma::{self, Spending};
/// use zadel_stats::repeat_purchases::{Buying, Client, Drawing, Paying, forecast};
///
/// let purchases = Customer::new(6, 40.0, 45.0).expect("the last purchase lies within the time watched");
/// let clients = [Client { purchases, spending: Spending::new(6, 100_000.0) }; 50];
/// let params = bgnbd::Params::new(0.8, 6.0, 0.5, 3.0).expect("all above 0");
/// let paying = Paying::Known(gamma_gamma::Params::new(6.0, 4.0, 50_000.0).expect("q is above 1"));
/// let drawing = Drawing { n_draws: 1000, seed: 1, n_threads: NonZeroUsize::MIN };
/// let totals = forecast(&clients, Buying::Known(params), paying, 13.0, drawing);
/// let expected = 50.0 * expected_purchases(&params, &purchases, 13.0);
/// assert!((totals.mean_purchases() / expected - 1.0).abs() < 0.02);
/// assert!(totals.purchases_quantile(0.1) < totals.purchases_quantile(0.9));
/// ```
#[must_use]
pub fn forecast(clients: &[Client], buying: Buying<'_>, paying: Paying<'_>, horizon: f64, drawing: Drawing) -> Totals {
    let horizon = if horizon.is_nan() { 0.0 } else { horizon.clamp(0.0, bgnbd::LONGEST) };
    let world = World { clients, buying, paying, horizon, seed: drawing.seed };
    let mut draws = vec![Total { n_purchases: 0, money: 0.0 }; usize::try_from(drawing.n_draws).unwrap_or(usize::MAX)];
    let share = draws.len().div_ceil(drawing.n_threads.get()).max(1);
    std::thread::scope(|scope| {
        for (numbers, share) in (0_u64..).step_by(share).zip(draws.chunks_mut(share)) {
            let world = &world;
            scope
                .spawn(move || share.iter_mut().zip(numbers..).for_each(|(total, number)| *total = world.draw(number)));
        }
    });
    Totals::of(draws)
}

/// All that one draw depends on but its number.
struct World<'a> {
    clients: &'a [Client],
    buying: Buying<'a>,
    paying: Paying<'a>,
    horizon: f64,
    seed: u64,
}

impl World<'_> {
    fn draw(&self, number: u64) -> Total {
        let mut stream = Stream::new(self.seed, number);
        let buying = match self.buying {
            Buying::Known(params) => params,
            Buying::Learned(fit) => fit.draw(&mut stream),
        };
        let paying = match self.paying {
            Paying::Known(params) => params,
            Paying::Learned(fit) => fit.draw(&mut stream),
        };
        let mut total = Total { n_purchases: 0, money: 0.0 };
        for client in self.clients {
            let n = draw_purchases(&buying, &client.purchases, self.horizon, &mut stream);
            if 0 < n {
                total.n_purchases = total.n_purchases.saturating_add(n);
                total.money += draw_money(&paying, client.spending, n, &mut stream);
            }
        }
        total.money = total.money.min(f64::MAX);
        total
    }
}

/// What one client buys: one draw of [`bgnbd::purchases_within`].
fn draw_purchases(params: &bgnbd::Params, client: &Customer, horizon: f64, stream: &mut Stream) -> u64 {
    if bgnbd::probability_alive(params, client) < stream.uniform() {
        return 0;
    }
    let x = f64::from(client.frequency());
    let rate = stream.gamma(params.r() + x) / (params.alpha() + client.age());
    let n = stream.poisson(rate * horizon);
    // Nobody leaves before a purchase, so of one at most he makes that one in any case.
    if n <= 1 {
        return n;
    }
    n.min(draw_last(stream.beta(params.a(), params.b() + x), stream.uniform()))
}

/// The number of the purchase after which somebody leaves who leaves after each with the chance `leaves`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number above 0; the cast saturates")]
fn draw_last(leaves: f64, uniform: f64) -> u64 {
    // Of somebody who never leaves the quotient is infinite.
    ((uniform.ln() / (-leaves).ln_1p()).floor() as u64).saturating_add(1)
}

/// What one client spends on `n` purchases.
#[expect(clippy::cast_precision_loss, reason = "a money, not a count, comes out")]
fn draw_money(params: &gamma_gamma::Params, spending: Option<Spending>, n: u64, stream: &mut Stream) -> f64 {
    let (shape, scale) = gamma_gamma::posterior(params, spending);
    // A tiny shape may give 0.
    let rate = stream.gamma(shape).max(f64::MIN_POSITIVE) / scale;
    stream.gamma(params.p() * n as f64) / rate
}

/// The total in many courses of things.
///
/// # Invariants
/// Money is finite and never negative.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    draws: Vec<Total>,
    /// In ascending order.
    n_purchases: Vec<u64>,
    /// In ascending order.
    money: Vec<f64>,
}

impl Totals {
    fn of(draws: Vec<Total>) -> Self {
        let mut n_purchases: Vec<u64> = draws.iter().map(|total| total.n_purchases).collect();
        n_purchases.sort_unstable();
        let mut money: Vec<f64> = draws.iter().map(|total| total.money).collect();
        money.sort_by(f64::total_cmp);
        Self { draws, n_purchases, money }
    }

    /// All draws, in the order of their numbers: purchases and money of one course of things belong together.
    #[must_use]
    pub fn draws(&self) -> &[Total] {
        &self.draws
    }

    /// Purchases on average; 0 of no draw.
    #[expect(clippy::cast_precision_loss, reason = "an average is no count")]
    #[must_use]
    pub fn mean_purchases(&self) -> f64 {
        let n_draws = self.draws.len().max(1) as f64;
        self.n_purchases.iter().map(|n| *n as f64 / n_draws).sum()
    }

    /// Money on average; 0 of no draw.
    ///
    /// Where averages differ very much between clients (q not far above 1) a few draws decide it: the median says more.
    #[expect(clippy::cast_precision_loss, reason = "fewer draws than 2^53")]
    #[must_use]
    pub fn mean_money(&self) -> f64 {
        let n_draws = self.draws.len().max(1) as f64;
        self.money.iter().map(|money| money / n_draws).sum()
    }

    /// The smallest number of purchases that the share `p` of the draws does not exceed; 0 of no draw.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list that fits in memory"
    )]
    #[must_use]
    pub fn purchases_quantile(&self, p: f64) -> u64 {
        // The last bits of a product, such as 0.07 * 100, must not move the place.
        let place = (self.n_purchases.len() as f64 * crate::probability(p) - 1e-9).ceil().max(1.0) as usize;
        self.n_purchases.get(place - 1).copied().unwrap_or(0)
    }

    /// The quantile `p` of the money, type 7 (see [`crate::lag::quantile`]); 0 of no draw.
    #[must_use]
    pub fn money_quantile(&self, p: f64) -> f64 {
        sorted_quantile(&self.money, p).unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests;
