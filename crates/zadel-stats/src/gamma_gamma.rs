//! How much does a regular client spend on a purchase? The gamma-gamma model.
//!
//! What a client spends on one purchase varies around an average of his own, and averages differ between clients. Of few
//! purchases the average seen is mostly luck, so what is expected lies between it and that of all clients, the nearer to
//! his own the more he has bought. Fader, Hardie, "The Gamma-Gamma Model of Monetary Value" (note, 2013), after Colombo
//! and Jiang, "A Stochastic RFM Model", Journal of Interactive Marketing 13 (1999).
//!
//! The model holds that how much is spent and how often are independent; somebody who looks at both can test that.

use statrs::function::gamma::{digamma, ln_gamma};

use crate::optimum::{Doubt, Height, climb};
use crate::stream::Stream;

/// What one client has spent.
///
/// # Units
/// Money in any one unit, the same for all clients.
///
/// # Invariants
/// At least one purchase, and an average between 1e-15 and 1e15.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spending {
    n_purchases: u32,
    mean_value: f64,
}

/// Averages lie between these.
const VALUES: (f64, f64) = (1e-15, 1e15);

impl Spending {
    /// So many purchases of so much on average; `None` if there is no purchase, or the average is not above 0, too large
    /// or no number.
    #[must_use]
    pub fn new(n_purchases: u32, mean_value: f64) -> Option<Self> {
        let is_possible = 0 < n_purchases && (VALUES.0..=VALUES.1).contains(&mean_value);
        is_possible.then_some(Self { n_purchases, mean_value })
    }

    /// How many purchases the average is of.
    #[must_use]
    pub fn n_purchases(&self) -> u32 {
        self.n_purchases
    }

    /// Money of one of them, on average.
    #[must_use]
    pub fn mean_value(&self) -> f64 {
        self.mean_value
    }
}

/// The three numbers that describe all clients.
///
/// # Formula
/// ```text
/// a purchase of a client ~ Gamma(p, rate nu),   nu ~ Gamma(q, rate v) over the clients
/// ```
///
/// # Units
/// `v` is money, in the unit of the clients' averages; the others have none.
///
/// # Invariants
/// Each lies between 1e-30 and 1e30, and q is above 1: otherwise there would be no average over the clients.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Params {
    p: f64,
    q: f64,
    v: f64,
}

/// Between these a parameter may lie.
const RANGE: (f64, f64) = (1e-30, 1e30);
/// The smallest q: above 1 by what a float still tells apart.
const LEAST_Q: f64 = 1.0 + 1e-9;

impl Params {
    /// These three; `None` unless each is a number between 1e-30 and 1e30, and q at least 1 + 1e-9.
    #[must_use]
    pub fn new(p: f64, q: f64, v: f64) -> Option<Self> {
        let is_within = |value: &f64| (RANGE.0..=RANGE.1).contains(value);
        ([p, q, v].iter().all(is_within) && LEAST_Q <= q).then_some(Self { p, q, v })
    }

    /// How alike the purchases of one client are: their coefficient of variation is 1 / sqrt(p).
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// How alike the clients are.
    #[must_use]
    pub fn q(&self) -> f64 {
        self.q
    }

    /// The scale of the money: clients spend p v / (q - 1) on average.
    #[must_use]
    pub fn v(&self) -> f64 {
        self.v
    }

    /// The nearest parameters with these logarithms of p, q - 1 and v.
    fn from_logarithms(logarithms: [f64; 3]) -> Self {
        let [p, above, v] = logarithms.map(|logarithm| logarithm.exp().clamp(RANGE.0, RANGE.1));
        Self { p, q: (1.0 + above).max(LEAST_Q), v }
    }
}

/// What a client spends on a purchase from now on, on average; of one of whom nothing is known, that of all clients.
///
/// # Formula
/// ```text
/// p (v + x m) / (p x + q - 1)
/// ```
/// with x purchases of m each: the average of all, p v / (q - 1), and his own, m, weighted with q - 1 and p x.
///
/// # Examples
/// ```
/// use zadel_stats::gamma_gamma::{Params, Spending, expected_average};
/// let params = Params::new(6.25, 3.74, 15.44).expect("q is above 1");
/// assert!((expected_average(&params, Spending::new(2, 22.35)) - 24.663_714).abs() < 1e-6);
/// assert!((expected_average(&params, None) - 35.218_978).abs() < 1e-6);
/// ```
#[must_use]
pub fn expected_average(params: &Params, spending: Option<Spending>) -> f64 {
    let (shape, rate) = posterior(params, spending);
    params.p * (rate / (shape - 1.0))
}

/// Shape and rate of the gamma distribution of a client's nu.
pub(crate) fn posterior(params: &Params, spending: Option<Spending>) -> (f64, f64) {
    let (n, mean) = spending.map_or((0.0, 0.0), |seen| (f64::from(seen.n_purchases), seen.mean_value));
    (params.q + params.p * n, params.v + n * mean)
}

/// What the spending of many clients says about all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    params: Params,
    log_likelihood: f64,
    n_clients: usize,
    doubt: Doubt<3>,
    /// The logarithm of the money that the fit counted in.
    ln_unit: f64,
}

impl Fit {
    /// The likeliest parameters.
    #[must_use]
    pub fn params(&self) -> Params {
        self.params
    }

    /// The logarithm of the likelihood of all averages seen.
    #[must_use]
    pub fn log_likelihood(&self) -> f64 {
        self.log_likelihood
    }

    /// How many clients it was learned from.
    #[must_use]
    pub fn n_clients(&self) -> usize {
        self.n_clients
    }

    /// Standard errors of the logarithms of p, q - 1, v; near 2 where the clients say nothing (see
    /// [`crate::bgnbd::Fit::log_errors`]).
    #[must_use]
    pub fn log_errors(&self) -> [f64; 3] {
        self.doubt.spread()
    }

    /// Parameters that it could be as well: the logarithms' normal distribution around the likeliest (Laplace's method).
    #[must_use]
    pub fn draw(&self, stream: &mut Stream) -> Params {
        self.unscaled(self.doubt.draw(stream))
    }

    fn unscaled(&self, [p, above, v]: [f64; 3]) -> Params {
        Params::from_logarithms([p, above, v + self.ln_unit])
    }
}

/// Why no parameters were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitError {
    /// Three parameters cannot be learned from fewer clients than that.
    TooFew {
        /// How many there are.
        n_clients: usize,
        /// How many it takes at least.
        n_needed: usize,
    },
    /// The search did not end.
    DidNotConverge,
}

/// The parameters under which what all `clients` spent is likeliest.
///
/// The order of the clients changes nothing, not even the last bit.
///
/// # Formula
/// Maximum of the sum over the clients of
/// ```text
/// ln Γ(px+q) - ln Γ(px) - ln Γ(q) + q ln v + (px-1) ln m + px ln x - (px+q) ln(v + x m)
/// ```
/// (the note) by damped Newton steps in the logarithms of p, q - 1 and v, with p and q - 1 between 1e-6
/// and 1e6, and v between 1e-6 and 1e10 averages of the clients' averages. Where a parameter comes to rest at such a
/// limit (all clients alike: q), that is an answer; [`Fit::log_errors`] tells what it is worth.
///
/// # Errors
/// [`FitError`] if there are fewer than three clients, or the search did not end.
pub fn fit(clients: &[Spending]) -> Result<Fit, FitError> {
    const N_NEEDED: usize = 3;
    let (low, high) = (1e-6_f64.ln(), 1e6_f64.ln());
    if clients.len() < N_NEEDED {
        return Err(FitError::TooFew { n_clients: clients.len(), n_needed: N_NEEDED });
    }
    let sample = Sample::of(clients);
    let limits = [(low, high), (low, high), (low, 1e10_f64.ln())];
    let peak = climb([0.0; 3], &limits, |at| sample.height(at)).ok_or(FitError::DidNotConverge)?;
    let mut fit = Fit {
        params: Params::from_logarithms(peak.at),
        log_likelihood: (peak.height - sample.ln_unit) * sample.n_clients,
        n_clients: clients.len(),
        doubt: Doubt::of(&peak, sample.n_clients),
        ln_unit: sample.ln_unit,
    };
    fit.params = fit.unscaled(peak.at);
    Ok(fit)
}

/// Clients by their number of purchases, averages in a unit that makes them of the order of 1.
struct Sample {
    n_clients: f64,
    ln_unit: f64,
    /// Purchases of a client, and the averages of those who have so many.
    groups: Vec<(f64, Vec<f64>)>,
}

impl Sample {
    #[expect(clippy::cast_precision_loss, reason = "fewer clients than 2^53")]
    fn of(clients: &[Spending]) -> Self {
        let mut sorted = clients.to_vec();
        // The bits of numbers above 0 are in the numbers' own order.
        sorted.sort_by_key(|client| (client.n_purchases, client.mean_value.to_bits()));
        let n_clients = sorted.len() as f64;
        let unit = sorted.iter().map(|client| client.mean_value / n_clients).sum::<f64>();
        let groups = sorted.chunk_by(|one, other| one.n_purchases == other.n_purchases);
        let averages = |group: &[Spending]| group.iter().map(|client| client.mean_value / unit).collect();
        let groups = groups.map(|group| (f64::from(group[0].n_purchases), averages(group))).collect();
        Self { n_clients, ln_unit: unit.ln(), groups }
    }

    /// The average log-likelihood at these logarithms of p, q - 1 and v, and its slopes.
    fn height(&self, at: &[f64; 3]) -> Height<3> {
        let [p, above, v] = at.map(f64::exp);
        let q = 1.0 + above;
        let (mut height, mut slope) = (0.0, [0.0; 3]);
        for (x, averages) in &self.groups {
            let shape = p * x + q;
            let n = averages.iter().fold(0.0, |n, _| n + 1.0);
            let (of_shape, of_own) = (digamma(shape), digamma(p * x));
            height += n * (ln_gamma(shape) - ln_gamma(p * x) - ln_gamma(q));
            slope[0] += n * p * x * (of_shape - of_own);
            slope[1] += n * above * (of_shape - digamma(q));
            for mean in averages {
                let spent = x * mean;
                // Shares of the rate, so that nothing large is taken from anything large.
                let (own, all) = ((v / spent).ln_1p(), (spent / v).ln_1p());
                height -= p * x * own + q * all + mean.ln();
                slope[0] -= p * x * own;
                slope[1] -= above * all;
                slope[2] += (q * spent - p * x * v) / (v + spent);
            }
        }
        (height / self.n_clients, slope.map(|slope| slope / self.n_clients))
    }
}

#[cfg(test)]
mod tests;
