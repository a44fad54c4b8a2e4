//! What is to be expected of a client from now on.
//!
//! Of a client who is still there, past purchases only move the parameters: his rate has the distribution
//! Gamma(r + x, α + T) and his chance to leave Beta(a, b + x), independent of each other. He then buys as often as the
//! rate says, or until the purchase after which he leaves, whichever is less.

use super::likelihood::{Times, ln_odds_of_having_left};
use super::{Customer, LONGEST, Params};
use crate::counts::Counts;

/// The probability that a client has not left.
///
/// # Formula
/// ```text
/// 1 / (1 + [0 < x] a/(b+x-1) ((α+T)/(α+t))^(r+x))
/// ```
/// Fader, Hardie, "Computing P(alive) Using the BG/NBD Model" (note). A client who never came back is there in
/// any case: one can only leave after a purchase that the model counts.
#[must_use]
pub fn probability_alive(params: &Params, customer: &Customer) -> f64 {
    let Params { r, alpha, a, b } = *params;
    match ln_odds_of_having_left([r, alpha, a, b], &Times::of(customer)) {
        Some(odds) => 1.0 / (1.0 + odds.exp()),
        None => 1.0,
    }
}

/// How many purchases a client will make within `horizon` from now, on average.
///
/// A horizon below 0, or none, counts as 0, and one beyond 1e15 as that.
///
/// # Formula
/// Equation 10 of the paper is
/// ```text
/// P(alive) (a+b+x-1)/(a-1) (1 - ((α+T)/(α+T+h))^(r+x) 2F1(r+x, b+x; a+b+x-1; h/(α+T+h)))
/// ```
/// which is 0/0 at a = 1, and loses its digits near it and for a long horizon. The same average is a sum of positive terms,
/// ```text
/// P(alive) sum_{k=0..} E[(1-p)^k] P(N > k),   N ~ NegBin(r+x, h/(α+T+h)),   E[(1-p)^k] = prod_{j<k} (b+x+j)/(a+b+x+j)
/// ```
/// and, where that would be long, an integral over the chance to leave (see the source).
///
/// # Examples
/// ```
/// use zadel_stats::bgnbd::{Customer, Params, expected_purchases};
/// let params = Params::new(0.243, 4.414, 0.793, 2.426).expect("all above 0");
/// let twice = Customer::new(2, 30.43, 38.86).expect("the last purchase lies within the time watched");
/// assert!((expected_purchases(&params, &twice, 39.0) - 1.226_028).abs() < 1e-6);
/// ```
#[must_use]
pub fn expected_purchases(params: &Params, customer: &Customer, horizon: f64) -> f64 {
    let there = Present::of(params, customer, horizon);
    let expected = if there.is_short() { there.by_terms() } else { there.by_integral() };
    probability_alive(params, customer) * expected
}

/// The distribution of the purchases that a client will make within `horizon`; `None` if it is too wide to tabulate.
///
/// # Formula
/// ```text
/// P(n) = P(alive) (W(n-1) P(N = n) + (W(n-1) - W(n)) P(N > n)) + [n = 0] (1 - P(alive)),   W(k) = E[(1-p)^k],  W(-1) = 1
/// ```
/// with N and E as in [`expected_purchases`]: the P(X(t) = x) of the paper, of a client with a past.
#[must_use]
pub fn purchases_within(params: &Params, customer: &Customer, horizon: f64) -> Option<Counts> {
    let there = Present::of(params, customer, horizon);
    if there.reach <= 0.0 {
        return Some(Counts::certain(0));
    }
    let n_unless_left = there.n_unless_left()?;
    let first = usize::try_from(n_unless_left.first()).ok()?;
    let mut masses = vec![0.0; first];
    masses.extend_from_slice(n_unless_left.masses());
    // From the end, so that the small chances of many purchases are added up before the large ones.
    let mut more = vec![0.0; masses.len()];
    for n in (1..masses.len()).rev() {
        more[n - 1] = more[n] + masses[n];
    }
    let alive = probability_alive(params, customer);
    // Nobody leaves before the first purchase; then `k` purchases have been stayed through.
    masses[0] *= alive;
    let (mut stays, mut k) = (1.0, 0.0);
    for (mass, more) in masses.iter_mut().zip(more).skip(1) {
        let leaves = there.a / (there.a + there.b + k);
        *mass = alive * stays * (*mass + leaves * more);
        stays *= (there.b + k) / (there.a + there.b + k);
        k += 1.0;
    }
    masses[0] += 1.0 - alive;
    Some(Counts::from_masses(0, masses).without_light_tails())
}

/// A client who is there: the distributions of his rate and of his chance to leave.
pub(super) struct Present {
    /// Shape of the rate.
    shape: f64,
    /// The horizon in the unit of the rate's inverse scale: the rate's mean times the horizon is shape * reach.
    reach: f64,
    a: f64,
    b: f64,
}

impl Present {
    pub(super) fn of(params: &Params, customer: &Customer, horizon: f64) -> Self {
        let x = f64::from(customer.frequency);
        let horizon = if horizon.is_nan() { 0.0 } else { horizon.clamp(0.0, LONGEST) };
        Self { shape: params.r + x, reach: horizon / (params.alpha + customer.age), a: params.a, b: params.b + x }
    }

    /// -ln P(N = 0): of no purchase, unless he leaves.
    fn quiet(&self) -> f64 {
        self.shape * self.reach.ln_1p()
    }

    /// Are a thousand terms enough, and is the first of them not too small for a float?
    pub(super) fn is_short(&self) -> bool {
        let mean = self.shape * self.reach;
        let spread = (mean * (1.0 + self.reach)).sqrt();
        mean + 10.0 * spread + 40.0 * (1.0 + self.reach) < 1000.0 && self.quiet() < 600.0
    }

    /// The average by its terms, as in [`expected_purchases`].
    pub(super) fn by_terms(&self) -> f64 {
        const NEGLIGIBLE: f64 = 1e-17;
        let growth = self.reach / (1.0 + self.reach);
        let mut mass = (-self.quiet()).exp();
        let mut more = -(-self.quiet()).exp_m1();
        let (mut stays, mut sum, mut k) = (1.0, 0.0, 0.0);
        while NEGLIGIBLE * sum < stays * more && k < 3000.0 {
            sum += stays * more;
            stays *= (self.b + k) / (self.a + self.b + k);
            mass *= (self.shape + k) / (k + 1.0) * growth;
            more -= mass;
            k += 1.0;
        }
        sum
    }

    /// The average as an integral over the chance to leave, for any horizon.
    ///
    /// # Formula
    /// ```text
    /// E[g(p)],  p ~ Beta(a, b),  g(p) = (1 - (1 + reach p)^-shape) / p
    /// ```
    /// In y = ln(p / (1-p)) the beta density is p^a (1-p)^b, smooth and falling exponentially to both sides, so that the
    /// trapezoidal rule converges geometrically (Trefethen and Weideman, "The Exponentially Convergent Trapezoidal Rule",
    /// SIAM Review 56, 2014). It is normalised by its own sum, so that no gamma function is needed. Where a or b is tiny the
    /// fall is slow, but of a geometric series, whose rest is added in closed form.
    pub(super) fn by_integral(&self) -> f64 {
        let weight = Weight::of(self.a, self.b);
        let step = (0.4 * (1.0 / self.a + 1.0 / self.b).sqrt()).min(0.2);
        let most = self.shape * self.reach;
        // Beyond these ends neither the purchases nor the smaller factor of the weight change any more.
        let low = -(most + self.reach + self.b + 1.0).ln() - 40.0;
        let high = (self.shape + self.a + 1.0).ln() + 40.0;
        let (mut weights, mut sum) = (1.0, self.purchases_at(weight.peak));
        for (towards, end, fall) in [(-step, low, self.a), (step, high, self.b)] {
            let mut from_peak = towards;
            loop {
                let y = weight.peak + from_peak;
                let (here, purchases) = (weight.at(from_peak), self.purchases_at(y));
                if towards * end < towards * y {
                    let rest = here / -(-fall * step).exp_m1();
                    weights += rest;
                    sum += rest * purchases;
                    break;
                }
                weights += here;
                sum += here * purchases;
                // Fewer are bought the likelier one leaves.
                let possible = if towards < 0.0 { most } else { purchases };
                if here < 1e-18 * weights && here * possible < 1e-18 * sum {
                    break;
                }
                from_peak += towards;
            }
        }
        sum / weights
    }

    /// g at y = ln(p / (1-p)).
    fn purchases_at(&self, y: f64) -> f64 {
        let leaves = 1.0 / (1.0 + (-y).exp());
        -(-self.shape * (self.reach * leaves).ln_1p()).exp_m1() / leaves
    }

    fn n_unless_left(&self) -> Option<Counts> {
        let growth = self.reach / (1.0 + self.reach);
        let mode = ((self.shape - 1.0) * self.reach).floor().max(0.0);
        Counts::around_mode(mode, |n| (n + self.shape) / (n + 1.0) * growth)
    }
}

/// p^a (1-p)^b as a function of y = ln(p / (1-p)), relative to its peak.
struct Weight {
    a: f64,
    b: f64,
    /// The y of the highest weight.
    peak: f64,
    /// The p there, and 1 - p, each with all its digits.
    shares: (f64, f64),
}

impl Weight {
    fn of(a: f64, b: f64) -> Self {
        Self { a, b, peak: a.ln() - b.ln(), shares: (a / (a + b), b / (a + b)) }
    }

    /// The weight at this distance from the peak's y, 1 at the peak.
    ///
    /// # Formula
    /// ```text
    /// ln w = -a m - b l,   l = ln(1 + p (e^y - 1)),   m = l - y = ln(1 + (1-p) (e^-y - 1))
    /// ```
    /// Of l and m the one with the smaller share is computed: large parameters multiply small differences.
    fn at(&self, distance: f64) -> f64 {
        let (leaving, staying) = self.shares;
        let (l, m) = if leaving <= staying {
            let l = (leaving * distance.exp_m1()).ln_1p();
            (l, l - distance)
        } else {
            let m = (staying * (-distance).exp_m1()).ln_1p();
            (m + distance, m)
        };
        (-self.a * m - self.b * l).exp()
    }
}
