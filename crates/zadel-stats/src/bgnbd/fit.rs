//! The likeliest parameters of many clients.

use super::likelihood::{Rising, Times, when};
use super::{Customer, Fit, Params};
use crate::optimum::{Doubt, Height, climb};

/// Why no parameters were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitError {
    /// Four parameters cannot be learned from fewer clients than that.
    TooFew {
        /// How many there are.
        n_customers: usize,
        /// How many it takes at least.
        n_needed: usize,
    },
    /// Nobody was watched for any time.
    NoTimePassed,
    /// No client ever bought again: the rate of returns is 0, and nothing says how clients differ.
    NobodyCameBack,
    /// The search did not end.
    DidNotConverge,
}

/// What holds parameters back that the clients say little about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Penalty {
    /// Nothing.
    None,
    /// This times the sum of the parameters' squares is taken off the average log-likelihood, with `alpha` in the unit in
    /// which the longest age is 10 (the penalizer of the `lifetimes` library). Below 0, or no number, it counts as 0.
    Squares(f64),
}

/// The parameters under which the purchases of all `customers` are likeliest.
///
/// Clients who are alike are computed once. The order of the clients changes nothing, not even the last bit.
///
/// # Formula
/// Maximum of the sum of [`super::log_likelihood`], by damped Newton steps in the parameters' logarithms, with r, a, b
/// between 1e-6 and 1e6, and alpha between 1e-6 and 1e10 tenths of the longest age. A parameter may come to rest at such
/// a limit: where nobody leaves, for one, `a` does. That is an answer; [`Fit::log_errors`] tells what it is worth.
///
/// # Errors
/// [`FitError`] if there are fewer than four clients, no time passed, nobody came back, or the search did not end.
///
/// # Examples
/// ```
/// use zadel_stats::bgnbd::{Customer, FitError, fit};
/// let never_back = [Customer::new(0, 0.0, 30.0).expect("a time"); 20];
/// assert_eq!(fit(&never_back), Err(FitError::NobodyCameBack));
/// ```
pub fn fit(customers: &[Customer]) -> Result<Fit, FitError> {
    fit_penalised(customers, Penalty::None)
}

/// The same with a penalty.
///
/// # Errors
/// As [`fit`].
pub fn fit_penalised(customers: &[Customer], penalty: Penalty) -> Result<Fit, FitError> {
    const N_NEEDED: usize = 4;
    const LONGEST_AGE: f64 = 10.0;
    let (low, high) = (1e-6_f64.ln(), 1e6_f64.ln());
    if customers.len() < N_NEEDED {
        return Err(FitError::TooFew { n_customers: customers.len(), n_needed: N_NEEDED });
    }
    let longest = customers.iter().map(Customer::age).fold(0.0, f64::max);
    if longest <= 0.0 {
        return Err(FitError::NoTimePassed);
    }
    if customers.iter().all(|customer| customer.frequency == 0) {
        return Err(FitError::NobodyCameBack);
    }
    let unit = longest / LONGEST_AGE;
    let sample = Sample::of(customers, unit);
    let weight = match penalty {
        Penalty::None => 0.0,
        Penalty::Squares(weight) => weight.max(0.0),
    };
    let limits = [(low, high), (low, 1e10_f64.ln()), (low, high), (low, high)];
    let peak =
        climb([0.0; 4], &limits, |at| penalised(sample.height(at), at, weight)).ok_or(FitError::DidNotConverge)?;
    let doubt = Doubt::of(&peak, sample.n_customers);
    let mut fit = Fit {
        params: Params::from_logarithms(peak.at),
        log_likelihood: sample.log_likelihood(&peak.at, unit),
        n_customers: customers.len(),
        doubt,
        ln_unit: unit.ln(),
    };
    fit.params = fit.unscaled(peak.at);
    Ok(fit)
}

fn penalised((height, slope): Height<4>, at: &[f64; 4], weight: f64) -> Height<4> {
    let squares = at.map(|logarithm| (2.0 * logarithm).exp());
    let held_back = std::array::from_fn(|i| slope[i] - 2.0 * weight * squares[i]);
    (height - weight * squares.iter().sum::<f64>(), held_back)
}

/// Clients in groups of which each is computed once.
struct Sample {
    n_customers: f64,
    /// Who bought at the same times, and how many they are; in ascending order.
    alike: Vec<(Times, f64)>,
    /// Who bought as often, and how many they are; in ascending order.
    as_often: Vec<(u32, f64)>,
    n_returns: f64,
}

impl Sample {
    fn of(customers: &[Customer], unit: f64) -> Self {
        let mut sorted = customers.to_vec();
        let key = |customer: &Customer| (customer.frequency, customer.recency.to_bits(), customer.age.to_bits());
        // The bits of numbers that are not negative are in the numbers' own order.
        sorted.sort_by_key(key);
        let scaled = |customer: &Customer| Times {
            recency: customer.recency / unit,
            age: customer.age / unit,
            ..Times::of(customer)
        };
        let mut sample = Self { n_customers: 0.0, alike: Vec::new(), as_often: Vec::new(), n_returns: 0.0 };
        for group in sorted.chunk_by(|one, other| key(one) == key(other)) {
            let n = number(group.len());
            sample.alike.push((scaled(&group[0]), n));
            sample.n_customers += n;
            sample.n_returns += n * f64::from(group[0].frequency);
        }
        for group in sorted.chunk_by(|one, other| one.frequency == other.frequency) {
            sample.as_often.push((group[0].frequency, number(group.len())));
        }
        sample
    }

    /// The average log-likelihood at these logarithms, and its slopes.
    fn height(&self, at: &[f64; 4]) -> Height<4> {
        let params = at.map(f64::exp);
        let [r, _, a, b] = params;
        let mut sum = (0.0, [0.0; 4]);
        let mut add = |n: f64, (height, slope): Height<4>| {
            sum.0 += n * height;
            sum.1.iter_mut().zip(slope).for_each(|(sum, slope)| *sum += n * slope);
        };
        for (frequency, n) in &self.as_often {
            let [rate, staying, both] = [r, b, a + b].map(|z| Rising::of(z, *frequency));
            let slope = [r * rate.slope, 0.0, -a * both.slope, b * (staying.slope - both.slope)];
            add(*n, (rate.ln + staying.ln - both.ln, slope));
        }
        for (times, n) in &self.alike {
            add(*n, when(params, times));
        }
        (sum.0 / self.n_customers, sum.1.map(|slope| slope / self.n_customers))
    }

    /// The sum of all, in the clients' own unit of time: a density is per unit.
    fn log_likelihood(&self, at: &[f64; 4], unit: f64) -> f64 {
        self.height(at).0 * self.n_customers - self.n_returns * unit.ln()
    }
}

#[expect(clippy::cast_precision_loss, reason = "fewer clients than 2^53")]
fn number(n: usize) -> f64 {
    n as f64
}
