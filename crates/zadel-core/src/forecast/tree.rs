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

    /// In how many of the draws it wins at least that.
    #[must_use]
    pub fn n_reached(&self, goal: f64) -> usize {
        self.sums.len() - n_below(&self.published, self.sums.len(), goal)
    }

    /// The same chance if something else were won in each draw of the pipeline: its draws without one deal, say. If these are its own draws,
    /// it is the same number.
    ///
    /// # Formula
    /// ```text
    /// mean over sums x of the share of the ranks of x among the pipeline's own sums at which the published quantile reaches the goal
    /// ```
    /// A sum that is not among them lies between two ranks and gets the published quantile there.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    pub fn chance_of(&self, sums: &[i64], goal: f64) -> f64 {
        let first = n_below(&self.published, self.sums.len(), goal);
        let reached: f64 = sums.iter().map(|sum| self.share_reached(*sum as f64, first, goal)).sum();
        if sums.is_empty() { 0.0 } else { reached / counted(sums.len()) }
    }

    /// How much of a lump of the pipeline's draws reaches a goal that is reached from rank `first` on.
    fn share_reached(&self, sum: f64, first: usize, goal: f64) -> f64 {
        let below = self.sums.partition_point(|other| *other < sum);
        let up_to = self.sums.partition_point(|other| *other <= sum);
        if below < up_to {
            return counted(up_to.saturating_sub(below.max(first))) / counted(up_to - below);
        }
        let n = counted(self.sums.len()).max(1.0);
        let between = self.published.at((counted(below) / n).clamp(0.5 / n, 1.0 - 0.5 / n));
        if goal <= between { 1.0 } else { 0.0 }
    }
}

/// The chance of at least `goal` by a published distribution that so many draws were brought to: the share of these, so that a stored
/// forecast gives the same number as the one that was shown.
#[must_use]
pub fn chance(published: &Quantiles, n_draws: usize, goal: f64) -> f64 {
    counted(n_draws - n_below(published, n_draws, goal)) / counted(n_draws.max(1))
}

/// How many of so many draws are below `goal`.
fn n_below(published: &Quantiles, n_draws: usize, goal: f64) -> usize {
    let n = u32::try_from(n_draws).unwrap_or(u32::MAX);
    let (mut below, mut from) = (0, n);
    while below < from {
        let middle = below.midpoint(from);
        if published.of_rank(middle, n) < goal { below = middle + 1 } else { from = middle }
    }
    usize::try_from(below).unwrap_or(usize::MAX).min(n_draws)
}

fn counted(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
