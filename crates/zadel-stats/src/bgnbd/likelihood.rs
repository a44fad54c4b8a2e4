//! How likely a client's purchases are, with slopes for the fit.

use statrs::function::gamma::{digamma, ln_gamma};

use super::{Customer, Params};
use crate::optimum::Height;

/// The logarithm of the likelihood of one client's purchases.
///
/// # Formula
/// ```text
/// L = Γ(r+x) α^r / Γ(r) * B(a, b+x) / B(a, b) * (1/(α+T)^(r+x) + [0 < x] a/(b+x-1) / (α+t)^(r+x))
/// ```
/// with x purchases, the last at t, watched for T (the paper, with both ways of being silent since t).
///
/// # Examples
/// ```
/// use zadel_stats::bgnbd::{Customer, Params, log_likelihood};
/// let params = Params::new(0.243, 4.414, 0.793, 2.426).expect("all above 0");
/// let twice = Customer::new(2, 30.43, 38.86).expect("the last purchase lies within the time watched");
/// assert!((log_likelihood(&params, &twice) + 9.458_606).abs() < 1e-6);
/// ```
#[must_use]
pub fn log_likelihood(params: &Params, customer: &Customer) -> f64 {
    let frequency = customer.frequency;
    let Params { r, alpha, a, b } = *params;
    let counts = Rising::of(r, frequency).ln + Rising::of(b, frequency).ln - Rising::of(a + b, frequency).ln;
    counts + when([r, alpha, a, b], &Times::of(customer)).0
}

/// What the likelihood knows of when a client bought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Times {
    pub(super) x: f64,
    pub(super) recency: f64,
    pub(super) age: f64,
}

impl Times {
    pub(super) fn of(customer: &Customer) -> Self {
        Self { x: f64::from(customer.frequency), recency: customer.recency, age: customer.age }
    }
}

/// The factors of the likelihood that depend on when a client bought, and their slopes in the parameters' logarithms.
///
/// # Formula
/// ```text
/// ln L = -(r+x) ln(1 + T/α) - x ln α + ln(1 + e^d),   e^d = a/(b+x-1) * ((α+T)/(α+t))^(r+x): the odds of having left
/// ```
pub(super) fn when(params: [f64; 4], times: &Times) -> Height<4> {
    let [r, alpha, _, b] = params;
    let Times { x, recency, age } = *times;
    let watched = (age / alpha).ln_1p();
    let staying = -(r + x) * watched - x * alpha.ln();
    let by_age = age / (alpha + age);
    let Some(odds) = ln_odds_of_having_left(params, times) else {
        return (staying, [-r * watched, (r + x) * by_age - x, 0.0, 0.0]);
    };
    let height = staying + odds.max(0.0) + (-odds.abs()).exp().ln_1p();
    let left = 1.0 / (1.0 + (-odds).exp());
    let by_recency = recency / (alpha + recency);
    let slope = [
        r * (left * silence(alpha, times) - watched),
        (r + x) * ((1.0 - left) * by_age + left * by_recency) - x,
        left,
        -left * b / (b + (x - 1.0)),
    ];
    (height, slope)
}

/// The logarithm of the odds that a client has left; `None` of one who never came back, since nobody leaves before his
/// first return.
pub(super) fn ln_odds_of_having_left(params: [f64; 4], times: &Times) -> Option<f64> {
    let [r, alpha, a, b] = params;
    (0.0 < times.x).then(|| a.ln() - (b + (times.x - 1.0)).ln() + (r + times.x) * silence(alpha, times))
}

/// ln((α+T)/(α+t)), also where both are nearly the same.
fn silence(alpha: f64, times: &Times) -> f64 {
    ((times.age - times.recency) / (alpha + times.recency)).ln_1p()
}

/// ln(Γ(z+n)/Γ(z)) and its derivative in z.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rising {
    pub(super) ln: f64,
    pub(super) slope: f64,
}

impl Rising {
    /// # Formula
    /// ```text
    /// Γ(z+n)/Γ(z) = z (z+1) ... (z+n-1)
    /// ```
    /// The first factors are multiplied out: differences of log-gamma functions would lose the digits of a small z.
    pub(super) fn of(z: f64, n: u32) -> Self {
        const MULTIPLIED: u32 = 24;
        let mut sum = Self { ln: 0.0, slope: 0.0 };
        for k in (0..n.min(MULTIPLIED)).map(f64::from) {
            sum.ln += (z + k).ln();
            sum.slope += 1.0 / (z + k);
        }
        if MULTIPLIED < n {
            let (from, to) = (z + f64::from(MULTIPLIED), z + f64::from(n));
            sum.ln += ln_gamma(to) - ln_gamma(from);
            sum.slope += digamma(to) - digamma(from);
        }
        sum
    }
}
