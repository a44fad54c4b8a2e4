//! Regular clients buy at a rate: how many purchases in the period?

use statrs::function::gamma::gamma_lr;

use crate::beta;
use crate::counts::Counts;

/// What is known of how often a client buys in one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BuyingRate {
    /// Exactly this many purchases a client, on average; never negative.
    Known(f64),
    /// Learned from so many purchases of so many clients.
    Learned {
        /// Purchases seen.
        n_purchases: u32,
        /// Clients watched, at least 1.
        n_clients: u32,
    },
}

/// The distribution of the purchases of `n_clients` in one period; `None` if it is too wide to tabulate.
///
/// # Formula
/// ```text
/// known r:        Poisson(clients * r)
/// s of n clients: lambda ~ Gamma(s + 1/2, rate n)  =>  NegBin(size s + 1/2, probability n / (n + clients))
/// ```
/// The negative binomial as a Poisson with a gamma-distributed rate: Greenwood and Yule, "An Inquiry into the Nature of
/// Frequency Distributions", Journal of the Royal Statistical Society 83 (1920).
///
/// # Examples
/// ```
/// use zadel_stats::purchases::{BuyingRate, purchases_of};
/// let eight = purchases_of(8, BuyingRate::Known(0.5)).expect("a narrow distribution");
/// assert!((eight.at_least(4) - 0.566_530).abs() < 1e-6);
/// ```
#[must_use]
pub fn purchases_of(n_clients: u32, rate: BuyingRate) -> Option<Counts> {
    if n_clients == 0 {
        return Some(Counts::certain(0));
    }
    let n_clients = f64::from(n_clients);
    match rate {
        BuyingRate::Known(rate) => {
            let mean = n_clients * rate;
            Counts::around_mode(mean.floor(), |n| mean / (n + 1.0))
        }
        BuyingRate::Learned { n_purchases, n_clients: n_seen } => {
            let size = f64::from(n_purchases) + 0.5;
            let fail = n_clients / (f64::from(n_seen.max(1)) + n_clients);
            let mode = ((size - 1.0) * fail / (1.0 - fail)).floor().max(0.0);
            Counts::around_mode(mode, |n| (n + size) / (n + 1.0) * fail)
        }
    }
}

/// P(`n_clients` make at least `n_needed` purchases), without a table: for searching a number of clients.
///
/// # Formula
/// ```text
/// known r:        P(k, clients * r), the regularised lower incomplete gamma function
/// s of n clients: I_x(k, s + 1/2) with x = clients / (n + clients), the regularised incomplete beta function
/// ```
#[must_use]
pub fn at_least(n_needed: u32, n_clients: u32, rate: BuyingRate) -> f64 {
    if n_needed == 0 {
        return 1.0;
    }
    let (needed, n_clients) = (f64::from(n_needed), f64::from(n_clients));
    match rate {
        BuyingRate::Known(rate) if n_clients * rate <= 0.0 => 0.0,
        BuyingRate::Known(rate) => gamma_lr(needed, n_clients * rate),
        BuyingRate::Learned { n_purchases, n_clients: n_seen } => {
            let passing = n_clients / (f64::from(n_seen.max(1)) + n_clients);
            beta::cdf(passing, needed, f64::from(n_purchases) + 0.5)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_rate_is_poisson() {
        let counts = purchases_of(10, BuyingRate::Known(0.4)).expect("narrow");
        let mut term = (-4.0_f64).exp();
        for (n, mass) in (0..20).map(f64::from).zip(counts.masses()) {
            assert!((mass - term).abs() < 1e-14);
            term *= 4.0 / (n + 1.0);
        }
    }

    /// Mean and spread of the negative binomial, and more spread than a Poisson of the same mean.
    #[test]
    fn a_learned_rate_is_wider_than_a_known_one() {
        let counts = purchases_of(46, BuyingRate::Learned { n_purchases: 16, n_clients: 26 }).expect("narrow");
        let mean = 16.5 * 46.0 / 26.0;
        assert!((counts.mean() - mean).abs() < 1e-9);
        assert!((counts.standard_deviation().powi(2) - mean * (1.0 + 46.0 / 26.0)).abs() < 1e-6);
    }

    /// The second method: incomplete gamma and beta functions against the table.
    #[test]
    fn the_chance_without_a_table_is_that_of_the_table() {
        let rates = [
            BuyingRate::Known(0.4),
            BuyingRate::Known(3.0),
            BuyingRate::Learned { n_purchases: 16, n_clients: 26 },
            BuyingRate::Learned { n_purchases: 0, n_clients: 9 },
        ];
        for rate in rates {
            for n_clients in [1, 8, 46, 900] {
                let table = purchases_of(n_clients, rate).expect("narrow");
                for needed in [0, 1, 4, 28, 300, 3000] {
                    let difference = table.at_least(u64::from(needed)) - at_least(needed, n_clients, rate);
                    assert!(difference.abs() < 1e-10, "{rate:?}, {n_clients} clients, {needed} needed: {difference}");
                }
            }
        }
    }

    #[test]
    fn nobody_buys_nothing_and_no_rate_is_no_purchase() {
        assert!(purchases_of(0, BuyingRate::Known(2.0)).expect("certain").is_certain());
        assert!(purchases_of(5, BuyingRate::Known(0.0)).expect("certain").is_certain());
    }

    #[test]
    fn large_rates_keep_their_mass() {
        let counts = purchases_of(10_000, BuyingRate::Known(1000.0)).expect("44,000 points");
        assert!((counts.masses().iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((counts.mean() - 1e7).abs() < 1e-2);
    }

    #[test]
    fn a_distribution_too_wide_to_tabulate_is_refused() {
        assert_eq!(purchases_of(u32::MAX, BuyingRate::Learned { n_purchases: 1, n_clients: 1 }), None);
    }
}
