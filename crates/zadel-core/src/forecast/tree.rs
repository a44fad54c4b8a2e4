//! One tree: the published forecasts of reps and company, as joint draws.

use std::collections::BTreeMap;

use zadel_stats::quantiles::{Quantiles, reorder};
use zadel_stats::stream::Stream;

use super::pipeline::Draws;

/// Joint draws on which every published marginal is imposed.
///
/// # Units
/// Minor units of money.
///
/// # Invariants
/// In every draw the company's money is that of the reps and the correction together.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Of each rep.
    pub reps: BTreeMap<u32, Vec<f64>>,
    /// Of the company.
    pub company: Vec<f64>,
    /// What the company's own forecast says beyond the sum of the reps': the trend correction.
    pub correction: Vec<f64>,
    /// The pipeline's sums, in order, that the company's draws were made of.
    sums: Vec<f64>,
    published: Quantiles,
}

/// Streams that break ties are far from those of the draws.
const OF_TIES: u64 = 5 << 60;

impl Tree {
    /// Imposes the marginals from the reps up; a rep without one keeps his draws.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    pub fn of(draws: &Draws, reps: &BTreeMap<u32, Quantiles>, company: &Quantiles, seed: u64) -> Self {
        let float = |minor: &[i64]| -> Vec<f64> { minor.iter().map(|minor| *minor as f64).collect() };
        let mut sums = float(&draws.company());
        let mut own = sums.clone();
        reorder(company, &mut own, &mut Stream::new(seed, OF_TIES));
        let places = 0..u32::try_from(draws.n_reps()).unwrap_or(u32::MAX);
        let reps: BTreeMap<u32, Vec<f64>> = places
            .map(|rep| {
                let mut of_rep = float(draws.rep(rep));
                if let Some(marginal) = reps.get(&rep) {
                    reorder(marginal, &mut of_rep, &mut Stream::new(seed, OF_TIES | (u64::from(rep) + 1)));
                }
                (rep, of_rep)
            })
            .collect();
        let mut correction = own.clone();
        for of_rep in reps.values() {
            correction.iter_mut().zip(of_rep).for_each(|(rest, money)| *rest -= money);
        }
        sums.sort_unstable_by(f64::total_cmp);
        Self { reps, company: own, correction, sums, published: company.clone() }
    }

    /// The chance that the company wins at least `goal`: the share of its draws, and the one number for it everywhere.
    #[must_use]
    pub fn chance(&self, goal: f64) -> f64 {
        chance(&self.published, self.sums.len(), goal)
    }

    /// The same chance if something else were won in each draw of the pipeline: its draws without one deal, say.
    ///
    /// # Formula
    /// Each of these sums x gets the published quantile at F(x), with F the distribution of the pipeline's own sums.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    pub fn chance_of(&self, sums: &[i64], goal: f64) -> f64 {
        let mapped: Vec<f64> = sums.iter().map(|sum| self.published.at(self.level(*sum as f64))).collect();
        share(&mapped, goal)
    }

    /// F of a sum: the middle of the places that it has among the pipeline's.
    fn level(&self, sum: f64) -> f64 {
        let below = counted(self.sums.partition_point(|other| *other < sum));
        let up_to = counted(self.sums.partition_point(|other| *other <= sum));
        let n = counted(self.sums.len()).max(1.0);
        (f64::midpoint(below, up_to) / n).clamp(0.5 / n, 1.0 - 0.5 / n)
    }
}

/// The chance of at least `goal` by a published distribution that so many draws were brought to: the share of these, so that a stored
/// forecast gives the same number as the one that was shown.
#[must_use]
pub fn chance(published: &Quantiles, n_draws: usize, goal: f64) -> f64 {
    let n = u32::try_from(n_draws).unwrap_or(u32::MAX);
    let value = |rank: u32| published.of_rank(rank, n);
    let (mut below, mut from) = (0, n);
    while below < from {
        let middle = below.midpoint(from);
        if value(middle) < goal { below = middle + 1 } else { from = middle }
    }
    f64::from(n - below) / f64::from(n.max(1))
}

fn share(draws: &[f64], goal: f64) -> f64 {
    let n_reached = draws.iter().filter(|money| goal <= **money).count();
    if draws.is_empty() { 0.0 } else { counted(n_reached) / counted(draws.len()) }
}

fn counted(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
